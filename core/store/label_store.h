// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/dataset/dataset.h"

namespace plumbline {

class ProjectStore;

/// What is said of the images, changed while the images stay: runs, finished ones too, are about images, and
/// labels are the auditor's. Each call is one transaction with its journal entry.
class LabelStore
{
public:
    explicit LabelStore(ProjectStore& store)
        : m_store(store)
    {
    }

    /// Subjects, attributes, values, value maps and labels of \a labels in place of those there are; images
    /// (which are told by their ids), groupings and reviews stay. Journalled as \a action. Usage when an
    /// image of \a labels is not in the dataset or two attributes have one name.
    Result<void> replace(const Dataset& labels, const QString& action, const QJsonObject& detail);

private:
    ProjectStore& m_store;
};

} // namespace plumbline
