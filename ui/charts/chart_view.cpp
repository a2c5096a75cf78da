// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "core/views/chart_table.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_pointing.h"

namespace plumbline::ui {

namespace {

constexpr int kLeastWidth = 320;
constexpr int kUsualWidth = 640;

ChartStyle screenStyle(bool dense)
{
    const Theme& theme = Theme::instance();
    QFont small = theme.tableFont();
    small.setPointSizeF(11 * 0.75);
    return {theme.tokens(), theme.bodyFont(), small, dense};
}

/// Tab-separated, with a header.
QString tableText(const TableSpec& table)
{
    QStringList line;
    for (const TableColumn& column : table.columns)
        line.append(column.title);
    QStringList lines {line.join(QLatin1Char('\t'))};
    for (const auto& row : table.rows) {
        line.clear();
        for (const TableCell& cell : row)
            line.append(cell.text);
        lines.append(line.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

/// A tip in lines of readable length: plain text would be one line across the window.
QString wrapped(const QString& tip)
{
    return QStringLiteral("<qt>%1</qt>")
        .arg(tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

/// The mark of \a next for the pictures that \a focused of \a now stood for, or -1.
int samePlace(const ChartSpec& now, int focused, const ChartSpec& next)
{
    if (focused < 0 || now.id != next.id)
        return -1;
    const Mark& mark = now.marks[static_cast<std::size_t>(focused)];
    for (std::size_t i = 0; i < next.marks.size(); ++i) {
        const Mark& other = next.marks[i];
        if (other.key == mark.key && other.column == mark.column && other.series == mark.series)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

class ChartView::Impl
{
public:
    ChartSpec spec;
    ChartStyle style;
    ChartLayout layout;
    int focused = -1;
    int hovered = -1;
    BandEdge dragged = BandEdge::None;
    int cursorPanel = -1; ///< in which the cursor is dragged
    int pressed = -1;     ///< the mark under the button that is held
    bool dense = false;   ///< rows closer together
    bool shown = false;   ///< this spec was painted

    void layOutIn(QSize size)
    {
        style = screenStyle(dense);
        layout = spec.isEmpty() ? ChartLayout() : layOut(spec, style, size);
    }
};

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_impl(std::make_unique<Impl>())
{
    installChartAccessibility();
    setObjectName(QStringLiteral("chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_impl->layOutIn(size());
        update();
    });
}

ChartView::~ChartView() = default;

void ChartView::setSpec(const ChartSpec& spec)
{
    m_impl->focused = samePlace(m_impl->spec, m_impl->focused, spec);
    m_impl->spec = spec;
    m_impl->shown = false;
    m_impl->hovered = -1;
    m_impl->pressed = -1;
    m_impl->layOutIn(size());
    setAccessibleName(spec.title);
    setAccessibleDescription(spec.alt);
    const int least = heightForWidth(std::max(width(), kLeastWidth));
    if (least != minimumHeight()) { // the page need not be laid out again for each step of a slider
        setMinimumHeight(least);
        updateGeometry();
    }
    update();
}

void ChartView::setDense(bool dense)
{
    if (m_impl->dense == dense)
        return;
    m_impl->dense = dense;
    m_impl->layOutIn(size());
    setMinimumHeight(heightForWidth(std::max(width(), kLeastWidth)));
    updateGeometry();
    update();
}

const ChartSpec& ChartView::spec() const
{
    return m_impl->spec;
}

QPoint ChartView::markPosition(int mark) const
{
    Q_ASSERT(mark >= 0 && static_cast<std::size_t>(mark) < m_impl->layout.marks.size());
    return m_impl->layout.marks[static_cast<std::size_t>(mark)].toPoint();
}

QRect ChartView::markRect(int mark) const
{
    Q_ASSERT(mark >= 0 && static_cast<std::size_t>(mark) < m_impl->layout.marks.size());
    const auto at = static_cast<std::size_t>(mark);
    if (at < m_impl->layout.areas.size() && !m_impl->layout.areas[at].isEmpty())
        return m_impl->layout.areas[at].toAlignedRect();
    constexpr int kSize = 18;
    QRect around(0, 0, kSize, kSize);
    around.moveCenter(markPosition(mark));
    return around;
}

int ChartView::focusedMark() const
{
    return m_impl->focused;
}

void ChartView::forgetPlace()
{
    m_impl->focused = -1;
    update();
}

bool ChartView::wasPainted() const
{
    return m_impl->shown;
}

int ChartView::heightForWidth(int width) const
{
    if (m_impl->spec.isEmpty())
        return 0;
    return static_cast<int>(std::ceil(chartHeight(m_impl->spec, screenStyle(m_impl->dense), width)));
}

QSize ChartView::sizeHint() const
{
    return {kUsualWidth, heightForWidth(width() > kLeastWidth ? width() : kUsualWidth)};
}

QSize ChartView::minimumSizeHint() const
{
    return {kLeastWidth, heightForWidth(std::max(width(), kLeastWidth))};
}

bool ChartView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(m_impl->spec, m_impl->layout, help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), wrapped(tip), this);
        return true;
    }
    return QWidget::event(event);
}

void ChartView::paintEvent(QPaintEvent*)
{
    if (m_impl->spec.isEmpty())
        return;
    QPainter painter(this);
    const bool ring = hasFocus() && m_impl->focused < 0;
    paintChart(painter, m_impl->spec, m_impl->layout, m_impl->style, hasFocus() ? m_impl->focused : -1,
               m_impl->hovered);
    if (ring) {
        painter.setPen(QPen(m_impl->style.tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        // Around what is drawn, not over its legend, which begins at the very edge.
        const QRectF plot = m_impl->layout.plot.isEmpty() ? QRectF(rect()) : m_impl->layout.plot;
        constexpr double kAround = 4;
        painter.drawRoundedRect(plot.adjusted(-kAround, -kAround, kAround, kAround)
                                    .intersected(QRectF(rect()).adjusted(1, 1, -1, -1)),
                                5, 5);
    }
    if (!m_impl->shown) {
        m_impl->shown = true;
        QMetaObject::invokeMethod(this, &ChartView::painted, Qt::QueuedConnection);
    }
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_impl->layOutIn(size());
    const int least = heightForWidth(std::max(width(), kLeastWidth));
    if (least != minimumHeight())
        setMinimumHeight(least); // the legend may wrap
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF place = event->position();
    if (m_impl->dragged != BandEdge::None) {
        const Band band = moved(m_impl->spec, m_impl->layout, m_impl->dragged, place.x());
        if (band != m_impl->spec.band)
            Q_EMIT bandChanged(band);
        return;
    }
    if (m_impl->cursorPanel >= 0) {
        if (const auto value = cursorAt(m_impl->spec, m_impl->layout, place, &m_impl->cursorPanel))
            Q_EMIT cursorMoved(*value);
        return;
    }
    const bool onEdge = edgeAt(m_impl->spec, m_impl->layout, place) != BandEdge::None;
    const int at = onEdge ? -1 : markAt(m_impl->spec, m_impl->layout, place);
    setCursor(onEdge ? Qt::SplitHCursor : at >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (at == m_impl->hovered)
        return;
    m_impl->hovered = at;
    update();
}

void ChartView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_impl->hovered = -1;
    update();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_impl->dragged = edgeAt(m_impl->spec, m_impl->layout, event->position());
    if (m_impl->dragged != BandEdge::None)
        return;
    m_impl->pressed = markAt(m_impl->spec, m_impl->layout, event->position());
    if (m_impl->pressed < 0) {
        if (const auto value =
                cursorAt(m_impl->spec, m_impl->layout, event->position(), &m_impl->cursorPanel))
            Q_EMIT cursorMoved(*value);
        return;
    }
    m_impl->focused = m_impl->pressed;
    update();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_impl->dragged, BandEdge::None) != BandEdge::None
        || std::exchange(m_impl->cursorPanel, -1) >= 0)
        return;
    const int pressed = std::exchange(m_impl->pressed, -1);
    if (pressed >= 0 && pressed == markAt(m_impl->spec, m_impl->layout, event->position()))
        activate(pressed);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyChart(m_impl->spec);
        return;
    }
    static const std::map<int, Step> kSteps {
        {Qt::Key_Down, Step::Next}, {Qt::Key_Up, Step::Previous}, {Qt::Key_Right, Step::Right},
        {Qt::Key_Left, Step::Left}, {Qt::Key_Home, Step::First},  {Qt::Key_End, Step::Last},
    };
    const bool any = !m_impl->spec.marks.empty();
    const int now = m_impl->focused;
    if (const auto step = kSteps.find(event->key()); any && step != kSteps.end()) {
        if (const int next = neighbour(m_impl->spec, now, step->second); next >= 0)
            focusMark(next);
    } else if (any && now >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activate(now);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusMark(int mark)
{
    Q_ASSERT(mark >= 0 && static_cast<std::size_t>(mark) < m_impl->spec.marks.size());
    m_impl->focused = mark;
    const Mark& now = m_impl->spec.marks[static_cast<std::size_t>(mark)];
    setAccessibleDescription(now.tip);
    QAccessibleEvent told(this, QAccessible::Focus);
    told.setChild(mark);
    QAccessible::updateAccessibility(&told);
    QToolTip::showText(mapToGlobal(markPosition(mark) + QPoint(12, 12)), wrapped(now.tip), this);
    update();
}

void ChartView::activate(int mark)
{
    const MarkKey key = m_impl->spec.marks[static_cast<std::size_t>(mark)].key; // a slot may set another spec
    Q_EMIT markClicked(key);
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setAccessibleDescription(m_impl->spec.alt);
    update();
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_impl->spec.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy chart"), this, [this] { copyChart(m_impl->spec); });
    copy->setObjectName(QStringLiteral("copyChart"));
    copy->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy values"), this,
                    [this] { QGuiApplication::clipboard()->setText(tableText(chartTable(m_impl->spec))); });
    menu->addAction(tr("Copy description"), this, [this] {
        QGuiApplication::clipboard()->setText(m_impl->spec.alt + QLatin1Char('\n') + m_impl->spec.caption);
    });
    menu->popup(event->globalPos());
}

} // namespace plumbline::ui
