// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

namespace plumbline {
class Project;
}

namespace plumbline::ui {

/// One way to say which images are probes; all others are the gallery.
struct ProbeRule
{
    QString under; ///< "By gender", "By folder": what such rules are listed under
    QString text;  ///< "female"
    QString rule;  ///< as MatchQuery::probes
};

/// What the labels and the folders of an audit offer; columns and levels of folders with too many values for
/// a menu are left out.
std::vector<ProbeRule> probeRules(const Project& project);

/// "set: probe", "folder portraits".
QString probeRuleText(const QString& rule);

} // namespace plumbline::ui
