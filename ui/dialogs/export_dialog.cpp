// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/export_dialog.h"

#include <algorithm>
#include <utility>

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/base/write_file.h"
#include "core/session/session_work.h"
#include "core/session/table_workbook.h"
#include "ui/dialogs/export_options.h"
#include "ui/dialogs/export_target.h"
#include "ui/dialogs/path_row.h"
#include "ui/dialogs/segment.h"
#include "ui/dialogs/sheet_preview.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_text.h"
#include "ui/prompts.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kOptionsWidth = 372;
constexpr int kTypingMs = 150;    ///< a chart is not drawn for every letter
constexpr int kPreviewRows = 100; ///< of an export that may have a hundred thousand

QWidget* optionsColumn(const std::vector<QWidget*>& parts)
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* part : parts)
        column->addWidget(part);
    column->addStretch(1);
    return whole;
}

/// What the sheets of the workbook hold, as the preview of it.
TableSpec workbookContents(const ExportMaterial& material)
{
    const auto tr = [](const char* text) { return ExportDialog::tr(text); };
    TableSpec table;
    table.columns = {{QStringLiteral("sheet"), tr("sheet"), false, {}},
                     {QStringLiteral("holds"), tr("what it holds"), false, {}}};
    const auto add = [&table](const QString& sheet, const QString& holds) {
        TableCell name;
        name.text = sheet;
        name.tone = Tone::Strong;
        TableCell text;
        text.text = holds;
        table.rows.push_back({name, text});
    };
    add(tr("Summary"), tr("the finding, the settings, systems and versions"));
    if (material.ofMatching) {
        for (const ExportMaterial::Table& each : material.tables)
            add(each.name, tr("the table of Results, at its threshold"));
        return table;
    }
    add(tr("Subgroups"), tr("counts, rates and intervals"));
    add(tr("Differences"), tr("differences with intervals and corrected p"));
    add(tr("Outcomes"), tr("every image and system, one row each"));
    add(tr("About"), tr("methods, and where the labels come from"));
    return table;
}

} // namespace

ExportDialog::ExportDialog(ExportMaterial material, ExportWhat what, Session& session, Prompts& prompts,
                           QWidget* parent)
    : QDialog(parent)
    , m_material(std::move(material))
    , m_session(session)
    , m_prompts(prompts)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_kinds->button(static_cast<int>(what))->setChecked(true);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            kindChosen();
    });
    kindChosen();
}

void ExportDialog::build()
{
    m_options = new QStackedWidget;
    m_chart = new ChartOptionsPane(m_material.chart, m_material.interval, m_material.warning);
    m_options->addWidget(m_chart);
    m_options->addWidget(buildTableOptions());
    m_options->addWidget(buildAnswerOptions());
    m_options->addWidget(buildWorkbookOptions());
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &ExportDialog::refresh);
    connect(m_chart, &ChartOptionsPane::changed, this, &ExportDialog::refresh);
    connect(m_chart, &ChartOptionsPane::typed, &m_typing, qOverload<>(&QTimer::start));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_options);
    m_options->setAutoFillBackground(false); // setWidget() turns it on
    scroll->viewport()->setAutoFillBackground(false);

    auto* left = new Card;
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    const int needs = m_options->minimumSizeHint().width() + 2 * (kCardPadding + 2) + bar;
    left->setMinimumWidth(std::max(kOptionsWidth, needs)); // the widest pane is whole beside the scroll bar
    left->body()->addWidget(buildKinds());
    left->body()->addWidget(scroll, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kGap);
    // Words are written at the left: they grow with the window, too, and have half of a small one.
    const QSize room = parentWidget() ? parentWidget()->size() : QSize(1280, 800);
    constexpr int kSmallRoom = 1100;
    middle->addWidget(left, room.width() < kSmallRoom ? 3 : 2);
    middle->addWidget(buildPreview(), 3);

    m_path = new PathRow(tr("&Save as"), QStringLiteral("export"), tr("The file that is written"));
    connect(m_path, &PathRow::edited, this, [this] {
        m_pathIsOwn = true;
        checkPath();
    });
    connect(m_path, &PathRow::chooseClicked, this, &ExportDialog::choosePath);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addLayout(middle, 1);
    layout->addWidget(m_path);
    layout->addWidget(buildButtons());
    resize(QSize(1360, 860).boundedTo(room - QSize(40, 40)));
}

