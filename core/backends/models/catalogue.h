// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/backends/models/model_store.h"

namespace plumbline {

/// The entries of resources/models.json, which is compiled into the program. Thread-safe.
const std::vector<ModelEntry>& builtinCatalogue();

/// The converter that turns TF.js and face-api files into ONNX, a Python script, compiled into the program.
QByteArray converterScript();

} // namespace plumbline
