// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

namespace plumbline::test {

/// Responses of one service in the shapes it documents, values invented.
struct AnswerSample
{
    QString format;
    QByteArray woman;    ///< one face, 37 years
    QByteArray twoFaces; ///< a surer or larger man of 50 and a woman
    QByteArray bare;     ///< a face without gender and age
    QByteArray nobody;   ///< no face
    QByteArray error;    ///< the service's own way to say that it failed
    bool hasConfidence = false;
    bool isDetectionOnly = false;
};

const std::vector<AnswerSample>& answerSamples();
const AnswerSample& answerSample(const QString& format);

} // namespace plumbline::test
