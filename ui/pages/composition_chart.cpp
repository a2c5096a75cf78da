// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/composition_chart.h"

#include <algorithm>

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "core/views/texts.h"
#include "ui/pages/dataset_tables.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kBarHeight = 18;
constexpr int kPitch = 27;
constexpr int kGapBeside = 8;
constexpr int kMostNameWidth = 130;
constexpr std::size_t kMostBars = 24; // as many values as one can group by
constexpr int kSwatch = 11;

QString shown(const QString& value)
{
    return value.isEmpty() ? CompositionChart::tr("not stated") : value;
}

QColor colourOf(int series)
{
    return QColor::fromRgb(kSeriesColours[static_cast<std::size_t>(series) % kSeriesColours.size()]);
}

} // namespace

CompositionChart::CompositionChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("compositionChart"));
    setAccessibleName(tr("Images by group, as bars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CompositionChart::setRows(const QStringList& by, const std::vector<CompositionRow>& rows)
{
    m_bars.clear();
    m_series.clear();
    m_most = 1;
    for (const CompositionRow& row : rows) {
        const QString name = row.group.isEmpty() ? QString() : shown(row.group.first());
        auto bar =
            std::find_if(m_bars.begin(), m_bars.end(), [&](const Bar& each) { return each.name == name; });
        if (bar == m_bars.end()) {
            if (m_bars.size() == kMostBars)
                continue;
            m_bars.push_back({name, {}, 0});
            bar = m_bars.end() - 1;
        }
        int series = 0;
        if (by.size() > 1) {
            const QString second = shown(row.group.value(1));
            if (!m_series.contains(second))
                m_series.append(second);
            series = static_cast<int>(m_series.indexOf(second));
        }
        bar->parts.push_back({series, row.images, row.images < kFewImages});
        bar->images += row.images;
        m_most = std::max(m_most, bar->images);
    }
    const QFontMetrics metrics(Theme::instance().tableFont());
    m_nameWidth = 0;
    m_countWidth = 0;
    for (const Bar& bar : m_bars) {
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(bar.name) + 1); // it is rounded
        m_countWidth = std::max(m_countWidth, metrics.horizontalAdvance(QLocale().toString(bar.images)));
    }
    m_nameWidth = std::min(m_nameWidth, kMostNameWidth);
    setAccessibleDescription(summary());
    updateGeometry();
    update();
}

QString CompositionChart::summary() const
{
    QStringList parts;
    for (const Bar& bar : m_bars) {
        QStringList inside;
        for (const Part& part : bar.parts) {
            if (part.series < m_series.size())
                inside.append(
                    QStringLiteral("%1 %2").arg(m_series.at(part.series), QLocale().toString(part.images)));
        }
        const QString images = QLocale().toString(bar.images);
        parts.append(
            inside.isEmpty()
                ? QStringLiteral("%1: %2").arg(bar.name, images)
                : QStringLiteral("%1: %2 (%3)").arg(bar.name, images, inside.join(QStringLiteral(", "))));
    }
    return parts.join(QStringLiteral("; "));
}

int CompositionChart::legendHeight() const
{
    return m_series.size() > 1 ? 26 : 0;
}

QSize CompositionChart::sizeHint() const
{
    return {340, legendHeight() + static_cast<int>(m_bars.size()) * kPitch + 4};
}

QSize CompositionChart::minimumSizeHint() const
{
    return {220, sizeHint().height()};
}

QRect CompositionChart::barArea(std::size_t bar) const
{
    const int left = m_nameWidth + kGapBeside;
    const int room = std::max(20, width() - left - m_countWidth - kGapBeside);
    const double share = static_cast<double>(m_bars[bar].images) / static_cast<double>(m_most);
    return {left, legendHeight() + static_cast<int>(bar) * kPitch + (kPitch - kBarHeight) / 2,
            std::max(2, static_cast<int>(share * room)), kBarHeight};
}

QRect CompositionChart::partArea(std::size_t bar, std::size_t part) const
{
    const QRect whole = barArea(bar);
    const auto total = static_cast<double>(std::max<qint64>(1, m_bars[bar].images));
    qint64 before = 0;
    for (std::size_t at = 0; at < part; ++at)
        before += m_bars[bar].parts[at].images;
    const qint64 after = before + m_bars[bar].parts[part].images;
    const auto place = [&](qint64 images) {
        return whole.left() + static_cast<int>(static_cast<double>(images) / total * whole.width());
    };
    return {place(before), whole.top(), std::max(1, place(after) - place(before)), whole.height()};
}

void CompositionChart::drawLegend(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QFontMetrics metrics = painter.fontMetrics();
    int left = m_nameWidth + kGapBeside;
    for (int at = 0; at < m_series.size(); ++at) {
        painter.fillRect(QRect(left, 6, kSwatch, kSwatch), colourOf(at));
        left += kSwatch + 5;
        painter.setPen(tokens.text);
        const int room = metrics.horizontalAdvance(m_series.at(at));
        painter.drawText(QRect(left, 0, room + 2, 22), Qt::AlignVCenter, m_series.at(at));
        left += room + 14;
        if (left > width())
            break;
    }
}

void CompositionChart::drawBar(QPainter& painter, std::size_t at) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const Bar& bar = m_bars[at];
    const QRect area = barArea(at);
    painter.setPen(tokens.text);
    painter.drawText(QRect(0, area.top() - 3, m_nameWidth, kBarHeight + 6),
                     static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, m_nameWidth));
    for (std::size_t part = 0; part < bar.parts.size(); ++part) {
        const QColor colour = colourOf(bar.parts[part].series);
        const QRect rect = partArea(at, part);
        if (bar.parts[part].few) {
            painter.setPen(QPen(colour, 1));
            painter.setBrush(QBrush(colour, Qt::BDiagPattern));
            painter.drawRect(rect.adjusted(0, 0, -1, -1));
        } else {
            painter.fillRect(rect, colour);
        }
        if (part > 0) { // a line between neighbours, whatever their colours
            painter.setPen(QPen(tokens.surface, 1));
            painter.drawLine(rect.topLeft(), rect.bottomLeft());
        }
    }
    painter.setPen(tokens.muted);
    painter.drawText(QRect(area.right() + kGapBeside, area.top() - 3, m_countWidth + 4, kBarHeight + 6),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), QLocale().toString(bar.images));
}

void CompositionChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(Theme::instance().tableFont());
    if (m_series.size() > 1)
        drawLegend(painter);
    for (std::size_t at = 0; at < m_bars.size(); ++at)
        drawBar(painter, at);
}

bool CompositionChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t at = 0; at < m_bars.size(); ++at) {
        for (std::size_t part = 0; part < m_bars[at].parts.size(); ++part) {
            if (!partArea(at, part).contains(help->pos()))
                continue;
            const Part& hit = m_bars[at].parts[part];
            QString text = m_bars[at].name;
            if (hit.series < m_series.size())
                text += QStringLiteral(", ") + m_series.at(hit.series);
            text += QStringLiteral(": ") + tr("%1 images").arg(QLocale().toString(hit.images));
            if (hit.few)
                text += QStringLiteral(" – ") + tr("too few to tell anything from");
            QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace plumbline::ui
