// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/gui/fit_walk.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSplitter>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

namespace plumbline::test {

namespace {

/// Rounding of font metrics at fractional scales.
constexpr int kSlackPx = 1;

/// A name a developer finds the widget by.
QString nameOf(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* at = widget; at && path.size() < 3; at = at->parentWidget()) {
        path.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                                : at->objectName());
    }
    return path.join(QLatin1Char('/'));
}

QString words(const QString& text)
{
    const QString one = text.simplified();
    return one.size() <= 60 ? one : one.left(57) + QStringLiteral("...");
}

bool mayElide(const QWidget* widget)
{
    return widget->property("mayElide").toBool() && !widget->toolTip().isEmpty();
}

class Walk
{
public:
    explicit Walk(QWidget* window)
        : m_window(window)
    {
    }

    QStringList faults()
    {
        look(m_window);
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->window() == m_window)
                look(widget);
        }
        return m_faults;
    }

private:
    void fault(const QWidget* widget, const QString& what)
    {
        m_faults.append(nameOf(widget) + QStringLiteral(": ") + what);
    }

    void look(QWidget* widget)
    {
        lookAtText(widget);
        lookAtPlace(widget);
        lookAtName(widget);
    }

    void lookAtText(QWidget* widget)
    {
        if (auto* label = qobject_cast<QLabel*>(widget))
            lookAtLabel(label);
        else if (auto* button = qobject_cast<QAbstractButton*>(widget))
            lookAtButton(button);
        else if (auto* box = qobject_cast<QComboBox*>(widget))
            lookAtComboBox(box);
        else if (auto* line = qobject_cast<QLineEdit*>(widget))
            lookAtLineEdit(line);
        else if (auto* tabs = qobject_cast<QTabBar*>(widget))
            lookAtTabs(tabs);
        else if (auto* header = qobject_cast<QHeaderView*>(widget))
            lookAtHeader(header);
        else if (auto* table = qobject_cast<QTableView*>(widget))
            lookAtCells(table);
    }

    void lookAtLabel(const QLabel* label)
    {
        if (label->text().isEmpty() || mayElide(label))
            return;
        const QSize room = label->contentsRect().size() - 2 * QSize(label->margin(), label->margin());
        if (label->wordWrap()) {
            const int needs = label->heightForWidth(label->width());
            if (needs > label->height() + kSlackPx)
                fault(label,
                      QStringLiteral("\"%1\" needs %2 px of height and has %3")
                          .arg(words(label->text()))
                          .arg(needs)
                          .arg(label->height()));
            return;
        }
        const QSize needs = label->sizeHint() - (label->size() - label->contentsRect().size());
        if (needs.width() - label->indent() > room.width() + 2 * kSlackPx + label->indent())
            fault(label,
                  QStringLiteral("\"%1\" needs %2 px and has %3")
                      .arg(words(label->text()))
                      .arg(needs.width())
                      .arg(room.width()));
        if (label->sizeHint().height() > label->height() + 2 * kSlackPx)
            fault(label,
                  QStringLiteral("\"%1\" is cut at the bottom: needs %2 px and has %3")
                      .arg(words(label->text()))
                      .arg(label->sizeHint().height())
                      .arg(label->height()));
        if (label->text().contains(QChar(0x2026)) && label->text().endsWith(QChar(0x2026))
            && label->toolTip().isEmpty() && label->property("elided").toBool())
            fault(label, QStringLiteral("\"%1\" is elided").arg(words(label->text())));
    }

    void lookAtButton(const QAbstractButton* button)
    {
        if (button->text().isEmpty() || mayElide(button))
            return;
        if (const auto* tool = qobject_cast<const QToolButton*>(button);
            tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
            return;
        const QSize needs = button->minimumSizeHint().expandedTo(
            QSize(button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width(), 0));
        if (needs.width() > button->width() + kSlackPx || needs.height() > button->height() + 2 * kSlackPx)
            fault(button,
                  QStringLiteral("\"%1\" needs %2x%3 px and has %4x%5")
                      .arg(words(button->text()))
                      .arg(needs.width())
                      .arg(needs.height())
                      .arg(button->width())
                      .arg(button->height()));
    }

    void lookAtComboBox(const QComboBox* box)
    {
        if (mayElide(box))
            return;
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        const QRect room =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        const int needs = box->fontMetrics().horizontalAdvance(box->currentText());
        if (needs > room.width() + kSlackPx)
            fault(box,
                  QStringLiteral("\"%1\" needs %2 px and has %3")
                      .arg(words(box->currentText()))
                      .arg(needs)
                      .arg(room.width()));
    }

    void lookAtLineEdit(const QLineEdit* line)
    {
        if (qobject_cast<QAbstractSpinBox*>(line->parentWidget())
            || qobject_cast<QComboBox*>(line->parentWidget()) || !line->text().isEmpty())
            return;
        const int needs = line->fontMetrics().horizontalAdvance(line->placeholderText());
        if (needs > line->contentsRect().width() - line->textMargins().left() - line->textMargins().right())
            fault(line,
                  QStringLiteral("the hint \"%1\" needs %2 px and has %3")
                      .arg(words(line->placeholderText()))
                      .arg(needs)
                      .arg(line->contentsRect().width()));
    }

    void lookAtTabs(const QTabBar* tabs)
    {
        for (int i = 0; i < tabs->count(); ++i) {
            const int needs = tabs->fontMetrics().horizontalAdvance(tabs->tabText(i));
            if (tabs->isTabVisible(i) && needs > tabs->tabRect(i).width())
                fault(tabs,
                      QStringLiteral("the tab \"%1\" needs %2 px and has %3")
                          .arg(tabs->tabText(i))
                          .arg(needs)
                          .arg(tabs->tabRect(i).width()));
        }
    }

    void lookAtHeader(const QHeaderView* header)
    {
        if (header->orientation() != Qt::Horizontal || !header->model())
            return;
        for (int i = 0; i < header->count(); ++i) {
            if (header->isSectionHidden(i))
                continue;
            const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
            const int needs = header->fontMetrics().size(0, text).width(); // it may be of two lines
            const bool told =
                !header->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty();
            if (needs > header->sectionSize(i) && !(told && header->property("mayElide").toBool()))
                fault(header,
                      QStringLiteral("the column \"%1\" needs %2 px and has %3")
                          .arg(text)
                          .arg(needs)
                          .arg(header->sectionSize(i)));
        }
    }

    void lookAtCells(const QTableView* table)
    {
        if (!table->model() || mayElide(table))
            return;
        const QRect shown = table->viewport()->rect();
        const int first = std::max(0, table->rowAt(0));
        for (int row = first; row < table->model()->rowCount() && row < first + 40; ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QModelIndex index = table->model()->index(row, column);
                const QRect place = table->visualRect(index);
                if (table->isColumnHidden(column) || table->indexWidget(index) || !shown.intersects(place)
                    || !index.data(Qt::ToolTipRole).toString().isEmpty()
                    || table->columnSpan(row, column) > 1)
                    continue;
                const QString text = index.data().toString();
                const int needs = table->fontMetrics().size(0, text).width();
                if (needs > place.width() + kSlackPx)
                    fault(table,
                          QStringLiteral("the cell \"%1\" needs %2 px and has %3")
                              .arg(words(text))
                              .arg(needs)
                              .arg(place.width()));
            }
        }
    }

    /// What a scroll area without a bar cuts off at the side cannot be reached.
    void lookAtScrolled(const QScrollArea* area)
    {
        if (area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
            && area->widget()->width() > area->viewport()->width() + kSlackPx)
            fault(area,
                  QStringLiteral("what is in it needs %1 px and has %2")
                      .arg(area->widget()->width())
                      .arg(area->viewport()->width()));
    }

    void lookAtPlace(QWidget* widget)
    {
        if (const auto* area = qobject_cast<QScrollArea*>(widget))
            lookAtScrolled(area);
        QWidget* parent = widget->parentWidget();
        if (!parent || widget->isWindow() || widget->property("floats").toBool() || isPart(widget))
            return;
        const QRect place = widget->geometry();
        const bool viewport = qobject_cast<QAbstractScrollArea*>(parent->parentWidget()) != nullptr;
        if (!viewport && !parent->rect().adjusted(-1, -1, 1, 1).contains(place) && !place.isEmpty())
            fault(widget,
                  QStringLiteral("stands out of what it stands in: %1,%2 %3x%4 in %5x%6")
                      .arg(place.x())
                      .arg(place.y())
                      .arg(place.width())
                      .arg(place.height())
                      .arg(parent->width())
                      .arg(parent->height()));
        for (QObject* child : parent->children()) {
            auto* other = qobject_cast<QWidget*>(child);
            if (!other || other == widget || !other->isVisible() || other->isWindow() || isPart(other)
                || other->property("floats").toBool() || other->geometry().isEmpty())
                continue;
            const QRect common = place.intersected(other->geometry());
            if (common.width() > kSlackPx && common.height() > kSlackPx && std::less<>()(widget, other))
                fault(widget, QStringLiteral("lies over %1").arg(nameOf(other)));
        }
    }

    /// Parts that Qt itself lays over or beside a widget.
    static bool isPart(const QWidget* widget)
    {
        const QWidget* parent = widget->parentWidget();
        return qobject_cast<const QAbstractScrollArea*>(parent) || qobject_cast<const QComboBox*>(parent)
            || qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QLineEdit*>(parent)
            || qobject_cast<const QTabBar*>(parent) || qobject_cast<const QSplitterHandle*>(widget)
            || widget->inherits("QFocusFrame") || widget->inherits("QRubberBand")
            || widget->inherits("QSizeGrip");
    }

    void lookAtName(QWidget* widget)
    {
        const bool isControl = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
            || qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractItemView*>(widget)
            || (widget->focusPolicy() & Qt::TabFocus);
        if (!isControl || qobject_cast<QHeaderView*>(widget) || isPart(widget) || widget->isWindow())
            return;
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
        if (!told || told->text(QAccessible::Name).trimmed().isEmpty())
            fault(widget, QStringLiteral("has no accessible name"));
    }

    QWidget* m_window;
    QStringList m_faults;
};

