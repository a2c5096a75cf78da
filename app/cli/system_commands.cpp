// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/session/trial_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QJsonValue numberOrNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

/// What it can be run for: systems that embed compare faces, 1:1 and 1:N from one run.
QStringList tasksOf(const SystemInfo& system)
{
    return system.embedding ? system.tasks + QStringList {QStringLiteral("verify")} : system.tasks;
}

QJsonValue embeddingJson(const SystemInfo& system)
{
    if (!system.embedding)
        return QJsonValue::Null;
    return QJsonObject {{QStringLiteral("metric"), metricName(system.embedding->metric)},
                        {QStringLiteral("dimension"), system.embedding->dimension}};
}

QJsonObject systemJson(const SystemInfo& system)
{
    QJsonArray files;
    for (const SystemInfo::Model& model : system.models)
        files.append(QJsonObject {{QStringLiteral("id"), model.id},
                                  {QStringLiteral("version"), model.version},
                                  {QStringLiteral("sha256"), model.sha256},
                                  {QStringLiteral("licence"), model.licence},
                                  {QStringLiteral("installed"), model.installed}});
    return {{QStringLiteral("system"), system.id},
            {QStringLiteral("name"), system.name},
            {QStringLiteral("detector"), system.detector},
            {QStringLiteral("classifier"), system.classifier},
            {QStringLiteral("own"), system.own},
            {QStringLiteral("tasks"), QJsonArray::fromStringList(tasksOf(system))},
            {QStringLiteral("embedding"), embeddingJson(system)},
            {QStringLiteral("classes"), QJsonArray::fromStringList(system.classes)},
            {QStringLiteral("installed"), system.installed},
            {QStringLiteral("state"), system.state},
            {QStringLiteral("feeding"), system.feeding},
            {QStringLiteral("feeding_data"),
             system.feed ? QJsonValue(feedingJson(*system.feed)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("detector_feeding"), system.detectorFeeding},
            {QStringLiteral("models"), files}};
}

int systems(const Invocation& call)
{
    const QString asked = call.options.value(QStringLiteral("detector"));
    const QString detector = call.options.isSet(QStringLiteral("all")) ? QStringLiteral("*") : asked;
    const auto known = call.services->detectors();
    if (!asked.isEmpty()
        && std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.first == asked; })) {
        QStringList ids;
        for (const auto& [id, name] : known)
            ids.append(id);
        return usage(
            tr("There is no detector %1; choose one of %2.").arg(asked, ids.join(QStringLiteral(", "))));
    }
    QStringList tasks = call.services->tasks() + QStringList {QStringLiteral("verify")};
    if (call.options.isSet(QStringLiteral("task")))
        tasks = QStringList {call.options.value(QStringLiteral("task"))};
    QJsonArray array;
    QStringList seen;
    for (const QString& task : tasks) {
        for (const SystemInfo& system : call.services->systems(task, detector)) {
            if (seen.contains(system.id))
                continue;
            seen.append(system.id);
            array.append(systemJson(system));
            if (!call.options.isSet(QStringLiteral("json")))
                printOut(QStringLiteral("%1  %2  %3")
                             .arg(system.id, -34)
                             .arg(tasksOf(system).join(QLatin1Char(',')), -36)
                             .arg(system.state));
        }
    }
    if (call.options.isSet(QStringLiteral("json")))
        printJson({{QStringLiteral("systems"), array}});
    return Done;
}

QJsonObject faceJson(const Face& face)
{
    return {{QStringLiteral("x1"), face.x1},
            {QStringLiteral("y1"), face.y1},
            {QStringLiteral("x2"), face.x2},
            {QStringLiteral("y2"), face.y2},
            {QStringLiteral("score"), face.score}};
}

QJsonObject trialJson(const TrialAnswer& answer)
{
    QJsonArray faces, readings;
    for (const Face& face : answer.faces)
        faces.append(faceJson(face));
    for (const TrialAnswer::Reading& reading : answer.readings) {
        readings.append(QJsonObject {
            {QStringLiteral("task"), reading.task},
            {QStringLiteral("answer"), reading.answer.label},
            {QStringLiteral("confidence"),
             reading.answer.estimate ? QJsonValue(QJsonValue::Null) : QJsonValue(reading.answer.confidence)},
            {QStringLiteral("estimate"), numberOrNull(reading.answer.estimate)},
            {QStringLiteral("ms"), reading.ms},
            {QStringLiteral("raw"), QJsonDocument::fromJson(reading.answer.raw).object()},
            {QStringLiteral("problem"), reading.problem}});
    }
    return {{QStringLiteral("system"), answer.system},      {QStringLiteral("name"), answer.name},
            {QStringLiteral("problem"), answer.problem},    {QStringLiteral("faces"), faces},
            {QStringLiteral("detect_ms"), answer.detectMs}, {QStringLiteral("readings"), readings},
            {QStringLiteral("feeding"), answer.feeding}};
}

