// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/models/model_store.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/backends/models/catalogue.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct StoreText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ModelStore)
};

QString defaultFolder()
{
    const QString chosen = qEnvironmentVariable("PLUMBLINE_MODELS");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/plumbline/models");
}

QString remedy(const ModelEntry& entry)
{
    if (entry.package.isEmpty() && entry.systemPackage.isEmpty())
        return StoreText::tr("add it again under Systems");
    if (!entry.systemPackage.isEmpty())
        return StoreText::tr("install the system package %1").arg(entry.systemPackage);
    return StoreText::tr("install it with \"plumbline-cli models --install\"");
}

} // namespace

ModelStore::ModelStore(QString folder)
    : m_folder(folder.isEmpty() ? defaultFolder() : std::move(folder))
    , m_entries(builtinCatalogue())
{
}

const ModelEntry* ModelStore::entry(const QString& id) const
{
    const auto at =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& e) { return e.id == id; });
    if (at != m_entries.end())
        return &*at;
    const QMutexLocker lock(&m_adoptedMutex);
    const auto own =
        std::find_if(m_adopted.rbegin(), m_adopted.rend(), [&](const auto& e) { return e.id == id; });
    return own == m_adopted.rend() ? nullptr : &*own;
}

void ModelStore::adopt(ModelEntry entry) const
{
    const QMutexLocker lock(&m_adoptedMutex);
    m_adopted.push_back(std::move(entry));
}

QString ModelStore::path(const QString& id) const
{
    const ModelEntry* known = entry(id);
    Q_ASSERT(known != nullptr);
    return QDir(m_folder).absoluteFilePath(known->file); // an absolute file stays as it is
}

QString ModelStore::hashOf(const QString& path) const
{
    const QFileInfo info(path);
    const QString key = path + u'|' + QString::number(info.size()) + u'|'
        + QString::number(info.lastModified().toMSecsSinceEpoch());
    const QMutexLocker lock(&m_mutex); // held while hashing, so that two workers do not hash the same file
    const auto known = m_hashes.constFind(key);
    if (known != m_hashes.constEnd())
        return *known;
    const auto hash = sha256OfFile(path);
    if (!hash)
        return {}; // unreadable now; ask again next time
    m_hashes.insert(key, *hash);
    return *hash;
}

ModelState ModelStore::state(const QString& id) const
{
    const ModelEntry* known = entry(id);
    if (known == nullptr || !QFileInfo(path(id)).isFile())
        return ModelState::Missing;
    return hashOf(path(id)) == known->sha256 ? ModelState::Installed : ModelState::Altered;
}

Result<QString> ModelStore::verified(const QString& id) const
{
    const ModelEntry* known = entry(id);
    if (known == nullptr) {
        return Error {
            ErrorCode::NotInstalled,
            StoreText::tr("The model %1 is not in Plumbline's catalogue; choose another system.").arg(id),
            {}};
    }
    switch (state(id)) {
    case ModelState::Installed:
        return path(id);
    case ModelState::Missing:
        return Error {ErrorCode::NotInstalled,
                      StoreText::tr("The model %1 is not installed; %2.").arg(id, remedy(*known)), path(id)};
    case ModelState::Altered:
        break;
    }
    return Error {
        ErrorCode::NotInstalled,
        StoreText::tr("The file of the model %1 is not the one that was audited (its SHA-256 differs); "
                      "remove it and %2.")
            .arg(id, remedy(*known)),
        path(id)};
}

} // namespace plumbline
