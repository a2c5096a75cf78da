// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/value_groups.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kColumnWidth = 168;
enum ItemRole { ValueRole = Qt::UserRole + 1, OrderRole, ImagesRole };

/// A column that takes values from the other columns of its board, and from nowhere else.
class GroupList : public QListWidget
{
public:
    using Move = std::function<void(QListWidget* from, QListWidget* to)>;
    explicit GroupList(Move move)
        : m_move(std::move(move))
    {
        setSelectionMode(QAbstractItemView::ExtendedSelection);
        setDragDropMode(QAbstractItemView::DragDrop);
        setDefaultDropAction(Qt::MoveAction);
        setUniformItemSizes(true);
        setSpacing(2);
        setDropIndicatorShown(false);
    }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override { event->setAccepted(isNeighbour(event->source())); }
    void dragMoveEvent(QDragMoveEvent* event) override { event->setAccepted(isNeighbour(event->source())); }
    void dropEvent(QDropEvent* event) override
    {
        if (!isNeighbour(event->source()))
            return event->ignore();
        // The values are moved here and now; the source has none of them left to remove.
        event->setDropAction(Qt::MoveAction);
        event->accept();
        m_move(static_cast<QListWidget*>(event->source()), this);
    }

private:
    [[nodiscard]] bool isNeighbour(QObject* source) const
    {
        return source != this && dynamic_cast<GroupList*>(source) != nullptr
            && static_cast<QWidget*>(source)->window() == window();
    }
    Move m_move;
};

/// 0 to 5 for Fitzpatrick's I to VI; -1: none of them.
qsizetype skinType(const QString& label, const QString& value)
{
    static const QStringList kRoman {QStringLiteral("I"),  QStringLiteral("II"), QStringLiteral("III"),
                                     QStringLiteral("IV"), QStringLiteral("V"),  QStringLiteral("VI")};
    const QString name = label.toLower();
    const auto roman = kRoman.indexOf(value.trimmed().toUpper());
    if (roman >= 0)
        return roman;
    const bool isSkin = name.contains(QLatin1String("skin")) || name.contains(QLatin1String("fitz"));
    const int number = isSkin ? value.trimmed().toInt() : 0;
    return number >= 1 && number <= kRoman.size() ? number - 1 : -1;
}

} // namespace

std::vector<Group> usualGroups(const QString& label, const QStringList& values)
{
    Group lighter;
    Group darker;
    for (const QString& value : values) {
        const auto type = skinType(label, value);
        if (type < 0)
            return {};
        (type < 3 ? lighter : darker).values.append(value);
    }
    for (Group* group : {&lighter, &darker})
        std::sort(group->values.begin(), group->values.end(), [&](const QString& a, const QString& b) {
            return skinType(label, a) < skinType(label, b);
        });
    if (lighter.values.isEmpty() || darker.values.isEmpty())
        return {};
    lighter.label = ValueGroups::tr("lighter (I to III)");
    darker.label = ValueGroups::tr("darker (IV to VI)");
    return {lighter, darker};
}

