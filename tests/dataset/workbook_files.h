// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QString>

struct lxw_workbook;

namespace plumbline::test {

/// An XLSX file as \a fill writes it with libxlsxwriter.
QByteArray xlsx(const std::function<void(lxw_workbook*)>& fill);

/// A zip archive of stored (not compressed) files, without checksums. A claimed size >= 0 stands in the
/// headers in place of the true one.
QByteArray zip(const std::vector<std::pair<QByteArray, QByteArray>>& files, qint64 claimedSize = -1);

/// An ODS file with the given <table:table> elements.
QByteArray ods(const QByteArray& tables);

} // namespace plumbline::test
