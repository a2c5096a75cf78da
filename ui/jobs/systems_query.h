// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QFuture>
#include <QObject>

#include "core/session/session.h"

namespace plumbline::ui {

/// Asks which systems there are off the GUI thread: the first time, the model files are hashed.
class SystemsQuery : public QObject
{
    Q_OBJECT

public:
    /// \a services outlive this.
    explicit SystemsQuery(const Services& services, QObject* parent);
    ~SystemsQuery() override; ///< waits for what was asked: it reads the services

    /// Systems of this task only; empty: of every task.
    void setTask(const QString& task) { m_task = task; }
    /// Behind this detector; empty: behind the default one.
    void setDetector(const QString& detector) { m_detector = detector; }
    void ask();
    [[nodiscard]] const std::vector<SystemInfo>& systems() const { return m_systems; } ///< latest answer

Q_SIGNALS:
    void answered();

private:
    const Services& m_services;
    std::vector<SystemInfo> m_systems;
    std::vector<QFuture<std::vector<SystemInfo>>> m_asked;
    QString m_task = QStringLiteral("classify:gender");
    QString m_detector;
    int m_epoch = 0;
};

} // namespace plumbline::ui
