// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>

#include <QTemporaryDir>
#include <QTest>

#include "core/session/counts_desk.h"
#include "core/session/counts_measures.h"
#include "core/session/project.h"
#include "core/session/published_audits.h"
#include "core/views/caption.h"
#include "core/views/texts.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

struct Published
{
    const char* set;
    /// All, F, M, darker, lighter, DF, DM, LF, LM in percent, as printed.
    std::array<const char*, 9> rates;
};

/// Gender Shades, Table 4; Actionable Auditing, Table 1 (one decimal for Face++ and Kairos).
constexpr std::array<Published, 8> kPublished {
    {{"Microsoft 2017-05", {"6.3", "10.7", "2.6", "12.9", "0.7", "20.8", "6.0", "1.7", "0.0"}},
     {"Face++ 2017-05", {"10.0", "21.3", "0.7", "16.5", "4.7", "34.5", "0.7", "9.8", "0.8"}},
     {"IBM 2017-05", {"12.1", "20.3", "5.6", "22.4", "3.2", "34.7", "12.0", "7.1", "0.3"}},
     {"Microsoft 2018-08", {"0.48", "0.90", "0.15", "0.89", "0.15", "1.52", "0.33", "0.34", "0.00"}},
     {"IBM 2018-08", {"4.41", "9.36", "0.43", "8.16", "1.17", "16.97", "0.63", "2.37", "0.26"}},
     {"Face++ 2018-08", {"1.6", "2.5", "0.9", "2.6", "0.7", "4.1", "1.3", "1.0", "0.5"}},
     {"Amazon 2018-08", {"8.66", "18.73", "0.57", "15.11", "3.08", "31.37", "1.26", "7.12", "0.00"}},
     {"Kairos 2018-08", {"6.6", "14.1", "0.6", "11.1", "2.8", "22.5", "1.3", "6.4", "0.0"}}}};

const QString kGender = QStringLiteral("gender");
const QString kTone = QStringLiteral("skin_tone");

/// A user's results of four groups, by their own words.
Measured ownResults(const QStringList& by, const std::vector<QStringList>& groups)
{
    Measured measured;
    measured.by = by;
    measured.groups = groups;
    std::vector<measures::GroupCounts> counts;
    for (const QStringList& group : groups) {
        measured.labels.push_back(group.join(QStringLiteral(", ")));
        counts.push_back(measures::fromTable(50, 10));
    }
    MeasuredRun run;
    run.system = QStringLiteral("mine");
    run.name = run.system;
    run.analysis = measures::analyse(counts, measured.settings);
    measured.runs.push_back(run);
    return measured;
}

} // namespace

