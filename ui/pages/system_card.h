// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>

#include "core/session/session.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

/// Id, version, licence as stated and the hash (a click copies it) of a model file of \a system; of its
/// detector's also the name that everything else calls it by.
QWidget* modelRow(const SystemInfo& system, const SystemInfo::Model& model);

/// One system: what it is, what it answers, what it is shown of a face, the model files behind it and whether
/// they are here.
class SystemCard : public Card
{
    Q_OBJECT

public:
    /// \a shared: ids of models shown elsewhere, because every system has them.
    SystemCard(const SystemInfo& system, const QStringList& shared, QWidget* parent = nullptr);

Q_SIGNALS:
    void feedingsRequested(); ///< compare ways of feeding it
    void removeRequested();   ///< only of a system of the user's own

private:
    void addActions(const SystemInfo& system);
};

} // namespace plumbline::ui
