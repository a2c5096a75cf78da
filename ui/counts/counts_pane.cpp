// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/counts/counts_pane.h"

#include <algorithm>
#include <set>
#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include "core/session/counts_desk.h"
#include "core/session/history.h"
#include "core/session/published_audits.h"
#include "core/session/session_work.h"
#include "ui/counts/counts_model.h"
#include "ui/models/row_delegate.h"
#include "ui/pages/scrolled_page.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

/// Puts a table in place; what it answers puts the one before back.
Deed countsDeed(CountsTable table, const QString& what)
{
    return {[table = std::move(table), what](Project& project) -> Result<Deed> {
        auto before =
            CountsDesk(project).replace(table, QStringLiteral("counts edited"),
                                        {{QStringLiteral("what"), what},
                                         {QStringLiteral("rows"), static_cast<qint64>(table.rows.size())}});
        if (!before)
            return before.error();
        return countsDeed(std::move(*before), what);
    }};
}

/// Tab goes from cell to cell that is to be typed into: the rate is worked out, what may stay empty is passed
/// over. From the last cell it leaves the table, and Shift+Tab from the first.
class CountsTableView : public QTableView
{
protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override
    {
        if (action != MoveNext && action != MovePrevious)
            return QTableView::moveCursor(action, modifiers);
        const QModelIndex next = beside(action == MoveNext ? 1 : -1);
        return next.isValid() ? next : currentIndex();
    }

    bool focusNextPrevChild(bool next) override
    {
        if (!beside(next ? 1 : -1).isValid())
            return QWidget::focusNextPrevChild(next);
        return QTableView::focusNextPrevChild(next);
    }

private:
    /// The cell that Tab comes to from the current one; invalid where there is none.
    [[nodiscard]] QModelIndex beside(int step) const
    {
        if (!model() || !currentIndex().isValid())
            return {};
        const auto* counts = qobject_cast<const CountsModel*>(model());
        const int columns = model()->columnCount();
        int cell = currentIndex().row() * columns + currentIndex().column() + step;
        for (; cell >= 0 && cell < columns * model()->rowCount(); cell += step) {
            const QModelIndex index = model()->index(cell / columns, cell % columns);
            if (index.flags() & Qt::ItemIsEditable && !(counts && counts->mayStayEmpty(index.column())))
                return index;
        }
        return {};
    }
};

/// "6 groups in 2 sets": a group of several sets counts once.
QString howMany(const CountsTable& table)
{
    std::set<QStringList> groups;
    for (const CountRow& row : table.rows)
        groups.insert(row.values);
    const QLocale locale;
    const QString number = locale.toString(static_cast<qint64>(groups.size()));
    const QString named =
        groups.size() == 1 ? CountsPane::tr("%1 group").arg(number) : CountsPane::tr("%1 groups").arg(number);
    return table.sets.size() <= 1
        ? CountsPane::tr("%1 in one set").arg(named)
        : CountsPane::tr("%1 in %2 sets").arg(named, locale.toString(static_cast<qint64>(table.sets.size())));
}

} // namespace

CountsPane::CountsPane(PageServices services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new CountsModel(this))
    , m_setsModel(new CountSetsModel(this))
{
    setObjectName(QStringLiteral("countsPane"));
    QVBoxLayout* column = makeScrolled(this);
    buildCounts();
    buildSets();
    column->addWidget(m_counts);
    column->addWidget(m_sets);
    column->addStretch(1);
    const auto refused = [this](const QString& why) {
        m_problem->setText(why);
        m_problem->setVisible(!why.isEmpty());
    };
    connect(m_model, &CountsModel::refused, this, refused);
    connect(m_setsModel, &CountSetsModel::refused, this, refused);
    connect(m_model, &CountsModel::edited, this, &CountsPane::write);
    connect(m_setsModel, &CountSetsModel::edited, this, &CountsPane::write);
    // While acts wait to be written the file is behind what is shown.
    connect(&services.session.history(), &History::busyChanged, this, &CountsPane::refresh);
}

