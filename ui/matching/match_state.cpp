// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_state.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/when_done.h"
#include "core/session/kept_pair_rules.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "core/session/session_work.h"
#include "ui/audit_context.h"

namespace plumbline::ui {

namespace {

const QString kSetting = kMatchingSetting;        ///< its pairs are the command line's, too
const QString kVerify = QStringLiteral("verify"); ///< the task whose runs enrol faces
constexpr int kTickMs = 100;
constexpr int kRestMs = 300; ///< after which a threshold is written
constexpr float kPercent = 100;

using Answers = std::vector<std::shared_ptr<const MatchAnswer>>;

} // namespace

MatchAnswer::MatchAnswer(Matched compared)
    : matched(std::move(compared))
    , curves(matched)
{
    const float low = curves.lowest();
    const float high = curves.highest();
    if (low < high) {
        lowest = low;
        highest = high;
    }
    isPercent = low >= 0 && high > 1.5F && high <= kPercent * 1.01F;
}

struct MatchState::Told
{
    std::mutex mutex;
    Progress progress;
};

MatchState::MatchState(Session& session, AuditContext& context, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
{
    m_writer.setMaxThreadCount(1);
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &MatchState::tellProgress);
    m_saver.setSingleShot(true);
    m_saver.setInterval(kRestMs);
    connect(&m_saver, &QTimer::timeout, this, &MatchState::save);
    connect(&session, &Session::projectChanged, this, &MatchState::load);
    connect(&session, &Session::datasetChanged, this, &MatchState::questionChanged);
    connect(&session, &Session::runsChanged, this, &MatchState::questionChanged);
    connect(&session, &Session::reviewChanged, this, &MatchState::questionChanged);
    connect(&context, &AuditContext::changed, this, &MatchState::questionChanged);
    load();
}

MatchState::~MatchState()
{
    stop();
    if (m_saver.isActive())
        save();
}

bool MatchState::isTask() const
{
    return isMatchingTask(m_context.task);
}

std::vector<RunId> MatchState::runs() const
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

bool MatchState::hasRuns() const
{
    return !runs().empty();
}

MatchQuery MatchState::query() const
{
    MatchQuery query;
    query.task = kVerify;
    query.by = m_context.by;
    query.systems = m_context.systems;
    query.level = m_context.level;
    query.probes = m_choices.probes;
    query.within = m_choices.within;
    query.pairs = m_choices.pairs;
    query.seed = m_choices.seed;
    query.leaveOutFile = m_choices.leaveOutFile;
    return query;
}

std::optional<MatchState::Question> MatchState::question() const
{
    const auto project = m_session.project();
    if (!project || !isTask())
        return std::nullopt;
    const auto book = ReviewDesk(*project).book();
    Question question {query(), runs(), project->dataset(), book->excluded(), {}};
    for (const auto& [pair, review] : book->pairs) {
        if (review.verdict == PairVerdict::SamePerson)
            question.samePerson.push_back(pair);
    }
    if (question.runs.empty())
        return std::nullopt;
    return question;
}

void MatchState::setChoices(const MatchChoices& choices)
{
    if (choices == m_choices)
        return;
    const QString before = shownSystem();
    m_choices = choices;
    save();
    if (shownSystem() != before) {
        Q_EMIT systemChanged();
        pointMoved();
    }
    Q_EMIT questionChanged();
}

void MatchState::ask()
{
    const auto asked = question();
    if (asked && asked != m_asked)
        start(*asked);
}

void MatchState::askAgain()
{
    m_asked.reset();
    ask();
}

void MatchState::stop()
{
    m_stop.request_stop();
    m_stop = {};
    m_ticker.stop();
    ++m_epoch; // an answer under way is to another question
}

void MatchState::cancel()
{
    if (m_phase != Phase::Asking)
        return;
    stop();
    m_phase = Phase::Cancelled;
    Q_EMIT failed();
}

void MatchState::start(const Question& question)
{
    stop();
    m_asked = question;
    m_phase = Phase::Asking;
    m_progress = {};
    m_told = std::make_shared<Told>();
    const auto tell = [told = m_told](const Progress& progress) {
        const std::scoped_lock lock(told->mutex);
        told->progress = progress;
    };
    const auto asking = m_session.ask<Answers>(
        [query = question.query, tell, token = m_stop.get_token()](Project& project) -> Result<Answers> {
            auto matched = MatchingDesk(project).measure(query, tell, token);
            if (!matched)
                return matched.error();
            Answers answers;
            for (Matched& one : *matched) {
                if (token.stop_requested())
                    return Error {ErrorCode::Cancelled, {}, {}};
                answers.push_back(std::make_shared<const MatchAnswer>(std::move(one)));
            }
            return answers;
        });
    whenDone(asking, this, [this, mine = m_epoch](const Result<Answers>& answers) {
        if (mine == m_epoch)
            take(answers);
    });
    m_ticker.start();
    Q_EMIT asked();
}

void MatchState::take(Result<Answers> answers)
{
    m_ticker.stop();
    if (!answers) {
        m_error = answers.error();
        m_phase = m_error.code == ErrorCode::Cancelled ? Phase::Cancelled : Phase::Failed;
        Q_EMIT failed();
        return;
    }
    m_answers = std::move(*answers);
    m_point.reset();
    m_phase = Phase::Answered;
    Q_EMIT answered();
}

void MatchState::tellProgress()
{
    {
        const std::scoped_lock lock(m_told->mutex);
        m_progress = m_told->progress;
    }
    Q_EMIT progressed();
}

QString MatchState::shownSystem() const
{
    const auto shown = answer();
    return shown ? shown->matched.system : QString();
}

std::shared_ptr<const MatchAnswer> MatchState::answer() const
{
    const auto chosen = std::find_if(m_answers.begin(), m_answers.end(), [&](const auto& one) {
        return one->matched.system == m_choices.system;
    });
    if (chosen != m_answers.end())
        return *chosen;
    return m_answers.empty() ? nullptr : m_answers.front();
}

void MatchState::pointMoved()
{
    m_point.reset();
    m_saver.start();
    Q_EMIT thresholdChanged();
}

void MatchState::setThreshold(float threshold)
{
    const QString system = shownSystem();
    const auto now = m_thresholds.constFind(system);
    if (system.isEmpty() || (now != m_thresholds.cend() && *now == threshold))
        return;
    m_thresholds.insert(system, threshold);
    pointMoved();
}

void MatchState::setRate(double fmr)
{
    if (m_thresholds.isEmpty() && m_rate == fmr)
        return;
    m_thresholds.clear();
    m_rate = fmr;
    pointMoved();
}

std::optional<double> MatchState::rate() const
{
    return m_thresholds.contains(shownSystem()) ? std::nullopt : std::optional(m_rate);
}

const MatchedPoint& MatchState::point() const
{
    if (!m_point) {
        const auto shown = answer();
        Q_ASSERT(shown);
        const auto chosen = m_thresholds.constFind(shown->matched.system);
        m_point = chosen != m_thresholds.cend() ? shown->curves.at(*chosen) : shown->curves.atRate(m_rate);
        m_point->isChosen = true;
    }
    return *m_point;
}

void MatchState::wishPairs(int groupA, int groupB)
{
    m_wish = std::pair(groupA, groupB);
    Q_EMIT pairsWished();
}

std::optional<std::pair<int, int>> MatchState::takeWishedPairs()
{
    return std::exchange(m_wish, std::nullopt);
}

void MatchState::load()
{
    stop();
    if (m_saver.isActive())
        save(); // into the audit that is left
    m_project = m_session.project();
    m_answers.clear();
    m_point.reset();
    m_asked.reset();
    m_phase = Phase::Idle;
    const QJsonObject kept =
        m_project ? QJsonDocument::fromJson(m_project->setting(kSetting).toUtf8()).object() : QJsonObject();
    m_choices = {};
    m_choices.system = kept.value(QLatin1String("system")).toString();
    m_choices.probes = kept.value(QLatin1String("probes")).toString();
    for (const QJsonValue& name : kept.value(QLatin1String("within")).toArray())
        m_choices.within.append(name.toString());
    m_choices.pairs = std::max<qint64>(0, kept.value(QLatin1String("pairs")).toInteger());
    m_choices.seed =
        static_cast<quint64>(std::max<qint64>(0, kept.value(QLatin1String("seed")).toInteger(1)));
    m_choices.leaveOutFile = kept.value(QLatin1String("leave_out")).toString();
    const double rate = kept.value(QLatin1String("fmr")).toDouble(MatchedCurves::kUsualRate);
    m_rate = rate > 0 && rate <= 1 ? rate : MatchedCurves::kUsualRate;
    m_thresholds.clear();
    const QJsonObject thresholds = kept.value(QLatin1String("thresholds")).toObject();
    for (auto at = thresholds.begin(); at != thresholds.end(); ++at)
        m_thresholds.insert(at.key(), static_cast<float>(at.value().toDouble()));
    Q_EMIT questionChanged();
}

void MatchState::save()
{
    m_saver.stop();
    if (!m_project || m_project->isReadOnly())
        return;
    QJsonObject thresholds;
    for (auto at = m_thresholds.cbegin(); at != m_thresholds.cend(); ++at)
        thresholds.insert(at.key(), static_cast<double>(at.value()));
    const QJsonObject kept {{QStringLiteral("system"), m_choices.system},
                            {QStringLiteral("probes"), m_choices.probes},
                            {QStringLiteral("within"), QJsonArray::fromStringList(m_choices.within)},
                            {QStringLiteral("pairs"), m_choices.pairs},
                            {QStringLiteral("seed"), static_cast<qint64>(m_choices.seed)},
                            {QStringLiteral("leave_out"), m_choices.leaveOutFile},
                            {QStringLiteral("fmr"), m_rate},
                            {QStringLiteral("thresholds"), thresholds}};
    m_writer.start(
        [project = m_project, text = QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))] {
        project->setSetting(kSetting, text);
    });
}

} // namespace plumbline::ui
