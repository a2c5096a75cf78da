// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/sources_step.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "core/session/thumbnails.h"
#include "ui/dialogs/path_row.h"
#include "ui/import/import_plan.h"
#include "ui/import/preview_model.h"
#include "ui/models/row_delegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kColumnWidth = 120;
constexpr int kFileWidth = 220;

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

SourcesStep::SourcesStep(ImportPlan& plan, ThumbnailCache& thumbnails, Prompts& prompts)
    : m_plan(plan)
    , m_prompts(prompts)
{
    setObjectName(QStringLiteral("sourcesStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(buildSources());
    layout->addWidget(buildPreview(thumbnails), 1);
    connectParts();
}

QWidget* SourcesStep::buildSources()
{
    auto* card = new Card;
    m_folder =
        new PathRow(tr("&Portraits"), QStringLiteral("folder"), tr("Folder with the pictures of people"));
    m_folder->setPlaceholder(tr("A folder; pictures in folders below it count too"));
    m_labels = new PathRow(tr("&Labels"), QStringLiteral("labels"),
                           tr("Table (CSV, TSV, XLSX or ODS) with a row for each picture"));
    m_labels->setPlaceholder(
        tr("Optional: a CSV, TSV, XLSX or ODS table; without one, names of sub-folders are labels"));
    m_project = new PathRow(tr("&Saved as"), QStringLiteral("project"), tr("File the new audit is kept in"));
    m_sheetRow = new QWidget;
    auto* sheetLine = new QHBoxLayout(m_sheetRow);
    sheetLine->setContentsMargins(100, 0, 0, 0); // under the paths
    sheetLine->setSpacing(8);
    m_sheet = new QComboBox;
    m_sheet->setObjectName(QStringLiteral("sheetChoice"));
    m_sheet->setAccessibleName(tr("Sheet of the workbook"));
    m_sheet->setToolTip(tr("Which sheet of the workbook holds the labels"));
    m_sheet->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* sheetLabel = new QLabel(tr("S&heet"));
    sheetLabel->setBuddy(m_sheet);
    sheetLine->addWidget(sheetLabel);
    sheetLine->addWidget(m_sheet);
    sheetLine->addStretch(1);
    m_sheetRow->hide();
    auto* layouts = new QWidget;
    m_layouts = new QVBoxLayout(layouts);
    m_layouts->setContentsMargins(100, 0, 0, 0);
    m_layouts->setSpacing(4);
    for (QWidget* row : std::initializer_list<QWidget*> {m_folder, m_labels, m_sheetRow, layouts, m_project})
        card->body()->addWidget(row);
    m_search = button(tr("Two folders to search one in the other? Reproduce the ACLU test…"), "link",
                      QStringLiteral("importSearch"),
                      tr("Who is falsely matched when the people of one folder are searched in another"));
    m_search->hide();
    connect(m_search, &QPushButton::clicked, this, &SourcesStep::searchRequested);
    card->body()->addWidget(m_search, 0, Qt::AlignLeft);
    return card;
}

void SourcesStep::setOffersSearch(bool on)
{
    m_search->setVisible(on);
}

QWidget* SourcesStep::buildPreview(ThumbnailCache& thumbnails)
{
    auto* card = new Card;
    auto* line = new QHBoxLayout;
    m_previewTitle = new QLabel;
    m_previewTitle->setObjectName(QStringLiteral("previewTitle"));
    setRole(m_previewTitle, "cardTitle");
    m_synthetic = new QCheckBox(tr("These people are &computer-generated"));
    m_synthetic->setObjectName(QStringLiteral("synthetic"));
    m_synthetic->setToolTip(
        tr("Marked wherever results are shown: such pictures are no evidence about real people"));
    line->addWidget(m_previewTitle);
    line->addStretch(1);
    line->addWidget(m_synthetic);
    m_noTable = textLabel({}, "muted");
    m_noTable->setObjectName(QStringLiteral("noTable"));
    m_preview = new QTableView;
    m_preview->setObjectName(QStringLiteral("previewTable"));
    m_preview->setAccessibleName(tr("Rows of the table of labels with their pictures"));
    m_model = new PreviewModel(thumbnails, this);
    m_preview->setModel(m_model);
    m_preview->setItemDelegate(new RowDelegate(m_preview));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setTabKeyNavigation(false);
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    setRole(m_preview, "flat");
    m_preview->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_preview->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_preview->verticalHeader()->hide();
    m_preview->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_preview->verticalHeader()->setDefaultSectionSize(PreviewModel::kEdgePx + 6);
    m_preview->horizontalHeader()->setHighlightSections(false);
    m_preview->setMinimumHeight(120);
    card->body()->addLayout(line);
    card->body()->addWidget(m_noTable);
    card->body()->addWidget(m_preview, 1);
    return card;
}

void SourcesStep::connectParts()
{
    connect(m_folder, &PathRow::chooseClicked, this, [this] {
        const QString folder = m_prompts.imagesFolder(this);
        if (!folder.isEmpty())
            m_plan.setFolder(folder);
    });
    connect(m_folder, &PathRow::edited, &m_plan, &ImportPlan::setFolder);
    connect(m_labels, &PathRow::chooseClicked, this, [this] {
        const QString file = m_prompts.labelsFile(this, m_folder->path());
        if (!file.isEmpty())
            m_plan.setTable(file);
    });
    connect(m_labels, &PathRow::edited, &m_plan, &ImportPlan::setTable);
    connect(m_sheet, &QComboBox::activated, this, [this](int at) { m_plan.setSheet(m_sheet->itemText(at)); });
    connect(m_synthetic, &QCheckBox::toggled, &m_plan, &ImportPlan::setSynthetic);
    connect(&m_plan, &ImportPlan::surveyed, this, &SourcesStep::showSurvey);
    connect(&m_plan, &ImportPlan::matched, this, [this] {
        if (m_plan.match())
            m_model->setMatch(m_plan.sharedMatch());
    });
    connect(&m_plan, &ImportPlan::changed, this, &SourcesStep::showStatus);
}

QString SourcesStep::title() const
{
    return tr("Pictures and table");
}

StepState SourcesStep::state() const
{
    if (m_plan.isReading())
        return {tr("looking…"), false, true};
    const ImportSurvey* survey = m_plan.survey();
    if (!survey)
        return {{}, !m_plan.answer().folderError.isEmpty(), true};
    if (!m_plan.answer().tableError.isEmpty())
        return {tr("the table cannot be read"), true, true};
    return {tr("%1 pictures").arg(amount(survey->files->files.size())), false, true};
}

void SourcesStep::showSurvey()
{
    const ImportSources& sources = m_plan.sources();
    m_folder->setPath(sources.imagesDir);
    m_labels->setPath(sources.labelsFile);
    m_model->setSurvey(m_plan.sharedSurvey());
    const ImportSurvey* survey = m_plan.survey();
    const QSignalBlocker blocker(m_sheet);
    m_sheet->clear();
    if (survey) {
        m_sheet->addItems(survey->sheets);
        m_sheet->setCurrentText(sources.sheet);
    }
    m_sheetRow->setVisible(m_sheet->count() > 1);
    QHeaderView* header = m_preview->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column)
        header->resizeSection(column, column == 0 ? 76 : kColumnWidth);
    const int file = !survey ? -1 : survey->table ? survey->fileColumn + 1 : 1;
    if (file > 0)
        header->resizeSection(file, survey->table ? kFileWidth : 2 * kFileWidth);
    showLayouts();
    showStatus();
}

void SourcesStep::showLayouts()
{
    while (QLayoutItem* item = m_layouts->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const ImportSurvey* survey = m_plan.survey();
    m_layouts->parentWidget()->setVisible(survey && !survey->layouts.empty());
    if (!survey)
        return;
    for (const LayoutOffer& offer : survey->layouts) {
        auto* box = new QCheckBox(tr("Read as %1").arg(offer.title));
        box->setObjectName(QStringLiteral("layout_") + offer.format);
        box->setToolTip(offer.reason);
        box->setChecked(survey->proposed.format == offer.format);
        connect(box, &QCheckBox::clicked, this,
                [this, format = offer.format](bool on) { m_plan.setFormat(on ? format : QString()); });
        m_layouts->addWidget(box);
        m_layouts->addWidget(textLabel(offer.reason, "muted"));
    }
}

void SourcesStep::showFolderStatus()
{
    const ImportSurvey* survey = m_plan.survey();
    const SurveyAnswer& answer = m_plan.answer();
    if (m_plan.isReading() && !m_plan.sources().imagesDir.isEmpty())
        m_folder->setStatus(m_plan.picturesSoFar() > 0
                                ? tr("Looking for pictures… %1").arg(amount(m_plan.picturesSoFar()))
                                : tr("Looking for pictures…"));
    else if (!answer.folderError.isEmpty())
        m_folder->setStatus(answer.folderError, "wrong");
    else if (!survey)
        m_folder->setStatus({});
    else if (survey->files->files.isEmpty() && m_plan.sources().imagesDir.isEmpty())
        m_folder->setStatus(survey->notes.join(QLatin1Char(' ')), "warning");
    else if (survey->files->files.isEmpty())
        m_folder->setStatus(tr("No pictures in this folder or below it."), "wrong");
    else if (answer.folders == 1)
        m_folder->setStatus(tr("%1 pictures").arg(amount(survey->files->files.size())));
    else
        m_folder->setStatus(
            tr("%1 pictures in %2 folders").arg(amount(survey->files->files.size()), amount(answer.folders)));
}

void SourcesStep::showTableStatus()
{
    if (!m_plan.answer().tableError.isEmpty())
        return m_labels->setStatus(m_plan.answer().tableError, "wrong");
    if (m_plan.isReading() && !m_plan.sources().labelsFile.isEmpty())
        return m_labels->setStatus(tr("Reading the table…"));
    if (!m_plan.holdsTable())
        return m_labels->setStatus({});
    const LabelTable& table = *m_plan.survey()->table;
    const auto rows = static_cast<qint64>(table.rows.size());
    const QString size = tr("%1 rows, %2 columns").arg(amount(rows), amount(table.header.size()));
    const MatchSurvey* match = m_plan.match();
    if (!match || m_plan.columns().fileColumn() < 0)
        return m_labels->setStatus(size);
    if (match->matched == 0)
        return m_labels->setStatus(
            tr("%1; none names a picture of this folder: choose the column with the file names "
               "in Columns, or another folder.")
                .arg(size),
            "wrong");
    if (!m_plan.ambiguous().isEmpty())
        return m_labels->setStatus(tr("%1; %2 rows name a picture, %3: see Matching.")
                                       .arg(size, amount(match->matched), ambiguousText(m_plan.ambiguous())),
                                   "warning");
    if (match->matched < rows)
        return m_labels->setStatus(tr("%1; %2 rows name a picture, %3 name none: see Matching.")
                                       .arg(size, amount(match->matched), amount(rows - match->matched)),
                                   "warning");
    m_labels->setStatus(tr("%1; every row names a picture.").arg(size));
}

void SourcesStep::showStatus()
{
    showFolderStatus();
    showTableStatus();
    m_synthetic->setChecked(m_plan.isSynthetic());
    const bool table = m_plan.holdsTable();
    m_previewTitle->setText(table ? tr("Rows of the table") : tr("Pictures"));
    m_previewTitle->setVisible(m_model->rowCount() > 0);
    m_preview->setVisible(m_model->rowCount() > 0);
    QString hint;
    if (!m_plan.survey())
        hint = tr("Choose a folder of portraits or a table that names them, or drop either here.");
    else if (!table && m_plan.columns().rowCount() > 0)
        hint = m_plan.format().isEmpty()
            ? tr(
                "Without a table, the name of the sub-folder a picture lies in becomes its label “folder”: a "
                "folder “women” and a folder “men” are enough to begin with.")
            : tr("The labels are read from the names of the files.");
    else if (!table)
        hint = tr("To compare groups of people, Plumbline needs labels: choose a table with a column of "
                  "file names, or sort the pictures into folders named like the groups.");
    m_noTable->setText(hint);
    m_noTable->setVisible(!hint.isEmpty());
}

} // namespace plumbline::ui
