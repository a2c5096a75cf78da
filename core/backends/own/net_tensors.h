// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace plumbline {

/// Larger files are refused before they are read.
inline constexpr qint64 kMaxNetBytes = 500LL * 1024 * 1024;

/// An input or output of a net, as its file states it.
struct NetTensor
{
    QString name;
    QString type;                       ///< "float", "uint8" ...
    std::vector<qint64> shape;          ///< -1: left open
    [[nodiscard]] QString text() const; ///< "input: float 1x3x64x64", "?" where it is open
    /// Elements of one picture's worth (the first dimension left out of account when there are several), or
    /// -1 where the file leaves it open.
    [[nodiscard]] qint64 elements() const;
};

/// What an ONNX file says of itself, without running it.
struct NetTensors
{
    std::vector<NetTensor> inputs; ///< without those that are weights
    std::vector<NetTensor> outputs;
    QString producer; ///< "pytorch 1.9"; may be empty
    qint64 opset = 0;
    [[nodiscard]] const NetTensor* output(const QString& name) const;
};

/// Reads the tensors of \a path. A sentence names the file: not there, larger than kMaxNetBytes (TooLarge),
/// no ONNX, or one that keeps its weights in other files (BadFormat).
Result<NetTensors> readNetTensors(const QString& path);

} // namespace plumbline
