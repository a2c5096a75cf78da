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
