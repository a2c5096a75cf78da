// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/label_store.h"

#include "core/store/connection.h"
#include "core/store/dataset_store.h"
#include "core/store/journal_store.h"
#include "core/store/project_store.h"

namespace plumbline {

Result<void> LabelStore::replace(const Dataset& labels, const QString& action, const QJsonObject& detail)
{
    return m_store.write([&](store::Connection& connection) {
        store::saveLabels(connection, labels);
        QJsonObject entry = detail;
        entry.insert(QStringLiteral("content_hash"), contentHash(labels));
        store::appendJournal(connection, action, entry);
    });
}

} // namespace plumbline
