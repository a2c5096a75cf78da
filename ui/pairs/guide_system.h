// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QWidget>

#include "core/session/session.h"

class QComboBox;
class QDoubleSpinBox;

namespace plumbline::ui {

class SystemsQuery;

/// The second step of the guide: which system, and how strict it is.
class GuideSystem : public QWidget
{
    Q_OBJECT

public:
    explicit GuideSystem(const Session& session, QWidget* parent = nullptr);

    /// \a system is proposed if it is installed; else, and where it is empty, the one that errs least.
    void prefer(const QString& system) { m_preferred = system; }
    /// Empty: none is installed, or not known yet.
    [[nodiscard]] QString system() const;
    /// So often two people may match, 0 to 1; nullopt: score() says it.
    [[nodiscard]] std::optional<double> rate() const;
    [[nodiscard]] double score() const;

Q_SIGNALS:
    void changed();

private:
    void fill();

    QString m_preferred;
    SystemsQuery* m_systems;
    QComboBox* m_system;
    QComboBox* m_strictness;
    QDoubleSpinBox* m_score;
};

} // namespace plumbline::ui
