// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/own/own_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include "core/backends/local/face_net.h"
#include "core/backends/local/net.h"
#include "core/outcomes/outcome_row.h"

namespace plumbline {

namespace {

struct OwnText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::OwnModel)
};

Error wrong(const QString& sentence)
{
    return {ErrorCode::BadFormat, sentence, {}};
}

QString readingName(OwnReading reading)
{
    switch (reading) {
    case OwnReading::Probability:
        return QStringLiteral("probability");
    case OwnReading::Number:
        return QStringLiteral("number");
    case OwnReading::Scores:
        break;
    }
    return QStringLiteral("scores");
}

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// Scores that add up to 1; the largest is taken off first so that none is infinite.
std::vector<double> softmax(std::vector<double> values)
{
    const double highest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values)
        sum += value = std::exp(value - highest);
    for (double& value : values)
        value /= sum;
    return values;
}

Answer classAnswer(const OwnModel& model, const cv::Mat& output)
{
    std::vector<double> scores;
    if (model.reading == OwnReading::Probability) {
        const double value = element(output, 0);
        const double second = model.squash ? logistic(value) : value;
        scores = {1 - second, second};
    } else {
        for (int i = 0; i < static_cast<int>(model.classes.size()); ++i)
            scores.push_back(element(output, i));
        if (model.squash)
            scores = softmax(std::move(scores));
    }
    Answer answer;
    std::size_t best = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        CV_Assert(std::isfinite(scores[i]));
        best = scores[i] > scores[best] ? i : best;
        answer.scores.push_back({model.classes.at(static_cast<qsizetype>(i)), scores[i]});
    }
    answer.label = answer.scores[best].label;
    answer.confidence = std::clamp(scores[best], 0.0, 1.0);
    return answer;
}

FaceNet netOf(const OwnModel& model)
{
    FaceNet net;
    net.id = model.id;
    net.name = model.name;
    net.description = model.description.isEmpty() ? OwnText::tr("Added by the user.") : model.description;
    net.feeding = model.feeding;
    net.outputs = {model.output.toStdString()};
    net.own = true;
    net.details = ownModelJson(model);
    if (isEstimateTask(model.task)) {
        net.estimateTask = model.task;
        net.estimate = [](const std::vector<cv::Mat>& outputs) {
            return estimateAnswer(element(outputs[0], 0));
        };
    } else {
        net.classTask = model.task;
        net.classes = model.classes;
        net.classify = [model](const std::vector<cv::Mat>& outputs) {
            return classAnswer(model, outputs[0]);
        };
    }
    return net;
}

/// Task, reading and classes, which depend on each other.
Result<void> readClasses(const QJsonObject& object, OwnModel& model)
{
    static const QRegularExpression task(QStringLiteral("^(classify:[a-z0-9_]+|estimate:age)$"));
    model.task = object[QLatin1String("task")].toString(model.task);
    if (!task.match(model.task).hasMatch())
        return wrong(OwnText::tr("The task \"%1\" is none that can be audited; it must be classify:gender, "
                                 "estimate:age or classify: and a word.")
                         .arg(model.task));
    for (const QJsonValue& value : object[QLatin1String("classes")].toArray())
        model.classes.append(value.toString().trimmed());
    const QString reading = object[QLatin1String("reading")].toString(
        readingName(isEstimateTask(model.task) ? OwnReading::Number : OwnReading::Scores));
    for (const OwnReading one : {OwnReading::Scores, OwnReading::Probability, OwnReading::Number}) {
        if (readingName(one) == reading) {
            model.reading = one;
            return {};
        }
    }
    return wrong(
        OwnText::tr("The reading \"%1\" is unknown; it must be scores, probability or number.").arg(reading));
}

Result<void> classesFit(const OwnModel& model)
{
    const bool isNumber = model.reading == OwnReading::Number;
    if (isNumber != isEstimateTask(model.task))
        return wrong(
            OwnText::tr("A number can only be read for estimate:age, and classes only for classify:..."));
    if (isNumber)
        return {};
    QStringList distinct = model.classes;
    distinct.removeDuplicates();
    if (distinct.size() < 2 || distinct.size() != model.classes.size() || distinct.contains(QString()))
        return wrong(OwnText::tr("Name at least two different classes, in the order of the net's output."));
    if (model.reading == OwnReading::Probability && distinct.size() != 2)
        return wrong(OwnText::tr("One probability tells two classes apart, not %1.").arg(distinct.size()));
    distinct.sort();
    const bool isGender = model.task == QLatin1String("classify:gender");
    if (isGender && distinct != QStringList {QStringLiteral("female"), QStringLiteral("male")})
        return wrong(
            OwnText::tr("The classes of classify:gender must be called female and male, so that they can be "
                        "compared with the labels."));
    return {};
}

