// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <vector>

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/matching_desk.h"
#include "core/session/project.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// A pair of the reference: colour portrait, grey photograph.
using Pair = std::pair<QString, QString>;

struct ReferencePair
{
    Pair files;
    bool isMated = false;
    bool isSuspect = false; ///< perhaps one photograph twice: in no figure
    double score = 0;
};

/// Rows: file_colour, file_gray, same_person, same_photo_suspected, gender_colour[, score].
std::vector<ReferencePair> readPairs(const QString& name)
{
    std::vector<ReferencePair> pairs;
    QFile file(sharedDir() + QStringLiteral("/models/reference/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return pairs;
    (void)file.readLine();
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        pairs.push_back({{cells.value(0), cells.value(1)},
                         cells.value(2) == u'1',
                         cells.value(3) == u'1',
                         cells.value(5).toDouble()});
    }
    return pairs;
}

/// Portraits against older photographs, every score by brute force.
class Comparison
{
public:
    Comparison(const Project& project, EmbeddingSet set)
        : m_set(std::move(set))
    {
        QHash<qint64, QString> names;
        const auto data = project.dataset();
        for (const Image& image : data->images)
            names.insert(image.id.value(), image.file);
        for (std::size_t i = 0; i < m_set.size(); ++i) {
            const QString file = names.value(m_set.images[i].value());
            const QString bare = file.section(u'/', -1);
            if (file.startsWith(QLatin1String("portraits/")))
                m_probes.insert(bare, i);
            else
                m_gallery.insert(bare, i);
        }
        for (const ReferencePair& pair : readPairs(QStringLiteral("pairs.csv"))) {
            if (pair.isSuspect)
                m_suspects.insert(pair.files);
        }
        for (auto probe = m_probes.begin(); probe != m_probes.end(); ++probe)
            look(probe.key(), probe.value());
        std::sort(m_nonMated.begin(), m_nonMated.end(), std::greater<>());
    }

    [[nodiscard]] std::optional<double> score(const Pair& pair) const
    {
        const auto probe = m_probes.find(pair.first), other = m_gallery.find(pair.second);
        if (probe == m_probes.end() || other == m_gallery.end())
            return std::nullopt;
        return similarity(m_set.form.metric, m_set.row(*probe), m_set.row(*other));
    }
    [[nodiscard]] std::size_t mated() const { return m_mated.size(); }
    [[nodiscard]] std::size_t nonMated() const { return m_nonMated.size(); }

    /// The chance that a mated score is above a non-mated one, ties half (Mann and Whitney).
    [[nodiscard]] double auc() const
    {
        double sum = 0;
        for (const double score : m_mated) {
            const auto above =
                std::lower_bound(m_nonMated.begin(), m_nonMated.end(), score, std::greater<>());
            const auto end = std::upper_bound(above, m_nonMated.end(), score, std::greater<>());
            sum += static_cast<double>(m_nonMated.end() - end) + static_cast<double>(end - above) / 2;
        }
        return sum / (static_cast<double>(mated()) * static_cast<double>(nonMated()));
    }
    /// The share of mated scores above the threshold that at most that share of non-mated ones is above.
    [[nodiscard]] double trueMatchRate(double falseMatchRate) const
    {
        const double threshold =
            m_nonMated[static_cast<std::size_t>(falseMatchRate * static_cast<double>(nonMated()))];
        const auto above =
            std::count_if(m_mated.begin(), m_mated.end(), [&](double score) { return score > threshold; });
        return static_cast<double>(above) / static_cast<double>(mated());
    }
    /// Of probes whose mate is in the gallery: how often the mate has the highest score.
    [[nodiscard]] double rankOne() const { return m_firsts / static_cast<double>(mated()); }

private:
    void look(const QString& file, std::size_t probe)
    {
        double best = -std::numeric_limits<double>::infinity();
        bool isFirst = false, hasMate = false;
        for (auto other = m_gallery.begin(); other != m_gallery.end(); ++other) {
            const double score = similarity(m_set.form.metric, m_set.row(probe), m_set.row(other.value()));
            const bool isMate = m_set.subjects[probe] == m_set.subjects[other.value()];
            if (isMate && m_suspects.contains({file, other.key()}))
                continue;
            (isMate ? m_mated : m_nonMated).push_back(score);
            hasMate = hasMate || isMate;
            if (score > best) {
                best = score;
                isFirst = isMate;
            }
        }
        m_firsts += hasMate && isFirst ? 1 : 0;
    }

    EmbeddingSet m_set;
    QHash<QString, std::size_t> m_probes, m_gallery; ///< rows by file name
    QSet<Pair> m_suspects;
    std::vector<double> m_mated, m_nonMated; ///< the latter from the highest down
    double m_firsts = 0;
};

} // namespace

