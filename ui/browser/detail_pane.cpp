// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/detail_pane.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>

#include "core/base/when_done.h"
#include "core/session/thumbnails.h"
#include "ui/browser/picture_view.h"
#include "ui/browser/verdict_text.h"
#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

QPushButton* toggle(const QString& text, const QString& objectName, const QString& tip)
{
    QPushButton* made = button(text, "chip", objectName, tip);
    made->setCheckable(true);
    return made;
}

QString sourceText(const QString& name)
{
    switch (labelSourceFromName(name).value_or(LabelSource::NotStated)) {
    case LabelSource::SelfDescribed:
        return DetailPane::tr("self-described");
    case LabelSource::Perceived:
        return DetailPane::tr("perceived by others");
    case LabelSource::Inferred:
        return DetailPane::tr("inferred by a program");
    case LabelSource::Rendered:
        return DetailPane::tr("rendered");
    case LabelSource::NotStated:
        break;
    }
    return DetailPane::tr("source not stated");
}

QString prettyRaw(const QByteArray& raw)
{
    const QJsonDocument json = QJsonDocument::fromJson(raw);
    return QString::fromUtf8(json.isNull() ? raw : json.toJson(QJsonDocument::Indented));
}

} // namespace

DetailPane::DetailPane(Session& session, QWidget* parent)
    : Card({}, parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("browseDetail"));
    setAccessibleName(tr("Details of the selected image"));
    build();
    constexpr int kWaitMs = 40;
    m_wait = new QTimer(this);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kWaitMs);
    connect(m_wait, &QTimer::timeout, this, &DetailPane::ask);
    connect(&m_session.thumbnails(), &ThumbnailCache::ready, this, [this](const QString& path) {
        if (m_detail && path == m_detail->image.path)
            refreshPicture();
    });
    clear();
}

void DetailPane::build()
{
    m_hint = textLabel(tr("Select a portrait to see every system's answer."), "muted");
    body()->addWidget(m_hint, 0, Qt::AlignTop);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);

    m_picture = new PictureView;
    m_picture->setObjectName(QStringLiteral("detailPicture"));
    column->addWidget(m_picture);
    column->addWidget(buildToggles());
    m_name = textLabel({}, "");
    m_name->setObjectName(QStringLiteral("detailName"));
    m_name->setTextFormat(Qt::RichText);
    column->addWidget(m_name);
    m_problem = textLabel({}, "warning");
    m_problem->setObjectName(QStringLiteral("detailProblem"));
    column->addWidget(m_problem);
    m_answers = new SpecTableView;
    m_answers->setObjectName(QStringLiteral("detailAnswers"));
    m_answers->setAccessibleName(tr("Every system's answer"));
    m_answers->setToolTip(tr("Click a row to see its box, landmarks and raw answer"));
    m_answers->setFollowsRows(true);
    constexpr int kNarrowestColumn = 68;
    m_answers->horizontalHeader()->setMinimumSectionSize(kNarrowestColumn);
    m_answers->setSortingEnabled(false); // the order of the runs; and no room is kept for an arrow
    connect(m_answers, &SpecTableView::activatedRow, this, &DetailPane::showAnswer);
    column->addWidget(m_answers);
    m_labels = textLabel({}, "muted");
    m_labels->setObjectName(QStringLiteral("detailLabels"));
    column->addWidget(m_labels);
    column->addWidget(buildActions());
    m_raw = new QPlainTextEdit;
    m_raw->setObjectName(QStringLiteral("detailRaw"));
    m_raw->setAccessibleName(tr("Raw answer"));
    m_raw->setReadOnly(true);
    m_raw->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_raw->setTabChangesFocus(true);
    m_raw->setMinimumHeight(160);
    m_raw->hide();
    connect(m_rawToggle, &QPushButton::toggled, m_raw, &QWidget::setVisible);
    column->addWidget(m_raw);
    column->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    body()->addWidget(m_scroll, 1);
}

