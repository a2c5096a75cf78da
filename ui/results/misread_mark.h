// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include <QStringList>

#include "core/views/chart_spec.h"
#include "core/views/measured.h"

namespace plumbline::ui {

/// The group with these values, or none.
std::optional<std::size_t> groupOf(const Measured& measured, const QStringList& values);
/// Wrong answers behind a key, of an estimate those that could be compared; none: its system or group is not
/// measured.
std::optional<std::int64_t> errorsBehind(const Measured& measured, const MarkKey& key);
/// The system and group with the highest error, or none where nobody is misread.
std::optional<MarkKey> worstMark(const Measured& measured);
/// Whether any answer at all was compared with a label.
bool anythingScored(const Measured& measured);
/// Whether answers are still to come.
bool stillRuns(const Measured& measured);

} // namespace plumbline::ui
