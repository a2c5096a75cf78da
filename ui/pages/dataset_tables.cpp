// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/dataset_tables.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/texts.h"
#include "ui/models/import_columns_model.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DatasetPage", text);
}

TableCell words(const QString& text, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = text;
    cell.tip = text;
    cell.tone = tone;
    return cell;
}

TableCell number(qint64 value, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = QLocale().toString(value);
    cell.value = static_cast<double>(value);
    cell.tone = tone;
    return cell;
}

QString meaningText(const AttributeInfo& attribute)
{
    QStringList parts;
    for (const QString& value : attribute.values) {
        if (attribute.valueMap.contains(value))
            parts.append(tr("%1 means %2").arg(value, attribute.valueMap.value(value)));
    }
    return parts.join(QStringLiteral(", "));
}

QString listed(const QStringList& values)
{
    constexpr int kShown = 12;
    const QString text = values.mid(0, kShown).join(QStringLiteral(", "));
    return values.size() > kShown ? text + QStringLiteral(", …") : text;
}

} // namespace

QString groupsText(const Grouping& grouping)
{
    QStringList parts;
    for (const Group& group : grouping.groups) {
        parts.append(group.values.isEmpty()
                         ? group.label
                         : QStringLiteral("%1: %2").arg(group.label, listed(group.values)));
    }
    return parts.join(QStringLiteral("; "));
}

TableSpec attributesTable(const std::vector<AttributeInfo>& attributes,
                          const std::vector<Grouping>& groupings)
{
    TableSpec spec;
    spec.columns = {
        {QStringLiteral("label"), tr("label"), false, {}},
        {QStringLiteral("values"), tr("values"), true, tr("How many different values it has")},
        {QStringLiteral("which"), tr("which"), false, {}},
        {QStringLiteral("source"), tr("who says so"), false,
         tr("Self-described by the person, perceived by others, inferred by software, or rendered")},
        {QStringLiteral("meaning"), tr("to the systems"), false,
         tr("What the values mean when they are compared with the systems' answers")}};
    for (const AttributeInfo& attribute : attributes) {
        const auto grouping = std::find_if(groupings.begin(), groupings.end(),
                                           [&](const Grouping& g) { return g.name == attribute.name; });
        const bool grouped = attribute.isGrouping && grouping != groupings.end();
        const QString which = grouped ? groupsText(*grouping) : listed(attribute.values);
        const QString source = grouped ? tr("grouped from %1").arg(grouping->attribute)
                                       : ImportColumnsModel::sourceWord(attribute.source);
        const bool unknown = !grouped && attribute.source == LabelSource::NotStated;
        spec.rows.push_back({words(attribute.name, Tone::Strong), number(attribute.values.size()),
                             words(which), words(source, unknown ? Tone::Muted : Tone::Plain),
                             words(meaningText(attribute))});
    }
    return spec;
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
    spec.columns.push_back({QStringLiteral("note"), QString(), false, {}});
    qint64 images = 0;
    for (const CompositionRow& row : rows)
        images += row.images;
    const auto figures = [&](std::vector<TableCell>& cells, const CompositionRow& row, Tone tone) {
        cells.push_back(number(row.images, tone));
        TableCell share;
        if (images > 0) {
            share.value = static_cast<double>(row.images) / static_cast<double>(images);
            share.text = percentText(share.value);
        }
        cells.push_back(share);
        cells.push_back(number(row.subjects, tone));
        cells.push_back(number(row.unreadable, row.unreadable > 0 ? Tone::Warning : Tone::Muted));
    };
    for (const CompositionRow& row : rows) {
        const bool small = row.images < kFewImages;
        std::vector<TableCell> cells;
        for (const QString& value : row.group)
            cells.push_back(value.isEmpty() ? words(tr("not stated"), Tone::Muted) : words(value));
        figures(cells, row, small ? Tone::Warning : Tone::Plain);
        cells.push_back(small ? words(tr("few images"), Tone::Warning) : TableCell());
        cells.back().tip = small ? few : QString();
        spec.rows.push_back(std::move(cells));
    }
    return spec;
}

} // namespace plumbline::ui