QWidget* DetailPane::buildToggles()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_boxToggle = toggle(tr("Box"), QStringLiteral("detailBoxToggle"), tr("Show the face that was found"));
    m_boxToggle->setChecked(true);
    m_landmarksToggle = toggle(tr("Landmarks"), QStringLiteral("detailLandmarksToggle"),
                               tr("Show the 68 points of the face"));
    connect(m_boxToggle, &QPushButton::toggled, m_picture, &PictureView::setShowsBox);
    connect(m_landmarksToggle, &QPushButton::toggled, m_picture, &PictureView::setShowsLandmarks);
    row->addWidget(m_boxToggle);
    row->addWidget(m_landmarksToggle);
    row->addStretch(1);
    return bar;
}

QWidget* DetailPane::buildActions()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    QPushButton* enlarge = button(tr("Enlarge"), "", QStringLiteral("detailEnlarge"),
                                  tr("Show the portrait as large as the window allows (Space)"));
    m_rawToggle = button(tr("Raw answer"), "", QStringLiteral("detailRawToggle"),
                         tr("The whole response of the system chosen in the table"));
    m_rawToggle->setCheckable(true);
    connect(enlarge, &QPushButton::clicked, this, &DetailPane::enlargeRequested);
    row->addWidget(enlarge);
    row->addWidget(m_rawToggle);
    row->addStretch(1);
    return bar;
}

void DetailPane::clear()
{
    ++m_epoch;
    m_wait->stop();
    m_detail.reset();
    m_answer = -1;
    m_scroll->hide();
    m_hint->show();
}

void DetailPane::showImage(ImageId image, const QString& system)
{
    ++m_epoch; // an answer under way is of another image
    m_image = image;
    m_system = system;
    m_wait->start();
}

void DetailPane::ask()
{
    const int mine = ++m_epoch;
    whenDone(m_session.detail(m_image), this, [this, mine](const Result<ImageDetail>& detail) {
        if (mine != m_epoch)
            return;
        if (detail) {
            setDetail(*detail);
            askForLandmarks();
        } else {
            clear();
            m_hint->setText(detail.error().userText);
        }
    });
}

void DetailPane::askForLandmarks()
{
    const int mine = m_epoch;
    whenDone(m_session.withLandmarks(*m_detail), this, [this, mine](const Result<ImageDetail>& detail) {
        if (mine != m_epoch || !detail)
            return; // a picture that cannot be read says so in its place
        m_detail = *detail;
        showAnswer(m_answer);
    });
}

const SystemAnswer* DetailPane::shownAnswer() const
{
    return m_detail && m_answer >= 0 ? &m_detail->answers[static_cast<std::size_t>(m_answer)] : nullptr;
}

void DetailPane::setDetail(const ImageDetail& detail)
{
    m_detail = detail;
    m_hint->hide();
    m_scroll->show();
    fillTexts();
    fillAnswers();
    const auto& answers = m_detail->answers;
    const auto at = std::find_if(answers.begin(), answers.end(),
                                 [this](const SystemAnswer& answer) { return answer.system == m_system; });
    const bool none = answers.empty();
    showAnswer(none ? -1 : at == answers.end() ? 0 : static_cast<int>(at - answers.begin()));
    refreshPicture();
    Q_EMIT detailShown();
}

