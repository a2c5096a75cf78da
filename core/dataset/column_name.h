// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline {

/// Letters and digits of a column's name, lower case: "Subject-ID" and "subject_id" are one.
inline QString bareColumnName(const QString& name)
{
    QString letters;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

} // namespace plumbline
