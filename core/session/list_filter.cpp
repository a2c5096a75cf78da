// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/list_filter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/outcomes/stated_score.h"
#include "core/session/saved_outcome.h"

namespace plumbline {

namespace {

/// Which values of one column fit: code + 1 -> yes or no, so that "not stated" is the first.
class ColumnFilter
{
public:
    ColumnFilter(std::vector<int> codes, const QStringList& values, const QStringList& wanted)
        : m_codes(std::move(codes))
        , m_fits(static_cast<std::size_t>(values.size()) + 1, false)
    {
        for (const QString& value : wanted) {
            if (value.isEmpty())
                m_fits.front() = true;
            else if (const qsizetype code = values.indexOf(value); code >= 0)
                m_fits[static_cast<std::size_t>(code) + 1] = true;
        }
    }
    [[nodiscard]] bool holds(std::size_t image) const
    {
        return m_fits[static_cast<std::size_t>(m_codes[image] + 1)];
    }

private:
    std::vector<int> m_codes;
    std::vector<bool> m_fits;
};

Result<std::vector<ColumnFilter>> columnFilters(const Dataset& data, const ListQuery& query,
                                                const Attribute* truth)
{
    std::map<QString, QStringList> wanted;
    for (const auto& [name, value] : query.where)
        wanted[name].append(value);
    std::vector<ColumnFilter> filters;
    for (const auto& [name, values] : wanted) {
        auto found = column(data, name);
        if (!found)
            return found.error();
        filters.emplace_back(std::move(found->codes), found->values, values);
    }
    if (!query.labels.isEmpty() && truth)
        filters.emplace_back(truth->codes, truth->values, query.labels);
    return filters;
}

/// What the auditor's word must be.
class ReviewFilter
{
public:
    ReviewFilter(const ListQuery& query, const ReviewBook& book)
        : m_query(query)
        , m_book(book)
    {
        for (const QString& name : query.tags) {
            const Tag* tag = book.tag(name);
            m_unknownTag = m_unknownTag || !tag; // no image can have it
            if (tag)
                m_with.push_back(tag->id);
        }
        for (const QString& name : query.withoutTags) {
            if (const Tag* tag = book.tag(name))
                m_without.push_back(tag->id);
        }
        m_any = query.reviewed || query.labelWrong || query.poorImage || query.excluded || query.hasNote
            || !query.tags.isEmpty() || !m_without.empty();
    }
    [[nodiscard]] bool holds(ImageId image) const
    {
        if (!m_any)
            return true;
        const Review& review = m_book.of(image);
        const auto has = [&](TagId tag) {
            return std::binary_search(review.tags.begin(), review.tags.end(), tag);
        };
        return !m_unknownTag && m_query.reviewed.value_or(review.reviewed) == review.reviewed
            && m_query.labelWrong.value_or(review.labelWrong) == review.labelWrong
            && m_query.poorImage.value_or(review.poorImage) == review.poorImage
            && m_query.excluded.value_or(review.excluded) == review.excluded
            && (!m_query.hasNote || *m_query.hasNote == !review.note.isEmpty())
            && std::all_of(m_with.begin(), m_with.end(), has)
            && std::none_of(m_without.begin(), m_without.end(), has);
    }

private:
    const ListQuery& m_query;
    const ReviewBook& m_book;
    std::vector<TagId> m_with, m_without;
    bool m_unknownTag = false;
    bool m_any = false;
};

} // namespace

Result<std::vector<bool>> fittingImages(const Dataset& data, const ListQuery& query, const Attribute* truth,
                                        const ReviewBook& book)
{
    const auto columns = columnFilters(data, query, truth);
    if (!columns)
        return columns.error();
    const ReviewFilter review(query, book);
    std::vector<bool> fits(data.images.size(), false);
    for (std::size_t i = 0; i < fits.size(); ++i) {
        const Image& image = data.images[i];
        const auto speaks = [&](const QString& text) {
            return text.contains(query.text, Qt::CaseInsensitive);
        };
        fits[i] = review.holds(image.id)
            && std::all_of(columns->begin(), columns->end(),
                           [&](const ColumnFilter& column) { return column.holds(i); })
            && (query.text.isEmpty() || speaks(image.file)
                || (image.subject >= 0 && speaks(data.subjects[image.subject]))
                || speaks(book.of(image.id).note));
    }
    return fits;
}

void keepDisagreed(std::vector<bool>& fits, const std::vector<Listing::Run>& runs,
                   const std::unordered_map<ImageId, int>& index, const QString& task)
{
    const bool missesCount = task == saved_tasks::detection();
    std::vector<const QString*> first(fits.size(), nullptr);
    std::vector<bool> differ(fits.size(), false);
    for (const Listing::Run& run : runs) {
        for (const Outcome& outcome : *run.outcomes) {
            const auto at = index.find(outcome.image);
            const bool says = outcome.kind == OutcomeKind::Answered
                || (missesCount && outcome.kind == OutcomeKind::Undetected);
            if (at == index.end() || !says)
                continue;
            const auto i = static_cast<std::size_t>(at->second);
            if (!first[i])
                first[i] = &outcome.answer.label;
            else if (*first[i] != outcome.answer.label)
                differ[i] = true;
        }
    }
    for (std::size_t i = 0; i < fits.size(); ++i)
        fits[i] = fits[i] && differ[i];
}

bool AnswerFilter::holds(const Outcome* outcome, std::size_t image, Verdict verdict) const
{
    const auto& verdicts = m_query.verdicts;
    if (!verdicts.empty() && std::find(verdicts.begin(), verdicts.end(), verdict) == verdicts.end())
        return false;
    if (m_query.multipleFaces && !(outcome && outcome->multipleFaces))
        return false;
    if (m_missRanged) {
        const auto error = outcome ? m_truth.error(*outcome, image) : std::nullopt;
        if (!error || verdict != Verdict::Estimated || std::abs(*error) < m_query.missFrom.value_or(0)
            || std::abs(*error) > m_query.missTo.value_or(std::abs(*error)))
            return false;
    }
    if (!m_ranged && m_query.answers.isEmpty())
        return true;
    if (!outcome || outcome->kind != OutcomeKind::Answered)
        return false;
    if (!m_query.answers.isEmpty() && !m_query.answers.contains(outcome->answer.label))
        return false;
    if (!m_ranged)
        return true;
    const auto score = statedScore(*outcome);
    return score && *score >= m_query.confidenceFrom.value_or(*score)
        && *score <= m_query.confidenceTo.value_or(*score);
}

std::optional<Change> changeBetween(Verdict before, Verdict now)
{
    const auto scored = [](Verdict verdict) {
        return verdict == Verdict::Right || verdict == Verdict::Wrong;
    };
    if (!scored(before) || !scored(now))
        return std::nullopt;
    if (before == now)
        return Change::Unchanged;
    return now == Verdict::Right ? Change::Fixed : Change::Broken;
}

bool ChangeFilter::holds(RunId run, std::size_t image, Verdict verdict) const
{
    // A dataset exchanged meanwhile may have more images.
    const auto change = run == m_run || image >= m_before.size()
        ? std::nullopt
        : changeBetween(countedVerdict(m_before[image], m_query.task), countedVerdict(verdict, m_query.task));
    const auto& wanted = m_query.changes;
    return change && (wanted.empty() || std::find(wanted.begin(), wanted.end(), *change) != wanted.end());
}

} // namespace plumbline