Result<void> inputFits(const OwnModel& model, const NetTensors& tensors)
{
    if (tensors.inputs.size() != 1)
        return wrong(OwnText::tr("The net has %1 inputs; only a net that takes one picture can be used.")
                         .arg(tensors.inputs.size()));
    const NetTensor& input = tensors.inputs.front();
    const std::vector<qint64>& shape = input.shape;
    const auto is = [&](std::size_t at, qint64 wanted) {
        return at >= shape.size() || shape[at] < 0 || shape[at] == wanted;
    };
    if (input.type != QLatin1String("float") || (!shape.empty() && shape.size() != 4))
        return wrong(
            OwnText::tr("The net's input is %1; only one picture of float numbers, 1 x channels x height x "
                        "width, can be fed.")
                .arg(input.text()));
    const int channels = model.feeding.channels == ChannelOrder::Grey ? 1 : 3;
    if (!is(0, 1) || !is(1, channels) || !is(2, model.feeding.heightPx) || !is(3, model.feeding.widthPx))
        return wrong(OwnText::tr("The net's input is %1 and would be fed 1x%2x%3x%4; set size and channels "
                                 "accordingly.")
                         .arg(input.text())
                         .arg(channels)
                         .arg(model.feeding.heightPx)
                         .arg(model.feeding.widthPx));
    return {};
}

Result<void> outputFits(const OwnModel& model, const NetTensors& tensors)
{
    const NetTensor* output = tensors.output(model.output);
    if (!output) {
        QStringList names;
        for (const NetTensor& one : tensors.outputs)
            names.append(one.name);
        return wrong(OwnText::tr("The net has no output \"%1\"; it has %2.")
                         .arg(model.output, names.join(QStringLiteral(", "))));
    }
    const qint64 needed = model.reading == OwnReading::Scores ? model.classes.size() : 1;
    if (output->elements() >= 0 && output->elements() != needed)
        return wrong(OwnText::tr("The output %1 has %2 numbers, and the description needs %3.")
                         .arg(output->text())
                         .arg(output->elements())
                         .arg(needed));
    return {};
}

} // namespace

QJsonObject ownModelJson(const OwnModel& model)
{
    return {{QStringLiteral("format"), 1},
            {QStringLiteral("id"), model.id},
            {QStringLiteral("name"), model.name},
            {QStringLiteral("description"), model.description},
            {QStringLiteral("licence"), model.licence},
            {QStringLiteral("origin"), model.origin},
            {QStringLiteral("file"), QFileInfo(model.file).fileName()},
            {QStringLiteral("sha256"), model.sha256},
            {QStringLiteral("task"), model.task},
            {QStringLiteral("feeding"), feedingJson(model.feeding)},
            {QStringLiteral("output"), model.output},
            {QStringLiteral("reading"), readingName(model.reading)},
            {QStringLiteral("squash"), model.squash},
            {QStringLiteral("classes"), QJsonArray::fromStringList(model.classes)}};
}

Result<OwnModel> ownModelFromJson(const QJsonObject& object, const QString& folder)
{
    const auto text = [&](const char* key) { return object[QLatin1String(key)].toString().trimmed(); };
    if (object[QLatin1String("format")].toInt(1) != 1)
        return wrong(
            OwnText::tr("The description is of a format that this version does not know; update Plumbline."));
    OwnModel model;
    model.id = text("id");
    model.name = text("name");
    model.description = text("description");
    model.licence = text("licence");
    model.origin = text("origin");
    model.sha256 = text("sha256").toLower();
    model.output = text("output");
    model.squash = object[QLatin1String("squash")].toBool();
    for (const auto& [key, value] : {std::pair("name", model.name), std::pair("file", text("file")),
                                     std::pair("output", model.output)}) {
        if (value.isEmpty())
            return wrong(OwnText::tr("The description lacks the entry \"%1\".").arg(QLatin1String(key)));
    }
    model.file = QDir(folder).absoluteFilePath(text("file"));
    if (model.id.isEmpty())
        model.id = ownIdFor(model.name);
    static const QRegularExpression id(QStringLiteral("^own_[a-z0-9_]{1,40}$"));
    if (!id.match(model.id).hasMatch())
        return wrong(
            OwnText::tr("The id \"%1\" cannot be used; it must be own_ and small letters, digits or _.")
                .arg(model.id));
    const auto feeding = feedingFromJson(object[QLatin1String("feeding")].toObject());
    if (!feeding)
        return feeding.error();
    model.feeding = *feeding;
    if (const auto read = readClasses(object, model); !read)
        return read.error();
    if (const auto fit = classesFit(model); !fit)
        return fit.error();
    return model;
}

QString ownIdFor(const QString& name)
{
    constexpr qsizetype kLongest = 40;
    QString slug;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool plain = (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
            || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (plain)
            slug.append(c);
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(QLatin1Char('_')))
            slug.append(QLatin1Char('_'));
    }
    while (slug.endsWith(QLatin1Char('_')))
        slug.chop(1);
    return QStringLiteral("own_") % (slug.isEmpty() ? QStringLiteral("net") : slug.left(kLongest));
}

Result<NetTensors> fitsItsFile(const OwnModel& model)
{
    auto tensors = readNetTensors(model.file);
    if (!tensors)
        return tensors;
    if (const auto fit = classesFit(model); !fit)
        return fit.error();
    if (const auto fit = inputFits(model, *tensors); !fit)
        return fit.error();
    if (const auto fit = outputFits(model, *tensors); !fit)
        return fit.error();
    return tensors;
}

std::unique_ptr<Backend> makeOwnBackend(const OwnModel& model)
{
    return makeFaceNetBackend(netOf(model));
}

Result<std::unique_ptr<BackendWorker>> openOwnWorker(const OwnModel& model)
{
    return openFaceNet(netOf(model), model.file);
}

} // namespace plumbline
