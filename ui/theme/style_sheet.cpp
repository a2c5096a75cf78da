// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/style_sheet.h"

#include <utility>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

// @name is a token, @arrow the name of an arrow's variant. Sizes in points at 96 dpi (0.75 of a pixel), so
// that they follow the desktop's font scale.
const char* const kButtons = R"(
QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox { outline: none; } /* their ring is the border */
QPushButton, QToolButton[role="plain"] {
  background: @surface; color: @text; border: 1px solid @border; border-radius: 5px; padding: 5px 12px;
}
QPushButton:hover, QToolButton[role="plain"]:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @accentGround; border-color: @accent; }
QPushButton:focus, QToolButton[role="plain"]:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @disabled; background: @ground; }

QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[role="primary"]:disabled { background: @border; border-color: @border; color: @muted; }

QPushButton[role="link"] {
  background: transparent; color: @accent; border: 2px solid transparent; border-radius: 4px; padding: 2px 4px;
  text-align: left;
}
QPushButton[role="link"]:hover { background: @accentGround; }
QPushButton[role="link"]:focus { border: 2px solid @accent; }
QPushButton[role="link"]:disabled { color: @disabled; }

QPushButton[role="chip"] { background: @ground; border-radius: 6px; padding: 5px 10px; }
QPushButton[role="chip"]:hover { background: @hover; }
QPushButton[role="chip"]:checked { background: @accentGround; color: @accent; border-color: @accent; }
QPushButton[role="chip"]:focus { border: 2px solid @accent; padding: 4px 9px; }

QPushButton[role="segment"] {
  background: transparent; color: @muted; border: 2px solid transparent; border-radius: 5px; padding: 4px 8px;
}
QPushButton[role="segment"]:hover { background: @hover; }
QPushButton[role="segment"]:checked { background: @accentGround; color: @accent; font-weight: 600; }
QPushButton[role="segment"]:focus { border: 2px solid @accent; }
QPushButton[role="segment"]:disabled { color: @disabled; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[role="section"] {
  background: transparent; color: @text; border: 2px solid transparent; border-radius: 4px; padding: 2px 0px;
  text-align: left; font-weight: 600;
}
QPushButton[role="section"]:hover { background: @hover; }
QPushButton[role="section"]:focus { border: 2px solid @accent; }

QToolButton[role="icon"] { background: transparent; border: 2px solid transparent; border-radius: 4px; padding: 1px; }
QToolButton[role="icon"]:hover { background: @hover; }
QToolButton[role="icon"]:focus { border: 2px solid @accent; }
QToolButton::menu-indicator { image: none; }
)";

const char* const kTexts = R"(
QLabel { background: transparent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="warning"], QToolButton[role="warning"] { color: @warning; }
QLabel[role="wrong"] { color: @wrong; }
QLabel[role="right"] { color: @right; }
QLabel[role="headline"] { font-size: 14.25pt; font-weight: 600; }
QLabel[role="cardTitle"] { font-size: 10.5pt; font-weight: 600; }
QLabel[role="pageTitle"] { font-weight: 600; }
QLabel[role="hero"] { font-size: 20.25pt; font-weight: 600; }
QLabel[role="lead"] { font-size: 10.875pt; color: @muted; }
QFrame[role="card"] { background: @surface; border: 1px solid @border; border-radius: 10px; }
QFrame[role="popover"] { background: @surface; border: 1px solid @muted; border-radius: 0; }
QFrame[role="strip"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[role="foot"] { background: @surface; border: none; border-top: 1px solid @border; }
#rail { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[role="line"] { background: @border; border: none; min-height: 1px; max-height: 1px; }
QToolTip {
  background: @surface; color: @text; border: 1px solid @border; padding: 5px 7px; font-size: 9.375pt;
}
)";

