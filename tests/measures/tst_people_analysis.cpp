// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>

#include <QtTest>

#include "core/measures/analysis.h"
#include "core/measures/headline.h"
#include "core/measures/people_analysis.h"
#include "core/measures/significance.h"

using namespace plumbline::measures;

namespace {

/// Three groups: people with four images each who are mostly misread in all or in none; some images have no
/// face.
std::vector<Observation> portraits(int images, bool known = true)
{
    std::vector<Observation> all;
    int subject = 0;
    constexpr std::array<std::array<int, 3>, 3> kGroups {{{0, 30, 12}, {1, 40, 6}, {2, 25, 2}}};
    for (const auto& [group, people, wrong] : kGroups) {
        for (int s = 0; s < people; ++s, ++subject) {
            for (int i = 0; i < images; ++i) {
                const bool odd = s % 9 == 0 && i == 0;
                const bool isWrong = (s < wrong) != odd;
                const Disposition what = (s + i) % 11 == 0 ? Disposition::Undetected
                    : isWrong                              ? Disposition::Error
                                                           : Disposition::Correct;
                all.push_back({group, known ? subject : -1, what, false});
            }
        }
    }
    return all;
}

SubjectSample sampleOf(const std::vector<Observation>& images)
{
    return SubjectSample::draw(images, 3).value();
}

} // namespace

class TestPeopleAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleAreWantedWhereSomebodyHasSeveralImages()
    {
        const auto repeated = SubjectPatterns::of(portraits(4), 3);
        const auto single = SubjectPatterns::of(portraits(1), 3);
        QVERIFY(wantsPeople({}, repeated));
        QVERIFY(!wantsPeople({}, single));
        QVERIFY(!wantsPeople({.mode = Resampling::Mode::Never}, repeated));
        QVERIFY(wantsPeople({.mode = Resampling::Mode::Always}, single));
        QVERIFY(!wantsPeople({.mode = Resampling::Mode::Always}, SubjectPatterns::of({}, 3)));
    }

    void everyNumberIsTheSamples()
    {
        const std::vector<Observation> images = portraits(4);
        const SubjectSample sample = sampleOf(images);
        const auto counts = count(images, 3);
        const Analysis analysis = analyse(counts, {}, &sample);
        const Analysis plain = analyse(counts, {});
        for (int group = 0; group < 3; ++group) {
            const GroupResult& result = analysis.groups[static_cast<std::size_t>(group)];
            const GroupResult& alone = plain.groups[static_cast<std::size_t>(group)];
            QCOMPARE(result.errorRate.value(), alone.errorRate.value()); // the rates are what they are
            QCOMPARE(result.interval.value(), sample.rate(RateOf::FacesFound, {group}, 0.95)->limits);
            QCOMPARE(result.intervalSubmitted.value(),
                     sample.rate(RateOf::ImagesSubmitted, {group}, 0.95)->limits);
            QVERIFY(result.intervalMethod == "subject_bca");
            QVERIFY(result.designEffect.value() > 1.5
                    && result.effectiveN.value() < 0.7 * static_cast<double>(alone.counts.scored));
            QVERIFY(result.interval->high - result.interval->low
                    > alone.interval->high - alone.interval->low);
            QVERIFY(!alone.people.has_value());
        }
        QCOMPARE(analysis.differences.size(), std::size_t {3});
        for (std::size_t i = 0; i < 3; ++i) {
            const Difference& d = analysis.differences[i];
            const auto gap = sample.difference(RateOf::FacesFound, {d.a}, {d.b}, 0.95).value();
            QCOMPARE(d.low, gap.limits.low);
            QCOMPARE(d.high, gap.limits.high);
            QVERIFY(d.method == "subject_bca" && d.ratioMethod == "subject_bca"
                    && d.test == "fisher_effective");
            QCOMPARE(d.ratio->low, sample.ratio(RateOf::FacesFound, {d.a}, {d.b}, 0.95)->limits.low);
            QCOMPARE(d.p,
                     fisherTwoSided(sample.size(RateOf::FacesFound, d.a).effectiveTally(),
                                    sample.size(RateOf::FacesFound, d.b).effectiveTally())
                         .value());
            QVERIFY(d.p > plain.differences[i].p);
            QVERIFY(d.pHolm >= d.p && d.pHolm <= std::min(1.0, 3 * d.p));
            const Difference& submitted = analysis.differencesSubmitted[i];
            QCOMPARE(submitted.low,
                     sample.difference(RateOf::ImagesSubmitted, {d.a}, {d.b}, 0.95)->limits.low);
        }
        QVERIFY(analysis.overall.p.value() > plain.overall.p.value());
        QVERIFY(analysis.overall.method.ends_with("_effective"));
    }

    void testsAreThePlainOnesWhereNobodyRepeats()
    {
        const std::vector<Observation> images = portraits(4, false);
        const SubjectSample sample = sampleOf(images);
        const auto counts = count(images, 3);
        const Analysis analysis = analyse(counts, {}, &sample);
        const Analysis plain = analyse(counts, {});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(analysis.groups[i].designEffect.value(), 1.0);
            QCOMPARE(analysis.differences[i].p, plain.differences[i].p);
            QCOMPARE(analysis.differences[i].pHolm, plain.differences[i].pHolm);
            // Resampling single images comes to about Wilson's interval.
            QVERIFY(std::abs(analysis.groups[i].interval->low - plain.groups[i].interval->low) < 0.02);
            QVERIFY(std::abs(analysis.groups[i].interval->high - plain.groups[i].interval->high) < 0.02);
        }
        QCOMPARE(analysis.overall.p.value(), plain.overall.p.value());
    }

    void theRestIsEverybodyElse()
    {
        const std::vector<Observation> images = portraits(4);
        const SubjectSample sample = sampleOf(images);
        const Analysis analysis = analyse(count(images, 3), {.compare = Compare::Rest}, &sample);
        QCOMPARE(analysis.differences.size(), std::size_t {3});
        for (const Difference& d : analysis.differences) {
            QCOMPARE(d.b, kRest);
            QCOMPARE(d.low, sample.difference(RateOf::FacesFound, {d.a}, {d.a, true}, 0.95)->limits.low);
            QVERIFY(d.low <= d.difference && d.difference <= d.high);
        }
    }

    void theHeadlineIsAboutPeople()
    {
        const std::vector<Observation> images = portraits(4);
        const SubjectSample sample = sampleOf(images);
        const std::vector<GroupCounts> counts = count(images, 3);
        const Settings reference {.reference = 1};
        const Headline found = headline(counts, reference, {&sample, RateOf::FacesFound});
        QCOMPARE(found.largest->a, 0);
        QCOMPARE(found.largest->low, analyse(counts, reference, &sample).differences[0].low);
        QVERIFY(found.largest->pHolm > headline(counts, reference).largest->pHolm);
        // Widened for three comparisons: still more than five replicates in a tail.
        const Headline pairs = headline(counts, {}, {&sample, RateOf::FacesFound});
        const auto wide =
            sample.difference(RateOf::FacesFound, {pairs.largest->a}, {pairs.largest->b}, pairs.level)
                .value();
        QCOMPARE(pairs.largest->low, wide.limits.low);
        QCOMPARE(wide.method, SubjectMethod::Bca);
        QCOMPARE(sample.rate(RateOf::FacesFound, {0}, 0.999)->method, SubjectMethod::Effective);
    }

    void fewErrorsOfFewPeopleLeaveARatioOpen()
    {
        // One image of 4 x 12 is misread; the other group never errs: nothing can be resampled.
        std::vector<Observation> images;
        for (int s = 0; s < 24; ++s) {
            for (int i = 0; i < 4; ++i)
                images.push_back(
                    {s / 12, s, s == 0 && i == 0 ? Disposition::Error : Disposition::Correct, false});
        }
        const SubjectSample sample = SubjectSample::draw(images, 2).value();
        const Difference d = analyse(count(images, 2), {}, &sample).differences.at(0);
        QVERIFY(d.method == "newcombe_effective" && d.ratioMethod == "miettinen_nurminen_effective");
        QVERIFY(!d.ratio->value && !d.ratio->high);
        QVERIFY(d.low < 0 && d.high > 0 && d.p > 0.9);
    }

    void ratesOfClassesUseTheGroupsDesignEffect()
    {
        const std::vector<Observation> images = portraits(4);
        const SubjectSample sample = sampleOf(images);
        const EffectiveSize& size = sample.size(RateOf::FacesFound, 0);
        std::vector<ClassResult> classes(1);
        classes[0].found.tpr.tally = {30, 50};
        respectPeople(classes, sample, 0, 0.95);
        const double n = size.effectiveN() / static_cast<double>(size.tally.n) * 50.0;
        QCOMPARE(classes[0].found.tpr.interval.value(), wilsonAtRate(0.6, n, 0.95));
        QVERIFY(!classes[0].found.ppv.interval); // of nothing
    }
};

QTEST_APPLESS_MAIN(TestPeopleAnalysis)
#include "tst_people_analysis.moc"
