// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

/// The contract of the command line: exit codes, JSON on stdout alone, sentences on stderr.
class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = m_folder->filePath(QStringLiteral("a.plumb"));
    }

    void everyCommandExplainsItself_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* name :
             {"models", "create", "import", "systems", "run", "measure", "list", "chart", "export"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyCommandExplainsItself()
    {
        QFETCH(QString, command);
        const auto answer = cli({command, QStringLiteral("--help")});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.out.contains(command.toUtf8()));
    }

    void theVersionIsSaid()
    {
        const auto answer = cli({QStringLiteral("--version")});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.out.startsWith("plumbline-cli "));
    }

    void wrongCallsAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList {};
        QTest::newRow("unknown command") << QStringList {QStringLiteral("audit")};
        QTest::newRow("unknown option")
            << QStringList {QStringLiteral("systems"), QStringLiteral("--nonsense")};
        QTest::newRow("create without a name") << QStringList {QStringLiteral("create")};
        QTest::newRow("import without images")
            << QStringList {QStringLiteral("import"), QStringLiteral("x.plumb")};
        QTest::newRow("run without a task") << QStringList {QStringLiteral("run"), QStringLiteral("x.plumb")};
        QTest::newRow("a level too low") << QStringList {QStringLiteral("measure"), QStringLiteral("x.plumb"),
                                                         QStringLiteral("--level"), QStringLiteral("0.5")};
        QTest::newRow("no such interval")
            << QStringList {QStringLiteral("measure"), QStringLiteral("x.plumb"),
                            QStringLiteral("--interval"), QStringLiteral("wald")};
    }
    void wrongCallsAreUsageErrors()
    {
        QFETCH(QStringList, arguments);
        const auto answer = cli(arguments);
        QCOMPARE(answer.exitCode, 2);
        QVERIFY(!answer.err.isEmpty());
    }

    void filesThatCannotBeUsedHaveTheirCodes()
    {
        QCOMPARE(cli({QStringLiteral("measure"), m_folder->filePath(QStringLiteral("gone.plumb"))}).exitCode,
                 3);
        QFile text(m_project);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is a letter, not a project\n");
        text.close();
        const auto damaged = cli({QStringLiteral("measure"), m_project});
        QCOMPARE(damaged.exitCode, 4);
        QVERIFY(damaged.err.contains("a.plumb"));
        QCOMPARE(damaged.err.count('\n'), 1);
        QCOMPARE(cli({QStringLiteral("measure"), QStringLiteral("--counts"),
                      m_folder->filePath(QStringLiteral("gone.csv"))})
                     .exitCode,
                 3);
    }

    void systemsAndModelsAreJson()
    {
        const auto systems = cli({QStringLiteral("systems"), QStringLiteral("--json")});
        QCOMPARE(systems.exitCode, 0);
        QStringList ids;
        for (const auto& system : systems.json()[QStringLiteral("systems")].toArray())
            ids.append(system.toObject()[QStringLiteral("system")].toString());
        for (const char* id : {"faceapi_age_gender", "faceres", "gear", "gender_minixception",
                               "gender_ssrnet_imdb", "fr_gender"})
            QVERIFY2(ids.contains(QStringLiteral("fr_detect+") + QLatin1String(id)), id);
        const auto matching = cli({QStringLiteral("systems"), QStringLiteral("--task"),
                                   QStringLiteral("verify"), QStringLiteral("--json")})
                                  .json()[QStringLiteral("systems")]
                                  .toArray();
        QCOMPARE(matching.size(), 4);
        for (const auto& system : matching) {
            QVERIFY(system[QStringLiteral("tasks")].toArray().contains(QStringLiteral("verify")));
            QVERIFY(system[QStringLiteral("embedding")][QStringLiteral("dimension")].toInt() >= 128);
        }
        QVERIFY(cli({QStringLiteral("models"), QStringLiteral("--json")})
                    .json()[QStringLiteral("models")]
                    .toArray()
                    .size()
                >= 8);
    }

    void facesAreEnrolledListedAndDeleted()
    {
        if (!modelsInstalled())
            QSKIP("the models are not installed here (plumbline-cli models --install)");
        importSample(QStringLiteral("c0[12]_*.jpg"));
        const QStringList verify {QStringLiteral("run"),      m_project,
                                  QStringLiteral("--task"),   QStringLiteral("verify"),
                                  QStringLiteral("--system"), QStringLiteral("fr_detect+mobileface")};
        const auto run = cli(verify);
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY2(run.err.contains("Every image was enrolled."), run.err.constData());
        QVERIFY(!run.err.contains("taken over"));
        QVERIFY(cli(verify).err.contains("taken over"));
        const QStringList list {QStringLiteral("list"), m_project, QStringLiteral("--task"),
                                QStringLiteral("verify"), QStringLiteral("--json")};
        const QJsonArray rows = cli(list).json()[QStringLiteral("outcomes")].toArray();
        QVERIFY(!rows.isEmpty());
        for (const auto& row : rows) {
            QCOMPARE(row[QStringLiteral("answer")].toString(), QStringLiteral("enrolled"));
            QVERIFY(row[QStringLiteral("confidence")].isNull());
        }
        facesAreMeasured();
        facesAreSearched();
        const QStringList faceData {QStringLiteral("facedata"), m_project, QStringLiteral("--json")};
        const QJsonObject kept = cli(faceData).json()[QStringLiteral("face_data")].toArray()[0].toObject();
        QCOMPARE(kept[QStringLiteral("kind")].toString(), QStringLiteral("embeddings"));
        QCOMPARE(kept[QStringLiteral("count")].toInt(), rows.size());
        QCOMPARE(kept[QStringLiteral("bytes")].toInt(), rows.size() * 256 * 4);
        QCOMPARE(cli(faceData + QStringList {QStringLiteral("--delete")}).exitCode, 0);
        QVERIFY(cli(faceData).json()[QStringLiteral("face_data")].toArray().isEmpty());
    }

    void withoutModelsNothingRunsAndTheReasonIsSaid()
    {
        qputenv("PLUMBLINE_MODELS", m_folder->filePath(QStringLiteral("none")).toUtf8());
        importSample(QStringLiteral("c01_*.jpg"));
        const auto run = cli(
            {QStringLiteral("run"), m_project, QStringLiteral("--task"), QStringLiteral("classify:gender")});
        qunsetenv("PLUMBLINE_MODELS");
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("models --install"), run.err.constData());
    }

    void aHostileFolderIsReportedAndTheRestGoesOn()
    {
        if (!modelsInstalled())
            QSKIP("the models are not installed here (plumbline-cli models --install)");
        const QDir images = copySample(QStringLiteral("c01_*.jpg"));
        const QByteArray whole = read(images.filePath(QStringLiteral("c01_t1_studio.jpg")));
        write(images.filePath(QStringLiteral("truncated.jpg")), whole.left(whole.size() / 2));
        write(images.filePath(QStringLiteral("empty.jpg")), {});
        write(images.filePath(QStringLiteral("letter.jpg")), "Dear auditor,\n");
        const auto import =
            cli({QStringLiteral("import"), m_project, QStringLiteral("--images"), images.path()});
        QCOMPARE(import.exitCode, 1);
        for (const char* name : {"empty.jpg", "letter.jpg"})
            QVERIFY2(import.err.contains(name), import.err.constData());
        const auto run = cli({QStringLiteral("run"), m_project, QStringLiteral("--system"),
                              QStringLiteral("fr_detect+gender_ssrnet_imdb"), QStringLiteral("--task"),
                              QStringLiteral("classify:gender")});
        QCOMPARE(run.exitCode, 1);
        int failed = 0;
        int answered = 0;
        for (const auto& value : cli({QStringLiteral("list"), m_project, QStringLiteral("--json")})
                                     .json()[QStringLiteral("outcomes")]
                                     .toArray()) {
            const QString outcome = value.toObject()[QStringLiteral("outcome")].toString();
            failed += outcome == QLatin1String("failed") ? 1 : 0;
            answered += outcome == QLatin1String("answered") ? 1 : 0;
        }
        QCOMPARE(failed, 3);
        QCOMPARE(answered, 6);
    }

    void fromImagesToAChart()
    {
        if (!modelsInstalled())
            QSKIP("the models are not installed here (plumbline-cli models --install)");
        importSample(QStringLiteral("c0[12]_*.jpg"));
        const auto run = cli({QStringLiteral("run"), m_project, QStringLiteral("--system"),
                              QStringLiteral("fr_detect+gender_ssrnet_imdb"), QStringLiteral("--task"),
                              QStringLiteral("classify:gender")});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(run.out.isEmpty());
        const auto measured = cli({QStringLiteral("measure"), m_project, QStringLiteral("--by"),
                                   QStringLiteral("gender,skin_tone_group"), QStringLiteral("--json")});
        QCOMPARE(measured.exitCode, 0);
        const QJsonObject first = measured.json()[QStringLiteral("runs")].toArray().first().toObject();
        QCOMPARE(first[QStringLiteral("system")].toString(), QStringLiteral("fr_detect+gender_ssrnet_imdb"));
        QVERIFY(measured.json()[QStringLiteral("provenance")].toObject().contains(QStringLiteral("dataset")));
        const QString svg = m_folder->filePath(QStringLiteral("chart.svg"));
        const auto chart = cli({QStringLiteral("chart"), m_project, QStringLiteral("--chart"),
                                QStringLiteral("subgroup-error"), QStringLiteral("--by"),
                                QStringLiteral("gender"), QStringLiteral("--out"), svg});
#ifdef PL_WITH_CHARTS
        QVERIFY2(chart.exitCode == 0, chart.err.constData());
        QVERIFY(read(svg).contains("<svg"));
        for (const char* kind : {"bars", "difference", "heatmap", "confusion", "histogram", "threshold"}) {
            const auto drawn = drawChart(QString::fromLatin1(kind), {});
            QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
        }
        const auto hidden = drawChart(QStringLiteral("bars"),
                                      {QStringLiteral("--sort"), QStringLiteral("rate"),
                                       QStringLiteral("--hide"), QStringLiteral("skin_tone_group=lighter")});
        QVERIFY2(hidden.exitCode == 0, hidden.err.constData());
        QVERIFY(read(m_folder->filePath(QStringLiteral("bars.svg"))).contains("groups are not shown"));
        QCOMPARE(
            drawChart(QStringLiteral("bars"), {QStringLiteral("--sort"), QStringLiteral("fate")}).exitCode,
            2);
        QCOMPARE(drawChart(QStringLiteral("bars"), {QStringLiteral("--hide"), QStringLiteral("gender=none")})
                     .exitCode,
                 2);
        QCOMPARE(
            drawChart(QStringLiteral("threshold"), {QStringLiteral("--undecided"), QStringLiteral("0.6,0.4")})
                .exitCode,
            2);
#else
        QCOMPARE(chart.exitCode, 2);
        QVERIFY(!QFileInfo::exists(svg));
#endif
        const QString csv = m_folder->filePath(QStringLiteral("out.csv"));
        QCOMPARE(cli({QStringLiteral("export"), m_project, QStringLiteral("--format"), QStringLiteral("csv"),
                      QStringLiteral("--out"), csv})
                     .exitCode,
                 0);
        QCOMPARE(read(csv).count('\n'), 1 + 12);
        const QString xlsx = m_folder->filePath(QStringLiteral("out.xlsx"));
        const auto workbook = cli({QStringLiteral("export"), m_project, QStringLiteral("--format"),
                                   QStringLiteral("xlsx"), QStringLiteral("--out"), xlsx});
        QVERIFY2(workbook.exitCode == 0, workbook.err.constData());
        QVERIFY(read(xlsx).startsWith("PK"));
    }