const char* const kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {
  background: @surface; color: @text; border: 1px solid @border; border-radius: 5px; padding: 4px 8px;
  selection-background-color: @accent; selection-color: @accentText;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {
  border: 2px solid @accent; padding: 3px 7px;
}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {
  color: @disabled; background: @ground;
}
QComboBox { padding-right: 2px; }
QComboBox:focus { padding-right: 1px; }
QComboBox::drop-down { subcontrol-origin: border; border: none; width: 23px; }
QComboBox::down-arrow { image: url(:/icons/down_@arrow.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QDoubleSpinBox::up-button {
  subcontrol-origin: border; subcontrol-position: top right; border: none; width: 19px; margin-top: 1px;
}
QSpinBox::down-button, QDoubleSpinBox::down-button {
  subcontrol-origin: border; subcontrol-position: bottom right; border: none; width: 19px; margin-bottom: 1px;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/up_@arrow.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
  image: url(:/icons/down_@arrow.svg); width: 10px; height: 10px;
}
QCheckBox, QRadioButton {
  spacing: 7px; padding: 1px; border: 2px solid transparent; border-radius: 4px; background: transparent;
}
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QMenu::indicator {
  width: 14px; height: 14px; border: 1px solid @muted; border-radius: 3px; background: @surface;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QMenu::indicator:checked {
  background: @accent; border-color: @accent; image: url(:/icons/check_@arrow.svg);
}
QCheckBox::indicator:indeterminate { background: @accentGround; border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @border; background: @ground; }
QRadioButton::indicator {
  width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; background: @surface;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; background: @accentText; }
QRadioButton::indicator:disabled { border-color: @border; background: @ground; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent; }
QSlider::groove:horizontal { background: @border; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: @border; }
QSlider::handle:horizontal {
  background: @surface; border: 1px solid @muted; width: 12px; margin: -5px 0; border-radius: 7px;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border: 2px solid @accent; width: 10px; }
QProgressBar {
  background: @border; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; color: transparent;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

const char* const kViews = R"(
QAbstractItemView {
  background: @surface; border: 1px solid @border; border-radius: 5px; outline: none;
  selection-background-color: @accentGround; selection-color: @text;
}
QAbstractItemView:focus { border-color: @accent; }
QComboBox QAbstractItemView { border: none; border-radius: 0; padding: 0; }
QTableView { gridline-color: @border; font-size: 9.375pt; }
QTableView[role="flat"], QAbstractItemView[role="flat"] { border: none; background: transparent; }
QTableView[role="flat"]:focus { border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: @muted; border: none; border-bottom: 1px solid @border; padding: 5px 8px;
  font-size: 9.375pt; font-weight: 400;
}
QHeaderView::up-arrow { image: url(:/icons/up_@arrow.svg); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url(:/icons/down_@arrow.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 26px; border-radius: 4px; border: 1px solid transparent; }
QMenu::item:selected { background: @accentGround; border-color: @accent; color: @text; }
QMenu::item:disabled { color: @disabled; background: transparent; border-color: transparent; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QMenu::right-arrow { image: url(:/icons/right_@arrow.svg); width: 12px; height: 12px; right: 8px; }
QMenu::indicator { left: 6px; }
QMenu::indicator:exclusive { border-radius: 7px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: @handle; border-radius: 3px; margin: 2px 3px; min-height: 28px; }
QScrollBar::handle:horizontal { background: @handle; border-radius: 3px; margin: 3px 2px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border; }
)";

} // namespace

QString styleSheet(const Tokens& tokens)
{
    QString sheet =
        QLatin1String(kButtons) + QLatin1String(kTexts) + QLatin1String(kFields) + QLatin1String(kViews);
    // A longer name before a shorter one that begins it.
    const std::pair<QLatin1String, QColor> colours[] = {
        {QLatin1String("@accentGround"), tokens.accentGround},
        {QLatin1String("@accentText"), tokens.accentText},
        {QLatin1String("@accentHover"), tokens.dark ? tokens.accent.lighter(112) : tokens.accent.darker(115)},
        {QLatin1String("@accent"), tokens.accent},
        {QLatin1String("@disabled"), tokens.disabled},
        {QLatin1String("@ground"), tokens.ground},
        {QLatin1String("@surface"), tokens.surface},
        {QLatin1String("@border"), tokens.border},
        {QLatin1String("@text"), tokens.text},
        {QLatin1String("@muted"), tokens.muted},
        {QLatin1String("@warning"), tokens.warning},
        {QLatin1String("@wrong"), tokens.wrong},
        {QLatin1String("@right"), tokens.right},
        {QLatin1String("@hover"), tokens.hover},
        {QLatin1String("@handle"), tokens.dark ? QColor(0x4a545e) : QColor(0xc3c9d0)},
    };
    for (const auto& [name, colour] : colours)
        sheet.replace(name, colour.name());
    return sheet.replace(QLatin1String("@arrow"),
                         tokens.dark ? QLatin1String("dark") : QLatin1String("light"));
}

} // namespace plumbline::ui
