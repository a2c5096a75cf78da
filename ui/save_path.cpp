// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/save_path.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

#include "ui/dialogs/export_target.h"

namespace plumbline::ui {

namespace {

/// "pdf" of "PDF (*.pdf)".
QStringList kindsOf(const QString& filter)
{
    static const QRegularExpression pattern(QStringLiteral("\\*\\.([A-Za-z0-9]+)"));
    QStringList kinds;
    for (auto each = pattern.globalMatch(filter); each.hasNext();)
        kinds.append(each.next().captured(1));
    return kinds;
}

} // namespace

QString asChosenKind(const QString& path, const QString& filter)
{
    const QStringList kinds = kindsOf(filter);
    if (path.isEmpty() || kinds.isEmpty() || kinds.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive))
        return path;
    return withSuffix(path, kinds.first());
}

} // namespace plumbline::ui