private:
    CliAnswer drawChart(const QString& kind, const QStringList& more) const
    {
        return cli(QStringList {QStringLiteral("chart"), m_project, QStringLiteral("--chart"), kind,
                                QStringLiteral("--by"), QStringLiteral("gender,skin_tone_group"),
                                QStringLiteral("--out"), m_folder->filePath(kind + QStringLiteral(".svg"))}
                   + more);
    }

    QDir copySample(const QString& pattern) const
    {
        const QDir sample(sourceDir() + QStringLiteral("/resources/sample/images"));
        QDir(m_folder->path()).mkpath(QStringLiteral("images"));
        const QDir images(m_folder->filePath(QStringLiteral("images")));
        for (const QString& file : sample.entryList({pattern}, QDir::Files))
            QFile::copy(sample.filePath(file), images.filePath(file));
        if (cli({QStringLiteral("create"), m_project}).exitCode != 0)
            qFatal("cannot make a project");
        return images;
    }

    /// The sample's labels for the copied pictures; the rest of the table is cut off.
    /// Two people with six portraits each, enrolled.
    void facesAreMeasured() const
    {
        const QStringList measure {QStringLiteral("measure"), m_project,
                                   QStringLiteral("--task"),  QStringLiteral("verify"),
                                   QStringLiteral("--by"),    QStringLiteral("gender"),
                                   QStringLiteral("--fmr"),   QStringLiteral("0.1")};
        const auto table = cli(measure);
        QVERIFY2(table.exitCode == 0, table.err.constData());
        QVERIFY2(table.out.contains("30 comparisons of one person, 36 of two people"), table.out.constData());
        const QJsonObject run = cli(measure + QStringList {QStringLiteral("--json")})
                                    .json()[QStringLiteral("runs")][0]
                                    .toObject();
        QCOMPARE(run[QStringLiteral("everybody")][QStringLiteral("mated")].toInt(), 30);
        const QJsonObject point = run[QStringLiteral("thresholds")][0].toObject();
        QCOMPARE(point[QStringLiteral("fmr")][QStringLiteral("count")].toInt(), 3); // a tenth of 36
        const QStringList list {QStringLiteral("list"),
                                m_project,
                                QStringLiteral("--task"),
                                QStringLiteral("verify"),
                                QStringLiteral("--threshold"),
                                QString::number(point[QStringLiteral("threshold")].toDouble(), 'g', 17),
                                QStringLiteral("--false-matches"),
                                QStringLiteral("--json")};
        const QJsonArray pairs =
            cli(list).json()[QStringLiteral("runs")][0][QStringLiteral("pairs")].toArray();
        QCOMPARE(pairs.size(), 3);
        for (const auto& pair : pairs)
            QVERIFY(pair[QStringLiteral("a")][QStringLiteral("subject")]
                    != pair[QStringLiteral("b")][QStringLiteral("subject")]);
        QCOMPARE(
            cli(measure + QStringList {QStringLiteral("--probes"), QStringLiteral("gender=nobody")}).exitCode,
            2);
        QCOMPARE(cli({QStringLiteral("measure"), m_project, QStringLiteral("--fmr"), QStringLiteral("0.1")})
                     .exitCode,
                 2); // another task
    }

    /// One portrait of each of the two people is searched among the ten others.
    void facesAreSearched() const
    {
        const QStringList search {QStringLiteral("--task"),      QStringLiteral("identify"),
                                  QStringLiteral("--probes"),    QStringLiteral("skin_tone=1"),
                                  QStringLiteral("--threshold"), QStringLiteral("-1"),
                                  QStringLiteral("--json")};
        const QStringList measure = QStringList {QStringLiteral("measure"), m_project} + search;
        const auto answer = cli(measure);
        QVERIFY2(answer.exitCode == 0, answer.err.constData());
        const QJsonObject run = answer.json()[QStringLiteral("runs")][0].toObject();
        QCOMPARE(run[QStringLiteral("gallery")][QStringLiteral("images")].toInt(), 10);
        QCOMPARE(run[QStringLiteral("gallery")][QStringLiteral("people")].toInt(), 2);
        const QJsonObject point = run[QStringLiteral("thresholds")][0].toObject();
        QCOMPARE(point[QStringLiteral("falsely_matched")][QStringLiteral("count")].toInt(), 2);
        QVERIFY(point[QStringLiteral("fpir")][QStringLiteral("value")].isNull());
        QCOMPARE(point[QStringLiteral("fnir")][QStringLiteral("of")].toInt(), 2);
        const auto list =
            cli(QStringList {QStringLiteral("list"), m_project, QStringLiteral("--false-matches")} + search);
        QCOMPARE(list.json()[QStringLiteral("runs")][0][QStringLiteral("pairs")].toArray().size(), 10);
        const QJsonObject smaller =
            cli(measure + QStringList {QStringLiteral("--gallery-size"), QStringLiteral("1")})
                .json()[QStringLiteral("runs")][0]
                .toObject();
        QCOMPARE(smaller[QStringLiteral("gallery")][QStringLiteral("people")].toInt(), 1);
        QCOMPARE(
            smaller[QStringLiteral("thresholds")][0][QStringLiteral("fpir")][QStringLiteral("of")].toInt(),
            1);
        for (const QStringList& wrong :
             {QStringList {QStringLiteral("--gallery-size"), QStringLiteral("3")},
              QStringList {QStringLiteral("--gallery-mix"), QStringLiteral("gender")},
              QStringList {QStringLiteral("--ranks"), QStringLiteral("0")}})
            QCOMPARE(cli(measure + wrong).exitCode, 2);
    }

    void importSample(const QString& pattern) const
    {
        const QDir images = copySample(pattern);
        QByteArray labels;
        for (const QByteArray& line :
             read(sourceDir() + QStringLiteral("/resources/sample/labels.csv")).split('\n')) {
            const QString file =
                QString::fromUtf8(line).section(QLatin1Char(','), 0, 0).section(QLatin1Char('/'), -1);
            if (labels.isEmpty() || images.exists(file))
                labels += line + '\n';
        }
        write(m_folder->filePath(QStringLiteral("labels.csv")), labels);
        const auto import =
            cli({QStringLiteral("import"), m_project, QStringLiteral("--images"), images.path(),
                 QStringLiteral("--labels"), m_folder->filePath(QStringLiteral("labels.csv")),
                 QStringLiteral("--synthetic")});
        QVERIFY2(import.exitCode == 0, import.err.constData());
    }

    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

int main(int argc, char** argv)
{
    isolate(true);
    const QCoreApplication app(argc, argv);
    TestCli test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cli.moc"
