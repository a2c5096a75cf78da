// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

namespace plumbline {

class Project;

/// The names people gave to groups ("Types I to III" for "lighter"), kept in the project's settings. A name
/// belongs to the values, in whatever order one groups by them.
class GroupNames
{
public:
    static GroupNames load(const Project& project);
    /// Silently nothing when the project is read only.
    void save(Project& project) const;

    /// Empty: the group has no name of its own.
    [[nodiscard]] QString name(const QStringList& by, const QStringList& values) const;
    /// An empty \a name takes it back.
    /// The label each of these groups has, or the name it was given.
    [[nodiscard]] std::vector<QString> given(const QStringList& by, const std::vector<QStringList>& groups,
                                             std::vector<QString> labels) const;
    void setName(const QStringList& by, const QStringList& values, const QString& name);

private:
    QHash<QString, QString> m_names;
};

} // namespace plumbline
