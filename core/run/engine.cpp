// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/run/engine.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "core/backends/threading.h"
#include "core/base/log.h"
#include "core/run/image_pass.h"
#include "core/run/rate_meter.h"

namespace plumbline {

namespace {

using Clock = RateMeter::Clock;

/// What the workers share: the next image, the way out, the count.
class Crew
{
public:
    Crew(const EnginePlan& plan, RunControl& control, const OutcomeSink& sink, const EngineReport& report)
        : m_plan(plan)
        , m_control(control)
        , m_sink(sink)
        , m_report(report)
    {
        m_progress.total = static_cast<qint64>(plan.images.size());
        for (const PlannedImage& image : plan.images) {
            if (isDone(image))
                ++m_progress.done;
            else
                m_todo.push_back(&image);
        }
        m_before = m_progress.done;
    }

    void work(const ModelStore& models)
    {
        auto pass = ImagePass::open(m_plan, models);
        if (!pass) {
            stopWith(pass.error());
            return;
        }
        while (!m_stopped) {
            if (m_control.isPaused())
                reportPause();
            if (!m_control.waitWhilePaused())
                return;
            const std::size_t index = m_next.fetch_add(1);
            if (index >= m_todo.size())
                return;
            deliver((*pass)->look(*m_todo[index], m_control));
        }
    }

    Result<EngineSummary> summary()
    {
        const std::lock_guard lock(m_mutex);
        m_report(m_progress);
        if (m_error)
            return *m_error;
        return EngineSummary {m_progress.done - m_before, m_progress.failed, m_control.isCancelled()};
    }

private:
    [[nodiscard]] bool isDone(const PlannedImage& image) const
    {
        return std::all_of(m_plan.runs.begin(), m_plan.runs.end(),
                           [&](const PlannedRun& run) { return run.done.contains(image.id); });
    }

    void deliver(std::vector<std::pair<RunId, Outcome>> outcomes)
    {
        const std::lock_guard lock(m_mutex);
        bool failed = false;
        for (auto& [run, outcome] : outcomes) {
            failed = failed || outcome.kind == OutcomeKind::Failed;
            if (const auto put = m_sink(run, std::move(outcome)); !put) {
                if (!m_error)
                    m_error = put.error();
                m_stopped = true;
                return;
            }
        }
        if (m_control.isCancelled())
            return; // perhaps not every run's outcome: not counted as done
        ++m_progress.done;
        m_progress.failed += failed ? 1 : 0;
        const auto now = Clock::now();
        if (m_progress.paused) {
            m_progress.paused = false;
            m_rate.restart();
        }
        m_rate.add(now);
        if (now - m_reported >= kReportEvery)
            tell(now);
    }

    void reportPause()
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_progress.paused, true))
            return;
        tell(Clock::now());
    }

    void tell(Clock::time_point now)
    {
        m_reported = now;
        m_progress.perSecond = m_rate.perSecond();
        m_progress.secondsLeft = m_progress.perSecond > 0
            ? static_cast<double>(m_progress.total - m_progress.done) / m_progress.perSecond
            : -1;
        m_report(m_progress);
    }

    void stopWith(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
        m_stopped = true;
    }

    static constexpr std::chrono::milliseconds kReportEvery {100};

    const EnginePlan& m_plan;
    RunControl& m_control;
    const OutcomeSink& m_sink;
    const EngineReport& m_report;
    std::vector<const PlannedImage*> m_todo;
    std::atomic<std::size_t> m_next {0};
    std::atomic<bool> m_stopped {false};
    std::mutex m_mutex; // guards what follows, and keeps sink and report one call at a time
    EngineProgress m_progress;
    RateMeter m_rate;
    Clock::time_point m_reported;
    std::optional<Error> m_error;
    qint64 m_before = 0;
};

} // namespace

Result<EngineSummary> execute(const EnginePlan& plan, const ModelStore& models, RunControl& control,
                              const OutcomeSink& sink, const EngineReport& report)
{
    useOneThreadPerWorker();
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const auto wanted = plan.workers > 0 ? static_cast<std::size_t>(plan.workers) : std::size_t {cores};
    Crew crew(plan, control, sink, report);
    {
        std::vector<std::jthread> workers;
        workers.reserve(wanted);
        for (std::size_t i = 0; i < wanted; ++i)
            workers.emplace_back([&] { crew.work(models); });
    } // joined here
    return crew.summary();
}

} // namespace plumbline
