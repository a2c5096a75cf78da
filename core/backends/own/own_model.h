// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/backends/backend.h"
#include "core/backends/feeding.h"
#include "core/backends/own/net_tensors.h"
#include "core/base/result.h"

namespace plumbline {

class ModelStore;

/// How the numbers of a net's output become an answer.
enum class OwnReading {
    Scores,      ///< one number for each class, in the order of the classes
    Probability, ///< one number, 0 to 1: of the second class
    Number,      ///< one number: the estimate itself
};

/// A classifier of the user's own: an ONNX file and everything needed to ask it. Becomes a backend like any
/// other; all of it is sealed into its runs.
struct OwnModel
{
    QString id;   ///< "own_my_net"; empty: made from the name
    QString name; ///< for people
    QString description;
    QString licence;                                  ///< as its maker states it; may be empty
    QString origin;                                   ///< who made it, from what; may be empty
    QString file;                                     ///< absolute path of the ONNX file
    QString sha256;                                   ///< of that file; empty: not added yet
    QString task = QStringLiteral("classify:gender"); ///< or "estimate:age", or "classify:<word>"
    Feeding feeding;
    QString output; ///< the tensor that is read
    OwnReading reading = OwnReading::Scores;
    bool squash =
        false; ///< the numbers are logits: softmax over Scores, the logistic function of a Probability
    QStringList classes; ///< index by index; gender's are "female" and "male"; empty for a Number
};

/// The description as JSON (docs/adding-a-backend.md), without the path; and back. \a folder: where the
/// file's name is looked for. BadFormat names the entry.
QJsonObject ownModelJson(const OwnModel& model);
Result<OwnModel> ownModelFromJson(const QJsonObject& object, const QString& folder);

/// "own_" and the name in lower case, letters and digits.
QString ownIdFor(const QString& name);

/// Whether description and file fit each other: one picture in, three channels or one as fed, the size, the
/// output's name and number of elements, the classes. Usage or BadFormat with a sentence; what the file
/// leaves open is left to the check on pictures.
Result<NetTensors> fitsItsFile(const OwnModel& model);

/// \pre fitsItsFile()
std::unique_ptr<Backend> makeOwnBackend(const OwnModel& model);

/// Opens the model's file, wherever it lies, for a check before it is added.
Result<std::unique_ptr<BackendWorker>> openOwnWorker(const OwnModel& model);

/// Where own models are kept: <XDG data home>/plumbline/own, each as ID.json beside ID.onnx.
QString ownModelFolder();

/// Every description in the folder that can be used, by id; what cannot is skipped and logged.
std::vector<OwnModel> ownModels();

/// Copies the file and writes the description into the folder. Usage when the id is taken. \return as kept.
Result<OwnModel> keepOwnModel(OwnModel model);

/// Takes both away. NotFound. Runs that it made stay; it cannot run again.
Result<void> removeOwnModel(const QString& id);

/// Makes it known to registry and store. \pre its id is in neither
void adoptOwnModel(const OwnModel& model, Registry<Backend>& registry, const ModelStore& store);

} // namespace plumbline
