// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/images_hash.h"
#include "core/session/import_desk.h"
#include "core/session/import_recipe.h"
#include "core/store/project_store.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kGender = QStringLiteral("gender");
const QString kTone = QStringLiteral("tone");

/// Six pictures of three people, labelled by a table and asked by a fake system that says "male" to everyone.
class Audit
{
public:
    Audit()
        : script(std::make_shared<test::FakeScript>())
    {
        services = test::fakeServices(script);
        const QDir sample(test::sourceDir() % QStringLiteral("/resources/sample/images"));
        QDir(folder.path()).mkdir(QStringLiteral("images"));
        const QStringList files =
            sample.entryList({QStringLiteral("s00*.jpg")}, QDir::Files, QDir::Name).mid(0, 7);
        for (int i = 0; i < 6; ++i)
            QFile::copy(sample.filePath(files[i]), path(QStringLiteral("images/p%1.jpg").arg(i)));
        spare = sample.filePath(files[6]);
        write(QStringLiteral("labels.csv"),
              "file,subject_id,gender,tone,seed\n"
              "p0.jpg,a,F,I,1\np1.jpg,a,F,I,2\np2.jpg,b,M,IV,3\n"
              "p3.jpg,b,M,IV,4\np4.jpg,c,f,VI,5\n");
        auto made = Project::create(services, path(QStringLiteral("a.plumb")));
        Q_ASSERT(made);
        project = *made;
        ImportRequest request;
        request.imagesDir = path(QStringLiteral("images"));
        request.labelsFile = path(QStringLiteral("labels.csv"));
        request.subjectColumn = QStringLiteral("subject_id");
        request.columns = QStringList {kGender, kTone};
        request.sources.insert(kTone, LabelSource::Perceived);
        request.spellings[kGender].insert(QStringLiteral("f"), QStringLiteral("F"));
        Grouping tones;
        tones.name = QStringLiteral("tone2");
        tones.attribute = kTone;
        tones.groups.push_back({QStringLiteral("darker"), {QStringLiteral("IV"), QStringLiteral("VI")}});
        request.groupings.push_back(tones);
        const auto imported = project->import(request, [](const Progress&) {}, {});
        Q_ASSERT(imported);
    }

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        const bool opened = file.open(QIODevice::WriteOnly);
        Q_ASSERT(opened);
        file.write(text);
    }

    Result<RunSummary> run(bool resume = false)
    {
        RunRequest request;
        request.systems = QStringList {QStringLiteral("fake_detect+fake_gender")};
        request.workers = 1;
        request.resume = resume;
        return project->run(request, control, [](const Progress&) {});
    }

    /// Compares a corrected table.
    Result<LabelUpdate> update(const QByteArray& table) const
    {
        write(QStringLiteral("corrected.csv"), table);
        ImportDesk desk(*project);
        const auto request = desk.updateRequest(path(QStringLiteral("corrected.csv")));
        if (!request)
            return request.error();
        return desk.compare(*request);
    }

    [[nodiscard]] QString labels(const QString& attribute) const
    {
        const auto dataset = project->dataset();
        QStringList values;
        for (std::size_t i = 0; i < dataset->images.size(); ++i)
            values.append(dataset->attribute(attribute)->value(i));
        return values.join(QLatin1Char(','));
    }

    QTemporaryDir folder;
    QString spare; ///< a picture that is not in the audit
    std::shared_ptr<test::FakeScript> script;
    std::shared_ptr<const Services> services;
    std::shared_ptr<Project> project;
    RunControl control;
};

const QByteArray kCorrected = "file,subject_id,gender,seed,age\n"
                              "p0.jpg,a,M,1,30\np1.jpg,a,F,2,30\np2.jpg,z,F,3,41\n"
                              "p3.jpg,b,M,4,41\np5.jpg,c,f,6,60\n";

} // namespace

class TestImportDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesAreCountedBeforeAnythingChanges();
    void labelsAreAppliedWithFinishedRuns();
    void undoBringsBackEveryLabel();
    void anInterruptedRunGoesOnAfterACorrection();
    void picturesThatCameOrWentAreTold();
    void staleComparisonsAreRefused();
    void aTableOfOtherPicturesIsRefused();
    void recipesSurviveTheProject();
};

