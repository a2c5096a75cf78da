// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_accessible.h"

#include <memory>
#include <vector>

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include "core/views/chart_table.h"
#include "ui/charts/chart_view.h"

namespace plumbline::ui {

namespace {

/// One mark.
class MarkAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MarkAccessible(ChartView* view, int mark)
        : m_view(view)
        , m_mark(mark)
    {
    }

    [[nodiscard]] bool isValid() const override { return m_view && m_mark < count(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        const ChartSpec& spec = m_view->spec();
        if (what == QAccessible::Name)
            return markName(spec, m_mark);
        if (what == QAccessible::Value)
            return markValue(spec, m_mark);
        if (what == QAccessible::Description)
            return spec.marks[static_cast<std::size_t>(m_mark)].tip;
        return {};
    }
    void setText(QAccessible::Text, const QString&) override { }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_view->markRect(m_mark);
        return {m_view->mapToGlobal(inside.topLeft()), inside.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = isValid() && m_view->hasFocus() && m_view->focusedMark() == m_mark;
        state.invisible = !isValid() || !m_view->isVisible();
        state.readOnly = true;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->focusMark(m_mark);
        } else if (name == pressAction()) {
            Q_EMIT m_view->markClicked(MarkKey(m_view->spec().marks[static_cast<std::size_t>(m_mark)].key));
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] int count() const { return static_cast<int>(m_view->spec().marks.size()); }

    QPointer<ChartView> m_view;
    int m_mark;
};

/// The chart: a list of its marks.
class ChartAccessible : public QAccessibleWidget
{
public:
    explicit ChartAccessible(ChartView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~ChartAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return static_cast<int>(view()->spec().marks.size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (std::ssize(m_children) <= index) {
            auto* made = new MarkAccessible(view(), static_cast<int>(m_children.size()));
            m_children.push_back(QAccessible::registerAccessibleInterface(made)); // owned by the registry
        }
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int i = 0; i < std::ssize(m_children); ++i)
            if (QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(i)]) == child)
                return i;
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (QAccessibleInterface* mark = child(i); mark->rect().contains(x, y))
                return mark;
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return view()->hasFocus() && view()->focusedMark() >= 0 ? child(view()->focusedMark())
                                                                : QAccessibleWidget::focusChild();
    }

private:
    [[nodiscard]] ChartView* view() const { return static_cast<ChartView*>(widget()); }
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* makeChart(const QString&, QObject* object)
{
    auto* view = qobject_cast<ChartView*>(object);
    return view ? new ChartAccessible(view) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeChart);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace plumbline::ui
