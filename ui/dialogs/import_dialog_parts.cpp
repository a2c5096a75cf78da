// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/import_dialog_parts.h"

#include <utility>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/dialogs/path_row.h"
#include "ui/dialogs/segment.h"
#include "ui/dialogs/value_map_editor.h"
#include "ui/models/choice_delegate.h"
#include "ui/models/import_columns_model.h"
#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kRowsShown = 50;
enum StackPage { NoTablePage, ColumnsPage, RowsPage };

QStringList genderClasses(const Session& session)
{
    for (const Backend* backend : session.services().backends.all()) {
        const BackendInfo info = backend->info();
        if (info.can.tasks.contains(QLatin1String("classify:gender")) && !info.classes.isEmpty())
            return info.classes;
    }
    return {QStringLiteral("female"), QStringLiteral("male")};
}

} // namespace

ImportDialogParts::ImportDialogParts(QDialog* dialog, const Session& session)
{
    dialog->setObjectName(QStringLiteral("importDialog"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addWidget(buildSources());
    layout->addWidget(buildColumns(dialog), 1);
    layout->addWidget(buildMeaning(session));
    layout->addWidget(buildFooter(dialog));
    dialog->setMinimumSize(760, 480);
    dialog->resize(940, 660);
}

QWidget* ImportDialogParts::buildSources()
{
    auto* card = new Card;
    folder =
        new PathRow(tr("&Portraits"), QStringLiteral("folder"), tr("Folder with the pictures of people"));
    folder->setPlaceholder(tr("A folder; pictures in folders below it count too"));
    labels = new PathRow(tr("&Labels"), QStringLiteral("labels"),
                         tr("Table (CSV or TSV) with a row for each picture"));
    labels->setPlaceholder(tr("Optional: a CSV or TSV table; without one, names of sub-folders are labels"));
    project = new PathRow(tr("&Saved as"), QStringLiteral("project"), tr("File the new audit is kept in"));
    for (PathRow* row : {folder, labels, project})
        card->body()->addWidget(row);
    return card;
}

QWidget* ImportDialogParts::buildColumns(QDialog* dialog)
{
    auto* card = new Card;
    m_noTable = textLabel({}, "muted");
    m_noTable->setObjectName(QStringLiteral("noTable"));
    m_noTable->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_preview = new SpecTableView;
    m_preview->setObjectName(QStringLiteral("previewTable"));
    m_preview->setAccessibleName(tr("First rows of the table of labels"));
    m_preview->setSortingEnabled(false);
    m_columnsTable = buildColumnsTable();
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_noTable);
    m_stack->addWidget(m_columnsTable);
    m_stack->addWidget(m_preview);
    m_stack->setMinimumHeight(110);
    card->body()->addWidget(buildTabs(dialog));
    card->body()->addWidget(m_stack, 1);
    return card;
}

QWidget* ImportDialogParts::buildTabs(QDialog* dialog)
{
    auto* tabs = new QWidget;
    m_tabs = new QWidget;
    auto* row = new QHBoxLayout(m_tabs);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tabGroup = new QButtonGroup(dialog);
    const std::pair<QString, QString> names[] {
        {tr("What the columns are"), tr("Choose what each column of the table is used for")},
        {tr("First rows"), tr("The first %1 rows of the table").arg(kRowsShown)},
    };
    int page = ColumnsPage;
    for (const auto& [text, tip] : names) {
        QPushButton* tab = segment(text, QStringLiteral("importTab%1").arg(page), tip);
        tab->setChecked(page == ColumnsPage);
        m_tabGroup->addButton(tab, page++);
        row->addWidget(tab);
    }
    synthetic = new QCheckBox(tr("These people are &computer-generated"));
    synthetic->setObjectName(QStringLiteral("synthetic"));
    synthetic->setToolTip(
        tr("Marked wherever results are shown: such pictures are no evidence about real people"));
    auto* line = new QHBoxLayout(tabs);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_tabs);
    line->addStretch(1);
    line->addWidget(synthetic);
    QObject::connect(m_tabGroup, &QButtonGroup::idClicked, m_stack, &QStackedWidget::setCurrentIndex);
    return tabs;
}

QTableView* ImportDialogParts::buildColumnsTable()
{
    auto* view = new QTableView;
    columns = new ImportColumnsModel(view);
    view->setModel(columns);
    view->setObjectName(QStringLiteral("columnsTable"));
    view->setAccessibleName(tr("What each column of the table is used for"));
    view->setItemDelegate(new ChoiceDelegate(ImportColumnsModel::ChoicesRole, view));
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                          | QAbstractItemView::AnyKeyPressed);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setTabKeyNavigation(false);
    view->setShowGrid(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setWordWrap(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->resizeSection(ImportColumnsModel::HeaderColumn, 160);
    header->resizeSection(ImportColumnsModel::UseColumn, 110);
    header->resizeSection(ImportColumnsModel::NameColumn, 140);
    header->resizeSection(ImportColumnsModel::SourceColumn, 170);
    header->setSectionResizeMode(ImportColumnsModel::ValuesColumn, QHeaderView::Stretch);
    return view;
}

QWidget* ImportDialogParts::buildMeaning(const Session& session)
{
    m_meaningCard = new Card;
    meaning = new ValueMapEditor(genderClasses(session));
    m_meaningCard->body()->addWidget(meaning);
    return m_meaningCard;
}

QWidget* ImportDialogParts::buildFooter(QDialog* dialog)
{
    auto* footer = new QWidget;
    auto* layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    reason = textLabel({}, "muted");
    reason->setObjectName(QStringLiteral("importReason"));
    import = button(tr("Import"), "primary", QStringLiteral("importButton"), {});
    import->setDefault(true);
    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("cancelButton"), tr("Close without importing"));
    cancel->setAutoDefault(false);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(reason, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(import);
    layout->addLayout(buttons);
    return footer;
}

void ImportDialogParts::showPreview(const LabelTable& table)
{
    TableSpec spec;
    for (const QString& header : table.header)
        spec.columns.push_back({header, header, false, {}});
    const std::size_t shown = std::min<std::size_t>(table.rows.size(), kRowsShown);
    for (std::size_t at = 0; at < shown; ++at) {
        std::vector<TableCell> cells;
        for (const QString& text : table.rows[at]) {
            TableCell cell;
            cell.text = text.left(200); // a megabyte in a cell would stall the layout
            cells.push_back(std::move(cell));
        }
        spec.rows.push_back(std::move(cells));
    }
    m_preview->setSpec(spec);
}

void ImportDialogParts::showLabels(bool tableGiven, int folders)
{
    m_tabs->setVisible(tableGiven);
    m_meaningCard->setVisible(tableGiven);
    if (tableGiven) {
        m_stack->setCurrentIndex(m_tabGroup->checkedId());
        return;
    }
    m_stack->setCurrentIndex(NoTablePage);
    if (folders > 1)
        m_noTable->setText(
            tr("Without a table, the name of the sub-folder a picture lies in becomes its label "
               "“folder”: a folder “women” and a folder “men” are enough to begin with."));
    else
        m_noTable->setText(
            tr("To compare groups of people, Plumbline needs labels: choose a table with a column of "
               "file names, or sort the pictures into folders named like the groups."));
}

} // namespace plumbline::ui