QWidget* ExportDialog::buildKinds()
{
    m_kinds = new QButtonGroup(this);
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto add =
        [&](ExportWhat what, const QString& text, const QString& name, const QString& tip, bool there) {
        QPushButton* made = segment(text, name, tip);
        made->setEnabled(there);
        m_kinds->addButton(made, static_cast<int>(what));
        row->addWidget(made);
    };
    const bool measured = !m_material.chart.isEmpty();
    add(ExportWhat::Chart, tr("Chart"), QStringLiteral("exportWhatChart"), tr("The chart, with its caption"),
        measured);
    add(ExportWhat::Table, tr("Table"), QStringLiteral("exportWhatTable"),
        tr("The figures of the Results page"), measured);
    add(ExportWhat::Answers, tr("Answers"), QStringLiteral("exportWhatAnswers"),
        tr("What every system said of every image"), !m_material.ofMatching);
    add(ExportWhat::Workbook, tr("Workbook"), QStringLiteral("exportWhatWorkbook"),
        tr("All of it for a spreadsheet program"), measured);
    row->addStretch(1);
    return whole;
}

QWidget* ExportDialog::buildTableOptions()
{
    m_table = new QComboBox;
    m_table->setObjectName(QStringLiteral("exportTable"));
    m_table->setAccessibleName(tr("Table to export"));
    m_table->setToolTip(tr("Which of the tables of Results"));
    for (const ExportMaterial::Table& table : m_material.tables)
        m_table->addItem(table.name, table.id);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    return optionsColumn(
        {m_table,
         textLabel(tr("CSV: rates are fractions from 0 to 1, with a decimal point, and every "
                      "column is there. For a spreadsheet with formats choose Workbook."),
                   "muted")});
}

QWidget* ExportDialog::buildAnswerOptions()
{
    m_answerFormat = new FormatRow(
        QStringLiteral("exportAnswers"),
        {{QStringLiteral("csv"), tr("A table: one row per image and system")},
         {QStringLiteral("json"), tr("For programs, with everything that decides the answers")}});
    m_answerScope = new QComboBox;
    m_answerScope->setObjectName(QStringLiteral("exportScope"));
    m_answerScope->setAccessibleName(tr("Which answers"));
    m_answerScope->setToolTip(tr("Which answers are written"));
    m_answerScope->addItem(tr("Every answer"));
    m_answerScope->addItem(tr("What Browse shows"));
    connect(m_answerFormat, &FormatRow::changed, this, &ExportDialog::refresh);
    connect(m_answerScope, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    return optionsColumn({m_answerFormat, m_answerScope,
                          textLabel(tr("File names, labels, answers and boxes; no pictures."), "muted")});
}

QWidget* ExportDialog::buildWorkbookOptions()
{
    return optionsColumn({textLabel(
        tr("XLSX, for LibreOffice, Excel and others: numbers are numbers, nothing is a formula."), "muted")});
}

QWidget* ExportDialog::buildPreview()
{
    auto* card = new Card;
    m_sheet = new SheetPreview;
    m_rows = new SpecTableView;
    m_rows->setObjectName(QStringLiteral("exportRows"));
    m_rows->setAccessibleName(tr("Preview of what is written"));
    m_preview = new QStackedWidget;
    m_preview->addWidget(m_sheet);
    m_preview->addWidget(m_rows);
    m_note = textLabel({}, "muted");
    m_note->setObjectName(QStringLiteral("exportNote"));
    m_warning = textLabel({}, "warning");
    m_warning->setObjectName(QStringLiteral("exportWarning"));
    card->body()->addWidget(m_preview, 1);
    card->body()->addWidget(m_note);
    card->body()->addWidget(m_warning);
    return card;
}

QWidget* ExportDialog::buildButtons()
{
    m_copy = button(tr("Copy"), "", QStringLiteral("exportCopy"),
                    tr("Copy what the preview shows, to paste it into slides or a document"));
    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("exportCancel"), tr("Close without writing anything"));
    m_save = button(tr("Save"), "primary", QStringLiteral("exportSave"), tr("Write the file"));
    m_copy->setAutoDefault(false);
    cancel->setAutoDefault(false);
    m_save->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    return whole;
}

