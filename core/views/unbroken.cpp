// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/unbroken.h"

namespace plumbline {

QString unbroken(QString text)
{
    constexpr QChar kSpace(0x20);
    constexpr QChar kNoBreak(0xa0);
    const auto isNumber = [&](qsizetype at) { return at >= 0 && at < text.size() && text[at].isDigit(); };
    for (qsizetype at = text.indexOf(kSpace); at >= 0; at = text.indexOf(kSpace, at + 1)) {
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        const QChar before = at > 0 ? text[at - 1] : QChar();
        const bool percent = next == QLatin1Char('%') && isNumber(at - 1);
        const auto isSign = [](QChar letter) {
            return letter == QLatin1Char('=') || letter == QLatin1Char('<');
        };
        if (percent || isSign(next) || (isSign(before) && isNumber(at + 1)))
            text[at] = kNoBreak;
    }
    return text;
}

} // namespace plumbline
