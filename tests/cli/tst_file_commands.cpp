// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

/// copy, pack, unpack, relink and facedata, as scripts use them; and killed in the middle.
class TestFileCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPackedProjectTravelsWithoutItsFolder();
    void movedImagesAreFound();
    void aCopyIsNotWrittenOverAFileUnasked();
    void killedWhilePackingItGoesOn();
    void killedWhileCopyingBothAreWhole();
    void faceDataIsListedAndDeleted();

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] qint64 packed() const
    {
        const auto answer = cli({QStringLiteral("facedata"), m_project, QStringLiteral("--json")}).json();
        for (const QJsonValue& place : answer.value(QStringLiteral("face_data")).toArray())
            if (place[QStringLiteral("kind")] == QStringLiteral("packed_images"))
                return place[QStringLiteral("count")].toInteger();
        return 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    qint64 m_images = 0;
};

void TestFileCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = file(QStringLiteral("a.plumb"));
    const QDir sample(sourceDir() + QStringLiteral("/resources/sample/images"));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("images")));
    const QStringList files = sample.entryList({QStringLiteral("s0*_studio.jpg")}, QDir::Files, QDir::Name);
    for (const QString& name : files)
        QVERIFY(QFile::copy(sample.filePath(name), file(QStringLiteral("images/") + name)));
    m_images = files.size();
    QVERIFY(m_images > 20);
    QCOMPARE(cli({QStringLiteral("create"), m_project}).exitCode, 0);
    QCOMPARE(
        cli({QStringLiteral("import"), m_project, QStringLiteral("--images"), file(QStringLiteral("images"))})
            .exitCode,
        0);
}

void TestFileCommands::aPackedProjectTravelsWithoutItsFolder()
{
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0);
    QCOMPARE(packed(), m_images);
    QVERIFY(QDir(file(QStringLiteral("images"))).removeRecursively());
    const QString out = file(QStringLiteral("out"));
    QCOMPARE(cli({QStringLiteral("unpack"), m_project}).exitCode, 2); // where to?
    QVERIFY(QDir().mkpath(out));
    QCOMPARE(cli({QStringLiteral("unpack"), m_project, QStringLiteral("--folder"), out}).exitCode, 0);
    QCOMPARE(QDir(out).entryList({QStringLiteral("*.jpg")}).size(), m_images);
    QCOMPARE(packed(), 0);
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0); // from where they are now
}

void TestFileCommands::movedImagesAreFound()
{
    QVERIFY(QDir().rename(file(QStringLiteral("images")), file(QStringLiteral("moved"))));
    QCOMPARE(cli({QStringLiteral("relink"), m_project}).exitCode, 2);
    const auto lost = cli(
        {QStringLiteral("relink"), m_project, QStringLiteral("--folder"), file(QStringLiteral("nowhere"))});
    QCOMPARE(lost.exitCode, 3);
    const auto found =
        cli({QStringLiteral("relink"), m_project, QStringLiteral("--folder"), file(QStringLiteral("moved"))});
    QCOMPARE(found.exitCode, 0);
    QVERIFY2(found.err.contains(QByteArray::number(m_images)), found.err.constData());
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0);
}

void TestFileCommands::aCopyIsNotWrittenOverAFileUnasked()
{
    const QString copy = file(QStringLiteral("b.plumb"));
    QCOMPARE(cli({QStringLiteral("copy"), m_project, copy}).exitCode, 0);
    QCOMPARE(cli({QStringLiteral("copy"), m_project, copy}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("copy"), m_project, copy, QStringLiteral("--force")}).exitCode, 0);
    QCOMPARE(cli({QStringLiteral("copy"), m_project, m_project, QStringLiteral("--force")}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("pack"), copy}).exitCode, 0);
}

void TestFileCommands::killedWhilePackingItGoesOn()
{
    int kills = 0;
    for (const int after : {60, 120, 200, 300})
        kills += cliKilledAfter({QStringLiteral("pack"), m_project}, after) ? 1 : 0;
    QVERIFY(kills > 0);
    QVERIFY(packed() <= m_images);
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0);
    QCOMPARE(packed(), m_images);
}

void TestFileCommands::killedWhileCopyingBothAreWhole()
{
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0); // so that there is something to copy
    const QString copy = file(QStringLiteral("b.plumb"));
    for (const int after : {60, 120, 200}) {
        (void)cliKilledAfter({QStringLiteral("copy"), m_project, copy, QStringLiteral("--force")}, after);
        QCOMPARE(packed(), m_images);
        if (QFile::exists(copy)) // there whole or not at all
            QCOMPARE(cli({QStringLiteral("facedata"), copy}).exitCode, 0);
    }
    QCOMPARE(cli({QStringLiteral("copy"), m_project, copy, QStringLiteral("--force")}).exitCode, 0);
    QVERIFY(
        QDir(m_folder->path()).entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden).isEmpty());
}

void TestFileCommands::faceDataIsListedAndDeleted()
{
    QCOMPARE(cli({QStringLiteral("pack"), m_project}).exitCode, 0);
    const auto listed = cli({QStringLiteral("facedata"), m_project});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.out.contains(m_project.toUtf8()));
    QCOMPARE(cli({QStringLiteral("facedata"), m_project, QStringLiteral("--delete")}).exitCode, 0);
    QCOMPARE(packed(), 0);
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestFileCommands test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_file_commands.moc"
