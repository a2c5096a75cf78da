// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/dataset/dataset.h"
#include "core/outcomes/outcome_row.h"

namespace plumbline {

/// What the labels of one task's truth attribute mean, image by image; worked out once for each value. Points
/// into a dataset that must outlive it.
class Truth
{
public:
    /// \a attribute null: nothing to compare with. \a classes: of the task; empty for an estimate.
    Truth(QString task, const Attribute* attribute, QStringList classes);

    [[nodiscard]] const QString& task() const { return m_task; }
    [[nodiscard]] const Attribute* attribute() const { return m_attribute; }
    [[nodiscard]] const QStringList& classes() const { return m_offered; } ///< of the task
    [[nodiscard]] bool isEstimate() const { return m_isEstimate; }

    /// The class the label means, or nothing.
    [[nodiscard]] const QString& classOf(std::size_t image) const { return m_classes[code(image)]; }
    /// The number the label says: for estimates.
    [[nodiscard]] std::optional<double> numberOf(std::size_t image) const { return m_numbers[code(image)]; }
    /// Whether an answer could be compared with the image's label.
    [[nodiscard]] bool hasLabel(std::size_t image) const;
    /// How the outcome stands against the image's label.
    [[nodiscard]] Verdict judge(const Outcome& outcome, std::size_t image, bool excluded = false) const;
    /// Estimate less label, where there are both.
    [[nodiscard]] std::optional<double> error(const Outcome& outcome, std::size_t image) const;

private:
    [[nodiscard]] std::size_t code(std::size_t image) const
    {
        return static_cast<std::size_t>(m_attribute ? m_attribute->codes[image] + 1 : 0);
    }

    QString m_task;
    bool m_isEstimate;
    bool m_isMatching;  ///< images are enrolled: there is nothing to be right or wrong about
    bool m_isDetection; ///< a face is found or it is not; no label is needed
    const Attribute* m_attribute;
    QStringList m_offered;
    std::vector<QString> m_classes; ///< by code + 1, the first for "not stated"
    std::vector<std::optional<double>> m_numbers;
};

/// What a verdict counts as in a rate of right and wrong: where detection is asked for, who is not found is
/// the error.
Verdict countedVerdict(Verdict verdict, const QString& task);

/// What a label says as a number.
std::optional<double> labelNumber(const QString& value);

/// The attribute whose numbers fit the task: of its name ("age" for "estimate:age"), or with it as a word of
/// its name ("age_2023"); the first of the best. Empty: none.
QString guessNumericTruth(const Dataset& dataset, const QString& task);

} // namespace plumbline
