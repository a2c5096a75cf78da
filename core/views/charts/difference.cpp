// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/people_text.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

using Pair = std::pair<int, int>;

/// The difference of every subgroup to the reference group (or of every pair) with Newcombe's interval: what
/// overlapping whiskers of two rates do not tell.
class DifferenceChart : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceChart)

public:
    [[nodiscard]] QString title() const override { return tr("Difference"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How far every subgroup is from the reference group, with the interval of the difference");
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = startChart(measured, options, QStringLiteral("difference"));
        if (!spec)
            return spec;
        const auto pairs = shownPairs(measured, options);
        if (pairs.empty())
            return Error {ErrorCode::Usage, tr("There are no two groups to compare; show at least two."), {}};
        spec->points = true;
        spec->referenceRow = -1;
        spec->axis = axis(measured, options);
        writeCaption(*spec, measured, options, spec->axis);
        if (const QString m = comparisonsNumber(measured, options.perSubmitted); !m.isEmpty())
            spec->axis += tr("; m = %1 comparisons", "corrected for together").arg(m);
        spec->rows.clear();
        spec->rowTips.clear();
        for (const auto& [a, b] : pairs) {
            spec->rows.append(rowText(measured, a, b));
            spec->rowTips.append(
                tr("%1 compared with %2").arg(comparedLabel(measured, a), comparedLabel(measured, b)));
        }
        double low = 0;
        double high = 0;
        for (std::size_t s = 0; s < measured.runs.size(); ++s) {
            for (std::size_t row = 0; row < pairs.size(); ++row) {
                Mark made = mark(measured, measured.runs[s], pairs[row], options.perSubmitted);
                made.row = static_cast<int>(row);
                made.series = static_cast<int>(s);
                low = std::min(low, made.low);
                high = std::max(high, made.high);
                spec->marks.push_back(std::move(made));
            }
        }
        std::stable_sort(spec->marks.begin(), spec->marks.end(),
                         [](const Mark& a, const Mark& b) { return a.row < b.row; });
        spec->axisMin = low < 0 ? -axisEnd(-low) : 0;
        spec->axisMax = axisEnd(high);
        spec->alt = altText(*spec);
        return spec;
    }

private:
    static QString axis(const Measured& measured, const ChartOptions& options)
    {
        const QString rate = rateWords(measured, options.perSubmitted).brief;
        const auto reference = measured.settings.reference;
        if (measured.settings.comparing() == measures::Compare::Rest)
            return tr("%1 less that of all others together, points; %2")
                .arg(rate, differenceIntervalText(measured));
        if (!reference)
            return tr("difference of %1, points; %2", "a rate").arg(rate, differenceIntervalText(measured));
        return tr("%1 less that of %2, points; %3")
            .arg(rate, labelWithin(measured, *reference), differenceIntervalText(measured));
    }

    static QString rowText(const Measured& measured, int a, int b)
    {
        const QString& first = measured.labels[static_cast<std::size_t>(a)];
        if (measured.settings.comparing() != measures::Compare::Pairs)
            return first;
        return tr("%1 − %2", "one group less another")
            .arg(first, labelAfter(measured.labels[static_cast<std::size_t>(b)]));
    }

    /// The comparisons between shown groups, in the order in which the groups are shown. A hidden reference
    /// still is what the others are compared with.
    static std::vector<Pair> shownPairs(const Measured& measured, const ChartOptions& options)
    {
        const auto shown = shownGroups(measured, options);
        std::vector<Pair> pairs;
        if (measured.settings.comparing() == measures::Compare::Rest) {
            for (const std::size_t group : shown)
                pairs.emplace_back(static_cast<int>(group), measures::kRest);
            return pairs;
        }
        if (const auto reference = measured.settings.reference) {
            for (const std::size_t group : shown)
                if (static_cast<int>(group) != *reference)
                    pairs.emplace_back(static_cast<int>(group), *reference);
            return pairs;
        }
        for (std::size_t i = 0; i < shown.size(); ++i)
            for (std::size_t j = i + 1; j < shown.size(); ++j) // analyse() has them with a < b
                pairs.emplace_back(static_cast<int>(std::min(shown[i], shown[j])),
                                   static_cast<int>(std::max(shown[i], shown[j])));
        return pairs;
    }

    static QString signedPoints(double difference)
    {
        const QString number = pointsText(difference);
        if (difference > 0)
            return QLatin1Char('+') % number;
        return difference < 0 ? QStringLiteral("−") % number : number;
    }

    static Mark mark(const Measured& measured, const MeasuredRun& run, Pair pair, bool perSubmitted)
    {
        const auto& differences = differencesOf(run, perSubmitted);
        Mark mark;
        mark.key = {run.system, measured.by, measured.groups[static_cast<std::size_t>(pair.first)]};
        const auto found =
            std::find_if(differences.begin(), differences.end(), [&](const measures::Difference& d) {
                return d.a == pair.first && d.b == pair.second;
            });
        if (found == differences.end()) {
            mark.note = tr("no images");
            mark.tip =
                tr("%1, %2: nothing to compare").arg(run.name, rowText(measured, pair.first, pair.second));
            return mark;
        }
        mark.value = found->difference;
        mark.low = found->low;
        mark.high = found->high;
        const auto few = [&](int group, int of) {
            return comparedTally(run, group, of, perSubmitted).n < measured.settings.fewest;
        };
        mark.few = few(pair.first, pair.second) || few(pair.second, pair.first);
        mark.note = signedPoints(found->difference);
        mark.tip = tr("%1, %2 less %3: %4 points, %5 interval %6 to %7; p (Holm) %8")
                       .arg(run.name, labelWithin(measured, pair.first), labelWithin(measured, pair.second),
                            mark.note, levelText(measured.settings.level), signedPoints(mark.low),
                            signedPoints(mark.high), pText(found->pHolm));
        if (mark.few)
            mark.tip += tr("; too few to tell");
        return mark;
    }
};

} // namespace

void register_chart_difference(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("difference"), std::make_unique<DifferenceChart>());
}

} // namespace plumbline
