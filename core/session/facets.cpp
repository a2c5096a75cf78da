// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/facets.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "core/session/listing.h"

namespace plumbline {

namespace {

/// Counts different images by a code per row (< 0: none): two answers for one image count once per code.
std::vector<int> countImages(const Listing& listing, int codes, const std::function<int(int)>& codeOf)
{
    std::vector<int> counts(static_cast<std::size_t>(codes), 0);
    const std::size_t images = listing.dataset()->images.size();
    std::vector<bool> seen(images * static_cast<std::size_t>(codes), false);
    for (int row = 0; row < listing.size(); ++row) {
        const int code = codeOf(row);
        if (code < 0)
            continue;
        const auto c = static_cast<std::size_t>(code);
        auto flag = seen[c * images + static_cast<std::size_t>(listing.imageIndex(row))];
        counts[c] += flag ? 0 : 1;
        flag = true;
    }
    return counts;
}

Facets::Counts named(const std::vector<int>& counts, const QStringList& names)
{
    Facets::Counts result;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (const int n = counts[static_cast<std::size_t>(i)]; n > 0)
            result.insert(names.at(i), n);
    }
    return result;
}

/// Answers questions about one query and its variants; asks for each variant once.
class FacetCounter
{
public:
    FacetCounter(const Project& project, const ListQuery& query)
        : m_project(project)
        , m_query(query)
    {
        m_query.sort = SortKey::Run; // counting needs no order
    }

    /// The rows of the query after \a free took the field's own restriction off; shared when it had none.
    Result<Listing> without(const std::function<void(ListQuery&)>& free)
    {
        ListQuery query = m_query;
        free(query);
        if (query != m_query)
            return m_project.listing(query);
        if (!m_whole) {
            auto whole = m_project.listing(m_query);
            if (!whole)
                return whole.error();
            m_whole = std::move(*whole);
        }
        return *m_whole;
    }

