// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/json.h"
#include "core/session/project.h"
#include "core/session/query_json.h"
#include "core/session/trial_desk.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kGender = QStringLiteral("classify:gender");
const QString kAge = QStringLiteral("estimate:age");

/// Finds one face, or none on pictures wider than high.
class Eyes final : public Backend, public BackendWorker
{
public:
    explicit Eyes(QString id, BoxRule rule)
        : m_id(std::move(id))
        , m_rule(rule)
    {
    }
    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = m_id;
        info.name = m_id;
        info.can.detects = true;
        info.can.alternative = m_rule != BoxRule {};
        info.box = m_rule;
        return info;
    }
    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore&) const override
    {
        return std::unique_ptr<BackendWorker>(std::make_unique<Eyes>(m_id, m_rule));
    }
    Result<std::vector<Face>> detect(const Picture& picture) override
    {
        if (picture.widthPx() > picture.heightPx())
            return std::vector<Face>();
        return std::vector<Face> {{10, 10, 50, 50, 0.9}};
    }

private:
    QString m_id;
    BoxRule m_rule;
};

/// Says "male" and 30 years; fed BGR "female" and 20. Remembers the box it was shown in its raw response.
class Mind final : public Backend, public BackendWorker
{
public:
    explicit Mind(Feeding feeding)
        : m_feeding(feeding)
    {
    }
    static Feeding own()
    {
        Feeding feeding;
        feeding.widthPx = 8;
        feeding.heightPx = 6;
        return feeding;
    }
    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = QStringLiteral("mind");
        info.name = QStringLiteral("Mind");
        info.can.tasks = QStringList {kGender, kAge};
        info.classes = QStringList {QStringLiteral("female"), QStringLiteral("male")};
        info.feed = own();
        return info;
    }
    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        return openFed(models, m_feeding);
    }
    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> openFed(const ModelStore&,
                                                                 const Feeding& feeding) const override
    {
        return std::unique_ptr<BackendWorker>(std::make_unique<Mind>(feeding));
    }
    Result<Answer> classify(const Picture&, const Face& face) override
    {
        const bool female = m_feeding.channels == ChannelOrder::Bgr;
        Answer answer;
        answer.label = female ? QStringLiteral("female") : QStringLiteral("male");
        answer.confidence = 0.9;
        answer.scores = {{QStringLiteral("female"), female ? 0.9 : 0.1},
                         {QStringLiteral("male"), female ? 0.1 : 0.9}};
        answer.raw = QByteArrayLiteral("{\"edge\":") + QByteArray::number(face.width()) + '}';
        return answer;
    }
    Result<Answer> estimate(const Picture&, const Face&) override
    {
        Answer answer;
        answer.estimate = m_feeding.channels == ChannelOrder::Bgr ? 20.25 : 30.25;
        answer.label = QString::number(*answer.estimate, 'f', 0);
        answer.raw = QByteArrayLiteral("{}");
        return answer;
    }

private:
    Feeding m_feeding;
};

