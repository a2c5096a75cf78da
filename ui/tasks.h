// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>
#include <QStringList>

namespace plumbline {
class Session;
}

namespace plumbline::ui {

class AuditContext;

/// What can be asked: every task with labels to be right or wrong about, then face matching, and detection
/// where a run of the audit is about it.
QStringList tasksOffered(const Session& session);
/// What systems can be run for: the same but for 1:N, which takes what runs of 1:1 enrolled.
QStringList tasksToRun(const Session& session);
/// The task of the runs that answer a question: of 1:N those of 1:1, of all others their own.
QString runTask(const QString& task);
/// "Gender classification", "Age estimation"; a task nobody named here by its id's words.
QString taskName(const QString& task);
/// The same where there is little room: "Gender", "Age".
QString taskBrief(const QString& task);
/// What the answers are, in a sentence that does not promise too much.
QString taskNote(const QString& task);

/// Asks another question from now on: what was chosen about the answers to the last one (systems, reference,
/// the filter of Browse) goes, the grouping stays. Nothing happens when it is asked already.
void chooseTask(const Session& session, AuditContext& context, const QString& task);

} // namespace plumbline::ui