    Result<void> answers(Facets& facets);
    Result<void> attribute(Facets& facets, const QString& name);
    Result<void> review(Facets& facets);
    Result<void> switches(Facets& facets);
    Result<void> changes(Facets& facets);

private:
    const Project& m_project;
    ListQuery m_query;
    std::optional<Listing> m_whole;
};

Result<void> FacetCounter::answers(Facets& facets)
{
    const auto byVerdict = without([](ListQuery& query) { query.verdicts.clear(); });
    if (!byVerdict)
        return byVerdict.error();
    QStringList names;
    for (int i = 0; i <= static_cast<int>(Verdict::None); ++i)
        names << verdictName(static_cast<Verdict>(i));
    facets.verdicts = named(countImages(*byVerdict, static_cast<int>(names.size()),
                                        [&](int row) { return static_cast<int>(byVerdict->verdict(row)); }),
                            names);

    const auto byAnswer = without([](ListQuery& query) { query.answers.clear(); });
    if (!byAnswer)
        return byAnswer.error();
    QStringList labels;
    for (int row = 0; row < byAnswer->size(); ++row) {
        const Outcome* outcome = byAnswer->outcome(row);
        if (outcome && outcome->kind == OutcomeKind::Answered && !labels.contains(outcome->answer.label))
            labels << outcome->answer.label;
    }
    facets.answers = named(countImages(
                               *byAnswer, static_cast<int>(labels.size()),
                               [&](int row) {
        const Outcome* outcome = byAnswer->outcome(row);
        return outcome && outcome->kind == OutcomeKind::Answered
            ? static_cast<int>(labels.indexOf(outcome->answer.label))
            : -1;
                               }),
                           labels);
    return {};
}

Result<void> FacetCounter::attribute(Facets& facets, const QString& name)
{
    const QString truth = m_query.truth.isEmpty() ? m_project.truthAttribute(m_query.task) : m_query.truth;
    const auto listing = without([&](ListQuery& query) {
        std::erase_if(query.where, [&](const auto& pair) { return pair.first == name; });
        if (name == truth)
            query.labels.clear(); // another way to ask for values of it
    });
    if (!listing)
        return listing.error();
    const auto values = column(*listing->dataset(), name);
    if (!values)
        return values.error();
    const int stated = static_cast<int>(values->values.size());
    facets.attributes[name] = named(countImages(
                                        *listing, stated + 1,
                                        [&](int row) {
        const int code = values->codes[static_cast<std::size_t>(listing->imageIndex(row))];
        return code < 0 ? stated : code;
                                        }),
                                    values->values + QStringList {QString()});
    return {};
}

Result<void> FacetCounter::review(Facets& facets)
{
    const auto byTag = without([](ListQuery& query) { query.tags.clear(); });
    if (!byTag)
        return byTag.error();
    std::vector<bool> seen(byTag->dataset()->images.size(), false);
    for (int row = 0; row < byTag->size(); ++row) {
        auto flag = seen[static_cast<std::size_t>(byTag->imageIndex(row))];
        if (!flag && !byTag->review(row).tags.empty()) {
            const QStringList tags = byTag->tags(row);
            for (const QString& tag : tags)
                ++facets.tags[tag];
        }
        flag = true;
    }
    struct Flag
    {
        const char* name;
        std::optional<bool> ListQuery::*field;
        bool (*holds)(const Review&);
    };
    static const Flag kFlags[] = {
        {"reviewed", &ListQuery::reviewed, [](const Review& review) { return review.reviewed; }},
        {"label_wrong", &ListQuery::labelWrong, [](const Review& review) { return review.labelWrong; }},
        {"poor_image", &ListQuery::poorImage, [](const Review& review) { return review.poorImage; }},
        {"excluded", &ListQuery::excluded, [](const Review& review) { return review.excluded; }},
        {"note", &ListQuery::hasNote, [](const Review& review) { return !review.note.isEmpty(); }}};
    for (const Flag& flag : kFlags) {
        const auto listing = without([&](ListQuery& query) { (query.*flag.field).reset(); });
        if (!listing)
            return listing.error();
        const auto counts =
            countImages(*listing, 1, [&](int row) { return flag.holds(listing->review(row)) ? 0 : -1; });
        facets.flags.insert(QLatin1String(flag.name), counts.front());
    }
    return {};
}

Result<void> FacetCounter::switches(Facets& facets)
{
    const auto disagree = without([](ListQuery& query) { query.disagree = true; });
    if (!disagree)
        return disagree.error();
    facets.disagree = disagree->imageCount();
    const auto several = without([](ListQuery& query) { query.multipleFaces = true; });
    if (!several)
        return several.error();
    facets.severalFaces = several->imageCount();
    const auto whole = without([](ListQuery&) {});
    if (!whole)
        return whole.error();
    facets.images = whole->imageCount();
    return {};
}

Result<void> FacetCounter::changes(Facets& facets)
{
    for (const Change change : {Change::Fixed, Change::Broken, Change::Unchanged}) {
        if (m_query.compare.isEmpty())
            break;
        const auto listing = without([&](ListQuery& query) { query.changes = {change}; });
        if (!listing)
            return listing.error();
        if (const int images = listing->imageCount(); images > 0)
            facets.changes.insert(changeName(change), images);
    }
    return {};
}

} // namespace

Result<Facets> countFacets(const Project& project, const ListQuery& query)
{
    Facets facets;
    FacetCounter counter(project, query);
    for (const auto part :
         {&FacetCounter::answers, &FacetCounter::review, &FacetCounter::switches, &FacetCounter::changes}) {
        if (const auto done = (counter.*part)(facets); !done)
            return done.error();
    }
    for (const AttributeInfo& info : project.attributes()) {
        if (!info.suitsGrouping)
            continue;
        if (const auto done = counter.attribute(facets, info.name); !done)
            return done.error();
    }
    return facets;
}

} // namespace plumbline
