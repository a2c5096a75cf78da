// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <random>

#include <QtTest>

#include "core/measures/confusion.h"
#include "core/measures/threshold.h"

using namespace plumbline::measures;

namespace {

/// Answers at random; some on round scores, so that edges are met, some without any.
std::vector<ScoredAnswer> randomAnswers(unsigned seed, int groups)
{
    std::mt19937 random(seed);
    const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<ScoredAnswer> answers;
    for (int i = 0; i < 2000; ++i) {
        ScoredAnswer one;
        one.group = below(static_cast<unsigned>(groups));
        one.truth = static_cast<std::int16_t>(below(2));
        one.answer = static_cast<std::int16_t>(below(12) == 0 ? -1 - below(2) : below(2));
        if (one.isAnswered() && below(20) != 0)
            one.score = static_cast<float>(below(101)) / 100;
        answers.push_back(one);
    }
    return answers;
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confusionIsWhatCountingByHandGives()
    {
        constexpr int kGroups = 3;
        const std::vector<ScoredAnswer> answers = randomAnswers(7, kGroups);
        std::int64_t all = 0;
        for (const ConfusionRow& row : confusion(answers, kGroups, 2)) {
            for (int column = -2; column < 2; ++column) {
                const auto byHand =
                    std::count_if(answers.begin(), answers.end(), [&](const ScoredAnswer& one) {
                        return one.group == row.group && one.truth == row.truth && one.answer == column;
                    });
                const std::int64_t given = column == ScoredAnswer::kRefused ? row.refused
                    : column == ScoredAnswer::kUndetected                   ? row.undetected
                                                          : row.answered[static_cast<std::size_t>(column)];
                QCOMPARE(given, std::int64_t {byHand});
            }
            all += row.total();
        }
        QCOMPARE(all, std::int64_t {2000});
    }

    void rowsWithoutAnImageAreLeftOut()
    {
        const std::vector<ScoredAnswer> answers {{1, 0, 0, 0.9F, 0.9F}, {1, 0, -1}};
        const auto rows = confusion(answers, 3, 2);
        QCOMPARE(rows.size(), std::size_t {1});
        QCOMPARE(rows.front().group, 1);
        QCOMPARE(rows.front().total(), std::int64_t {2});
        QVERIFY(confusion({}, 3, 2).empty());
    }

    void thresholdIsWhatDecidingOneByOneGives()
    {
        constexpr int kGroups = 3;
        const std::vector<ScoredAnswer> answers = randomAnswers(11, kGroups);
        for (int group = 0; group < kGroups; ++group) {
            const ThresholdSweep sweep(answers, group);
            for (const auto& [low, high] : {std::pair(0.0, 0.0),
                                            {0.25, 0.25},
                                            {0.4, 0.6},
                                            {0.5, 0.5},
                                            {0.0, 1.0},
                                            {1.0, 1.0},
                                            {0.333, 0.667},
                                            {0.0, 2.0}}) {
                Tally byHand;
                for (const ScoredAnswer& one : answers) {
                    const double score = one.score;
                    if (one.group != group || !one.isAnswered() || std::isnan(score))
                        continue;
                    if (score >= low && score < high)
                        continue;
                    ++byHand.n;
                    const int called = score >= high ? 0 : 1;
                    byHand.errors += called != one.truth;
                }
                QCOMPARE(sweep.decided(low, high).n, byHand.n);
                QCOMPARE(sweep.decided(low, high).errors, byHand.errors);
                QVERIFY(sweep.decided(low, high).isValid());
            }
        }
    }

    void theEndsOfTheSweepCallEverybodyTheSame()
    {
        const std::vector<ScoredAnswer> answers {
            {0, 0, 0, 0.9F, 0.9F}, {0, 0, 1, 0.2F, 0.8F}, {0, 1, 1, 0.1F, 0.9F}, {0, 1, -1}};
        const ThresholdSweep sweep(answers, 0);
        QCOMPARE(sweep.size(), std::int64_t {3});
        QCOMPARE(sweep.at(0).errors, std::int64_t {1}); // all are class 0
        QCOMPARE(sweep.at(1).errors, std::int64_t {2}); // all are class 1
        QCOMPARE(sweep.at(0.5).errors, std::int64_t {1});
        QCOMPARE(ThresholdSweep(answers, 1).size(), std::int64_t {0});
    }
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
