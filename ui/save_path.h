// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline::ui {

/// \a path as the chosen kind of file: \a filter as QFileDialog's, "PDF (*.pdf)". The suffix of another kind
/// that files are written in gives way to the kind's first ("x.csv" becomes "x.pdf"); what is no such suffix
/// is part of the name ("audit v1.2" becomes "audit v1.2.pdf").
QString asChosenKind(const QString& path, const QString& filter);

} // namespace plumbline::ui
