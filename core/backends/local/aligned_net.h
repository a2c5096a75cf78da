// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <string>

#include <QString>

#include "core/backends/backend.h"

namespace plumbline {

/// A net that embeds a face aligned by five points (face_alignment.h), fed RGB.
struct AlignedNet
{
    QString id; ///< of the backend and of its model
    QString name;
    QString description;
    double mean = 0; ///< a channel, 0 to 255, is fed as (x - mean) / deviation
    double deviation = 1;
    std::string output;
    EmbeddingForm form;
};

std::unique_ptr<Backend> makeAlignedNetBackend(const AlignedNet& net);

} // namespace plumbline
