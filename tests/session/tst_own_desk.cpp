// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <functional>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/own_desk.h"
#include "core/session/trial_desk.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kKnown = QStringLiteral("gender_ssrnet_imdb"); ///< a net whose answers are known

} // namespace

/// ONNX files of the user's own: described, refused with a sentence, checked, added, used.
class TestOwnDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tensorsAreReadFromTheFile();
    void aProposalIsFilledInFromTheFile();
    void hostileFilesEndInASentence_data();
    void hostileFilesEndInASentence();
    void aWrongDescriptionEndsInASentence_data();
    void aWrongDescriptionEndsInASentence();
    void theDescriptionSurvivesJson();
    void anAddedNetAnswersAsTheBuiltInOne();
    void aNetFedWronglyIsWarnedOf();
    void anAlteredFileIsNotUsed();

private:
    [[nodiscard]] OwnModel model() const;

    QTemporaryDir m_folder;
    QString m_net; ///< a copy of the known net
    QString m_folderOfModels;
};

OwnModel TestOwnDesk::model() const
{
    OwnModel model;
    model.name = QStringLiteral("Mein Nétz 2!");
    model.file = m_net;
    model.feeding.crop.scale = 1.4;
    model.feeding.widthPx = 64;
    model.feeding.heightPx = 64;
    model.feeding.channels = ChannelOrder::Bgr;
    model.output = QStringLiteral("out0");
    model.reading = OwnReading::Probability;
    model.classes = QStringList {QStringLiteral("female"), QStringLiteral("male")};
    return model;
}

void TestOwnDesk::initTestCase()
{
    const Services services;
    if (services.models.state(kKnown) != ModelState::Installed
        || services.models.state(QStringLiteral("fr_detect")) != ModelState::Installed)
        QSKIP("The models are not installed on this computer; plumbline-cli models --install gets them.");
    m_net = m_folder.filePath(QStringLiteral("net.onnx"));
    QVERIFY(QFile::copy(services.models.path(kKnown), m_net));
}

void TestOwnDesk::tensorsAreReadFromTheFile()
{
    const auto tensors = OwnDesk::tensors(m_net);
    QVERIFY2(tensors.ok(), tensors ? "" : qPrintable(tensors.error().userText));
    QCOMPARE(tensors->inputs.size(), std::size_t {1});
    QCOMPARE(tensors->inputs.front().text(), QStringLiteral("input: float 1x3x64x64"));
    QVERIFY(tensors->output(QStringLiteral("out0")) != nullptr);
}

void TestOwnDesk::aProposalIsFilledInFromTheFile()
{
    const auto model = OwnDesk::proposed(m_net);
    QVERIFY(model.ok());
    QCOMPARE(model->feeding.widthPx, 64);
    QCOMPARE(model->feeding.channels, ChannelOrder::Rgb);
    QCOMPARE(model->output, QStringLiteral("out0"));
    QCOMPARE(model->reading, OwnReading::Probability);
    QVERIFY(fitsItsFile(*model).ok());
}

void TestOwnDesk::hostileFilesEndInASentence_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("size"); // grown to this, sparse
    QTest::newRow("empty") << QByteArray() << qint64 {0};
    QTest::newRow("text") << QByteArray("this is not a net") << qint64 {0};
    QTest::newRow("zeros") << QByteArray(4096, '\0') << qint64 {0};
    QTest::newRow("huge") << QByteArray("x") << qint64 {2} * 1024 * 1024 * 1024;
    QFile net(m_net);
    const QByteArray whole = net.open(QIODevice::ReadOnly) ? net.readAll() : QByteArray();
    QTest::newRow("truncated") << whole.left(whole.size() / 2) << qint64 {0};
}

void TestOwnDesk::hostileFilesEndInASentence()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, size);
    OwnModel bad = model();
    bad.file = m_folder.filePath(QStringLiteral("hostile.onnx"));
    QFile file(bad.file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    if (size > 0)
        QVERIFY(file.resize(size));
    file.close();
    const Services services;
    const auto refused = OwnDesk(services).add(bad);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().userText.endsWith(u'.')
                 && refused.error().userText.contains(QStringLiteral("hostile")),
             qPrintable(refused.error().userText));
    QVERIFY(OwnDesk::all().empty());
    file.remove();
    QVERIFY(!OwnDesk::tensors(bad.file).ok()); // gone
    QVERIFY(!OwnDesk::tensors(m_folder.path()).ok());
}

void TestOwnDesk::aWrongDescriptionEndsInASentence_data()
{
    QTest::addColumn<std::function<void(OwnModel&)>>("spoil");
    using Spoil = std::function<void(OwnModel&)>;
    QTest::newRow("output") << Spoil([](OwnModel& m) { m.output = QStringLiteral("nothing"); });
    QTest::newRow("size") << Spoil([](OwnModel& m) { m.feeding.widthPx = 65; });
    QTest::newRow("grey") << Spoil([](OwnModel& m) { m.feeding.channels = ChannelOrder::Grey; });
    QTest::newRow("reading") << Spoil([](OwnModel& m) { m.reading = OwnReading::Scores; });
    QTest::newRow("classes") << Spoil([](OwnModel& m) {
        m.classes = QStringList {QStringLiteral("woman"), QStringLiteral("man")};
    });
    QTest::newRow("one class") << Spoil(
        [](OwnModel& m) { m.classes = QStringList {QStringLiteral("male")}; });
    QTest::newRow("task") << Spoil([](OwnModel& m) { m.task = QStringLiteral("estimate:age"); });
}

