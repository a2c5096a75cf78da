// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/pair_scene.h"

#include "core/views/identified.h"
#include "core/views/matched.h"

namespace plumbline {

PairScene pairScene(const Matched& matched)
{
    return {matched.system, matched.name,         matched.run,        matched.by, matched.groups,
            matched.labels, matched.pairs.probes, matched.isOneSet(), false};
}

PairScene pairScene(const Identified& identified)
{
    return {identified.system, identified.name,   identified.run, identified.by, identified.groups,
            identified.labels, identified.probes, false,          true};
}

} // namespace plumbline
