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

    /// Empty: none is installed, or not known yet.
    [[nodiscard]] QString system() const;
    /// So often two people may match, 0 to 1; nullopt: score() says it.
    [[nodiscard]] std::optional<double> rate() const;
    [[nodiscard]] double score() const;

Q_SIGNALS:
    void changed();

private:
    void fill();

    SystemsQuery* m_systems;
    QComboBox* m_system;
    QComboBox* m_strictness;
    QDoubleSpinBox* m_score;
};

} // namespace plumbline::ui
