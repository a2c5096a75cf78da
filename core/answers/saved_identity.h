// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace plumbline {

/// Gathers what responses say of the system that gave them: the version of the model and the days of the
/// calls, where services write them.
class SavedIdentity
{
public:
    void look(const QJsonValue& response);
    /// "version" and "date" as far as they are known, for the about of an imported system.
    [[nodiscard]] QJsonObject about() const;

private:
    void addDate(const QString& text);

    QStringList m_versions;
    QDateTime m_first, m_last;
};

} // namespace plumbline
