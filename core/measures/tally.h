// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>

namespace plumbline::measures {

/// Errors among the n images of one group for which there is something to score.
/// \pre wherever a function takes one: 0 <= errors <= n
struct Tally
{
    std::int64_t errors = 0;
    std::int64_t n = 0;

    /// \pre n > 0
    [[nodiscard]] double rate() const { return static_cast<double>(errors) / static_cast<double>(n); }
    [[nodiscard]] bool isValid() const { return errors >= 0 && errors <= n; }

    friend bool operator==(const Tally&, const Tally&) = default;
};

} // namespace plumbline::measures