QTableView* CountsPane::makeTable(QAbstractItemModel* model, const QString& objectName, const QString& name)
{
    auto* table = new CountsTableView;
    table->setModel(model);
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                           | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFont(Theme::instance().tableFont());
    setRole(table, "flat");
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the page scrolls
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setItemDelegate(new RowDelegate(table)); // figures stand below their titles
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void CountsPane::buildCounts()
{
    m_counts = new Card(tr("Counts"));
    m_remove = button(tr("Remove rows"), "", QStringLiteral("countsRemove"),
                      tr("Takes the chosen rows out (Delete); it can be undone"));
    m_headline = textLabel({}, "headline");
    m_headline->setObjectName(QStringLiteral("countsHeadline"));
    m_note = textLabel({}, "muted");
    m_note->setObjectName(QStringLiteral("countsNote"));
    m_problem = textLabel({}, "wrong");
    m_problem->setObjectName(QStringLiteral("countsProblem"));
    m_problem->hide();
    m_table = makeTable(m_model, QStringLiteral("countsTable"), tr("Counts by set and group"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_results = button(tr("See results"), "primary", QStringLiteral("countsResults"),
                       tr("Error rates by group, with intervals and comparisons"));
    auto* last = new QHBoxLayout;
    last->setSpacing(8);
    last->addWidget(m_results);
    last->addWidget(m_remove);
    last->addWidget(m_problem, 1);
    last->addStretch(0);
    auto* meaning = textLabel(
        tr("n: faces with an answer that could be right or wrong. Errors: the wrong answers among them. In "
           "benchmark: all faces, answered or not; it may stay empty."),
        "muted");
    for (QWidget* widget : std::initializer_list<QWidget*> {m_headline, m_note, meaning, m_table})
        m_counts->body()->addWidget(widget);
    m_counts->body()->addLayout(last);
    connect(m_results, &QPushButton::clicked, this, &CountsPane::resultsRequested);
    connect(m_remove, &QPushButton::clicked, this, &CountsPane::removeRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CountsPane::showRemovable);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CountsPane::showRemovable);
    showRemovable();
    auto* key = new QShortcut(QKeySequence::Delete, m_table);
    key->setContext(Qt::WidgetShortcut);
    key->setWhatsThis(tr("Counts: remove the selected rows"));
    connect(key, &QShortcut::activated, this, &CountsPane::removeRows);
}

void CountsPane::buildSets()
{
    m_sets = new Card(tr("Sets"));
    m_sets->body()->addWidget(
        textLabel(tr("Whose system, when, and who counted: said with every number. Sets of one system at "
                     "several dates are compared over them."),
                  "muted"));
    m_setsTable = makeTable(m_setsModel, QStringLiteral("countSetsTable"), tr("Sets of counts"));
    m_setsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sets->body()->addWidget(m_setsTable);
}

void CountsPane::refresh()
{
    const auto project = m_services.session.project();
    if (!project || m_services.session.history().isBusy())
        return;
    const auto table = CountsDesk(*project).table();
    if (table->isEmpty())
        return;
    const bool fixed = isPublishedProject(*project);
    const bool editable = !project->isReadOnly() && !fixed;
    m_model->setTable(*table, editable);
    m_setsModel->setTable(*table, editable);
    m_headline->setText(table->rows.empty() ? tr("No counts yet") : howMany(*table));
    m_note->setText(
        fixed
            ? tr("Gender Shades and Actionable Auditing, reconstructed from published rates: the counts of "
                 "errors and of scored faces are those that give every printed rate. They come with the "
                 "program and cannot be changed here.")
            : tr("An audit of counts alone: there are no images behind it. Type into the table; the last row "
                 "begins a new one. Every change is saved at once and can be undone (Ctrl+Z)."));
    const bool filled = std::any_of(table->rows.begin(), table->rows.end(),
                                    [](const CountRow& row) { return row.isFilled(); });
    m_remove->setVisible(editable);
    m_results->setEnabled(filled);
    m_results->setToolTip(filled ? tr("Error rates by group, with intervals and comparisons")
                                 : tr("Type in n and errors of a group first"));
    m_sets->setVisible(!table->sets.empty());
    fitHeights();
}

void CountsPane::fitHeights()
{
    for (QTableView* table : {m_table, m_setsTable}) {
        const int rows = table->model()->rowCount();
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + 2 * table->frameWidth()
                              + rows * table->verticalHeader()->defaultSectionSize() + 4);
    }
}

void CountsPane::write(const CountsTable& table, const QString& what)
{
    m_services.session.history().carryOut(what, History::Touches::Dataset, countsDeed(table, what));
    m_model->setTable(table, true);
    m_setsModel->setTable(table, true);
    fitHeights();
}

QList<int> CountsPane::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
        if (!rows.contains(index.row()) && !m_model->isNewRow(index.row()))
            rows.append(index.row());
    return rows;
}

void CountsPane::showRemovable()
{
    m_remove->setEnabled(!chosenRows().isEmpty());
}

void CountsPane::removeRows()
{
    m_model->removeTableRows(chosenRows());
}

} // namespace plumbline::ui
