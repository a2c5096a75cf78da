// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_state.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/kept_pair_rules.h"
#include "core/session/matching_desk.h"
#include "core/views/match_tables.h"
#include "ui/audit_context.h"

namespace plumbline::ui {

namespace {

const QString kSetting = kMatchingSetting; ///< its pairs are the command line's, too
const QString kTask = QStringLiteral("verify");

using Answers = std::vector<std::shared_ptr<const MatchAnswer>>;

} // namespace

MatchAnswer::MatchAnswer(Matched compared)
    : matched(std::move(compared))
    , curves(matched)
    , scores(ThresholdState::Scores::between(curves.lowest(), curves.highest()))
{
}

MatchState::MatchState(Session& session, AuditContext& context, QObject* parent)
    : ThresholdState(session, context, MatchedCurves::kUsualRate, parent)
{
    MatchState::load();
}

MatchState::~MatchState()
{
    saveWhatRests();
}

bool MatchState::isTask() const
{
    return m_context.task == kTask;
}

MatchQuery MatchState::query() const
{
    MatchQuery query;
    query.task = kTask;
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
    auto asked = faces();
    if (!asked)
        return std::nullopt;
    return Question {query(), std::move(*asked)};
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
    Q_EMIT choicesChanged();
    Q_EMIT questionChanged();
}

void MatchState::ask()
{
    const auto asked = question();
    if (!asked || asked == m_asked)
        return;
    m_asked = asked;
    start<Answers>(
        [query = asked->query](Project& project, const Tell& tell,
                               const std::stop_token& token) -> Result<Answers> {
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
        },
        [this](Answers answers) {
        m_answers = std::move(answers);
        m_point.reset();
        finish();
        });
}

void MatchState::askAgain()
{
    m_asked.reset();
    ask();
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

const MatchedPoint& MatchState::point() const
{
    if (!m_point) {
        const auto shown = answer();
        Q_ASSERT(shown);
        const auto chosen = chosenThreshold(shown->matched.system);
        m_point = chosen ? shown->curves.at(*chosen, m_alpha) : shown->curves.atRate(chosenRate(), m_alpha);
        m_point->isChosen = true;
    }
    return *m_point;
}

void MatchState::setAlpha(double alpha)
{
    if (alpha == m_alpha)
        return;
    m_alpha = alpha;
    pointMoved();
}

std::vector<std::pair<QString, QString>> MatchState::systems() const
{
    std::vector<std::pair<QString, QString>> systems;
    for (const auto& each : m_answers)
        systems.emplace_back(each->matched.system, each->matched.name);
    return systems;
}

QString MatchState::shownSystem() const
{
    const auto shown = answer();
    return shown ? shown->matched.system : QString();
}

void MatchState::showSystem(const QString& id)
{
    MatchChoices choices = m_choices;
    choices.system = id;
    setChoices(choices);
}

std::optional<double> MatchState::smallestRate() const
{
    return answer()->curves.all().smallestFmr;
}

ThresholdState::PairsQuestion MatchState::pairs(std::optional<double> threshold, qint64 top) const
{
    return [answer = answer(), threshold, top](Project& project) {
        return MatchingDesk(project).falseMatches(answer->matched, threshold, top);
    };
}

QString MatchState::thresholdText(const FalseMatches& list) const
{
    const QString score = plainNumberText(list.threshold.value_or(0), 3);
    const double all = static_cast<double>(point().all.falseMatches.comparisons);
    if (all <= 0)
        return score;
    return tr("%1 (FMR %2)").arg(score, smallRateText(static_cast<double>(list.all) / all));
}

void MatchState::pointMoved()
{
    m_point.reset();
    ThresholdState::pointMoved();
}

void MatchState::load()
{
    clearQuestion();
    m_answers.clear();
    m_point.reset();
    m_asked.reset();
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
    loadThresholds(kept, "fmr");
    m_alpha = m_project ? keptAlpha(*m_project) : MatchedCurves::kAlpha;
    Q_EMIT choicesChanged();
    Q_EMIT questionChanged();
}

void MatchState::save()
{
    QJsonObject kept {{QStringLiteral("system"), m_choices.system},
                      {QStringLiteral("probes"), m_choices.probes},
                      {QStringLiteral("within"), QJsonArray::fromStringList(m_choices.within)},
                      {QStringLiteral("pairs"), m_choices.pairs},
                      {QStringLiteral("seed"), static_cast<qint64>(m_choices.seed)},
                      {QStringLiteral("leave_out"), m_choices.leaveOutFile},
                      {QStringLiteral("alpha"), m_alpha}};
    saveThresholds(kept, "fmr");
    write(kSetting, kept);
}

} // namespace plumbline::ui
