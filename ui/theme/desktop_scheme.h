// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace plumbline::ui {

/// Whether the desktop wants dark windows: asked of its portal over D-Bus, without waiting. Qt 6.4 cannot
/// tell.
class DesktopScheme : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(QObject* parent = nullptr);
    /// None while the desktop has not said (no portal, no preference).
    [[nodiscard]] std::optional<bool> isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& value);
    std::optional<bool> m_dark;
};

} // namespace plumbline::ui