/// Enrolment of the real photographs by the real systems against the figures of the model sheet (MODELS.md,
/// section 1: "On the part in ../data/congress") and its reference scores.
class TestMatchingReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scoresEqualTheReference_data();
    void scoresEqualTheReference();
    void figuresEqualTheModelSheet_data();
    void figuresEqualTheModelSheet();
    void theDeskGivesTheSameFigures_data() { figuresEqualTheModelSheet_data(); }
    void theDeskGivesTheSameFigures();
    void oneFaceCannotBeAlignedByDlib();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Project> m_project;
};

void TestMatchingReference::initTestCase()
{
    if (sharedDir().isEmpty())
        QSKIP("The shared portraits and references are not beside this checkout.");
    const auto services = std::make_shared<Services>();
    QStringList systems;
    for (const SystemInfo& system : services->systems(QStringLiteral("verify"))) {
        if (!system.installed)
            QSKIP("The models are not installed on this computer; plumbline-cli models --install gets them.");
        systems.append(system.id);
    }
    QCOMPARE(systems.size(), 4);
    ImportRequest import;
    import.imagesDir = sharedDir() + QStringLiteral("/data/congress");
    import.labelsFile = m_folder.filePath(QStringLiteral("people.csv"));
    QFile labels(import.labelsFile);
    QVERIFY(labels.open(QIODevice::WriteOnly));
    labels.write("file,subject_id\n");
    for (const char* part : {"portraits", "second", "others"}) {
        const QDir dir(import.imagesDir + u'/' + QLatin1String(part));
        for (const QString& file :
             dir.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name)) // names are ids
            labels.write(
                (QLatin1String(part) + u'/' + file + u',' + file.section(u'.', 0, 0) + u'\n').toUtf8());
    }
    labels.close();
    m_project = Project::create(services, m_folder.filePath(QStringLiteral("c.plumb"))).value();
    const auto report = m_project->import(import, [](const Progress&) {}, {});
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().userText));
    QCOMPARE(report->images, 399 + 171 + 392);
    QCOMPARE(report->people, 399 + 392);
    RunRequest request;
    request.task = QStringLiteral("verify");
    RunControl control;
    const auto done = m_project->run(request, control, [](const Progress&) {});
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().userText));
    QCOMPARE(done->runs.size(), std::size_t {4});
    QCOMPARE(done->failed, 0);
}

void TestMatchingReference::scoresEqualTheReference_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("table");
    QTest::newRow("fr_feature") << QStringLiteral("fr_detect+fr_feature")
                                << QStringLiteral("pairs_fr_feature.csv");
    QTest::newRow("face-api") << QStringLiteral("fr_detect+faceapi_face_recognition")
                              << QStringLiteral("pairs_faceapi_face_recognition.csv");
    QTest::newRow("mobileface") << QStringLiteral("fr_detect+mobileface")
                                << QStringLiteral("pairs_mobileface.csv");
    QTest::newRow("faceres") << QStringLiteral("fr_detect+faceres")
                             << QStringLiteral("pairs_faceres_descriptor.csv");
}

void TestMatchingReference::scoresEqualTheReference()
{
    QFETCH(QString, system);
    QFETCH(QString, table);
    auto set = MatchingDesk(*m_project).embeddings(system);
    QVERIFY2(set.ok(), set ? "" : qPrintable(set.error().userText));
    const Comparison comparison(*m_project, std::move(*set));
    int compared = 0, same = 0;
    double worst = 0;
    for (const ReferencePair& pair : readPairs(table)) {
        const auto score = comparison.score(pair.files);
        if (!score)
            continue;
        ++compared;
        const double difference = std::abs(*score - pair.score);
        same += difference <= 1e-3 ? 1 : 0;
        worst = std::max(worst, difference);
    }
    qInfo("%s: %d of %d scores within 1e-3, worst %.5f", qPrintable(system), same, compared, worst);
    QVERIFY2(compared >= 1100, qPrintable(QString::number(compared)));
    QVERIFY(same >= 0.99 * compared);
    QVERIFY(worst < 0.05); // a box edge that rounds to another pixel
}

void TestMatchingReference::figuresEqualTheModelSheet_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<double>("auc");
    QTest::addColumn<double>("trueMatchRate"); // at a false match rate of 1e-3
    QTest::addColumn<double>("rankOne");
    QTest::newRow("fr_feature") << QStringLiteral("fr_detect+fr_feature") << 1.0 << 1.0 << 1.0;
    // The part's AUC is not on the sheet; this is the one over all the photographs.
    QTest::newRow("face-api") << QStringLiteral("fr_detect+faceapi_face_recognition") << 0.9999 << 0.982
                              << 0.991;
    QTest::newRow("mobileface") << QStringLiteral("fr_detect+mobileface") << 0.9896 << 0.770 << 0.832;
    QTest::newRow("faceres") << QStringLiteral("fr_detect+faceres") << 0.9962 << 0.823 << 0.876;
}

