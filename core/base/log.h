// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QLoggingCategory>

namespace plumbline {

/// One category per room; details of errors go here, never to the reader.
Q_DECLARE_LOGGING_CATEGORY(logDataset)
Q_DECLARE_LOGGING_CATEGORY(logBackends)
Q_DECLARE_LOGGING_CATEGORY(logRun)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace plumbline
