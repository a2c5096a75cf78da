// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <memory>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

/// Scores and answers that were made elsewhere, as scripts bring them in.
class TestAnswersCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scoresAreMeasuredAndListed();
    void answersAreMeasuredAndListed();
    void anotherLayoutIsReadByItsMapping();
    void whatIsWrongIsUsage();

private:
    [[nodiscard]] QString file(const QString& name, const QByteArray& text) const
    {
        QFile written(m_folder->filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size())
            qFatal("no file");
        return written.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    QStringList m_images;
};

void TestAnswersCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = m_folder->filePath(QStringLiteral("a.plumb"));
    const QDir sample(sourceDir() + QStringLiteral("/resources/sample/images"));
    m_images = sample.entryList({QStringLiteral("s00*.jpg")}, QDir::Files, QDir::Name).mid(0, 8);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("images")));
    QByteArray labels = "file,subject_id,gender\n";
    for (int i = 0; i < m_images.size(); ++i) {
        QVERIFY(QFile::copy(sample.filePath(m_images[i]),
                            m_folder->filePath(QStringLiteral("images/") + m_images[i])));
        labels += m_images[i].toUtf8() + ",p" + QByteArray::number(i / 2) + (i < 4 ? ",female\n" : ",male\n");
    }
    QCOMPARE(cli({QStringLiteral("create"), m_project}).exitCode, 0);
    QCOMPARE(cli({QStringLiteral("import"), m_project, QStringLiteral("--images"),
                  m_folder->filePath(QStringLiteral("images")), QStringLiteral("--labels"),
                  file(QStringLiteral("labels.csv"), labels)})
                 .exitCode,
             0);
}

void TestAnswersCommand::scoresAreMeasuredAndListed()
{
    QByteArray text = "image1,image2,score\n";
    for (int a = 0; a < m_images.size(); ++a)
        for (int b = a + 1; b < m_images.size(); ++b)
            text += m_images[a].toUtf8() + "," + m_images[b].toUtf8() + ","
                + QByteArray::number(a / 2 == b / 2 ? 90 + a : 10 * a + b) + "\n";
    const auto taken = cli({QStringLiteral("import-scores"), m_project, QStringLiteral("--system"),
                            QStringLiteral("Vendor 2024"), file(QStringLiteral("s.csv"), text)});
    QCOMPARE(taken.exitCode, 0);
    QVERIFY(taken.err.contains("28 scores of pairs of 8 images"));
    const auto measured =
        cli({QStringLiteral("measure"), m_project, QStringLiteral("--task"), QStringLiteral("verify"),
             QStringLiteral("--threshold"), QStringLiteral("60"), QStringLiteral("--json")});
    QCOMPARE(measured.exitCode, 0);
    const QJsonObject run = measured.json()[QStringLiteral("runs")].toArray().first().toObject();
    QCOMPARE(run[QStringLiteral("metric")].toString(), QStringLiteral("imported"));
    QCOMPARE(run[QStringLiteral("imported")][QStringLiteral("score_scale")].toString(),
             QStringLiteral("0-100"));
    QCOMPARE(run[QStringLiteral("everybody")][QStringLiteral("mated")].toInt(), 4);
    const QJsonObject chosen = run[QStringLiteral("thresholds")].toArray().first().toObject();
    QCOMPARE(chosen[QStringLiteral("fnmr")][QStringLiteral("count")].toInt(), 0);
    QCOMPARE(chosen[QStringLiteral("fmr")][QStringLiteral("of")].toInt(), 24);
    const auto list = cli({QStringLiteral("list"), m_project, QStringLiteral("--false-matches"),
                           QStringLiteral("--top"), QStringLiteral("1")});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.out.contains(m_images[5].toUtf8()) && list.out.contains(m_images[7].toUtf8()));
    // A name of nobody: taken all the same, and said.
    const auto partly =
        cli({QStringLiteral("import-scores"), m_project, QStringLiteral("--system"), QStringLiteral("Other"),
             file(QStringLiteral("t.csv"), text + "x.jpg,y.jpg,1\n" + m_images[0].toUtf8() + ",,1\n")});
    QCOMPARE(partly.exitCode, 1);
    QVERIFY(partly.err.contains("x.jpg") && partly.err.contains("Line 31"));
}

