// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QImage>
#include <QString>
#include <QStringList>

#include "core/backends/feeding.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/run/run_control.h"
#include "core/session/project.h"
#include "core/session/queries.h"

namespace plumbline {

/// What one system made of one picture, shown and then forgotten.
struct TrialAnswer
{
    QString system; ///< "fr_detect+gear"
    QString name;
    QString problem;         ///< a sentence: not installed, failed, no face found; empty when it answered
    std::vector<Face> faces; ///< all the detector found, highest score first, in its own terms
    struct Reading
    {
        QString task;  ///< "classify:gender"
        Answer answer; ///< with the raw response
        double ms = 0; ///< of this answer alone, wall clock
        QString problem;
    };
    std::vector<Reading> readings; ///< one for each of the classifier's tasks
    QImage crop;                   ///< what its net was shown of the first face; null where that is unknown
    QString feeding;
    double detectMs = 0; ///< wall clock; shared by the systems behind one detector
};

struct Trial
{
    QString file;                     ///< name only
    QImage picture;                   ///< upright
    std::vector<TrialAnswer> answers; ///< in the order asked
};

/// One way of feeding a classifier.
struct FeedingVariant
{
    QString name; ///< for people: "as shipped", "BGR", "crop 1.4"
    Feeding feeding;
};

/// A classifier fed in several ways on the same labelled pictures.
struct FeedingStudy
{
    QString detector = QStringLiteral("fr_detect");
    QString classifier;
    QString task = QStringLiteral("classify:gender");
    std::vector<FeedingVariant> variants; ///< empty: usualVariants() of the classifier's own feeding
    Where where;                          ///< only these images
    int images = 200;                     ///< drawn at random from the labelled ones; 0: all
    quint32 seed = 1;                     ///< the same seed draws the same images
    double level = 0.95;
};

/// What one feeding gave. Images whose face was not found take part in none.
struct FeedingResult
{
    FeedingVariant variant;
    bool own = false; ///< the feeding the classifier is audited with
    qint64 scored = 0;
    qint64 failed = 0;
    qint64 errors = 0;                                             ///< of a classification
    std::optional<double> rate, low, high;                         ///< errors of scored, fractions, Wilson
    std::optional<double> meanAbsolute, absoluteLow, absoluteHigh; ///< of an estimate, in its unit
    std::optional<double> bias;
    qint64 better = 0; ///< images read right here and wrong with the own feeding (an estimate: nearer)
    qint64 worse = 0;  ///< the other way round
};

struct FeedingComparison
{
    FeedingStudy study;  ///< with its variants
    QString name;        ///< of the classifier
    QString truth;       ///< attribute compared with
    qint64 labelled = 0; ///< images that could have been drawn
    qint64 drawn = 0;
    qint64 undetected = 0;
    qint64 unreadable = 0;
    std::vector<FeedingResult> results; ///< in the order of the variants
    [[nodiscard]] bool isEstimate() const { return study.task.startsWith(QLatin1String("estimate:")); }
};

/// The feedings worth comparing with \a own: itself first, the other channel order, crops of 0.8 to 1.8 (the
/// box, not a square, where that is its rule), scalings 0..255, 0..1 and -1..1; each changes one thing.
std::vector<FeedingVariant> usualVariants(const Feeding& own);

/// One picture tried, feedings compared: nothing of it is stored in a project. Calls block; make them off the
/// GUI thread (Session::startJob with JobKind::Check, or Session::ask).
class TrialDesk
{
public:
    /// For pictures of the disk: needs no project.
    explicit TrialDesk(const Services& services);
    /// For images of the project too.
    explicit TrialDesk(const Project& project);

    /// Every system's word on one picture. \a systems empty: those installed behind the default detector, for
    /// any task. A system that cannot answer says so in its TrialAnswer. Usage: an unknown system; else why
    /// the picture cannot be read.
    [[nodiscard]] Result<Trial> tryOnImage(const QStringList& systems, const QString& path) const;
    /// Usage without a project; NotFound for an image that is not in it.
    [[nodiscard]] Result<Trial> tryOnImage(const QStringList& systems, ImageId image) const;

    /// What each answer's net was shown, in the order of detail.answers; null where no face was taken or its
    /// feeding is not data. Opens no model.
    [[nodiscard]] Result<std::vector<QImage>> cropsSeen(const ImageDetail& detail) const;

    /// Draws labelled images and asks the classifier about each in every variant. Cancelled ends it between
    /// images. Usage: no such classifier, one whose feeding is not data, no labelled image.
    [[nodiscard]] Result<FeedingComparison> compareFeedings(const FeedingStudy& study, RunControl& control,
                                                            const ProgressFunction& progress) const;

private:
    const Services& m_services;
    const Project* m_project = nullptr;
};

} // namespace plumbline
