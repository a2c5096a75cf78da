// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/fields_form.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/answers/answers_plan.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

void nameIt(QWidget* widget, const char* name, const QString& tip)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(tip);
    widget->setToolTip(tip);
}

QLabel* labelOf(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

FieldsForm::FieldsForm(AnswersPlan& plan)
    : m_plan(plan)
    , m_highest(new QComboBox)
    , m_units(new QComboBox)
    , m_isSize(new QCheckBox(tr("These two are width and height")))
    , m_kept(new QComboBox)
    , m_name(new QLineEdit)
    , m_keep(button(tr("&Keep"), "", QStringLiteral("fieldsKeep"),
                    tr("Keep this under its name, for other files of the same layout")))
    , m_status(textLabel({}, "muted"))
{
    setObjectName(QStringLiteral("fieldsForm"));
    build();
    connect(&m_plan, &AnswersPlan::surveyed, this, &FieldsForm::show);
    connect(m_highest, &QComboBox::activated, this, &FieldsForm::edited);
    connect(m_units, &QComboBox::activated, this, &FieldsForm::edited);
    connect(m_isSize, &QCheckBox::clicked, this, &FieldsForm::edited);
    connect(m_keep, &QPushButton::clicked, this, &FieldsForm::keep);
    connect(m_name, &QLineEdit::textChanged, this,
            [this] { m_keep->setEnabled(!m_name->text().trimmed().isEmpty()); });
    connect(m_kept, &QComboBox::activated, this, [this] {
        const auto kept = keptMapping(m_kept->currentData().toString());
        if (m_kept->currentIndex() == 0)
            return;
        m_status->setText(kept ? QString() : kept.error().userText);
        if (kept)
            m_plan.setFields(*kept);
    });
    m_keep->setEnabled(false);
    showKept({});
    show();
}

void FieldsForm::addField(QGridLayout& grid, int row, int column, const QString& text, const char* name,
                          const QString& tip, QString FieldMapping::*path)
{
    auto* box = new QComboBox;
    nameIt(box, name, tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kLetters = 16;
    box->setMinimumContentsLength(kLetters);
    connect(box, &QComboBox::activated, this, &FieldsForm::edited);
    grid.addWidget(labelOf(text, box), row, 2 * column);
    grid.addWidget(box, row, 2 * column + 1);
    m_fields.push_back({path, box});
}

void FieldsForm::build()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    addField(*grid, 0, 0, tr("List of answers"), "fieldAnswers",
             tr("Where the list of answers is in the file, or a group whose keys are the images"),
             &FieldMapping::answers);
    addField(*grid, 0, 1, tr("Image"), "fieldImage", tr("Which image an answer is about"),
             &FieldMapping::image);
    addField(*grid, 1, 0, tr("Faces"), "fieldFaces", tr("The list of faces in an answer, or their number"),
             &FieldMapping::faces);
    addField(*grid, 1, 1, tr("Error"), "fieldError", tr("What is there when the system failed"),
             &FieldMapping::error);
    addField(*grid, 2, 0, tr("Gender"), "fieldGender", tr("The word for the gender"), &FieldMapping::gender);
    addField(*grid, 2, 1, tr("Its confidence"), "fieldScore", tr("How sure the system is of the gender"),
             &FieldMapping::score);
    addField(*grid, 3, 0, tr("Age"), "fieldAge", tr("Age in years"), &FieldMapping::age);
    nameIt(m_highest, "fieldHighest", tr("The number of a confidence that is quite sure"));
    m_highest->addItem(tr("0 to 1"), 1);
    m_highest->addItem(tr("0 to 100"), 100);
    grid->addWidget(labelOf(tr("Confidence is"), m_highest), 3, 2);
    grid->addWidget(m_highest, 3, 3);
    addField(*grid, 4, 0, tr("Box: left"), "fieldLeft", tr("Left edge of the face's box"),
             &FieldMapping::left);
    addField(*grid, 4, 1, tr("Box: top"), "fieldTop", tr("Upper edge of the face's box"), &FieldMapping::top);
    addField(*grid, 5, 0, tr("Right, or width"), "fieldRight", tr("Right edge of the box, or its width"),
             &FieldMapping::right);
    addField(*grid, 5, 1, tr("Bottom, or height"), "fieldBottom", tr("Lower edge of the box, or its height"),
             &FieldMapping::bottom);
    nameIt(m_units, "fieldUnits", tr("What the corners of boxes are measured in"));
    m_units->addItem(tr("pixels"), false);
    m_units->addItem(tr("parts of the picture, 0 to 1"), true);
    nameIt(m_isSize, "fieldIsSize",
           tr("The two last values are the box's width and height, not its right and lower edge"));
    grid->addWidget(labelOf(tr("Boxes are in"), m_units), 6, 0);
    grid->addWidget(m_units, 6, 1);
    grid->addWidget(m_isSize, 6, 2, 1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addWidget(buildKept());
    m_status->setObjectName(QStringLiteral("fieldsStatus"));
    column->addWidget(m_status);
}

QWidget* FieldsForm::buildKept()
{
    auto* whole = new QWidget;
    auto* line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    nameIt(m_kept, "fieldsKept", tr("Mappings that were kept; choosing one fills in the form"));
    nameIt(m_name, "fieldsName", tr("A name to keep this mapping under"));
    m_name->setPlaceholderText(tr("Name"));
    line->addWidget(labelOf(tr("Kept"), m_kept));
    line->addWidget(m_kept);
    line->addSpacing(kGap);
    line->addWidget(labelOf(tr("Keep this as"), m_name));
    line->addWidget(m_name, 1);
    line->addWidget(m_keep);
    return whole;
}

void FieldsForm::fill(const Field& field, const FieldMapping& mapping)
{
    const bool isWhole = field.path == &FieldMapping::answers;
    const bool isOfAnswer = field.path == &FieldMapping::image || field.path == &FieldMapping::error
        || field.path == &FieldMapping::faces;
    const QJsonValue answer = firstAnswer(m_plan.document(), mapping.answers);
    const auto paths = fieldPaths(isWhole          ? m_plan.document()
                                      : isOfAnswer ? answer
                                                   : firstFace(answer, mapping.faces));
    const QSignalBlocker blocker(field.box);
    field.box->clear();
    const QString none = isWhole             ? tr("the file itself")
        : field.path == &FieldMapping::image ? tr("its key or file name")
        : field.path == &FieldMapping::faces ? tr("one face an answer")
                                             : tr("not given");
    field.box->addItem(none, QString());
    for (const FieldPath& each : paths) {
        const bool fits = isWhole ? each.isList : !each.isList || field.path == &FieldMapping::faces;
        if (!fits)
            continue;
        field.box->addItem(each.isList ? each.path : tr("%1  (%2)").arg(each.path, each.example), each.path);
        field.box->setItemData(field.box->count() - 1, each.example, Qt::ToolTipRole);
    }
    const QString path = mapping.*field.path;
    if (field.box->findData(path) < 0) // said by a kept mapping, and not in this first answer
        field.box->addItem(path, path);
    field.box->setCurrentIndex(field.box->findData(path));
}

void FieldsForm::show()
{
    if (m_plan.usedFormat() != saved_formats::fields() || m_plan.isReading())
        return;
    const FieldMapping& mapping = m_plan.reading().fields;
    for (const Field& field : m_fields)
        fill(field, mapping);
    const QSignalBlocker highest(m_highest), units(m_units);
    m_highest->setCurrentIndex(std::max(0, m_highest->findData(static_cast<int>(mapping.highest))));
    m_units->setCurrentIndex(std::max(0, m_units->findData(mapping.areFractions)));
    m_isSize->setChecked(mapping.isSize);
    m_status->setText(m_plan.error());
    m_status->setVisible(!m_status->text().isEmpty());
}

FieldMapping FieldsForm::mapping() const
{
    FieldMapping mapping = m_plan.reading().fields;
    for (const Field& field : m_fields)
        mapping.*field.path = field.box->currentData().toString();
    mapping.highest = m_highest->currentData().toDouble();
    mapping.areFractions = m_units->currentData().toBool();
    mapping.isSize = m_isSize->isChecked();
    return mapping;
}

void FieldsForm::edited()
{
    m_plan.setFields(mapping());
}

void FieldsForm::keep()
{
    FieldMapping kept = mapping();
    kept.name = m_name->text().trimmed();
    if (m_plan.survey()) {
        for (const AnswerWord& word : m_plan.survey()->words) {
            if (word.isKnown)
                kept.words.insert(word.word, word.meaning);
        }
    }
    const auto done = keepMapping(kept);
    m_status->setText(done ? tr("Kept as %1; the command line takes it as --mapping \"%1\".").arg(kept.name)
                           : done.error().userText);
    m_status->show();
    showKept(kept.name);
}

void FieldsForm::showKept(const QString& chosen)
{
    const QSignalBlocker blocker(m_kept);
    m_kept->clear();
    m_kept->addItem(tr("choose…"), QString());
    for (const QString& name : keptMappings())
        m_kept->addItem(name, name);
    m_kept->setCurrentIndex(std::max(0, m_kept->findData(chosen)));
    m_kept->setEnabled(m_kept->count() > 1);
}

} // namespace plumbline::ui
