// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/false_match_strip.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "core/session/thumbnails.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"
#include "ui/browser/portrait_painter.h"
#include "ui/browser/tile_overlays.h"
#include "ui/matching/threshold_state.h"
#include "ui/pairs/pair_side.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTiles = 6;
constexpr int kTileWidth = 190; ///< the least
constexpr int kCaption = 38;    ///< height of two lines
constexpr int kBetween = 4;     ///< the two pictures
const QSize kUsualPicture(320, 400);

} // namespace

PairTile::PairTile(ThumbnailCache& thumbnails, QWidget* parent)
    : QAbstractButton(parent)
    , m_thumbnails(thumbnails)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

int PairTile::heightForWidth(int width) const
{
    return (width - kBetween) / 2 * 6 / 5 + kCaption;
}

void PairTile::setPair(const FalseMatch& pair, const QString& pathA, const QString& pathB)
{
    m_pair = pair;
    m_paths = {pathA, pathB};
    say();
    update();
}

void PairTile::setMatches(bool on)
{
    m_matches = on;
    say();
    update();
}

void PairTile::setBlurred(bool on)
{
    m_blurred = on;
    update();
}

void PairTile::say()
{
    const QString names = tr("%1 (%2) and %3 (%4), score %5")
                              .arg(m_pair.a.file, m_pair.a.group, m_pair.b.file, m_pair.b.group,
                                   matchThresholdText(static_cast<float>(m_pair.score)));
    const QString said =
        m_matches ? tr("%1: taken for one person").arg(names) : tr("%1: below the threshold").arg(names);
    setAccessibleName(said);
    setToolTip(said);
}

bool PairTile::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void PairTile::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double wide = (width() - kBetween) / 2.0;
    const double high = height() - kCaption;
    if (!m_matches)
        painter.setOpacity(0.45);
    for (int i = 0; i < 2; ++i) {
        const QRectF area(i * (wide + kBetween), 0, wide, high);
        QPainterPath frame;
        frame.addRoundedRect(area, 6, 6);
        painter.fillPath(frame, tokens.hover);
        const QImage image =
            m_thumbnails.request(m_paths[static_cast<std::size_t>(i)],
                                 edgeForCover(kUsualPicture, area.size(), devicePixelRatioF()));
        if (image.isNull())
            continue;
        painter.save();
        painter.setClipPath(frame);
        const QRectF shown = coverRect(image.size(), area);
        painter.drawImage(shown, image);
        if (m_blurred) // all of it: where the face is, the tile does not know
            drawBlurred(painter, image, {}, {}, shown);
        painter.restore();
    }
    painter.setOpacity(1);
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(1, 1, width() - 2, high - 2), 6, 6);
    }
    drawCaption(painter, QRectF(0, high + 3, width(), kCaption - 3));
}

/// The score, and below it whose faces: "women and men".
void PairTile::drawCaption(QPainter& painter, const QRectF& below) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const double line = below.height() / 2;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(m_matches ? tokens.text : tokens.muted);
    const QString score = matchThresholdText(static_cast<float>(m_pair.score));
    painter.drawText(QRectF(below.topLeft(), QSizeF(below.width(), line)), Qt::AlignLeft | Qt::AlignVCenter,
                     score);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(tokens.muted);
    if (!m_matches) {
        const double after = QFontMetricsF(bold).horizontalAdvance(score) + 8;
        painter.drawText(below.adjusted(after, 0, 0, -line), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(small).elidedText(tr("below the threshold"), Qt::ElideRight,
                                                         below.width() - after));
    }
    const QString groups = m_pair.a.groupIndex == m_pair.b.groupIndex
        ? tr("both %1", "two images of one group").arg(labelInSentence(m_pair.a.group))
        : QStringLiteral("%1 → %2").arg(m_pair.a.group, m_pair.b.group);
    painter.drawText(below.adjusted(0, line, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(small).elidedText(groups, Qt::ElideRight, below.width()));
}

