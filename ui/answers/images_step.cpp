// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/images_step.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/answers/answer_lists.h"
#include "ui/answers/answers_plan.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

ImagesStep::ImagesStep(AnswersPlan& plan)
    : m_plan(plan)
    , m_summary(textLabel({}, ""))
    , m_notes(textLabel({}, "muted"))
    , m_strangersTitle(new QLabel)
    , m_withoutTitle(new QLabel)
    , m_strangers(makeSentenceList(QStringLiteral("answersStrangers"), tr("Names of no image of this audit")))
    , m_without(makeSentenceList(QStringLiteral("answersWithout"), tr("Images without an answer")))
{
    setObjectName(QStringLiteral("imagesStep"));
    m_summary->setObjectName(QStringLiteral("answersMatched"));
    auto* how = new Card(tr("Which image an answer is about"));
    how->body()->addWidget(m_summary);
    how->body()->addWidget(m_notes);
    auto* sides = new Card;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(6);
    for (QLabel* title : {m_strangersTitle, m_withoutTitle})
        setRole(title, "cardTitle");
    grid->addWidget(m_strangersTitle, 0, 0);
    grid->addWidget(m_withoutTitle, 0, 1);
    grid->addWidget(m_strangers, 1, 0);
    grid->addWidget(m_without, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    sides->body()->addLayout(grid, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(how);
    layout->addWidget(sides, 1);
    connect(&m_plan, &AnswersPlan::surveyed, this, &ImagesStep::show);
    show();
}

QString ImagesStep::title() const
{
    return tr("Images");
}

StepState ImagesStep::state() const
{
    const AnswersSurvey* survey = m_plan.survey();
    if (!survey)
        return {{}, false, false};
    const AnswersReport& report = survey->report;
    if (report.images == 0 && !m_plan.advice().isEmpty())
        return {tr("after the words"), false, true}; // their answers are left out so far
    if (report.images == 0)
        return {tr("none matches"), true, true};
    if (report.unmatched.count > 0)
        return {tr("unmatched names: %1").arg(amount(report.unmatched.count)), true, true};
    if (report.without > 0)
        return {tr("%1 without an answer").arg(amount(report.without)), false, true};
    return {tr("all match"), false, true};
}

void ImagesStep::show()
{
    const AnswersSurvey* survey = m_plan.survey();
    if (!survey)
        return;
    const AnswersReport& report = survey->report;
    const QString matched = m_plan.isScores()
        ? tr("%1 of %2 scores are of two images of this audit; %3 images take part.")
              .arg(amount(report.taken), amount(survey->said), amount(report.images))
        : tr("%1 of %2 answers are about an image of this audit.")
              .arg(amount(report.taken), amount(survey->said));
    QStringList more;
    if (report.repeated > 0)
        more.append(
            tr("Said again of the same image: %1; the first of each stands.").arg(amount(report.repeated)));
    if (report.conflicts > 0)
        more.append(tr("One person in the file and two in the labels, or the other way about: %1 pairs; the "
                       "labels are believed.")
                        .arg(amount(report.conflicts)));
    m_summary->setText((QStringList {matched} + more).join(QLatin1Char(' ')));
    m_notes->setText(
        (QStringList {tr("Images are known by their path or name, with or without the file type, "
                         "or by an id among their labels.")}
         + report.notes)
            .join(QLatin1Char(' ')));
    m_strangersTitle->setText(tr("Names of no image: %1").arg(amount(report.unmatched.count)));
    m_withoutTitle->setText(tr("Images without an answer: %1").arg(amount(report.without)));
    fillSentences(*m_strangers, report.unmatched.first, report.unmatched.count);
    fillSentences(*m_without, report.withoutFirst, report.without);
}

} // namespace plumbline::ui
