// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_labels.h"

#include <QCoreApplication>

#include "core/views/labels.h"
#include "ui/browser/verdict_text.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::Pairs)
};

TableCell cell(const QString& text, Tone tone = Tone::Plain)
{
    TableCell made;
    made.text = text;
    made.tone = tone;
    return made;
}

} // namespace

TableSpec pairLabelTable(const ImageLabels& one, const ImageLabels& other, bool isOneSet,
                         const QString& splitBy)
{
    TableSpec table;
    table.columns = {
        {QStringLiteral("label"), Words::tr("Label"), false, {}, false},
        {QStringLiteral("one"), isOneSet ? Words::tr("One image") : Words::tr("Probe"), false, {}, false},
        {QStringLiteral("other"), isOneSet ? Words::tr("The other") : Words::tr("Gallery"), false, {}, false},
        {QStringLiteral("differs"), {}, false, Words::tr("Where the labels differ"), false}};
    for (std::size_t i = 0; i < one.size() && i < other.size(); ++i) {
        const auto& [name, value] = one[i];
        const QString& second = other[i].second;
        const bool differs = name != splitBy && !value.isEmpty() && !second.isEmpty() && value != second;
        const Tone tone = differs ? Tone::Warning : Tone::Plain;
        table.rows.push_back({cell(attributeText(name)), cell(valueLabel(value), tone),
                              cell(valueLabel(second), tone),
                              cell(differs ? Words::tr("≠ differs") : QString(), tone)});
    }
    return table;
}

} // namespace plumbline::ui
