// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgproc.hpp>

#include "core/backends/backend.h"
#include "core/backends/models/model_store.h"
#include "core/outcomes/outcome_row.h"
#include "core/vision/picture_mat.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Noise, so that nets have something to work on.
Picture noise(int width, int height)
{
    cv::Mat bgr(height, width, CV_8UC3);
    cv::RNG random(11);
    random.fill(bgr, cv::RNG::UNIFORM, 0, 256);
    return makePicture(bgr);
}

Picture plain(int width, int height, const cv::Scalar& colour)
{
    return makePicture(cv::Mat(height, width, CV_8UC3, colour));
}

Face middle(const Picture& picture)
{
    const double w = picture.widthPx(), h = picture.heightPx();
    return {w * 0.25, h * 0.25, w * 0.75, h * 0.75, 0.9};
}

} // namespace

/// What every registered backend keeps, whatever it is. A new backend is tested here by being registered.
class TestBackendContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { register_builtin_backends(m_registry); }
    void infoIsComplete_data() { addIds(); }
    void infoIsComplete();
    void notInstalledIsASentence_data() { addIds(); }
    void notInstalledIsASentence();
    void anyPictureGetsAnAnswerOrAnError_data() { addIds(); }
    void anyPictureGetsAnAnswerOrAnError();
    void nonsenseBoxesAreErrors_data() { addIds(); }
    void nonsenseBoxesAreErrors();
    void theSamePictureGetsTheSameAnswer_data() { addIds(); }
    void theSamePictureGetsTheSameAnswer();
    void whatItCannotDoIsAnError_data() { addIds(); }
    void whatItCannotDoIsAnError();

private:
    void addIds();
    /// A worker, or null after a skip or a failure.
    std::unique_ptr<BackendWorker> open(const Backend& backend);
    /// Everything the backend can do with that picture; checks each answer's form.
    void use(const BackendInfo& info, BackendWorker& worker, const Picture& picture);
    void checkAnswer(const BackendInfo& info, const QString& task, const Answer& answer);
    /// As the backend says, or empty: no face there to align.
    void checkEmbedding(const BackendInfo& info, const std::vector<float>& embedding);

    Registry<Backend> m_registry;
    ModelStore m_models;
};

void TestBackendContract::addIds()
{
    QTest::addColumn<QString>("id");
    QVERIFY(m_registry.ids().size() >= 18);
    for (const QString& id : m_registry.ids())
        QTest::newRow(qPrintable(id)) << id;
}

std::unique_ptr<BackendWorker> TestBackendContract::open(const Backend& backend)
{
    for (const QString& model : backend.info().models) {
        if (m_models.state(model) != ModelState::Installed)
            return nullptr;
    }
    auto worker = backend.open(m_models);
    return worker ? std::move(*worker) : nullptr;
}

#define OPEN_OR_SKIP()                                                                                       \
    QFETCH(QString, id);                                                                                     \
    const Backend& backend = *m_registry.find(id);                                                           \
    const BackendInfo info = backend.info();                                                                 \
    for (const QString& model : info.models) {                                                               \
        if (m_models.state(model) != ModelState::Installed)                                                  \
            QSKIP(qPrintable(QStringLiteral("The model %1 is not installed on this computer.").arg(model))); \
    }                                                                                                        \
    const auto worker = open(backend);                                                                       \
    QVERIFY(worker != nullptr)

void TestBackendContract::infoIsComplete()
{
    QFETCH(QString, id);
    const BackendInfo info = m_registry.find(id)->info();
    QCOMPARE(info.id, id);
    QVERIFY(QRegularExpression(QStringLiteral("^[a-z0-9_]+$")).match(id).hasMatch());
    QVERIFY(!info.name.isEmpty() && !info.description.isEmpty() && !info.feeding.isEmpty());
    QVERIFY(info.can.detects || info.can.landmarks || info.can.embeds || !info.can.tasks.isEmpty());
    QCOMPARE(info.can.embeds, info.embedding.has_value());
    QVERIFY(!info.embedding || info.embedding->dimension >= 64);
    QVERIFY(std::none_of(info.can.tasks.begin(), info.can.tasks.end(), isMatchingTask));
    const bool classifies = std::any_of(info.can.tasks.begin(), info.can.tasks.end(),
                                        [](const QString& task) { return !isEstimateTask(task); });
    QCOMPARE(info.classes.isEmpty(), !classifies);
    if (info.feed) {
        QCOMPARE(feedingText(*info.feed), info.feeding);
        QCOMPARE(feedingFromJson(feedingJson(*info.feed)).value(), *info.feed);
    }
    for (const QString& model : info.models)
        QVERIFY2(m_models.entry(model) != nullptr, qPrintable(model));
}

