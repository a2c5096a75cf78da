// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

/// `import`: what is proposed, fixes by choice, layouts, corrected tables.
class TestImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = path(QStringLiteral("a.plumb"));
        QDir(m_folder->path()).mkdir(QStringLiteral("in"));
        int shade = 0;
        for (const char* name : {"a.jpg", "b.jpg", "c.png"}) {
            QImage image(8, 6, QImage::Format_RGB32);
            image.fill(qRgb(shade, 20, 20));
            shade += 80;
            QVERIFY(image.save(path(QStringLiteral("in/") + QString::fromLatin1(name))));
        }
        write("file,gender\na.jpg,F\nB.JPG,M\nc.jpg,f\n");
        QCOMPARE(cli({QStringLiteral("create"), m_project}).exitCode, 0);
    }

    void aDryRunPrintsTheSurveyAndChangesNothing()
    {
        const auto answer = cli(import({QStringLiteral("--dry-run")}));
        QCOMPARE(answer.exitCode, 0);
        const QJsonObject json = answer.json();
        const QJsonObject match = json.value(QStringLiteral("match")).toObject();
        QCOMPARE(match.value(QStringLiteral("matched")).toInt(), 2);
        QCOMPARE(match.value(QStringLiteral("rows"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QStringLiteral("name"))
                     .toString(),
                 QStringLiteral("c.jpg"));
        QStringList fixes;
        for (const QJsonValue& fix : match.value(QStringLiteral("fixes")).toArray())
            fixes.append(fix.toObject().value(QStringLiteral("fix")).toString());
        QCOMPARE(fixes, (QStringList {QStringLiteral("case"), QStringLiteral("extension")}));
        QCOMPARE(json.value(QStringLiteral("columns")).toArray().size(), 2);
        QCOMPARE(cli({QStringLiteral("measure"), m_project}).exitCode, 2); // still without images
    }

    void fixesAreTakenAsAsked()
    {
        QCOMPARE(unmatched(QStringLiteral("none")), 2);
        QCOMPARE(unmatched(QStringLiteral("case")), 1);
        QCOMPARE(unmatched(QStringLiteral("case,extension")), 0);
        QCOMPARE(cli(import({QStringLiteral("--fix"), QStringLiteral("luck")})).exitCode, 2);
    }

    void aCorrectedTableIsShownThenApplied()
    {
        QCOMPARE(cli(import({})).exitCode, 0);
        write("file,gender\na.jpg,M\nb.jpg,M\n");
        const QStringList update {QStringLiteral("import"), m_project, QStringLiteral("--update"),
                                  QStringLiteral("--labels"), path(QStringLiteral("labels.csv"))};
        for (const QStringList& call : {update + QStringList {QStringLiteral("--dry-run")}, update}) {
            const auto answer = cli(call);
            QVERIFY2(answer.exitCode == 0, answer.err.constData());
            QCOMPARE(answer.json().value(QStringLiteral("images")).toInt(), 1);
            const QJsonObject change =
                answer.json().value(QStringLiteral("changes")).toArray().first().toObject();
            QCOMPARE(change.value(QStringLiteral("from")).toString(), QStringLiteral("F"));
            QCOMPARE(change.value(QStringLiteral("to")).toString(), QStringLiteral("M"));
        }
        QCOMPARE(cli(update).json().value(QStringLiteral("images")).toInt(), 0); // it was applied
    }

    void wrongFormatsAndSheetsAreUsageErrors()
    {
        QCOMPARE(cli(import({QStringLiteral("--format"), QStringLiteral("celeba")})).exitCode, 2);
        QCOMPARE(cli(import({QStringLiteral("--sheet"), QStringLiteral("Labels")})).exitCode, 2);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    void write(const QByteArray& labels) const
    {
        QFile file(path(QStringLiteral("labels.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(labels);
    }

    [[nodiscard]] QStringList import(const QStringList& more) const
    {
        return QStringList {QStringLiteral("import"),   m_project,
                            QStringLiteral("--images"), path(QStringLiteral("in")),
                            QStringLiteral("--labels"), path(QStringLiteral("labels.csv"))}
        + more;
    }

    [[nodiscard]] int unmatched(const QString& fixes) const
    {
        const auto answer = cli(import({QStringLiteral("--dry-run"), QStringLiteral("--fix"), fixes}));
        return answer.json()
            .value(QStringLiteral("match"))
            .toObject()
            .value(QStringLiteral("unmatched_rows"))
            .toInt(-1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

int main(int argc, char** argv)
{
    isolate();
    const QCoreApplication app(argc, argv);
    TestImportCommand test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_import_command.moc"
