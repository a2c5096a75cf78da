// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

#include "core/export/measure_json.h"
#include "core/measures/people_analysis.h"
#include "tests/session/small_audit.h"

using namespace plumbline;
using test::SmallAudit;

namespace {

MeasureQuery byGender(measures::Resampling::Mode mode)
{
    MeasureQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    query.resampling.mode = mode;
    return query;
}

QJsonObject firstGroup(const QJsonObject& json)
{
    const QJsonObject run = json[QStringLiteral("runs")].toArray().first().toObject();
    return run[QStringLiteral("groups")].toArray().first().toObject();
}

} // namespace

/// Six people with two pictures each, one labelled F and one M, all answered "male".
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleWithSeveralPicturesAreResampledUnasked()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        const auto measured = audit.project->measure(byGender(measures::Resampling::Mode::Auto));
        QVERIFY(measured);
        QVERIFY(isResampled(*measured));
        const MeasuredRun& run = measured->runs.front();
        QCOMPARE(run.people->patterns().people(), std::int64_t {6});
        QCOMPARE(run.people->patterns().size(), std::size_t {1}); // all six are misread alike
        const QJsonObject json = measureJson(*measured, {});
        const QJsonObject women = firstGroup(json);
        QCOMPARE(women[QStringLiteral("effective_n")].toDouble(), 6.0);
        const QJsonObject interval = women[QStringLiteral("interval")].toObject();
        // Six people, all misread: nothing to resample.
        QCOMPARE(interval[QStringLiteral("method")].toString(), QStringLiteral("wilson_effective"));
        QCOMPARE(interval[QStringLiteral("low")].toDouble(), measures::wilsonAtRate(1, 6, 0.95).low);
        const QJsonObject resampling =
            json[QStringLiteral("settings")].toObject()[QStringLiteral("resampling")].toObject();
        QCOMPARE(resampling[QStringLiteral("used")].toBool(), true);
        QCOMPARE(resampling[QStringLiteral("bootstrap")].toString(), QStringLiteral("bca"));
    }

    void theyAreNotWhereSomebodySaysSo()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        const auto measured = audit.project->measure(byGender(measures::Resampling::Mode::Never));
        QVERIFY(measured && !isResampled(*measured));
        const QJsonObject women = firstGroup(measureJson(*measured, {}));
        QCOMPARE(women[QStringLiteral("interval")].toObject()[QStringLiteral("method")].toString(),
                 QStringLiteral("wilson"));
        QVERIFY(women[QStringLiteral("design_effect")].isNull());
    }

    void askedTwiceTheNumbersAreTheSame()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        const MeasureQuery query = byGender(measures::Resampling::Mode::Always);
        QCOMPARE(measureJson(audit.project->measure(query).value(), {}),
                 measureJson(audit.project->measure(query).value(), {}));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
