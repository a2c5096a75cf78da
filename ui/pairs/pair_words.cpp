// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::Pairs)
};

} // namespace

QString pairVerdictText(PairVerdict verdict)
{
    switch (verdict) {
    case PairVerdict::SamePerson:
        return Words::tr("Same person after all");
    case PairVerdict::LabelError:
        return Words::tr("Label error");
    case PairVerdict::Lookalike:
        return Words::tr("Lookalikes");
    case PairVerdict::PoorImage:
        return Words::tr("Poor image");
    }
    return {};
}

QString pairReviewText(const PairReview& review)
{
    if (review.verdict == PairVerdict::SamePerson)
        return Words::tr("Same person"); // the list is narrow
    if (review.verdict)
        return pairVerdictText(*review.verdict);
    return review.reviewed ? Words::tr("Looked at") : QString();
}

QString pairGroupsText(const QString& a, const QString& b)
{
    return a == b ? a : Words::tr("%1 – %2").arg(a, b);
}

QString pairShowText(PairShow show)
{
    switch (show) {
    case PairShow::All:
        return Words::tr("All pairs");
    case PairShow::NotLookedAt:
        return Words::tr("Not looked at yet");
    case PairShow::LookedAt:
        return Words::tr("Looked at");
    case PairShow::SamePerson:
        return pairVerdictText(PairVerdict::SamePerson);
    case PairShow::LabelError:
        return pairVerdictText(PairVerdict::LabelError);
    case PairShow::Lookalike:
        return pairVerdictText(PairVerdict::Lookalike);
    case PairShow::PoorImage:
        return pairVerdictText(PairVerdict::PoorImage);
    case PairShow::WithNote:
        return Words::tr("With a note");
    }
    return {};
}

QString pairScoreText(double score)
{
    constexpr int kDigits = 3;
    return QLocale().toString(score, 'f', kDigits);
}

} // namespace plumbline::ui
