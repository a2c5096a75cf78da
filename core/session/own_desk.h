// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/backends/own/own_model.h"
#include "core/base/result.h"
#include "core/run/run_control.h"
#include "core/session/project.h"

namespace plumbline {

/// What a net of the user's own made of the sample's pictures: whether it is fed and read as it should be.
struct OwnCheck
{
    NetTensors tensors;
    int pictures = 0; ///< shown
    int faces = 0;    ///< of those, with a face found
    int answered = 0;
    std::vector<std::pair<QString, int>> answers; ///< class and how often; empty for an estimate
    std::optional<double> lowest, highest;        ///< of the second class's score, or of the estimate
    double msEach = 0;                            ///< wall clock of one answer
    /// Sentences. What makes it unusable: nothing answered, numbers that are no scores.
    QStringList problems;
    /// Sentences. What may be wrong: all pictures got the same answer, scores outside 0 to 1.
    QStringList warnings;
    [[nodiscard]] bool isUsable() const { return problems.isEmpty(); }
};

/// The user's own ONNX classifiers: tensors read, checked, added, removed. Calls block (check() for seconds).
/// Hostile files end in a sentence.
class OwnDesk
{
public:
    explicit OwnDesk(const Services& services)
        : m_services(services)
    {
    }

    /// For the form: what the file says of its inputs and outputs.
    [[nodiscard]] static Result<NetTensors> tensors(const QString& onnxFile)
    {
        return readNetTensors(onnxFile);
    }
    /// A form filled in as far as the file tells: size, grey or colour, output, reading.
    [[nodiscard]] static Result<OwnModel> proposed(const QString& onnxFile);

    /// Shows it 24 of the sample's faces. Errors: the description does not fit the file, it cannot be loaded;
    /// Cancelled. What the pictures tell is in the result.
    [[nodiscard]] Result<OwnCheck> check(const OwnModel& model, RunControl& control,
                                         const ProgressFunction& progress) const;
    /// Copies the file into the user's data folder and makes it a system at once. Its id is made unique.
    /// Usage or BadFormat when it does not fit its file.
    [[nodiscard]] Result<OwnModel> add(OwnModel model) const;
    [[nodiscard]] static std::vector<OwnModel> all() { return ownModels(); }
    /// It cannot run again; its finished runs stay. Its card goes with the next start.
    [[nodiscard]] static Result<void> remove(const QString& id) { return removeOwnModel(id); }

private:
    const Services& m_services;
};

} // namespace plumbline
