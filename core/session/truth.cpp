// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/truth.h"

#include <cmath>
#include <utility>

#include <QRegularExpression>

#include "core/outcomes/embedding.h"
#include "core/session/saved_outcome.h"

namespace plumbline {

namespace {

/// 2: the name itself; 1: a word of the name; 0: neither.
int nameRank(const QString& name, const QString& wanted)
{
    const QString lower = name.toLower();
    if (lower == wanted)
        return 2;
    static const QRegularExpression between(QStringLiteral("[^a-z0-9]+"));
    return lower.split(between, Qt::SkipEmptyParts).contains(wanted) ? 1 : 0;
}

/// Every image shows a person: a face that is found is right, whoever it is.
Verdict judgeDetection(const Outcome& outcome, bool excluded)
{
    const Verdict verdict = judgeEnrolment(outcome, excluded);
    return verdict == Verdict::Enrolled ? Verdict::Right : verdict;
}

} // namespace

Truth::Truth(QString task, const Attribute* attribute, QStringList classes)
    : m_task(std::move(task))
    , m_isEstimate(isEstimateTask(m_task))
    , m_isMatching(isMatchingTask(m_task))
    , m_isDetection(m_task == saved_tasks::detection())
    , m_attribute(attribute)
    , m_offered(std::move(classes))
    , m_classes(1)
    , m_numbers(1)
{
    if (!attribute)
        return;
    for (const QString& value : attribute->values) {
        m_classes.push_back(attribute->valueMap.value(value));
        m_numbers.push_back(m_isEstimate ? labelNumber(value) : std::nullopt);
    }
}

bool Truth::hasLabel(std::size_t image) const
{
    return m_isEstimate ? numberOf(image).has_value() : m_offered.contains(classOf(image));
}

Verdict Truth::judge(const Outcome& outcome, std::size_t image, bool excluded) const
{
    if (m_isDetection)
        return judgeDetection(outcome, excluded);
    if (m_isMatching)
        return judgeEnrolment(outcome, excluded);
    return m_isEstimate ? judgeEstimate(outcome, numberOf(image), excluded)
                        : plumbline::judge(outcome, classOf(image), m_offered, excluded);
}

std::optional<double> Truth::error(const Outcome& outcome, std::size_t image) const
{
    const auto truth = numberOf(image);
    if (!truth || !outcome.answer.estimate)
        return std::nullopt;
    return *outcome.answer.estimate - *truth;
}

Verdict countedVerdict(Verdict verdict, const QString& task)
{
    return verdict == Verdict::Undetected && task == saved_tasks::detection() ? Verdict::Wrong : verdict;
}

std::optional<double> labelNumber(const QString& value)
{
    bool ok = false;
    const double number = value.toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString guessNumericTruth(const Dataset& dataset, const QString& task)
{
    const QString wanted = task.section(QLatin1Char(':'), 1);
    QString best;
    int bestRank = 0;
    for (const Attribute& attribute : dataset.attributes) {
        const int rank = attribute.isNumeric() ? nameRank(attribute.name, wanted) : 0;
        if (rank > bestRank) {
            best = attribute.name;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace plumbline