FalseMatchStrip::FalseMatchStrip(Session& session, ThresholdState& state, Summary summary, QWidget* parent)
    : Card(tr("Two people most alike"), parent)
    , m_session(session)
    , m_state(state)
    , m_summarise(std::move(summary))
    , m_summary(textLabel({}, "plain"))
    , m_open(button(tr("Open the pair browser"), "", QStringLiteral("matchOpenPairs"),
                    tr("Look at the pairs one by one, and say what you see in them (Ctrl+5)")))
    , m_row(new QWidget)
{
    setObjectName(QStringLiteral("falseMatchStrip"));
    setAccessibleName(tr("Two people most alike"));
    m_summary->setObjectName(QStringLiteral("falseMatchSummary"));
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    for (int i = 0; i < kTiles; ++i) {
        auto* tile = new PairTile(session.thumbnails());
        tile->setObjectName(QStringLiteral("pairTile%1").arg(i));
        tile->setMaximumWidth(kTileWidth + 60);
        tile->hide();
        row->addWidget(tile, 1);
        m_tiles.push_back(tile);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] {
            m_state.wishPair(tile->pair());
            Q_EMIT pairsWanted();
        });
    }
    row->addStretch(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap);
    head->addWidget(m_summary, 1);
    QPushButton* guide = button(tr("Reproduce the ACLU test…"), "link", QStringLiteral("matchGuide"),
                                tr("Search people in a gallery, and tell whose share of the false matches is "
                                   "larger than their share of those searched"));
    connect(guide, &QPushButton::clicked, this, &FalseMatchStrip::guideWanted);
    head->addWidget(guide);
    head->addWidget(m_open);
    body()->addLayout(head);
    body()->addWidget(m_row);
    connect(m_open, &QPushButton::clicked, this, &FalseMatchStrip::pairsWanted);
    connect(&session.thumbnails(), &ThumbnailCache::ready, this, [this](const QString& path) {
        for (PairTile* tile : m_tiles) {
            if (tile->shows(path))
                tile->update();
        }
    });
}

void FalseMatchStrip::refresh(bool isNew)
{
    if (!m_state.hasAnswer())
        return;
    const bool blurred = PairOverlays::remembered().blurred || TileOverlays::remembered().blurred;
    for (PairTile* tile : m_tiles)
        tile->setBlurred(blurred);
    showThreshold();
    if (!isNew)
        return;
    const auto asking =
        m_session.ask<FalseMatches>([pairs = m_state.pairs(std::nullopt, kTiles)](
                                        Project& project) -> Result<FalseMatches> { return pairs(project); });
    whenDone(asking, this, [this, mine = ++m_epoch](const Result<FalseMatches>& list) {
        if (mine == m_epoch)
            take(list ? list->pairs : std::vector<FalseMatch> {});
    });
}

void FalseMatchStrip::take(const std::vector<FalseMatch>& pairs)
{
    const auto project = m_session.project();
    QHash<ImageId, QString> paths;
    for (const FalseMatch& pair : pairs) {
        paths.insert(pair.a.image, {});
        paths.insert(pair.b.image, {});
    }
    if (project) {
        const auto dataset = project->dataset();
        for (const Image& image : dataset->images) {
            if (const auto at = paths.find(image.id); at != paths.end())
                *at = image.path;
        }
    }
    m_pairs = static_cast<int>(std::min(pairs.size(), m_tiles.size()));
    for (int i = 0; i < m_pairs; ++i) {
        const FalseMatch& pair = pairs[static_cast<std::size_t>(i)];
        m_tiles[static_cast<std::size_t>(i)]->setPair(pair, paths.value(pair.a.image),
                                                      paths.value(pair.b.image));
    }
    arrange();
    showThreshold();
}

void FalseMatchStrip::showThreshold()
{
    if (!m_state.hasAnswer())
        return;
    m_summary->setText(m_summarise());
    const auto threshold = static_cast<double>(m_state.threshold());
    for (PairTile* tile : m_tiles)
        tile->setMatches(tile->pair().score >= threshold);
}

void FalseMatchStrip::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    arrange();
}

/// As many as fit.
void FalseMatchStrip::arrange()
{
    const int room = width() - 2 * kCardPadding + kGap;
    const int fit = std::max(1, room / (kTileWidth + kGap));
    for (int i = 0; i < kTiles; ++i)
        m_tiles[static_cast<std::size_t>(i)]->setVisible(i < std::min(fit, m_pairs));
    m_row->setVisible(m_pairs > 0);
}

} // namespace plumbline::ui
