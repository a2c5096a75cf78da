// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/multi_choice.h"

#include <algorithm>

#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>

#include "ui/frame/context_chip.h"

namespace plumbline::ui {

MultiChoice::MultiChoice(const QString& any, QWidget* parent)
    : QComboBox(parent)
    , m_any(any)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(3);
    setMinimumWidth(90); // the pane decides, not the longest value
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setProperty("mayElide", true); // the tooltip has the whole
    addItem(any);
}

void MultiChoice::setItems(std::vector<Item> items)
{
    m_items = std::move(items);
    showText();
}

void MultiChoice::setChosen(const QStringList& values)
{
    m_chosen = values;
    showText();
}

void MultiChoice::showText()
{
    QStringList texts;
    for (const QString& value : std::as_const(m_chosen)) {
        const auto at = std::find_if(m_items.begin(), m_items.end(),
                                     [&](const Item& item) { return item.value == value; });
        texts << (at == m_items.end() ? value : at->text);
    }
    const QString text = texts.isEmpty() ? m_any : texts.join(QStringLiteral(", "));
    const QSignalBlocker quiet(this);
    setItemText(0, text);
    setAccessibleDescription(text);
    setToolTip(accessibleName() + QStringLiteral(": ") + text);
    setProperty("chosen", !texts.isEmpty());
    QFont bold = font();
    bold.setWeight(texts.isEmpty() ? QFont::Normal : QFont::DemiBold);
    setFont(bold);
}

void MultiChoice::toggle(const QString& value)
{
    if (m_chosen.removeAll(value) == 0) {
        if (m_isSingle)
            m_chosen.clear();
        m_chosen << value;
        for (const auto& [one, other] : m_opposites) {
            if (value == one)
                m_chosen.removeAll(other);
            else if (value == other)
                m_chosen.removeAll(one);
        }
    }
    showText();
    Q_EMIT chosenChanged();
}

void MultiChoice::fill(QMenu* menu)
{
    QAction* any = menu->addAction(m_any, this, [this] {
        if (m_chosen.isEmpty())
            return;
        m_chosen.clear();
        showText();
        Q_EMIT chosenChanged();
    });
    menu->addSeparator();
    for (const Item& item : m_items) {
        QString text = item.text;
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (item.count >= 0)
            text += QLatin1Char('\t') + QLocale().toString(item.count);
        QAction* action = menu->addAction(text);
        action->setData(item.value);
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(item.value));
        if (item.count == 0 && !action->isChecked())
            action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, menu, value = item.value] {
            toggle(value);
            const auto actions = menu->actions();
            for (QAction* each : actions) { // an opposite may have gone
                if (each->isCheckable())
                    each->setChecked(m_chosen.contains(each->data().toString()));
            }
        });
    }
    any->setEnabled(!m_chosen.isEmpty());
}

void MultiChoice::initStyleOption(QStyleOptionComboBox* option) const
{
    QComboBox::initStyleOption(option);
    const int room =
        style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this).width() - 4;
    option->currentText = fontMetrics().elidedText(option->currentText, Qt::ElideRight, std::max(0, room));
}

void MultiChoice::showPopup()
{
    auto* menu = new TickMenu(this);
    menu->setObjectName(objectName() + QStringLiteral("Menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setMinimumWidth(width());
    fill(menu);
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

} // namespace plumbline::ui
