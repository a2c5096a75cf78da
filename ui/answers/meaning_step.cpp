// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/meaning_step.h"

#include <algorithm>
#include <vector>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/answers/answer_lists.h"
#include "ui/answers/answers_plan.h"
#include "ui/answers/fields_form.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr std::size_t kMostWords = 40;
constexpr std::size_t kMostAboveFields = 8; ///< else the fields, of which one is wrong, are out of sight
constexpr int kWordsInARow = 2;
const QLatin1String kUnknown("left_out"); ///< in a box of meanings

QComboBox* makeBox(const char* name, const QString& tip)
{
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(tip);
    box->setToolTip(tip);
    return box;
}

/// Labels with their boxes in one line.
QWidget* inALine(const std::vector<std::pair<QString, QComboBox*>>& fields)
{
    auto* whole = new QWidget;
    auto* line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (const auto& [text, box] : fields) {
        auto* label = new QLabel(text);
        label->setBuddy(box);
        line->addWidget(label);
        line->addWidget(box);
        line->addSpacing(kGap);
    }
    line->addStretch(1);
    return whole;
}

} // namespace

MeaningStep::MeaningStep(AnswersPlan& plan)
    : m_plan(plan)
    , m_model(new AnswersPreviewModel(this))
    , m_table(makePreviewTable(*m_model))
{
    setObjectName(QStringLiteral("meaningStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(buildMeaning(), 1);
    auto* preview = new Card(tr("As it is read"));
    preview->body()->addWidget(m_table, 1);
    layout->addWidget(preview, 1);
    connect(&m_plan, &AnswersPlan::surveyed, this, &MeaningStep::show);
    connectScales();
    show();
}

QWidget* MeaningStep::buildMeaning()
{
    auto* card = new Card(tr("What the values mean"));
    m_note = textLabel({}, "muted");
    m_note->setObjectName(QStringLiteral("meaningNote"));
    m_fields = new FieldsForm(m_plan);
    m_words = new QWidget;
    m_wordRows = new QGridLayout(m_words);
    m_wordRows->setContentsMargins(0, 0, 0, 0);
    m_wordRows->setHorizontalSpacing(kGap);
    m_wordRows->setVerticalSpacing(6);
    m_wordRows->setColumnStretch(3 * kWordsInARow, 1);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("pageContent"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(buildScales());
    column->addWidget(m_words);
    column->addWidget(m_fields);
    column->addStretch(1);
    m_upper = new QScrollArea;
    m_upper->setWidgetResizable(true);
    m_upper->setFrameShape(QFrame::NoFrame);
    m_upper->setFocusPolicy(Qt::NoFocus);
    m_upper->setAccessibleName(tr("What the values mean"));
    m_upper->setWidget(inside);
    inside->setAutoFillBackground(false); // the card shows through
    m_upper->viewport()->setAutoFillBackground(false);
    card->body()->addWidget(m_upper, 1);
    return card;
}

QWidget* MeaningStep::buildScales()
{
    m_highest = makeBox("answersHighest", tr("The number of a confidence that is quite sure"));
    m_highest->addItem(tr("as the numbers suggest"), 0);
    m_highest->addItem(tr("0 to 1"), 1);
    m_highest->addItem(tr("0 to 100"), 100);
    m_units = makeBox("answersUnits", tr("What the corners of boxes are measured in"));
    m_units->addItem(tr("pixels"), false);
    m_units->addItem(tr("parts of the picture, 0 to 1"), true);
    m_tableScales = inALine({{tr("&Confidences are"), m_highest}, {tr("Bo&xes are in"), m_units}});
    m_scale = makeBox("answersScale", tr("What the scores of pairs are"));
    m_scale->addItem(tr("as the numbers suggest"), -1);
    m_scale->addItem(tr("similarity, 0 to 1"), static_cast<int>(ScoreScale::Unit));
    m_scale->addItem(tr("similarity, 0 to 100"), static_cast<int>(ScoreScale::Percent));
    m_scale->addItem(tr("similarity on another scale"), static_cast<int>(ScoreScale::Raw));
    m_scale->addItem(tr("distance: the lower, the more alike"), static_cast<int>(ScoreScale::Distance));
    m_layout = makeBox("answersLayout", tr("Whether rows are chosen pairs or lists of the best candidates"));
    m_layout->addItem(tr("as the columns suggest"), -1);
    m_layout->addItem(tr("pairs that somebody chose"), static_cast<int>(ScoreLayout::Pairs));
    m_layout->addItem(tr("the best candidates of each search"), static_cast<int>(ScoreLayout::Candidates));
    m_scoreScales = inALine({{tr("&Scores are"), m_scale}, {tr("&Rows are"), m_layout}});
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tableScales);
    column->addWidget(m_scoreScales);
    return both;
}

void MeaningStep::connectScales()
{
    const auto table = [this] {
        TableReading how;
        if (const double highest = m_highest->currentData().toDouble(); highest > 0)
            how.highest = highest;
        how.areFractions = m_units->currentData().toBool();
        m_plan.setTable(how);
    };
    const auto scores = [this] {
        ScoreReading how;
        if (const int scale = m_scale->currentData().toInt(); scale >= 0)
            how.scale = static_cast<ScoreScale>(scale);
        if (const int layout = m_layout->currentData().toInt(); layout >= 0)
            how.layout = static_cast<ScoreLayout>(layout);
        m_plan.setScores(how);
    };
    for (QComboBox* box : {m_highest, m_units})
        connect(box, &QComboBox::activated, this, table);
    for (QComboBox* box : {m_scale, m_layout})
        connect(box, &QComboBox::activated, this, scores);
}

QString MeaningStep::title() const
{
    return tr("Meaning");
}

StepState MeaningStep::state() const
{
    const bool isFields = m_plan.usedFormat() == saved_formats::fields();
    if (!m_plan.survey())
        return {isFields ? tr("say where things are") : QString(), isFields, isFields};
    const auto& words = m_plan.survey()->words;
    const auto unknown =
        std::count_if(words.begin(), words.end(), [](const AnswerWord& word) { return !word.isKnown; });
    if (unknown > 0)
        return {tr("unknown words: %1").arg(unknown), true, true};
    return {words.empty() ? QString() : tr("words: %1").arg(words.size()), false, true};
}

void MeaningStep::show()
{
    const QString format = m_plan.usedFormat();
    const AnswersSurvey* survey = m_plan.survey();
    const bool isFields = format == saved_formats::fields();
    m_fields->setVisible(isFields);
    auto* both = static_cast<QVBoxLayout*>(layout());
    both->setStretch(0, isFields ? 3 : 1); // the form is long, words are few
    both->setStretch(1, isFields ? 2 : 1);
    m_tableScales->setVisible(format == saved_formats::table());
    m_scoreScales->setVisible(format == saved_formats::scores());
    QString note;
    if (isFields)
        note = tr("Say for each value where in an answer it is found. The examples are of the first one.");
    else if (format == saved_formats::table())
        note = tr("Columns are known by their names; choose “Another layout” before to name them yourself.");
    else if (format == saved_formats::scores())
        note = tr("Every row is a comparison of two images.");
    else
        note = tr("Scales and units are those that the service documents.");
    m_note->setText(note);
    showScales();
    showWords();
    if (survey) {
        setPreviewOfScores(*m_table, m_plan.isScores());
        m_model->setPreview(survey->preview);
    } else if (!m_plan.isReading()) {
        m_model->setPreview({});
    }
}

void MeaningStep::showScales()
{
    const AnswerReading& how = m_plan.reading();
    const auto choose = [](QComboBox* box, const QVariant& value) {
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(std::max(0, box->findData(value)));
    };
    choose(m_highest, static_cast<int>(how.table.highest.value_or(0)));
    choose(m_units, how.table.areFractions);
    choose(m_scale, how.scores.scale ? static_cast<int>(*how.scores.scale) : -1);
    choose(m_layout, how.scores.layout ? static_cast<int>(*how.scores.layout) : -1);
}

void MeaningStep::showWords()
{
    const AnswersSurvey* survey = m_plan.survey();
    if (!survey && m_plan.isReading())
        return;
    QStringList words;
    if (survey) {
        for (const AnswerWord& word : survey->words)
            words.append(word.word + QLatin1Char(':') + QString::number(word.faces)
                         + (word.isKnown ? word.meaning : kUnknown));
    }
    if (words == m_shown) // the boxes stay, and with them the focus
        return;
    m_shown = words;
    while (QLayoutItem* item = m_wordRows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_words->setVisible(!words.isEmpty());
    if (!survey)
        return;
    const bool isFields = m_plan.usedFormat() == saved_formats::fields();
    const std::size_t most = std::min(survey->words.size(), isFields ? kMostAboveFields : kMostWords);
    for (std::size_t i = 0; i < most; ++i)
        addWord(static_cast<int>(i), survey->words[i]);
    if (survey->words.size() > most)
        m_wordRows->addWidget(
            textLabel(
                tr("There are %1 words in all; is that the field of the gender?").arg(survey->words.size()),
                "warning"),
            static_cast<int>(most), 0, 1, 3 * kWordsInARow + 1);
}

void MeaningStep::addWord(int at, const AnswerWord& word)
{
    const int row = at / kWordsInARow;
    const int column = 3 * (at % kWordsInARow);
    auto* called = new QLabel(tr("“%1”").arg(word.word.left(60)));
    called->setTextFormat(Qt::PlainText);
    auto* faces = new QLabel(tr("faces: %1").arg(QLocale().toString(word.faces)));
    setRole(faces, "muted");
    auto* box = makeBox("", tr("What “%1” means").arg(word.word.left(60)));
    box->setObjectName(QStringLiteral("word_") + word.word);
    box->addItem(tr("female"), word_meanings::female());
    box->addItem(tr("male"), word_meanings::male());
    box->addItem(tr("a face without a gender"), word_meanings::nothing());
    box->addItem(tr("no face"), word_meanings::noFace());
    if (!word.isKnown)
        box->addItem(tr("not known: left out"), kUnknown);
    box->setCurrentIndex(box->findData(word.isKnown ? word.meaning : QString(kUnknown)));
    called->setBuddy(box);
    connect(box, &QComboBox::activated, this, [this, box, text = word.word] {
        const QString meaning = box->currentData().toString();
        m_plan.setMeaning(text, meaning == kUnknown ? std::nullopt : std::optional(meaning));
    });
    m_wordRows->addWidget(called, row, column);
    m_wordRows->addWidget(faces, row, column + 1);
    m_wordRows->addWidget(box, row, column + 2);
}

} // namespace plumbline::ui