void printTrial(const TrialAnswer& answer)
{
    if (!answer.problem.isEmpty()) {
        printOut(QStringLiteral("%1  %2").arg(answer.system, -34).arg(answer.problem));
        return;
    }
    for (const TrialAnswer::Reading& reading : answer.readings) {
        const QString said = !reading.problem.isEmpty() ? reading.problem
            : reading.answer.estimate
            ? tr("%1 years").arg(*reading.answer.estimate, 0, 'f', 1)
            : tr("%1 (%2)").arg(reading.answer.label).arg(reading.answer.confidence, 0, 'f', 3);
        printOut(QStringLiteral("%1  %2  %3  %4 ms")
                     .arg(answer.system, -34)
                     .arg(reading.task, -16)
                     .arg(said, -20)
                     .arg(reading.ms, 0, 'f', 1));
    }
}

/// Crops as PNG files beside each other, named by the system.
int writeCrops(const Trial& trial, const QString& folder)
{
    for (const TrialAnswer& answer : trial.answers) {
        if (answer.crop.isNull())
            continue;
        const QString path = folder % QLatin1Char('/')
            % QString(answer.system).replace(QLatin1Char('+'), QLatin1Char('-')) % QStringLiteral(".png");
        if (!answer.crop.save(path))
            return fail(
                {ErrorCode::Unreadable, tr("%1 could not be written; make the folder first.").arg(path), {}});
    }
    return Done;
}

int tryOut(const Invocation& call)
{
    if (call.arguments.isEmpty())
        return usage(tr("Name a picture, or a project and --image N."));
    const QStringList asked = commaList(call.options.values(QStringLiteral("system")));
    Result<Trial> trial = Error {};
    if (call.options.isSet(QStringLiteral("image"))) {
        const auto project = openProject(call, OpenMode::ReadOnly);
        if (!project)
            return fail(project.error());
        const ImageId image(call.options.value(QStringLiteral("image")).toLongLong());
        trial = TrialDesk(**project).tryOnImage(asked, image);
    } else {
        trial = TrialDesk(*call.services).tryOnImage(asked, call.arguments.first());
    }
    if (!trial)
        return fail(trial.error());
    if (call.options.isSet(QStringLiteral("crops"))) {
        if (const int code = writeCrops(*trial, call.options.value(QStringLiteral("crops"))); code != Done)
            return code;
    }
    QJsonArray answers;
    for (const TrialAnswer& answer : trial->answers) {
        answers.append(trialJson(answer));
        if (!call.options.isSet(QStringLiteral("json")))
            printTrial(answer);
    }
    if (call.options.isSet(QStringLiteral("json")))
        printJson({{QStringLiteral("file"), trial->file}, {QStringLiteral("answers"), answers}});
    return Done;
}

QJsonObject resultJson(const FeedingComparison& comparison, const FeedingResult& result)
{
    QJsonObject object {{QStringLiteral("name"), result.variant.name},
                        {QStringLiteral("own"), result.own},
                        {QStringLiteral("feeding"), feedingText(result.variant.feeding)},
                        {QStringLiteral("feeding_data"), feedingJson(result.variant.feeding)},
                        {QStringLiteral("scored"), result.scored},
                        {QStringLiteral("failed"), result.failed},
                        {QStringLiteral("better"), result.better},
                        {QStringLiteral("worse"), result.worse}};
    if (comparison.isEstimate()) {
        object.insert(QStringLiteral("mean_absolute_error"), numberOrNull(result.meanAbsolute));
        object.insert(QStringLiteral("low"), numberOrNull(result.absoluteLow));
        object.insert(QStringLiteral("high"), numberOrNull(result.absoluteHigh));
        object.insert(QStringLiteral("bias"), numberOrNull(result.bias));
        return object;
    }
    object.insert(QStringLiteral("errors"), result.errors);
    object.insert(QStringLiteral("error_rate"), numberOrNull(result.rate));
    object.insert(QStringLiteral("low"), numberOrNull(result.low));
    object.insert(QStringLiteral("high"), numberOrNull(result.high));
    return object;
}

void printComparison(const FeedingComparison& comparison)
{
    say(tr("%1 on %2 of %3 labelled images (%4 without a face, %5 unreadable), compared with %6.")
            .arg(comparison.name)
            .arg(comparison.drawn)
            .arg(comparison.labelled)
            .arg(comparison.undetected)
            .arg(comparison.unreadable)
            .arg(comparison.truth));
    const auto text = [&](std::optional<double> value) {
        if (!value)
            return QStringLiteral("-");
        return comparison.isEstimate() ? QString::number(*value, 'f', 1)
                                       : QString::number(100 * *value, 'f', 1) % QStringLiteral(" %");
    };
    for (const FeedingResult& r : comparison.results) {
        const bool years = comparison.isEstimate();
        printOut(QStringLiteral("%1  %2  (%3 to %4)  %5")
                     .arg(r.variant.name, -18)
                     .arg(text(years ? r.meanAbsolute : r.rate), 7)
                     .arg(text(years ? r.absoluteLow : r.low), text(years ? r.absoluteHigh : r.high),
                          feedingText(r.variant.feeding)));
    }
}

