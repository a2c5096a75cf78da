// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <filesystem>
#include <map>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/backends/models/catalogue.h"
#include "core/backends/models/model_store.h"
#include "core/backends/models/npm_package.h"
#include "core/backends/models/process.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct InstallText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ModelInstaller)
};

Error cannotWrite(const QString& folder, const QString& detail)
{
    return Error {
        ErrorCode::DiskFull,
        InstallText::tr("The models cannot be written to %1; check the folder's permissions and the free "
                        "space, or choose another folder with PLUMBLINE_MODELS.")
            .arg(folder),
        detail};
}

/// A Python that has the onnx package: Debian's python3-onnx serves /usr/bin/python3 only, and PATH may say
/// otherwise.
Result<QString> findPython(const QString& folder, const std::stop_token& stop)
{
    for (const QString& name : {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        const auto end =
            runProcess(name, {QStringLiteral("-c"), QStringLiteral("import numpy, onnx")}, folder, stop);
        if (!end)
            return end.error();
        if (end->exitCode == 0)
            return name;
    }
    return Error {
        ErrorCode::NotFound,
        InstallText::tr("The models cannot be converted because Python's onnx module is not installed; "
                        "install the system packages python3-onnx and python3-numpy and try again."),
        {}};
}

/// One installation in a temporary folder beside the final files.
class Installation
{
public:
    Installation(const ModelStore& store, const std::function<void(const InstallProgress&)>& progress,
                 std::stop_token stop)
        : m_store(store)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_work(store.folder() + QStringLiteral("/.install-XXXXXX"))
    {
    }

    /// Installs \a entries, all of npm packages.
    Result<void> run(const std::vector<ModelEntry>& entries)
    {
        if (!m_work.isValid())
            return cannotWrite(m_store.folder(), m_work.errorString());
        std::map<QString, std::vector<ModelEntry>> byPackage;
        for (const ModelEntry& entry : entries)
            byPackage[entry.package].push_back(entry);
        m_total = static_cast<int>(entries.size() + byPackage.size());
        for (const auto& [package, wanted] : byPackage) {
            if (const auto done = installPackage(package, wanted); !done)
                return done;
        }
        report(InstallText::tr("Models installed"), false);
        return {};
    }

private:
    Result<void> installPackage(const QString& package, const std::vector<ModelEntry>& entries)
    {
        const ModelEntry& first = entries.front();
        report(InstallText::tr("Fetching %1 %2").arg(package, first.version));
        const QString folder = m_work.filePath(QStringLiteral("package%1").arg(m_done));
        if (!QDir().mkpath(folder))
            return cannotWrite(m_store.folder(), folder);
        const auto tarball = fetchPackage(package, first.version, first.packageSha256, folder, m_stop);
        if (!tarball)
            return tarball.error();
        std::vector<ModelSource> sources;
        for (const ModelEntry& entry : entries)
            sources.insert(sources.end(), entry.sources.begin(), entry.sources.end());
        if (const auto extracted = extractSources(*tarball, sources, folder, m_stop); !extracted)
            return extracted;
        QFile::remove(*tarball); // up to 140 MB
        for (const ModelEntry& entry : entries) {
            report(InstallText::tr("Installing %1").arg(entry.id));
            if (const auto installed = installModel(entry, folder); !installed)
                return installed;
        }
        return {};
    }

    Result<void> installModel(const ModelEntry& entry, const QString& folder)
    {
        const QDir sources(folder);
        QString made = sources.filePath(QFileInfo(entry.sources.front().file).fileName());
        if (!entry.converter.isEmpty()) {
            const auto converted = convert(entry, folder);
            if (!converted)
                return converted.error();
            made = *converted;
        }
        const auto hash = sha256OfFile(made);
        if (!hash || *hash != entry.sha256) {
            return Error {
                ErrorCode::Damaged,
                InstallText::tr("The model %1 came out of the conversion different from the audited one "
                                "(its SHA-256 differs), so it was not installed; check that python3-onnx "
                                "is the system's own.")
                    .arg(entry.id),
                hash ? *hash : hash.error().detail};
        }
        std::error_code failed; // rename() replaces an altered file in one step; QFile::rename() does not
        std::filesystem::rename(QFile::encodeName(made).toStdString(),
                                QFile::encodeName(m_store.path(entry.id)).toStdString(), failed);
        if (failed)
            return cannotWrite(m_store.folder(), QString::fromStdString(failed.message()));
        return {};
    }

    Result<QString> convert(const ModelEntry& entry, const QString& folder)
    {
        if (m_python.isEmpty()) {
            const auto python = findPython(m_work.path(), m_stop);
            if (!python)
                return python.error();
            QFile script(m_work.filePath(QStringLiteral("tfjs2onnx.py")));
            if (!script.open(QIODevice::WriteOnly) || script.write(converterScript()) < 0)
                return cannotWrite(m_store.folder(), script.errorString());
            m_python = *python;
        }
        const QString out = m_work.filePath(QFileInfo(entry.file).fileName());
        QStringList arguments {m_work.filePath(QStringLiteral("tfjs2onnx.py"))};
        const QString faceapi = QStringLiteral("faceapi:");
        if (entry.converter.startsWith(faceapi)) // the bundle's folder
            arguments << QStringLiteral("faceapi") << entry.converter.mid(faceapi.size()) << folder << out;
        else
            arguments << entry.converter
                      << QDir(folder).filePath(QFileInfo(entry.sources.front().file).fileName()) << out;
        const auto end = runProcess(m_python, arguments, folder, m_stop);
        if (!end)
            return end.error();
        if (end->exitCode != 0) {
            return Error {
                ErrorCode::Damaged,
                InstallText::tr("The model %1 could not be converted; check that the system packages "
                                "python3-onnx and python3-numpy are whole and try again.")
                    .arg(entry.id),
                QString::fromUtf8(end->messages)};
        }
        return out;
    }

    void report(const QString& what, bool step = true)
    {
        if (m_progress)
            m_progress({what, m_done, m_total});
        if (step)
            ++m_done;
    }

    const ModelStore& m_store;
    const std::function<void(const InstallProgress&)>& m_progress;
    std::stop_token m_stop;
    QTemporaryDir m_work;
    QString m_python;
    int m_done = 0;
    int m_total = 0;
};

/// What a killed installation left behind. Only called under the lock.
void removeLeftovers(const QString& folder)
{
    const QDir dir(folder);
    const auto left =
        dir.entryList({QStringLiteral(".install-*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString& name : left)
        QDir(dir.filePath(name)).removeRecursively();
}

} // namespace

Result<void> installModels(const ModelStore& store, const QStringList& ids,
                           const std::function<void(const InstallProgress&)>& progress, std::stop_token stop)
{
    std::vector<ModelEntry> wanted;
    QStringList systemPackages;
    for (const ModelEntry& entry : store.entries()) {
        if ((!ids.isEmpty() && !ids.contains(entry.id)) || store.state(entry.id) == ModelState::Installed)
            continue;
        if (entry.package.isEmpty())
            systemPackages << entry.systemPackage;
        else
            wanted.push_back(entry);
    }
    if (!wanted.empty()) {
        if (!QDir().mkpath(store.folder()))
            return cannotWrite(store.folder(), {});
        QLockFile lock(store.folder() + QStringLiteral("/.install.lock"));
        lock.setStaleLockTime(
            0); // an installation may take long; a dead process's lock is taken over at once
        if (!lock.tryLock()) {
            if (lock.error() != QLockFile::LockFailedError)
                return cannotWrite(store.folder(), {});
            return Error {
                ErrorCode::Locked,
                InstallText::tr("Another Plumbline is installing models just now; wait until it is done."),
                {}};
        }
        removeLeftovers(store.folder());
        if (const auto done = Installation(store, progress, stop).run(wanted); !done)
            return done;
    }
    if (!systemPackages.isEmpty()) {
        systemPackages.removeDuplicates();
        return Error {
            ErrorCode::NotFound,
            InstallText::tr("Some models come with the system and are missing; install the package %1.")
                .arg(systemPackages.join(QStringLiteral(", "))),
            {}};
    }
    return {};
}

} // namespace plumbline
