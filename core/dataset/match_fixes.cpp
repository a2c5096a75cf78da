// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/match_fixes.h"

#include <QCoreApplication>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MatchFixes)
};

} // namespace

const std::vector<MatchFix>& allMatchFixes()
{
    static const std::vector<MatchFix> all {MatchFix::Trim, MatchFix::Unicode, MatchFix::Case,
                                            MatchFix::SubFolder, MatchFix::Extension};
    return all;
}

MatchFixes safeMatchFixes()
{
    return MatchFix::Trim | MatchFix::Unicode | MatchFix::Case | MatchFix::SubFolder;
}

QString matchFixName(MatchFix fix)
{
    switch (fix) {
    case MatchFix::Trim:
        return QStringLiteral("trim");
    case MatchFix::Unicode:
        return QStringLiteral("unicode");
    case MatchFix::Case:
        return QStringLiteral("case");
    case MatchFix::SubFolder:
        return QStringLiteral("subfolder");
    case MatchFix::Extension:
        return QStringLiteral("extension");
    }
    return {};
}

std::optional<MatchFix> matchFixFromName(const QString& name)
{
    for (const MatchFix fix : allMatchFixes())
        if (matchFixName(fix) == name)
            return fix;
    return std::nullopt;
}

QString matchFixTitle(MatchFix fix)
{
    switch (fix) {
    case MatchFix::Trim:
        return Text::tr("Ignore spaces in and around names");
    case MatchFix::Unicode:
        return Text::tr("Ignore how accents are encoded");
    case MatchFix::Case:
        return Text::tr("Ignore upper and lower case");
    case MatchFix::SubFolder:
        return Text::tr("Ignore folders before the name");
    case MatchFix::Extension:
        return Text::tr("Ignore the file type (.jpg, .png ...)");
    }
    return {};
}

} // namespace plumbline