int feeding(const Invocation& call)
{
    FeedingStudy study;
    study.classifier = call.options.value(QStringLiteral("system")).section(QLatin1Char('+'), -1);
    if (study.classifier.isEmpty())
        return usage(tr("Say whose feeding to compare with --system ID, for instance gear."));
    if (call.options.value(QStringLiteral("system")).contains(QLatin1Char('+')))
        study.detector = call.options.value(QStringLiteral("system")).section(QLatin1Char('+'), 0, 0);
    study.task = call.options.value(QStringLiteral("task"));
    study.images = call.options.value(QStringLiteral("images")).toInt();
    study.seed = call.options.value(QStringLiteral("seed")).toUInt();
    const auto where = parseWhere(call.options.values(QStringLiteral("where")));
    if (!where)
        return fail(where.error());
    study.where = *where;
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return fail(project.error());
    RunControl control;
    ProgressLine line;
    const InterruptWatch watch(control);
    const auto comparison =
        TrialDesk(**project).compareFeedings(study, control, [&](const Progress& p) { line.show(p); });
    line.end();
    if (!comparison)
        return fail(comparison.error());
    if (!call.options.isSet(QStringLiteral("json"))) {
        printComparison(*comparison);
        return Done;
    }
    QJsonArray results;
    for (const FeedingResult& result : comparison->results)
        results.append(resultJson(*comparison, result));
    printJson({{QStringLiteral("classifier"), comparison->study.classifier},
               {QStringLiteral("detector"), comparison->study.detector},
               {QStringLiteral("task"), comparison->study.task},
               {QStringLiteral("truth"), comparison->truth},
               {QStringLiteral("labelled"), comparison->labelled},
               {QStringLiteral("drawn"), comparison->drawn},
               {QStringLiteral("seed"), static_cast<qint64>(comparison->study.seed)},
               {QStringLiteral("undetected"), comparison->undetected},
               {QStringLiteral("unreadable"), comparison->unreadable},
               {QStringLiteral("level"), comparison->study.level},
               {QStringLiteral("interval"),
                comparison->isEstimate() ? QStringLiteral("t") : QStringLiteral("wilson")},
               {QStringLiteral("feedings"), results}});
    return Done;
}

} // namespace

Command systemsCommand()
{
    return {QStringLiteral("systems"), QStringLiteral("[--all | --detector ID] [--task TASK] [--json]"),
            tr("Lists the systems that can be audited."),
            [](QCommandLineParser& parser) {
        parser.addOptions({{QStringLiteral("all"), tr("Behind every detector, not only the default one.")},
                           {QStringLiteral("detector"), tr("Behind this detector."), QStringLiteral("id")},
                           {QStringLiteral("task"), tr("Only for this task."), QStringLiteral("task")},
                           {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            systems};
}

Command tryCommand()
{
    return {QStringLiteral("try"),
            QStringLiteral("PICTURE | P.plumb --image N  [--system ID ...] [--crops FOLDER] [--json]"),
            tr("Shows one picture to the systems; nothing is stored."),
            [](QCommandLineParser& parser) {
        parser.addOptions(
            {{QStringLiteral("system"), tr("This system (repeatable); without it, every installed one."),
              QStringLiteral("id")},
             {QStringLiteral("image"), tr("The image of this number in the project."), QStringLiteral("N")},
             {QStringLiteral("crops"), tr("Writes what each net was shown to this folder, as PNG."),
              QStringLiteral("folder")},
             {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            tryOut};
}

Command feedingCommand()
{
    return {
        QStringLiteral("feeding"),
        QStringLiteral("P.plumb --system gear [--task TASK] [--images N] [--seed N] [--where a=b] [--json]"),
        tr("Compares ways of feeding a classifier on labelled images."),
        [](QCommandLineParser& parser) {
        parser.addOptions(
            {{QStringLiteral("system"), tr("The classifier, or DETECTOR+CLASSIFIER."), QStringLiteral("id")},
             {QStringLiteral("task"), tr("The task."), QStringLiteral("task"),
              QStringLiteral("classify:gender")},
             {QStringLiteral("images"), tr("How many images are drawn; 0: all."), QStringLiteral("N"),
              QStringLiteral("200")},
             {QStringLiteral("seed"), tr("The same seed draws the same images."), QStringLiteral("N"),
              QStringLiteral("1")},
             {QStringLiteral("where"), tr("Only images with attribute=value (repeatable)."),
              QStringLiteral("pair")},
             {QStringLiteral("json"), tr("JSON on standard output.")}});
        },
        feeding};
}

} // namespace plumbline::cli
