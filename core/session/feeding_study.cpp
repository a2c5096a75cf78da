// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <utility>

#include <QCoreApplication>

#include "core/measures/estimates.h"
#include "core/measures/interval.h"
#include "core/session/trial_desk.h"
#include "core/session/truth.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct StudyText
{
    Q_DECLARE_TR_FUNCTIONS(TrialDesk)
};

/// \a n of the indices, drawn without replacement, the same for the same seed on every computer: the standard
/// fixes mt19937 and leaves the distributions open.
std::vector<std::size_t> drawn(std::vector<std::size_t> from, int n, quint32 seed)
{
    if (n <= 0 || static_cast<std::size_t>(n) >= from.size())
        return from;
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
        const std::size_t left = from.size() - i;
        std::swap(from[i], from[i + random() % left]);
    }
    from.resize(static_cast<std::size_t>(n));
    return from;
}

/// How one variant read one image: by how much it missed (an answer right 0, wrong 1; years), or not at all.
using Miss = std::optional<double>;

/// The workers of one study, one for each variant.
class Kitchen
{
public:
    static Result<Kitchen> open(const Services& services, const FeedingStudy& study)
    {
        Kitchen kitchen;
        const Backend* detector = services.backends.find(study.detector);
        const Backend* classifier = services.backends.find(study.classifier);
        auto eyes = detector->open(services.models);
        if (!eyes)
            return eyes.error();
        kitchen.m_detector = std::move(*eyes);
        kitchen.m_box = detector->info().box;
        kitchen.m_task = study.task;
        for (const FeedingVariant& variant : study.variants) {
            auto worker = classifier->openFed(services.models, variant.feeding);
            if (!worker)
                return worker.error();
            kitchen.m_variants.push_back(std::move(*worker));
        }
        return kitchen;
    }

    /// The face that every variant is shown; nothing when none is found.
    Result<std::optional<Face>> face(const Picture& picture)
    {
        const auto faces = m_detector->detect(picture);
        if (!faces)
            return faces.error();
        return faces->empty() ? std::nullopt : std::optional(asDefaultBox(faces->front(), m_box));
    }

    Result<Answer> answer(std::size_t variant, const Picture& picture, const Face& face)
    {
        return m_variants[variant]->answer(m_task, picture, face);
    }

private:
    std::unique_ptr<BackendWorker> m_detector;
    BoxRule m_box;
    QString m_task;
    std::vector<std::unique_ptr<BackendWorker>> m_variants;
};

Miss missOf(const Answer& answer, const Truth& truth, std::size_t image)
{
    Outcome outcome;
    outcome.kind = OutcomeKind::Answered;
    outcome.answer = answer;
    switch (truth.judge(outcome, image)) {
    case Verdict::Right:
        return 0;
    case Verdict::Wrong:
        return 1;
    case Verdict::Estimated:
        return truth.error(outcome, image);
    default:
        return std::nullopt;
    }
}

FeedingResult resultOf(const FeedingStudy& study, std::size_t at, std::size_t own,
                       const std::vector<std::vector<Miss>>& misses)
{
    FeedingResult result;
    result.variant = study.variants[at];
    result.own = at == own;
    std::vector<double> plain, absolute;
    for (std::size_t i = 0; i < misses[at].size(); ++i) {
        if (!misses[at][i]) {
            ++result.failed;
            continue;
        }
        plain.push_back(*misses[at][i]);
        absolute.push_back(std::abs(plain.back()));
        if (own < misses.size() && misses[own][i]) {
            const double before = std::abs(*misses[own][i]);
            result.better += absolute.back() < before ? 1 : 0;
            result.worse += absolute.back() > before ? 1 : 0;
        }
    }
    result.scored = static_cast<qint64>(plain.size());
    if (isEstimateTask(study.task)) {
        if (const auto mean = measures::meanOf(absolute, study.level)) {
            result.meanAbsolute = mean->mean;
            result.absoluteLow = mean->low;
            result.absoluteHigh = mean->high;
            result.bias = measures::meanOf(plain, study.level)->mean;
        }
        return result;
    }
    result.errors = std::count(plain.begin(), plain.end(), 1.0);
    if (const auto interval =
            measures::interval(measures::IntervalMethod::Wilson, result.errors, result.scored, study.level)) {
        result.rate = static_cast<double>(result.errors) / static_cast<double>(result.scored);
        result.low = interval->low;
        result.high = interval->high;
    }
    return result;
}

/// Labelled readable images that the study may draw from.
Result<std::vector<std::size_t>> labelled(const Dataset& data, const Truth& truth, const Where& where)
{
    std::vector<Attribute> columns;
    for (const auto& [name, value] : where) {
        auto found = column(data, name);
        if (!found)
            return found.error();
        columns.push_back(std::move(*found));
    }
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < data.images.size(); ++i) {
        bool holds = truth.hasLabel(i) && data.images[i].state == ImageState::Ready;
        for (std::size_t c = 0; c < columns.size(); ++c)
            holds = holds && columns[c].value(i) == where[c].second;
        if (holds)
            images.push_back(i);
    }
    return images;
}

