// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/confusion.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "core/measures/headline.h"
#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

enum Colour { kRightColour = 0, kWrongColour = 1, kUnansweredColour = 3 };
enum SeriesIndex { kRight, kWrong, kUnanswered };

/// A confusion matrix per subgroup, a panel per system: what every subgroup was read as, and how many were
/// not read at all. A subgroup of one label is one row.
class Confusion : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(Confusion)

public:
    [[nodiscard]] QString title() const override { return tr("Confusion"); }
    [[nodiscard]] QString description() const override
    {
        return tr("What every subgroup was read as, and how many were not read at all: counts and shares");
    }
    [[nodiscard]] bool needsAnswers() const override { return true; }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = startChart(measured, options, QStringLiteral("confusion"));
        if (!spec)
            return spec;
        const auto classes = static_cast<int>(measured.classes.size());
        const bool known = std::all_of(measured.runs.begin(), measured.runs.end(),
                                       [](const MeasuredRun& run) { return run.answers != nullptr; });
        if (known && classes < 2)
            return Error {ErrorCode::Usage,
                          tr("A confusion matrix shows which class was taken for which, and here there are "
                             "none; choose another chart."),
                          {}};
        if (!known)
            return Error {ErrorCode::Usage,
                          tr("A confusion matrix needs every single answer, and these are counts only."),
                          {}};
        prepare(*spec, measured);
        const auto rows = rowsOf(*spec, measured, options);
        for (std::size_t s = 0; s < measured.runs.size(); ++s) {
            spec->panels.append(measured.runs[s].name);
            const auto found = measures::confusion(*measured.runs[s].answers,
                                                   static_cast<int>(measured.groups.size()), classes);
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const auto at =
                    std::find_if(found.begin(), found.end(), [&](const measures::ConfusionRow& one) {
                        return one.group == rows[row].first && one.truth == rows[row].second;
                    });
                addRow(*spec, measured, s, static_cast<int>(row),
                       at == found.end() ? measures::ConfusionRow {rows[row].first, rows[row].second,
                                                                   std::vector<std::int64_t>(
                                                                       static_cast<std::size_t>(classes))}
                                         : *at);
            }
        }
        spec->axis = tr("images and their share of the row; each row is a subgroup and its label");
        writeCaption(*spec, measured, options, spec->axis, CaptionOf::Shares);
        spec->alt = altText(*spec);
        return spec;
    }

private:
    static void prepare(ChartSpec& spec, const Measured& measured)
    {
        spec.kind = ChartKind::Grid;
        spec.shade = Shade::Series;
        spec.series = {{QString(), tr("right"), kRightColour},
                       {QString(), tr("wrong"), kWrongColour},
                       {QString(), tr("no answer"), kUnansweredColour}};
        for (const QString& name : measured.classes)
            spec.columns.append(tr("read as %1").arg(name));
        spec.columns.append(tr("no face"));
        const bool refused =
            std::any_of(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
                return std::any_of(run.answers->begin(), run.answers->end(),
                                   [](const measures::ScoredAnswer& one) {
                return one.answer == measures::ScoredAnswer::kRefused;
                });
            });
        if (refused)
            spec.columns.append(tr("refused"));
    }

    /// Group and label of every row that any run has, in the order in which the groups are shown; names them.
    static std::vector<std::pair<int, int>> rowsOf(ChartSpec& spec, const Measured& measured,
                                                   const ChartOptions& options)
    {
        const std::size_t classes = static_cast<std::size_t>(measured.classes.size());
        std::vector<char> used(measured.groups.size() * classes);
        for (const MeasuredRun& run : measured.runs)
            for (const measures::ScoredAnswer& one : *run.answers)
                used[static_cast<std::size_t>(one.group) * classes + static_cast<std::size_t>(one.truth)] = 1;
        spec.rows.clear();
        spec.rowTips.clear();
        spec.referenceRow = -1;
        std::vector<std::pair<int, int>> rows;
        for (const std::size_t group : shownGroups(measured, options)) {
            const auto first = used.begin() + static_cast<std::ptrdiff_t>(group * classes);
            const auto labels = std::count(first, first + static_cast<std::ptrdiff_t>(classes), 1);
            for (std::size_t truth = 0; truth < classes; ++truth) {
                if (!first[static_cast<std::ptrdiff_t>(truth)])
                    continue;
                rows.emplace_back(static_cast<int>(group), static_cast<int>(truth));
                const QString& label = measured.labels[group];
                spec.rows.append(labels > 1 ? tr("%1: %2", "group: label")
                                                  .arg(label, measured.classes[static_cast<qsizetype>(truth)])
                                            : label);
                spec.rowTips.append(tr("%1, labelled %2")
                                        .arg(originalLabel(measured, group),
                                             measured.classes[static_cast<qsizetype>(truth)]));
            }
        }
        return rows;
    }

    static void addRow(ChartSpec& spec, const Measured& measured, std::size_t s, int row,
                       const measures::ConfusionRow& counts)
    {
        const MeasuredRun& run = measured.runs[s];
        const auto group = static_cast<std::size_t>(counts.group);
        const std::int64_t total = counts.total();
        for (qsizetype column = 0; column < spec.columns.size(); ++column) {
            const bool answered = column < measured.classes.size();
            const std::int64_t count = answered     ? counts.answered[static_cast<std::size_t>(column)]
                : column == measured.classes.size() ? counts.undetected
                                                    : counts.refused;
            Mark mark;
            mark.row = row;
            mark.column = static_cast<int>(column);
            mark.panel = static_cast<int>(s);
            mark.series = !answered ? kUnanswered : column == counts.truth ? kRight : kWrong;
            mark.key = {run.system, measured.by, measured.groups[group]};
            mark.key.verdict = verdictWord(mark.series, column > measured.classes.size());
            mark.key.label = measured.classes[counts.truth];
            if (answered)
                mark.key.answer = measured.classes[column];
            mark.note = countText(count);
            mark.few = total > 0 && total < measured.settings.fewest;
            const QString what = labelInSentence(spec.columns[column]);
            if (total > 0) {
                mark.value = static_cast<double>(count) / static_cast<double>(total);
                mark.detail = percentText(mark.value);
                mark.tip =
                    tr("%1, %2: %3 %4 of %5, %6")
                        .arg(run.name, spec.rows[row], what, countText(count), countText(total), mark.detail);
            } else {
                mark.tip = tr("%1, %2: no images").arg(run.name, spec.rows[row]);
            }
            spec.marks.push_back(std::move(mark));
        }
    }

    static QString verdictWord(int series, bool refused)
    {
        if (series == kRight)
            return QStringLiteral("right");
        if (series == kWrong)
            return QStringLiteral("wrong");
        return refused ? QStringLiteral("refused") : QStringLiteral("undetected");
    }
};

} // namespace

void register_chart_confusion(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("confusion"), std::make_unique<Confusion>());
}

} // namespace plumbline
