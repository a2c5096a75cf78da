// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/dataset/dataset.h"
#include "core/outcomes/outcome_row.h"
#include "core/session/queries.h"

namespace plumbline {

struct ReviewBook;

/// The answer to a ListQuery: which image, by which system, stands in which row. Twelve bytes a row; all else
/// is looked up in the snapshots it shares with the project, so that hundreds of thousands of rows cost
/// nothing until they are looked at.
///
/// THREAD SAFETY: an immutable value; cheap to copy, to be read in any thread. It stays what it was when the
/// project changes.
class Listing
{
public:
    /// One system's outcomes.
    struct Run
    {
        QString system; ///< "fr_detect+gear"
        QString name;
        RunId id;
        std::shared_ptr<const std::vector<Outcome>> outcomes;
    };
    struct Row
    {
        int image = 0;    ///< index in the dataset's images
        int outcome = -1; ///< index in the run's outcomes; -1: not asked yet
        qint16 run = -1;  ///< index in runs(); -1: no run
        Verdict verdict = Verdict::None;
    };
    /// What rows point into.
    struct Ground
    {
        std::shared_ptr<const Dataset> dataset;
        std::shared_ptr<const ReviewBook> reviews;
        QString truth; ///< the truth attribute's name; empty: none
        std::vector<Run> runs;
    };

    Listing(); ///< no rows
    Listing(std::shared_ptr<const Ground> ground, std::vector<Row> rows);

    [[nodiscard]] int size() const { return static_cast<int>(m_rows->size()); }
    [[nodiscard]] bool isEmpty() const { return m_rows->empty(); }
    [[nodiscard]] int imageCount() const { return m_images; } ///< different images among the rows
    [[nodiscard]] const std::shared_ptr<const Dataset>& dataset() const { return m_ground->dataset; }
    [[nodiscard]] const std::vector<Run>& runs() const { return m_ground->runs; }

    // Of one row. \pre 0 <= row < size()
    [[nodiscard]] const Image& image(int row) const;
    [[nodiscard]] int imageIndex(int row) const { return at(row).image; } ///< in dataset()->images
    [[nodiscard]] ImageId imageId(int row) const { return image(row).id; }
    [[nodiscard]] Verdict verdict(int row) const { return at(row).verdict; }
    [[nodiscard]] QString system(int row) const;         ///< empty: no run yet
    [[nodiscard]] const Outcome* outcome(int row) const; ///< without raw response; null: not asked yet
    [[nodiscard]] const Review& review(int row) const;   ///< an empty one when nothing was said
    [[nodiscard]] QStringList tags(int row) const;       ///< names
    [[nodiscard]] OutcomeRow row(int row) const;         ///< everything, put together now
    [[nodiscard]] std::vector<OutcomeRow> rows() const;  ///< all of them: for exports and small lists

    /// The first row of that image and system (any system when empty), -1 when there is none. Linear.
    [[nodiscard]] int find(ImageId image, const QString& system = {}) const;
    /// The rows' images, each once, in the order of their first rows.
    [[nodiscard]] std::vector<ImageId> images(const std::vector<int>& rows) const;
    /// Whether the rows are of the same images and systems in the same order (data may have changed).
    [[nodiscard]] bool sameRows(const Listing& other) const;

private:
    [[nodiscard]] const Row& at(int row) const { return (*m_rows)[static_cast<std::size_t>(row)]; }

    std::shared_ptr<const Ground> m_ground;
    std::shared_ptr<const std::vector<Row>> m_rows;
    int m_images = 0;
};

} // namespace plumbline
