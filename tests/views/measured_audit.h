// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <random>

#include "core/measures/class_rates.h"
#include "core/measures/counts.h"
#include "core/views/estimate_chart.h"
#include "core/views/measured.h"

namespace plumbline::test {

/// Two systems over gender × tone, every count made from single answers: some undetected, darker women
/// misread more often, the last group of six images only. The first group is the reference.
inline Measured measuredAudit(unsigned seed = 3)
{
    Measured measured;
    measured.dataset = QStringLiteral("parliament");
    measured.task = QStringLiteral("classify:gender");
    measured.truth = QStringLiteral("gender");
    measured.by = QStringList {QStringLiteral("gender"), QStringLiteral("tone")};
    measured.classes = QStringList {QStringLiteral("female"), QStringLiteral("male")};
    const auto add = [&](const char* gender, const char* noun, const char* tone) {
        measured.groups.push_back({QString::fromLatin1(gender), QString::fromLatin1(tone)});
        measured.labels.push_back(QString::fromLatin1(noun) + QStringLiteral(", ")
                                  + QString::fromLatin1(tone));
        measured.valueLabels.push_back({QString::fromLatin1(noun), QString::fromLatin1(tone)});
    };
    add("M", "Men", "lighter");
    add("M", "Men", "darker");
    add("F", "Women", "lighter");
    add("F", "Women", "darker");
    measured.originals = measured.labels;
    measured.settings.reference = 0;
    const std::vector<int> sizes {80, 40, 60, 6};
    const std::vector<double> wrong {0.02, 0.1, 0.2, 0.6};
    for (int s = 0; s < 2; ++s) {
        std::mt19937 random(seed + static_cast<unsigned>(s));
        const auto unit = [&random] { return static_cast<double>(random() % 10000) / 10000; };
        std::vector<measures::Observation> seen;
        auto answers = std::make_shared<std::vector<measures::ScoredAnswer>>();
        int subject = 0;
        for (int group = 0; group < 4; ++group) {
            for (int i = 0; i < sizes[static_cast<std::size_t>(group)]; ++i) {
                measures::ScoredAnswer one;
                one.group = group;
                one.truth = static_cast<std::int16_t>(group < 2 ? 1 : 0);
                auto become = measures::Disposition::Undetected;
                if (unit() < 0.06) {
                    one.answer = measures::ScoredAnswer::kUndetected;
                } else {
                    const bool errs = unit() < wrong[static_cast<std::size_t>(group)];
                    one.answer = static_cast<std::int16_t>(errs ? 1 - one.truth : one.truth);
                    one.confidence = static_cast<float>(0.5 + 0.499 * unit());
                    one.score = one.answer == 0 ? one.confidence : 1 - one.confidence;
                    become = errs ? measures::Disposition::Error : measures::Disposition::Correct;
                }
                answers->push_back(one);
                seen.push_back({group, subject++, become, false});
            }
        }
        MeasuredRun run;
        run.system = QStringLiteral("d+s%1").arg(s);
        run.name = QStringLiteral("System %1").arg(QChar(u'A' + static_cast<char16_t>(s)));
        run.run = RunId(s + 1);
        run.analysis = measures::analyse(measures::count(seen, 4), measured.settings);
        auto rates = measures::classRates(*answers, 4, 2, measured.settings);
        for (std::size_t group = 0; group < rates.size(); ++group)
            run.analysis.groups[group].classes = std::move(rates[group]);
        run.answers = answers;
        measured.runs.push_back(run);
    }
    measured.images = 186;
    measured.subjects = 186;
    return measured;
}

/// Ages over the same groups: one system, the second group missed by more, the last of six images only.
inline Measured measuredAges(unsigned seed = 3)
{
    Measured measured = measuredAudit(seed);
    measured.task = QStringLiteral("estimate:age");
    measured.truth = QStringLiteral("age");
    measured.classes.clear();
    measured.isEstimate = true;
    measured.runs.resize(1);
    std::mt19937 random(seed);
    std::vector<measures::EstimateObservation> seen;
    const std::vector<int> sizes {80, 40, 60, 6};
    int subject = 0;
    for (int group = 0; group < 4; ++group)
        for (int i = 0; i < sizes[static_cast<std::size_t>(group)]; ++i)
            seen.push_back({{group, subject++, measures::Disposition::Correct, false},
                            static_cast<double>(random() % 100) / 10 + (group == 1 ? 6 : -4)});
    MeasuredRun& run = measured.runs.front();
    run.answers.reset();
    run.estimate = measures::analyseEstimates(seen, 4, measured.settings);
    run.analysis = {};
    for (const measures::EstimateGroup& group : run.estimate->groups)
        run.analysis.groups.push_back({group.counts, {}, {}, {}, {}});
    return measured;
}

/// Who is found in the same audit: no classes, and no answer that could be right or wrong about a label.
inline Measured measuredDetection()
{
    Measured measured = measuredAudit();
    measured.task = QStringLiteral("detect");
    measured.truth.clear();
    measured.classes.clear();
    for (MeasuredRun& run : measured.runs)
        run.answers = std::make_shared<std::vector<measures::ScoredAnswer>>();
    return measured;
}

/// What the chart draws: rates, or ages.
inline Measured measuredFor(const Chart& chart)
{
    return dynamic_cast<const EstimateChart*>(&chart) != nullptr ? measuredAges() : measuredAudit();
}

} // namespace plumbline::test
