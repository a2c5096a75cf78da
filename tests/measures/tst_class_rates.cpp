// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "core/measures/class_rates.h"
#include "tests/support/test_environment.h"

using namespace plumbline::measures;

namespace {

/// Rows of Fairlearn's reference set as answers, their groups numbered by the values of some attributes.
struct Rows
{
    QMap<QStringList, int> numbers;
    std::vector<ScoredAnswer> answers;
    std::vector<Observation> images;
};

Rows readRows(const QString& path, const QStringList& attributes)
{
    Rows rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList header = QString::fromUtf8(file.readLine()).trimmed().split(u',');
    while (!file.atEnd()) {
        const QStringList row = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        const auto cell = [&](const QString& column) { return row.at(header.indexOf(column)); };
        QStringList key;
        for (const QString& attribute : attributes)
            key.append(cell(attribute));
        const int group = rows.numbers.value(key, static_cast<int>(rows.numbers.size()));
        rows.numbers.insert(key, group);
        ScoredAnswer answer;
        answer.group = group;
        answer.truth = static_cast<std::int16_t>(cell(QStringLiteral("y_true")).toInt());
        answer.answer = static_cast<std::int16_t>(cell(QStringLiteral("y_pred")).toInt());
        rows.answers.push_back(answer);
        rows.images.push_back(
            {group, -1, answer.isRight() ? Disposition::Correct : Disposition::Error, false});
    }
    return rows;
}

void compareWithTheirs(const RateResult& ours, const QJsonObject& theirs, const QString& name)
{
    // Fairlearn gives 0 where there is nothing to divide by; here that is no rate at all.
    const double value = theirs.value(name).toDouble();
    QVERIFY(ours.value() || value == 0);
    QCOMPARE(ours.value().has_value(), ours.interval.has_value());
    if (ours.value())
        QVERIFY2(std::abs(*ours.value() - value) < 1e-12, qPrintable(name));
}

} // namespace

class TestClassRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyImageIsWhereItBelongs()
    {
        std::vector<ScoredAnswer> answers;
        const auto add = [&answers](int times, std::int16_t truth, std::int16_t answer) {
            for (int i = 0; i < times; ++i)
                answers.push_back({0, truth, answer});
        };
        add(30, 0, 0);
        add(10, 0, 1);
        add(10, 0, ScoredAnswer::kUndetected);
        add(4, 1, 0);
        add(36, 1, 1);
        add(5, 1, ScoredAnswer::kRefused);
        const auto rates = classRates(answers, 2, 2, {.level = 0.9});
        const ClassResult& first = rates.at(0).at(0);
        QCOMPARE(first.found.tpr.tally, (Tally {30, 40}));
        QCOMPARE(first.found.fnr.tally, (Tally {10, 40}));
        QCOMPARE(first.found.fpr.tally, (Tally {4, 40}));
        QCOMPARE(first.found.ppv.tally, (Tally {30, 34}));
        QCOMPARE(first.submitted.tpr.tally, (Tally {30, 50}));
        QCOMPARE(first.submitted.fnr.tally, (Tally {20, 50}));
        QCOMPARE(first.submitted.fpr.tally, (Tally {4, 45}));
        QCOMPARE(first.submitted.ppv.tally, (Tally {30, 34})); // who is not answered is read as nothing
        QVERIFY(first.found.tpr.interval == interval(IntervalMethod::Wilson, 30, 40, 0.9));
        // Of two classes, what is missed of one is falsely found of the other.
        const ClassResult& second = rates[0].at(1);
        QCOMPARE(second.found.fpr.tally, first.found.fnr.tally);
        QCOMPARE(second.found.fnr.tally, first.found.fpr.tally);
        // A group without an image has no rate.
        QVERIFY(!rates[1][0].found.tpr.value() && !rates[1][0].submitted.ppv.interval);
    }

    void threeClassesHaveRatesOfTheirOwn()
    {
        std::vector<ScoredAnswer> answers {{0, 0, 0}, {0, 0, 1}, {0, 1, 1}, {0, 2, 1}, {0, 2, 2}, {0, 2, 2}};
        const auto rates = classRates(answers, 1, 3, {});
        QCOMPARE(rates[0][1].found.tpr.tally, (Tally {1, 1}));
        QCOMPARE(rates[0][1].found.fpr.tally, (Tally {2, 5}));
        QCOMPARE(rates[0][1].found.ppv.tally, (Tally {1, 3}));
        QCOMPARE(rates[0][2].found.ppv.tally, (Tally {2, 2}));
        QCOMPARE(rates[0][2].found.fpr.tally, (Tally {0, 3}));
    }

    void fairlearnGivesTheSameRates_data()
    {
        QTest::addColumn<QStringList>("attributes");
        QTest::newRow("one") << QStringList {QStringLiteral("skin_tone")};
        QTest::newRow("gender") << QStringList {QStringLiteral("gender")};
        QTest::newRow("two") << QStringList {QStringLiteral("gender"), QStringLiteral("skin_tone")};
        QTest::newRow("three") << QStringList {QStringLiteral("gender"), QStringLiteral("skin_tone"),
                                               QStringLiteral("age_band")};
    }

    void fairlearnGivesTheSameRates()
    {
        QFETCH(QStringList, attributes);
        const QString shared = plumbline::test::sharedDir();
        if (shared.isEmpty())
            QSKIP("Fairlearn's reference values are kept beside the checkout, which is not there.");
        const Rows rows =
            readRows(shared + QStringLiteral("/facts/reference/metricframe_rows.csv"), attributes);
        QFile values(shared + QStringLiteral("/facts/reference/metricframe_fairlearn.json"));
        QVERIFY(values.open(QIODevice::ReadOnly));
        const int groups = static_cast<int>(rows.numbers.size());
        const auto rates = classRates(rows.answers, groups, 2, {});
        const auto analysis = analyse(count(rows.images, groups), {});
        const auto expected =
            QJsonDocument::fromJson(values.readAll()).object().value(attributes.join(u'*')).toArray();
        QCOMPARE(expected.size(), rows.numbers.size());
        for (const QJsonValue& value : expected) {
            const QJsonObject theirs = value.toObject();
            QStringList key;
            for (const QString& attribute : attributes)
                key.append(theirs.value(QStringLiteral("group")).toObject().value(attribute).toString());
            QVERIFY2(rows.numbers.contains(key), qPrintable(key.join(u' ')));
            const auto group = static_cast<std::size_t>(rows.numbers.value(key));
            QCOMPARE(analysis.groups[group].counts.scored, theirs.value(QStringLiteral("count")).toInteger());
            QVERIFY(std::abs(*analysis.groups[group].errorRate
                             - theirs.value(QStringLiteral("error_rate")).toDouble())
                    < 1e-12);
            const ClassRates& positive = rates[group][1].found;
            compareWithTheirs(positive.tpr, theirs, QStringLiteral("tpr"));
            compareWithTheirs(positive.fnr, theirs, QStringLiteral("fnr"));
            compareWithTheirs(positive.fpr, theirs, QStringLiteral("fpr"));
            compareWithTheirs(positive.ppv, theirs, QStringLiteral("ppv"));
        }
    }
};

QTEST_APPLESS_MAIN(TestClassRates)
#include "tst_class_rates.moc"
