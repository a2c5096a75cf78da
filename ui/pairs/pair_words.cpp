// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/views/labels.h"

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
    return a == b ? a : Words::tr("%1 × %2").arg(a, b);
}

QStringList briefGroups(const std::vector<QString>& labels, const QStringList& by)
{
    QStringList brief;
    bool shorter = false;
    for (const QString& label : labels) {
        QStringList parts = label.split(QStringLiteral(", "));
        for (QString& part : parts) {
            for (const QString& name : by) {
                const QString text = attributeText(name);
                const bool has = part.startsWith(text, Qt::CaseInsensitive);
                const QString rest = has ? part.mid(text.size()) : QString();
                if (!rest.startsWith(QLatin1String(": ")) && !rest.startsWith(QLatin1Char(' ')))
                    continue;
                part = rest.mid(rest.indexOf(QLatin1Char(' ')) + 1);
                shorter = true;
                break;
            }
        }
        brief.append(parts.join(QStringLiteral(", ")));
    }
    if (shorter)
        brief.last() = labelInSentence(brief.last()); // "unknown" among values
    return brief;
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