void TestImportDesk::differencesAreCountedBeforeAnythingChanges()
{
    const Audit audit;
    const auto update = audit.update(kCorrected);
    QVERIFY2(update.ok(), update.ok() ? "" : qPrintable(update.error().userText));
    const LabelDifference& difference = update->difference;
    QVERIFY(difference.changesLabels());
    QVERIFY(!difference.changesImages());
    QStringList told;
    for (const LabelChange& change : difference.changes) {
        told.append(
            QStringLiteral("%1:%2>%3*%4").arg(change.attribute, change.from, change.to).arg(change.images));
        QCOMPARE(change.examples.size(), static_cast<std::size_t>(change.images));
    }
    QCOMPARE(told,
             (QStringList {QStringLiteral("gender:>F*1"), QStringLiteral("gender:F>*1"),
                           QStringLiteral("gender:F>M*1"), QStringLiteral("gender:M>F*1"),
                           QStringLiteral(":>c*1"), QStringLiteral(":b>z*1"), QStringLiteral(":c>*1")}));
    QCOMPARE(difference.newAttributes,
             QStringList {QStringLiteral("age")}); // seed was left out before, and is again
    QCOMPARE(difference.keptAttributes, QStringList {kTone});
    QCOMPARE(difference.rowsAdded, QStringList {QStringLiteral("p5.jpg")});
    QCOMPARE(difference.rowsRemoved, QStringList {QStringLiteral("p4.jpg")});
    QCOMPARE(difference.images, 4);
    QCOMPARE(audit.labels(kGender), QStringLiteral("F,F,M,M,F,")); // nothing is applied yet
}

void TestImportDesk::labelsAreAppliedWithFinishedRuns()
{
    Audit audit;
    QVERIFY(audit.run());
    const auto update = audit.update(kCorrected);
    QVERIFY(update.ok());
    QVERIFY(!update->imagesObstacle.isEmpty());
    const QString images = imagesHash(*audit.project->dataset());
    QVERIFY(ImportDesk(*audit.project).apply(*update).ok());
    QCOMPARE(audit.labels(kGender), QStringLiteral("M,F,F,M,,F"));
    QCOMPARE(audit.labels(kTone), QStringLiteral("I,I,IV,IV,VI,"));
    QCOMPARE(audit.labels(QStringLiteral("age")), QStringLiteral("30,30,41,41,,60"));

    const auto stored = Project::open(audit.services, audit.project->path(), OpenMode::ReadOnly);
    QVERIFY(stored.ok());
    for (const auto& project : {audit.project, *stored}) { // what is kept is what is shown
        const auto dataset = project->dataset();
        QCOMPARE(dataset->attributes.size(), std::size_t {3});
        QCOMPARE(dataset->attribute(kTone)->source, LabelSource::Perceived);
        QCOMPARE(dataset->attribute(kGender)->valueMap.value(QStringLiteral("F")), QStringLiteral("female"));
        QCOMPARE(dataset->subjects.value(dataset->images.at(2).subject), QStringLiteral("z"));
        QCOMPARE(dataset->groupings.size(), std::size_t {1});
        QCOMPARE(imagesHash(*dataset), images);
        QCOMPARE(project->runs().front().state, RunState::Finished);
        MeasureQuery query;
        query.by = QStringList {kGender};
        const auto measured = project->measure(query);
        QVERIFY(measured.ok());
        QCOMPARE(measured->runs.front().analysis.groups.at(0).counts.errors, 3); // F, in the old order
        QCOMPARE(measured->runs.front().analysis.groups.at(1).counts.scored, 2);
    }
    const auto store = ProjectStore::open(audit.project->path(), OpenMode::ReadOnly);
    QVERIFY(store.ok());
    const JournalEntry entry = (*store)->journalEntries()->back();
    QCOMPARE(entry.action, QStringLiteral("labels updated"));
    QCOMPARE(entry.detail.value(QStringLiteral("images_changed")).toInt(), 4);
}

void TestImportDesk::undoBringsBackEveryLabel()
{
    Audit audit;
    const Dataset start = *audit.project->dataset();
    const auto update = audit.update(kCorrected);
    QVERIFY(update.ok());
    ImportDesk desk(*audit.project);
    QVERIFY(desk.apply(*update).ok());
    QVERIFY(contentHash(*audit.project->dataset()) != contentHash(start));
    QVERIFY(desk.setLabels(*update->before, QStringLiteral("undo")).ok());
    const auto reopened = Project::open(audit.services, audit.project->path(), OpenMode::ReadOnly);
    QVERIFY(reopened.ok());
    const auto end = (*reopened)->dataset();
    QCOMPARE(contentHash(*end), contentHash(start));
    QCOMPARE(end->subjects, start.subjects);
    for (std::size_t i = 0; i < start.attributes.size(); ++i) {
        QCOMPARE(end->attributes.at(i).name, start.attributes[i].name);
        QCOMPARE(end->attributes.at(i).values, start.attributes[i].values);
        QCOMPARE(end->attributes.at(i).codes, start.attributes[i].codes);
        QCOMPARE(end->attributes.at(i).valueMap, start.attributes[i].valueMap);
    }
}

