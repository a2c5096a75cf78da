// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <set>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/backends/models/model_store.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {
const QString kId = QStringLiteral("fr_detect");

void put(const QString& path, const QByteArray& data)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(data), data.size());
}
} // namespace

/// What the program says of models that are there, not there, or not what they should be.
class TestModelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCatalogueIsComplete();
    void aMissingModelSaysHowToGetIt();
    void anAlteredModelIsRefused();
    void aModelThatIsChangedLaterIsNoticed();
    void installedModelsAreVerified();
    void theFolderFollowsTheEnvironment();
    void anUnknownIdIsNotInstalled();
};

void TestModelStore::theCatalogueIsComplete()
{
    const ModelStore store;
    QCOMPARE(store.entries().size(), std::size_t {16});
    const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    std::set<QString> ids, files;
    for (const ModelEntry& entry : store.entries()) {
        QVERIFY2(ids.insert(entry.id).second && files.insert(entry.file).second, qPrintable(entry.id));
        QVERIFY2(hash.match(entry.sha256).hasMatch(), qPrintable(entry.id));
        for (const QString& text :
             {entry.version, entry.licence, entry.origin, entry.task, entry.tensors, entry.crop})
            QVERIFY2(!text.isEmpty(), qPrintable(entry.id));
        QVERIFY2(entry.package.isEmpty() != entry.systemPackage.isEmpty(), qPrintable(entry.id));
        QCOMPARE(entry.sources.empty(), entry.package.isEmpty());
        QVERIFY2(entry.package.isEmpty() || hash.match(entry.packageSha256).hasMatch(), qPrintable(entry.id));
        for (const ModelSource& source : entry.sources)
            QVERIFY2(hash.match(source.sha256).hasMatch(), qPrintable(source.file));
    }
}

void TestModelStore::aMissingModelSaysHowToGetIt()
{
    const QTemporaryDir dir;
    const ModelStore store(dir.path());
    QCOMPARE(store.state(kId), ModelState::Missing);
    const auto refused = store.verified(kId);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotInstalled);
    QVERIFY(refused.error().userText.contains(kId));
    QVERIFY(refused.error().userText.contains(QStringLiteral("models --install")));
}

void TestModelStore::anAlteredModelIsRefused()
{
    const QTemporaryDir dir;
    const ModelStore store(dir.path());
    put(store.path(kId), "not a net");
    QCOMPARE(store.state(kId), ModelState::Altered);
    const auto refused = store.verified(kId);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotInstalled);
    QVERIFY(refused.error().userText.contains(QStringLiteral("SHA-256")));
}

void TestModelStore::aModelThatIsChangedLaterIsNoticed()
{
    const ModelStore installed;
    if (installed.state(kId) != ModelState::Installed)
        QSKIP("The model fr_detect is not installed, so there is no good file to change.");
    const QTemporaryDir dir;
    const ModelStore store(dir.path());
    QVERIFY(QFile::copy(installed.path(kId), store.path(kId)));
    QCOMPARE(store.state(kId), ModelState::Installed);
    QFile file(store.path(kId));
    QVERIFY(file.open(QIODevice::Append));
    file.write("x");
    file.close();
    QCOMPARE(store.state(kId), ModelState::Altered);
    QVERIFY(file.remove());
    QCOMPARE(store.state(kId), ModelState::Missing);
}

void TestModelStore::installedModelsAreVerified()
{
    const ModelStore store;
    int installed = 0;
    for (const ModelEntry& entry : store.entries()) {
        const auto path = store.verified(entry.id);
        QCOMPARE(path.ok(), store.state(entry.id) == ModelState::Installed);
        if (path) {
            ++installed;
            QCOMPARE(*path, store.path(entry.id));
            QVERIFY(QDir::isAbsolutePath(*path));
        }
    }
    if (installed == 0)
        QSKIP("No model is installed on this computer.");
}

void TestModelStore::theFolderFollowsTheEnvironment()
{
    const QByteArray models = qgetenv("PLUMBLINE_MODELS"), data = qgetenv("XDG_DATA_HOME");
    qputenv("PLUMBLINE_MODELS", "/somewhere/else");
    QCOMPARE(ModelStore().folder(), QStringLiteral("/somewhere/else"));
    QCOMPARE(ModelStore(QStringLiteral("/given")).folder(), QStringLiteral("/given"));
    qunsetenv("PLUMBLINE_MODELS");
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(ModelStore().folder(), QStringLiteral("/data/plumbline/models"));
    if (!models.isNull())
        qputenv("PLUMBLINE_MODELS", models);
    if (data.isNull())
        qunsetenv("XDG_DATA_HOME");
    else
        qputenv("XDG_DATA_HOME", data);
}

void TestModelStore::anUnknownIdIsNotInstalled()
{
    const ModelStore store;
    QVERIFY(store.entry(QStringLiteral("nobody")) == nullptr);
    QCOMPARE(store.verified(QStringLiteral("nobody")).error().code, ErrorCode::NotInstalled);
}

int main(int argc, char** argv)
{
    isolate(true);
    QCoreApplication app(argc, argv);
    TestModelStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_model_store.moc"
