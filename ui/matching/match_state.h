// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/session/match_query.h"
#include "core/views/matched.h"
#include "ui/matching/threshold_state.h"

namespace plumbline::ui {

/// How faces are compared, beside what the context bar says (systems, grouping, level).
struct MatchChoices
{
    QString system;       ///< whose comparison is looked at; empty or not asked: the first
    QString probes;       ///< as MatchQuery::probes
    QStringList within;   ///< as MatchQuery::within
    qint64 pairs = 0;     ///< as MatchQuery::pairs
    quint64 seed = 1;     ///< as MatchQuery::seed
    QString leaveOutFile; ///< as MatchQuery::leaveOutFile
    friend bool operator==(const MatchChoices&, const MatchChoices&) = default;
};

/// One system's comparison and everything that any threshold is answered from. Immutable.
struct MatchAnswer
{
    /// Seconds where there are millions of comparisons: not on the GUI thread.
    explicit MatchAnswer(Matched compared);

    Matched matched;
    MatchedCurves curves;
    ThresholdState::Scores scores; ///< seen, of either kind
};

/// Which comparison of faces one looks at, and its answer: that of the task verify. Choices are kept in the
/// project.
class MatchState : public ThresholdState
{
    Q_OBJECT

public:
    MatchState(Session& session, AuditContext& context, QObject* parent = nullptr);
    ~MatchState() override;

    [[nodiscard]] bool isTask() const override;
    [[nodiscard]] MatchQuery query() const;
    [[nodiscard]] const MatchChoices& choices() const { return m_choices; }
    void setChoices(const MatchChoices& choices);
    void ask() override;
    void askAgain() override;

    /// One of each system in the order of registration; empty until the first answer.
    [[nodiscard]] const std::vector<std::shared_ptr<const MatchAnswer>>& answers() const { return m_answers; }
    /// Of the system shown; null until the first answer.
    [[nodiscard]] std::shared_ptr<const MatchAnswer> answer() const;
    /// The weight of false matches in FDR, inequity rate and GARBE: 0 to 1, kept in the audit.
    void setAlpha(double alpha);
    [[nodiscard]] double alpha() const { return m_alpha; }
    /// Everything at the threshold, kept until that changes. \pre answer()
    [[nodiscard]] const MatchedPoint& point() const;

    [[nodiscard]] bool hasAnswer() const override { return !m_answers.empty(); }
    [[nodiscard]] std::vector<std::pair<QString, QString>> systems() const override;
    [[nodiscard]] QString shownSystem() const override;
    void showSystem(const QString& id) override;
    [[nodiscard]] Scores scores() const override { return answer()->scores; }
    [[nodiscard]] float threshold() const override { return point().all.threshold; }
    [[nodiscard]] std::optional<double> smallestRate() const override;
    [[nodiscard]] PairScene scene() const override { return pairScene(answer()->matched); }
    [[nodiscard]] PairsQuestion pairs(std::optional<double> threshold, qint64 top) const override;
    [[nodiscard]] QString thresholdText(const FalseMatches& list) const override;

Q_SIGNALS:
    void choicesChanged(); ///< choices() are others

protected:
    void load() override;
    void save() override;
    void pointMoved() override;

private:
    struct Question
    {
        MatchQuery query;
        Faces faces;
        friend bool operator==(const Question&, const Question&) = default;
    };
    [[nodiscard]] std::optional<Question> question() const;

    MatchChoices m_choices;
    double m_alpha = MatchedCurves::kAlpha;
    std::vector<std::shared_ptr<const MatchAnswer>> m_answers;
    mutable std::optional<MatchedPoint> m_point;
    std::optional<Question> m_asked;
};

} // namespace plumbline::ui
