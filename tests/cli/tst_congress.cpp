// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

namespace {

const QString kTask = QStringLiteral("classify:gender");

/// Reference file and row of each of our systems.
const QList<std::pair<QString, QString>> kSystems {
    {QStringLiteral("fr_detect+faceapi_age_gender"), QStringLiteral("faceapi_age_gender")},
    {QStringLiteral("fr_detect+faceres"), QStringLiteral("faceres")},
    {QStringLiteral("fr_detect+gear"), QStringLiteral("gear")},
    {QStringLiteral("fr_detect+gender_minixception"), QStringLiteral("gender_minixception")},
    {QStringLiteral("fr_detect+gender_ssrnet_imdb"), QStringLiteral("gender-ssrnet-imdb")},
    {QStringLiteral("fr_detect+fr_gender"), QStringLiteral("fr_gender")},
};

/// A small comma-separated table without quotes: the reference files.
QList<QHash<QString, QString>> readTable(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QHash<QString, QString>> rows;
    QStringList header;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
        if (header.isEmpty()) {
            header = cells;
            continue;
        }
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < cells.size(); ++i)
            row.insert(header[i], cells[i]);
        rows.append(row);
    }
    return rows;
}

/// Outcomes without what may differ from run to run.
QSet<QString> outcomesOf(const QString& project)
{
    QSet<QString> lines;
    for (const auto& value : cli({QStringLiteral("list"), project, QStringLiteral("--json")})
                                 .json()[QStringLiteral("outcomes")]
                                 .toArray()) {
        QJsonObject object = value.toObject();
        object.remove(QStringLiteral("run"));
        lines.insert(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    return lines;
}

} // namespace

/// The real systems on the real portraits, through the program as a user calls it.
class TestCongress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (sharedDir().isEmpty())
            QSKIP("the reference portraits are not beside this checkout (../shared)");
        if (!modelsInstalled())
            QSKIP("the models are not installed here (plumbline-cli models --install)");
        m_project = m_folder.filePath(QStringLiteral("c.plumb"));
        make(m_project);
        const auto run = cli({QStringLiteral("run"), m_project, QStringLiteral("--task"), kTask});
        QVERIFY2(run.exitCode == 0, run.err.constData());
    }

    void errorsPerCellEqualTheReference()
    {
        const auto answer = cli({QStringLiteral("measure"), m_project, QStringLiteral("--by"),
                                 QStringLiteral("gender,listed_black"), QStringLiteral("--json")});
        QCOMPARE(answer.exitCode, 0);
        QHash<QString, QHash<QString, QString>> reference;
        for (const auto& row : readTable(sharedDir() + QStringLiteral("/models/reference/summary_399.csv")))
            reference.insert(row[QStringLiteral("model")], row);
        int compared = 0;
        for (const auto& [system, model] : kSystems) {
            for (const auto& value : answer.json()[QStringLiteral("runs")].toArray()) {
                const QJsonObject run = value.toObject();
                if (run[QStringLiteral("system")].toString() != system)
                    continue;
                for (const auto& groupValue : run[QStringLiteral("groups")].toArray()) {
                    const QJsonObject group = groupValue.toObject();
                    const QJsonObject name = group[QStringLiteral("group")].toObject();
                    const QString column = QStringLiteral("errors_%1_black_%2")
                                               .arg(name[QStringLiteral("gender")].toString(),
                                                    name[QStringLiteral("listed_black")].toString());
                    const QStringList cell = reference[model][column].split(QLatin1Char('/'));
                    QCOMPARE(cell.size(), 2);
                    QVERIFY2(std::abs(group[QStringLiteral("errors")].toInt() - cell[0].toInt()) <= 1,
                             qPrintable(model + column));
                    QCOMPARE(group[QStringLiteral("scored")].toInt(), cell[1].toInt());
                    ++compared;
                }
            }
        }
        QCOMPARE(compared, 6 * 4);
    }

    void probabilitiesEqualTheReference()
    {
        QHash<QString, QHash<QString, double>> ours;
        for (const auto& value : cli({QStringLiteral("list"), m_project, QStringLiteral("--json")})
                                     .json()[QStringLiteral("outcomes")]
                                     .toArray()) {
            const QJsonObject row = value.toObject();
            ours[row[QStringLiteral("system")].toString()][row[QStringLiteral("file")].toString()] =
                row[QStringLiteral("p_male")].toDouble(-9);
        }
        for (const auto& [system, model] : kSystems) {
            QCOMPARE(ours[system].size(), 399);
            int near = 0;
            for (const auto& row :
                 readTable(sharedDir() + QStringLiteral("/models/reference/pred_%1.csv").arg(model))) {
                const auto found = ours[system].constFind(row[QStringLiteral("file")]);
                if (found != ours[system].constEnd()
                    && std::abs(*found - row[QStringLiteral("p_male")].toDouble()) <= 1e-3)
                    ++near;
            }
            QVERIFY2(near >= 396, qPrintable(QStringLiteral("%1: %2 of 399").arg(model).arg(near)));
        }
    }

    void killedTenTimesAndResumedEqualsUninterrupted()
    {
        const QString project = m_folder.filePath(QStringLiteral("killed.plumb"));
        make(project);
        const QStringList call {QStringLiteral("run"), project, QStringLiteral("--task"), kTask,
                                QStringLiteral("--resume")};
        QRandomGenerator random(20180726);
        int kills = 0;
        while (kills < 10 && cliKilledAfter(call, 300 + static_cast<int>(random.bounded(2200U))))
            ++kills;
        qInfo("killed %d times", kills);
        QVERIFY(kills >= 3); // a fast machine may be done before the tenth
        const auto last = cli(call);
        QVERIFY2(last.exitCode == 0, last.err.constData());
        const auto expected = outcomesOf(m_project);
        QCOMPARE(expected.size(), 6 * 399);
        QCOMPARE(outcomesOf(project), expected);
    }

private:
    static void make(const QString& project)
    {
        QCOMPARE(cli({QStringLiteral("create"), project}).exitCode, 0);
        const QString data = sharedDir() + QStringLiteral("/data/congress");
        const auto import = cli({QStringLiteral("import"), project, QStringLiteral("--images"),
                                 data + QStringLiteral("/portraits"), QStringLiteral("--labels"),
                                 data + QStringLiteral("/labels.csv")});
        QVERIFY2(import.exitCode == 0, import.err.constData());
    }

    QTemporaryDir m_folder;
    QString m_project;
};

int main(int argc, char** argv)
{
    isolate(true);
    const QCoreApplication app(argc, argv);
    TestCongress test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_congress.moc"
