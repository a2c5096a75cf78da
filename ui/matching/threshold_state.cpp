// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/threshold_state.h"

#include <mutex>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/review_desk.h"
#include "ui/audit_context.h"

namespace plumbline::ui {

namespace {

const QString kVerify = QStringLiteral("verify"); ///< the task whose runs enrol faces
constexpr int kTickMs = 100;
constexpr int kRestMs = 300; ///< after which a threshold is written
constexpr float kPercent = 100;

} // namespace

struct ThresholdState::Told
{
    std::mutex mutex;
    Progress progress;
};

ThresholdState::Scores ThresholdState::Scores::between(float low, float high)
{
    Scores scores;
    if (low < high) {
        scores.lowest = low;
        scores.highest = high;
    }
    scores.isPercent = low >= 0 && high > 1.5F && high <= kPercent * 1.01F;
    return scores;
}

ThresholdState::ThresholdState(Session& session, AuditContext& context, double usualRate, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
    , m_usualRate(usualRate)
    , m_rate(usualRate)
{
    m_writer.setMaxThreadCount(1);
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &ThresholdState::tellProgress);
    m_saver.setSingleShot(true);
    m_saver.setInterval(kRestMs);
    connect(&m_saver, &QTimer::timeout, this, [this] { save(); });
    connect(&session, &Session::projectChanged, this, [this] { load(); });
    connect(&session, &Session::datasetChanged, this, &ThresholdState::questionChanged);
    connect(&session, &Session::runsChanged, this, &ThresholdState::questionChanged);
    connect(&session, &Session::reviewChanged, this, &ThresholdState::questionChanged);
    connect(&context, &AuditContext::changed, this, &ThresholdState::questionChanged);
}

ThresholdState::~ThresholdState()
{
    stop();
}

std::vector<RunId> ThresholdState::runs() const
{
    std::vector<RunId> runs;
    const auto project = m_session.project();
    if (!project)
        return runs;
    for (const RunRecord& run : project->runs()) {
        if (run.task == kVerify && run.state == RunState::Finished
            && (m_context.systems.isEmpty() || m_context.systems.contains(run.system)))
            runs.push_back(run.id);
    }
    return runs;
}

std::optional<ThresholdState::Faces> ThresholdState::faces() const
{
    const auto project = m_session.project();
    if (!project || !isTask())
        return std::nullopt;
    const auto book = ReviewDesk(*project).book();
    Faces faces {runs(), project->dataset(), book->excluded(), {}};
    for (const auto& [pair, review] : book->pairs) {
        if (review.verdict == PairVerdict::SamePerson)
            faces.samePerson.push_back(pair);
    }
    if (faces.runs.empty())
        return std::nullopt;
    return faces;
}

void ThresholdState::stop()
{
    m_stop.request_stop();
    m_stop = {};
    m_ticker.stop();
    ++m_epoch; // an answer under way is to another question
}

void ThresholdState::cancel()
{
    if (m_phase != Phase::Asking)
        return;
    stop();
    m_phase = Phase::Cancelled;
    Q_EMIT failed();
}

ThresholdState::Tell ThresholdState::begin()
{
    stop();
    m_phase = Phase::Asking;
    m_progress = {};
    m_told = std::make_shared<Told>();
    m_ticker.start();
    Q_EMIT asked();
    return [told = m_told](const Progress& progress) {
        const std::scoped_lock lock(told->mutex);
        told->progress = progress;
    };
}

void ThresholdState::finish()
{
    m_ticker.stop();
    m_phase = Phase::Answered;
    Q_EMIT answered();
}

void ThresholdState::fail(const Error& error)
{
    m_ticker.stop();
    m_error = error;
    m_phase = error.code == ErrorCode::Cancelled ? Phase::Cancelled : Phase::Failed;
    Q_EMIT failed();
}

void ThresholdState::tellProgress()
{
    {
        const std::scoped_lock lock(m_told->mutex);
        m_progress = m_told->progress;
    }
    Q_EMIT progressed();
}

void ThresholdState::pointMoved()
{
    m_saver.start();
    Q_EMIT thresholdChanged();
}

void ThresholdState::setThreshold(float threshold)
{
    const QString system = shownSystem();
    if (system.isEmpty() || chosenThreshold(system) == threshold)
        return;
    m_thresholds.insert(system, threshold);
    pointMoved();
}

void ThresholdState::setRate(double rate)
{
    if (m_thresholds.isEmpty() && m_rate == rate)
        return;
    m_thresholds.clear();
    m_rate = rate;
    pointMoved();
}

std::optional<double> ThresholdState::rate() const
{
    return m_thresholds.contains(shownSystem()) ? std::nullopt : std::optional(m_rate);
}

std::optional<float> ThresholdState::chosenThreshold(const QString& system) const
{
    const auto chosen = m_thresholds.constFind(system);
    return chosen == m_thresholds.cend() ? std::nullopt : std::optional(*chosen);
}

void ThresholdState::wishPairs(int groupA, int groupB)
{
    m_wish = std::pair(groupA, groupB);
    Q_EMIT pairsWished();
}

std::optional<std::pair<int, int>> ThresholdState::takeWishedPairs()
{
    return std::exchange(m_wish, std::nullopt);
}

void ThresholdState::wishPair(const FalseMatch& pair)
{
    m_wishedPair = pair;
    Q_EMIT pairsWished();
}

std::optional<FalseMatch> ThresholdState::takeWishedPair()
{
    return std::exchange(m_wishedPair, std::nullopt);
}

void ThresholdState::clearQuestion()
{
    stop();
    saveWhatRests(); // into the audit that is left
    m_project = m_session.project();
    m_wish.reset();
    m_wishedPair.reset();
    m_phase = Phase::Idle;
}

void ThresholdState::saveWhatRests()
{
    if (m_saver.isActive())
        save();
}

void ThresholdState::loadThresholds(const QJsonObject& kept, const char* rateKey)
{
    const double rate = kept.value(QLatin1String(rateKey)).toDouble(m_usualRate);
    m_rate = rate > 0 && rate <= 1 ? rate : m_usualRate;
    m_thresholds.clear();
    const QJsonObject thresholds = kept.value(QLatin1String("thresholds")).toObject();
    for (auto at = thresholds.begin(); at != thresholds.end(); ++at)
        m_thresholds.insert(at.key(), static_cast<float>(at.value().toDouble()));
}

void ThresholdState::saveThresholds(QJsonObject& kept, const char* rateKey) const
{
    QJsonObject thresholds;
    for (auto at = m_thresholds.cbegin(); at != m_thresholds.cend(); ++at)
        thresholds.insert(at.key(), static_cast<double>(at.value()));
    kept.insert(QLatin1String(rateKey), m_rate);
    kept.insert(QStringLiteral("thresholds"), thresholds);
}

void ThresholdState::write(const QString& setting, const QJsonObject& kept)
{
    m_saver.stop();
    if (!m_project || m_project->isReadOnly())
        return;
    m_writer.start([project = m_project, setting,
                    text = QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))] {
        project->setSetting(setting, text);
    });
}

} // namespace plumbline::ui
