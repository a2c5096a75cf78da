// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace plumbline {

/// Who says that a label is so. Kept with every attribute and shown wherever it is used.
enum class LabelSource { NotStated, SelfDescribed, Perceived, Inferred, Rendered };
QString
labelSourceName(LabelSource source); ///< "not_stated", "self_described", "perceived", "inferred", "rendered"
std::optional<LabelSource> labelSourceFromName(const QString& name);

/// Whether an image could be read when it was imported.
enum class ImageState { Ready, Missing, Unreadable, TooLarge };
QString imageStateName(ImageState state);           ///< "ready", "missing", "unreadable", "too_large"
ImageState imageStateFromName(const QString& name); ///< an unknown word is Unreadable

struct Image
{
    ImageId id;      ///< invalid until stored
    QString file;    ///< path below the image folder, '/' separated: what the labels and exports call it
    QString path;    ///< absolute at run time; stored relative to the project where possible
    QString sha256;  ///< of the file's bytes; empty when it could not be read
    int widthPx = 0; ///< upright
    int heightPx = 0;
    qint64 bytes = 0;
    ImageState state = ImageState::Ready;
    QString problem;     ///< a sentence, when not Ready
    int subject = -1;    ///< index into Dataset::subjects; -1 = not stated: counts as a person of its own
    ImageId duplicateOf; ///< the first image with the same bytes, if there is one before this
};

/// A column of labels, dictionary-coded: codes[i] is the index in values of image i's value, -1 = not stated.
struct Attribute
{
    QString name; ///< "gender"
    LabelSource source = LabelSource::NotStated;
    QStringList values;     ///< in declared order, else first seen
    std::vector<int> codes; ///< one per image
    /// The dataset's value -> the systems' class ("F" -> "female"); values without an entry are not offered.
    QHash<QString, QString> valueMap;

    [[nodiscard]] QString value(std::size_t image) const; ///< empty = not stated
    [[nodiscard]] bool isNumeric() const;                 ///< every value reads as a number, and there is one
};

/// One group of a grouping: a set of values, or a band low <= x < high.
struct Group
{
    QString label;
    QStringList values; ///< used when not empty
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// A coarser view of one attribute: I-III / IV-VI, age bands. Used in `--by` like an attribute, by its name.
struct Grouping
{
    QString name;
    QString attribute;
    std::vector<Group> groups;
};

/// What is audited on: images, who is on them, what is said of them. A plain value.
struct Dataset
{
    QString imageRoot;      ///< absolute folder the files are below
    bool synthetic = false; ///< computer-generated people: marked wherever shown
    std::vector<Image> images;
    QStringList subjects;
    std::vector<Attribute> attributes;
    std::vector<Grouping> groupings;

    [[nodiscard]] const Attribute* attribute(const QString& name) const;
    [[nodiscard]] Attribute* attribute(const QString& name);
    [[nodiscard]] const Grouping* grouping(const QString& name) const;
    /// Distinct people: stated subjects that have an image, and each image without one.
    [[nodiscard]] int subjectCount() const;
};

/// The value of `--by NAME` for every image: the attribute of that name, or the grouping worked out. A value
/// that falls in no group of a grouping is -1. Usage error when there is no such name.
Result<Attribute> column(const Dataset& dataset, const QString& name);

/// Guesses the class each value means to the task's classes, by the usual spellings (F, f, w, woman, female
/// ...; M, m, man, male ...). A value it does not know stays out of the map.
QHash<QString, QString> guessValueMap(const QStringList& values, const QStringList& classes);

/// The attribute whose values best mean \a classes (most images mapped; ties to the first), or an empty
/// string.
QString guessTruthAttribute(const Dataset& dataset, const QStringList& classes);

/// Sets duplicateOf of every image from the hashes. \pre the images have their ids (they are stored).
void markDuplicates(Dataset& dataset);

/// SHA-256 over files, image hashes, subjects, attributes and value maps: the dataset's identity in a run's
/// plan. Row ids, absolute paths and groupings do not enter.
QString contentHash(const Dataset& dataset);

} // namespace plumbline