void DetailPane::fillTexts()
{
    const Image& image = m_detail->image;
    const QString fileName = image.file.section(QLatin1Char('/'), -1);
    const QString muted = Theme::instance().tokens().muted.name();
    m_name->setText(QStringLiteral("<b>%1</b> <span style=\"color:%2\">%3 × %4</span>")
                        .arg(fileName.toHtmlEscaped(), muted, QString::number(image.widthPx),
                             QString::number(image.heightPx)));
    m_name->setToolTip(image.file);

    QStringList problems;
    if (!image.problem.isEmpty())
        problems << image.problem;
    if (image.duplicateOf.isValid())
        problems << tr("The same file as another image of this dataset.");
    m_problem->setText(problems.join(QLatin1Char('\n')));
    m_problem->setVisible(!problems.isEmpty());

    QStringList lines;
    lines << tr("Label: %1 (%2)").arg(valueLabel(m_detail->truth), sourceText(m_detail->truthSource))
            + (m_detail->synthetic ? tr(" · synthetic portrait") : QString());
    if (!m_detail->subject.isEmpty())
        lines << tr("Person: %1").arg(m_detail->subject);
    QStringList values;
    for (const auto& [name, value] : m_detail->values)
        values << tr("%1: %2", "attribute and its value").arg(name, valueLabel(value));
    lines << values.join(QStringLiteral(" · "));
    m_labels->setText(lines.join(QLatin1Char('\n')));
}

void DetailPane::fillAnswers()
{
    TableSpec spec;
    spec.columns = {
        {QStringLiteral("system"), tr("system"), false, {}},
        {QStringLiteral("answer"), tr("answer"), false, {}},
        {QStringLiteral("score"), tr("score"), true, tr("What the system gave its answer, 0 to 1")}};
    for (const SystemAnswer& answer : m_detail->answers) {
        const AnswerText text = answerText(answer.verdict, answer.outcome);
        const bool answered = answer.outcome.kind == OutcomeKind::Answered;
        const double score = answer.outcome.answer.confidence;
        spec.rows.push_back({{answer.name, std::nan(""), Tone::Plain, answer.name},
                             {text.text, std::nan(""), text.tone, answer.outcome.error},
                             {answered ? scoreText(score) : QStringLiteral("–"), answered ? score : -1.0,
                              answered ? Tone::Plain : Tone::Muted,
                              answered ? QLocale().toString(score, 'f', 4) : QString()}});
    }
    m_answers->setSpec(spec);
    m_answers->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_answers->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_answers->setVisible(!spec.rows.empty());
    m_rawToggle->setVisible(!spec.rows.empty());
    if (spec.rows.empty())
        m_rawToggle->setChecked(false);
}

void DetailPane::showAnswer(int answer)
{
    m_answer = answer;
    const SystemAnswer* shown = shownAnswer();
    m_picture->setAnswer(shown ? shown->outcome : Outcome {}, shown ? shown->verdict : Verdict::None);
    const bool landmarks = shown && !shown->outcome.landmarks.empty();
    m_landmarksToggle->setEnabled(landmarks);
    m_boxToggle->setEnabled(shown && shown->outcome.face.width() > 0);
    if (!shown)
        return;
    m_rawToggle->setToolTip(tr("The whole response of %1").arg(shown->name));
    m_raw->setAccessibleName(tr("Raw answer of %1").arg(shown->name));
    const QByteArray& raw = shown->outcome.answer.raw;
    m_raw->setPlainText(!raw.isEmpty()                       ? prettyRaw(raw)
                            : shown->outcome.error.isEmpty() ? tr("No answer was given.")
                                                             : shown->outcome.error);
}

void DetailPane::refreshPicture()
{
    const Image& image = m_detail->image;
    const QSize size(image.widthPx, image.heightPx);
    const int edge = static_cast<int>(400 * devicePixelRatioF());
    const QImage picture = m_session.thumbnails().request(image.path, edge);
    const bool broken = image.state != ImageState::Ready || m_session.thumbnails().isBroken(image.path);
    m_picture->setPicture(picture, size, broken ? tr("This file cannot be shown.") : QString());
    const SystemAnswer* shown = shownAnswer();
    m_picture->setAccessibleName(
        shown ? tr("Portrait %1, %2").arg(image.file, answerText(shown->verdict, shown->outcome).text)
              : tr("Portrait %1").arg(image.file));
}

} // namespace plumbline::ui