/// The audits that come with the program say what was published.
class TestPublishedAudits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_services = std::make_shared<const Services>();
        const auto path = publishedProject(m_services);
        QVERIFY2(path, path ? "" : qPrintable(path.error().userText));
        m_project = Project::open(m_services, *path, OpenMode::ReadOnly).value();
    }

    void everyPublishedRateIsMet_data()
    {
        QTest::addColumn<int>("at");
        for (std::size_t i = 0; i < kPublished.size(); ++i)
            QTest::newRow(kPublished[i].set) << static_cast<int>(i);
    }
    void everyPublishedRateIsMet()
    {
        QFETCH(int, at);
        const Published& published = kPublished[static_cast<std::size_t>(at)];
        const QStringList parts[9] = {{},
                                      {QStringLiteral("female"), {}},
                                      {QStringLiteral("male"), {}},
                                      {QString(), QStringLiteral("darker")},
                                      {QString(), QStringLiteral("lighter")},
                                      {QStringLiteral("female"), QStringLiteral("darker")},
                                      {QStringLiteral("male"), QStringLiteral("darker")},
                                      {QStringLiteral("female"), QStringLiteral("lighter")},
                                      {QStringLiteral("male"), QStringLiteral("lighter")}};
        for (std::size_t i = 0; i < 9; ++i) {
            const QString printed = QString::fromLatin1(published.rates[i]);
            const auto decimals = static_cast<int>(printed.section(QLatin1Char('.'), 1).size());
            const double rate =
                rateOf(QString::fromLatin1(published.set), parts[i].value(0), parts[i].value(1));
            QCOMPARE(QString::number(100 * rate, 'f', decimals), printed);
        }
    }

    void theLargestGapsAreThosePublished()
    {
        const Measured measured = cells({});
        QCOMPARE(pointsText(largestGap(measured, QStringLiteral("IBM 2017-05"))), QStringLiteral("34.4"));
        QCOMPARE(pointsText(largestGap(measured, QStringLiteral("Amazon 2018-08"))), QStringLiteral("31.4"));
        for (const MeasuredRun& run : measured.runs) {
            const QString date = run.origin->date;
            const QString worst = date == QLatin1String("2017-05") ? QStringLiteral("IBM 2017-05")
                                                                   : QStringLiteral("Amazon 2018-08");
            QVERIFY(largestGap(measured, run.system) <= largestGap(measured, worst));
        }
    }

    void theHeadlineIsTheWorstOfThem()
    {
        MeasureQuery query;
        query.referenceLargest = true;
        const HeadlineText text = headlineText(cells(query), {});
        QVERIFY2(text.finding.contains(QLatin1String("34.4 points more often")), qPrintable(text.finding));
        QVERIFY(text.finding.startsWith(QLatin1String("IBM, May 2017")));
        QVERIFY(text.warning.contains(QLatin1String("reconstructed from published rates")));
    }

    void darkerWomenBearMostOfTheErrors()
    {
        const Measured measured = cells({});
        double lowest = 1;
        double highest = 0;
        for (const MeasuredRun& run : measured.runs) {
            if (run.origin->date != QLatin1String("2017-05"))
                continue;
            std::int64_t all = 0;
            std::int64_t darkerWomen = 0;
            for (std::size_t i = 0; i < measured.groups.size(); ++i) {
                all += run.analysis.groups[i].counts.errors;
                if (measured.groups[i] == QStringList {QStringLiteral("female"), QStringLiteral("darker")})
                    darkerWomen = run.analysis.groups[i].counts.errors;
            }
            const double share = static_cast<double>(darkerWomen) / static_cast<double>(all);
            lowest = std::min(lowest, share);
            highest = std::max(highest, share);
        }
        QCOMPARE(QString::number(100 * lowest, 'f', 1), QStringLiteral("61.0"));
        QCOMPARE(QString::number(100 * highest, 'f', 1), QStringLiteral("72.4"));
    }

    void everySetIsMarkedReconstructed()
    {
        const auto table = publishedAudits();
        QVERIFY(table);
        QCOMPARE(table->sets.size(), kPublished.size());
        for (const CountSet& set : table->sets)
            QVERIFY2(set.reconstructed && !set.study.isEmpty() && !set.date.isEmpty(), qPrintable(set.name));
        QVERIFY(
            captionText(cells({}), {})
                .contains(QLatin1String(
                    "reconstructed from published rates: Gender Shades (PPB, May 2017); Actionable Auditing "
                    "(PPB, August 2018)")));
        QCOMPARE(publishedStudies().size(), std::size_t {2});
        QCOMPARE(publishedStudies().front().systems, 3);
    }

    void aTouchedCopyIsPutRight()
    {
        const QString path = m_project->path();
        m_project.reset();
        {
            const auto project = Project::open(m_services, path, OpenMode::ReadWrite).value();
            CountsTable touched = *CountsDesk(*project).table();
            touched.rows.front().errors = 0;
            QVERIFY(CountsDesk(*project).replace(touched, QStringLiteral("test")));
        }
        QCOMPARE(publishedProject(m_services).value(), path);
        m_project = Project::open(m_services, path, OpenMode::ReadOnly).value();
        QVERIFY(*CountsDesk(*m_project).table() == publishedAudits().value());
    }

    void theyAreLaidBesideWhatMeansTheSame()
    {
        // Words of the user's own; one group has no counterpart.
        Measured measured = ownResults({QStringLiteral("tone"), QStringLiteral("sex")},
                                       {{QStringLiteral("IV–VI"), QStringLiteral("F")},
                                        {QStringLiteral("I–III"), QStringLiteral("M")},
                                        {QStringLiteral("I–III"), QStringLiteral("nonbinary")}});
        const auto before = comparisonTable(measured).rows.size();
        QVERIFY(layPublishedBeside(*m_project, measured, QStringLiteral("Gender Shades")));
        QCOMPARE(measured.runs.size(), std::size_t {4});
        const MeasuredRun& ibm = measured.runs.back();
        QVERIFY(ibm.isBeside() && ibm.origin->reconstructed);
        QVERIFY(ibm.name.contains(QLatin1String("published")));
        QCOMPARE(ibm.analysis.groups[0].counts.errors, 94);
        QCOMPARE(ibm.analysis.groups[0].counts.scored, 271);
        QCOMPARE(ibm.analysis.groups[1].counts.errors, 1);
        QCOMPARE(ibm.analysis.groups[2].counts.scored, 0);
        QVERIFY(ibm.analysis.differences.empty());
        QCOMPARE(comparisonTable(measured).rows.size(), before); // compared with nothing
        QVERIFY(!headlineText(measured, {}).finding.contains(QLatin1String("IBM")));
        QVERIFY(captionText(measured, {}).contains(QLatin1String("other images, other systems")));
    }

    void byGenderAloneTheirSumsAreLaid()
    {
        Measured measured = ownResults({kGender}, {{QStringLiteral("Woman")}, {QStringLiteral("Man")}});
        QVERIFY(layPublishedBeside(*m_project, measured, QStringLiteral("Actionable Auditing")));
        const auto amazon =
            std::find_if(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
                return run.origin && run.origin->vendor == QLatin1String("Amazon");
            });
        QVERIFY(amazon != measured.runs.end());
        QCOMPARE(amazon->analysis.groups[0].counts.errors, 106);
        QCOMPARE(amazon->analysis.groups[0].counts.scored, 566);
    }

    void otherGroupingsHaveNothingBeside_data()
    {
        QTest::addColumn<QStringList>("by");
        QTest::addColumn<QStringList>("values");
        QTest::newRow("age") << QStringList {QStringLiteral("age")} << QStringList {QStringLiteral("old")};
        QTest::newRow("finer tones") << QStringList {kTone} << QStringList {QStringLiteral("IV")};
        QTest::newRow("gender and age") << QStringList {kGender, QStringLiteral("age")}
                                        << QStringList {QStringLiteral("F"), QStringLiteral("old")};
    }
    void otherGroupingsHaveNothingBeside()
    {
        QFETCH(QStringList, by);
        QFETCH(QStringList, values);
        Measured measured = ownResults(by, {values});
        QVERIFY(!besideObstacle(*m_project, measured).isEmpty());
        QCOMPARE(layPublishedBeside(*m_project, measured, QStringLiteral("Gender Shades")).error().code,
                 ErrorCode::Usage);
        QCOMPARE(measured.runs.size(), std::size_t {1});
    }