void TestBackendContract::notInstalledIsASentence()
{
    QFETCH(QString, id);
    const Backend& backend = *m_registry.find(id);
    const QStringList needed = backend.info().models;
    if (needed.isEmpty() || m_models.entry(needed.front())->package.isEmpty())
        QSKIP("Its file belongs to the system and cannot be taken away for a test.");
    const QTemporaryDir empty;
    const auto refused = backend.open(ModelStore(empty.path()));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotInstalled);
    QVERIFY(refused.error().userText.contains(id) && refused.error().userText.endsWith(u'.'));
}

void TestBackendContract::checkAnswer(const BackendInfo& info, const QString& task, const Answer& answer)
{
    QVERIFY(QJsonDocument::fromJson(answer.raw).isObject());
    QVERIFY2(answer.raw.size() < 2000, "raw responses are kept for every picture");
    QCOMPARE(answer.estimate.has_value(), isEstimateTask(task));
    if (answer.estimate) {
        QVERIFY(std::isfinite(*answer.estimate) && answer.scores.empty());
        QCOMPARE(answer.label, QString::number(std::round(*answer.estimate), 'f', 0));
        return;
    }
    QVERIFY(info.classes.contains(answer.label));
    QVERIFY(answer.confidence >= 0.5 && answer.confidence <= 1);
    QCOMPARE(answer.scores.size(), static_cast<std::size_t>(info.classes.size()));
    double sum = 0;
    for (std::size_t i = 0; i < answer.scores.size(); ++i) {
        QCOMPARE(answer.scores[i].label, info.classes.at(static_cast<qsizetype>(i)));
        sum += answer.scores[i].score;
    }
    QVERIFY(std::abs(sum - 1) < 1e-6);
}

void TestBackendContract::checkEmbedding(const BackendInfo& info, const std::vector<float>& embedding)
{
    if (embedding.empty())
        return;
    QCOMPARE(embedding.size(), static_cast<std::size_t>(info.embedding->dimension));
    QVERIFY(std::all_of(embedding.begin(), embedding.end(), [](float x) { return std::isfinite(x); }));
    QVERIFY(std::any_of(embedding.begin(), embedding.end(), [](float x) { return x != 0; }));
}

void TestBackendContract::use(const BackendInfo& info, BackendWorker& worker, const Picture& picture)
{
    if (info.can.detects) {
        const auto faces = worker.detect(picture);
        QVERIFY2(faces.ok(), faces ? "" : qPrintable(faces.error().detail));
        for (std::size_t i = 0; i < faces->size(); ++i) {
            const Face& face = faces.value()[i];
            QVERIFY(face.width() > 0 && face.height() > 0 && face.score >= 0 && face.score <= 1);
            QVERIFY(i == 0 || faces.value()[i - 1].score >= face.score);
        }
    }
    if (info.can.landmarks) {
        const auto points = worker.landmarks(picture, middle(picture));
        QVERIFY2(points.ok(), points ? "" : qPrintable(points.error().detail));
        QCOMPARE(points->size(), std::size_t {68});
    }
    if (info.can.embeds) {
        const auto embedding = worker.embed(picture, middle(picture));
        QVERIFY2(embedding.ok(), embedding ? "" : qPrintable(embedding.error().detail));
        checkEmbedding(info, *embedding);
    }
    for (const QString& task : info.can.tasks) {
        const auto answer = worker.answer(task, picture, middle(picture));
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
        checkAnswer(info, task, *answer);
    }
}

void TestBackendContract::anyPictureGetsAnAnswerOrAnError()
{
    OPEN_OR_SKIP();
    use(info, *worker, plain(1, 1, cv::Scalar(10, 20, 30)));
    use(info, *worker, plain(3, 500, cv::Scalar::all(255)));
    use(info, *worker, plain(500, 3, cv::Scalar::all(0)));
    use(info, *worker, plain(200, 200, cv::Scalar::all(128))); // grey
    use(info, *worker, noise(6000, 4000));                     // huge
    const Picture nothing;
    if (info.can.detects)
        QVERIFY(!worker->detect(nothing).ok());
    if (info.can.landmarks)
        QVERIFY(!worker->landmarks(nothing, {0, 0, 1, 1, 1}).ok());
    if (info.can.embeds)
        QVERIFY(!worker->embed(nothing, {0, 0, 1, 1, 1}).ok());
    if (!info.can.tasks.isEmpty())
        QVERIFY(!worker->classify(nothing, {0, 0, 1, 1, 1}).ok());
}

