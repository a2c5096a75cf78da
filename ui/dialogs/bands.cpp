// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/bands.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("GroupingDialog", text);
}

QString shown(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 6);
}

} // namespace

Result<std::vector<double>> cutPoints(const QString& text)
{
    static const QRegularExpression gaps(QStringLiteral("[;\\s]+"));
    std::vector<double> cuts;
    for (QString word : text.split(gaps, Qt::SkipEmptyParts)) {
        while (word.endsWith(QLatin1Char(',')))
            word.chop(1); // "18, 30": a comma between numbers; "4,5": one inside a number
        bool ok = false;
        double value = QLocale::c().toDouble(word, &ok);
        if (!ok)
            value = QLocale().toDouble(word, &ok);
        if (!ok || !std::isfinite(value))
            return Error {ErrorCode::BadFormat,
                          tr("“%1” is not a number: write cut points like 18; 30; 45.").arg(word),
                          {}};
        cuts.push_back(value);
    }
    if (cuts.empty())
        return Error {
            ErrorCode::BadFormat, tr("Write the numbers where one band ends and the next begins."), {}};
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

std::vector<double> usualCuts(const Attribute& attribute)
{
    std::vector<double> numbers;
    for (const int code : attribute.codes) {
        bool ok = false;
        const double number = code < 0 ? 0 : attribute.values.at(code).toDouble(&ok);
        if (ok && std::isfinite(number))
            numbers.push_back(number);
    }
    if (numbers.empty())
        return {};
    std::sort(numbers.begin(), numbers.end());
    if (attribute.name.contains(QLatin1String("age"), Qt::CaseInsensitive)) {
        const std::vector<double> ages {18, 30, 45, 60};
        const auto counts = imagesPerGroup(attribute, bands(ages, true));
        if (std::find(counts.begin(), counts.end(), 0) == counts.end())
            return ages;
    }
    const double range = numbers.back() - numbers.front();
    if (!(range > 0))
        return {};
    constexpr double kSteps = 20; // to a range: rounder would move too many people
    const double power = std::pow(10, std::floor(std::log10(range / kSteps)));
    const double step = power * (range / kSteps >= 5 * power ? 5 : range / kSteps >= 2 * power ? 2 : 1);
    std::vector<double> cuts;
    for (std::size_t quarter = 1; quarter <= 3; ++quarter) {
        const double cut = std::round(numbers[quarter * numbers.size() / 4] / step) * step;
        if (cut > numbers.front() && cut <= numbers.back() && (cuts.empty() || cut > cuts.back()))
            cuts.push_back(cut);
    }
    return cuts;
}

std::vector<Group> bands(const std::vector<double>& cuts, bool whole)
{
    std::vector<Group> result;
    for (std::size_t at = 0; at <= cuts.size(); ++at) {
        Group group;
        if (at > 0)
            group.low = cuts[at - 1];
        if (at < cuts.size())
            group.high = cuts[at];
        if (at == 0)
            group.label = tr("under %1").arg(shown(group.high));
        else if (at == cuts.size())
            group.label = tr("%1 and over").arg(shown(group.low));
        else if (whole && group.high - 1 <= group.low)
            group.label = shown(group.low);
        else if (whole)
            group.label = tr("%1 to %2").arg(shown(group.low), shown(group.high - 1));
        else
            group.label = tr("%1 to under %2").arg(shown(group.low), shown(group.high));
        result.push_back(std::move(group));
    }
    return result;
}

std::vector<qint64> imagesPerGroup(const Attribute& attribute, const std::vector<Group>& groups)
{
    std::vector<int> groupOfValue;
    for (const QString& value : attribute.values) {
        const auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            if (!group.values.isEmpty())
                return group.values.contains(value);
            bool ok = false;
            const double number = value.toDouble(&ok);
            return ok && number >= group.low && number < group.high;
        });
        groupOfValue.push_back(at == groups.end() ? -1 : static_cast<int>(at - groups.begin()));
    }
    std::vector<qint64> counts(groups.size());
    for (const int code : attribute.codes) {
        const int group = code < 0 ? -1 : groupOfValue[static_cast<std::size_t>(code)];
        if (group >= 0)
            ++counts[static_cast<std::size_t>(group)];
    }
    return counts;
}

} // namespace plumbline::ui
