// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QJsonObject>

#include <opencv2/core.hpp>

#include "core/backends/backend.h"
#include "core/backends/feeding.h"

namespace plumbline {

/// Reads an answer out of a net's outputs, in the order of FaceNet::outputs. Called inside guarded(): may
/// throw. Answer::raw is filled in by the caller.
using ReadAnswer = std::function<Answer(const std::vector<cv::Mat>& outputs)>;

/// A local net that is shown one face: a description, and how its outputs are read.
struct FaceNet
{
    QString id; ///< of the backend and of its model
    QString name;
    QString description;
    Feeding feeding;
    std::vector<std::string> outputs; ///< fetched by name
    QStringList rawOutputs;           ///< those kept as the raw response; empty: all
    QStringList classes;              ///< of the classification; empty: none
    QString classTask;                ///< "classify:gender"
    ReadAnswer classify;              ///< empty: it does not classify
    QString estimateTask;             ///< "estimate:age"
    ReadAnswer estimate;              ///< empty: it does not estimate
    std::string embeddingOutput;      ///< of which the numbers are an embedding of the face; empty: none
    EmbeddingForm embedding;          ///< of that output
    bool own = false;
    QJsonObject details; ///< beside the feeding, which is always among them
};

std::unique_ptr<Backend> makeFaceNetBackend(const FaceNet& net);

/// A worker on the file at \a path, whoever vouches for it.
Result<std::unique_ptr<BackendWorker>> openFaceNet(const FaceNet& net, const QString& path);

/// Fills in what every built-in gender net has: the task and its classes, and how P(male) becomes an answer
/// (male above 0.5).
void readsGender(FaceNet& net, std::function<double(const std::vector<cv::Mat>&)> pMale);
/// The same for age in years.
void readsAge(FaceNet& net, std::function<double(const std::vector<cv::Mat>&)> years);

/// "female" with 1 - pMale, "male" with pMale; SSR-Nets regress, a little beyond 0 and 1 is what they said.
Answer genderAnswer(double pMale);
/// An estimate and its whole number as the label.
Answer estimateAnswer(double value);

/// A whole output as an embedding; throws unless it has that many numbers, all finite and not all 0.
std::vector<float> embeddingFrom(const cv::Mat& output, int dimension);

/// One element of an output, whatever its shape; throws when there is none.
double element(const cv::Mat& output, int index);

} // namespace plumbline
