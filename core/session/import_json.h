// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>

#include "core/session/import_desk.h"

namespace plumbline {

/// What `import --dry-run` prints: sources, layouts, columns with reasons, matches and fixes. Lists of rows
/// and files are cut at 100; their lengths are not.
QJsonObject surveyAsJson(const ImportSurvey& survey);
/// What `import --update` prints: the difference that was or would be applied.
QJsonObject updateAsJson(const LabelUpdate& update);

} // namespace plumbline
