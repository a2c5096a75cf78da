// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_set>
#include <utility>
#include <vector>

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/session/match_query.h"
#include "core/session/pair_list.h"
#include "core/session/queries.h"
#include "core/session/session.h"
#include "core/views/matched.h"

namespace plumbline::ui {

class AuditContext;

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
    float lowest = 0; ///< scores seen, of either kind
    float highest = 1;
    bool isPercent = false; ///< scores are similarities from 0 to 100, as vendors give them
};

/// Which comparison of faces one looks at, and its answer: Results and the browser of pairs share one. It is
/// asked on the pool, when a page that shows it asks for it and only what has changed; while a threshold is
/// moved nothing is asked. Choices are kept in the project. Lives in the GUI thread.
class MatchState : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Idle,      ///< never asked, or there is nothing to ask
        Asking,    ///< answers() are still those of the question before
        Answered,  ///
        Failed,    ///< error()
        Cancelled, ///< asked again by askAgain() or another question
    };

    MatchState(Session& session, AuditContext& context, QObject* parent = nullptr);
    ~MatchState() override;

    /// The chosen task compares faces.
    [[nodiscard]] bool isTask() const;
    /// A finished run of the chosen systems has enrolled faces.
    [[nodiscard]] bool hasRuns() const;
    [[nodiscard]] MatchQuery query() const;
    [[nodiscard]] std::shared_ptr<Project> project() const { return m_session.project(); } ///< null: none

    [[nodiscard]] const MatchChoices& choices() const { return m_choices; }
    void setChoices(const MatchChoices& choices);

    /// Pages call it when they are shown and after questionChanged(). Does nothing where the task is another,
    /// no run is there, or this very question was asked already.
    void ask();
    void askAgain(); ///< after Failed or Cancelled
    void cancel();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] const Error& error() const { return m_error; } ///< of Failed
    /// One of each system in the order of registration; empty until the first answer.
    [[nodiscard]] const std::vector<std::shared_ptr<const MatchAnswer>>& answers() const { return m_answers; }
    /// Of the system shown; null until the first answer.
    [[nodiscard]] std::shared_ptr<const MatchAnswer> answer() const;

    /// One threshold for every group, of the system shown: kept for each system, since scores of two are not
    /// on one scale.
    void setThreshold(float threshold);
    /// The threshold at which this share of all non-mated comparisons matches, for every system.
    void setRate(double fmr);
    [[nodiscard]] std::optional<double> rate() const; ///< nullopt: a threshold was chosen
    /// Everything at the threshold, kept until that changes. \pre answer()
    [[nodiscard]] const MatchedPoint& point() const;
    [[nodiscard]] float threshold() const { return point().all.threshold; } ///< \pre answer()

    /// The browser of pairs shall show those of two groups (places in Matched::labels, of two sets the
    /// probe's first); who shows Browse next takes the wish.
    void wishPairs(int groupA, int groupB);
    [[nodiscard]] std::optional<std::pair<int, int>> takeWishedPairs();

    /// Results shall begin with the threshold; who shows it next takes the wish.
    void wishThreshold() { m_wishesThreshold = true; }
    [[nodiscard]] bool takeWishedThreshold() { return std::exchange(m_wishesThreshold, false); }

Q_SIGNALS:
    void pairsWished();
    void questionChanged();  ///< what ask() would ask may be another
    void asked();            ///< Asking begins
    void progressed();       ///< a few times a second
    void answered();         ///< answers() are new
    void failed();           ///< Failed or Cancelled
    void systemChanged();    ///< another of the answers is looked at
    void thresholdChanged(); ///< point() is another

private:
    struct Question
    {
        MatchQuery query;
        std::vector<RunId> runs;
        std::shared_ptr<const Dataset> data;
        std::unordered_set<ImageId> excluded;
        std::vector<ImagePair> samePerson; ///< leave the comparisons, too
        friend bool operator==(const Question&, const Question&) = default;
    };
    struct Told; ///< progress, from any thread

    [[nodiscard]] std::vector<RunId> runs() const;
    [[nodiscard]] std::optional<Question> question() const;
    [[nodiscard]] QString shownSystem() const;
    void start(const Question& question);
    void take(Result<std::vector<std::shared_ptr<const MatchAnswer>>> answers);
    void stop();
    void tellProgress();
    void load();
    void save();
    void pointMoved();

    Session& m_session;
    AuditContext& m_context;
    std::shared_ptr<Project> m_project; ///< whose choices these are
    MatchChoices m_choices;
    double m_rate = MatchedCurves::kUsualRate;
    QHash<QString, float> m_thresholds; ///< by system; else m_rate
    std::vector<std::shared_ptr<const MatchAnswer>> m_answers;
    mutable std::optional<MatchedPoint> m_point;

    Phase m_phase = Phase::Idle;
    Progress m_progress;
    Error m_error;
    std::optional<Question> m_asked;
    std::stop_source m_stop;
    std::shared_ptr<Told> m_told;
    std::optional<std::pair<int, int>> m_wish;
    bool m_wishesThreshold = false;
    int m_epoch = 0;
    QTimer m_ticker; ///< reads m_told
    QTimer m_saver;  ///< a threshold that is dragged is written when it rests
    QThreadPool m_writer;
};

} // namespace plumbline::ui
