// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/thumbnail_delegate.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "ui/browser/portrait_painter.h"
#include "ui/browser/review_text.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/browser/tile_landmarks.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/line_icon.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTileRadius = 6;
constexpr int kCaptionMargin = 8;

QFont captionFont(const QFont& font)
{
    QFont smaller = font;
    smaller.setPixelSize(12);
    return smaller;
}

QPainterPath roundedTop(const QRectF& rect, qreal radius)
{
    QPainterPath path;
    path.moveTo(rect.bottomLeft());
    path.lineTo(rect.left(), rect.top() + radius);
    path.quadTo(rect.topLeft(), {rect.left() + radius, rect.top()});
    path.lineTo(rect.right() - radius, rect.top());
    path.quadTo(rect.topRight(), {rect.right(), rect.top() + radius});
    path.lineTo(rect.bottomRight());
    path.closeSubpath();
    return path;
}

QColor boxColour(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Wrong:
        return QColor::fromRgb(kSeriesColours[1]);
    case Verdict::Right:
        return QColor::fromRgb(kSeriesColours[2]);
    default:
        return QColor::fromRgb(kSeriesColours[4]);
    }
}

/// A word on the picture: why there is no box, or that there were several faces.
void drawBadge(QPainter& painter, const QRectF& picture, const QString& text)
{
    const QFontMetrics metrics(painter.font());
    const int width = std::min(metrics.horizontalAdvance(text) + 12, static_cast<int>(picture.width()) - 12);
    const QRectF badge(picture.left() + 6, picture.top() + 6, width, metrics.height() + 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(badge, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - 8));
}

QString badgeText(const OutcomeRow& row)
{
    switch (row.verdict) {
    case Verdict::Undetected:
        return ThumbnailDelegate::tr("no face found");
    case Verdict::Failed:
        return ThumbnailDelegate::tr("could not be run");
    case Verdict::Refused:
        return ThumbnailDelegate::tr("refused");
    default:
        return row.outcome.multipleFaces
            ? ThumbnailDelegate::tr("%1 faces").arg(QLocale().toString(row.outcome.faces))
            : QString();
    }
}

/// The auditor's marks, in the picture's lower left corner.
void drawMarks(QPainter& painter, const QRectF& picture, const Review& review)
{
    constexpr int kIcon = 14;
    constexpr int kInset = 4;
    const QStringList icons = reviewIcons(review);
    if (icons.isEmpty())
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QRectF strip(picture.left() + 5, picture.bottom() - kIcon - 2 * kInset - 4,
                       static_cast<double>(icons.size()) * (kIcon + kInset) + kInset, kIcon + 2 * kInset - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(strip, 4, 4);
    QPointF at = strip.topLeft() + QPointF(kInset, kInset - 1);
    for (const QString& icon : icons) {
        painter.drawPixmap(at, lineIcon(icon, Qt::white, {kIcon, kIcon}, ratio));
        at.rx() += kIcon + kInset;
    }
}

} // namespace

void ThumbnailDelegate::drawPicture(QPainter& painter, const QRectF& area, const ThumbnailModel& model,
                                    int at, const OutcomeRow& row) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QImage image = model.picture(at, edgeForCover(row.sizePx, area.size(), ratio));
    painter.fillRect(area, tokens.hover);
    const QRectF shown = coverRect(row.sizePx.isEmpty() ? image.size() : row.sizePx, area);
    if (!image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        if (m_overlays.blurred && row.outcome.faces != 1)
            drawBlurred(painter, image, {}, row.sizePx, shown); // who else is on it is not known
        else
            painter.drawImage(shown, image);
        if (m_overlays.blurred && row.outcome.faces == 1)
            drawBlurred(painter, image, row.outcome.face, row.sizePx, shown);
        if (row.review.excluded)
            painter.fillRect(area, QColor(0, 0, 0, 120));
        if (m_overlays.box)
            drawFaceBox(painter, row.outcome.face, row.sizePx, shown, boxColour(row.verdict));
        if (m_overlays.landmarks && m_landmarks) {
            if (const auto* points = m_landmarks->of(row))
                drawLandmarks(painter, *points, row.sizePx, shown);
        }
    } else if (model.isBroken(at)) {
        painter.setPen(tokens.warning);
        painter.drawText(area.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("This file cannot be shown"));
    }
    const QString badge = badgeText(row);
    if (!badge.isEmpty())
        drawBadge(painter, area, badge);
    if (m_overlays.marks)
        drawMarks(painter, area, row.review);
}

void ThumbnailDelegate::drawCaption(QPainter& painter, const QRect& area, const OutcomeRow& row,
                                    const ThumbnailModel& model) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const bool label = m_overlays.label && model.isLabelled();
    AnswerText answer = answerText(row.verdict, row.outcome, label, row.truth);
    if (!m_overlays.answer)
        answer.text.clear();
    if (const QString score = scoreText(row.outcome, true); m_overlays.score && !score.isEmpty())
        answer.text += QLatin1Char(' ') + score;
    const QFontMetrics metrics(painter.font());
    QFont bold = painter.font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);

    QRect line = area.adjusted(kCaptionMargin, 0, -kCaptionMargin, 0);
    if (model.namesSystems()) {
        line.setHeight(area.height() / 2 + 2);
        painter.setPen(tokens.muted);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.systemName, Qt::ElideRight, line.width()));
        line = QRect(line.left(), area.top() + area.height() / 2 - 2, line.width(), area.height() / 2);
    }
    const int answerWidth = std::min(boldMetrics.horizontalAdvance(answer.text), line.width());
    if (label) {
        painter.setPen(row.truth.isEmpty() ? tokens.muted : tokens.text);
        painter.drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(valueLabel(row.truth), Qt::ElideRight, line.width() - answerWidth - 6));
    }
    painter.setFont(bold);
    painter.setPen(toneColour(answer.tone, tokens));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     boldMetrics.elidedText(answer.text, Qt::ElideRight, line.width()));
}

int ThumbnailDelegate::captionHeight(const QFont& font, bool namesSystem, const TileOverlays& overlays)
{
    if (!overlays.hasCaption())
        return 1; // the border
    const int line = QFontMetrics(captionFont(font)).height();
    return namesSystem ? 2 * line + 10 : line + 10;
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ThumbnailModel*>(index.model());
    if (!model) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Tokens& tokens = Theme::instance().tokens();
    const OutcomeRow row = model->row(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF tile = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(captionFont(option.font));
    painter->setPen(QPen(tokens.border, 1));
    painter->setBrush(selected ? tokens.accentGround : hovered ? tokens.hover : tokens.surface);
    painter->drawRoundedRect(tile, kTileRadius, kTileRadius);

    const int caption = captionHeight(option.font, model->namesSystems(), m_overlays);
    const QRectF picture = QRectF(option.rect).adjusted(1, 1, -1, -caption);
    painter->save();
    painter->setClipPath(roundedTop(picture, kTileRadius - 1));
    drawPicture(*painter, picture, *model, index.row(), row);
    painter->restore();
    if (m_overlays.hasCaption()) {
        const QRect line(option.rect.left(), option.rect.bottom() + 1 - caption, option.rect.width(),
                         caption);
        drawCaption(*painter, line, row, *model);
    }

    if (selected) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kTileRadius, kTileRadius);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(tokens.surface, 1));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), kTileRadius - 2,
                                     kTileRadius - 2);
        }
    }
    painter->restore();
}

} // namespace plumbline::ui
