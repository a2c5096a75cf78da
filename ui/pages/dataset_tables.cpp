// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/dataset_tables.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/texts.h"
#include "ui/models/table_cells.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DatasetPage", text);
}

} // namespace

QString meaningText(const AttributeInfo& attribute)
{
    QStringList parts;
    for (const QString& value : attribute.values) {
        if (attribute.valueMap.contains(value))
            parts.append(tr("%1 means %2").arg(value, attribute.valueMap.value(value)));
    }
    return parts.join(QStringLiteral(", "));
}

QString listedValues(const QStringList& values)
{
    constexpr int kShown = 12;
    const QString text = values.mid(0, kShown).join(QStringLiteral(", "));
    return values.size() > kShown ? text + QStringLiteral(", …") : text;
}

QString groupsText(const Grouping& grouping)
{
    QStringList parts;
    for (const Group& group : grouping.groups) {
        parts.append(group.values.isEmpty()
                         ? group.label
                         : QStringLiteral("%1: %2").arg(group.label, listedValues(group.values)));
    }
    return parts.join(QStringLiteral("; "));
}

TableSpec compositionTable(const QStringList& by, const std::vector<CompositionRow>& rows)
{
    TableSpec spec;
    for (const QString& name : by)
        spec.columns.push_back({name, name, false, {}});
    const QString few = tr("Fewer than %1 images: too few to tell anything from").arg(kFewImages);
    spec.columns.push_back({QStringLiteral("images"), tr("images"), true, {}});
    spec.columns.push_back({QStringLiteral("share"), tr("share"), true, tr("Of all images")});
    spec.columns.push_back({QStringLiteral("people"), tr("people"), true,
                            tr("Different people; an image without a person counts as one")});
    spec.columns.push_back(
        {QStringLiteral("unreadable"), tr("unreadable"), true, tr("Missing, damaged or too large")});
    const bool anyFew = std::any_of(rows.begin(), rows.end(),
                                    [](const CompositionRow& row) { return row.images < kFewImages; });
    if (anyFew)
        spec.columns.push_back({QStringLiteral("note"), tr("note"), false, {}});
    qint64 images = 0;
    for (const CompositionRow& row : rows)
        images += row.images;
    const auto figures = [&](std::vector<TableCell>& cells, const CompositionRow& row, Tone tone) {
        cells.push_back(countCell(row.images, tone));
        TableCell share;
        if (images > 0) {
            share.value = static_cast<double>(row.images) / static_cast<double>(images);
            share.text = percentText(share.value);
        }
        cells.push_back(share);
        cells.push_back(countCell(row.subjects, tone));
        cells.push_back(countCell(row.unreadable, row.unreadable > 0 ? Tone::Warning : Tone::Muted));
    };
    for (const CompositionRow& row : rows) {
        const bool small = row.images < kFewImages;
        std::vector<TableCell> cells;
        for (const QString& value : row.group)
            cells.push_back(value.isEmpty() ? textCell(tr("not stated"), Tone::Muted) : textCell(value));
        figures(cells, row, small ? Tone::Warning : Tone::Plain);
        if (anyFew) {
            cells.push_back(small ? textCell(tr("few images"), Tone::Warning) : TableCell());
            cells.back().tip = small ? few : QString();
        }
        spec.rows.push_back(std::move(cells));
    }
    return spec;
}

} // namespace plumbline::ui
