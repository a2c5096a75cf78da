// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QWidget>

#include "core/session/pair_list.h"
#include "core/session/session.h"
#include "core/views/pair_scene.h"
#include "ui/pairs/pair_side.h"

class QAction;
class QLabel;
class QLayout;
class QLineEdit;

namespace plumbline::ui {

class PairActions;
class SpecTableView;

/// One pair: both pictures side by side, what the system and the auditor say, and every label of both.
class PairView : public QWidget
{
    Q_OBJECT

public:
    PairView(Session& session, PairActions& actions, QWidget* parent = nullptr);

    /// \param scene whose false match it is; of two sets the first image is the probe
    void showPair(const ListedPair& pair, const PairScene& scene);
    /// The review may be another (undo).
    void refreshReview();
    void clear();
    void setOverlays(const PairOverlays& overlays);
    void writeNote();

Q_SIGNALS:
    void left(); ///< the note is written; keys are for the list again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildReview();
    void addButton(QLayout* row, QAction* action);
    void commitNote();
    void showLabels();
    void fitLabels();

    Session& m_session;
    PairActions& m_actions;
    QLabel* m_score;
    PairSide* m_first;
    PairSide* m_second;
    QLineEdit* m_note;
    SpecTableView* m_labels;
    QWidget* m_review = nullptr;
    std::optional<ListedPair> m_pair;
    bool m_isOneSet = true;
    QString m_splitBy; ///< the attribute that parts probes from the gallery
    QString m_stored;  ///< the note as the audit has it
};

} // namespace plumbline::ui
