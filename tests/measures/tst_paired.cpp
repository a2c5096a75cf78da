// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>
#include <random>

#include <QtTest>

#include "core/measures/matched_sets.h"
#include "core/measures/multiplicity.h"
#include "core/measures/paired.h"
#include "core/measures/paired_analysis.h"
#include "tests/support/test_environment.h"

using namespace plumbline::measures;

namespace {

double number(const QByteArray& text)
{
    return text == "NA" ? std::numeric_limits<double>::quiet_NaN() : text.toDouble();
}

/// Rows of paired_reference.csv (made by paired_reference.R) of that kind, without it.
std::vector<QList<double>> rowsOf(char kind)
{
    std::vector<QList<double>> rows;
    QFile file(plumbline::test::sourceDir() + QStringLiteral("/tests/measures/paired_reference.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        if (cells.at(0) != QByteArray(1, kind))
            continue;
        QList<double>& row = rows.emplace_back();
        for (qsizetype i = 1; i < cells.size(); ++i)
            row.append(number(cells.at(i)));
    }
    return rows;
}

bool equals(double value, double expected, double relative, double absolute)
{
    return std::abs(value - expected) <= std::max(relative * std::abs(expected), absolute);
}

bool equalsChange(const RateChange& change, const QList<double>& row, qsizetype at)
{
    return equals(change.change, row.at(at), 1e-9, 1e-14) && equals(change.low, row.at(at + 1), 1e-9, 1e-13)
        && equals(change.high, row.at(at + 2), 1e-9, 1e-13);
}

bool equalsP(double value, double expected)
{
    return equals(value, expected, 1e-6, 1e-300);
}

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::llround(value));
}

std::vector<std::int64_t> wholes(const QList<double>& row, qsizetype from)
{
    std::vector<std::int64_t> values;
    for (qsizetype i = from; i < row.size(); ++i)
        values.push_back(whole(row.at(i)));
    return values;
}

void addImages(std::vector<PairedObservation>& to, int group, int subject, std::int64_t times, bool wrongA,
               bool wrongB)
{
    for (std::int64_t i = 0; i < times; ++i)
        to.push_back({group, subject, wrongA, wrongB});
}

void addTable(std::vector<PairedObservation>& to, int group, int subject, const PairedTally& tally)
{
    addImages(to, group, subject, tally.bothRight, false, false);
    addImages(to, group, subject, tally.fixed, true, false);
    addImages(to, group, subject, tally.broken, false, true);
    addImages(to, group, subject, tally.bothWrong, true, true);
}

} // namespace