/// Eight pictures of four people, half women; ages 20, 30, 40 and one unknown.
class Desk
{
public:
    Desk()
    {
        auto parts = std::make_shared<Services>();
        parts->backends.add(QStringLiteral("eyes"),
                            std::make_unique<Eyes>(QStringLiteral("eyes"), BoxRule {}));
        parts->backends.add(QStringLiteral("far_eyes"),
                            std::make_unique<Eyes>(QStringLiteral("far_eyes"), BoxRule {2, 0.5, 0}));
        parts->backends.add(QStringLiteral("mind"), std::make_unique<Mind>(Mind::own()));
        services = parts;
        QDir(folder.path()).mkdir(QStringLiteral("images"));
        QFile labels(folder.filePath(QStringLiteral("labels.csv")));
        const bool opened = labels.open(QIODevice::WriteOnly);
        Q_ASSERT(opened);
        labels.write("file,subject_id,gender,age_2023\n");
        for (int i = 0; i < 8; ++i) {
            QImage picture(60, 80, QImage::Format_RGB32);
            picture.fill(qRgb(10 * i, 200, 30));
            picture.save(file(i));
            const char* ages[] {"20", "30", "40", ""};
            labels.write(
                QStringLiteral("p%1.png,s%2,%3,%4\n")
                    .arg(i)
                    .arg(i / 2)
                    .arg(i < 4 ? QStringLiteral("F") : QStringLiteral("M"), QString::fromLatin1(ages[i / 2]))
                    .toUtf8());
        }
        labels.close();
        project = *Project::create(services, folder.filePath(QStringLiteral("a.plumb")));
        ImportRequest request;
        request.imagesDir = folder.filePath(QStringLiteral("images"));
        request.labelsFile = labels.fileName();
        const auto imported = project->import(request, [](const Progress&) {}, {});
        Q_ASSERT(imported);
    }
    [[nodiscard]] QString file(int i) const
    {
        return folder.filePath(QStringLiteral("images/p%1.png").arg(i));
    }
    Result<RunSummary> run(const QString& system, const QString& task)
    {
        RunRequest request;
        request.task = task;
        request.systems = QStringList {system};
        request.workers = 1;
        return project->run(request, control, [](const Progress&) {});
    }

    QTemporaryDir folder;
    std::shared_ptr<const Services> services;
    std::shared_ptr<Project> project;
    RunControl control;
};

} // namespace

/// Pictures tried, feedings compared, and a task whose answers are numbers, from the run to the JSON.
class TestTrialDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrialTellsEverythingAndStoresNothing();
    void theBoxOfAFurtherDetectorIsBroughtToTheDefaults();
    void whatCannotAnswerSaysWhy();
    void feedingsAreComparedOnTheSameImages();
    void theSameSeedDrawsTheSameImages();
    void aCancelledComparisonIsNoResult();
    void cropsSeenHaveTheNetsSize();
    void estimatesAreMeasuredInYears();
    void estimatesAreListedWithTheirError();
    void estimatesAreFilteredAndOrderedByTheirMiss();
    void theTruthCanBeChosen();
    void onlyTheDefaultDetectorRunsUnlessNamed();
};

void TestTrialDesk::aTrialTellsEverythingAndStoresNothing()
{
    const Desk desk;
    const auto trial = TrialDesk(*desk.services).tryOnImage({QStringLiteral("eyes+mind")}, desk.file(2));
    QVERIFY2(trial.ok(), trial ? "" : qPrintable(trial.error().userText));
    QCOMPARE(trial->file, QStringLiteral("p2.png"));
    QCOMPARE(trial->picture.size(), QSize(60, 80));
    const TrialAnswer& answer = trial->answers.front();
    QVERIFY(answer.problem.isEmpty());
    QCOMPARE(answer.faces.size(), std::size_t {1});
    QCOMPARE(answer.readings.size(), std::size_t {2});
    QCOMPARE(answer.readings[0].task, kGender);
    QCOMPARE(answer.readings[0].answer.label, QStringLiteral("male"));
    QCOMPARE(answer.readings[1].answer.estimate.value(), 30.25);
    QCOMPARE(answer.crop.size(), QSize(8, 6));
    QVERIFY(desk.project->runs().empty());
}

void TestTrialDesk::theBoxOfAFurtherDetectorIsBroughtToTheDefaults()
{
    const Desk desk;
    const auto trial = TrialDesk(*desk.services).tryOnImage({QStringLiteral("far_eyes+mind")}, desk.file(0));
    QVERIFY(trial.ok());
    const TrialAnswer& answer = trial->answers.front();
    QCOMPARE(answer.faces.front().width(), 40.0);                         // as it was found
    QCOMPARE(answer.readings[0].answer.raw, QByteArray("{\"edge\":40}")); // 2 x 40 high, half as wide
    QVERIFY(answer.feeding.contains(QStringLiteral("longer edge x 2")));
    QCOMPARE(answer.name, QStringLiteral("Mind (far_eyes)"));
}

