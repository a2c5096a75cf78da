// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/try_dialog.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "ui/browser/picture_view.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kCropEdge = 72; ///< logical pixels
constexpr int kRawHeight = 120;

/// "female, 93.1 %", "37.2 years", or why there is none.
QString said(const TrialAnswer::Reading& reading)
{
    const QLocale locale;
    if (!reading.problem.isEmpty())
        return reading.problem;
    if (reading.answer.estimate)
        return TryDialog::tr("%1 years").arg(locale.toString(*reading.answer.estimate, 'f', 1));
    return TryDialog::tr("%1, %2 %")
        .arg(reading.answer.label, locale.toString(100 * reading.answer.confidence, 'f', 1));
}

QLabel* cropLabel(const QImage& crop)
{
    auto* label = new QLabel;
    label->setFixedSize(kCropEdge, kCropEdge);
    label->setAlignment(Qt::AlignCenter);
    if (crop.isNull())
        return label;
    const qreal ratio = label->devicePixelRatioF();
    QPixmap shown = QPixmap::fromImage(
        crop.scaled(QSize(kCropEdge, kCropEdge) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    shown.setDevicePixelRatio(ratio);
    label->setPixmap(shown);
    label->setAccessibleName(TryDialog::tr("What the net was shown"));
    label->setToolTip(TryDialog::tr("What the net was shown of this picture, before scaling"));
    return label;
}

QString droppedFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

TryDialog::TryDialog(Session& session, Prompts& prompts, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_prompts(prompts)
    , m_picture(new PictureView)
    , m_file(textLabel({}, "muted"))
    , m_status(textLabel({}, "muted"))
    , m_detector(new QComboBox)
    , m_choose(button(tr("Choose a picture…"), "primary", QStringLiteral("tryChoose"),
                      tr("Choose the picture that every system is to look at")))
{
    setObjectName(QStringLiteral("tryDialog"));
    setWindowTitle(tr("Try on one picture"));
    setAcceptDrops(true);
    m_picture->setAccessibleName(tr("The chosen picture and the faces found in it"));
    build();
    for (const auto& [id, name] : m_session.services().detectors())
        m_detector->addItem(name, id);
    connect(m_choose, &QPushButton::clicked, this, &TryDialog::choose);
    connect(m_detector, &QComboBox::activated, this, &TryDialog::ask);
    m_picture->setPicture({}, {}, tr("Drop a picture here"));
    m_status->setText(tr("Choose a picture or drop one here. Every installed system is asked about its most "
                         "certain face; nothing of it is kept, and nothing leaves this computer."));
    m_choose->setDefault(true);
    m_choose->setFocus();
    resize(860, 560);
}

void TryDialog::build()
{
    m_detector->setObjectName(QStringLiteral("tryDetector"));
    m_detector->setAccessibleName(tr("Detector"));
    m_detector->setToolTip(tr("Who looks for the face before the systems are asked about it"));
    m_status->setObjectName(QStringLiteral("tryStatus"));
    m_picture->setMinimumWidth(300);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_picture);
    left->addWidget(m_file);
    left->addStretch(1);
    auto* detector = new QHBoxLayout;
    auto* label = textLabel(tr("Faces found by"), "muted");
    label->setWordWrap(false);
    label->setBuddy(m_detector);
    detector->addWidget(label);
    detector->addWidget(m_detector, 1);
    left->addLayout(detector);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGap);
    m_column->addWidget(m_status);
    m_column->addStretch(1);
    scroll->setWidget(inside);

    auto* close = button(tr("Close"), "", QStringLiteral("tryClose"), tr("Close; nothing is kept"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_choose);
    buttons->addStretch(1);
    buttons->addWidget(close);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(kPageMargin);
    middle->addLayout(left, 2);
    middle->addWidget(scroll, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addLayout(middle, 1);
    column->addLayout(buttons);
}

void TryDialog::choose()
{
    const QString path =
        m_prompts.openFile(this, tr("Choose a picture"),
                           tr("Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.heic *.heif)"));
    if (!path.isEmpty())
        tryPicture(path);
}

void TryDialog::tryPicture(const QString& path)
{
    m_path = path;
    ask();
}

void TryDialog::ask()
{
    if (m_path.isEmpty() || m_asking)
        return;
    m_asking = true;
    m_status->show();
    m_status->setText(tr("Asking every installed system…"));
    const QString detector = m_detector->currentData().toString();
    const QString path = m_path;
    const auto work =
        [&services = m_session.services(), detector, path](RunControl&, const ProgressFunction&) {
        QStringList systems;
        for (const QString& task : services.tasks()) {
            for (const SystemInfo& system : services.systems(task, detector)) {
                if (system.installed && !systems.contains(system.id))
                    systems.append(system.id);
            }
        }
        return TrialDesk(services).tryOnImage(systems, path);
    };
    whenDone(m_session.startJob<Trial>(JobKind::Check, work), this, [this](const Result<Trial>& trial) {
        m_asking = false;
        if (trial)
            show(*trial);
        else
            m_status->setText(trial.error().userText);
    });
}

void TryDialog::show(const Trial& trial)
{
    m_trial = trial;
    m_file->setText(trial.file);
    m_picture->setPicture(trial.picture, trial.picture.size());
    showBox();
    delete m_answers;
    m_answers = new QWidget;
    auto* rows = new QVBoxLayout(m_answers);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kGap);
    for (const TrialAnswer& answer : trial.answers)
        rows->addWidget(answerRow(answer));
    m_column->insertWidget(1, m_answers);
    const std::size_t faces = trial.answers.empty() ? 0 : trial.answers.front().faces.size();
    const QString guess = tr("Gender as these systems give it is a binary guess from appearance.");
    if (faces == 0)
        m_status->setText(tr("No face was found in this picture."));
    else if (faces == 1)
        m_status->setText(tr("One face was found.") + QLatin1Char(' ') + guess);
    else
        m_status->setText(tr("%1 faces were found; the answers are for the most certain one.").arg(faces)
                          + QLatin1Char(' ') + guess);
}

void TryDialog::showBox()
{
    if (m_trial.answers.empty() || m_trial.answers.front().faces.empty())
        return;
    Outcome outcome;
    outcome.kind = OutcomeKind::Answered;
    outcome.face = m_trial.answers.front().faces.front();
    m_picture->setAnswer(outcome, Verdict::None);
}

QWidget* TryDialog::answerRow(const TrialAnswer& answer)
{
    auto* row = new QWidget;
    row->setObjectName(QStringLiteral("try_") + answer.system);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(textLabel(answer.name, "cardTitle"));
    if (!answer.problem.isEmpty())
        words->addWidget(textLabel(answer.problem, "warning"));
    QString raw;
    QStringList times;
    for (const TrialAnswer::Reading& reading : answer.readings) {
        words->addWidget(textLabel(said(reading), reading.problem.isEmpty() ? "" : "warning"));
        times.append(tr("%1 ms").arg(QLocale().toString(reading.ms, 'f', 0)));
        if (!reading.answer.raw.isEmpty())
            raw += reading.task + QStringLiteral(": ") + QString::fromUtf8(reading.answer.raw)
                + QLatin1Char('\n');
    }
    if (!times.isEmpty())
        words->addWidget(
            textLabel(times.join(QStringLiteral(" + ")) + QStringLiteral(" · ") + answer.feeding, "muted"));
    if (!raw.isEmpty()) {
        auto* text = new QPlainTextEdit(raw.trimmed());
        text->setReadOnly(true);
        text->setFixedHeight(kRawHeight);
        text->setAccessibleName(tr("Raw answer of %1").arg(answer.name));
        text->hide();
        auto* toggle = button(tr("Raw answer"), "link", QStringLiteral("tryRaw_") + answer.system,
                              tr("Everything the net gave out, as JSON"));
        toggle->setCheckable(true);
        toggle->setAccessibleName(tr("Raw answer of %1").arg(answer.name));
        connect(toggle, &QPushButton::toggled, text, &QWidget::setVisible);
        words->addWidget(toggle, 0, Qt::AlignLeft); // else it would keep the column as narrow as itself
        words->addWidget(text);
    }
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(cropLabel(answer.crop), 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return row;
}

void TryDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TryDialog::dropEvent(QDropEvent* event)
{
    const QString path = droppedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    tryPicture(path);
}

} // namespace plumbline::ui