void TestBackendContract::nonsenseBoxesAreErrors()
{
    OPEN_OR_SKIP();
    const Picture picture = noise(100, 100);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (const Face& face : {Face {10, 10, 10, 10, 1}, Face {50, 50, 20, 20, 1}, Face {nan, 0, 10, 10, 1},
                             Face {0, 0, infinity, 10, 1}, Face {-1e9, -1e9, 1e9, 1e9, 1}}) {
        if (info.can.landmarks)
            QVERIFY(!worker->landmarks(picture, face).ok());
        if (info.can.embeds)
            QVERIFY(!worker->embed(picture, face).ok());
        for (const QString& task : info.can.tasks) {
            const auto refused = worker->answer(task, picture, face);
            QVERIFY(!refused.ok());
            QVERIFY(refused.error().userText.endsWith(u'.'));
        }
    }
    // Detectors extrapolate over the border: that is a face.
    const Face across {-20, -20, 60, 110, 1};
    if (info.can.landmarks)
        QVERIFY(worker->landmarks(picture, across).ok());
    if (info.can.embeds)
        QVERIFY(worker->embed(picture, across).ok());
    for (const QString& task : info.can.tasks)
        QVERIFY(worker->answer(task, picture, across).ok());
}

void TestBackendContract::theSamePictureGetsTheSameAnswer()
{
    OPEN_OR_SKIP();
    const auto other = open(backend);
    QVERIFY(other != nullptr);
    const Picture picture = noise(300, 400), between = noise(90, 50);
    if (info.can.detects) {
        const auto first = worker->detect(picture);
        QVERIFY(worker->detect(between).ok());
        QCOMPARE(worker->detect(picture).value(), first.value());
        QCOMPARE(other->detect(picture).value(), first.value());
    }
    if (info.can.landmarks) {
        const auto first = worker->landmarks(picture, middle(picture));
        QCOMPARE(worker->landmarks(picture, middle(picture)).value(), first.value());
        QCOMPARE(other->landmarks(picture, middle(picture)).value(), first.value());
    }
    if (info.can.embeds) {
        const auto first = worker->embed(picture, middle(picture));
        QVERIFY(worker->embed(between, middle(between)).ok());
        QCOMPARE(worker->embed(picture, middle(picture)).value(), first.value());
        QCOMPARE(other->embed(picture, middle(picture)).value(), first.value());
    }
    for (const QString& task : info.can.tasks) {
        const auto first = worker->answer(task, picture, middle(picture));
        QVERIFY(worker->answer(task, between, middle(between)).ok());
        QCOMPARE(worker->answer(task, picture, middle(picture)).value(), first.value());
        QCOMPARE(other->answer(task, picture, middle(picture)).value(), first.value());
    }
}

void TestBackendContract::whatItCannotDoIsAnError()
{
    OPEN_OR_SKIP();
    const Picture picture = noise(60, 60);
    if (!info.can.detects)
        QCOMPARE(worker->detect(picture).error().code, ErrorCode::Internal);
    if (!info.can.landmarks)
        QCOMPARE(worker->landmarks(picture, middle(picture)).error().code, ErrorCode::Internal);
    if (!info.can.embeds)
        QCOMPARE(worker->embed(picture, middle(picture)).error().code, ErrorCode::Internal);
    if (info.classes.isEmpty())
        QCOMPARE(worker->classify(picture, middle(picture)).error().code, ErrorCode::Internal);
    if (!info.can.tasks.contains(QStringLiteral("estimate:age")))
        QCOMPARE(worker->estimate(picture, middle(picture)).error().code, ErrorCode::Internal);
    if (!info.feed)
        QCOMPARE(backend.openFed(m_models, {}).error().code, ErrorCode::Usage);
}

int main(int argc, char** argv)
{
    isolate(true);
    QCoreApplication app(argc, argv);
    TestBackendContract test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_backend_contract.moc"
