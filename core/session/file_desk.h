// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/session/project.h"

namespace plumbline {

/// How much of a dataset is in the project itself. Counted in files: images of one content are one.
struct PackState
{
    qint64 files = 0; ///< that could be read when they were imported
    qint64 packed = 0;
    qint64 packedBytes = 0;
    qint64 restBytes = 0; ///< of those not packed, as imported
};

/// A file and why it was left, in a sentence.
using FileProblem = std::pair<QString, QString>;

struct PackReport
{
    qint64 packed = 0; ///< now
    qint64 bytes = 0;  ///< of them
    std::vector<FileProblem> left;
    bool cancelled = false; ///< what was packed until then stays
};

struct UnpackReport
{
    qint64 taken = 0;   ///< pictures that are in the project no more
    qint64 written = 0; ///< of them, those that had no file of their own any more
};

struct RelinkReport
{
    qint64 missing = 0;                    ///< before
    qint64 found = 0;                      ///< now, renamed ones among them
    std::vector<FileProblem> renamed;      ///< the dataset's name, the file's name now
    std::vector<FileProblem> stillMissing; ///< the dataset's name, and what was found instead
};

/// A kind of face data: what, where, how much.
struct FaceDataPlace
{
    enum class Kind { PackedImages, Landmarks, Embeddings, Thumbnails };
    Kind kind = Kind::PackedImages;
    QString what;     ///< "Images packed into this audit"
    QString where;    ///< path of the file or folder
    qint64 count = 0; ///< 0: not counted
    qint64 bytes = 0;
    qint64 onlyHere = 0; ///< packed images whose file is nowhere else as far as is known
};

/// What is done to an audit as a file: copies, packed and moved images, face data, runs that go. Every call
/// blocks; the window makes them through Session::ask() and Session::startJob().
class FileDesk
{
public:
    explicit FileDesk(Project& project);

    /// A consistent copy of everything saved so far, also while a run goes on. Its images are where they
    /// were, seen from the copy's folder. Replaces a file of that name; put there whole or not at all.
    Result<void> saveCopy(const QString& path, const ProgressFunction& progress, std::stop_token stop);

    [[nodiscard]] Result<PackState> packState() const;
    /// Takes the image files into the project, which then needs no folder. Stopped or killed, it keeps what
    /// it has and goes on from there the next time. A file that is gone or was changed is left, with the
    /// reason.
    Result<PackReport> pack(const ProgressFunction& progress, std::stop_token stop);
    /// Takes them out again. Those whose file is gone are written below \a folder first, by the names of the
    /// dataset; nothing is overwritten. Usage when \a folder is empty and needed.
    Result<UnpackReport> unpack(const QString& folder, const ProgressFunction& progress,
                                std::stop_token stop);

    /// Images whose file is not where it was and that are not packed, by their names. Looks at every file.
    [[nodiscard]] QStringList missing() const;
    /// Looks for them in \a folder: by name first, then by size and SHA-256 below it. Only files of the
    /// content that was imported are taken.
    Result<RelinkReport> relink(const QString& folder, const ProgressFunction& progress,
                                std::stop_token stop);

    /// What there is now; places with nothing are left out. Copies of the audit and exports made by hand are
    /// not known here.
    [[nodiscard]] Result<std::vector<FaceDataPlace>> faceData() const;
    /// Deletes all of it, overwritten in the project. Answers stay, with what the systems said word for word:
    /// boxes and scores are no picture and no template of a face. Faces enrolled by matching runs are gone
    /// then; another run of the system enrols them anew.
    Result<void> deleteFaceData();

    /// Failed images of a finished run that may do better at another try.
    [[nodiscard]] Result<qint64> retriable(RunId run) const;
    /// A cancelled or cut-off run goes, with its answers; a finished one stays.
    Result<void> deleteRun(RunId run);

private:
    Project& m_project;
};

} // namespace plumbline
