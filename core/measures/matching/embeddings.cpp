// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/embeddings.h"

#include <algorithm>
#include <cmath>

namespace plumbline::measures {

bool EmbeddingView::isValid(int groupCount) const
{
    return dimension > 0 && values.size() == at(rows()) * at(dimension) && groups.size() == subjects.size()
        && (strata.empty() || strata.size() == subjects.size())
        && std::ranges::all_of(groups, [groupCount](int group) { return group < groupCount; })
        && std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

} // namespace plumbline::measures
