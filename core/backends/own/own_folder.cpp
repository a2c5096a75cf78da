// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QStandardPaths>

#include "core/backends/models/model_store.h"
#include "core/backends/own/own_model.h"
#include "core/base/log.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct FolderText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::OwnModel)
};

constexpr qint64 kMaxDescriptionBytes = 1 << 20;

QString pathIn(const QString& id, const char* suffix)
{
    return QDir(ownModelFolder()).filePath(id + QLatin1String(suffix));
}

Error notWritten(const QString& what, const QString& why)
{
    return {ErrorCode::Unreadable,
            FolderText::tr(
                "%1 could not be written to the folder of own models (%2); free some space or check its "
                "permissions.")
                .arg(what, why),
            ownModelFolder()};
}

Result<OwnModel> readDescription(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxDescriptionBytes)
        return Error {ErrorCode::Unreadable, FolderText::tr("%1 cannot be read.").arg(path), {}};
    return ownModelFromJson(QJsonDocument::fromJson(file.readAll()).object(), QFileInfo(path).path());
}

/// Copied beside and renamed: a half copy never has the final name.
Result<void> copyInto(const QString& from, const QString& to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return notWritten(QFileInfo(from).fileName(), source.errorString());
    QSaveFile target(to);
    bool whole = target.open(QIODevice::WriteOnly);
    constexpr qint64 kPiece = 4 << 20;
    while (whole && !source.atEnd()) {
        const QByteArray piece = source.read(kPiece);
        whole = !piece.isEmpty() && target.write(piece) == piece.size();
    }
    if (!whole || !target.commit())
        return notWritten(QFileInfo(from).fileName(), target.errorString());
    return {};
}

} // namespace

QString ownModelFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/plumbline/own");
}

std::vector<OwnModel> ownModels()
{
    std::vector<OwnModel> models;
    const QDir folder(ownModelFolder());
    for (const QString& name : folder.entryList({QStringLiteral("own_*.json")}, QDir::Files, QDir::Name)) {
        auto model = readDescription(folder.filePath(name));
        if (!model) {
            qCWarning(logSession) << name << model.error().userText;
            continue;
        }
        if (model->sha256.isEmpty() || model->id != QFileInfo(name).completeBaseName()) {
            qCWarning(logSession) << name << "is not as it was added";
            continue;
        }
        models.push_back(std::move(*model));
    }
    return models;
}

Result<OwnModel> keepOwnModel(OwnModel model)
{
    if (model.id.isEmpty())
        model.id = ownIdFor(model.name);
    const QString description = pathIn(model.id, ".json"), net = pathIn(model.id, ".onnx");
    if (QFileInfo::exists(description))
        return Error {
            ErrorCode::Usage,
            FolderText::tr("There is a classifier %1 already; give this one another name, or remove that "
                           "one first.")
                .arg(model.id),
            {}};
    if (!QDir().mkpath(ownModelFolder()))
        return notWritten(model.name, QString());
    if (const auto copied = copyInto(model.file, net); !copied)
        return copied.error();
    const auto hash = sha256OfFile(net);
    if (!hash)
        return hash.error();
    model.file = net;
    model.sha256 = *hash;
    QSaveFile file(description);
    const QByteArray json = QJsonDocument(ownModelJson(model)).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        QFile::remove(net);
        return notWritten(model.name, file.errorString());
    }
    return model;
}

Result<void> removeOwnModel(const QString& id)
{
    if (!id.startsWith(QLatin1String("own_")) || id.contains(QLatin1Char('/'))
        || !QFileInfo::exists(pathIn(id, ".json")))
        return Error {
            ErrorCode::NotFound, FolderText::tr("There is no classifier %1 of your own.").arg(id), {}};
    const bool gone = QFile::remove(pathIn(id, ".json"));
    QFile::remove(pathIn(id, ".onnx"));
    if (!gone)
        return notWritten(id, QString());
    return {};
}

void adoptOwnModel(const OwnModel& model, Registry<Backend>& registry, const ModelStore& store)
{
    ModelEntry entry;
    entry.id = model.id;
    entry.file = model.file;
    entry.sha256 = model.sha256;
    entry.version = model.sha256.left(8);
    entry.licence = model.licence.isEmpty() ? FolderText::tr("not stated") : model.licence;
    entry.origin = model.origin;
    entry.task = model.task;
    entry.crop = feedingText(model.feeding);
    store.adopt(std::move(entry));
    registry.add(model.id, makeOwnBackend(model));
}

} // namespace plumbline
