// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>

#include "core/views/comparison.h"

namespace plumbline {

/// `compare --json`: both sides, what is compared, every group and every gap. Undefined is null.
QJsonObject compareJson(const Compared& compared, const QJsonObject& provenance);
/// `compare --series --json`.
QJsonObject seriesJson(const MatchedSeries& series, const QJsonObject& provenance);

} // namespace plumbline
