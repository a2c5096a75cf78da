// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/detail_tabs.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/picture_facts.h"
#include "core/session/scored_answer.h"
#include "core/session/session_work.h"
#include "core/session/trial_desk.h"
#include "core/views/rate_words.h"
#include "ui/browser/verdict_text.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_cells.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kCropEdge = 84;

QString sourceText(const QString& name)
{
    switch (labelSourceFromName(name).value_or(LabelSource::NotStated)) {
    case LabelSource::SelfDescribed:
        return DetailTabs::tr("self-described");
    case LabelSource::Perceived:
        return DetailTabs::tr("perceived by others");
    case LabelSource::Inferred:
        return DetailTabs::tr("inferred by a program");
    case LabelSource::Rendered:
        return DetailTabs::tr("rendered");
    case LabelSource::NotStated:
        break;
    }
    return DetailTabs::tr("source not stated");
}

QString prettyRaw(const QByteArray& raw)
{
    const QJsonDocument json = QJsonDocument::fromJson(raw);
    return QString::fromUtf8(json.isNull() ? raw : json.toJson(QJsonDocument::Indented));
}

TableCell scoreCell(const SystemAnswer& answer)
{
    const auto score = statedScore(answer.outcome);
    if (!score) {
        TableCell none = textCell(QStringLiteral("–"), Tone::Muted);
        if (answer.outcome.kind == OutcomeKind::Answered)
            none.tip = DetailTabs::tr("The system gives no score with its answer");
        return none;
    }
    TableCell cell = numberCell(*score, scoreText(*score));
    cell.tip = QLocale().toString(*score, 'f', 4);
    return cell;
}

/// "+9.4": by how many years an estimate is off, and which way.
TableCell offCell(const SystemAnswer& answer)
{
    if (!answer.estimateError)
        return textCell(QStringLiteral("–"), Tone::Muted);
    const double years = *answer.estimateError;
    const QLocale locale;
    const QString sign = years > 0 ? locale.positiveSign() : QString();
    return numberCell(years, sign + locale.toString(years, 'f', 1));
}

/// A table of names and values; values are whole in their tooltips.
TableSpec pairs(const QString& name, const QString& value,
                const std::vector<std::pair<QString, QString>>& rows)
{
    TableSpec spec;
    spec.columns = {{QStringLiteral("name"), name, false, {}}, {QStringLiteral("value"), value, false, {}}};
    for (const auto& [key, text] : rows)
        spec.rows.push_back({textCell(key, Tone::Muted), textCell(text)});
    return spec;
}

} // namespace

DetailTabs::DetailTabs(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    build();
}

void DetailTabs::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(0);
    m_parts = new QButtonGroup(this);
    m_stack = new QStackedWidget;
    addPart(bar, Answers, tr("Answers"), QStringLiteral("detailTabAnswers"), tr("What every system says"),
            buildAnswers());
    m_labels = addTable(QStringLiteral("detailAttributes"), tr("Labels"));
    addPart(bar, Labels, tr("Labels"), QStringLiteral("detailTabLabels"), tr("What the dataset says"),
            m_labels);
    addPart(bar, Response, tr("Raw"), QStringLiteral("detailTabResponse"),
            tr("The whole response of the system chosen under Answers, and the crop it saw"),
            buildResponse());
    m_facts = addTable(QStringLiteral("detailFile"), tr("File"));
    addPart(bar, File, tr("File"), QStringLiteral("detailTabFile"), tr("File and EXIF"), m_facts);
    bar->addStretch(1);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    m_parts->button(Answers)->setChecked(true);
    connect(m_parts, &QButtonGroup::idClicked, this, [this](int part) {
        m_stack->setCurrentIndex(part);
        fetch();
    });
}

void DetailTabs::addPart(QHBoxLayout* bar, Part part, const QString& text, const QString& objectName,
                         const QString& tip, QWidget* page)
{
    QPushButton* tab = button(text, "segment", objectName, tip);
    tab->setCheckable(true);
    tab->setFont(Theme::instance().tableFont());
    m_parts->addButton(tab, part);
    bar->addWidget(tab);
    m_stack->addWidget(page);
}

SpecTableView* DetailTabs::addTable(const QString& objectName, const QString& name)
{
    auto* table = new SpecTableView;
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setSortingEnabled(false); // the order is the file's; and no room is kept for an arrow
    return table;
}

QWidget* DetailTabs::buildAnswers()
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_answers = addTable(QStringLiteral("detailAnswers"), tr("Every system's answer"));
    m_answers->setToolTip(tr("Click a row to see its box, landmarks and response"));
    m_answers->setFollowsRows(true);
    constexpr int kNarrowestColumn = 62;
    m_answers->horizontalHeader()->setMinimumSectionSize(kNarrowestColumn);
    connect(m_answers, &SpecTableView::activatedRow, this, &DetailTabs::answerChosen);
    m_label = textLabel({}, "muted");
    m_label->setObjectName(QStringLiteral("detailLabels"));
    column->addWidget(m_label);
    column->addWidget(m_answers);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    return scroll;
}

QWidget* DetailTabs::buildResponse()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_crop = new QLabel;
    m_crop->setObjectName(QStringLiteral("detailCrop"));
    m_cropText = textLabel({}, "muted");
    row->addWidget(m_crop, 0, Qt::AlignTop);
    row->addWidget(m_cropText, 1, Qt::AlignTop);
    column->addLayout(row);
    m_raw = new QPlainTextEdit;
    m_raw->setObjectName(QStringLiteral("detailRaw"));
    m_raw->setAccessibleName(tr("Raw answer"));
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setFont(Theme::instance().figureFont());
    m_raw->setMinimumHeight(60);
    column->addWidget(m_raw, 1);
    return page;
}

