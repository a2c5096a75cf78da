// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QString>

#include "core/session/identify_query.h"
#include "core/views/identified.h"
#include "core/views/search_curves.h"
#include "core/views/texts.h"
#include "ui/matching/threshold_state.h"

namespace plumbline::ui {

class MatchState;

/// How a gallery is searched, beside what the context bar and the rules of MatchState say (who is a probe,
/// pairs left out).
struct SearchChoices
{
    QString system; ///< whose searches are looked at; empty or not asked: the first
    int ranks = IdentifyQuery::kCandidates;
    GalleryDraw gallery;
    friend bool operator==(const SearchChoices&, const SearchChoices&) = default;
};

/// One system's searches and everything that any threshold is answered from. Immutable.
struct SearchAnswer
{
    /// Not on the GUI thread.
    explicit SearchAnswer(Identified searched);

    Identified identified;
    SearchCurves curves;
    ThresholdState::Scores scores;
    std::vector<IdentifiedPoint> usual; ///< at usualFpirs()
};

/// What intervals and tests say at one threshold: worked out on the pool, since it may take a while with
/// hundreds of thousands of probes.
struct SearchMoment
{
    IdentifiedPoint point;
    HeadlineText headline;
    TableSpec shares;
};

/// Which searches of a gallery one looks at, and their answer: that of the task identify. Choices are kept in
/// the project.
class SearchState : public ThresholdState
{
    Q_OBJECT

public:
    /// \a rules outlives it.
    SearchState(Session& session, AuditContext& context, MatchState& rules, QObject* parent = nullptr);
    ~SearchState() override;

    [[nodiscard]] bool isTask() const override;
    [[nodiscard]] IdentifyQuery query() const;
    [[nodiscard]] const SearchChoices& choices() const { return m_choices; }
    [[nodiscard]] QString probes() const; ///< the rule; empty: none was chosen
    /// At once: asked anew only once.
    void setChoices(const SearchChoices& choices, const QString& probes);
    [[nodiscard]] MatchState& rules() const { return m_rules; }
    void ask() override;
    void askAgain() override;

    /// Of the system shown; null until the first answer.
    [[nodiscard]] std::shared_ptr<const SearchAnswer> answer() const;
    /// At threshold(), or while that is worked out at the one before. \pre hasAnswer()
    [[nodiscard]] const SearchMoment& moment() const { return *m_moment; }
    [[nodiscard]] bool isMomentCurrent() const { return !m_isWorking; }
    /// The same search in smaller galleries, this one last; empty until askSizes() is answered.
    [[nodiscard]] const std::vector<Identified>& sizes() const { return m_sizes; }
    [[nodiscard]] const Error& sizesError() const { return m_sizesError; } ///< empty: none yet
    /// Asks for sizes() where they are not there or on their way. \pre hasAnswer()
    void askSizes();

    [[nodiscard]] bool hasAnswer() const override { return !m_answers.empty() && m_moment; }
    [[nodiscard]] std::vector<std::pair<QString, QString>> systems() const override;
    [[nodiscard]] QString shownSystem() const override;
    void showSystem(const QString& id) override;
    [[nodiscard]] Scores scores() const override { return answer()->scores; }
    [[nodiscard]] float threshold() const override;
    [[nodiscard]] std::optional<double> smallestRate() const override;
    [[nodiscard]] PairScene scene() const override { return pairScene(answer()->identified); }
    [[nodiscard]] PairsQuestion pairs(std::optional<double> threshold, qint64 top) const override;
    [[nodiscard]] QString thresholdText(const FalseMatches& list) const override;

Q_SIGNALS:
    void momentChanged(); ///< moment() is another
    void sizesChanged();  ///< sizes() or sizesError()

protected:
    void load() override;
    void save() override;
    void pointMoved() override;

private:
    struct Question
    {
        MatchQuery faces;
        SearchChoices choices; ///< without whose are looked at
        Faces rest;
        friend bool operator==(const Question&, const Question&) = default;
    };
    using Answers = std::vector<std::shared_ptr<const SearchAnswer>>;
    [[nodiscard]] std::optional<Question> question() const;
    void take(Answers answers);
    void work(); ///< out the moment; the newest threshold wins
    void forgetSizes();

    MatchState& m_rules;
    SearchChoices m_choices;
    Answers m_answers;
    std::optional<SearchMoment> m_moment;
    std::optional<Question> m_asked;
    mutable std::optional<float> m_threshold; ///< of the system shown; worked out when asked for
    bool m_isWorking = false;
    bool m_isStale = false; ///< another threshold was chosen meanwhile
    int m_moments = 0;      ///< which answer is worked for
    std::vector<Identified> m_sizes;
    Error m_sizesError;
    std::stop_source m_sizesStop;
    int m_sizesEpoch = 0;
    bool m_isSizing = false;
};

} // namespace plumbline::ui
