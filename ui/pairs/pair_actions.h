// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>

#include "core/session/pair_list.h"
#include "core/session/session.h"

class QAction;
class QKeySequence;
class QWidget;

namespace plumbline::ui {

/// The acts on the pair one looks at, and their keys: S same person, L label error, A lookalikes, P poor
/// image, R looked at, N note, J and K next and previous. Through History; a verdict that is there already is
/// taken back.
class PairActions : public QObject
{
    Q_OBJECT

public:
    explicit PairActions(Session& session, QObject* parent = nullptr);

    /// Whose keys they are: those work while the focus is inside.
    void addTo(QWidget* widget) const;
    /// What they act on.
    void setPair(const std::optional<ImagePair>& pair);
    /// The review may be another: ticks anew.
    void refresh();

    [[nodiscard]] QAction* verdict(PairVerdict verdict) const;
    [[nodiscard]] QAction* reviewed() const { return m_reviewed; }
    [[nodiscard]] QAction* note() const { return m_note; }
    [[nodiscard]] QAction* next() const { return m_next; }
    [[nodiscard]] QAction* previous() const { return m_previous; }

Q_SIGNALS:
    void acted(); ///< a verdict was given: one may go on to the next pair
    void noteRequested();
    void stepRequested(int by);

private:
    QAction* add(const QString& text, const QKeySequence& key, const QString& objectName, const QString& tip);
    void addVerdict(PairVerdict verdict, const QKeySequence& key, const QString& objectName,
                    const QString& tip);
    [[nodiscard]] PairReview review() const;

    Session& m_session;
    std::optional<ImagePair> m_pair;
    std::vector<QAction*> m_actions;
    std::vector<std::pair<PairVerdict, QAction*>> m_verdicts;
    QAction* m_reviewed;
    QAction* m_note;
    QAction* m_next;
    QAction* m_previous;
};

} // namespace plumbline::ui
