// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/history.h"

#include <utility>

#include <QCoreApplication>

#include "core/session/project.h"

namespace plumbline {

/// An act on its way between done and taken back.
struct History::Step
{
    std::shared_ptr<Project> project;
    Touches touches = Touches::Review;
    Deed next;                  ///< the writer's alone: what the next undo or redo does
    bool over = false;          ///< the writer's alone: it failed, or there was nothing to do
    Command* command = nullptr; ///< the GUI thread's alone: null when it left the stack
};

class History::Command : public QUndoCommand
{
public:
    Command(const QString& text, History& history, std::shared_ptr<Step> step)
        : QUndoCommand(text)
        , m_history(history)
        , m_step(std::move(step))
    {
        m_step->command = this;
    }
    ~Command() override { m_step->command = nullptr; }
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    void redo() override { m_history.write(m_step); }
    void undo() override { m_history.write(m_step); }

private:
    History& m_history;
    std::shared_ptr<Step> m_step;
};

History::History(QObject* parent)
    : QObject(parent)
{
    m_writer.setMaxThreadCount(1);
    m_writer.setExpiryTimeout(-1);
}

History::~History()
{
    m_writer.waitForDone();
}

void History::setProject(std::shared_ptr<Project> project)
{
    waitForDone(); // so that the file of the project before is closed when its last owner goes
    m_project = std::move(project);
    m_stack.clear();
}

void History::forget()
{
    m_stack.clear();
}

void History::carryOut(const QString& text, Touches touches, Deed deed)
{
    if (!m_project)
        return;
    auto step = std::make_shared<Step>();
    step->project = m_project;
    step->touches = touches;
    step->next = std::move(deed);
    m_stack.push(new Command(text, *this, std::move(step)));
}

void History::write(const std::shared_ptr<Step>& step)
{
    if (++m_pending == 1)
        Q_EMIT busyChanged(true);
    m_writer.start([this, step] {
        Result<void> result;
        bool changed = false;
        if (!step->over) {
            auto back = step->next.carryOut(*step->project);
            changed = back && back->carryOut;
            step->over = !changed;
            if (changed)
                step->next = std::move(*back);
            else if (!back)
                result = back.error();
        }
        // This object waits for its writer, so it is there.
        QMetaObject::invokeMethod(
            this, [this, step, changed, result] { written(step, changed, result); }, Qt::QueuedConnection);
    });
}

void History::written(const std::shared_ptr<Step>& step, bool changed, const Result<void>& result)
{
    if (--m_pending == 0)
        Q_EMIT busyChanged(false);
    if (!changed)
        drop(step);
    if (!result)
        Q_EMIT failed(result.error());
    if (!changed || step->project != m_project)
        return;
    if (step->touches == Touches::Review)
        Q_EMIT reviewChanged();
    else
        Q_EMIT datasetChanged();
}

void History::drop(const std::shared_ptr<Step>& step)
{
    QUndoCommand* command = step->command;
    if (!command)
        return;
    command->setObsolete(true);
    // The stack deletes what is obsolete when it passes it, without calling it: at once where it stands at
    // its edge, else when undo or redo come to it.
    const int index = m_stack.index();
    if (m_stack.command(index - 1) == command)
        m_stack.undo();
    else if (m_stack.command(index) == command)
        m_stack.redo();
}

void History::waitForDone()
{
    m_writer.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

} // namespace plumbline
