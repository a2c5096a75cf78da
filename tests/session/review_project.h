// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "core/session/project.h"

namespace plumbline::test {

/// A finished audit without pictures: women and men by turns, two of each person; the first system calls
/// everyone a woman, the second tells them apart. Confidence rises from image to image; the last image has no
/// face in it.
class ReviewProject
{
public:
    explicit ReviewProject(int images, bool withRuns = true);

    void reopen(OpenMode mode = OpenMode::ReadWrite);
    /// The file's content but for the journal, a line for each row, sorted. The project must be closed for
    /// writing or have nothing queued.
    [[nodiscard]] QStringList content() const;
    [[nodiscard]] QStringList journalActions() const;

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Services> m_services;

public: // after the folder they live in
    std::shared_ptr<Project> project;
    std::vector<ImageId> ids;
    QString path;
};

} // namespace plumbline::test
