// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/session/own_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QJsonArray tensorArray(const std::vector<NetTensor>& tensors)
{
    QJsonArray array;
    for (const NetTensor& tensor : tensors) {
        QJsonArray shape;
        for (const qint64 size : tensor.shape)
            shape.append(size < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(size));
        array.append(QJsonObject {{QStringLiteral("name"), tensor.name},
                                  {QStringLiteral("type"), tensor.type},
                                  {QStringLiteral("shape"), shape}});
    }
    return array;
}

/// A description to fill in, with what the file tells.
int describe(const QString& file)
{
    const auto tensors = OwnDesk::tensors(file);
    if (!tensors)
        return fail(tensors.error());
    const auto model = OwnDesk::proposed(file);
    if (!model)
        return fail(model.error());
    printJson({{QStringLiteral("inputs"), tensorArray(tensors->inputs)},
               {QStringLiteral("outputs"), tensorArray(tensors->outputs)},
               {QStringLiteral("producer"), tensors->producer},
               {QStringLiteral("opset"), tensors->opset},
               {QStringLiteral("description"), ownModelJson(*model)}});
    return Done;
}

Result<OwnModel> readModel(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::NotFound, tr("%1 cannot be read.").arg(QFileInfo(path).fileName()), {}};
    QJsonParseError problem {};
    const QJsonDocument json = QJsonDocument::fromJson(file.read(1 << 20), &problem);
    if (!json.isObject())
        return Error {
            ErrorCode::BadFormat,
            tr("%1 is no description in JSON (%2).").arg(QFileInfo(path).fileName(), problem.errorString()),
            {}};
    return ownModelFromJson(json.object(), QFileInfo(path).absolutePath());
}

int add(const Invocation& call, const QString& path)
{
    const auto model = readModel(path);
    if (!model)
        return fail(model.error());
    const OwnDesk desk(*call.services);
    RunControl control;
    ProgressLine line;
    const InterruptWatch watch(control);
    const auto check = desk.check(*model, control, [&](const Progress& p) { line.show(p); });
    line.end();
    if (!check)
        return fail(check.error());
    for (const QString& sentence : check->problems + check->warnings)
        say(sentence);
    if (!check->isUsable())
        return VerificationFailed;
    for (const auto& [label, count] : check->answers)
        say(tr("%1 of %2 sample faces: %3").arg(count).arg(check->answered).arg(label));
    const auto added = desk.add(*model);
    if (!added)
        return fail(added.error());
    printJson(ownModelJson(*added));
    return Done;
}

int own(const Invocation& call)
{
    const QString what = call.arguments.value(0), which = call.arguments.value(1);
    if (what == QLatin1String("list") || what.isEmpty()) {
        for (const OwnModel& model : OwnDesk::all())
            printOut(QStringLiteral("%1  %2  %3").arg(model.id, -24).arg(model.task, -16).arg(model.name));
        return Done;
    }
    if (which.isEmpty())
        return usage(tr("Say which: own tensors FILE.onnx, own add FILE.json or own remove ID."));
    if (what == QLatin1String("tensors"))
        return describe(which);
    if (what == QLatin1String("add"))
        return add(call, which);
    if (what == QLatin1String("remove")) {
        const auto removed = OwnDesk::remove(which);
        return removed ? Done : fail(removed.error());
    }
    return usage(tr("There is no \"own %1\"; it is list, tensors, add or remove.").arg(what));
}

} // namespace

Command ownCommand()
{
    return {QStringLiteral("own"), QStringLiteral("[list] | tensors FILE.onnx | add FILE.json | remove ID"),
            tr("ONNX classifiers of your own: read, checked, added."), [](QCommandLineParser&) {}, own};
}

} // namespace plumbline::cli