void DetailTabs::setDetail(const ImageDetail& detail)
{
    ++m_epoch; // what is under way is of another image
    m_detail = detail;
    m_answer = -1;
    m_factsAsked = m_cropsAsked = false;
    m_crops.clear();
    fillAnswers();
    fillLabels();
    m_facts->setSpec({});
    fetch();
}

void DetailTabs::showAnswer(int answer)
{
    m_answer = answer;
    fillResponse();
}

void DetailTabs::fillAnswers()
{
    const bool estimates = isEstimateTask(m_detail.task);
    TableSpec spec;
    spec.columns = {{QStringLiteral("system"), tr("system"), false, {}},
                    {QStringLiteral("answer"), tr("answer"), false, {}}};
    if (estimates)
        spec.columns.push_back(
            {QStringLiteral("off"), tr("off"), true, tr("Years: the estimate less the label")});
    else
        spec.columns.push_back(
            {QStringLiteral("score"), tr("score"), true, tr("What the system gave its answer, 0 to 1")});
    for (const SystemAnswer& answer : m_detail.answers) {
        const AnswerText text = answerText(answer.verdict, answer.outcome, estimates, m_detail.truth);
        TableCell said = textCell(text.text, text.tone);
        said.tip = answer.outcome.error;
        spec.rows.push_back({textCell(answer.name), said, estimates ? offCell(answer) : scoreCell(answer)});
    }
    m_answers->setSpec(spec);
    m_answers->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_answers->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_answers->setVisible(!spec.rows.empty());
    m_label->setVisible(!asksWhoIsFound(m_detail.task)); // nothing is compared with a label
    m_label->setText(tr("Label: %1 (%2)").arg(valueLabel(m_detail.truth), sourceText(m_detail.truthSource))
                     + (m_detail.synthetic ? tr(" · synthetic") : QString()));
}

void DetailTabs::fillLabels()
{
    std::vector<std::pair<QString, QString>> rows;
    if (!m_detail.subject.isEmpty())
        rows.emplace_back(tr("person"), m_detail.subject);
    for (const auto& [name, value] : m_detail.values)
        rows.emplace_back(name, valueLabel(value));
    m_labels->setSpec(pairs(tr("label"), tr("value"), rows));
    m_labels->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void DetailTabs::fillResponse()
{
    const bool any = m_answer >= 0 && m_answer < static_cast<int>(m_detail.answers.size());
    m_raw->setVisible(any);
    if (!any) {
        m_crop->hide();
        m_cropText->setText(tr("No system has seen this image yet."));
        return;
    }
    const SystemAnswer& answer = m_detail.answers[static_cast<std::size_t>(m_answer)];
    const QByteArray& raw = answer.outcome.answer.raw;
    m_raw->setAccessibleName(tr("Raw answer of %1").arg(answer.name));
    m_raw->setPlainText(!raw.isEmpty()                       ? prettyRaw(raw)
                            : answer.outcome.error.isEmpty() ? tr("No answer was given.")
                                                             : answer.outcome.error);
    const auto at = static_cast<std::size_t>(m_answer);
    const QImage crop = at < m_crops.size() ? m_crops[at] : QImage();
    m_crop->setVisible(!crop.isNull());
    if (!crop.isNull()) {
        const qreal ratio = devicePixelRatioF();
        QPixmap pixmap = QPixmap::fromImage(crop.scaled(QSizeF(kCropEdge * ratio, kCropEdge * ratio).toSize(),
                                                        Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        m_crop->setPixmap(pixmap);
        m_crop->setAccessibleName(tr("The crop %1 saw").arg(answer.name));
    }
    m_cropText->setText(
        crop.isNull() ? answer.name
                      : tr("What the net of %1 saw: %2 × %3 pixels")
                            .arg(answer.name, QString::number(crop.width()), QString::number(crop.height())));
}

void DetailTabs::fetch()
{
    if (m_stack->currentIndex() == File)
        fetchFacts();
    else if (m_stack->currentIndex() == Response)
        fetchCrops();
}

void DetailTabs::fetchFacts()
{
    if (m_factsAsked || !m_detail.image.id.isValid())
        return;
    m_factsAsked = true;
    whenDone(m_session.ask<std::vector<PictureFact>>([image = m_detail.image.id](const Project& project) {
        return pictureFacts(project, image);
    }),
             this, [this, mine = m_epoch](const Result<std::vector<PictureFact>>& facts) {
                 if (mine != m_epoch || !facts)
                     return;
                 std::vector<std::pair<QString, QString>> rows;
                 for (const PictureFact& fact : *facts)
                     rows.emplace_back(fact.name, fact.value);
                 m_facts->setSpec(pairs(tr("of the file"), tr("value"), rows));
                 m_facts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
             });
}

void DetailTabs::fetchCrops()
{
    if (m_cropsAsked || m_detail.answers.empty())
        return;
    m_cropsAsked = true;
    whenDone(m_session.ask<std::vector<QImage>>([detail = m_detail](const Project& project) {
        return TrialDesk(project).cropsSeen(detail);
    }),
             this, [this, mine = m_epoch](const Result<std::vector<QImage>>& crops) {
                 if (mine != m_epoch || !crops)
                     return; // a picture that cannot be read says so in its place
                 m_crops = *crops;
                 fillResponse();
             });
}

} // namespace plumbline::ui
