// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "core/session/pair_list.h"
#include "core/session/review_book.h"

using namespace plumbline;

namespace {

FalseMatch match(int rank, double score, int a, int groupA, int b, int groupB)
{
    FalseMatch made;
    made.rank = rank;
    made.score = score;
    made.a = {ImageId(a), QStringLiteral("%1.jpg").arg(a), QStringLiteral("p%1").arg(a), QStringLiteral("g"),
              groupA};
    made.b = {ImageId(b), QStringLiteral("%1.jpg").arg(b), QStringLiteral("p%1").arg(b), QStringLiteral("g"),
              groupB};
    return made;
}

FalseMatches threeAndOne()
{
    FalseMatches list;
    list.pairs = {match(1, 0.9, 1, 0, 2, 1), match(2, 0.7, 4, 1, 3, 0), match(3, 0.5, 5, 0, 6, 0)};
    list.samePerson = {match(0, 0.8, 7, 1, 8, 1)};
    return list;
}

} // namespace

/// Pairs to look through: order, filters, the table.
class TestPairList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsOfOnePersonStandAtTheirScore()
    {
        const auto pairs = listedPairs(threeAndOne(), {});
        QCOMPARE(pairs.size(), std::size_t {4});
        QCOMPARE(pairs[1].match.rank, 0);
        QCOMPARE(pairs[3].match.rank, 3);
    }
    void groupsHaveAnOrderOnlyInTwoSets()
    {
        const auto pairs = listedPairs(threeAndOne(), {});
        const PairFilter mixed {std::pair(0, 1), PairShow::All};
        QVERIFY(fits(pairs[0], mixed, true) && fits(pairs[2], mixed, true));
        QVERIFY(fits(pairs[0], mixed, false) && !fits(pairs[2], mixed, false));
        QVERIFY(!fits(pairs[3], mixed, true));
    }
    void filtersFollowWhatWasSaid()
    {
        ReviewBook book;
        book.pairs[ImagePair(ImageId(1), ImageId(2))] = {true, PairVerdict::Lookalike, {}};
        book.pairs[ImagePair(ImageId(3), ImageId(4))] = {true, std::nullopt, QStringLiteral("n")};
        book.pairs[ImagePair(ImageId(7), ImageId(8))] = {false, PairVerdict::SamePerson, {}};
        const auto pairs = listedPairs(threeAndOne(), book);
        const auto shown = [&](PairShow show) {
            QList<int> ranks;
            for (const ListedPair& pair : pairs)
                if (fits(pair, {std::nullopt, show}, true))
                    ranks.append(pair.match.rank);
            return ranks;
        };
        QCOMPARE(shown(PairShow::All), (QList {1, 0, 2, 3}));
        QCOMPARE(shown(PairShow::NotLookedAt), (QList {3}));
        QCOMPARE(shown(PairShow::LookedAt), (QList {1, 0, 2}));
        QCOMPARE(shown(PairShow::SamePerson), (QList {0}));
        QCOMPARE(shown(PairShow::Lookalike), (QList {1}));
        QCOMPARE(shown(PairShow::LabelError), QList<int>());
        QCOMPARE(shown(PairShow::PoorImage), QList<int>());
        QCOMPARE(shown(PairShow::WithNote), (QList {2}));
        auto sorted = pairs;
        sortPairs(sorted, PairOrder::LookedAt);
        QCOMPARE(sorted.front().match.rank, 3);
        sortPairs(sorted, PairOrder::Groups);
        QCOMPARE(sorted.front().match.rank, 3); // both of the first group
        QCOMPARE(sorted.back().match.rank, 0);
    }
    void theTableHoldsEveryPair()
    {
        ReviewBook book;
        book.pairs[ImagePair(ImageId(1), ImageId(2))] = {true, PairVerdict::Lookalike,
                                                         QStringLiteral("a, b")};
        const auto pairs = listedPairs(threeAndOne(), book);
        const QList<QByteArray> lines = pairsCsv(pairs).trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[1].trimmed(), QByteArray("1,0.9,1.jpg,p1,g,2.jpg,p2,g,yes,lookalike,\"a, b\""));
        QCOMPARE(lines[2].trimmed(), QByteArray(",0.8,7.jpg,p7,g,8.jpg,p8,g,no,,"));
    }
};

QTEST_GUILESS_MAIN(TestPairList)

#include "tst_pair_list.moc"