ValueGroups::ValueGroups(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
{
    setObjectName(QStringLiteral("valueGroups"));
    setAccessibleName(tr("Groups and their values"));
    auto* board = new QWidget;
    board->setObjectName(QStringLiteral("pageContent"));
    board->setLayout(m_row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(board);
    board->setAutoFillBackground(false); // the card shows through
    scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

ValueGroups::Column ValueGroups::makeColumn(const QString& name, bool isRest)
{
    const QString number = isRest ? QStringLiteral("Rest") : QString::number(m_columns.size());
    Column column;
    column.frame = new QWidget;
    auto* layout = new QVBoxLayout(column.frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    if (isRest) {
        auto* title = new QLabel(name);
        title->setMinimumHeight(28);
        setRole(title, "muted");
        layout->addWidget(title);
    } else {
        column.name = new QLineEdit(name);
        column.name->setObjectName(QStringLiteral("groupName") + number);
        column.name->setAccessibleName(tr("Name of group %1").arg(m_columns.size() + 1));
        column.name->setToolTip(tr("What this group is called in tables and charts"));
        layout->addWidget(column.name);
        connect(column.name, &QLineEdit::textEdited, this, &ValueGroups::edited);
    }
    column.list = new GroupList([this](QListWidget* from, QListWidget* to) { moveFrom(from, to); });
    column.list->setObjectName(QStringLiteral("groupColumn") + number);
    column.list->setMinimumWidth(kColumnWidth);
    column.list->setToolTip(
        tr("Drag values to another column, or select them and press Alt with an arrow key or the number of "
           "the group; Delete leaves them out"));
    column.list->installEventFilter(this);
    column.count = new QLabel;
    setRole(column.count, "muted");
    layout->addWidget(column.list, 1);
    layout->addWidget(column.count);
    connect(column.list, &QListWidget::itemSelectionChanged, this, &ValueGroups::selectionChanged);
    return column;
}

void ValueGroups::clearColumns()
{
    for (const Column& column : m_columns) {
        column.list->removeEventFilter(this);
        column.list->disconnect(this);
        m_row->removeWidget(column.frame);
        column.frame->hide();
        column.frame->deleteLater();
    }
    m_columns.clear();
}

void ValueGroups::put(const QString& value, int order, qint64 images, QListWidget* list)
{
    int row = list->count();
    while (row > 0 && list->item(row - 1)->data(OrderRole).toInt() > order)
        --row; // the declared order stays, whatever was moved when
    auto* item = new QListWidgetItem(tr("%1  (%2)").arg(value, QLocale().toString(images)));
    item->setData(ValueRole, value);
    item->setData(OrderRole, order);
    item->setData(ImagesRole, images);
    list->insertItem(row, item);
}

void ValueGroups::setAttribute(const Attribute& attribute)
{
    m_filling = true;
    clearColumns();
    const auto usual = usualGroups(attribute.name, attribute.values);
    for (std::size_t at = 0; at < 2; ++at) {
        m_columns.push_back(makeColumn(usual.empty() ? tr("Group %1").arg(at + 1) : usual[at].label, false));
        m_row->addWidget(m_columns.back().frame, 1);
    }
    m_columns.push_back(makeColumn(tr("Left out"), true));
    m_row->addWidget(m_columns.back().frame, 1);
    std::vector<qint64> counts(static_cast<std::size_t>(attribute.values.size()));
    for (const int code : attribute.codes) {
        if (code >= 0)
            ++counts[static_cast<std::size_t>(code)];
    }
    for (int at = 0; at < attribute.values.size(); ++at) {
        const QString& value = attribute.values.at(at);
        std::size_t target = m_columns.size() - 1;
        for (std::size_t group = 0; group < usual.size(); ++group) {
            if (usual[group].values.contains(value))
                target = group;
        }
        const int order = usual.empty() ? at : static_cast<int>(skinType(attribute.name, value));
        put(value, order, counts[static_cast<std::size_t>(at)], m_columns[target].list);
    }
    m_filling = false;
    recount();
}

void ValueGroups::addGroup()
{
    const Column added = makeColumn(tr("Group %1").arg(m_columns.size()), false);
    const auto at = m_columns.size() - 1;
    m_columns.insert(m_columns.end() - 1, added);
    m_row->insertWidget(static_cast<int>(at), added.frame, 1);
    QWidget* before = at > 0 ? m_columns[at - 1].list : nullptr;
    if (before) {
        setTabOrder(before, added.name);
        setTabOrder(added.name, added.list);
        setTabOrder(added.list, m_columns.back().list);
    }
    recount();
    added.name->setFocus();
    added.name->selectAll();
}

void ValueGroups::renameGroup(int group, const QString& name)
{
    m_columns.at(static_cast<std::size_t>(group)).name->setText(name);
    Q_EMIT edited();
}

QStringList ValueGroups::groupNames() const
{
    QStringList names;
    for (const Column& column : m_columns) {
        if (column.name)
            names.append(column.name->text().trimmed());
    }
    return names;
}

std::vector<Group> ValueGroups::groups() const
{
    std::vector<Group> result;
    for (const Column& column : m_columns) {
        if (!column.name || column.list->count() == 0)
            continue;
        Group group;
        group.label = column.name->text().trimmed();
        for (int row = 0; row < column.list->count(); ++row)
            group.values.append(column.list->item(row)->data(ValueRole).toString());
        result.push_back(std::move(group));
    }
    return result;
}

bool ValueGroups::hasSelectedValues() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const Column& column) { return !column.list->selectedItems().isEmpty(); });
}

QListWidget* ValueGroups::column(int group) const
{
    return group < 0 ? m_columns.back().list : m_columns.at(static_cast<std::size_t>(group)).list;
}

void ValueGroups::select(const QStringList& values)
{
    for (const Column& column : m_columns) {
        for (int row = 0; row < column.list->count(); ++row) {
            QListWidgetItem* item = column.list->item(row);
            item->setSelected(values.contains(item->data(ValueRole).toString()));
        }
    }
}

void ValueGroups::moveSelectedTo(int group)
{
    QListWidget* target = column(group);
    m_filling = true;
    for (const Column& each : m_columns)
        moveFrom(each.list, target);
    m_filling = false;
    recount();
}

void ValueGroups::moveFrom(QListWidget* from, QListWidget* to)
{
    if (from == to)
        return;
    to->clearSelection();
    const auto chosen = from->selectedItems();
    for (const QListWidgetItem* item : chosen) {
        put(item->data(ValueRole).toString(), item->data(OrderRole).toInt(),
            item->data(ImagesRole).toLongLong(), to);
        delete item;
    }
    if (!chosen.isEmpty() && !m_filling)
        recount();
}

bool ValueGroups::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        if (m_columns[at].list != watched)
            continue;
        const auto* press = static_cast<QKeyEvent*>(event);
        if (event->type() == QEvent::KeyPress && keyInColumn(at, press->key(), press->modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool ValueGroups::keyInColumn(std::size_t at, int key, Qt::KeyboardModifiers modifiers)
{
    const std::size_t rest = m_columns.size() - 1;
    std::size_t target = m_columns.size();
    const bool plain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (modifiers & Qt::AltModifier && key == Qt::Key_Left && at > 0)
        target = at - 1;
    else if (modifiers & Qt::AltModifier && key == Qt::Key_Right && at < rest)
        target = at + 1;
    else if (plain && (key == Qt::Key_Delete || key == Qt::Key_Backspace))
        target = rest;
    else if (plain && key >= Qt::Key_1 && key <= Qt::Key_9)
        target = static_cast<std::size_t>(key - Qt::Key_1);
    if (target > rest || (target == rest && plain && key >= Qt::Key_1 && key <= Qt::Key_9))
        return false;
    QListWidget* from = m_columns[at].list;
    QListWidget* to = m_columns[target].list;
    if (from->selectedItems().isEmpty() && from->currentItem())
        from->currentItem()->setSelected(true);
    const int row = from->currentRow();
    const auto chosen = from->selectedItems();
    const QString first = chosen.isEmpty() ? QString() : chosen.first()->data(ValueRole).toString();
    moveFrom(from, to);
    if (modifiers & Qt::AltModifier) { // carried along, to be carried further
        to->setFocus();
        select({first});
        for (int i = 0; i < to->count(); ++i) {
            if (to->item(i)->data(ValueRole).toString() == first)
                to->setCurrentRow(i);
        }
    } else if (from->count() > 0) { // sorted away: the next one is at hand
        from->setCurrentRow(std::min(row, from->count() - 1));
    }
    return true;
}

void ValueGroups::recount()
{
    const QLocale locale;
    for (const Column& column : m_columns) {
        qint64 images = 0;
        for (int row = 0; row < column.list->count(); ++row)
            images += column.list->item(row)->data(ImagesRole).toLongLong();
        column.count->setText(tr("Images: %1").arg(locale.toString(images)));
        column.list->setAccessibleName(column.name ? tr("Values of %1").arg(column.name->text())
                                                   : tr("Values left out"));
    }
    Q_EMIT edited();
}

} // namespace plumbline::ui
