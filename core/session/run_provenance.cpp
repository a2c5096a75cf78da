// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/run_provenance.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTimeZone>

#include "core/backends/threading.h"
#include "core/session/project.h"

namespace plumbline {

namespace {

QJsonObject modelProvenance(const ModelStore& models, const QStringList& ids)
{
    QJsonObject result;
    for (const QString& id : ids) {
        const ModelEntry* entry = models.entry(id);
        if (!entry)
            continue;
        result.insert(id,
                      QJsonObject {{QStringLiteral("sha256"), entry->sha256},
                                   {QStringLiteral("package"), entry->package},
                                   {QStringLiteral("version"), entry->version},
                                   {QStringLiteral("licence_as_stated"), entry->licence}});
    }
    return result;
}

/// The versions of those libraries whose version may change an answer.
QJsonObject libraries()
{
    QJsonObject versions;
    for (const auto& [name, version] : libraryVersions())
        versions.insert(name, version);
    return versions;
}

/// What the detector and the backend behind it are fed.
QJsonObject parameters(const BackendInfo& detector, const BackendInfo& classifier)
{
    return {{QStringLiteral("detector"), detector.feeding},
            {QStringLiteral("detector_details"), detector.details},
            {QStringLiteral("box"), boxRuleText(detector.box)},
            {QStringLiteral("classifier"), classifier.feeding},
            {QStringLiteral("classifier_details"), classifier.details},
            {QStringLiteral("several_faces"), QStringLiteral("highest detector score")}};
}

} // namespace

Embedder embedderOf(const Services& services, const BackendInfo& detector, const BackendInfo& classifier)
{
    QJsonObject models;
    for (const QString& id : detector.models + classifier.models) {
        if (const ModelEntry* entry = services.models.entry(id))
            models.insert(id, entry->sha256);
    }
    Embedder embedder;
    embedder.system = detector.id % QLatin1Char('+') % classifier.id;
    embedder.form = *classifier.embedding;
    embedder.recipe = {{QStringLiteral("system"), embedder.system},
                       {QStringLiteral("metric"), metricName(embedder.form.metric)},
                       {QStringLiteral("dimension"), embedder.form.dimension},
                       {QStringLiteral("models"), models},
                       {QStringLiteral("parameters"), parameters(detector, classifier)},
                       {QStringLiteral("libraries"), libraries()}};
    const QByteArray text = QJsonDocument(embedder.recipe).toJson(QJsonDocument::Compact); // keys in order
    embedder.sha256 = QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
    return embedder;
}

QJsonObject runProvenance(const Services& services, const BackendInfo& detector,
                          const BackendInfo& classifier, int workers)
{
    QJsonObject versions = libraries();
    versions.insert(QStringLiteral("Qt"), QString::fromLatin1(qVersion()));
    return {
        {QStringLiteral("program"), programVersion()},
        {QStringLiteral("libraries"), versions},
        {QStringLiteral("models"), modelProvenance(services.models, detector.models + classifier.models)},
        {QStringLiteral("parameters"), parameters(detector, classifier)},
        {QStringLiteral("classes"), QJsonArray::fromStringList(classifier.classes)},
        {QStringLiteral("seed"), 0}, // nothing is drawn at random; stated so that a later task can differ
        {QStringLiteral("workers"), workers},
        {QStringLiteral("time_zone"), QString::fromUtf8(QTimeZone::systemTimeZoneId())},
        {QStringLiteral("computer"),
         QJsonObject {{QStringLiteral("os"), QSysInfo::prettyProductName()},
                      {QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture()}}},
    };
}

} // namespace plumbline
