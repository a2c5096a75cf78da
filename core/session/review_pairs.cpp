// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <mutex>
#include <set>
#include <utility>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_desk.h"

namespace plumbline {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ReviewDesk)
};

} // namespace

Result<ReviewEdit> ReviewDesk::changePairs(const Pairs& pairs, const std::function<void(PairReview&)>& change,
                                           const QString& action, const QJsonObject& detail)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    const auto old = book();
    const auto index = m_project.m_cache->index();
    ReviewEdit edit;
    edit.action = action;
    edit.detail = detail;
    std::set<ImagePair> seen;
    QJsonArray changed;
    for (const ImagePair& pair : pairs) {
        if (!index->contains(pair.a) || !index->contains(pair.b) || pair.a == pair.b)
            return Error {
                ErrorCode::NotFound, Text::tr("That pair of images is no longer in the audit."), {}};
        PairReview review = old->of(pair);
        change(review);
        if (!seen.insert(pair).second || review == old->of(pair))
            continue;
        changed.append(QJsonArray {pair.a.value(), pair.b.value()});
        edit.pairs.push_back({pair, std::move(review)});
    }
    edit.detail.insert(QStringLiteral("count"), changed.size());
    edit.detail.insert(QStringLiteral("pairs"), changed);
    return carryOut(std::move(edit));
}

Result<ReviewEdit> ReviewDesk::setPairsReviewed(const Pairs& pairs, bool on)
{
    // Not journalled, as with images: it says nothing of the pair.
    return changePairs(pairs, [on](PairReview& review) { review.reviewed = on; }, {}, {});
}

Result<ReviewEdit> ReviewDesk::setPairVerdict(const Pairs& pairs, std::optional<PairVerdict> verdict)
{
    return changePairs(
        pairs,
        [verdict](PairReview& review) {
        review.verdict = verdict;
        review.reviewed = review.reviewed || verdict.has_value();
        },
        QStringLiteral("pairs judged"),
        {{QStringLiteral("verdict"), verdict ? QJsonValue(pairVerdictName(*verdict)) : QJsonValue()}});
}

Result<ReviewEdit> ReviewDesk::setPairNote(const Pairs& pairs, const QString& note)
{
    return changePairs(pairs, [text = note.trimmed()](PairReview& review) { review.note = text; },
                       QStringLiteral("note on pairs written"), {});
}

} // namespace plumbline
