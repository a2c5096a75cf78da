// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QtTest>

#include "core/views/caption.h"
#include "core/views/people_text.h"
#include "core/views/texts.h"

using namespace plumbline;

namespace {

/// Twenty women and thirty men with three pictures each; a third of the women are always misread.
Measured audit(measures::Resampling::Mode mode = measures::Resampling::Mode::Auto)
{
    Measured measured;
    measured.dataset = QStringLiteral("parliament");
    measured.by = QStringList {QStringLiteral("gender")};
    measured.groups.push_back({QStringLiteral("F")});
    measured.groups.push_back({QStringLiteral("M")});
    measured.labels = measured.originals = {QStringLiteral("Women"), QStringLiteral("Men")};
    measured.images = 150;
    measured.subjects = 50;
    measured.settings.reference = 1;
    measured.settings.resampling.mode = mode;
    std::vector<measures::Observation> images;
    for (int s = 0; s < 50; ++s) {
        for (int i = 0; i < 3; ++i) {
            const bool isWrong = s < 20 ? s % 3 == 0 : s == 20 && i == 0;
            images.push_back({s < 20 ? 0 : 1, s,
                              isWrong ? measures::Disposition::Error : measures::Disposition::Correct,
                              false});
        }
    }
    MeasuredRun run;
    run.name = run.system = QStringLiteral("A");
    auto patterns = measures::SubjectPatterns::of(images, 2);
    if (measures::wantsPeople(measured.settings.resampling, patterns)) {
        run.people = std::make_shared<const measures::SubjectSample>(
            measures::SubjectSample::draw(std::move(patterns), measured.settings.resampling).value());
    }
    run.analysis = measures::analyse(measures::count(images, 2), measured.settings, run.people.get());
    measured.runs.push_back(run);
    return measured;
}

constexpr auto kNever = measures::Resampling::Mode::Never;

} // namespace

class TestPeopleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextSaysThatPeopleWereResampled()
    {
        const Measured measured = audit();
        const QString caption = captionText(measured, {});
        QVERIFY2(caption.contains(
                     QStringLiteral("intervals by resampling the 50 people (BCa, 2,000 replicates, seed 1)")),
                 qPrintable(caption));
        QVERIFY2(caption.contains(QStringLiteral("design effect 1.0 to 3.2")), qPrintable(caption));
        QVERIFY2(axisText(measured, {}).contains(QStringLiteral("95 % interval by resampling people")),
                 qPrintable(axisText(measured, {})));
        const HeadlineText headline = headlineText(measured, {});
        QVERIFY2(headline.warning.contains(QStringLiteral("150 images of 50 people: people were resampled")),
                 qPrintable(headline.warning));
        QVERIFY(!caption.contains(QStringLiteral("too sure")));
    }

    void theRowSaysWhatItsImagesAreWorth()
    {
        const measures::GroupResult group = audit().runs.front().analysis.groups[0];
        QCOMPARE(groupPeopleText(group, false),
                 QStringLiteral("20 people; design effect 3.2: worth 19 independent images"));
        measures::GroupResult unanswered = group;
        unanswered.people = 0;
        unanswered.effectiveN = 0;
        QVERIFY(groupPeopleText(unanswered, false).isEmpty());
    }

    void whereImagesAreTakenAsIndependentItIsSaidThatThisIsTooSure()
    {
        const Measured measured = audit(kNever);
        QVERIFY(captionText(measured, {})
                    .contains(QStringLiteral("treat images as independent and are too sure")));
        QVERIFY(axisText(measured, {}).contains(QStringLiteral("95 % Wilson interval")));
        QVERIFY(headlineText(measured, {}).warning.contains(QStringLiteral("too sure")));
        QVERIFY(groupPeopleText(measured.runs.front().analysis.groups[0], false).isEmpty());
    }

    void nobodyWithSeveralImagesNeedsNoWord()
    {
        Measured measured = audit(kNever);
        measured.subjects = measured.images;
        QVERIFY(peopleText(measured, false).isEmpty());
        QVERIFY(peopleWarning(measured, false).isEmpty());
    }

    void theSentenceIsLessSureOfPeopleThanOfPictures()
    {
        const QString people = headlineText(audit(), {}).interval;
        const QString pictures = headlineText(audit(kNever), {}).interval;
        QVERIFY2(people != pictures, qPrintable(people));
    }
};

QTEST_GUILESS_MAIN(TestPeopleText)
#include "tst_people_text.moc"
