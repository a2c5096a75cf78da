// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/column_memory.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QTableView>

namespace plumbline::ui {

namespace {

constexpr auto kGroup = "columns";
constexpr int kNarrowest = 24;

} // namespace

ColumnMemory::ColumnMemory(QTableView* view)
    : QObject(view)
    , m_view(view)
{
    const QHeaderView* header = view->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { resized(column, width); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnMemory::sorted);
    header->viewport()->installEventFilter(this);
}

bool ColumnMemory::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_held = true;
    else if (event->type() == QEvent::MouseButtonRelease)
        m_held = false;
    return QObject::eventFilter(watched, event);
}

QString ColumnMemory::key(const QString& what) const
{
    return QLatin1String(kGroup) + QLatin1Char('/') + m_view->objectName() + QLatin1Char('/') + what;
}

void ColumnMemory::restoreWidths(const QStringList& columns)
{
    m_columns = columns;
    if (m_view->objectName().isEmpty())
        return;
    const QSettings settings;
    m_restoring = true;
    for (int i = 0; i < columns.size(); ++i) {
        const int width = settings.value(key(columns[i])).toInt();
        if (width >= kNarrowest)
            m_view->setColumnWidth(i, width);
    }
    m_restoring = false;
}

void ColumnMemory::restoreOrder(const QStringList& columns)
{
    m_columns = columns;
    m_restoring = true;
    const QStringList kept = m_view->objectName().isEmpty()
        ? QStringList()
        : QSettings().value(key(QStringLiteral("sorted"))).toString().split(QLatin1Char(' '));
    const auto column = static_cast<int>(columns.indexOf(kept.value(0)));
    m_view->sortByColumn(column,
                         kept.value(1) == QLatin1String("down") ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_restoring = false;
}

void ColumnMemory::resized(int column, int width)
{
    // Only what a hand does is a wish; the view fits its columns itself all the time.
    if (m_held && !m_restoring && column < m_columns.size() && !m_view->objectName().isEmpty())
        QSettings().setValue(key(m_columns[column]), width);
}

void ColumnMemory::sorted(int column, Qt::SortOrder order)
{
    if (m_restoring || m_view->objectName().isEmpty())
        return;
    const QString down = order == Qt::DescendingOrder ? QStringLiteral("down") : QStringLiteral("up");
    QSettings().setValue(key(QStringLiteral("sorted")),
                         column < 0 ? QString() : m_columns.value(column) + QLatin1Char(' ') + down);
}

void ColumnMemory::forgetAll()
{
    QSettings().remove(QLatin1String(kGroup));
}

} // namespace plumbline::ui
