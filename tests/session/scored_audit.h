// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QFile>

#include "core/session/answer_desk.h"
#include "core/session/matching_desk.h"
#include "tests/session/small_audit.h"

namespace plumbline::test {

/// Twelve images p00 .. p11 of six people, two each, one labelled F and one M.
struct ScoredAudit : SmallAudit
{
    [[nodiscard]] QString file(const QString& name, const QByteArray& text) const
    {
        const QString at = folder.filePath(name);
        QFile written(at);
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size())
            qFatal("no file");
        return at;
    }
    [[nodiscard]] Result<AnswersReport> scores(const QByteArray& text, const ScoreReading& reading = {},
                                               const QString& system = QStringLiteral("Vendor 2024")) const
    {
        const ScoreImport request {file(QStringLiteral("scores.csv"), text), {system, {}}, reading};
        return AnswerDesk(*project).importScores(request);
    }
    [[nodiscard]] Result<AnswersReport> answers(const char* file, const QByteArray& text) const
    {
        const AnswersImport request {
            this->file(QLatin1String(file), text), {}, {}, {QStringLiteral("Vendor 2024"), {}}};
        return AnswerDesk(*project).importAnswers(request);
    }
    [[nodiscard]] Result<std::vector<Matched>> ask(const MatchQuery& query = {}) const
    {
        return MatchingDesk(*project).measure(query, [](const Progress&) {}, {});
    }
};

inline std::pair<qint64, qint64> counts(const measures::PairRate& rate)
{
    return {rate.errors, rate.comparisons};
}

} // namespace plumbline::test
