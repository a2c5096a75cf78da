// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPushButton>
#include <QString>

#include "core/session/session.h"
#include "core/views/measured.h"

namespace plumbline::ui {

/// "beside published ▾": which published audit is laid beside the results, kept in the project.
class BesideButton : public QPushButton
{
    Q_OBJECT

public:
    explicit BesideButton(Session& session, QWidget* parent = nullptr);

    /// The study laid beside; empty: none.
    [[nodiscard]] const QString& study() const { return m_study; }
    /// Offered where something can be laid beside these results; else it says why not.
    void setMeasured(const Measured& measured);

Q_SIGNALS:
    void changed();

private:
    void load();
    void openMenu();
    void choose(const QString& study);
    void showText();

    Session& m_session;
    QString m_study;
    QString m_obstacle;
};

} // namespace plumbline::ui
