// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_view.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "ui/models/spec_table_view.h"
#include "ui/pairs/pair_actions.h"
#include "ui/pairs/pair_labels.h"
#include "ui/pairs/pair_words.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kLabelsHead = 38;
constexpr int kLabelsRow = 30;
constexpr int kLabelsShown = 3; ///< more are scrolled to

} // namespace

PairView::PairView(Session& session, PairActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_score(textLabel({}, "cardTitle"))
    , m_first(new PairSide(session, {}))
    , m_second(new PairSide(session, {}))
    , m_labels(new SpecTableView)
{
    setObjectName(QStringLiteral("pairView"));
    m_score->setObjectName(QStringLiteral("pairScore"));
    m_score->setTextInteractionFlags(Qt::NoTextInteraction);
    m_labels->setObjectName(QStringLiteral("pairLabels"));
    m_labels->setAccessibleName(tr("Labels of both images"));
    m_labels->setSortingEnabled(false);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(12);
    pictures->addWidget(m_first, 1);
    pictures->addWidget(m_second, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_score);
    column->addLayout(pictures, 1);
    m_review = buildReview();
    column->addWidget(m_review);
    column->addWidget(m_labels);
    for (PairSide* side : {m_first, m_second})
        connect(side, &PairSide::detailShown, this, &PairView::showLabels);
}

QWidget* PairView::buildReview()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* row = new FlowLayout(6, 6);
    for (const PairVerdict verdict :
         {PairVerdict::SamePerson, PairVerdict::LabelError, PairVerdict::Lookalike, PairVerdict::PoorImage})
        addButton(row, m_actions.verdict(verdict));
    addButton(row, m_actions.reviewed());
    column->addLayout(row);
    m_note = new QLineEdit;
    m_note->setObjectName(QStringLiteral("pairNoteLine"));
    m_note->setAccessibleName(tr("Note on this pair"));
    m_note->setPlaceholderText(tr("Note on this pair (N); Enter when done"));
    m_note->installEventFilter(this);
    connect(m_note, &QLineEdit::editingFinished, this, &PairView::commitNote);
    connect(m_note, &QLineEdit::returnPressed, this, &PairView::left);
    column->addWidget(m_note);
    return panel;
}

void PairView::addButton(QLayout* row, QAction* action)
{
    QPushButton* made = button(
        QStringLiteral("%1  %2").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)),
        "chip", action->objectName() + QStringLiteral("Button"), action->toolTip());
    made->setCheckable(true);
    made->setAccessibleName(action->text());
    const auto follow = [made, action] {
        made->setEnabled(action->isEnabled());
        made->setChecked(action->isChecked());
    };
    connect(action, &QAction::changed, made, follow);
    connect(made, &QPushButton::clicked, action, [action, follow] {
        action->trigger();
        follow();
    });
    follow();
    row->addWidget(made);
}

void PairView::showPair(const ListedPair& pair, const PairScene& scene)
{
    const bool isOneSet = scene.isOneSet;
    commitNote();
    const bool same = m_pair && m_pair->pair() == pair.pair() && m_pair->match.a.image == pair.match.a.image;
    m_pair = pair;
    m_isOneSet = isOneSet;
    m_splitBy = scene.probes.section(QLatin1Char('='), 0, 0);
    const QLocale locale;
    m_score->setText(pair.match.rank > 0 && scene.isSearch
                         ? tr("Score %1 · place %2 on the list of this probe")
                               .arg(pairScoreText(pair.match.score), locale.toString(pair.match.candidate))
                         : pair.match.rank > 0
                         ? tr("Score %1 · number %2 of the pairs of two people")
                               .arg(pairScoreText(pair.match.score), locale.toString(pair.match.rank))
                         : tr("Score %1 · one person after all: in none of the numbers")
                               .arg(pairScoreText(pair.match.score)));
    m_first->setRoleText(isOneSet ? tr("One image") : tr("Probe"));
    m_second->setRoleText(isOneSet ? tr("The other") : tr("Found in the gallery"));
    if (!same) {
        m_first->showImage(pair.match.a, scene.run);
        m_second->showImage(pair.match.b, scene.run);
    }
    m_actions.setPair(pair.pair());
    refreshReview();
}

void PairView::clear()
{
    commitNote();
    m_pair.reset();
    m_score->clear();
    m_first->clear();
    m_second->clear();
    m_note->clear();
    m_labels->setSpec({});
    m_actions.setPair(std::nullopt);
}

void PairView::refreshReview()
{
    m_actions.refresh();
    const auto project = m_session.project();
    if (!m_pair || !project)
        return;
    const QString stored = ReviewDesk(*project).book()->of(m_pair->pair()).note;
    if (stored == m_stored && m_note->isModified())
        return; // one is writing
    m_stored = stored;
    m_note->setText(QString(stored).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    m_note->setEnabled(!project->isReadOnly());
}

void PairView::commitNote()
{
    if (!m_pair || !m_note->isModified())
        return;
    m_note->setModified(false);
    const QString note = m_note->text().trimmed();
    if (note == m_stored)
        return;
    m_stored = note;
    m_session.history().setPairNote({m_pair->pair()}, note);
}

void PairView::writeNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
}

bool PairView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_note && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            commitNote();
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PairView::hideEvent(QHideEvent* event)
{
    commitNote();
    QWidget::hideEvent(event);
}

void PairView::setOverlays(const PairOverlays& overlays)
{
    m_first->setOverlays(overlays);
    m_second->setOverlays(overlays);
}

void PairView::showLabels()
{
    const auto& one = m_first->detail();
    const auto& other = m_second->detail();
    if (!one || !other)
        return;
    const TableSpec table = pairLabelTable(one->values, other->values, m_isOneSet, m_splitBy);
    m_labels->setSpec(table);
    m_labels->setVisible(!table.rows.empty());
    fitLabels();
}

/// The pictures come first: labels that find no room below them are scrolled to.
void PairView::fitLabels()
{
    const int rows = static_cast<int>(m_labels->spec().rows.size());
    if (rows == 0)
        return;
    const int others = m_first->heightBesidePicture() + m_score->sizeHint().height()
        + m_review->heightForWidth(width()) + 3 * layout()->spacing();
    const int room = height() - others - PairSide::kLeastWidth - kLabelsHead;
    const int shown = std::clamp(room / kLabelsRow, 1, std::min(rows, kLabelsShown));
    m_labels->setFixedHeight(kLabelsHead + shown * kLabelsRow);
}

void PairView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLabels();
}

} // namespace plumbline::ui
