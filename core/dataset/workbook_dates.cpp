// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/workbook_dates.h"

#include <cmath>

#include <QTime>

namespace plumbline {

bool isDateFormat(std::size_t identifier)
{
    return (identifier >= 14 && identifier <= 22) || (identifier >= 27 && identifier <= 36)
        || (identifier >= 50 && identifier <= 58);
}

bool isDateFormat(std::string_view code)
{
    if (code == "General" || code == "@")
        return false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') // of several sections the first tells
            return false;
        if (c == '\\' || c == '_' || c == '*') {
            ++i; // the next one is shown as it stands, or is a width
        } else if (c == '"' || c == '[') {
            const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos)
                return false;
            // [h], [mm], [ss]: a duration. [Red], [$-409], [>=1]: not shown.
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (c == '[' && !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                return false;
            i = end;
        } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

QString numberText(double value)
{
    constexpr int kDigits = 15;
    return QString::number(value == 0 ? 0 : value, 'g', kDigits); // no "-0"
}

QString dateText(double serial, const QDate& origin)
{
    constexpr double kLast = 3'000'000; // beyond the year 9999
    constexpr qint64 kSecondsPerDay = 86'400;
    if (!(serial >= 0 && serial < kLast))
        return numberText(serial);
    const qint64 seconds = std::llround(serial * kSecondsPerDay);
    const qint64 days = seconds / kSecondsPerDay;
    const QString time =
        QTime(0, 0).addSecs(static_cast<int>(seconds % kSecondsPerDay)).toString(QStringLiteral("HH:mm:ss"));
    if (days == 0)
        return time;
    const QString date = origin.addDays(days).toString(Qt::ISODate);
    return seconds % kSecondsPerDay == 0 ? date : date + QLatin1Char('T') + time;
}

} // namespace plumbline
