// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/dataset/counts_table.h"

namespace plumbline {

class ProjectStore;

/// Counts without images in a project file. A view of a store that outlives it; thread-safe as the store is,
/// and its calls end with the same errors.
class CountsStore
{
public:
    explicit CountsStore(ProjectStore& store)
        : m_store(store)
    {
    }

    /// Empty for a project of images.
    [[nodiscard]] Result<CountsTable> load() const;
    /// The whole table, in one transaction with the journal's entry. \pre no countsProblem()
    Result<void> replace(const CountsTable& table, const QString& action, const QJsonObject& detail);

private:
    ProjectStore& m_store;
};

} // namespace plumbline