void TestTrialDesk::whatCannotAnswerSaysWhy()
{
    const Desk desk;
    QImage wide(90, 40, QImage::Format_RGB32);
    wide.fill(Qt::white);
    const QString path = desk.folder.filePath(QStringLiteral("wide.png"));
    QVERIFY(wide.save(path));
    const TrialDesk trials(*desk.services);
    const auto none = trials.tryOnImage({QStringLiteral("eyes+mind")}, path);
    QVERIFY(none.ok() && none->answers.front().problem.endsWith(u'.')
            && none->answers.front().readings.empty());
    QCOMPARE(trials.tryOnImage({QStringLiteral("eyes+nobody")}, path).error().code, ErrorCode::Usage);
    QVERIFY(!trials.tryOnImage({QStringLiteral("eyes+mind")}, path + QStringLiteral(".gone")).ok());
    QCOMPARE(trials.tryOnImage({}, ImageId(1)).error().code, ErrorCode::Usage); // no project
    QCOMPARE(TrialDesk(*desk.project).tryOnImage({}, ImageId(4711)).error().code, ErrorCode::NotFound);
}

void TestTrialDesk::feedingsAreComparedOnTheSameImages()
{
    Desk desk;
    FeedingStudy study;
    study.detector = QStringLiteral("eyes");
    study.classifier = QStringLiteral("mind");
    study.images = 0;
    qint64 last = 0;
    const auto told = [&](const Progress& p) { last = p.done; };
    const auto compared = TrialDesk(*desk.project).compareFeedings(study, desk.control, told);
    QVERIFY2(compared.ok(), compared ? "" : qPrintable(compared.error().userText));
    QCOMPARE(last, 8);
    QCOMPARE(compared->drawn, 8);
    QCOMPARE(compared->truth, QStringLiteral("gender"));
    const FeedingResult& own = compared->results.at(0);
    QVERIFY(own.own && own.variant.feeding == Mind::own());
    QCOMPARE(own.scored, 8);
    QCOMPARE(own.errors, 4); // everybody is "male"
    const FeedingResult& bgr = compared->results.at(1);
    QCOMPARE(bgr.variant.feeding.channels, ChannelOrder::Bgr);
    QCOMPARE(bgr.errors, 4); // everybody is "female": other people are wrong
    QCOMPARE(bgr.better, 4);
    QCOMPARE(bgr.worse, 4);
    QVERIFY(bgr.low.value() < 0.5 && bgr.high.value() > 0.5);

    study.task = kAge;
    study.where = {{QStringLiteral("gender"), QStringLiteral("F")}};
    const auto ages = TrialDesk(*desk.project).compareFeedings(study, desk.control, told);
    QVERIFY(ages.ok());
    QCOMPARE(ages->drawn, 4); // 20 and 30, two pictures each
    QCOMPARE(ages->results.at(0).meanAbsolute.value(), (10.25 + 0.25) / 2);
    QCOMPARE(ages->results.at(1).meanAbsolute.value(), (0.25 + 9.75) / 2);
    QCOMPARE(ages->results.at(1).bias.value(), (0.25 - 9.75) / 2);
}

void TestTrialDesk::theSameSeedDrawsTheSameImages()
{
    Desk desk;
    FeedingStudy study;
    study.detector = QStringLiteral("eyes");
    study.classifier = QStringLiteral("mind");
    study.images = 3;
    const auto errors = [&](quint32 seed) {
        study.seed = seed;
        const auto compared =
            TrialDesk(*desk.project).compareFeedings(study, desk.control, [](const Progress&) {});
        return compared && compared->drawn == 3 ? compared->results.at(0).errors : -1;
    };
    QSet<qint64> seen;
    for (quint32 seed = 1; seed < 12; ++seed) {
        QCOMPARE(errors(seed), errors(seed));
        seen.insert(errors(seed));
    }
    QVERIFY(seen.size() > 1 && !seen.contains(-1));
}

