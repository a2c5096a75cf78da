// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>
#include <vector>

#include <QFile>
#include <QtTest>

#include "core/measures/matching/false_match_share.h"
#include "tests/support/test_environment.h"

using namespace plumbline::measures;

namespace {

constexpr double kLevel = 0.95;

bool near(double a, double b, double relative)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

Search search(int subject, int group, float other, bool isMated = false)
{
    Search made;
    made.subject = subject;
    made.group = group;
    made.isMated = isMated;
    made.bestOther = other;
    made.otherRank = 1;
    return made;
}

} // namespace

/// The sentence of the ACLU: whose share of the false matches is larger than of those searched.
class TestFalseMatchShare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTableEqualsR();
    void theAclusOwnNumbers();
    void withoutAFalseMatchThereIsNoShare();
    void aGroupOfAllOrOfNobodyHasNobodyToCompareWith();
    void searchesOfOnePersonCountOnce();
    void whoHasNoGroupIsInNoShare();
    void candidatesBeyondTheRanksDoNotCount();
    void thresholdAtIsTheLowestThatKeepsTheRate();
};

void TestFalseMatchShare::everyTableEqualsR()
{
    QFile file(plumbline::test::sourceDir() + QStringLiteral("/tests/measures/false_match_share.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int tables = 0;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        QCOMPARE(cells.size(), 9);
        const Tally group {cells[0].toLongLong(), cells[1].toLongLong()};
        const Tally rest {cells[2].toLongLong(), cells[3].toLongLong()};
        const FalseMatchShare share = falseMatchShare(group, rest, cells[4].toDouble());
        QVERIFY(near(share.ratio.value(), cells[5].toDouble(), 1e-12));
        // R's limits come from numerical likelihoods.
        QVERIFY2(near(share.limits->low, cells[6].toDouble(), 1e-5), cells.join(',').constData());
        QVERIFY2(near(share.limits->high, cells[7].toDouble(), 1e-5), cells.join(',').constData());
        QVERIFY(near(share.p.value(), cells[8].toDouble(), 1e-9));
        ++tables;
    }
    QCOMPARE(tables, 30);
}

void TestFalseMatchShare::theAclusOwnNumbers()
{
    // 28 of 535, 11 of them people of colour, who are a fifth of Congress.
    const FalseMatchShare share = falseMatchShare({11, 107}, {17, 428}, kLevel);
    QCOMPARE(share.falselyMatched, 28);
    QCOMPARE(share.searches, 535);
    QVERIFY(near(*share.shareOfMatches, 0.393, 1e-3));
    QVERIFY(near(*share.shareOfSearches, 0.2, 1e-12));
    QVERIFY(share.limits->low > 1 && *share.p < 0.05);
}

void TestFalseMatchShare::withoutAFalseMatchThereIsNoShare()
{
    const FalseMatchShare share = falseMatchShare({0, 10}, {0, 20}, kLevel);
    QVERIFY(!share.shareOfMatches && !share.ratio && !share.limits);
    QCOMPARE(share.shareOfSearches.value(), 10.0 / 30);
    QCOMPARE(share.p.value(), 1.0);
}

void TestFalseMatchShare::aGroupOfAllOrOfNobodyHasNobodyToCompareWith()
{
    for (const auto& [group, rest] :
         {std::pair(Tally {3, 10}, Tally {}), std::pair(Tally {}, Tally {3, 10})}) {
        const FalseMatchShare share = falseMatchShare(group, rest, kLevel);
        QVERIFY(share.shareOfMatches && share.shareOfSearches);
        QVERIFY(!share.ratio && !share.limits && !share.p);
    }
    QVERIFY(!falseMatchShare({}, {}, kLevel).shareOfSearches);
}

void TestFalseMatchShare::searchesOfOnePersonCountOnce()
{
    const Identification searches({search(1, 0, 0.9F), search(1, 0, 0.8F), search(2, 0, 0.1F),
                                   search(3, 1, 0.2F), search(3, 1, 0.9F), search(-1, 1, 0.3F),
                                   search(-1, 1, 0.3F)});
    const FalseMatchShare share = falseMatchShare(searches, {true, false}, 0.5F, 1, kLevel);
    QVERIFY(share.byPeople);
    QCOMPARE(share.falselyMatched, 3);
    QCOMPARE(share.searches, 7);
    QCOMPARE(share.group, (Tally {1, 2}));
    QCOMPARE(share.rest, (Tally {1, 3}));
    const Identification single({search(1, 0, 0.9F), search(2, 1, 0.1F)});
    QVERIFY(!falseMatchShare(single, {true, false}, 0.5F, 1, kLevel).byPeople);
}

void TestFalseMatchShare::whoHasNoGroupIsInNoShare()
{
    const Identification searches({search(1, -1, 0.9F), search(2, 0, 0.9F), search(3, 1, 0.1F)});
    const FalseMatchShare share = falseMatchShare(searches, {true, false}, 0.5F, 1, kLevel);
    QCOMPARE(share.falselyMatched, 2);
    QCOMPARE(share.unknown, 1);
    QCOMPARE(share.group, (Tally {1, 1}));
    QCOMPARE(share.rest, (Tally {0, 1}));
}

void TestFalseMatchShare::candidatesBeyondTheRanksDoNotCount()
{
    Search second = search(1, 0, 0.9F, true);
    second.otherRank = 2;
    const Identification searches({second, search(2, 1, 0.1F)});
    QCOMPARE(falseMatchShare(searches, {true, false}, 0.5F, 1, kLevel).falselyMatched, 0);
    QCOMPARE(falseMatchShare(searches, {true, false}, 0.5F, 2, kLevel).falselyMatched, 1);
}

void TestFalseMatchShare::thresholdAtIsTheLowestThatKeepsTheRate()
{
    std::vector<Search> all;
    for (int i = 0; i < 10; ++i)
        all.push_back(search(i, 0, 0.1F * static_cast<float>(i)));
    all.push_back(search(10, 0, 5.0F, true)); // has a mate: not in FPIR
    const Identification searches(all);
    for (const double rate : {0.0, 0.1, 0.25, 0.3, 0.99}) {
        const float threshold = searches.thresholdAt(rate).value();
        QVERIFY(searches.falsePositives(std::nullopt, threshold, 1).rate().value() <= rate + 1e-12);
        const float below = std::nextafter(threshold, -std::numeric_limits<float>::infinity());
        QVERIFY(searches.falsePositives(std::nullopt, below, 1).rate().value() > rate);
    }
    QVERIFY(std::isinf(searches.thresholdAt(1).value()));
    QVERIFY(!Identification({search(1, 0, 0.5F, true)}).thresholdAt(0.1));
    QVERIFY(!Identification(std::vector<Search> {}).thresholdAt(0.1));
}

QTEST_GUILESS_MAIN(TestFalseMatchShare)

#include "tst_false_match_share.moc"