ExportWhat ExportDialog::what() const
{
    return static_cast<ExportWhat>(m_kinds->checkedId());
}

QString ExportDialog::suffix() const
{
    switch (what()) {
    case ExportWhat::Chart:
        return m_chart->suffix();
    case ExportWhat::Answers:
        return m_answerFormat->suffix();
    case ExportWhat::Workbook:
        return QStringLiteral("xlsx");
    case ExportWhat::Table:
        break;
    }
    return QStringLiteral("csv");
}

QString ExportDialog::subject() const
{
    switch (what()) {
    case ExportWhat::Chart:
        return m_material.chart.id;
    case ExportWhat::Table:
        return m_table->currentData().toString();
    case ExportWhat::Answers:
        return QStringLiteral("answers");
    case ExportWhat::Workbook:
        break;
    }
    return {};
}

const TableSpec& ExportDialog::chosenTable() const
{
    static const TableSpec none;
    const auto at = static_cast<std::size_t>(m_table->currentIndex());
    return at < m_material.tables.size() ? m_material.tables[at].table : none;
}

ListQuery ExportDialog::chosenAnswers() const
{
    return m_answerScope->currentIndex() == 1 ? m_material.shownAnswers : m_material.answers;
}

void ExportDialog::kindChosen()
{
    m_options->setCurrentIndex(static_cast<int>(what()));
    m_preview->setCurrentIndex(what() == ExportWhat::Chart ? 0 : 1);
    m_copy->setVisible(what() == ExportWhat::Chart || what() == ExportWhat::Table);
    m_pathIsOwn = false;
    refresh();
}

void ExportDialog::flush()
{
    if (m_typing.isActive())
        refresh();
}

void ExportDialog::refresh()
{
    m_typing.stop();
    ++m_epoch;
    QString warning;
    if (what() == ExportWhat::Chart) {
        m_sheet->setSheet(m_chart->sheet());
        m_note->setText(m_chart->sizeText());
        warning = m_chart->warning();
    } else if (what() == ExportWhat::Table) {
        m_rows->setSpec(chosenTable());
        m_note->setText(tr("%1 rows").arg(QLocale().toString(qlonglong(chosenTable().rows.size()))));
    } else if (what() == ExportWhat::Workbook) {
        m_rows->setSpec(workbookContents(m_material));
        m_note->setText({});
    } else {
        showAnswers();
    }
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    suggestPath();
}

void ExportDialog::showAnswers()
{
    m_note->setText(tr("Reading…"));
    whenDone(m_session.ask<OutcomeTable>([query = chosenAnswers()](Project& project) {
        return outcomeTable(project, query, kPreviewRows);
    }),
             this,
             [this, mine = m_epoch](const Result<OutcomeTable>& found) {
        if (mine != m_epoch)
            return;
        m_rows->setSpec(found ? found->table : TableSpec());
        if (!found)
            m_note->setText(found.error().userText);
        else if (found->rows > kPreviewRows)
            m_note->setText(tr("The first %1 of %2 rows")
                                .arg(QLocale().toString(kPreviewRows), QLocale().toString(found->rows)));
        else
            m_note->setText(tr("%1 rows").arg(QLocale().toString(found->rows)));
    });
}

void ExportDialog::suggestPath()
{
    if (m_pathIsOwn)
        m_path->setPath(withSuffix(m_path->path(), suffix()));
    else
        m_path->setPath(freePath(exportFolder(), exportName(m_material.audit, subject()), suffix()));
    checkPath();
}

