// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QTest>

#include "core/session/facets.h"
#include "core/session/listing.h"
#include "core/session/query_json.h"
#include "core/session/review_desk.h"
#include "tests/session/review_project.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

const QString kGear = QStringLiteral("fr_detect+gear");
const QString kFaceres = QStringLiteral("fr_detect+faceres");

/// How many rows of the first system fit; -1: an error.
int found(const ReviewProject& audit, ListQuery query, const QString& system = kGear)
{
    query.systems = {system};
    const auto listing = audit.project->listing(query);
    return listing ? listing->size() : -1;
}

measures::GroupCounts counted(const ReviewProject& audit, int group)
{
    MeasureQuery query;
    query.by = {QStringLiteral("gender")};
    query.systems = {kGear};
    const auto measured = audit.project->measure(query);
    Q_ASSERT(measured);
    return measured->runs.front().analysis.groups[static_cast<std::size_t>(group)].counts;
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidIsThereAfterReopening()
    {
        ReviewProject audit(6);
        {
            ReviewDesk desk(*audit.project);
            QVERIFY(desk.setReviewed({audit.ids[0]}, true));
            QVERIFY(desk.setLabelWrong({audit.ids[0]}, true));
            QVERIFY(desk.setPoorImage({audit.ids[1]}, true));
            QVERIFY(desk.setNote({audit.ids[2]}, QStringLiteral("  two\nlines ")));
            QVERIFY(desk.exclude({audit.ids[3]}, QStringLiteral("painted")));
            QVERIFY(desk.setTagByName(audit.ids, QStringLiteral("hat"), 4, true));
        }
        audit.reopen(OpenMode::ReadOnly);
        const auto book = ReviewDesk(*audit.project).book();
        QVERIFY(book->of(audit.ids[0]).reviewed && book->of(audit.ids[0]).labelWrong);
        QVERIFY(book->of(audit.ids[1]).poorImage);
        QCOMPARE(book->of(audit.ids[2]).note, QStringLiteral("two\nlines"));
        QVERIFY(book->of(audit.ids[3]).excluded);
        QCOMPARE(book->of(audit.ids[3]).excludedReason, QStringLiteral("painted"));
        QCOMPARE(book->tagOfKey(4)->name, QStringLiteral("hat"));
        QCOMPARE(book->names(book->of(audit.ids[5])), QStringList {QStringLiteral("hat")});
        const auto detail = audit.project->detail(audit.ids[3]);
        QVERIFY(detail && detail->review.excluded);
        QCOMPARE(detail->tags, QStringList {QStringLiteral("hat")});
        QCOMPARE(detail->answers.front().verdict, Verdict::Excluded);
    }

    void anExclusionLeavesEveryCountOfFinishedRunsAtOnce()
    {
        ReviewProject audit(8); // four women, four men, the last man undetected; all are called women
        QCOMPARE(counted(audit, 1).errors, 3);
        QCOMPARE(counted(audit, 1).submitted, 4);
        ReviewDesk desk(*audit.project);
        const auto back = desk.exclude({audit.ids[1], audit.ids[7]}, QStringLiteral("a painting"));
        QVERIFY(back);
        QCOMPARE(counted(audit, 1).errors, 2);
        QCOMPARE(counted(audit, 1).submitted, 2);
        QCOMPARE(counted(audit, 1).excluded.value(), 2);
        QCOMPARE(counted(audit, 0).excluded.value(), 0);
        ListQuery query;
        query.verdicts = {Verdict::Excluded};
        QCOMPARE(found(audit, query), 2);
        QVERIFY(desk.apply(*back));
        QCOMPARE(counted(audit, 1).errors, 3);
        QVERIFY(audit.journalActions().contains(QStringLiteral("images excluded")));
        QCOMPARE(audit.journalActions().last(), QStringLiteral("undone: images excluded"));
    }

    void anExclusionDoesNotMoveTheReference()
    {
        ReviewProject audit(8); // four women and four men: the first of equals
        MeasureQuery query;
        query.by = {QStringLiteral("gender")};
        query.referenceLargest = true;
        const auto before = audit.project->measure(query);
        QVERIFY(before && before->referenceIsUsual);
        QCOMPARE(before->excluded, 0);
        const int women = before->settings.reference.value();
        QCOMPARE(before->groups[static_cast<std::size_t>(women)], QStringList {QStringLiteral("F")});
        ReviewDesk desk(*audit.project);
        QVERIFY(desk.exclude({audit.ids[0]}, QStringLiteral("a painting")));
        const auto after = audit.project->measure(query);
        QCOMPARE(after->settings.reference.value(), women);
        QCOMPARE(after->excluded, 1);
        QVERIFY(desk.exclude({audit.ids[2], audit.ids[4], audit.ids[6]}, QStringLiteral("paintings")));
        QCOMPARE(audit.project->measure(query)->settings.reference.value(), 1 - women); // nobody is left
    }

    void theReferenceIsTheSameForEverySystem()
    {
        ReviewProject audit(7); // the last has no face; four women, three men
        for (const QString& system : {kGear, kFaceres}) {
            MeasureQuery query;
            query.by = {QStringLiteral("gender")};
            query.systems = {system};
            const auto measured = audit.project->measure(query);
            QVERIFY(measured && !measured->referenceIsUsual && !measured->settings.reference);
            const auto usual = static_cast<std::size_t>(measured->usualReference.value());
            QCOMPARE(measured->groups[usual], QStringList {QStringLiteral("F")});
        }
    }

    void aDisputedLabelStaysInTheCounts()
    {
        ReviewProject audit(8);
        QVERIFY(ReviewDesk(*audit.project).setLabelWrong({audit.ids[1]}, true));
        QCOMPARE(counted(audit, 1).errors, 3);
        QCOMPARE(audit.journalActions().last(), QStringLiteral("labels disputed"));
    }

    void anActOnAnUnknownImageChangesNothing()
    {
        ReviewProject audit(4);
        const QStringList before = audit.content();
        ReviewDesk desk(*audit.project);
        QCOMPARE(desk.setPoorImage({audit.ids[0], ImageId(4711)}, true).error().code, ErrorCode::NotFound);
        QCOMPARE(desk.setTag(audit.ids, TagId(9), true).error().code, ErrorCode::NotFound);
        QCOMPARE(desk.exclude(audit.ids, QStringLiteral(" \n")).error().code, ErrorCode::Usage);
        QCOMPARE(audit.content(), before);
    }

    void tagsKeepTheirNamesApartAndTheirKeysToThemselves()
    {
        ReviewProject audit(4);
        ReviewDesk desk(*audit.project);
        QVERIFY(desk.book()->tags.empty());
        QCOMPARE(desk.tagForKey(3)->name, QStringLiteral("Beard"));
        QVERIFY(!desk.tagForKey(3)->id.isValid());
        QVERIFY(desk.defineTag(QStringLiteral(" hat "), 3));
        QCOMPARE(desk.tagForKey(3)->name, QStringLiteral("hat"));
        QCOMPARE(desk.defineTag(QStringLiteral("HAT")).error().code, ErrorCode::Usage);
        QCOMPARE(desk.defineTag(QStringLiteral("x"), 10).error().code, ErrorCode::Usage);
        QVERIFY(desk.defineTag(QStringLiteral("scarf"), 3)); // takes the key
        QCOMPARE(desk.book()->tag(QStringLiteral("hat"))->key, 0);
        const TagId hat = desk.book()->tag(QStringLiteral("hat"))->id;
        QCOMPARE(desk.renameTag(hat, QStringLiteral("Scarf")).error().code, ErrorCode::Usage);
        QVERIFY(desk.renameTag(hat, QStringLiteral("Hat"))); // its own name in another case
        QVERIFY(desk.setTag(audit.ids, hat, true));
        QVERIFY(desk.deleteTag(hat));
        QVERIFY(desk.book()->reviews.empty());
        QCOMPARE(desk.deleteTag(hat).error().code, ErrorCode::NotFound);
    }

    void savedFiltersFollowARenamedTag()
    {
        ReviewProject audit(4);
        ReviewDesk desk(*audit.project);
        QVERIFY(desk.setTagByName({audit.ids[0]}, QStringLiteral("hat"), 0, true));
        SavedFilter filter {QStringLiteral("hats"), {}};
        filter.query.tags = {QStringLiteral("hat"), QStringLiteral("hatter")};
        QVERIFY(desk.saveFilter(filter));
        QVERIFY(desk.renameTag(desk.book()->tags.front().id, QStringLiteral("cap")));
        audit.reopen();
        const auto book = ReviewDesk(*audit.project).book();
        QCOMPARE(book->filters.size(), std::size_t {1});
        QCOMPARE(book->filters.front().query.tags,
                 QStringList({QStringLiteral("cap"), QStringLiteral("hatter")}));
    }

    void aQueryOutlivesItsJson()
    {
        ListQuery query;
        query.task = QStringLiteral("classify:other");
        query.systems = {kGear};
        query.includeUnfinished = false;
        query.verdicts = {Verdict::Wrong, Verdict::None};
        query.answers = {QStringLiteral("male")};
        query.confidenceFrom = 0.25;
        query.confidenceTo = 1.0;
        query.multipleFaces = query.disagree = query.descending = true;
        query.compare = QStringLiteral("3");
        query.changes = {Change::Fixed, Change::Unchanged};
        query.labels = {QString()};
        query.where = {{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("a"), QString()}};
        query.text = QStringLiteral("é");
        query.reviewed = false;
        query.labelWrong = query.poorImage = query.excluded = query.hasNote = true;
        query.tags = {QStringLiteral("x")};
        query.withoutTags = {QStringLiteral("y")};
        query.sort = SortKey::Attribute;
        query.sortAttribute = QStringLiteral("age");
        QCOMPARE(listQueryFromJson(listQueryJson(query)), query);
        QCOMPARE(listQueryJson({}), QJsonObject());
        QCOMPARE(listQueryFromJson({{QStringLiteral("verdicts"), QJsonArray {QStringLiteral("new")}}}),
                 ListQuery());
    }

    void changesAreFromTheOtherRunToTheListedOne()
    {
        ReviewProject audit(8); // gear calls the men 1, 3 and 5 women; nobody finds the last one's face
        const QString faceres = QStringLiteral("fr_detect+faceres");
        const auto indices = [&](const QString& listed, const QString& compare, std::vector<Change> changes) {
            ListQuery query;
            query.systems = {listed};
            query.compare = compare;
            query.changes = std::move(changes);
            QList<qsizetype> found;
            for (const OutcomeRow& row : audit.project->list(query).value())
                found.append(std::find(audit.ids.begin(), audit.ids.end(), row.image) - audit.ids.begin());
            return found;
        };
        using Indices = QList<qsizetype>;
        const QString first = QStringLiteral("1"); // gear's run
        QCOMPARE(indices(faceres, first, {Change::Fixed}), Indices({1, 3, 5}));
        QCOMPARE(indices(faceres, kGear, {Change::Fixed}), Indices({1, 3, 5}));
        QCOMPARE(indices(faceres, first, {Change::Broken}), Indices());
        QCOMPARE(indices(kGear, faceres, {Change::Broken}), Indices({1, 3, 5}));
        QCOMPARE(indices(faceres, first, {Change::Unchanged}), Indices({0, 2, 4, 6}));
        QCOMPARE(indices(faceres, first, {}), Indices({0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(indices(faceres, faceres, {}), Indices()); // not with itself
        // What the auditor excludes is scored nowhere.
        QVERIFY(ReviewDesk(*audit.project).exclude({audit.ids[1]}, QStringLiteral("blurred")));
        QCOMPARE(indices(faceres, first, {Change::Fixed}), Indices({3, 5}));
        ListQuery query;
        query.systems = {faceres};
        query.compare = first;
        query.changes = {Change::Fixed};
        const auto facets = countFacets(*audit.project, query);
        QVERIFY(facets);
        QCOMPARE(facets->images, 2);
        QCOMPARE(facets->changes.value(QStringLiteral("unchanged")), 4);
        QVERIFY(!facets->changes.contains(QStringLiteral("broken")));
        query.compare = QStringLiteral("99");
        QCOMPARE(audit.project->list(query).error().code, ErrorCode::Usage);
        query.compare = QStringLiteral("fr_detect+nobody");
        QCOMPARE(audit.project->list(query).error().code, ErrorCode::Usage);
    }

    void everyFilterRestricts()
    {
        ReviewProject audit(8);
        ReviewDesk desk(*audit.project);
        QVERIFY(desk.setReviewed({audit.ids[0], audit.ids[1], audit.ids[2]}, true));
        QVERIFY(desk.setLabelWrong({audit.ids[0], audit.ids[1]}, true));
        QVERIFY(desk.setPoorImage({audit.ids[4]}, true));
        QVERIFY(desk.setNote({audit.ids[5]}, QStringLiteral("blurred Hand")));
        QVERIFY(desk.setTagByName({audit.ids[0], audit.ids[1]}, QStringLiteral("hat"), 0, true));
        QVERIFY(desk.setTagByName({audit.ids[1], audit.ids[2]}, QStringLiteral("beard"), 0, true));
        const auto with = [&](auto set, const QString& system = kGear) {
            ListQuery query;
            set(query);
            return found(audit, query, system);
        };
        QCOMPARE(with([](ListQuery&) {}), 8);
        QCOMPARE(with([](ListQuery& q) { q.verdicts = {Verdict::Wrong, Verdict::Undetected}; }), 4);
        QCOMPARE(with([](ListQuery& q) { q.answers = {QStringLiteral("male")}; }), 0);
        QCOMPARE(with([](ListQuery& q) { q.answers = {QStringLiteral("male")}; }, kFaceres), 3);
        QCOMPARE(with([](ListQuery& q) { q.labels = {QStringLiteral("M")}; }), 4);
        QCOMPARE(with([](ListQuery& q) { q.confidenceFrom = 0.75; }), 3); // images 4, 5, 6; 7 has no answer
        QCOMPARE(with([](ListQuery& q) { q.confidenceFrom = 0.75, q.confidenceTo = 0.75; }), 1);
        QCOMPARE(with([](ListQuery& q) { q.multipleFaces = true; }), 1);
        QCOMPARE(with([](ListQuery& q) { q.reviewed = true; }), 3);
        QCOMPARE(with([](ListQuery& q) { q.reviewed = false; }), 5);
        QCOMPARE(with([](ListQuery& q) { q.labelWrong = true; }), 2);
        QCOMPARE(with([](ListQuery& q) { q.poorImage = true; }), 1);
        QCOMPARE(with([](ListQuery& q) { q.hasNote = true; }), 1);
        QCOMPARE(with([](ListQuery& q) { q.text = QStringLiteral("HAND"); }), 1);
        QCOMPARE(with([](ListQuery& q) { q.text = QStringLiteral("person 1"); }), 2);
        QCOMPARE(with([](ListQuery& q) { q.text = QStringLiteral("group 0/"); }), 3);
        QCOMPARE(with([](ListQuery& q) { q.tags = {QStringLiteral("Hat")}; }), 2);
        QCOMPARE(with([](ListQuery& q) { q.tags = {QStringLiteral("hat"), QStringLiteral("beard")}; }), 1);
        QCOMPARE(with([](ListQuery& q) { q.tags = {QStringLiteral("no such")}; }), 0);
        QCOMPARE(with([](ListQuery& q) { q.withoutTags = {QStringLiteral("hat")}; }), 6);
        QCOMPARE(with([](ListQuery& q) {
                     q.tags = {QStringLiteral("beard")};
                     q.withoutTags = {QStringLiteral("hat")};
                 }),
                 1);
        QCOMPARE(
            with([](ListQuery& q) {
                q.where = {{QStringLiteral("age"), QStringLiteral("31")}, {QStringLiteral("age"), QString()}};
            }),
            6); // alternatives of one name: every third is 7
        QCOMPARE(with([](ListQuery& q) {
                     q.where = {{QStringLiteral("age"), QStringLiteral("31")},
                                {QStringLiteral("gender"), QStringLiteral("F")}};
                 }),
                 1);
        QCOMPARE(with([](ListQuery& q) { q.where = {{QStringLiteral("shoe"), QString()}}; }), -1);
    }

    void systemsDisagreeWhereTheirAnswersDiffer()
    {
        ReviewProject audit(8);
        ListQuery query;
        query.disagree = true;
        const auto both = audit.project->listing(query);
        QVERIFY(both);
        QCOMPARE(both->imageCount(), 3); // the men with a face: the last has none
        QCOMPARE(both->size(), 6);
        query.systems = {kGear}; // one system alone: where the others say something else
        QCOMPARE(audit.project->listing(query)->size(), 3);
    }

    void sortedRowsPutWhatHasNoValueLast()
    {
        ReviewProject audit(12);
        const auto sorted = [&](SortKey key, bool descending, const QString& attribute = {}) {
            ListQuery query;
            query.systems = {kGear};
            query.sort = key;
            query.sortAttribute = attribute;
            query.descending = descending;
            const auto listing = audit.project->listing(query);
            QList<int> places;
            for (int i = 0; listing && i < listing->size(); ++i)
                places.append(static_cast<int>(
                    std::find(audit.ids.begin(), audit.ids.end(), listing->imageId(i)) - audit.ids.begin()));
            return places;
        };
        QCOMPARE(sorted(SortKey::Dataset, true).first(), 11);
        QCOMPARE(sorted(SortKey::Confidence, false).mid(0, 3), QList<int>({0, 1, 2}));
        QCOMPARE(sorted(SortKey::Confidence, false).last(), 11);
        QCOMPARE(sorted(SortKey::Confidence, true).first(), 10);
        QCOMPARE(sorted(SortKey::Confidence, true).last(), 11); // no answer
        QCOMPARE(sorted(SortKey::DetectorScore, true).first(), 0);
        // "group 0/ä 0", "group 0/ä 3", "group 0/ä 6", "group 0/ä 9", "group 1/ä 1", ... "group 1/ä 10"
        QCOMPARE(sorted(SortKey::File, false), QList<int>({0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}));
        QCOMPARE(sorted(SortKey::Subject, false).mid(10), QList<int>({4, 9})); // nobody's pictures
        QCOMPARE(sorted(SortKey::Subject, true).mid(10), QList<int>({4, 9}));
        QCOMPARE(sorted(SortKey::Attribute, true, QStringLiteral("gender")).mid(0, 3), QList<int>({1, 3, 5}));
        QCOMPARE(sorted(SortKey::Attribute, false, QStringLiteral("age")).mid(8), QList<int>({0, 3, 6, 9}));
        QVERIFY(sorted(SortKey::Attribute, false, QStringLiteral("shoe")).isEmpty());
    }

    void answersStandSideBySideInTheDatasetsOrder()
    {
        ReviewProject audit(4);
        ListQuery query;
        query.sort = SortKey::Dataset;
        const auto listing = audit.project->listing(query);
        QVERIFY(listing);
        QCOMPARE(listing->size(), 8);
        QCOMPARE(listing->imageId(0), listing->imageId(1));
        QVERIFY(listing->system(0) != listing->system(1));
        QCOMPARE(listing->find(audit.ids[2], kGear), listing->system(4) == kGear ? 4 : 5);
        QCOMPARE(listing->images({7, 6, 0}), std::vector<ImageId>({audit.ids[3], audit.ids[0]}));
        const auto rows = audit.project->list(query);
        QCOMPARE(rows->size(), std::size_t {8});
        QCOMPARE((*rows)[5].file, listing->row(5).file);
    }

    void beforeARunEveryImageIsARow()
    {
        ReviewProject audit(4, false);
        QVERIFY(ReviewDesk(*audit.project).exclude({audit.ids[0]}, QStringLiteral("why")));
        const auto listing = audit.project->listing({});
        QVERIFY(listing);
        QCOMPARE(listing->size(), 4);
        QCOMPARE(listing->verdict(0), Verdict::Excluded);
        QCOMPARE(listing->verdict(1), Verdict::None);
        QVERIFY(!listing->outcome(1));
        QVERIFY(listing->review(0).excluded);
        QVERIFY(Listing().isEmpty());
    }

    void aReviewOutlivesAnImportWithoutTheImage()
    {
        ReviewProject audit(4, false);
        QVERIFY(ReviewDesk(*audit.project).setNote({audit.ids[2]}, QStringLiteral("keep")));
        const Dataset whole = *audit.project->dataset();
        Dataset less = whole;
        less.images.erase(less.images.begin() + 2);
        for (Attribute& attribute : less.attributes)
            attribute.codes.erase(attribute.codes.begin() + 2);
        audit.project.reset();
        {
            auto store = ProjectStore::open(audit.path, OpenMode::ReadWrite);
            QVERIFY(store);
            QVERIFY((*store)->saveDataset(less));
            QVERIFY((*store)->saveDataset(whole));
        }
        audit.reopen();
        QCOMPARE(ReviewDesk(*audit.project).book()->of(audit.project->dataset()->images[2].id).note,
                 QStringLiteral("keep"));
    }

    void aValueMapChangesVerdictsOfFinishedRuns()
    {
        ReviewProject audit(8);
        QVERIFY(audit.project->setValueMap(QStringLiteral("gender"),
                                           {{QStringLiteral("F"), QStringLiteral("female")}}));
        QCOMPARE(counted(audit, 1).errors, 0);
        QCOMPARE(counted(audit, 1).notOffered.value(), 4);
        QVERIFY(audit.project->setLabelSource(QStringLiteral("gender"), LabelSource::Perceived));
        audit.reopen();
        QCOMPARE(audit.project->dataset()->attribute(QStringLiteral("gender"))->source,
                 LabelSource::Perceived);
        QCOMPARE(audit.project->setLabelSource(QStringLiteral("shoe"), LabelSource::Perceived).error().code,
                 ErrorCode::Usage);
    }
};

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestReview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_review.moc"
