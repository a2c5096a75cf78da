// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_view.h"

#include <algorithm>
#include <cmath>
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

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_painter.h"

namespace plumbline::ui {

namespace {

constexpr double kReach = 9; ///< how near a click must be to a mark
constexpr int kLeastWidth = 320;
constexpr int kUsualWidth = 640;

ChartStyle screenStyle()
{
    const Theme& theme = Theme::instance();
    QFont small = theme.tableFont();
    small.setPointSizeF(11 * 0.75);
    return {theme.tokens(), theme.bodyFont(), small};
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
    int pressed = -1;   ///< the mark under the button that is held
    bool shown = false; ///< this spec was painted

    void layOutIn(QSize size)
    {
        style = screenStyle();
        layout = spec.isEmpty() ? ChartLayout() : layOut(spec, style, size);
    }
    /// The mark at that place, or -1. Its note counts too.
    [[nodiscard]] int markAt(QPointF at) const
    {
        int best = -1;
        double nearest = kReach;
        for (std::size_t i = 0; i < layout.marks.size(); ++i) {
            const QPointF gap = layout.marks[i] - at;
            const bool onNote = at.x() >= layout.notesX - 4 && std::abs(gap.y()) < nearest;
            const double distance = onNote ? std::abs(gap.y()) : std::hypot(gap.x(), gap.y());
            if (distance < nearest) {
                nearest = distance;
                best = static_cast<int>(i);
            }
        }
        return best;
    }
    [[nodiscard]] QString tipAt(QPointF at) const
    {
        if (const int mark = markAt(at); mark >= 0)
            return spec.marks[static_cast<std::size_t>(mark)].tip;
        for (std::size_t i = 0; i < layout.rowLabels.size(); ++i)
            if (layout.rowLabels[i].elided && layout.rowLabels[i].rect.contains(at))
                return spec.rows.at(static_cast<qsizetype>(i));
        for (std::size_t i = 0; i < layout.legend.size(); ++i)
            if (layout.legend[i].elided && layout.legend[i].rect.contains(at))
                return spec.series[i].name;
        return {};
    }
    /// The mark of \a row and \a series nearest to what is asked, or -1.
    [[nodiscard]] int find(int row, int series) const
    {
        for (std::size_t i = 0; i < spec.marks.size(); ++i)
            if (spec.marks[i].row == row && spec.marks[i].series == series)
                return static_cast<int>(i);
        return -1;
    }
};

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_impl(std::make_unique<Impl>())
{
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
    m_impl->spec = spec;
    m_impl->shown = false;
    m_impl->hovered = -1;
    m_impl->pressed = -1;
    if (static_cast<std::size_t>(m_impl->focused + 1) > spec.marks.size())
        m_impl->focused = -1;
    m_impl->layOutIn(size());
    setAccessibleName(spec.title);
    setAccessibleDescription(spec.alt);
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

bool ChartView::wasPainted() const
{
    return m_impl->shown;
}

int ChartView::heightForWidth(int width) const
{
    if (m_impl->spec.isEmpty())
        return 0;
    return static_cast<int>(std::ceil(chartHeight(m_impl->spec, screenStyle(), width)));
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
        const QString tip = m_impl->tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
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
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
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
    const int at = m_impl->markAt(event->position());
    if (at == m_impl->hovered)
        return;
    m_impl->hovered = at;
    setCursor(at >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
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
    m_impl->pressed = m_impl->markAt(event->position());
    if (m_impl->pressed < 0)
        return;
    m_impl->focused = m_impl->pressed;
    update();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_impl->pressed, -1);
    if (pressed >= 0 && pressed == m_impl->markAt(event->position()))
        activate(pressed);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyChart(m_impl->spec);
        return;
    }
    const auto count = static_cast<int>(m_impl->spec.marks.size());
    if (count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int now = m_impl->focused;
    const Mark* mark = now < 0 ? nullptr : &m_impl->spec.marks[static_cast<std::size_t>(now)];
    switch (event->key()) {
    case Qt::Key_Down:
        focusMark(std::min(now + 1, count - 1));
        break;
    case Qt::Key_Up:
        focusMark(std::max(now - 1, 0));
        break;
    case Qt::Key_Right:
        focusMark(mark ? m_impl->find(mark->row + 1, mark->series) : 0);
        break;
    case Qt::Key_Left:
        focusMark(mark ? m_impl->find(mark->row - 1, mark->series) : 0);
        break;
    case Qt::Key_Home:
        focusMark(0);
        break;
    case Qt::Key_End:
        focusMark(count - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (mark)
            activate(now);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusMark(int mark)
{
    if (mark < 0)
        return;
    m_impl->focused = mark;
    const Mark& now = m_impl->spec.marks[static_cast<std::size_t>(mark)];
    setAccessibleDescription(now.tip);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    QToolTip::showText(mapToGlobal(markPosition(mark) + QPoint(12, 12)), now.tip, this);
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
    menu->addAction(tr("Copy description"), this, [this] {
        QGuiApplication::clipboard()->setText(m_impl->spec.alt + QLatin1Char('\n') + m_impl->spec.caption);
    });
    menu->popup(event->globalPos());
}

} // namespace plumbline::ui
