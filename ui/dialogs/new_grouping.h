// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>
#include <QStringList>

#include "core/session/session.h"

class QWidget;

namespace plumbline::ui {

/// Why people cannot be grouped by a label as it is, to follow its name: "a number; make bands first". Empty
/// where they can, or where there is a grouping of it, which is offered itself.
QString whyNotGroupedBy(const Dataset& dataset, const AttributeInfo& label);
/// The labels that are amounts (ages, years) and have no grouping yet: bands would make groups of them.
QStringList labelsToBand(const Project& project);
/// Asks for a grouping of the open audit, of \a label where one is named, and keeps it (as one can undo);
/// \a made is called with its name once it can be grouped by. Does nothing while the audit cannot be changed.
void makeGrouping(Session& session, const QString& label, QWidget* parent,
                  const std::function<void(const QString&)>& made = {});
/// Whether the open audit can be given a grouping now.
bool canMakeGrouping(const Session& session);

} // namespace plumbline::ui
