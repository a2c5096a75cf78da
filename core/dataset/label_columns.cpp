// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include "core/dataset/column_name.h"
#include "core/dataset/label_table.h"
#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

int firstNamed(const LabelTable& table, const QStringList& usual)
{
    for (const QString& name : usual)
        for (qsizetype i = 0; i < table.header.size(); ++i)
            if (bareColumnName(table.header.at(i)) == name)
                return static_cast<int>(i);
    return -1;
}

} // namespace

int guessFileColumn(const LabelTable& table)
{
    static const QStringList usual {
        QStringLiteral("file"),      QStringLiteral("filename"),  QStringLiteral("filepath"),
        QStringLiteral("image"),     QStringLiteral("imagefile"), QStringLiteral("imagepath"),
        QStringLiteral("imagename"), QStringLiteral("path"),      QStringLiteral("img"),
        QStringLiteral("picture"),   QStringLiteral("photo"),     QStringLiteral("portrait")};
    constexpr std::size_t kLook = 200;
    const std::size_t looked = std::min(table.rows.size(), kLook);
    int best = firstNamed(table, usual);
    std::size_t most = 0;
    const auto picturesIn = [&](qsizetype c) {
        return static_cast<std::size_t>(
            std::count_if(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(looked),
                          [&](const QStringList& row) { return hasPictureSuffix(row.at(c)); }));
    };
    if (best >= 0)
        most = picturesIn(best);
    for (qsizetype c = 0; c < table.header.size(); ++c) {
        const std::size_t pictures = picturesIn(c);
        if (pictures > most && 2 * pictures >= looked) {
            most = pictures;
            best = static_cast<int>(c);
        }
    }
    return best;
}

int guessSubjectColumn(const LabelTable& table)
{
    static const QStringList usual {QStringLiteral("subjectid"),     QStringLiteral("subject"),
                                    QStringLiteral("personid"),      QStringLiteral("person"),
                                    QStringLiteral("identityid"),    QStringLiteral("identity"),
                                    QStringLiteral("individualid"),  QStringLiteral("individual"),
                                    QStringLiteral("participantid"), QStringLiteral("participant")};
    return firstNamed(table, usual);
}

} // namespace plumbline
