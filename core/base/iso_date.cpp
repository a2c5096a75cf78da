// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/iso_date.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>

namespace plumbline {

QString isoDate(const QString& text)
{
    const QString bare = text.trimmed();
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:[T ].*)?$"));
    if (const auto match = iso.match(bare); match.hasMatch()) {
        const int month = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
        const int day = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
        if (!QDate(match.captured(1).toInt(), month, day).isValid())
            return {};
        return bare.left(
            match.capturedEnd(match.captured(3).isEmpty() ? (match.captured(2).isEmpty() ? 1 : 2) : 3));
    }
    static const QRegularExpression monthYear(QStringLiteral("^(\\d{1,2})[/.](\\d{4})$"));
    if (const auto match = monthYear.match(bare); match.hasMatch()) {
        const QDate date(match.captured(2).toInt(), match.captured(1).toInt(), 1);
        return date.isValid() ? date.toString(QStringLiteral("yyyy-MM")) : QString();
    }
    for (const QLocale& locale : {QLocale(QLocale::English), QLocale()}) {
        for (const char* format : {"MMMM yyyy", "MMM yyyy"}) {
            const QDate date = locale.toDate(bare, QString::fromLatin1(format));
            if (date.isValid())
                return date.toString(QStringLiteral("yyyy-MM"));
        }
    }
    return {};
}

QString dateForPeople(const QString& isoDate)
{
    const QLocale locale;
    constexpr qsizetype kMonth = 7;
    constexpr qsizetype kDay = 10;
    if (isoDate.size() == kMonth) {
        const QDate date = QDate::fromString(isoDate, QStringLiteral("yyyy-MM"));
        return date.isValid() ? locale.toString(date, QStringLiteral("MMMM yyyy")) : isoDate;
    }
    if (isoDate.size() == kDay) {
        const QDate date = QDate::fromString(isoDate, Qt::ISODate);
        return date.isValid() ? locale.toString(date, QLocale::LongFormat) : isoDate;
    }
    return isoDate;
}

} // namespace plumbline
