// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/context_chip.h"

#include <algorithm>

#include <QActionGroup>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kSide = 9;
constexpr int kBetween = 5;
constexpr int kArrow = 12;
constexpr int kHeight = 30;

} // namespace

bool TickMenu::tick(QAction* action)
{
    if (!action || !action->isCheckable() || !action->isEnabled()
        || (action->actionGroup() && action->actionGroup()->isExclusive()))
        return false;
    action->trigger();
    return true;
}

void TickMenu::mouseReleaseEvent(QMouseEvent* event)
{
    if (!tick(actionAt(event->pos())))
        QMenu::mouseReleaseEvent(event);
}

void TickMenu::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || !tick(activeAction()))
        QMenu::keyPressEvent(event);
}

ContextChip::ContextChip(const QString& label, const QString& objectName, const QString& tip, QWidget* parent)
    : QPushButton(parent)
    , m_label(label)
    , m_tip(tip)
    , m_menu(new TickMenu(this))
{
    setObjectName(objectName);
    setRole(this, "chip");
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFont(Theme::instance().tableFont());
    setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    m_menu->setObjectName(objectName + QStringLiteral("Menu"));
}

void ContextChip::setLabel(const QString& label)
{
    m_label = label;
    setValue(m_value, m_brief);
}

void ContextChip::setValue(const QString& value, const QString& brief)
{
    m_value = value;
    m_brief = brief;
    setAccessibleName(m_label + QStringLiteral(": ") + value);
    setToolTip(m_label + QStringLiteral(": ") + value + QLatin1Char('\n') + m_tip);
    updateGeometry();
    update();
}

void ContextChip::setBrief(bool on)
{
    if (on == m_isBrief)
        return;
    m_isBrief = on;
    updateGeometry();
    update();
}

void ContextChip::setKeepsWhole(bool on)
{
    if (on == m_keepsWhole)
        return;
    m_keepsWhole = on;
    updateGeometry();
}

int ContextChip::widthOf(const QString& value) const
{
    return fontMetrics().horizontalAdvance(m_label) + kBetween
        + QFontMetrics(valueFont()).horizontalAdvance(value) + 2 * kSide + kArrow + 2;
}

int ContextChip::fullWidth() const
{
    return widthOf(m_value);
}

QFont ContextChip::valueFont() const
{
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QSize ContextChip::sizeHint() const
{
    return {widthOf(shown()), kHeight};
}

QSize ContextChip::minimumSizeHint() const
{
    const int whole = widthOf(shown());
    const int least = widthOf({}) + fontMetrics().averageCharWidth() * 9;
    return {m_keepsWhole ? whole : std::min(whole, least), kHeight};
}

void ContextChip::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event); // frame, hover and focus, as the style sheet says
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect inside = rect().adjusted(kSide, 0, -kSide, 0);
    painter.setPen(tokens.muted);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_label);
    inside.setLeft(inside.left() + fontMetrics().horizontalAdvance(m_label) + kBetween);
    const QRect arrow(inside.right() - 8, inside.center().y() - 2, 8, 5);
    inside.setRight(arrow.left() - 4);
    painter.setFont(valueFont());
    painter.setPen(isEnabled() ? tokens.text : tokens.disabled);
    painter.drawText(inside.adjusted(0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(valueFont()).elidedText(shown(), Qt::ElideRight, inside.width() + 3));
    painter.setPen(QPen(tokens.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({QPointF(arrow.left() + 0.5, arrow.top() + 0.5),
                                    QPointF(arrow.center().x() + 0.5, arrow.bottom()),
                                    QPointF(arrow.right() + 0.5, arrow.top() + 0.5)}));
}

} // namespace plumbline::ui
