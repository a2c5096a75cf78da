// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/own_model_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "ui/dialogs/path_row.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kMostPx = 2048;
constexpr double kSmallestCrop = 0.2;
constexpr double kLargestCrop = 5;

void name(QWidget* widget, const char* objectName, const QString& what)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(what);
    widget->setToolTip(what);
}

template<class Enum>
void choose(QComboBox* box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

} // namespace

OwnModelDialog::OwnModelDialog(Session& session, Prompts& prompts, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_prompts(prompts)
    , m_file(new PathRow(tr("ONNX file"), QStringLiteral("ownFile"), tr("The net's ONNX file; it is copied")))
    , m_name(new QLineEdit)
    , m_task(new QComboBox)
    , m_classes(new QLineEdit)
    , m_width(new QSpinBox)
    , m_height(new QSpinBox)
    , m_channels(new QComboBox)
    , m_scaling(new QComboBox)
    , m_cropKind(new QComboBox)
    , m_cropScale(new QDoubleSpinBox)
    , m_output(new QComboBox)
    , m_reading(new QComboBox)
    , m_squash(new QCheckBox(tr("They are not probabilities yet (logits)")))
    , m_licence(new QLineEdit)
    , m_status(textLabel({}, "muted"))
    , m_check(button(tr("Check on sample faces"), "", QStringLiteral("ownCheck"),
                     tr("Show the net 24 faces of the bundled sample and say what it makes of them")))
    , m_add(button(tr("Add system"), "primary", QStringLiteral("ownAdd"),
                   tr("Copy the file into your data folder and make it a system that can be run")))
{
    setObjectName(QStringLiteral("ownModelDialog"));
    setWindowTitle(tr("Add a classifier of your own"));
    build();
    connect(m_file, &PathRow::chooseClicked, this, [this] {
        const QString path = m_prompts.openFile(this, tr("Choose an ONNX file"), tr("ONNX nets (*.onnx)"));
        if (!path.isEmpty())
            fileChosen(path);
    });
    connect(m_file, &PathRow::edited, this, &OwnModelDialog::fileChosen);
    connect(m_task, &QComboBox::activated, this, &OwnModelDialog::taskChosen);
    connect(m_check, &QPushButton::clicked, this, &OwnModelDialog::check);
    connect(m_add, &QPushButton::clicked, this, &OwnModelDialog::add);
    connect(&m_session, &Session::jobChanged, this, &OwnModelDialog::showState);
    for (QLineEdit* line : {m_name, m_classes, m_licence})
        connect(line, &QLineEdit::textEdited, this, &OwnModelDialog::edited);
    for (QComboBox* box : {m_channels, m_scaling, m_cropKind, m_output, m_reading})
        connect(box, &QComboBox::activated, this, &OwnModelDialog::edited);
    for (QSpinBox* box : {m_width, m_height})
        connect(box, &QSpinBox::valueChanged, this, &OwnModelDialog::edited);
    connect(m_cropScale, &QDoubleSpinBox::valueChanged, this, &OwnModelDialog::edited);
    connect(m_squash, &QCheckBox::toggled, this, &OwnModelDialog::edited);
    m_status->setText(
        tr("Choose the net's file: what it says of itself is filled in. The rest is in the notes of "
           "whoever trained it; when in doubt, add it, then compare feedings on labelled images."));
    taskChosen();
    resize(620, 640);
}

QFormLayout* OwnModelDialog::buildForm()
{
    name(m_name, "ownName", tr("The name the system is shown by"));
    name(m_task, "ownTask", tr("What the net answers"));
    name(m_classes, "ownClasses", tr("The classes in the order of the net's numbers, separated by commas"));
    name(m_width, "ownWidth", tr("Width of the net's input in pixels"));
    name(m_height, "ownHeight", tr("Height of the net's input in pixels"));
    name(m_channels, "ownChannels", tr("Order of the colours as the net takes them"));
    name(m_scaling, "ownScaling", tr("What a pixel's 0 to 255 becomes before the net sees it"));
    name(m_cropKind, "ownCrop", tr("What of the picture is shown, around the face found"));
    name(m_cropScale, "ownCropScale", tr("Size of that part; 1 is the face from chin to hair"));
    name(m_output, "ownOutput", tr("Which of the net's outputs is read"));
    name(m_reading, "ownReading", tr("How its numbers become an answer"));
    name(m_squash, "ownSquash", tr("Tick when the numbers are not probabilities yet"));
    name(m_licence, "ownLicence", tr("The licence as its maker states it; may be left empty"));
    m_task->addItem(tr("Gender (female, male)"), QStringLiteral("classify:gender"));
    m_task->addItem(tr("Age in years"), QStringLiteral("estimate:age"));
    m_channels->addItem(tr("Red, green, blue"), static_cast<int>(ChannelOrder::Rgb));
    m_channels->addItem(tr("Blue, green, red"), static_cast<int>(ChannelOrder::Bgr));
    m_channels->addItem(tr("Grey"), static_cast<int>(ChannelOrder::Grey));
    for (const Scaling& scaling : usualScalings(ChannelOrder::Rgb))
        m_scaling->addItem(scaling.name, scaling.id);
    m_cropKind->addItem(tr("Square around the face"), static_cast<int>(CropKind::Square));
    m_cropKind->addItem(tr("The face's box, stretched"), static_cast<int>(CropKind::Box));
    m_reading->addItem(tr("One number for each class"), static_cast<int>(OwnReading::Scores));
    m_reading->addItem(tr("One number: of the second class"), static_cast<int>(OwnReading::Probability));
    m_reading->addItem(tr("One number: the estimate"), static_cast<int>(OwnReading::Number));
    for (QSpinBox* box : {m_width, m_height})
        box->setRange(1, kMostPx);
    m_cropScale->setRange(kSmallestCrop, kLargestCrop);
    m_cropScale->setSingleStep(0.1);
    m_cropScale->setValue(1.2);

    return layOutForm();
}

QFormLayout* OwnModelDialog::layOutForm()
{
    auto* size = new QHBoxLayout;
    size->addWidget(m_width);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(m_height);
    size->addWidget(new QLabel(tr("pixels")));
    size->addStretch(1);
    auto* crop = new QHBoxLayout;
    crop->addWidget(m_cropKind, 1);
    crop->addWidget(m_cropScale);
    crop->addWidget(new QLabel(tr("times as large")));
    for (QHBoxLayout* row : {size, crop})
        row->setSpacing(8);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    const auto heading = [form](const QString& text) {
        auto* label = new QLabel(text);
        setRole(label, "cardTitle");
        label->setContentsMargins(0, 6, 0, 0);
        form->addRow(label);
    };
    const auto add = [form](const QString& text, auto* field, QWidget* first) {
        auto* label = new QLabel(text);
        label->setBuddy(first);
        form->addRow(label, field);
    };
    heading(tr("What it is"));
    add(tr("Name"), m_name, m_name);
    add(tr("It answers"), m_task, m_task);
    add(tr("Classes"), m_classes, m_classes);
    add(tr("Licence"), m_licence, m_licence);
    heading(tr("What it is shown"));
    add(tr("Part of the picture"), crop, m_cropKind);
    add(tr("Size"), size, m_width);
    add(tr("Order of colours"), m_channels, m_channels);
    add(tr("0 to 255 becomes"), m_scaling, m_scaling);
    heading(tr("What it gives back"));
    add(tr("Output"), m_output, m_output);
    add(tr("Its numbers"), m_reading, m_reading);
    form->addRow(QString(), m_squash);
    return form;
}

void OwnModelDialog::build()
{
    m_status->setObjectName(QStringLiteral("ownStatus"));
    auto* inside = new QWidget;
    auto* lines = new QVBoxLayout(inside);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(kGap);
    lines->addWidget(m_file);
    lines->addLayout(buildForm());
    lines->addWidget(m_status);
    lines->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto* cancel = button(tr("Cancel"), "", QStringLiteral("ownCancel"), tr("Add nothing"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_check);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
}

OwnModel OwnModelDialog::model() const
{
    OwnModel model;
    model.name = m_name->text().trimmed();
    model.licence = m_licence->text().trimmed();
    model.file = m_file->path();
    model.task = m_task->currentData().toString();
    model.output = m_output->currentText();
    model.reading = static_cast<OwnReading>(m_reading->currentData().toInt());
    model.squash = m_squash->isChecked();
    for (const QString& each : m_classes->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        model.classes.append(each.trimmed());
    if (model.reading == OwnReading::Number)
        model.classes.clear();
    model.feeding.widthPx = m_width->value();
    model.feeding.heightPx = m_height->value();
    model.feeding.channels = static_cast<ChannelOrder>(m_channels->currentData().toInt());
    for (const Scaling& scaling : usualScalings(model.feeding.channels)) {
        if (scaling.id == m_scaling->currentData().toString()) {
            model.feeding.mean = scaling.mean;
            model.feeding.deviation = scaling.deviation;
        }
    }
    model.feeding.crop.kind = static_cast<CropKind>(m_cropKind->currentData().toInt());
    model.feeding.crop.scale = m_cropScale->value();
    return model;
}

void OwnModelDialog::fileChosen(const QString& path)
{
    m_file->setPath(path);
    const auto tensors = OwnDesk::tensors(path);
    if (!tensors) {
        m_file->setStatus(tensors.error().userText, "wrong");
        edited();
        return;
    }
    QStringList said;
    for (const NetTensor& input : tensors->inputs)
        said.append(input.text());
    m_file->setStatus(tr("Takes %1").arg(said.join(QStringLiteral(", "))));
    if (const auto proposed = OwnDesk::proposed(path))
        fill(*proposed, *tensors);
    edited();
}

void OwnModelDialog::fill(const OwnModel& model, const NetTensors& tensors)
{
    m_name->setText(model.name);
    m_task->setCurrentIndex(std::max(0, m_task->findData(model.task)));
    taskChosen();
    if (!model.classes.isEmpty())
        m_classes->setText(model.classes.join(QStringLiteral(", ")));
    m_width->setValue(model.feeding.widthPx);
    m_height->setValue(model.feeding.heightPx);
    choose(m_channels, model.feeding.channels);
    m_output->clear();
    for (const NetTensor& output : tensors.outputs)
        m_output->addItem(output.name, output.text());
    m_output->setCurrentText(model.output);
    choose(m_reading, model.reading);
    m_squash->setChecked(model.squash);
}

void OwnModelDialog::taskChosen()
{
    const bool isEstimate = m_task->currentData().toString().startsWith(QLatin1String("estimate:"));
    m_classes->setEnabled(!isEstimate);
    if (isEstimate)
        choose(m_reading, OwnReading::Number);
    else if (m_classes->text().isEmpty())
        m_classes->setText(QStringLiteral("female, male"));
    edited();
}

void OwnModelDialog::edited()
{
    m_checked = false;
    showState();
}

void OwnModelDialog::check()
{
    m_busy = true;
    m_status->setText(tr("Showing it the sample's faces…"));
    showState();
    const auto work = [&services = m_session.services(), model = model()](RunControl& control,
                                                                          const ProgressFunction& progress) {
        return OwnDesk(services).check(model, control, progress);
    };
    whenDone(m_session.startJob<OwnCheck>(JobKind::Check, work), this,
             [this](const Result<OwnCheck>& checked) {
        m_busy = false;
        if (checked)
            showCheck(*checked);
        else
            m_status->setText(checked.error().userText);
        showState();
    });
}

void OwnModelDialog::showCheck(const OwnCheck& check)
{
    m_checked = check.isUsable();
    const QLocale locale;
    QStringList lines;
    QStringList answers;
    for (const auto& [label, count] : check.answers)
        answers.append(tr("%1 %2 times").arg(label).arg(count));
    lines.append(tr("%1 of %2 faces answered, %3 ms each. %4")
                     .arg(check.answered)
                     .arg(check.faces)
                     .arg(locale.toString(check.msEach, 'f', 1), answers.join(QStringLiteral(", "))));
    if (check.lowest && check.highest)
        lines.append(
            tr("Numbers from %1 to %2.")
                .arg(locale.toString(*check.lowest, 'g', 3), locale.toString(*check.highest, 'g', 3)));
    lines += check.problems + check.warnings;
    m_status->setText(lines.join(QLatin1Char('\n')));
}

void OwnModelDialog::showState()
{
    const bool idle = m_session.job() == JobKind::None && !m_busy;
    const bool complete =
        !m_file->path().isEmpty() && !m_name->text().trimmed().isEmpty() && m_output->count() > 0;
    m_check->setEnabled(idle && complete);
    m_add->setEnabled(idle && complete && m_checked);
    m_add->setToolTip(m_checked
                          ? tr("Copy the file into your data folder and make it a system that can be run")
                          : tr("Check it on the sample's faces first"));
}

void OwnModelDialog::add()
{
    const auto added = OwnDesk(m_session.services()).add(model());
    if (!added) {
        m_status->setText(added.error().userText);
        return;
    }
    Q_EMIT m_session.modelsChanged();
    accept();
}

} // namespace plumbline::ui
