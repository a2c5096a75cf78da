// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/run/image_pass.h"

#include <optional>
#include <utility>

#include <QCoreApplication>

#include "core/vision/picture.h"

namespace plumbline {

namespace {

Outcome failure(const Error& error, bool retriable)
{
    Outcome outcome;
    outcome.kind = OutcomeKind::Failed;
    outcome.error = error.userText;
    outcome.retriable = retriable;
    return outcome;
}

/// \a retriable: the file could not be had as it was; what its bytes are is final.
Result<Picture> load(const PlannedImage& image, bool& retriable)
{
    retriable = true;
    auto bytes = readFileBytes(image.path);
    if (!bytes)
        return bytes.error();
    if (!image.sha256.isEmpty() && bytes->sha256 != image.sha256) {
        return Error {
            ErrorCode::BadFormat,
            QCoreApplication::translate("Run", "%1 has changed since it was imported; import it again.")
                .arg(image.file),
            {}};
    }
    retriable = false;
    return decodePicture(bytes->data, image.file);
}

/// What the run need not ask for.
std::optional<KnownFace> knownFace(const PlannedRun& run, const PlannedImage& image)
{
    if (!run.known || image.sha256.isEmpty())
        return std::nullopt;
    const auto at = run.known->constFind(image.sha256);
    return at == run.known->constEnd() ? std::nullopt : std::optional(*at);
}

/// Without the embedding.
Outcome enrolled(const Face& face, int faces)
{
    Outcome outcome;
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = enrolledLabel();
    outcome.face = face;
    outcome.faces = faces;
    outcome.multipleFaces = faces > 1;
    return outcome;
}

} // namespace

Result<std::unique_ptr<ImagePass>> ImagePass::open(const EnginePlan& plan, const ModelStore& models)
{
    std::unique_ptr<ImagePass> pass(new ImagePass(plan));
    for (const PlannedRun& run : plan.runs) {
        pass->m_boxes[run.detector] = run.detector->info().box;
        for (const Backend* backend : {run.detector, run.classifier}) {
            auto& slot = pass->m_workers[backend];
            if (slot)
                continue;
            auto worker = backend->open(models);
            if (!worker)
                return worker.error();
            slot = std::move(*worker);
        }
    }
    return pass;
}

std::vector<std::pair<RunId, Outcome>> ImagePass::look(const PlannedImage& image, const RunControl& control)
{
    std::vector<std::pair<RunId, Outcome>> outcomes;
    bool retriable = false;
    std::optional<Result<Picture>> loaded; // not at all where every run knows the image's face
    const auto picture = [&]() -> const Result<Picture>& {
        if (!loaded)
            loaded = image.problem.isEmpty()
                ? load(image, retriable)
                : Result<Picture>(Error {ErrorCode::Unreadable, image.problem, {}});
        return *loaded;
    };
    std::map<const Backend*, Result<std::vector<Face>>>
        faces; // one search per detector, shared by its classifiers
    for (const PlannedRun& run : m_plan.runs) {
        if (control.isCancelled())
            break;
        if (run.done.contains(image.id))
            continue;
        Outcome outcome;
        if (const auto known = knownFace(run, image)) {
            outcome = enrolled(known->face, known->faces);
        } else if (!picture()) {
            outcome = failure(picture().error(), retriable);
        } else {
            auto found = faces.find(run.detector);
            if (found == faces.end())
                found = faces.emplace(run.detector, m_workers.at(run.detector)->detect(*picture())).first;
            outcome = ask(run, *picture(), found->second);
        }
        outcome.image = image.id;
        outcomes.emplace_back(run.run, std::move(outcome));
    }
    return outcomes;
}

Outcome ImagePass::ask(const PlannedRun& run, const Picture& picture, const Result<std::vector<Face>>& faces)
{
    if (!faces)
        return failure(faces.error(), true);
    Outcome outcome;
    if (faces->empty()) {
        outcome.kind = OutcomeKind::Undetected;
        return outcome;
    }
    outcome = judge(run, picture, asDefaultBox(faces->front(), m_boxes.at(run.detector)));
    outcome.face = faces->front();
    outcome.faces = static_cast<int>(faces->size());
    outcome.multipleFaces = faces->size() > 1;
    return outcome;
}

Outcome ImagePass::judge(const PlannedRun& run, const Picture& picture, const Face& face)
{
    BackendWorker& worker = *m_workers.at(run.classifier);
    Outcome outcome;
    outcome.kind = OutcomeKind::Answered;
    if (isMatchingTask(run.task)) {
        auto embedding = worker.embed(picture, face);
        if (!embedding)
            return failure(embedding.error(), true);
        if (embedding->empty()) {
            outcome.kind = OutcomeKind::Undetected;
        } else {
            outcome.answer.label = enrolledLabel();
            outcome.embedding = std::move(*embedding);
        }
        return outcome;
    }
    auto answer = worker.answer(run.task, picture, face);
    if (!answer)
        return failure(answer.error(), true);
    outcome.answer = std::move(*answer);
    return outcome;
}

} // namespace plumbline
