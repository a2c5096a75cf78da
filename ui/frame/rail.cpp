// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/rail.h"

#include <QAbstractButton>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/line_icon.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kPlaceHeight = 56;
constexpr int kPlaceWidth = 60;
constexpr int kIcon = 20;

} // namespace

class RailButton : public QAbstractButton
{
public:
    RailButton(QString icon, const QString& text, int number)
        : m_icon(std::move(icon))
    {
        setText(text);
        setCheckable(true);
        setFixedSize(kPlaceWidth, kPlaceHeight);
        setObjectName(QStringLiteral("rail_") + m_icon);
        setAccessibleName(text);
        const QString keys = QStringLiteral("Ctrl+%1").arg(number);
        setToolTip(
            QStringLiteral("%1 (%2)").arg(text, QKeySequence(keys).toString(QKeySequence::NativeText)));
        setAttribute(Qt::WA_Hover);
    }
    bool pale = false;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = Theme::instance().tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? tokens.accentGround : tokens.hover);
            painter.drawRoundedRect(rect(), 7, 7);
        }
        if (hasFocus()) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
        }
        const QColor quiet = pale ? tokens.disabled : tokens.muted;
        const QColor colour = isChecked() ? tokens.accent : quiet;
        const QPixmap icon = lineIcon(m_icon, colour, {kIcon, kIcon}, devicePixelRatioF());
        painter.drawPixmap(QPointF((width() - kIcon) / 2.0, 9), icon);
        QFont font = Theme::instance().bodyFont();
        font.setPointSizeF(10.5 * 0.75);
        font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(0, 33, width(), 16), Qt::AlignCenter, text());
    }

private:
    QString m_icon;
};

Rail::Rail(QMenu* menu, QWidget* parent)
    : QFrame(parent)
    , m_menu(new QToolButton)
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(kRailWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    const auto add = [&](PageId page, const QString& icon, const QString& text) {
        auto* place = new RailButton(icon, text, static_cast<int>(m_places.size()) + 1);
        m_places.push_back({page, place});
        column->addWidget(place, 0, Qt::AlignHCenter);
        connect(place, &QAbstractButton::clicked, this, [this, page, place] {
            place->setChecked(!place->isChecked()); // the window decides where one is
            Q_EMIT chosen(page);
        });
    };
    add(PageId::Dataset, QStringLiteral("dataset"), tr("Dataset"));
    add(PageId::Systems, QStringLiteral("systems"), tr("Systems"));
    add(PageId::Runs, QStringLiteral("runs"), tr("Runs"));
    add(PageId::Results, QStringLiteral("results"), tr("Results"));
    add(PageId::Browse, QStringLiteral("browse"), tr("Browse"));
    column->addStretch(1);
    setRole(m_menu, "icon");
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_menu->setIcon(Theme::instance().icon(QStringLiteral("menu")));
    m_menu->setIconSize({kIcon, kIcon});
    m_menu->setFixedSize(40, 36);
    m_menu->setFocusPolicy(Qt::StrongFocus);
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setMenu(menu);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    column->addWidget(m_menu, 0, Qt::AlignHCenter);
}

void Rail::setCurrent(PageId page)
{
    for (const Place& place : m_places)
        place.button->setChecked(place.page == page);
}

void Rail::setProjectOpen(bool open)
{
    for (const Place& place : m_places) {
        place.button->pale = !open && place.page != PageId::Systems;
        place.button->update();
    }
}

} // namespace plumbline::ui
