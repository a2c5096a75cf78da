// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_set>
#include <utility>
#include <vector>

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/when_done.h"
#include "core/session/pair_list.h"
#include "core/session/queries.h"
#include "core/session/session.h"
#include "core/session/session_work.h"
#include "core/views/matched.h"
#include "core/views/pair_scene.h"

class QJsonObject;

namespace plumbline::ui {

class AuditContext;

/// What comparisons (MatchState, 1:1) and searches (SearchState, 1:N) share: a question about faces that were
/// enrolled, asked on the pool when a page that shows it asks for it and only what has changed; one system
/// looked at; one threshold for every group, moved without asking. Results and the browser of pairs share it.
/// Lives in the GUI thread.
class ThresholdState : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Idle,      ///< never asked, or there is nothing to ask
        Asking,    ///< the answer is still that of the question before
        Answered,  ///
        Failed,    ///< error()
        Cancelled, ///< asked again by askAgain() or another question
    };
    /// Where scores of the system shown lie.
    struct Scores
    {
        float lowest = 0;
        float highest = 1;
        bool isPercent = false; ///< similarities from 0 to 100, as vendors give them

        /// \a low and \a high as seen; where there is no room between them 0 to 1.
        static Scores between(float low, float high);
    };

    ThresholdState(Session& session, AuditContext& context, double usualRate, QObject* parent);
    ~ThresholdState() override;

    /// The chosen task is this one.
    [[nodiscard]] virtual bool isTask() const = 0;
    /// A finished run of the chosen systems has enrolled faces.
    [[nodiscard]] bool hasRuns() const { return !runs().empty(); }
    [[nodiscard]] std::shared_ptr<Project> project() const { return m_session.project(); } ///< null: none

    /// Pages call it when they are shown and after questionChanged(). Does nothing where the task is another,
    /// no run is there, or this very question was asked already.
    virtual void ask() = 0;
    virtual void askAgain() = 0; ///< after Failed or Cancelled
    void cancel();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] const Error& error() const { return m_error; } ///< of Failed

    /// There is an answer, be it to the question before.
    [[nodiscard]] virtual bool hasAnswer() const = 0;
    /// Ids and names of those that are answered for.
    [[nodiscard]] virtual std::vector<std::pair<QString, QString>> systems() const = 0;
    [[nodiscard]] virtual QString shownSystem() const = 0; ///< empty without an answer
    virtual void showSystem(const QString& id) = 0;
    [[nodiscard]] virtual Scores scores() const = 0; ///< \pre hasAnswer(), as of all below

    [[nodiscard]] virtual float threshold() const = 0;
    /// Of the system shown: kept for each, since scores of two are not on one scale.
    void setThreshold(float threshold);
    /// The threshold at which this share of those who should not match does, for every system.
    void setRate(double rate);
    [[nodiscard]] std::optional<double> rate() const; ///< nullopt: a threshold was chosen
    /// The smallest that the data can tell from none.
    [[nodiscard]] virtual std::optional<double> smallestRate() const = 0;

    [[nodiscard]] virtual PairScene scene() const = 0;
    using PairsQuestion = std::function<FalseMatches(Project&)>;
    /// For a pool: the false matches of the answer, from a threshold on, at most \a top (0: all).
    [[nodiscard]] virtual PairsQuestion pairs(std::optional<double> threshold, qint64 top) const = 0;
    /// "0.387 (FMR 0.001)": the threshold of that list.
    [[nodiscard]] virtual QString thresholdText(const FalseMatches& list) const = 0;

    /// The browser of pairs shall show those of two groups (places in PairScene::labels, of two sets the
    /// probe's first; PairFilter::kAny for every group); who shows Browse next takes the wish.
    void wishPairs(int groupA, int groupB);
    [[nodiscard]] std::optional<std::pair<int, int>> takeWishedPairs();
    /// The same of one pair, which may lie below the threshold.
    void wishPair(const FalseMatch& pair);
    [[nodiscard]] std::optional<FalseMatch> takeWishedPair();

    /// Results shall begin with the threshold; who shows it next takes the wish.
    void wishThreshold() { m_wishesThreshold = true; }
    [[nodiscard]] bool takeWishedThreshold() { return std::exchange(m_wishesThreshold, false); }

