// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/pair_score.h"

namespace plumbline {

QString scoreLayoutName(ScoreLayout layout)
{
    return layout == ScoreLayout::Pairs ? QStringLiteral("pairs") : QStringLiteral("candidates");
}

std::optional<ScoreLayout> scoreLayoutFromName(const QString& name)
{
    for (const ScoreLayout layout : {ScoreLayout::Pairs, ScoreLayout::Candidates}) {
        if (name == scoreLayoutName(layout))
            return layout;
    }
    return std::nullopt;
}

} // namespace plumbline
