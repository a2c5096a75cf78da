// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/found_step.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/answers/answer_lists.h"
#include "ui/answers/answers_plan.h"
#include "ui/dialogs/path_row.h"
#include "ui/prompts.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

FoundStep::FoundStep(AnswersPlan& plan, Prompts& prompts)
    : m_plan(plan)
    , m_prompts(prompts)
{
    setObjectName(QStringLiteral("foundStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(buildSource());
    layout->addWidget(buildFound(), 1);
    connectParts();
    show();
}

QWidget* FoundStep::buildSource()
{
    auto* card = new Card;
    m_path = new PathRow(tr("&Answers"), QStringLiteral("answers"),
                         tr("File or folder in which somebody saved what a system answered"));
    m_path->setPlaceholder(tr("JSON, JSON lines, a zip archive, a table, or a folder of JSON files"));
    m_folder = button(tr("Choose a folder instead…"), "link", QStringLiteral("answersFolder"),
                      tr("A folder with a JSON file for each image"));
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("answersFormat"));
    m_format->setAccessibleName(tr("What the file is read as"));
    m_format->setToolTip(tr("Told by the content; choose when it is something else"));
    m_format->addItem(tr("As recognised"), QString());
    for (const QString& id : savedAnswerFormats())
        m_format->addItem(id == saved_formats::fields() ? tr("Another layout: say where things are…")
                                                        : savedFormatTitle(id),
                          id);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* label = new QLabel(tr("&Read as"));
    constexpr int kLabelWidth = 92; // as of the path above
    label->setMinimumWidth(kLabelWidth);
    label->setBuddy(m_format);
    line->addWidget(label);
    line->addWidget(m_format);
    line->addStretch(1);
    line->addWidget(m_folder);
    card->body()->addWidget(m_path);
    card->body()->addLayout(line);
    return card;
}

QWidget* FoundStep::buildFound()
{
    auto* card = new Card(tr("What was found"));
    m_evidence = textLabel({}, "");
    m_evidence->setObjectName(QStringLiteral("answersEvidence"));
    m_counts = textLabel({}, "");
    m_counts->setObjectName(QStringLiteral("answersCounts"));
    m_sayWhere = button(tr("Say &where things are…"), "", QStringLiteral("answersSayWhere"),
                        tr("Choose in the file which value is the image, which the answer"));
    m_stop = button(tr("&Stop reading"), "", QStringLiteral("answersStop"), tr("Leave the files alone"));
    m_problemTitle = new QLabel;
    setRole(m_problemTitle, "cardTitle");
    m_problems = makeSentenceList(QStringLiteral("answersProblems"), tr("What is left out"));
    card->body()->addWidget(m_evidence);
    card->body()->addWidget(m_counts);
    card->body()->addWidget(m_stop, 0, Qt::AlignLeft);
    card->body()->addWidget(m_sayWhere, 0, Qt::AlignLeft);
    card->body()->addWidget(m_problemTitle);
    card->body()->addWidget(m_problems, 1);
    card->body()->addStretch(0);
    return card;
}

void FoundStep::connectParts()
{
    connect(m_path, &PathRow::edited, &m_plan, &AnswersPlan::setPath);
    connect(m_path, &PathRow::chooseClicked, this, [this] {
        const QString file = m_prompts.openFile(this, tr("Choose saved answers"),
                                                tr("Saved answers (*.json *.jsonl *.ndjson *.zip *.csv *.tsv "
                                                   "*.xlsx *.ods *.txt);;All files (*)"));
        if (!file.isEmpty())
            m_plan.setPath(file);
    });
    connect(m_folder, &QPushButton::clicked, this, [this] {
        const QString folder = m_prompts.openFolder(this, tr("Choose the folder of saved answers"));
        if (!folder.isEmpty())
            m_plan.setPath(folder);
    });
    connect(m_format, &QComboBox::activated, this,
            [this] { m_plan.setFormat(m_format->currentData().toString()); });
    connect(m_sayWhere, &QPushButton::clicked, this, &FoundStep::layoutRequested);
    connect(m_stop, &QPushButton::clicked, &m_plan, &AnswersPlan::stopReading);
    connect(&m_plan, &AnswersPlan::changed, this, &FoundStep::show);
}

QString FoundStep::title() const
{
    return tr("Saved answers");
}

StepState FoundStep::state() const
{
    if (m_plan.isReading())
        return {tr("reading…"), false, true};
    if (!m_plan.error().isEmpty())
        return {tr("cannot be read"), true, true};
    if (!m_plan.survey())
        return {{}, false, true};
    const AnswersSurvey& survey = *m_plan.survey();
    if (survey.report.badRows.count > 0)
        return {tr("left out: %1").arg(amount(survey.report.badRows.count)), true, true};
    return {m_plan.isScores() ? tr("%1 scores").arg(amount(survey.said))
                              : tr("%1 answers").arg(amount(survey.said)),
            false, true};
}

QString FoundStep::countsText() const
{
    const AnswersSurvey& survey = *m_plan.survey();
    const QString files = tr("Files read: %1.").arg(amount(survey.read->files));
    if (m_plan.isScores())
        return tr("%1 Scores of pairs: %2.").arg(files, amount(survey.said));
    return tr("%1 Answers: %2 (one face %3, several faces %4, no face %5, errors %6).")
        .arg(files, amount(survey.said), amount(survey.oneFace), amount(survey.severalFaces),
             amount(survey.nobody), amount(survey.errors));
}

void FoundStep::show()
{
    m_path->setPath(m_plan.path());
    const QSignalBlocker blocker(m_format);
    m_format->setCurrentIndex(std::max(0, m_format->findData(m_plan.format())));
    const AnswersSurvey* survey = m_plan.survey();
    m_stop->setVisible(m_plan.isReading());
    m_sayWhere->setVisible(!m_plan.isReading() && !m_plan.error().isEmpty() && m_plan.format().isEmpty());
    QStringList evidence;
    if (m_plan.isReading())
        evidence.append(m_plan.filesSoFar() > 0 || m_plan.answersSoFar() > 0
                            ? tr("Reading… files %1, answers %2")
                                  .arg(amount(m_plan.filesSoFar()), amount(m_plan.answersSoFar()))
                            : tr("Reading…"));
    else if (!m_plan.error().isEmpty())
        evidence.append(m_plan.error());
    else if (!survey)
        evidence.append(
            tr("Choose what a system answered when somebody called it, or drop it here: responses "
               "of Amazon Rekognition, Microsoft Azure, Face++, Kairos, IBM Watson, Google Cloud "
               "Vision or Clarifai as they came, a table with a row for each image, or a table of "
               "scores of pairs. Nothing is sent anywhere."));
    else
        evidence = QStringList {tr("%1.").arg(survey->read->title)} + survey->read->evidence;
    m_evidence->setText(evidence.join(QLatin1Char(' ')));
    setRole(m_evidence, m_plan.error().isEmpty() || m_plan.isReading() ? "" : "wrong");
    m_counts->setVisible(survey && !m_plan.isReading());
    const bool anyProblem = survey && !m_plan.isReading() && survey->report.badRows.count > 0;
    m_problemTitle->setVisible(anyProblem);
    m_problems->setVisible(anyProblem);
    if (!survey)
        return;
    m_counts->setText(countsText());
    m_problemTitle->setText(tr("Left out, because it cannot be read or a word is not known: %1")
                                .arg(amount(survey->report.badRows.count)));
    fillSentences(*m_problems, survey->report.badRows.first, survey->report.badRows.count);
}

} // namespace plumbline::ui