void ExportDialog::choosePath()
{
    flush();
    const QString filter = QStringLiteral("%1 (*.%2)").arg(suffix().toUpper(), suffix());
    const QString chosen = m_prompts.saveFile(this, tr("Save as"), m_path->path(), filter);
    if (chosen.isEmpty())
        return;
    m_pathIsOwn = true;
    m_path->setPath(withSuffix(chosen, suffix()));
    checkPath();
}

void ExportDialog::checkPath()
{
    const QString path = m_path->path();
    const QFileInfo file(path);
    const bool replaces = file.isFile();
    m_save->setEnabled(!path.isEmpty());
    m_save->setText(replaces ? tr("Replace") : tr("Save"));
    if (path.isEmpty())
        m_path->setStatus(tr("Name the file to write."), "muted");
    else if (!QFileInfo(file.absolutePath()).isDir())
        m_path->setStatus(tr("There is no folder %1; choose one that exists.")
                              .arg(QDir::toNativeSeparators(file.absolutePath())),
                          "wrong");
    else if (replaces)
        m_path->setStatus(tr("A file of that name is there and will be replaced."), "warning");
    else
        m_path->setStatus({});
}

void ExportDialog::copy()
{
    flush();
    if (what() == ExportWhat::Chart) {
        QGuiApplication::clipboard()->setMimeData(m_chart->sheet().mimeData(m_chart->pngScale()));
        Q_EMIT copied(tr("The chart is copied, as a picture and as SVG."));
        m_path->setStatus(tr("Copied. Paste it into slides or a document."), "muted");
    } else if (what() == ExportWhat::Table) {
        copyTable(chosenTable());
        Q_EMIT copied(tr("The table is copied."));
        m_path->setStatus(tr("Copied. Paste it into a spreadsheet or a document."), "muted");
    }
}

void ExportDialog::save()
{
    flush(); // the path follows the format
    const QString path = withSuffix(m_path->path(), suffix());
    m_path->setPath(path);
    m_save->setEnabled(false);
    m_path->setStatus(tr("Writing…"), "muted");
    QFuture<Result<void>> writing;
    if (what() == ExportWhat::Chart) {
        writing = m_session.ask<void>(
            [sheet = m_chart->sheet(), path, scale = m_chart->pngScale()](Project& project) -> Result<void> {
                if (const auto done = writeSheet(sheet, path, scale); !done)
                    return done;
                return journalExport(project, QStringLiteral("chart"), path);
            });
    } else if (what() == ExportWhat::Table) {
        writing =
            m_session.ask<void>([bytes = tableAsCsv(chosenTable()), path](Project& project) -> Result<void> {
                if (const auto done = writeFile(path, bytes); !done)
                    return done;
                return journalExport(project, QStringLiteral("table"), path);
            });
    } else if (m_material.ofMatching) {
        std::vector<NamedTable> tables;
        for (const ExportMaterial::Table& each : m_material.tables)
            tables.push_back({each.name, each.table});
        writing = m_session.ask<void>([finding = m_material.finding, said = m_material.chart.captionParts,
                                       tables, path](Project& project) -> Result<void> {
            const auto bytes = tableWorkbook(finding, said, tables);
            if (!bytes)
                return bytes.error();
            if (const auto done = writeFile(path, *bytes); !done)
                return done;
            return journalExport(project, QStringLiteral("workbook"), path);
        });
    } else {
        const ListQuery answers = what() == ExportWhat::Workbook ? m_material.answers : chosenAnswers();
        writing = m_session.exportOutcomes(path, answers, m_material.measures, m_material.options);
    }
    whenDone(writing, this, [this, path](const Result<void>& result) { ended(result, path); });
}

void ExportDialog::ended(const Result<void>& result, const QString& path)
{
    m_save->setEnabled(true);
    if (!result) {
        m_path->setStatus(result.error().userText, "wrong");
        return;
    }
    rememberExportFolder(path);
    Q_EMIT written(path);
    accept();
}

} // namespace plumbline::ui