void TestOwnDesk::aWrongDescriptionEndsInASentence()
{
    QFETCH(std::function<void(OwnModel&)>, spoil);
    OwnModel bad = model();
    spoil(bad);
    const Services services;
    const auto refused = OwnDesk(services).add(bad);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().userText.endsWith(u'.'), qPrintable(refused.error().userText));
    QVERIFY(OwnDesk::all().empty());
}

void TestOwnDesk::theDescriptionSurvivesJson()
{
    OwnModel full = model();
    full.id = ownIdFor(full.name);
    QCOMPARE(full.id, QStringLiteral("own_mein_netz_2"));
    full.squash = true;
    full.licence = QStringLiteral("mine");
    const QJsonObject json = ownModelJson(full);
    const auto back = ownModelFromJson(json, m_folder.path());
    QVERIFY2(back.ok(), back ? "" : qPrintable(back.error().userText));
    QCOMPARE(ownModelJson(*back), json);
    QCOMPARE(back->file, m_net);
    for (const char* key : {"name", "file", "output", "feeding", "classes"}) {
        QJsonObject without = json;
        without.remove(QLatin1String(key));
        QVERIFY2(!ownModelFromJson(without, m_folder.path()).ok(), key);
    }
}

void TestOwnDesk::anAddedNetAnswersAsTheBuiltInOne()
{
    RunControl control;
    const auto services = std::make_shared<const Services>();
    const OwnDesk desk(*services);
    const auto check = desk.check(model(), control, [](const Progress&) {});
    QVERIFY2(check.ok(), check ? "" : qPrintable(check.error().userText));
    QVERIFY2(check->isUsable(), qPrintable(check->problems.join(u' ')));
    QVERIFY(check->faces > 20 && check->answered == check->faces);
    QCOMPARE(check->answers.size(), std::size_t {2});
    QVERIFY(check->answers[0].second > 0 && check->answers[1].second > 0);

    const auto added = desk.add(model());
    QVERIFY2(added.ok(), added ? "" : qPrintable(added.error().userText));
    QCOMPARE(added->sha256, services->models.entry(kKnown)->sha256);
    const QString id = QStringLiteral("fr_detect+") + added->id;
    const QDir sample(test::sourceDir() + QStringLiteral("/resources/sample/images"));
    const QString picture = sample.filePath(sample.entryList({QStringLiteral("*.jpg")}).at(40));
    const auto both = [&](const Services& with) {
        const auto trial = TrialDesk(with).tryOnImage({QStringLiteral("fr_detect+") + kKnown, id}, picture);
        QVERIFY2(trial.ok(), trial ? "" : qPrintable(trial.error().userText));
        const Answer& known = trial->answers.at(0).readings.at(0).answer;
        const Answer& own = trial->answers.at(1).readings.at(0).answer;
        QCOMPARE(own.label, known.label);
        QCOMPARE(own.scores, known.scores);
    };
    both(*services);
    const Services restarted; // found in the folder again
    both(restarted);
    const auto info = restarted.system(id);
    QVERIFY(info && info->own && info->installed);
    const auto again = desk.add(model()); // never the id of another
    QVERIFY(again.ok() && again->id == added->id + QStringLiteral("_2"));
    QVERIFY(OwnDesk::remove(again->id));
    QVERIFY(OwnDesk::remove(added->id));
    QCOMPARE(OwnDesk::remove(added->id).error().code, ErrorCode::NotFound);
    QCOMPARE(OwnDesk::remove(QStringLiteral("own_/../../x")).error().code, ErrorCode::NotFound);
    QVERIFY(OwnDesk::all().empty());
}

void TestOwnDesk::aNetFedWronglyIsWarnedOf()
{
    RunControl control;
    const Services services;
    OwnModel wrong = model();
    wrong.feeding.deviation = {1e9, 1e9, 1e9}; // every picture is black
    const auto check = OwnDesk(services).check(wrong, control, [](const Progress&) {});
    QVERIFY2(check.ok(), check ? "" : qPrintable(check.error().userText));
    QVERIFY(!check->isUsable() || !check->warnings.isEmpty());
    control.cancel();
    QCOMPARE(OwnDesk(services).check(model(), control, [](const Progress&) {}).error().code,
             ErrorCode::Cancelled);
}

void TestOwnDesk::anAlteredFileIsNotUsed()
{
    const Services services;
    const auto added = OwnDesk(services).add(model());
    QVERIFY(added.ok());
    QFile file(added->file);
    QVERIFY(file.open(QIODevice::Append));
    file.write("x");
    file.close();
    const Services restarted;
    const auto info = restarted.system(QStringLiteral("fr_detect+") + added->id);
    QVERIFY(info && !info->installed && info->state.endsWith(u'.'));
    QVERIFY(OwnDesk::remove(added->id));
}

int main(int argc, char** argv)
{
    // The models of the user's own data folder, the own nets of a temporary one.
    const QString models = ModelStore().folder();
    test::isolate();
    qputenv("PLUMBLINE_MODELS", models.toUtf8());
    QCoreApplication app(argc, argv);
    TestOwnDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_own_desk.moc"
