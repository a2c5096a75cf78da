// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/store/store_samples.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QMap>

namespace plumbline::test {

namespace {

Image sampleImage(const QString& root, int i, int images)
{
    const bool duplicate = images >= 4 && i == images - 1;
    Image image;
    image.file = QStringLiteral("group %1/ä %2 图.jpg").arg(i % 3).arg(i);
    image.path = root + QLatin1Char('/') + image.file;
    image.sha256 = QStringLiteral("%1").arg(duplicate ? 1 : i, 64, 16, QLatin1Char('0'));
    image.widthPx = 100 + i;
    image.heightPx = 200 + i;
    image.bytes = (qint64 {1} << 33) + i;
    image.subject = i % 5 == 4 ? -1 : i / 2;
    if (i == 2) {
        image.state = ImageState::Unreadable;
        image.sha256.clear();
        image.problem = QStringLiteral("“c.jpg” is cut short; replace it.");
    }
    return image;
}

} // namespace

Dataset sampleDataset(const QString& root, int images)
{
    Dataset dataset;
    dataset.imageRoot = root;
    dataset.synthetic = true;
    for (int person = 0; person < (images + 1) / 2; ++person)
        dataset.subjects.append(QStringLiteral("person %1").arg(person));
    Attribute gender {QStringLiteral("gender"),
                      LabelSource::SelfDescribed,
                      {QStringLiteral("F"), QStringLiteral("M")},
                      {},
                      {{QStringLiteral("F"), QStringLiteral("female")}, {QStringLiteral("X"), QString()}}};
    Attribute age {QStringLiteral("age"),
                   LabelSource::Inferred,
                   {QStringLiteral("31"), QStringLiteral("7"), QStringLiteral("not used")},
                   {},
                   {}};
    for (int i = 0; i < images; ++i) {
        dataset.images.push_back(sampleImage(root, i, images));
        gender.codes.push_back(i % 2);
        age.codes.push_back(i % 3 - 1);
    }
    dataset.attributes = {gender, age};
    Group young {QStringLiteral("under 18"), {}, -std::numeric_limits<double>::infinity(), 18};
    Group grown {QStringLiteral("18 and over"), {}, 18, std::numeric_limits<double>::infinity()};
    Group women {QStringLiteral("women"), {QStringLiteral("F"), QStringLiteral("a;\"b\"")}};
    dataset.groupings = {{QStringLiteral("age band"), QStringLiteral("age"), {young, grown}},
                         {QStringLiteral("who"), QStringLiteral("gender"), {women}}};
    return dataset;
}

Outcome sampleOutcome(ImageId image)
{
    const double score = 1.0 / static_cast<double>(image.value() + 2);
    Outcome outcome;
    outcome.image = image;
    outcome.kind = OutcomeKind::Answered;
    outcome.answer = {QStringLiteral("female"),
                      1 - score,
                      {{QStringLiteral("female"), 1 - score}, {QStringLiteral("male"), score}},
                      QByteArrayLiteral("{\"p\":") + QByteArray::number(score, 'g', 17) + '}',
                      {}};
    outcome.face = {-0.5, 1.25 + score, 10, 20, 0.99};
    outcome.faces = 2;
    outcome.multipleFaces = true;
    for (int i = 0; i < 68; ++i)
        outcome.landmarks.push_back({static_cast<float>(i) + 0.1F, static_cast<float>(score)});
    return outcome;
}

RunRecord sampleRun(qint64 images)
{
    RunRecord run;
    run.system = QStringLiteral("fr_detect+gear");
    run.task = QStringLiteral("classify:gender");
    run.datasetHash = QStringLiteral("abc");
    run.provenance = {{QStringLiteral("seed"), 1}, {QStringLiteral("zone"), QStringLiteral("Europe/Zürich")}};
    run.startedUtc = QDateTime::fromString(QStringLiteral("2026-02-03T04:05:06.789Z"), Qt::ISODateWithMs);
    run.images = images;
    return run;
}

std::unique_ptr<ProjectStore> projectWithImages(const QString& path, int images)
{
    auto store = ProjectStore::create(path);
    if (!store)
        qFatal("%s", qUtf8Printable(store.error().detail + store.error().userText));
    const QString root = QFileInfo(path).absolutePath() + QStringLiteral("/images");
    if (const auto saved = (*store)->saveDataset(sampleDataset(root, images)); !saved)
        qFatal("%s", qUtf8Printable(saved.error().detail));
    return std::move(store).value();
}

std::vector<ImageId> imageIds(const ProjectStore& store)
{
    const auto dataset = store.loadDataset();
    if (!dataset)
        qFatal("%s", qUtf8Printable(dataset.error().detail));
    std::vector<ImageId> ids;
    for (const Image& image : dataset->images)
        ids.push_back(image.id);
    return ids;
}

OutcomeBatch batchOf(RunId run, const std::vector<ImageId>& images)
{
    OutcomeBatch batch {run, {}};
    for (const ImageId image : images)
        batch.outcomes.push_back(sampleOutcome(image));
    return batch;
}

QStringList described(const Dataset& dataset)
{
    QStringList text {dataset.imageRoot, QString::number(dataset.synthetic ? 1 : 0),
                      dataset.subjects.join(QLatin1Char('|'))};
    for (const Image& image : dataset.images) {
        text << QStringLiteral("%1 %2 %3 %4x%5 %6 %7 %8 %9")
                    .arg(image.file, image.path, image.sha256)
                    .arg(image.widthPx)
                    .arg(image.heightPx)
                    .arg(image.bytes)
                    .arg(imageStateName(image.state), image.problem)
                    .arg(image.subject);
    }
    for (const Attribute& attribute : dataset.attributes) {
        QString line = attribute.name + QLatin1Char(' ') + labelSourceName(attribute.source)
            + QLatin1Char(' ') + attribute.values.join(QLatin1Char('|'));
        for (const int code : attribute.codes)
            line += QLatin1Char(' ') + QString::number(code);
        QMap<QString, QString> map;
        for (auto at = attribute.valueMap.constBegin(); at != attribute.valueMap.constEnd(); ++at)
            map.insert(at.key(), at.value());
        for (auto at = map.constBegin(); at != map.constEnd(); ++at)
            line += QStringLiteral(" %1=%2").arg(at.key(), at.value());
        text << line;
    }
    for (const Grouping& grouping : dataset.groupings) {
        text << grouping.name + QLatin1Char(' ') + grouping.attribute;
        for (const Group& group : grouping.groups)
            text << QStringLiteral("%1: %2 [%3, %4)")
                        .arg(group.label, group.values.join(QLatin1Char('|')))
                        .arg(group.low)
                        .arg(group.high);
    }
    return text;
}

Outcome withoutResponse(Outcome outcome)
{
    outcome.answer.raw.clear();
    outcome.landmarks.clear();
    return outcome;
}

} // namespace plumbline::test
