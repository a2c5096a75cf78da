// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/run_queue_card.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::ui {

RunQueueCard::RunQueueCard(Session& session, QWidget* parent)
    : Card(tr("Waiting"), parent)
    , m_session(session)
    , m_held(textLabel({}, "warning"))
    , m_release(button(tr("Start the next"), "", QStringLiteral("queueRelease"),
                       tr("Goes on with the runs that wait")))
{
    setObjectName(QStringLiteral("runQueue"));
    m_held->setObjectName(QStringLiteral("queueHeld"));
    addTitleWidget(m_release);
    body()->addWidget(m_held);
    connect(m_release, &QPushButton::clicked, this, [this] { m_session.runQueue().release(); });
    connect(&session.runQueue(), &RunQueue::changed, this, &RunQueueCard::refresh);
    refresh();
}

QString RunQueueCard::describe(const RunRequest& request) const
{
    if (!request.retry.empty())
        return tr("Another try of run %1").arg(request.retry.front().value());
    const QString what = request.resume ? tr("Resume") : tr("New run");
    QStringList names;
    for (const QString& id : request.systems)
        names.append(m_session.services().systemName(id));
    constexpr qsizetype kMost = 3;
    QString text = names.mid(0, kMost).join(QStringLiteral(", "));
    if (names.size() > kMost)
        text = tr("%1 and %2 more").arg(text).arg(names.size() - kMost);
    return names.isEmpty() ? tr("%1: every system").arg(what) : QStringLiteral("%1: %2").arg(what, text);
}

void RunQueueCard::refresh()
{
    const RunQueue& queue = m_session.runQueue();
    setVisible(!queue.entries().empty());
    m_held->setText(queue.isKept() ? tr("These runs were waiting when the audit was closed.")
                                   : tr("The queue waits, because the run before was stopped."));
    m_held->setVisible(queue.isHeld());
    m_release->setVisible(queue.isHeld());
    QString focused; // the focus goes with the row that moved
    if (const QWidget* last = m_rows ? m_rows->focusWidget() : nullptr; last && last->hasFocus())
        focused = last->objectName();
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // a button of it may be what was just pressed
    }
    m_rows = new QWidget;
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    for (int place = 0; place < static_cast<int>(queue.entries().size()); ++place)
        addRow(*rows, place);
    body()->addWidget(m_rows);
    if (auto* again = m_rows->findChild<QPushButton*>(focused))
        again->setFocus(Qt::OtherFocusReason);
}

void RunQueueCard::addRow(QVBoxLayout& rows, int place)
{
    RunQueue& queue = m_session.runQueue();
    const RunQueue::Entry& entry = queue.entries()[static_cast<std::size_t>(place)];
    const int id = entry.id;
    const QString what = describe(entry.request);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    QLabel* text = textLabel(QStringLiteral("%1. %2").arg(place + 1).arg(what), "plain");
    text->setObjectName(QStringLiteral("queued_%1").arg(place));
    row->addWidget(text, 1);
    const auto add = [&](const QString& label, const QString& name, const QString& tip, bool enabled) {
        QPushButton* made = button(label, "link", QStringLiteral("%1_%2").arg(name).arg(id), tip);
        made->setAccessibleName(QStringLiteral("%1: %2").arg(label, what));
        made->setEnabled(enabled);
        row->addWidget(made);
        return made;
    };
    connect(add(tr("Earlier"), QStringLiteral("queueUp"), tr("One place up"), place > 0),
            &QPushButton::clicked, this, [this, id, place] { m_session.runQueue().move(id, place - 1); });
    connect(add(tr("Later"), QStringLiteral("queueDown"), tr("One place down"),
                place + 1 < static_cast<int>(queue.entries().size())),
            &QPushButton::clicked, this, [this, id, place] { m_session.runQueue().move(id, place + 1); });
    connect(add(tr("Remove"), QStringLiteral("queueRemove"), tr("It will not be run"), true),
            &QPushButton::clicked, this, [this, id] { m_session.runQueue().remove(id); });
    rows.addLayout(row);
}

} // namespace plumbline::ui