void TestImportDesk::anInterruptedRunGoesOnAfterACorrection()
{
    Audit audit;
    audit.script->answer = [&](const Picture&) -> Result<Answer> {
        if (audit.script->classifications >= 3)
            audit.control.cancel();
        Answer answer;
        answer.label = QStringLiteral("male");
        answer.confidence = 0.75;
        return answer;
    };
    const auto first = audit.run();
    QVERIFY(first.ok());
    QVERIFY(first->cancelled);
    const auto update = audit.update(kCorrected);
    QVERIFY(update.ok());
    QVERIFY(ImportDesk(*audit.project).apply(*update).ok());
    RunRequest request;
    request.systems = QStringList {QStringLiteral("fake_detect+fake_gender")};
    request.resume = true;
    RunControl control;
    const auto second = audit.project->run(request, control, [](const Progress&) {});
    QVERIFY2(second.ok(), second.ok() ? "" : qPrintable(second.error().userText));
    QCOMPARE(second->runs, first->runs);
    QCOMPARE(audit.project->runs().size(), std::size_t {1});
    QCOMPARE(audit.project->runs().front().state, RunState::Finished);
}

void TestImportDesk::picturesThatCameOrWentAreTold()
{
    const Audit audit;
    QVERIFY(QFile::remove(audit.path(QStringLiteral("images/p3.jpg"))));
    QVERIFY(QFile::copy(audit.spare, audit.path(QStringLiteral("images/new.jpg"))));
    const auto update = audit.update(kCorrected);
    QVERIFY(update.ok());
    QVERIFY(update->difference.folderSeen);
    QCOMPARE(update->difference.imagesAdded, QStringList {QStringLiteral("new.jpg")});
    QCOMPARE(update->difference.imagesRemoved, QStringList {QStringLiteral("p3.jpg")});
    QVERIFY(update->imagesObstacle.isEmpty());
    QVERIFY(QDir(audit.path(QStringLiteral("images"))).removeRecursively());
    const auto blind = audit.update(kCorrected);
    QVERIFY(blind.ok());
    QVERIFY(!blind->difference.folderSeen);
    QVERIFY(blind->difference.imagesRemoved.isEmpty());
    QCOMPARE(blind->difference.images, 4); // labels need no pictures
}

void TestImportDesk::staleComparisonsAreRefused()
{
    const Audit audit;
    ImportDesk desk(*audit.project);
    const auto first = audit.update(kCorrected);
    const auto second = audit.update("file,gender\np0.jpg,M\n");
    QVERIFY(first.ok() && second.ok());
    QVERIFY(desk.apply(*first).ok());
    const auto stale = desk.apply(*second);
    QVERIFY(!stale.ok());
    QCOMPARE(stale.error().code, ErrorCode::Usage);
    Dataset others = *audit.project->dataset();
    others.images.pop_back();
    QCOMPARE(desk.setLabels(others, QStringLiteral("no")).error().code, ErrorCode::Usage);
}

void TestImportDesk::aTableOfOtherPicturesIsRefused()
{
    const Audit audit;
    const auto other = audit.update("file,gender\nx.jpg,M\n");
    QVERIFY(!other.ok());
    QCOMPARE(other.error().code, ErrorCode::BadFormat);
    QVERIFY(!audit.update("file,gender\n").ok());
}

void TestImportDesk::recipesSurviveTheProject()
{
    ImportRecipe recipe;
    recipe.request.fileColumn = QStringLiteral("Bild");
    recipe.request.columns = QStringList {kGender};
    recipe.request.renames.insert(QStringLiteral("sex"), kGender);
    recipe.request.spellings[kGender].insert(QStringLiteral("f"), QStringLiteral("F"));
    recipe.request.paired.insert(QStringLiteral("a"), QStringLiteral("b.jpg"));
    recipe.request.fixes = MatchFix::Case | MatchFix::Extension;
    recipe.request.onlyMatched = true;
    recipe.header = QStringList {QStringLiteral("Bild"), kGender};
    const QJsonObject json = recipe.toJson();
    const ImportRecipe back = ImportRecipe::fromJson(json);
    QCOMPARE(back.toJson(), json);
    QCOMPARE(*back.request.fixes, MatchFix::Case | MatchFix::Extension);
    QVERIFY(!ImportRecipe::fromJson({}).request.fixes);

    const Audit audit;
    const auto last = ImportDesk(*audit.project).lastRequest();
    QVERIFY(last.has_value());
    QCOMPARE(last->columns, (QStringList {kGender, kTone}));
    QCOMPARE(last->imagesDir, audit.project->dataset()->imageRoot);
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    const QCoreApplication app(argc, argv);
    TestImportDesk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_import_desk.moc"
