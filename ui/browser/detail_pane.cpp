// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/detail_pane.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>

#include "core/base/when_done.h"
#include "core/session/thumbnails.h"
#include "ui/browser/detail_tabs.h"
#include "ui/browser/elided_label.h"
#include "ui/browser/picture_view.h"
#include "ui/browser/review_actions.h"
#include "ui/browser/review_panel.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kPictureHeight = 236;    ///< leaves room for answers and review at 1280 x 800
constexpr double kPictureShare = 0.26; ///< of the pane: six answers are whole below it at 1280 x 800
constexpr int kBelowPicture = 478;     ///< what title, six answers and review need: whole at 1024 x 700, too
constexpr int kLeastPicture = 96;
constexpr double kSharpUpTo = 1.5; ///< zoomed further, the small picture is replaced by the whole one

} // namespace

DetailPane::DetailPane(Session& session, ReviewActions& actions, QWidget* parent)
    : Card({}, parent)
    , m_session(session)
    , m_actions(actions)
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
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_picture = new PictureView;
    m_picture->setObjectName(QStringLiteral("detailPicture"));
    m_picture->setLargestHeight(kPictureHeight);
    m_picture->setToolTip(tr("Wheel, + and - zoom, 0 shows the whole, drag moves"));
    connect(m_picture, &PictureView::zoomChanged, this, [this](double zoom) {
        if (zoom > kSharpUpTo)
            askForWhole();
    });
    column->addWidget(m_picture);
    column->addWidget(buildTitle());
    m_problem = textLabel({}, "warning");
    m_problem->setObjectName(QStringLiteral("detailProblem"));
    column->addWidget(m_problem);
    m_tabs = new DetailTabs(m_session);
    connect(m_tabs, &DetailTabs::answerChosen, this, &DetailPane::showAnswer);
    column->addWidget(m_tabs, 1);
    auto* line = new QFrame;
    setRole(line, "line");
    column->addWidget(line);
    m_review = new ReviewPanel(m_session, m_actions);
    column->addWidget(m_review);
    body()->addWidget(m_content, 1);
}

QToolButton* DetailPane::addTool(const QString& icon, const QString& objectName, const QString& tip)
{
    auto* tool = new QToolButton;
    tool->setObjectName(objectName);
    tool->setAccessibleName(tip);
    tool->setToolTip(tip);
    tool->setIcon(Theme::instance().icon(icon));
    tool->setIconSize({18, 18});
    tool->setFocusPolicy(Qt::StrongFocus);
    setRole(tool, "icon");
    return tool;
}

QWidget* DetailPane::buildTitle()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_name = new ElidedLabel;
    m_name->setObjectName(QStringLiteral("detailName"));
    setRole(m_name, "pageTitle");
    row->addWidget(m_name, 1);
    QToolButton* out =
        addTool(QStringLiteral("zoom_out"), QStringLiteral("detailZoomOut"), tr("Smaller (-)"));
    QToolButton* in = addTool(QStringLiteral("zoom_in"), QStringLiteral("detailZoomIn"), tr("Larger (+)"));
    QToolButton* enlarge = addTool(QStringLiteral("enlarge"), QStringLiteral("detailEnlarge"),
                                   tr("Show the portrait as large as the window allows (Space)"));
    constexpr double kStep = 1.4;
    connect(out, &QToolButton::clicked, m_picture, [this] { m_picture->zoomBy(1 / kStep); });
    connect(in, &QToolButton::clicked, m_picture, [this] { m_picture->zoomBy(kStep); });
    connect(enlarge, &QToolButton::clicked, this, &DetailPane::enlargeRequested);
    for (QToolButton* tool : {out, in, enlarge})
        row->addWidget(tool, 0, Qt::AlignTop);
    return bar;
}

void DetailPane::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    const int share = static_cast<int>(height() * kPictureShare);
    m_picture->setLargestHeight(
        std::max(kLeastPicture, std::min({kPictureHeight, share, height() - kBelowPicture})));
}

void DetailPane::clear()
{
    ++m_epoch;
    m_wait->stop();
    m_detail.reset();
    m_answer = -1;
    setSelection({});
    m_content->hide();
    m_hint->show();
}

void DetailPane::setSelection(const std::vector<ImageId>& images)
{
    m_review->setImages(images);
}

void DetailPane::refreshReview()
{
    m_review->refresh();
    if (m_image.isValid())
        m_wait->start(); // an exclusion changes what every answer counts as
}

void DetailPane::setOverlays(const TileOverlays& overlays)
{
    m_picture->setBlurred(overlays.blurred);
    m_picture->setShowsBox(overlays.box);
    m_picture->setShowsLandmarks(overlays.landmarks);
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
    whenDone(m_session.detail(m_image, m_task), this, [this, mine](const Result<ImageDetail>& detail) {
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
    if (!m_detail || m_detail->image.id != detail.image.id)
        m_wholeAsked = false;
    m_detail = detail;
    m_hint->hide();
    m_content->show();
    fillTexts();
    m_tabs->setDetail(detail);
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
    m_name->setLine(fileName);
    m_name->setToolTip(tr("%1, %2 × %3 pixels").arg(image.file).arg(image.widthPx).arg(image.heightPx));

    QStringList problems;
    if (!image.problem.isEmpty())
        problems << image.problem;
    if (image.duplicateOf.isValid())
        problems << tr("The same file as another image of this dataset.");
    m_problem->setText(problems.join(QLatin1Char('\n')));
    m_problem->setVisible(!problems.isEmpty());
}

void DetailPane::showAnswer(int answer)
{
    m_answer = answer;
    const SystemAnswer* shown = shownAnswer();
    m_picture->setAnswer(shown ? shown->outcome : Outcome {}, shown ? shown->verdict : Verdict::None);
    m_tabs->showAnswer(answer);
}

void DetailPane::askForWhole()
{
    if (m_wholeAsked || !m_detail)
        return;
    m_wholeAsked = true;
    const QSize size(m_detail->image.widthPx, m_detail->image.heightPx);
    whenDone(Session::picture(m_detail->image.path), this,
             [this, mine = m_epoch, size](const Result<QImage>& picture) {
        if (mine == m_epoch && picture)
            m_picture->setPicture(*picture, size);
    });
}

void DetailPane::refreshPicture()
{
    if (m_wholeAsked)
        return; // a sharper one is there or on its way
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