void TestTrialDesk::aCancelledComparisonIsNoResult()
{
    Desk desk;
    FeedingStudy study;
    study.detector = QStringLiteral("eyes");
    study.classifier = QStringLiteral("mind");
    const auto cancel = [&](const Progress& p) {
        if (p.done == 2)
            desk.control.cancel();
    };
    const auto compared = TrialDesk(*desk.project).compareFeedings(study, desk.control, cancel);
    QCOMPARE(compared.error().code, ErrorCode::Cancelled);
    study.classifier = QStringLiteral("eyes");
    QCOMPARE(TrialDesk(*desk.project).compareFeedings(study, desk.control, cancel).error().code,
             ErrorCode::Usage);
}

void TestTrialDesk::cropsSeenHaveTheNetsSize()
{
    Desk desk;
    QVERIFY(desk.run(QStringLiteral("eyes+mind"), kGender).ok());
    const auto detail = desk.project->detail(desk.project->dataset()->images.front().id);
    QVERIFY(detail.ok());
    const auto crops = TrialDesk(*desk.project).cropsSeen(*detail);
    QVERIFY(crops.ok());
    QCOMPARE(crops->size(), std::size_t {1});
    QCOMPARE(crops->front().size(), QSize(8, 6));
}

void TestTrialDesk::estimatesAreMeasuredInYears()
{
    Desk desk;
    QVERIFY(desk.run(QStringLiteral("eyes+mind"), kAge).ok());
    QCOMPARE(desk.project->truthAttribute(kAge), QStringLiteral("age_2023"));
    MeasureQuery query;
    query.task = kAge;
    query.by = QStringList {QStringLiteral("gender")};
    const auto measured = desk.project->measure(query);
    QVERIFY2(measured.ok(), measured ? "" : qPrintable(measured.error().userText));
    QVERIFY(measured->isEstimate && measured->runs.front().estimate);
    const auto& women = measured->runs.front().estimate->groups.at(0);
    QCOMPARE(women.counts.scored, 4);
    QCOMPARE(women.absolute->mean, (10.25 + 0.25) / 2);
    QCOMPARE(women.bias->mean, (10.25 + 0.25) / 2);
    const auto& men = measured->runs.front().estimate->groups.at(1);
    QCOMPARE(men.counts.scored, 2);
    QCOMPARE(men.counts.notOffered.value(), 2); // no age is stated
    QCOMPARE(men.bias->mean, -9.75);
    QVERIFY(!measured->runs.front().analysis.groups.at(0).errorRate); // a number is not right or wrong

    const QJsonObject run =
        measuredAsJson(*desk.project, *measured)[QStringLiteral("runs")].toArray().at(0).toObject();
    const QJsonObject group = run[QStringLiteral("groups")].toArray().at(0).toObject();
    QCOMPARE(run[QStringLiteral("unit")].toString(), QStringLiteral("years"));
    QCOMPARE(group[QStringLiteral("mean_absolute_error")].toDouble(), 5.25);
    QCOMPARE(group[QStringLiteral("interval")].toObject()[QStringLiteral("method")].toString(),
             QStringLiteral("t_over_people")); // somebody has several images
    QVERIFY(!group.contains(QStringLiteral("error_rate")));
}

void TestTrialDesk::estimatesAreListedWithTheirError()
{
    Desk desk;
    QVERIFY(desk.run(QStringLiteral("eyes+mind"), kAge).ok());
    ListQuery query;
    query.task = kAge;
    const auto rows = desk.project->list(query);
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t {8});
    QCOMPARE(rows->at(0).verdict, Verdict::Estimated);
    QCOMPARE(rows->at(0).outcome.answer.estimate.value(), 30.25); // through the project file
    QCOMPARE(rows->at(0).outcome.answer.label, QStringLiteral("30"));
    QCOMPARE(rows->at(0).estimateError.value(), 10.25);
    QCOMPARE(rows->at(7).verdict, Verdict::NotOffered);
    QVERIFY(!rows->at(7).estimateError);
    const auto detail = desk.project->detail(rows->at(0).image, kAge);
    QCOMPARE(detail->answers.front().estimateError.value(), 10.25);
    QVERIFY(desk.project->detail(rows->at(0).image)->answers.empty()); // the other task has no run
    const QString csv = desk.folder.filePath(QStringLiteral("ages.csv"));
    QVERIFY(desk.project->exportOutcomes(QStringLiteral("csv"), csv, query));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().trimmed().endsWith(",estimate,estimate_error"));
    QVERIFY(file.readLine().trimmed().endsWith(",30.25,10.25"));
}

