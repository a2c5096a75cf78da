// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cstdint>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

using measures::ChangedGroup;

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

QString kappaText(double value)
{
    return withMinus(QLocale().toString(value, 'f', 2));
}

TableCell none(const QString& why = {})
{
    return {QStringLiteral("–"), kNoNumber, Tone::Muted, why};
}

void appendKappa(std::vector<TableCell>& row, const ChangedGroup& group)
{
    if (!group.agreement) { // one and the same for all images: there is nothing to agree on beyond chance
        row.push_back(none());
        row.push_back(none(tr("Both are right about every image, or about none.")));
        row.push_back(none());
        return;
    }
    row.push_back({percentText(group.agreement->observed), group.agreement->observed, Tone::Plain,
                   tr("By chance they would agree on %1.").arg(percentText(group.agreement->expected))});
    row.push_back({kappaText(group.agreement->kappa), group.agreement->kappa, Tone::Strong, {}});
    const auto& limits = group.agreementLimits;
    row.push_back(limits ? TableCell {tr("%1 to %2").arg(kappaText(limits->low), kappaText(limits->high)),
                                      limits->low,
                                      Tone::Plain,
                                      {},
                                      limits->high}
                         : none());
}

} // namespace

TableSpec agreementTable(const Compared& compared)
{
    TableSpec table;
    if (!compared.isPaired)
        return table;
    table.columns = {{QStringLiteral("subgroup"), tr("subgroup"), false, {}},
                     {QStringLiteral("compared"), tr("images"), true, tr("Images scored by both")},
                     {QStringLiteral("both_right"), tr("both right"), true, {}},
                     {QStringLiteral("broken"), tr("only A right"), true, compared.a().name},
                     {QStringLiteral("fixed"), tr("only B right"), true, compared.b().name},
                     {QStringLiteral("both_wrong"), tr("none right"), true, {}},
                     {QStringLiteral("agree"), tr("agree on"), true,
                      tr("Share of images about which both are right or both wrong")},
                     {QStringLiteral("kappa"), tr("kappa"), true,
                      tr("Agreement beyond chance: 1 when both are right about the same images, 0 when no "
                         "more than by chance")},
                     {QStringLiteral("kappa_interval"),
                      tr("%1 interval").arg(levelText(compared.measured.settings.level)), true,
                      compared.analysis.bySubject ? tr(
                          "Fleiss, Cohen and Everitt, on the effective number of images where people repeat")
                                                  : tr("Fleiss, Cohen and Everitt"),
                      true}};
    const auto add = [&](const QString& label, const ChangedGroup& group, const QStringList& values) {
        if (!group.paired)
            return;
        std::vector<TableCell> row {{label, kNoNumber, Tone::Plain, {}}};
        for (const std::int64_t count : {group.paired->n(), group.paired->bothRight, group.paired->broken,
                                         group.paired->fixed, group.paired->bothWrong})
            row.push_back({countText(count), static_cast<double>(count), Tone::Plain, {}});
        appendKappa(row, group);
        table.rows.push_back(std::move(row));
        table.keys.push_back(
            {compared.b().system, values.isEmpty() ? QStringList() : compared.measured.by, values});
    };
    for (std::size_t i = 0; i < compared.analysis.groups.size(); ++i)
        add(compared.measured.labels[i], compared.analysis.groups[i], compared.measured.groups[i]);
    if (compared.analysis.groups.size() > 1)
        add(tr("All groups"), compared.analysis.all, {});
    return table;
}

} // namespace plumbline
