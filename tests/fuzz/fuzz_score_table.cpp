// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <array>
#include <optional>

#include "core/answers/score_table.h"
#include "tests/fuzz/fuzz_input.h"

using namespace plumbline;
using namespace plumbline::fuzz;

/// A table of scores, of pairs or candidates, or LFW's list: on the scale that its words tell, or on one that
/// is said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    constexpr std::array<std::optional<ScoreScale>, 5> kScales {
        std::nullopt, ScoreScale::Raw, ScoreScale::Unit, ScoreScale::Percent, ScoreScale::Distance};
    ScoreReading how;
    how.scale = kScales.at(size % kScales.size());
    if (size % 3 == 1)
        how.layout = ScoreLayout::Pairs;
    if (size % 3 == 2)
        how.layout = ScoreLayout::Candidates;
    const auto table = readScoreTable(asFile("scores.csv", bytes, size), how);
    if (!table) {
        checkError(table.error());
        return 0;
    }
    promise(!table->rows.empty(), "what was read holds something");
    checkScores(*table);
    return 0;
}