/// Two runs over the same images, and matched sets: R's values, exact enumeration, published examples, and
/// what must hold anyway.
class TestPaired : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesEqualR()
    {
        const auto rows = rowsOf('P');
        QVERIFY(rows.size() >= 150);
        for (const QList<double>& row : rows) {
            const PairedTally tally {whole(row.at(0)), whole(row.at(1)), whole(row.at(2)), whole(row.at(3))};
            const auto change = newcombePaired(tally, row.at(4));
            QVERIFY(change);
            QVERIFY2(equalsChange(*change, row, 5), qPrintable(QString::number(change->low, 'g', 17)));
            QVERIFY(equalsP(mcNemarExact(tally.fixed, tally.broken), row.at(8)));
        }
    }

    void publishedExamplesOfMethodTen()
    {
        // Altman et al., Statistics with Confidence (2000), table 6.2: 0.122, 0.011 to 0.226.
        const auto altman = newcombePaired({22, 0, 5, 14}, 0.95);
        QVERIFY(equals(altman->change, 0.122, 0, 5e-4) && equals(altman->low, 0.011, 0, 5e-4)
                && equals(altman->high, 0.226, 0, 5e-4));
        // Fagerland, Lydersen & Laake, Statistical Analysis of Contingency Tables (2017), chapter 8, the data
        // of Cavo et al. (2012): -0.0621, -0.1186 to -0.0046.
        const auto cavo = newcombePaired({80, 16, 6, 59}, 0.95);
        QVERIFY(equals(cavo->change, -0.0621, 0, 5e-5) && equals(cavo->low, -0.1186, 0, 5e-5)
                && equals(cavo->high, -0.0046, 0, 5e-5));
    }

    void mcNemarAtItsEnds()
    {
        QCOMPARE(mcNemarExact(0, 0), 1.0);
        QCOMPARE(mcNemarExact(1, 0), 1.0);
        QCOMPARE(mcNemarExact(7, 7), 1.0);
        QVERIFY(equalsP(mcNemarExact(0, 5), 2.0 / 32));
        QVERIFY(equalsP(mcNemarExact(12, 0), mcNemarExact(0, 12)));
        QVERIFY(mcNemarExact(0, 900) > 0);
        QVERIFY(mcNemarExact(500, 499) <= 1);
    }

    void noImageHasNoChange() { QVERIFY(!newcombePaired({}, 0.95)); }

    void swappingTheSidesMirrorsTheChange()
    {
        const auto forth = newcombePaired({40, 9, 3, 12}, 0.95);
        const auto back = newcombePaired({40, 3, 9, 12}, 0.95);
        QVERIFY(equals(forth->change, -back->change, 1e-12, 0));
        QVERIFY(equals(forth->low, -back->high, 1e-12, 0));
        QVERIFY(equals(forth->high, -back->low, 1e-12, 0));
    }

    void signFlipEqualsWritingOutAllSigns()
    {
        const auto rows = rowsOf('E');
        QVERIFY(rows.size() >= 40);
        for (const QList<double>& row : rows)
            QVERIFY(equalsP(signFlip(wholes(row, 1)), row.at(0)));
    }

    void signFlipOfManyEqualsR()
    {
        const auto rows = rowsOf('F');
        QVERIFY(rows.size() >= 40);
        for (const QList<double>& row : rows)
            QVERIFY2(equalsP(signFlip(wholes(row, 1)), row.at(0)), qPrintable(QString::number(row.at(0))));
    }

    void signFlipIsMcNemarWhereNobodysBalanceIsOverOne()
    {
        std::mt19937 random(1947);
        for (int i = 0; i < 200; ++i) {
            const int fixed = std::uniform_int_distribution(0, 60)(random);
            const int broken = std::uniform_int_distribution(0, 60)(random);
            std::vector<std::int64_t> balance(static_cast<std::size_t>(fixed), 1);
            balance.insert(balance.end(), static_cast<std::size_t>(broken), -1);
            balance.insert(balance.end(), 10, 0);
            QVERIFY(equals(signFlip(balance), mcNemarExact(fixed, broken), 1e-12, 0));
        }
        // The convolution, too: one person of balance 2 among many of 1 hardly matters.
        std::vector<std::int64_t> nearly(2000, 1);
        std::fill_n(nearly.begin(), 900, -1);
        nearly.push_back(2);
        nearly.push_back(-2);
        const double p = signFlip(nearly);
        QVERIFY(p > mcNemarExact(1100, 900) && p < 1.1 * mcNemarExact(1100, 900));
    }

    void signFlipOfHalfAMillionPeopleIsQuickAndFinite()
    {
        std::mt19937 random(7);
        std::vector<std::int64_t> balance;
        for (int i = 0; i < 500'000; ++i)
            balance.push_back(std::uniform_int_distribution(-3, 3)(random));
        QElapsedTimer timer;
        timer.start();
        const double p = signFlip(balance);
        QVERIFY(p > 0 && p <= 1);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        std::fill(balance.begin(), balance.end(), 2);
        balance.front() = 1;
        QCOMPARE(signFlip(balance), 0.0); // below what a double holds
    }

    void peopleWithSeveralImagesEqualR()
    {
        const auto rows = rowsOf('C');
        QVERIFY(rows.size() >= 50);
        for (const QList<double>& row : rows) {
            std::vector<PairedObservation> images;
            for (qsizetype i = 8, person = 0; i + 3 < row.size(); i += 4, ++person)
                addTable(
                    images, 0, static_cast<int>(person),
                    {whole(row.at(i)), whole(row.at(i + 1)), whole(row.at(i + 2)), whole(row.at(i + 3))});
            const ChangeAnalysis analysis = analysePaired(images, 1, {row.at(0), std::nullopt});
            const ChangedGroup& group = analysis.groups.front();
            QVERIFY(analysis.bySubject);
            QCOMPARE(group.method, ChangeMethod::Subjects);
            QCOMPARE(group.subjects, whole(row.at(7)));
            QVERIFY(equalsChange(*group.change, row, 1));
            QVERIFY(equalsP(*group.p, row.at(4)));
            QCOMPARE(group.designEffect.has_value(), !std::isnan(row.at(5)));
            QVERIFY(!group.designEffect || equals(*group.designEffect, row.at(5), 1e-9, 0));
            QVERIFY(equals(*group.effectiveN, row.at(6), 1e-8, 0));
        }
    }

    void otherImagesOnEachSideEqualR()
    {
        const auto rows = rowsOf('U');
        QVERIFY(rows.size() >= 30);
        for (const QList<double>& row : rows) {
            const std::vector<Tally> a {{whole(row.at(5)), whole(row.at(6))}};
            const std::vector<Tally> b {{whole(row.at(7)), whole(row.at(8))}};
            const ChangeAnalysis analysis = analyseUnpaired(a, b, {row.at(0), std::nullopt});
            const ChangedGroup& group = analysis.groups.front();
            QCOMPARE(group.method, ChangeMethod::Unpaired);
            QVERIFY(!group.paired);
            QVERIFY(equalsChange(*group.change, row, 1));
            QVERIFY(equalsP(*group.p, row.at(4)));
        }
    }

    void differencesOfChangesEqualR()
    {
        const auto rows = rowsOf('M');
        QCOMPARE(rows.size(), std::size_t {40});
        for (const QList<double>& row : rows) {
            const RateChange a {row.at(3), row.at(4), row.at(5)};
            const RateChange b {row.at(6), row.at(7), row.at(8)};
            QVERIFY(equalsChange(differenceOfChanges(a, b, row.at(9)), row, 0));
        }
    }

    void gapsAreBetweenGroupsWithPairsOnly()
    {
        std::vector<PairedObservation> images;
        addTable(images, 0, -1, {50, 12, 3, 20});
        addTable(images, 1, -1, {90, 2, 1, 4});
        addTable(images, 3, -1, {20, 1, 0, 2});
        const ChangeAnalysis pairs = analysePaired(images, 4, {});
        QCOMPARE(pairs.gaps.size(), std::size_t {3}); // nobody in group 2
        QVERIFY(!pairs.groups[2].change && !pairs.groups[2].p);
        QCOMPARE(pairs.comparisons, 3);
        const ChangeAnalysis against = analysePaired(images, 4, {0.95, 1});
        QCOMPARE(against.gaps.size(), std::size_t {2});
        const GapChange& gap = against.gaps.front();
        QCOMPARE(gap.a, 0);
        QCOMPARE(gap.b, 1);
        QVERIFY(equals(gap.before, 32.0 / 85 - 6.0 / 97, 1e-12, 0));
        QVERIFY(equals(gap.after - gap.before, gap.change.change, 1e-12, 0));
        QVERIFY(gap.widened.low < gap.change.low && gap.widened.high > gap.change.high);
        const RateChange expected = differenceOfChanges(*newcombePaired({50, 12, 3, 20}, 0.975),
                                                        *newcombePaired({90, 2, 1, 4}, 0.975));
        QVERIFY(equals(gap.widened.low, expected.low, 1e-12, 0));
        QVERIFY(analysePaired(images, 4, {0.95, 2}).gaps.empty()); // nobody in the reference
    }

    void correctionsCountTheGroupsWithPairs()
    {
        std::vector<PairedObservation> images;
        addTable(images, 0, -1, {50, 12, 1, 20});
        addTable(images, 1, -1, {90, 9, 1, 4});
        addTable(images, 2, -1, {20, 0, 0, 2});
        const ChangeAnalysis analysis = analysePaired(images, 4, {});
        const std::vector<double> p {mcNemarExact(12, 1), mcNemarExact(9, 1), 1.0};
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(equalsP(*analysis.groups[i].pHolm, holm(p)[i]));
            QVERIFY(equalsP(*analysis.groups[i].pBh, benjaminiHochberg(p)[i]));
        }
        QVERIFY(!analysis.groups[3].pHolm);
        QVERIFY(equalsP(*analysis.all.p, mcNemarExact(21, 2)));
        QCOMPARE(analysis.all.paired->n(), std::int64_t {209});
    }

    void peopleInTwoGroupsTieTheirChanges()
    {
        // The same 40 people in both groups, fixed in both or in neither: the two changes are one, and so the
        // gap stands still for certain.
        std::vector<PairedObservation> images;
        for (int person = 0; person < 40; ++person) {
            const bool fixed = person % 3 == 0;
            images.push_back({0, person, fixed, false});
            images.push_back({1, person, fixed, false});
        }
        const ChangeAnalysis analysis = analysePaired(images, 2, {});
        QVERIFY(analysis.bySubject);
        QCOMPARE(analysis.groups[0].method, ChangeMethod::Paired); // one image of each there
        QCOMPARE(analysis.all.method, ChangeMethod::Subjects);
        QCOMPARE(analysis.all.subjects, std::int64_t {40});
        const RateChange gap = analysis.gaps.front().change;
        QCOMPARE(gap.change, 0.0);
        const RateChange apart = differenceOfChanges(*analysis.groups[0].change, *analysis.groups[1].change);
        QVERIFY(gap.high - gap.low < 0.3 * (apart.high - apart.low));
    }

    void nothingAtAllIsNoError()
    {
        const ChangeAnalysis none = analysePaired({}, 2, {0.95, 0});
        QCOMPARE(none.groups.size(), std::size_t {2});
        QVERIFY(!none.all.change && !none.all.p && none.gaps.empty() && !none.bySubject);
        const ChangeAnalysis noGroups = analyseUnpaired({}, {}, {});
        QVERIFY(noGroups.groups.empty() && !noGroups.all.change);
    }

    /// 95 % intervals of the change hold the true change about as often as they say, also where a person's
    /// four images go together.
    void intervalsByPersonCoverTheTruth()
    {
        std::mt19937_64 random(60);
        std::uniform_real_distribution<double> share(0, 1);
        for (const double together : {0.0, 0.5, 0.9}) {
            int held = 0;
            constexpr int kTries = 1500;
            for (int i = 0; i < kTries; ++i) {
                std::vector<PairedObservation> images;
                for (int person = 0; person < 40; ++person) {
                    const double own = share(random);
                    for (int image = 0; image < 4; ++image) {
                        const double u = share(random) < together ? own : share(random);
                        // 0.25 wrong by both, 0.15 fixed, 0.05 broken: the error rate falls by 0.1.
                        images.push_back({0, person, u < 0.4, u < 0.25 || u >= 0.95});
                    }
                }
                const RateChange change = *analysePaired(images, 1, {}).groups.front().change;
                held += change.low <= -0.1 && -0.1 <= change.high ? 1 : 0;
            }
            const double coverage = held / static_cast<double>(kTries);
            QVERIFY2(coverage > 0.93 && coverage < 0.99,
                     qPrintable(QStringLiteral("%1 at %2").arg(coverage).arg(together)));
        }
    }

    /// So do those of a gap's change, between groups of other people and between groups of the same.
    void intervalsOfAGapCoverTheTruth()
    {
        std::mt19937_64 random(61);
        std::uniform_real_distribution<double> share(0, 1);
        for (const bool samePeople : {false, true}) {
            int held = 0;
            constexpr int kTries = 1500;
            for (int i = 0; i < kTries; ++i) {
                std::vector<PairedObservation> images;
                for (int person = 0; person < 60; ++person) {
                    // Group 0: error rate 0.40 to 0.25; group 1: 0.20 to 0.15. The gap falls by 0.1.
                    const double first = share(random);
                    const double second = share(random) < 0.7 && samePeople ? first : share(random);
                    images.push_back({0, person, first < 0.40, first < 0.20 || first >= 0.95});
                    images.push_back({1, samePeople ? person : person + 60, second < 0.20,
                                      second < 0.12 || second >= 0.97});
                }
                const RateChange change = analysePaired(images, 2, {}).gaps.front().change;
                held += change.low <= -0.1 && -0.1 <= change.high ? 1 : 0;
            }
            const double coverage = held / static_cast<double>(kTries);
            QVERIFY2(coverage > 0.93 && coverage < 0.99, qPrintable(QString::number(coverage)));
        }
    }

    void cochransQEqualsR()
    {
        const auto rows = rowsOf('Q');
        QCOMPARE(rows.size(), std::size_t {24});
        for (const QList<double>& row : rows) {
            const int levels = static_cast<int>(row.at(1));
            std::vector<MatchedImage> images;
            for (qsizetype i = 5; i < row.size(); ++i)
                images.push_back(
                    {static_cast<int>(i - 5) / levels, static_cast<int>(i - 5) % levels, row.at(i) > 0});
            const MatchedAnalysis analysis = analyseMatched(images, levels, 0, 0.95);
            QCOMPARE(analysis.complete, static_cast<int>(row.at(0)));
            QVERIFY(analysis.overall && analysis.overall->isExact);
            QVERIFY(equals(analysis.overall->statistic, row.at(2), 1e-9, 1e-12));
            QCOMPARE(analysis.overall->df, static_cast<int>(row.at(3)));
            QVERIFY(equalsP(analysis.overall->p, row.at(4)));
        }
    }

    void cochransQOfTwoLevelsIsMcNemar()
    {
        std::vector<MatchedImage> images;
        const PairedTally pairs {10, 9, 2, 5};
        int set = 0;
        const auto add = [&](std::int64_t times, bool first, bool second) {
            for (std::int64_t i = 0; i < times; ++i, ++set) {
                images.push_back({set, 0, first});
                images.push_back({set, 1, second});
            }
        };
        add(pairs.bothRight, false, false);
        add(pairs.fixed, true, false);
        add(pairs.broken, false, true);
        add(pairs.bothWrong, true, true);
        const MatchedAnalysis analysis = analyseMatched(images, 2, 0, 0.95);
        QCOMPARE(analysis.levels[1].against, pairs);
        QVERIFY(equalsP(analysis.overall->p, mcNemarExact(9, 2)));
        QVERIFY(equalsP(*analysis.levels[1].p, mcNemarExact(9, 2)));
        QVERIFY(!analysis.levels[0].p && !analysis.levels[0].difference);
    }

    /// Cochran 1950, table 1: four media, 69 specimens; Q = 8.05.
    void cochransOwnExample()
    {
        std::vector<MatchedImage> images;
        int set = 0;
        const auto add = [&](int times, std::array<bool, 4> grew) {
            for (int i = 0; i < times; ++i, ++set)
                for (std::size_t medium = 0; medium < 4; ++medium)
                    images.push_back({set, static_cast<int>(medium), grew.at(medium)});
        };
        add(4, {true, true, true, true});
        add(2, {true, true, false, true});
        add(3, {false, true, true, true});
        add(1, {false, true, false, true});
        add(59, {false, false, false, false});
        const MatchedAnalysis analysis = analyseMatched(images, 4, 0, 0.95);
        QVERIFY(equals(analysis.overall->statistic, 8.05, 0, 0.005));
        QVERIFY(analysis.overall->isExact);
    }

    void manySetsAreDrawnRepeatably()
    {
        std::mt19937 random(3);
        std::vector<MatchedImage> images;
        for (int set = 0; set < 300; ++set)
            for (int level = 0; level < 9; ++level)
                images.push_back(
                    {set, level, std::uniform_real_distribution(0.0, 1.0)(random) < 0.2 + 0.02 * level});
        const MatchedAnalysis once = analyseMatched(images, 9, 0, 0.95, 11);
        const MatchedAnalysis again = analyseMatched(images, 9, 0, 0.95, 11);
        QVERIFY(!once.overall->isExact);
        QVERIFY(once.overall->drawn >= 2000);
        QCOMPARE(once.overall->p, again.overall->p);
        QVERIFY(once.overall->p > 0 && once.overall->p < 0.01);
    }

    void setsThatCannotBeMatchedAreCounted()
    {
        const std::vector<MatchedImage> images {
            {0, 0, true},  {0, 1, false}, {0, 2, false}, // whole
            {1, 0, true},  {1, 2, true},                 // two of three levels
            {2, 1, true},  {2, 1, false},                // one level, twice
            {3, 0, false}, {3, 1, false}, {3, 1, true},  // which of the two?
        };
        const MatchedAnalysis analysis = analyseMatched(images, 3, 0, 0.95);
        QCOMPARE(analysis.sets, 2);
        QCOMPARE(analysis.complete, 1);
        QCOMPARE(analysis.single, 1);
        QCOMPARE(analysis.doubled, 1);
        QCOMPARE(analysis.levels[0].tally, (Tally {2, 2}));
        QCOMPARE(analysis.levels[1].against.n(), std::int64_t {1});
        QCOMPARE(analysis.levels[2].against, (PairedTally {0, 1, 0, 1}));
        QVERIFY(!analyseMatched({}, 0, 0, 0.95).overall);
        QVERIFY(!analyseMatched({}, 3, 0, 0.95).levels[1].interval);
    }
};

QTEST_APPLESS_MAIN(TestPaired)
#include "tst_paired.moc"
