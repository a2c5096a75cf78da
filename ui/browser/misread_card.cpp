// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/misread_card.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHash>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>

#include "core/base/when_done.h"
#include "core/session/thumbnails.h"
#include "core/views/rate_words.h"
#include "ui/browser/portrait_painter.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTilesAcross = 4;
constexpr int kWideCard = 560;    ///< from here all tiles stand in one row
constexpr int kCaptionLines = 34; ///< two lines of 11.5 px

/// Estimates by how far they miss their label; others stay in their order.
std::vector<OutcomeRow> furthestFirst(std::vector<OutcomeRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const OutcomeRow& a, const OutcomeRow& b) {
        return std::abs(a.estimateError.value_or(0)) > std::abs(b.estimateError.value_or(0));
    });
    return rows;
}

} // namespace

ListQuery misreadQuery(const MarkKey& key, const QString& task)
{
    ListQuery query;
    query.task = task;
    query.systems = {key.system};
    query.verdicts = {isEstimateTask(task)       ? Verdict::Estimated
                          : asksWhoIsFound(task) ? Verdict::Undetected
                                                 : Verdict::Wrong};
    for (const Verdict meant : {Verdict::Right, Verdict::Undetected, Verdict::Refused})
        if (verdictName(meant) == key.verdict)
            query.verdicts = {meant};
    if (!key.answer.isEmpty())
        query.answers = {key.answer};
    for (qsizetype i = 0; i < std::min(key.by.size(), key.values.size()); ++i)
        query.where.emplace_back(key.by.at(i), key.values.at(i));
    return query;
}

MisreadTile::MisreadTile(QWidget* parent)
    : QAbstractButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(52);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void MisreadTile::setRow(const OutcomeRow& row, const QString& path)
{
    m_row = row;
    m_path = path;
    const QString score = scoreText(row.outcome);
    const QString read = row.verdict == Verdict::Undetected ? tr("%1, no face found").arg(row.file)
        : row.outcome.kind != OutcomeKind::Answered         ? tr("%1, no answer").arg(row.file)
        : row.outcome.answer.estimate
        ? tr("%1, estimated %2").arg(row.file, answerText(row.verdict, row.outcome, false, row.truth).text)
        : score.isEmpty() ? tr("%1, read as %2").arg(row.file, row.outcome.answer.label)
                          : tr("%1, read as %2, %3").arg(row.file, row.outcome.answer.label, score);
    setAccessibleName(read);
    setToolTip(read);
    update();
}

int MisreadTile::heightForWidth(int width) const
{
    return width * 5 / 4 + kCaptionLines;
}

bool MisreadTile::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void MisreadTile::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF area(0, 0, width(), height() - kCaptionLines);
    QPainterPath frame;
    frame.addRoundedRect(area, 6, 6);
    painter.fillPath(frame, tokens.hover);
    const QImage image = m_cache
        ? m_cache->request(m_path, edgeForCover(m_row.sizePx, area.size(), devicePixelRatioF()))
        : QImage();
    if (!image.isNull()) {
        painter.save();
        painter.setClipPath(frame);
        painter.drawImage(coverRect(image.size(), area), image);
        painter.restore();
    }
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6);
    }

    drawCaption(painter);
}

/// "read as male" and the score below, or where that is too long "read as" and below "male .85". Of an
/// estimate "37 years" and below "label 41".
void MisreadTile::drawCaption(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    QFont plain = font();
    plain.setPixelSize(11);
    QFont bold = plain;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(plain);
    const QFontMetrics boldMetrics(bold);
    constexpr int kFlags = Qt::AlignLeft | Qt::AlignVCenter;
    const QRect first(0, height() - kCaptionLines + 2, width(), 15);
    const QRect second = first.translated(0, 15);
    if (m_row.outcome.answer.estimate) {
        painter.setFont(bold);
        painter.setPen(tokens.text);
        painter.drawText(first, kFlags, answerText(m_row.verdict, m_row.outcome, true).text);
        painter.setFont(plain);
        painter.setPen(tokens.muted);
        painter.drawText(second, kFlags, tr("label %1").arg(m_row.truth));
        return;
    }
    if (m_row.outcome.kind != OutcomeKind::Answered) { // not found
        painter.setFont(plain);
        painter.setPen(tokens.muted);
        painter.drawText(first, kFlags,
                         m_row.verdict == Verdict::Undetected ? tr("no face") : tr("no answer"));
        return;
    }
    const QString before = tr("read as", "followed by the answer");
    const QString& label = m_row.outcome.answer.label;
    const QString score = scoreText(m_row.outcome, true);
    const int space = metrics.horizontalAdvance(QLatin1Char(' '));
    const int lead = metrics.horizontalAdvance(before) + space;
    const bool fits = lead + boldMetrics.horizontalAdvance(label) <= width();

    const QRect answer = fits ? first.adjusted(lead, 0, 0, 0) : second;
    const int scoreRoom = fits ? 0 : metrics.horizontalAdvance(score) + space;
    const QString shown = boldMetrics.elidedText(label, Qt::ElideRight, answer.width() - scoreRoom);
    painter.setFont(plain);
    painter.setPen(tokens.text);
    painter.drawText(first, kFlags, before);
    painter.setPen(tokens.muted);
    painter.drawText(fits ? second : second.adjusted(boldMetrics.horizontalAdvance(shown) + space, 0, 0, 0),
                     kFlags, score);
    painter.setFont(bold);
    painter.setPen(tokens.wrong);
    painter.drawText(answer, kFlags, shown);
}