private:
    [[nodiscard]] Measured cells(MeasureQuery query) const
    {
        query.by = QStringList {kGender, kTone};
        return m_project->measure(query).value();
    }
    [[nodiscard]] double rateOf(const QString& set, const QString& gender, const QString& tone) const
    {
        const auto sets = CountsDesk(*m_project).measureSets([&] {
            MeasureQuery query;
            query.systems = QStringList {set};
            query.by = QStringList {kGender, kTone};
            if (gender.isEmpty() != tone.isEmpty())
                query.by = QStringList {gender.isEmpty() ? kTone : kGender};
            return query;
        }());
        if (!sets)
            qFatal("%s", qPrintable(sets.error().userText));
        QStringList wanted {gender, tone};
        wanted.removeAll(QString());
        const Measured& measured = sets->front();
        measures::Tally sum;
        for (std::size_t i = 0; i < measured.groups.size(); ++i) {
            const auto& counts = measured.runs.front().analysis.groups[i].counts;
            if (wanted.isEmpty() || measured.groups[i] == wanted)
                sum = {sum.errors + counts.errors, sum.n + counts.scored};
        }
        return sum.n > 0 ? sum.rate() : -1;
    }
    static double largestGap(const Measured& measured, const QString& set)
    {
        double largest = 0;
        for (const MeasuredRun& run : measured.runs)
            if (run.system == set)
                for (const measures::Difference& d : run.analysis.differences)
                    largest = std::max(largest, std::abs(d.difference));
        return largest;
    }

    std::shared_ptr<const Services> m_services;
    std::shared_ptr<Project> m_project;
};

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestPublishedAudits tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_published_audits.moc"