bool takesTab(const QWidget* widget, const QWidget* window)
{
    return widget->isVisible() && widget->isEnabled() && widget->window() == window
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
}

/// A dialog opened from a card is no part of it.
const QWidget* cardOf(const QWidget* widget)
{
    while (widget && widget->property("role").toString() != QLatin1String("card"))
        widget = widget->isWindow() ? nullptr : widget->parentWidget();
    return widget;
}

/// Within one card Tab follows reading order: never to something that lies wholly above, unless it begins the
/// next column.
bool goesUp(const QWidget* from, const QWidget* to)
{
    const QWidget* card = cardOf(from);
    if (!card || card != cardOf(to))
        return false;
    const QPoint top = from->mapTo(card, QPoint());
    const bool isNextColumn = to->mapTo(card, QPoint()).x() >= top.x() + from->width();
    return !isNextColumn && to->mapTo(card, QPoint(0, to->height())).y() <= top.y();
}

} // namespace

QStringList faultsOfFit(QWidget* window)
{
    return Walk(window).faults();
}

QStringList faultsOfFocus(QWidget* window)
{
    QStringList faults;
    QList<QWidget*> wanted;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (takesTab(widget, window))
            wanted.append(widget);
    }
    if (wanted.isEmpty())
        return {QStringLiteral("nothing in the window takes the focus")};
    window->activateWindow(); // offscreen nobody else does
    if (!QTest::qWaitForWindowActive(window))
        return {QStringLiteral("the window does not become active")};
    wanted.first()->setFocus(Qt::TabFocusReason);
    QSet<QWidget*> reached;
    QSet<const QWidget*> left; // cards
    const QWidget* last = nullptr;
    for (qsizetype i = 0; i < 2 * wanted.size() + 10; ++i) {
        QWidget* at = QApplication::focusWidget();
        if (!at)
            break;
        if (at == wanted.first() && last) // once round
            break;
        reached.insert(at);
        if (qEnvironmentVariableIsSet("PL_TRACE_FOCUS"))
            qWarning("Tab comes to %s", qPrintable(nameOf(at)));
        if (last && goesUp(last, at))
            faults.append(nameOf(at) + QStringLiteral(": Tab goes up to it from ") + nameOf(last));
        if (last && cardOf(last) != cardOf(at)) {
            left.insert(cardOf(last));
            if (cardOf(at) && left.contains(cardOf(at)))
                faults.append(nameOf(at) + QStringLiteral(": Tab comes back to its card from ")
                              + nameOf(last));
        }
        last = at;
        QTest::keyClick(at, Qt::Key_Tab);
        if (QApplication::focusWidget() == at) // an editor that keeps Tab lets Ctrl+Tab go
            QTest::keyClick(at, Qt::Key_Tab, Qt::ControlModifier);
    }
    for (QWidget* widget : wanted) {
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool exclusive = button && button->autoExclusive(); // one stop for the group
        if (!reached.contains(widget) && takesTab(widget, window) && !exclusive)
            faults.append(nameOf(widget) + QStringLiteral(": Tab never comes here"));
    }
    return faults;
}

} // namespace plumbline::test
