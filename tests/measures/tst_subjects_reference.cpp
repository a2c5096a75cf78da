// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <map>

#include <QFile>
#include <QtTest>

#include "core/measures/bootstrap.h"
#include "core/measures/subjects.h"
#include "tests/support/test_environment.h"

using namespace plumbline::measures;

/// Against R's package boot; subjects.R says how subjects.csv was made.
class TestSubjectsReference : public QObject
{
    Q_OBJECT

private:
    std::vector<QStringList> m_rows;
    std::map<int, SubjectSample> m_samples;

    [[nodiscard]] const SubjectSample& sample(const QString& set)
    {
        const int key = set.toInt();
        if (const auto known = m_samples.find(key); known != m_samples.end())
            return known->second;
        std::vector<Observation> images;
        for (const QStringList& row : m_rows) {
            if (row[0] != QLatin1String("P") || row[1] != set)
                continue;
            for (int i = 0; i < row[4].toInt(); ++i) {
                images.push_back({row[3].toInt(), row[2].toInt(),
                                  i < row[5].toInt() ? Disposition::Error : Disposition::Correct, false});
            }
        }
        // As many replicates as R drew, so that chance is the smaller.
        return m_samples
            .emplace(key,
                     SubjectSample::draw(images, 2,
                                         {.replicates = 100'000, .seed = 1, .bootstrap = Bootstrap::Bca})
                         .value())
            .first->second;
    }

    static Statistic statisticNamed(const QString& name)
    {
        return name == QLatin1String("difference") ? Statistic::Difference
            : name == QLatin1String("ratio")       ? Statistic::Ratio
                                                   : Statistic::Rate;
    }

    static Side firstSide(const QString& name) { return {name == QLatin1String("rate1") ? 1 : 0}; }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(plumbline::test::sourceDir() % QStringLiteral("/tests/measures/subjects.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                m_rows.push_back(QString::fromLatin1(line).split(QLatin1Char(',')));
        }
        QVERIFY(m_rows.size() > 150);
    }

    void designEffectsAreThoseOfTheFormula()
    {
        int seen = 0;
        for (const QStringList& row : m_rows) {
            if (row[0] != QLatin1String("E"))
                continue;
            const auto effect = sample(row[1]).size(RateOf::FacesFound, row[2].toInt()).designEffect;
            QVERIFY(std::abs(effect.value() / row[3].toDouble() - 1) < 1e-12);
            ++seen;
        }
        QCOMPARE(seen, 6);
    }

    void quantilesAreReadAsBootReadsThem()
    {
        int seen = 0;
        for (const QStringList& row : m_rows) {
            if (row[0] != QLatin1String("Q"))
                continue;
            std::vector<double> values;
            for (int i = 20; i >= 1; --i)
                values.push_back(i * i);
            QVERIFY(std::abs(bootstrapQuantile(values, row[1].toDouble()) / row[2].toDouble() - 1) < 1e-9);
            ++seen;
        }
        QCOMPARE(seen, 8);
    }

    void accelerationsAreThoseOfTheJackknife()
    {
        int seen = 0;
        for (const QStringList& row : m_rows) {
            if (row[0] != QLatin1String("A"))
                continue;
            const double ours =
                sample(row[1])
                    .resampled(statisticNamed(row[2]), RateOf::FacesFound, firstSide(row[2]), {1})
                    ->acceleration;
            QVERIFY2(std::abs(ours - row[3].toDouble()) < 1e-10, qPrintable(row.join(QLatin1Char(' '))));
            ++seen;
        }
        QCOMPARE(seen, 12);
    }

    /// Both draw 100,000 replicates of their own: the ends agree to two hundredths of the interval's length.
    void intervalsAreThoseOfBoot()
    {
        int seen = 0;
        for (const QStringList& row : m_rows) {
            if (row[0] != QLatin1String("L"))
                continue;
            const bool isBca = row[3] == QLatin1String("bca");
            const auto statistic =
                sample(row[1]).resampled(statisticNamed(row[2]), RateOf::FacesFound, firstSide(row[2]), {1});
            const Interval ours =
                bootstrapInterval(statistic.value(), isBca ? Bootstrap::Bca : Bootstrap::Percentile, 0.95)
                    .value();
            const double low = row[4].toDouble();
            const double high = row[5].toDouble();
            const double chance = 0.02 * (high - low);
            QVERIFY2(std::abs(ours.low - low) < chance && std::abs(ours.high - high) < chance,
                     qPrintable(QStringLiteral("%1: %2 %3")
                                    .arg(row.join(QLatin1Char(' ')))
                                    .arg(ours.low)
                                    .arg(ours.high)));
            ++seen;
        }
        QCOMPARE(seen, 24);
    }
};

QTEST_APPLESS_MAIN(TestSubjectsReference)
#include "tst_subjects_reference.moc"