MisreadCard::MisreadCard(Session& session, QWidget* parent)
    : Card(tr("Who is misread"), parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("misreadCard"));
    build();
    connect(&m_session.thumbnails(), &ThumbnailCache::ready, this, [this](const QString& path) {
        for (MisreadTile* tile : m_tiles) {
            if (tile->path() == path)
                tile->update();
        }
    });
}

void MisreadCard::build()
{
    m_subtitle = textLabel({}, "muted");
    m_subtitle->setObjectName(QStringLiteral("misreadSubtitle"));
    body()->addWidget(m_subtitle);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(6);
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i) {
        auto* tile = new MisreadTile;
        tile->setObjectName(QStringLiteral("misreadTile%1").arg(i));
        tile->setCache(&m_session.thumbnails());
        QSizePolicy policy = tile->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // the tiles that are there keep their size
        tile->setSizePolicy(policy);
        connect(tile, &QAbstractButton::clicked, this,
                [this, tile] { Q_EMIT browseRequested(tile->row().image); });
        m_tiles[static_cast<std::size_t>(i)] = tile;
    }
    arrange(kTilesAcross);
    body()->addLayout(m_grid);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    m_browse = button(tr("Open in Browse"), "", QStringLiteral("misreadBrowse"),
                      tr("Show all of these portraits, to filter and to look closer"));
    connect(m_browse, &QPushButton::clicked, this, [this] { Q_EMIT browseRequested({}); });
    row->addWidget(m_browse);
    row->addStretch(1);
    body()->addSpacing(4);
    body()->addLayout(row);
    body()->addStretch(1);
}

void MisreadCard::arrange(int across)
{
    if (across == m_across)
        return;
    m_across = across;
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i)
        m_grid->addWidget(m_tiles[static_cast<std::size_t>(i)], i / across, i % across);
}

void MisreadCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    arrange(event->size().width() < kWideCard ? kTilesAcross : static_cast<int>(m_tiles.size()));
}

void MisreadCard::beginTask(const QString& task)
{
    ++m_epoch; // an answer under way is to another question
    m_isEstimate = isEstimateTask(task);
    setTitle(m_isEstimate               ? tr("Furthest from the label")
                 : asksWhoIsFound(task) ? tr("Who is not found")
                                        : tr("Who is misread"));
}

void MisreadCard::showNobody(bool compared, bool runs, const QString& task)
{
    beginTask(task);
    m_key.reset();
    m_browse->setEnabled(false);
    setRows({});
    m_subtitle->setText(!compared                  ? tr("No answer was compared with a label yet.")
                            : runs                 ? tr("None so far: the run still goes on.")
                            : m_isEstimate         ? tr("Every estimate meets its label.")
                            : asksWhoIsFound(task) ? tr("A face was found in every image.")
                                                   : tr("No portrait was misread."));
}

void MisreadCard::showMark(const MarkKey& key, const QString& system, const QString& group,
                           const QString& task)
{
    beginTask(task);
    m_key = key;
    m_browse->setEnabled(true);
    whenDone(m_session.list(misreadQuery(key, task)), this,
             [this, system, group, mine = m_epoch](const Result<std::vector<OutcomeRow>>& rows) {
        if (mine != m_epoch)
            return;
        setRows(rows ? furthestFirst(*rows) : std::vector<OutcomeRow> {});
        if (!rows) {
            m_subtitle->setText(rows.error().userText);
            return;
        }
        const auto count = static_cast<qlonglong>(rows->size());
        const QString images = count == 1 ? tr("1 image") : tr("%1 images").arg(QLocale().toString(count));
        m_subtitle->setText(tr("%1, %2, %3").arg(system, group, images));
    });
}

void MisreadCard::setRows(const std::vector<OutcomeRow>& rows)
{
    const int count = static_cast<int>(rows.size());
    const auto project = m_session.project();
    QHash<ImageId, QString> paths;
    if (project) {
        const auto dataset = project->dataset();
        const auto shown = rows.begin() + std::min(count, static_cast<int>(m_tiles.size()));
        for (const Image& image : dataset->images) {
            if (std::any_of(rows.begin(), shown,
                            [&](const OutcomeRow& row) { return row.image == image.id; }))
                paths.insert(image.id, image.path);
        }
    }
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < rows.size());
        if (i < rows.size())
            m_tiles[i]->setRow(rows[i], paths.value(rows[i].image));
    }
}

} // namespace plumbline::ui
