// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/own_desk.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include "core/outcomes/outcome_row.h"
#include "core/session/session.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

constexpr int kPictures = 24;

struct OwnText
{
    Q_DECLARE_TR_FUNCTIONS(OwnDesk)
};

/// Pictures of the sample, evenly spread over it: its people, tones and light.
QStringList samplePictures()
{
    const QDir folder(Session::sampleFolder() + QStringLiteral("/images"));
    const QStringList all = folder.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
    QStringList chosen;
    for (int i = 0; i < kPictures && !all.isEmpty(); ++i)
        chosen.append(folder.filePath(all[all.size() * i / kPictures]));
    chosen.removeDuplicates();
    return chosen;
}

/// Collects what the answers tell.
class Tally
{
public:
    explicit Tally(const OwnModel& model)
        : m_model(model)
    {
    }

    void add(const Answer& answer)
    {
        const double value = answer.estimate ? *answer.estimate
            : answer.scores.size() > 1       ? answer.scores[1].score
                                             : answer.confidence;
        m_values.push_back(value);
        if (!answer.estimate)
            ++m_answers[answer.label];
        for (const ClassScore& score : answer.scores)
            m_outside = m_outside || score.score < -0.05 || score.score > 1.05;
    }

    void conclude(OwnCheck& check) const
    {
        check.answered = static_cast<int>(m_values.size());
        for (const QString& label : m_model.classes) {
            const auto found = m_answers.find(label);
            check.answers.emplace_back(label, found == m_answers.end() ? 0 : found->second);
        }
        if (m_values.empty())
            return;
        const auto [low, high] = std::minmax_element(m_values.begin(), m_values.end());
        check.lowest = *low;
        check.highest = *high;
        if (m_outside)
            check.problems.append(
                OwnText::tr("Its numbers lie outside 0 to 1 and are no scores; say that they are "
                            "logits (softmax or logistic), or choose another output."));
        if (*high - *low < 1e-6)
            check.problems.append(OwnText::tr(
                "It answers exactly the same for every picture; size, scaling or output must be wrong."));
        else if (!m_model.classes.isEmpty() && m_answers.size() < 2)
            check.warnings.append(
                OwnText::tr("It called every one of the %1 sample faces %2; compare feedings on "
                            "labelled pictures before you trust it.")
                    .arg(check.answered)
                    .arg(m_answers.begin()->first));
        if (isEstimateTask(m_model.task) && (*low < 0 || *high > 120))
            check.warnings.append(
                OwnText::tr("Some ages lie outside 0 to 120 years; is the output in years?"));
    }

private:
    const OwnModel& m_model;
    std::vector<double> m_values;
    std::map<QString, int> m_answers;
    bool m_outside = false;
};

Result<std::unique_ptr<BackendWorker>> defaultDetector(const Services& services)
{
    for (const Backend* backend : services.backends.all()) {
        if (backend->info().can.detects)
            return backend->open(services.models);
    }
    return Error {
        ErrorCode::NotInstalled, OwnText::tr("No detector is installed; install the models first."), {}};
}

} // namespace

Result<OwnModel> OwnDesk::proposed(const QString& onnxFile)
{
    const auto tensors = readNetTensors(onnxFile);
    if (!tensors)
        return tensors.error();
    OwnModel model;
    model.file = onnxFile;
    model.name = QFileInfo(onnxFile).completeBaseName();
    model.feeding.crop.scale = 1.2;
    model.feeding.deviation = {255, 255, 255};
    if (!tensors->inputs.empty() && tensors->inputs.front().shape.size() == 4) {
        const std::vector<qint64>& shape = tensors->inputs.front().shape;
        const auto size = [&](std::size_t at) {
            return static_cast<int>(std::clamp<qint64>(shape[at], 0, 2048));
        };
        model.feeding.channels = shape[1] == 1 ? ChannelOrder::Grey : ChannelOrder::Rgb;
        model.feeding.heightPx = size(2);
        model.feeding.widthPx = size(3);
    }
    const auto fits = std::find_if(tensors->outputs.begin(), tensors->outputs.end(),
                                   [](const NetTensor& one) { return one.elements() == 2; });
    const auto single = std::find_if(tensors->outputs.begin(), tensors->outputs.end(),
                                     [](const NetTensor& one) { return one.elements() == 1; });
    const NetTensor& output = fits != tensors->outputs.end() ? *fits
        : single != tensors->outputs.end()                   ? *single
                                                             : tensors->outputs.front();
    model.output = output.name;
    model.reading = output.elements() == 1 ? OwnReading::Probability : OwnReading::Scores;
    model.classes = QStringList {QStringLiteral("female"), QStringLiteral("male")};
    return model;
}

Result<OwnCheck> OwnDesk::check(const OwnModel& model, RunControl& control,
                                const ProgressFunction& progress) const
{
    auto tensors = fitsItsFile(model);
    if (!tensors)
        return tensors.error();
    const auto worker = openOwnWorker(model);
    if (!worker)
        return worker.error();
    const auto detector = defaultDetector(m_services);
    if (!detector)
        return detector.error();
    OwnCheck check;
    check.tensors = std::move(*tensors);
    Tally tally(model);
    const QStringList pictures = samplePictures();
    Progress step;
    step.total = pictures.size();
    step.what = OwnText::tr("Showing the sample's faces to %1").arg(model.name);
    QString firstFailure;
    double ms = 0;
    for (const QString& path : pictures) {
        if (!control.waitWhilePaused())
            return Error {ErrorCode::Cancelled, {}, {}};
        progress(step);
        ++step.done;
        ++check.pictures;
        const auto picture = readPicture(path);
        if (!picture)
            continue;
        const auto faces = (*detector)->detect(*picture);
        if (!faces || faces->empty())
            continue;
        ++check.faces;
        QElapsedTimer timer;
        timer.start();
        const auto answer = (*worker)->answer(model.task, *picture, faces->front());
        ms += static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (answer)
            tally.add(*answer);
        else if (firstFailure.isEmpty())
            firstFailure = answer.error().detail.simplified();
    }
    progress(step);
    tally.conclude(check);
    if (check.answered > 0)
        check.msEach = ms / check.answered;
    if (pictures.isEmpty())
        check.warnings.append(OwnText::tr("The sample's pictures are not there, so that nothing was tried."));
    else if (check.answered < check.faces || check.faces == 0)
        check.problems.append(
            OwnText::tr("It answered for %1 of %2 faces; size, channels or output do not fit the net (%3).")
                .arg(check.answered)
                .arg(check.faces)
                .arg(firstFailure.left(200)));
    return check;
}

Result<OwnModel> OwnDesk::add(OwnModel model) const
{
    if (const auto fits = fitsItsFile(model); !fits)
        return fits.error();
    if (model.id.isEmpty())
        model.id = ownIdFor(model.name);
    const QString wanted = model.id;
    for (int i = 2; m_services.backends.find(model.id);
         ++i) // an id in an audit never comes to mean another net
        model.id = wanted % QStringLiteral("_%1").arg(i);
    auto kept = keepOwnModel(std::move(model));
    if (!kept)
        return kept;
    adoptOwnModel(*kept, m_services.backends, m_services.models);
    return kept;
}

} // namespace plumbline
