// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/log.h"

namespace plumbline {

Q_LOGGING_CATEGORY(logDataset, "plumbline.dataset", QtWarningMsg)
Q_LOGGING_CATEGORY(logBackends, "plumbline.backends", QtWarningMsg)
Q_LOGGING_CATEGORY(logRun, "plumbline.run", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "plumbline.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSession, "plumbline.session", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "plumbline.ui", QtWarningMsg)

} // namespace plumbline
