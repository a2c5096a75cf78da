// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/models/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Must be outside every namespace (Qt's macro declares a global function).
static void initModelResources()
{
    Q_INIT_RESOURCE(model_catalogue);
}

namespace plumbline {

namespace {

QByteArray resource(const QString& path)
{
    static const bool done = [] {
        initModelResources();
        return true;
    }();
    Q_UNUSED(done);
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

ModelEntry parseEntry(const QJsonObject& object, const QJsonArray& packages)
{
    const auto text = [&](const char* key) { return object[QLatin1String(key)].toString(); };
    ModelEntry entry;
    entry.id = text("id");
    entry.package = text("package");
    entry.systemPackage = text("systemPackage");
    entry.version = text("version");
    entry.converter = text("converter");
    entry.file = text("file");
    entry.sha256 = text("sha256");
    entry.licence = text("licence");
    entry.origin = text("origin");
    entry.task = text("task");
    entry.tensors = text("tensors");
    entry.crop = text("crop");
    for (const auto& value : object[QLatin1String("sources")].toArray()) {
        const QJsonObject source = value.toObject();
        entry.sources.push_back(
            {source[QLatin1String("file")].toString(), source[QLatin1String("sha256")].toString()});
    }
    for (const auto& value : packages) {
        const QJsonObject package = value.toObject();
        if (package[QLatin1String("name")].toString() != entry.package)
            continue;
        entry.version = package[QLatin1String("version")].toString();
        entry.packageSha256 = package[QLatin1String("sha256")].toString();
    }
    return entry;
}

std::vector<ModelEntry> parseCatalogue()
{
    const auto document = QJsonDocument::fromJson(resource(QStringLiteral(":/plumbline/models.json")));
    Q_ASSERT(document.isObject());
    const QJsonArray packages = document.object()[QLatin1String("packages")].toArray();
    std::vector<ModelEntry> entries;
    for (const auto& value : document.object()[QLatin1String("models")].toArray())
        entries.push_back(parseEntry(value.toObject(), packages));
    return entries;
}

} // namespace

const std::vector<ModelEntry>& builtinCatalogue()
{
    static const std::vector<ModelEntry> entries = parseCatalogue();
    return entries;
}

QByteArray converterScript()
{
    return resource(QStringLiteral(":/plumbline/tools/tfjs2onnx.py"));
}

} // namespace plumbline