void TestMatchingReference::figuresEqualTheModelSheet()
{
    QFETCH(QString, system);
    QFETCH(double, auc);
    QFETCH(double, trueMatchRate);
    QFETCH(double, rankOne);
    const Comparison comparison(*m_project, MatchingDesk(*m_project).embeddings(system).value());
    qInfo("%s: AUC %.4f, TMR at FMR 1e-3 %.1f %%, rank 1 %.1f %%, %zu mated, %zu non-mated",
          qPrintable(system), comparison.auc(), 100 * comparison.trueMatchRate(1e-3),
          100 * comparison.rankOne(), comparison.mated(), comparison.nonMated());
    QCOMPARE(comparison.mated(), std::size_t {113});
    QVERIFY(std::abs(comparison.auc() - auc) <= 0.002);
    QVERIFY(std::abs(comparison.trueMatchRate(1e-3) - trueMatchRate) <= 0.01);
    QVERIFY(std::abs(comparison.rankOne() - rankOne) <= 0.01);
}

/// As the command line asks: portraits against the rest, without the pairs that may be one photograph.
void TestMatchingReference::theDeskGivesTheSameFigures()
{
    QFETCH(QString, system);
    QFETCH(double, auc);
    QFETCH(double, trueMatchRate);
    QFETCH(double, rankOne);
    MatchQuery query;
    query.systems = QStringList {system};
    query.probes = QStringLiteral("portraits");
    query.leaveOutFile = m_folder.filePath(QStringLiteral("suspects.csv"));
    QFile suspects(query.leaveOutFile);
    QVERIFY(suspects.open(QIODevice::WriteOnly));
    suspects.write("portrait,other\n");
    for (const ReferencePair& pair : readPairs(QStringLiteral("pairs.csv"))) {
        if (pair.isSuspect)
            suspects.write((pair.files.first + u',' + pair.files.second + u'\n').toUtf8());
    }
    suspects.close();
    const auto runs = MatchingDesk(*m_project).measure(query, [](const Progress&) {}, {});
    QVERIFY2(runs.ok(), runs ? "" : qPrintable(runs.error().userText));
    QCOMPARE(runs->size(), std::size_t {1});
    const Comparison bruteForce(*m_project, MatchingDesk(*m_project).embeddings(system).value());
    const MatchedCurves curves(runs->front());
    const MatchedSide all = curves.all();
    QCOMPARE(static_cast<std::size_t>(all.mated), bruteForce.mated());
    QCOMPARE(static_cast<std::size_t>(all.nonMated), bruteForce.nonMated());
    const double missed = curves.atRate(1e-3).all.falseNonMatches.rate().value();
    QVERIFY(std::abs(all.auc.value() - bruteForce.auc()) < 1e-5);
    QVERIFY(std::abs(1 - missed - bruteForce.trueMatchRate(1e-3)) < 1e-9);
    QVERIFY(std::abs(all.rankOne->rate().value() - bruteForce.rankOne()) < 1e-9);
    QVERIFY(std::abs(all.auc.value() - auc) <= 0.002);
    QVERIFY(std::abs(1 - missed - trueMatchRate) <= 0.01);
    QVERIFY(std::abs(all.rankOne->rate().value() - rankOne) <= 0.01);
}

void TestMatchingReference::oneFaceCannotBeAlignedByDlib()
{
    const auto data = m_project->dataset();
    for (const SystemInfo& system : m_project->services().systems(QStringLiteral("verify"))) {
        const EmbeddingSet set = MatchingDesk(*m_project).embeddings(system.id).value();
        std::set<QString> files;
        for (const auto& [image, kind] : set.notEnrolled) {
            QCOMPARE(kind, OutcomeKind::Undetected);
            const auto at = std::find_if(data->images.begin(), data->images.end(),
                                         [&, id = image](const Image& one) { return one.id == id; });
            files.insert(at->file);
        }
        const bool isDlib = system.classifier == QLatin1String("faceapi_face_recognition");
        QCOMPARE(files,
                 isDlib ? std::set<QString> {QStringLiteral("others/D000355.jpg")} : std::set<QString> {});
    }
}

int main(int argc, char** argv)
{
    isolate(true);
    QCoreApplication app(argc, argv);
    TestMatchingReference test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_matching_reference.moc"
