// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/compare_parts.h"

#include <cmath>

#include <QCoreApplication>

#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"

namespace plumbline {

QString withMinus(QString number)
{
    return number.replace(QLatin1Char('-'), QChar(0x2212));
}

QString signedPoints(double change)
{
    const QString number = pointsText(change);
    constexpr double kShown = 0.0005; // rounds to 0.0
    if (std::abs(change) < kShown)
        return number;
    return (change > 0 ? QStringLiteral("+") : QStringLiteral("−")) % number;
}

Mark comparedMark(const Compared& compared, std::size_t index, int side)
{
    const Measured& measured = compared.measured;
    const measures::ChangedGroup& group = compared.analysis.groups[index];
    const MeasuredRun& run = side == 0 ? compared.a() : compared.b();
    const measures::Tally tally = side == 0 ? group.a : group.b;
    const auto& interval = side == 0 ? group.ofA : group.ofB;
    const auto text = [](const char* source) { return QCoreApplication::translate("Compare", source); };
    Mark mark;
    mark.key = {run.run.isValid() ? QString::number(run.run.value()) : run.system, measured.by,
                measured.groups[index]};
    if (!interval) {
        mark.note = nothingText(measured);
        mark.tip = text("%1, %2: %3").arg(run.name, measured.labels[index], mark.note);
        return mark;
    }
    mark.value = tally.rate();
    mark.low = interval->low;
    mark.high = interval->high;
    mark.few = tally.n < measured.settings.fewest;
    mark.note = ofText(tally);
    mark.tip = text("%1, %2: %3 (%4), %5 interval %6 to %7")
                   .arg(run.name, measured.labels[index], percentText(mark.value), mark.note,
                        levelText(measured.settings.level), percentText(mark.low), percentText(mark.high));
    if (side == 1 && group.paired)
        mark.tip += (compare::areTwoSystems(compared) ? text("; only B right: %1, only A right: %2")
                                                      : text("; %1 fixed, %2 broken"))
                        .arg(countText(group.paired->fixed), countText(group.paired->broken));
    if (mark.few)
        mark.tip += text("; too few to tell");
    return mark;
}

namespace compare {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

} // namespace

bool isReaudit(const Compared& compared)
{
    const auto& a = compared.a().origin;
    const auto& b = compared.b().origin;
    return a && b && !a->date.isEmpty() && !b->date.isEmpty() && a->date != b->date && a->vendor == b->vendor;
}

bool areTwoSystems(const Compared& compared)
{
    return compared.isPaired ? compared.a().system != compared.b().system : !isReaudit(compared);
}

double widenedLevel(const Compared& compared)
{
    const auto m = static_cast<double>(std::max<std::size_t>(compared.analysis.gaps.size(), 1));
    return 1 - (1 - compared.measured.settings.level) / m;
}

QString rangeText(const measures::RateChange& change)
{
    return tr("%1 to %2").arg(signedPoints(change.low), signedPoints(change.high));
}

QString imageCount(std::int64_t n)
{
    return n == 1 ? tr("1 image") : tr("%1 images").arg(countText(n));
}

QString equalsText(double p)
{
    const QString text = pText(p);
    return text.startsWith(QLatin1Char('<')) ? text : QStringLiteral("= ") % text;
}

} // namespace compare

} // namespace plumbline