void TestAnswersCommand::answersAreMeasuredAndListed()
{
    const auto face = [](const char* gender) {
        return QByteArray(R"({"FaceDetails":[{"Confidence":99,"Gender":{"Confidence":90,"Value":")") + gender
            + R"("}}]})";
    };
    QByteArray text = "{";
    for (int i = 0; i < m_images.size(); ++i)
        text += (i > 0 ? ",\"" : "\"") + m_images[i].toUtf8() + "\":"
            + (i == 7       ? QByteArray(R"({"FaceDetails":[]})")
                   : i == 0 ? face("Male")
                   : i < 4  ? face("Female")
                            : face("Male"));
    const auto taken = cli({QStringLiteral("import-predictions"), m_project, QStringLiteral("--system"),
                            QStringLiteral("Rekognition 2024"), QStringLiteral("--about"),
                            QStringLiteral("vendor=Amazon"), file(QStringLiteral("a.json"), text + "}")});
    QVERIFY2(taken.exitCode == 0, taken.err.constData());
    QVERIFY(taken.err.contains("DetectFaces"));
    const auto wrong = cli({QStringLiteral("list"), m_project, QStringLiteral("--verdict"),
                            QStringLiteral("wrong,undetected"), QStringLiteral("--json")});
    const QJsonArray outcomes = wrong.json()[QStringLiteral("outcomes")].toArray();
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes.first()[QStringLiteral("file")].toString(), m_images[0]);
    QCOMPARE(outcomes.first()[QStringLiteral("system")].toString(), QStringLiteral("Rekognition 2024"));
    const auto measured = cli({QStringLiteral("measure"), m_project, QStringLiteral("--system"),
                               QStringLiteral("Rekognition 2024")});
    QCOMPARE(measured.exitCode, 0);

    // Another service, which gives no confidence and takes the last of the women for a man.
    QByteArray table = "image,gender\n";
    for (int i = 0; i < 7; ++i)
        table += m_images[i].toUtf8() + (i < 3 ? ",female\n" : ",male\n");
    QCOMPARE(cli({QStringLiteral("import-predictions"), m_project, QStringLiteral("--system"),
                  QStringLiteral("Other"), file(QStringLiteral("o.csv"), table)})
                 .exitCode,
             0);
    const auto listed =
        cli({QStringLiteral("list"), m_project, QStringLiteral("--system"), QStringLiteral("Other"),
             QStringLiteral("--verdict"), QStringLiteral("wrong"), QStringLiteral("--json")});
    const QJsonObject misread = listed.json()[QStringLiteral("outcomes")].toArray().first().toObject();
    QCOMPARE(misread[QStringLiteral("file")].toString(), m_images[3]);
    QVERIFY(misread[QStringLiteral("confidence")].isNull());
    const auto compared =
        cli({QStringLiteral("compare"), m_project, QStringLiteral("--a"), QStringLiteral("Rekognition 2024"),
             QStringLiteral("--b"), QStringLiteral("Other"), QStringLiteral("--resample"),
             QStringLiteral("never"), QStringLiteral("--json")});
    QVERIFY2(compared.exitCode == 0, compared.err.constData());
    const QJsonObject agreement =
        compared.json()[QStringLiteral("all")][QStringLiteral("agreement")].toObject();
    QCOMPARE(agreement[QStringLiteral("both_right")].toInt(), 5);
    QCOMPARE(agreement[QStringLiteral("only_a_right")].toInt(), 1);
    QCOMPARE(agreement[QStringLiteral("only_b_right")].toInt(), 1);
    QCOMPARE(agreement[QStringLiteral("none_right")].toInt(), 0);
    QVERIFY(std::abs(agreement[QStringLiteral("kappa")].toDouble() + 1.0 / 6) < 1e-12);
    QVERIFY(agreement[QStringLiteral("kappa_low")].toDouble() < -1.0 / 6);
}

void TestAnswersCommand::anotherLayoutIsReadByItsMapping()
{
    QByteArray text = R"({"job":1,"all":[)";
    for (int i = 0; i < m_images.size(); ++i)
        text += (i > 0 ? ",{" : "{") + QByteArray(R"("bild":")") + m_images[i].toUtf8()
            + R"(","wer":{"art":")" + (i < 4 ? "Frau" : "Mann") + R"(","sicher":80}})";
    const QString answers = file(QStringLiteral("studio.json"), text + "]}");
    const QString mapping = file(QStringLiteral("mapping.json"),
                                 R"({"answers":"all","image":"bild","gender":"wer.art","score":"wer.sicher",)"
                                 R"("highest_score":100,"words":{"Frau":"female","Mann":"male"}})");
    const QStringList command {QStringLiteral("import-predictions"),
                               m_project,
                               QStringLiteral("--system"),
                               QStringLiteral("Studio"),
                               answers,
                               QStringLiteral("--mapping")};
    const auto taken = cli(command + QStringList {mapping});
    QVERIFY2(taken.exitCode == 0, taken.err.constData());
    const auto listed = cli({QStringLiteral("list"), m_project, QStringLiteral("--system"),
                             QStringLiteral("Studio"), QStringLiteral("--json")});
    const QJsonArray outcomes = listed.json()[QStringLiteral("outcomes")].toArray();
    QCOMPARE(outcomes.size(), m_images.size());
    QCOMPARE(outcomes.first()[QStringLiteral("answer")].toString(), QStringLiteral("female"));
    QCOMPARE(outcomes.first()[QStringLiteral("confidence")].toDouble(), 0.8);
    const auto unknown = cli(command + QStringList {QStringLiteral("nobody's")});
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.err.contains("no mapping nobody's"));
}

void TestAnswersCommand::whatIsWrongIsUsage()
{
    const QString scores = file(QStringLiteral("s.csv"), "a,b,score\n");
    for (const QString& command : {QStringLiteral("import-scores"), QStringLiteral("import-predictions")}) {
        QCOMPARE(cli({command, m_project}).exitCode, 2);
        QCOMPARE(cli({command, m_project, scores}).exitCode, 2); // whose?
        const QStringList named {command, m_project, QStringLiteral("--system"), QStringLiteral("V"), scores};
        QCOMPARE(cli(named + QStringList {QStringLiteral("--format"), QStringLiteral("x")}).exitCode, 2);
        QCOMPARE(cli(named + QStringList {QStringLiteral("--about"), QStringLiteral("colour=red")}).exitCode,
                 2);
        QCOMPARE(cli(named).exitCode, 3); // no rows
    }
}

QTEST_GUILESS_MAIN(TestAnswersCommand)

#include "tst_answers_command.moc"
