// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/search_state.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/matching_desk.h"
#include "core/views/match_tables.h"
#include "core/views/search_tables.h"
#include "ui/audit_context.h"
#include "ui/matching/match_state.h"

namespace plumbline::ui {

namespace {

const QString kSetting = QStringLiteral("searching.view");
const QString kTask = QStringLiteral("identify");

} // namespace

SearchAnswer::SearchAnswer(Identified searched)
    : identified(std::move(searched))
    , curves(identified)
    , scores(ThresholdState::Scores::between(curves.lowest(), curves.highest()))
{
    for (const double rate : usualFpirs())
        usual.push_back(identifiedAtRate(identified, rate));
}

SearchState::SearchState(Session& session, AuditContext& context, MatchState& rules, QObject* parent)
    : ThresholdState(session, context, kUsualFpir, parent)
    , m_rules(rules)
{
    connect(&rules, &MatchState::choicesChanged, this, &SearchState::questionChanged);
    SearchState::load();
}

SearchState::~SearchState()
{
    m_sizesStop.request_stop();
    saveWhatRests();
}

bool SearchState::isTask() const
{
    return m_context.task == kTask;
}

QString SearchState::probes() const
{
    return m_rules.choices().probes;
}

IdentifyQuery SearchState::query() const
{
    IdentifyQuery query;
    query.faces.by = m_context.by;
    query.faces.systems = m_context.systems;
    query.faces.level = m_context.level;
    query.faces.probes = probes();
    query.faces.leaveOutFile = m_rules.choices().leaveOutFile;
    query.ranks = m_choices.ranks;
    query.gallery = m_choices.gallery;
    return query;
}

std::optional<SearchState::Question> SearchState::question() const
{
    auto asked = faces();
    if (!asked)
        return std::nullopt;
    SearchChoices choices = m_choices;
    choices.system.clear();
    return Question {query().faces, std::move(choices), std::move(*asked)};
}

void SearchState::setChoices(const SearchChoices& choices, const QString& probes)
{
    const QString before = shownSystem();
    const bool isSame = choices == m_choices;
    m_choices = choices;
    if (!isSame)
        save();
    if (shownSystem() != before) {
        m_threshold.reset();
        forgetSizes();
        work();
        Q_EMIT systemChanged();
    }
    if (probes != this->probes()) {
        MatchChoices rules = m_rules.choices();
        rules.probes = probes;
        m_rules.setChoices(rules); // tells us, too
    } else if (!isSame) {
        Q_EMIT questionChanged();
    }
}

void SearchState::ask()
{
    const auto asked = question();
    if (!asked || asked == m_asked)
        return;
    m_asked = asked;
    start<Answers>(
        [query = query()](Project& project, const Tell& tell,
                          const std::stop_token& token) -> Result<Answers> {
            auto found = MatchingDesk(project).identify(query, tell, token);
            if (!found)
                return found.error();
            Answers answers;
            for (Identified& one : *found) {
                if (token.stop_requested())
                    return Error {ErrorCode::Cancelled, {}, {}};
                answers.push_back(std::make_shared<const SearchAnswer>(std::move(one)));
            }
            return answers;
        },
        [this](Answers answers) { take(std::move(answers)); });
}

void SearchState::askAgain()
{
    m_asked.reset();
    ask();
}

/// Told as answered once there is a point to show.
void SearchState::take(Answers answers)
{
    m_answers = std::move(answers);
    m_moment.reset();
    m_threshold.reset();
    forgetSizes();
    ++m_moments; // what is being worked out is of the answer before
    m_isWorking = false;
    work();
}

void SearchState::work()
{
    const auto shown = answer();
    if (!shown)
        return;
    m_isStale = m_isWorking;
    if (m_isWorking)
        return;
    m_isWorking = true;
    const auto asking = m_session.ask<SearchMoment>([shown, at = chosenThreshold(shown->identified.system),
                                                     rate = chosenRate()](Project&) -> Result<SearchMoment> {
        const Identified& identified = shown->identified;
        SearchMoment moment;
        moment.point = at ? identifiedAt(identified, *at) : identifiedAtRate(identified, rate);
        moment.headline = searchHeadline(identified, moment.point);
        moment.shares = searchShareTable(identified, moment.point.threshold);
        return moment;
    });
    whenDone(asking, this, [this, mine = m_moments](const Result<SearchMoment>& moment) {
        if (mine != m_moments || !moment)
            return;
        m_isWorking = false;
        const bool isFirst = !m_moment;
        m_moment = *moment;
        if (isFirst)
            finish();
        Q_EMIT momentChanged();
        if (m_isStale)
            work();
    });
}

void SearchState::forgetSizes()
{
    m_sizesStop.request_stop();
    m_sizesStop = {};
    ++m_sizesEpoch;
    m_isSizing = false;
    m_sizes.clear();
    m_sizesError = {};
}

void SearchState::askSizes()
{
    if (m_isSizing || !m_sizes.empty() || !m_sizesError.userText.isEmpty())
        return;
    m_isSizing = true;
    using Sizes = std::vector<Identified>;
    const auto asking =
        m_session.ask<Sizes>([query = query(), shown = answer(),
                              token = m_sizesStop.get_token()](Project& project) -> Result<Sizes> {
            return MatchingDesk(project).smallerGalleries(
                query, shown->identified, [](const Progress&) {}, token);
        });
    whenDone(asking, this, [this, mine = m_sizesEpoch](const Result<Sizes>& sizes) {
        if (mine != m_sizesEpoch)
            return;
        m_isSizing = false;
        if (sizes)
            m_sizes = *sizes;
        else
            m_sizesError = sizes.error();
        Q_EMIT sizesChanged();
    });
}

std::shared_ptr<const SearchAnswer> SearchState::answer() const
{
    const auto chosen = std::find_if(m_answers.begin(), m_answers.end(), [&](const auto& one) {
        return one->identified.system == m_choices.system;
    });
    if (chosen != m_answers.end())
        return *chosen;
    return m_answers.empty() ? nullptr : m_answers.front();
}

std::vector<std::pair<QString, QString>> SearchState::systems() const
{
    std::vector<std::pair<QString, QString>> systems;
    for (const auto& each : m_answers)
        systems.emplace_back(each->identified.system, each->identified.name);
    return systems;
}

QString SearchState::shownSystem() const
{
    const auto shown = answer();
    return shown ? shown->identified.system : QString();
}

void SearchState::showSystem(const QString& id)
{
    SearchChoices choices = m_choices;
    choices.system = id;
    setChoices(choices, probes());
}

float SearchState::threshold() const
{
    if (!m_threshold) {
        const auto shown = answer();
        const auto chosen = chosenThreshold(shown->identified.system);
        m_threshold = chosen ? *chosen : thresholdAtRate(shown->identified, chosenRate());
    }
    return *m_threshold;
}

std::optional<double> SearchState::smallestRate() const
{
    const auto unmated = answer()->curves.unmated(std::nullopt);
    return unmated > 0 ? std::optional(1 / static_cast<double>(unmated)) : std::nullopt;
}

ThresholdState::PairsQuestion SearchState::pairs(std::optional<double> threshold, qint64 top) const
{
    return [answer = answer(), threshold, top](Project& project) {
        return MatchingDesk(project).falseCandidates(answer->identified, threshold, top);
    };
}

QString SearchState::thresholdText(const FalseMatches& list) const
{
    const auto threshold = list.threshold.value_or(0);
    const QString score = plainNumberText(threshold, 3);
    const auto fpir = answer()->curves.fpir(std::nullopt, static_cast<float>(threshold));
    return fpir ? tr("%1 (FPIR %2)").arg(score, searchShareText(fpir)) : score;
}

void SearchState::pointMoved()
{
    m_threshold.reset();
    work();
    ThresholdState::pointMoved();
}

void SearchState::load()
{
    clearQuestion();
    m_answers.clear();
    m_moment.reset();
    m_threshold.reset();
    forgetSizes();
    ++m_moments;
    m_isWorking = false;
    m_asked.reset();
    const QJsonObject kept =
        m_project ? QJsonDocument::fromJson(m_project->setting(kSetting).toUtf8()).object() : QJsonObject();
    m_choices = {};
    m_choices.system = kept.value(QLatin1String("system")).toString();
    m_choices.ranks = std::max(1, kept.value(QLatin1String("ranks")).toInt(IdentifyQuery::kCandidates));
    GalleryDraw& gallery = m_choices.gallery;
    gallery.people = std::max<qint64>(0, kept.value(QLatin1String("gallery_size")).toInteger());
    gallery.seed = static_cast<quint64>(std::max<qint64>(0, kept.value(QLatin1String("seed")).toInteger(1)));
    gallery.mix = kept.value(QLatin1String("gallery_mix")).toString();
    if (!gallery.mix.isEmpty())
        gallery.share = std::clamp(kept.value(QLatin1String("share")).toDouble(1), 0.0, 1.0);
    loadThresholds(kept, "fpir");
    Q_EMIT questionChanged();
}

void SearchState::save()
{
    const GalleryDraw& gallery = m_choices.gallery;
    QJsonObject kept {{QStringLiteral("system"), m_choices.system},
                      {QStringLiteral("ranks"), m_choices.ranks},
                      {QStringLiteral("gallery_size"), gallery.people},
                      {QStringLiteral("seed"), static_cast<qint64>(gallery.seed)},
                      {QStringLiteral("gallery_mix"), gallery.mix}};
    if (gallery.share)
        kept.insert(QStringLiteral("share"), *gallery.share);
    saveThresholds(kept, "fpir");
    write(kSetting, kept);
}

} // namespace plumbline::ui