Q_SIGNALS:
    void pairsWished();
    void questionChanged();  ///< what ask() would ask may be another
    void asked();            ///< Asking begins
    void progressed();       ///< a few times a second
    void answered();         ///< the answer is new
    void failed();           ///< Failed or Cancelled
    void systemChanged();    ///< another of the answers is looked at
    void thresholdChanged(); ///< threshold() is another

protected:
    using Tell = std::function<void(const Progress&)>;
    /// What an answer rests on, beside the rules.
    struct Faces
    {
        std::vector<RunId> runs;
        std::shared_ptr<const Dataset> data;
        std::unordered_set<ImageId> excluded;
        std::vector<ImagePair> samePerson; ///< leave the comparisons, too
        friend bool operator==(const Faces&, const Faces&) = default;
    };

    [[nodiscard]] std::vector<RunId> runs() const;
    /// nullopt where nothing can be asked.
    [[nodiscard]] std::optional<Faces> faces() const;

    /// Asks on the pool; \a take gets the answer unless it failed or another question came.
    template<class Answer>
    void start(std::function<Result<Answer>(Project&, const Tell&, const std::stop_token&)> work,
               std::function<void(Answer)> take);
    void stop();
    void finish(); ///< Answered

    /// The choices of the audit that is open now; calls loadThresholds().
    virtual void load() = 0;
    virtual void save() = 0;
    virtual void pointMoved(); ///< tells, and saves when it rests
    /// \a kept: rates as \a rateKey, scores as "thresholds".
    void loadThresholds(const QJsonObject& kept, const char* rateKey);
    void saveThresholds(QJsonObject& kept, const char* rateKey) const;
    void write(const QString& setting, const QJsonObject& kept);
    void clearQuestion(); ///< of the audit before
    [[nodiscard]] std::optional<float> chosenThreshold(const QString& system) const;
    [[nodiscard]] double chosenRate() const { return m_rate; }
    void saveWhatRests(); ///< at once

    Session& m_session;
    AuditContext& m_context;
    std::shared_ptr<Project> m_project; ///< whose choices these are

private:
    struct Told; ///< progress, from any thread
    [[nodiscard]] Tell begin();
    void fail(const Error& error);
    void tellProgress();

    double m_usualRate;
    double m_rate;
    QHash<QString, float> m_thresholds; ///< by system; else m_rate
    Phase m_phase = Phase::Idle;
    Progress m_progress;
    Error m_error;
    std::stop_source m_stop;
    std::shared_ptr<Told> m_told;
    std::optional<std::pair<int, int>> m_wish;
    std::optional<FalseMatch> m_wishedPair;
    bool m_wishesThreshold = false;
    int m_epoch = 0;
    QTimer m_ticker; ///< reads m_told
    QTimer m_saver;  ///< a threshold that is dragged is written when it rests
    QThreadPool m_writer;
};

template<class Answer>
void ThresholdState::start(std::function<Result<Answer>(Project&, const Tell&, const std::stop_token&)> work,
                           std::function<void(Answer)> take)
{
    const Tell tell = begin();
    const auto asking =
        m_session.ask<Answer>([work = std::move(work), tell, token = m_stop.get_token()](
                                  Project& project) -> Result<Answer> { return work(project, tell, token); });
    whenDone(asking, this, [this, mine = m_epoch, take = std::move(take)](const Result<Answer>& answer) {
        if (mine != m_epoch)
            return;
        if (answer)
            take(*answer);
        else
            fail(answer.error());
    });
}

} // namespace plumbline::ui