void TestTrialDesk::estimatesAreFilteredAndOrderedByTheirMiss()
{
    Desk desk;
    QVERIFY(desk.run(QStringLiteral("eyes+mind"), kAge).ok());
    ListQuery query;
    query.task = kAge;
    query.sort = SortKey::Miss;
    query.descending = true;
    const auto misses = [&] {
        QList<double> found;
        for (const OutcomeRow& row : desk.project->list(query).value())
            found << std::abs(row.estimateError.value_or(-1));
        return found;
    };
    const QList<double> worstFirst = misses();
    QCOMPARE(worstFirst.size(), 8);
    QCOMPARE(worstFirst.mid(0, 3), (QList<double> {10.25, 10.25, 9.75}));
    QCOMPARE(worstFirst.mid(6), (QList<double> {1, 1})); // no age is stated: they come last
    query.descending = false;
    QCOMPARE(misses().first(), 0.25);
    query.missFrom = 9.75; // the end belongs to it
    QCOMPARE(misses(), (QList<double> {9.75, 9.75, 10.25, 10.25}));
    query.missTo = 10;
    QCOMPARE(misses(), (QList<double> {9.75, 9.75}));
    query.task = kGender;
    QVERIFY(misses().isEmpty());
    QCOMPARE(listQueryFromJson(listQueryJson(query)), query);
}

void TestTrialDesk::theTruthCanBeChosen()
{
    Desk desk;
    QCOMPARE(desk.project->chooseTruthAttribute(kAge, QStringLiteral("gender")).error().code,
             ErrorCode::Usage);
    QCOMPARE(desk.project->chooseTruthAttribute(kAge, QStringLiteral("none")).error().code, ErrorCode::Usage);
    QVERIFY(desk.project->chooseTruthAttribute(kAge, QStringLiteral("age_2023")));
    QCOMPARE(desk.project->truthAttribute(kAge), QStringLiteral("age_2023"));
    QCOMPARE(desk.project->truthAttribute(kGender), QStringLiteral("gender"));
    MeasureQuery query;
    query.truth = QStringLiteral("none");
    QCOMPARE(desk.project->measure(query).error().code, ErrorCode::Usage);
}

void TestTrialDesk::onlyTheDefaultDetectorRunsUnlessNamed()
{
    Desk desk;
    const auto ids = [](const std::vector<SystemInfo>& systems) {
        QStringList result;
        for (const SystemInfo& system : systems) {
            if (system.classifier == QLatin1String("mind"))
                result.append(system.id);
        }
        return result;
    };
    QVERIFY(!ids(desk.services->systems(kGender)).contains(QStringLiteral("far_eyes+mind")));
    QVERIFY(
        ids(desk.services->systems(kGender, QStringLiteral("*"))).contains(QStringLiteral("far_eyes+mind")));
    QCOMPARE(ids(desk.services->systems(kGender, QStringLiteral("far_eyes"))),
             QStringList {QStringLiteral("far_eyes+mind")});
    QVERIFY(desk.run(QStringLiteral("far_eyes+mind"), kGender).ok());
    QCOMPARE(desk.project->runs().front().system, QStringLiteral("far_eyes+mind"));
    const QJsonObject parameters =
        desk.project->runs().front().provenance[QStringLiteral("parameters")].toObject();
    QVERIFY(parameters[QStringLiteral("box")].toString().contains(QStringLiteral("longer edge x 2")));
}

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestTrialDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_trial_desk.moc"
