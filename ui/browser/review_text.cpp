// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/review_text.h"

#include <QCoreApplication>

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::Review)
};

} // namespace

QStringList reviewLines(const Review& review, const QStringList& tags)
{
    QStringList lines;
    if (review.excluded)
        lines << Words::tr("excluded: %1").arg(review.excludedReason);
    if (review.labelWrong)
        lines << Words::tr("label disputed");
    if (review.poorImage)
        lines << Words::tr("poor image");
    if (!tags.isEmpty())
        lines << Words::tr("tagged %1").arg(tags.join(QStringLiteral(", ")));
    if (!review.note.isEmpty())
        lines << Words::tr("note: %1").arg(review.note.simplified());
    if (review.reviewed)
        lines << Words::tr("reviewed");
    return lines;
}

QStringList reviewIcons(const Review& review)
{
    QStringList icons;
    if (review.excluded)
        icons << QStringLiteral("mark_excluded");
    if (review.labelWrong)
        icons << QStringLiteral("mark_label");
    if (review.poorImage)
        icons << QStringLiteral("mark_poor");
    if (!review.tags.empty())
        icons << QStringLiteral("mark_tag");
    if (!review.note.isEmpty())
        icons << QStringLiteral("mark_note");
    if (review.reviewed)
        icons << QStringLiteral("tick");
    return icons;
}

QStringList usualReasons()
{
    return {Words::tr("Not a face"),   Words::tr("Several people"),
            Words::tr("Face covered"), Words::tr("Too blurred or dark"),
            Words::tr("Duplicate"),    Words::tr("Label cannot be decided")};
}

} // namespace plumbline::ui