/// The study with everything it left open filled in, or why it cannot be made.
Result<FeedingStudy> complete(const Services& services, FeedingStudy study)
{
    const Backend* detector = services.backends.find(study.detector);
    const Backend* classifier = services.backends.find(study.classifier);
    if (!detector || !detector->info().can.detects)
        return Error {ErrorCode::Usage, StudyText::tr("There is no detector %1.").arg(study.detector), {}};
    if (!classifier || !classifier->info().can.tasks.contains(study.task))
        return Error {ErrorCode::Usage,
                      StudyText::tr("There is no classifier %1 for %2.").arg(study.classifier, study.task),
                      {}};
    const BackendInfo info = classifier->info();
    if (!info.feed)
        return Error {
            ErrorCode::Usage,
            StudyText::tr("%1 cannot be fed in another way; choose another classifier.").arg(info.name),
            {}};
    if (study.variants.empty())
        study.variants = usualVariants(*info.feed);
    return study;
}

} // namespace

std::vector<FeedingVariant> usualVariants(const Feeding& own)
{
    std::vector<FeedingVariant> variants {{StudyText::tr("as audited"), own}};
    const auto add = [&](const QString& name, const Feeding& feeding) {
        const bool known = std::any_of(variants.begin(), variants.end(),
                                       [&](const FeedingVariant& v) { return v.feeding == feeding; });
        if (!known)
            variants.push_back({name, feeding});
    };
    if (own.channels == ChannelOrder::Rgb)
        add(StudyText::tr("channels BGR"), withChannels(own, ChannelOrder::Bgr));
    if (own.channels == ChannelOrder::Bgr)
        add(StudyText::tr("channels RGB"), withChannels(own, ChannelOrder::Rgb));
    for (const double scale : {0.8, 1.0, 1.2, 1.4, 1.6, 1.8}) {
        Feeding other = own;
        other.crop.scale = scale;
        add(StudyText::tr("crop %1").arg(scale, 0, 'f', 1), other);
    }
    for (const Scaling& scaling : usualScalings(own.channels)) {
        if (!scaling.id.contains(QLatin1String("..")))
            continue;
        Feeding other = own;
        other.mean = scaling.mean;
        other.deviation = scaling.deviation;
        add(StudyText::tr("values %1").arg(scaling.id), other);
    }
    return variants;
}

Result<FeedingComparison> TrialDesk::compareFeedings(const FeedingStudy& asked, RunControl& control,
                                                     const ProgressFunction& progress) const
{
    if (!m_project)
        return Error {ErrorCode::Usage, StudyText::tr("No audit is open; open one first."), {}};
    auto study = complete(m_services, asked);
    if (!study)
        return study.error();
    const auto data = m_project->dataset();
    const auto truth = m_project->truthFor(*data, study->task, {});
    if (!truth)
        return truth.error();
    const auto candidates = labelled(*data, *truth, study->where);
    if (!candidates)
        return candidates.error();
    if (candidates->empty()) {
        return Error {ErrorCode::Usage,
                      StudyText::tr("No image of %1 has a label to compare %2 with; import labels first.")
                          .arg(m_project->name(), study->task),
                      {}};
    }
    auto kitchen = Kitchen::open(m_services, *study);
    if (!kitchen)
        return kitchen.error();

    FeedingComparison comparison;
    comparison.name = m_services.backends.find(study->classifier)->info().name;
    comparison.truth = truth->attribute()->name;
    comparison.labelled = static_cast<qint64>(candidates->size());
    const std::vector<std::size_t> images = drawn(*candidates, study->images, study->seed);
    comparison.drawn = static_cast<qint64>(images.size());
    std::vector<std::vector<Miss>> misses(study->variants.size());
    Progress step;
    step.total = comparison.drawn;
    step.what =
        StudyText::tr("Feeding %1 in %n ways", nullptr, static_cast<int>(misses.size())).arg(comparison.name);
    for (const std::size_t image : images) {
        if (!control.waitWhilePaused())
            return Error {ErrorCode::Cancelled, {}, {}};
        progress(step);
        ++step.done;
        const auto picture = readPicture(data->images[image].path);
        if (!picture) {
            ++comparison.unreadable;
            continue;
        }
        const auto face = kitchen->face(*picture);
        if (!face || !*face) {
            ++comparison.undetected;
            continue;
        }
        for (std::size_t v = 0; v < misses.size(); ++v) {
            const auto answer = kitchen->answer(v, *picture, **face);
            misses[v].push_back(answer ? missOf(*answer, *truth, image) : std::nullopt);
        }
    }
    progress(step);
    const Feeding own = *m_services.backends.find(study->classifier)->info().feed;
    const auto ownAt =
        static_cast<std::size_t>(std::find_if(study->variants.begin(), study->variants.end(),
                                              [&](const FeedingVariant& v) { return v.feeding == own; })
                                 - study->variants.begin());
    for (std::size_t v = 0; v < misses.size(); ++v)
        comparison.results.push_back(resultOf(*study, v, ownAt, misses));
    comparison.study = std::move(*study);
    return comparison;
}

} // namespace plumbline
