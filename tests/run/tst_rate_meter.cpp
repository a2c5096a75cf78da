// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "core/run/rate_meter.h"

using namespace plumbline;
using namespace std::chrono_literals;

class TestRateMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingFromTooFew()
    {
        RateMeter meter;
        const auto start = RateMeter::Clock::time_point {};
        meter.add(start);
        meter.add(start + 1s);
        meter.add(start + 2s);
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void countsPerSecond()
    {
        RateMeter meter;
        for (int i = 0; i <= 20; ++i)
            meter.add(RateMeter::Clock::time_point {} + i * 250ms);
        QCOMPARE(meter.perSecond(), 4.0);
    }

    void forgetsWhatIsLongAgo()
    {
        RateMeter meter;
        auto now = RateMeter::Clock::time_point {};
        for (int i = 0; i < 100; ++i)
            meter.add(now += 10s); // slow
        for (int i = 0; i < 200; ++i)
            meter.add(now += 100ms); // fast for longer than the window
        QVERIFY2(meter.perSecond() > 9.5, qPrintable(QString::number(meter.perSecond())));
    }

    void aPauseDoesNotCount()
    {
        RateMeter meter;
        auto now = RateMeter::Clock::time_point {};
        for (int i = 0; i < 10; ++i)
            meter.add(now += 100ms);
        meter.restart();
        now += 1h;
        for (int i = 0; i < 10; ++i)
            meter.add(now += 100ms);
        QVERIFY(meter.perSecond() > 9.9);
    }
};

QTEST_APPLESS_MAIN(TestRateMeter)
#include "tst_rate_meter.moc"
