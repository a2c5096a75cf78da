// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/dataset_page.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/counts_desk.h"
#include "core/views/texts.h"
#include "ui/counts/counts_pane.h"
#include "ui/dialogs/new_grouping.h"
#include "ui/dialogs/update_labels_dialog.h"
#include "ui/jobs/background.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/composition_chart.h"
#include "ui/pages/dataset_tables.h"
#include "ui/pages/expander.h"
#include "ui/pages/face_data_card.h"
#include "ui/pages/labels_card.h"
#include "ui/pages/scrolled_page.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr qsizetype kBandsOffered = 3;
constexpr int kSideBySide = 1060; ///< from this width on the chart stands beside its table

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

std::vector<std::pair<QString, QString>> lines(const QStringList& texts)
{
    std::vector<std::pair<QString, QString>> result;
    for (const QString& text : texts)
        result.emplace_back(text, QString());
    return result;
}

} // namespace

DatasetPage::DatasetPage(PageServices services, QWidget* parent)
    : Page(services, parent)
    , m_stack(new QStackedWidget)
    , m_content(new QWidget)
    , m_empty(new EmptyState({}, {}))
    , m_counts(new CountsPane(services))
{
    setObjectName(QStringLiteral("datasetPage"));
    QVBoxLayout* column = makeScrolled(m_content);
    buildImages();
    m_labelsCard = new LabelsCard(session());
    buildComposition();
    buildReport();
    for (Card* card :
         std::initializer_list<Card*> {m_imagesCard, m_reportCard, m_compositionCard, m_labelsCard})
        column->addWidget(card);
    column->addWidget(new FaceDataCard(services));
    column->addStretch(1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_counts);
    connect(m_counts, &CountsPane::resultsRequested, this, [this] { Q_EMIT navigate(PageId::Results); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, &DatasetPage::chooseFolder);
    connect(&session(), &Session::projectChanged, this, &DatasetPage::invalidate);
    connect(&session(), &Session::datasetChanged, this, &DatasetPage::invalidate);
    connect(&session(), &Session::runsChanged, this, &DatasetPage::invalidate);
    connect(&session(), &Session::jobChanged, this, &DatasetPage::invalidate);
    refresh();
}

void DatasetPage::buildImages()
{
    m_imagesCard = new Card(tr("Images"));
    m_import = button(tr("Replace images…"), "", QStringLiteral("importImages"),
                      tr("Replace the images of this audit"));
    m_update = button(tr("Update labels…"), "", QStringLiteral("updateLabels"),
                      tr("Read a corrected table; what it would change is shown first"));
    m_imagesCard->addTitleWidget(m_update);
    m_imagesCard->addTitleWidget(m_import);
    m_headline = textLabel({}, "headline");
    m_headline->setObjectName(QStringLiteral("datasetHeadline"));
    m_synthetic =
        textLabel(tr("Computer-generated portraits: they show what the tool does and are no evidence about "
                     "real people."),
                  "warning");
    m_synthetic->setObjectName(QStringLiteral("syntheticNote"));
    m_where = textLabel({}, "muted");
    m_where->setObjectName(QStringLiteral("datasetWhere"));
    m_unreadable = new Expander(QStringLiteral("unreadableImages"));
    m_duplicates = new Expander(QStringLiteral("duplicateImages"));
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_headline, m_synthetic, m_where, m_unreadable, m_duplicates})
        m_imagesCard->body()->addWidget(widget);
    m_imagesCard->body()->addWidget(buildNext());
    connect(m_import, &QPushButton::clicked, this, &DatasetPage::chooseFolder);
    connect(m_update, &QPushButton::clicked, this, &DatasetPage::updateLabels);
}

QWidget* DatasetPage::buildNext()
{
    m_nextRow = new QWidget;
    auto* row = new QHBoxLayout(m_nextRow);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(12);
    m_next = button({}, "primary", QStringLiteral("datasetNext"), {});
    m_nextNote = textLabel({}, "muted");
    row->addWidget(m_next);
    row->addWidget(m_nextNote, 1);
    connect(m_next, &QPushButton::clicked, this, [this] {
        Q_EMIT navigate(session().project() && session().project()->runs().empty() ? PageId::Runs
                                                                                   : PageId::Results);
    });
    return m_nextRow;
}

/// The one thing to do next, once there are images.
void DatasetPage::showNext()
{
    const bool ran = !session().project()->runs().empty();
    m_next->setText(ran ? tr("See results") : tr("Run systems…"));
    m_next->setAccessibleName(m_next->text());
    m_next->setToolTip(ran ? tr("Who is misread, by group")
                           : tr("Choose systems and let them look at the images"));
    m_nextNote->setText(ran ? QString()
                            : tr("The images are ready. Next, the systems look at them; while they do, the "
                                 "line below says how long it will take."));
}

void DatasetPage::buildComposition()
{
    m_compositionCard = new Card(tr("Who is in it"));
    auto* row = new QWidget;
    m_chipRow = new QHBoxLayout(row);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(6);
    m_composition = new SpecTableView;
    m_composition->setObjectName(QStringLiteral("compositionTable"));
    m_composition->setAccessibleName(tr("Images and people by group"));
    m_composition->setFollowsRows(true);
    m_compositionNote = textLabel({}, "muted");
    m_chart = new CompositionChart;
    m_compositionRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_compositionRow->setSpacing(24);
    m_compositionRow->addWidget(m_composition, 2);
    m_compositionRow->addWidget(m_chart, 1, Qt::AlignTop);
    m_compositionCard->body()->addWidget(row);
    m_compositionCard->body()->addLayout(m_compositionRow);
    m_compositionCard->body()->addWidget(m_compositionNote);
}

void DatasetPage::buildReport()
{
    m_reportCard = new Card(tr("From the last import"));
    m_unmatchedRows = new Expander(QStringLiteral("unmatchedRows"));
    m_unmatchedFiles = new Expander(QStringLiteral("unmatchedFiles"));
    m_notes = new Expander(QStringLiteral("importNotes"));
    for (Expander* part : {m_unmatchedRows, m_unmatchedFiles, m_notes})
        m_reportCard->body()->addWidget(part);
}

void DatasetPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

void DatasetPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= kSideBySide;
    m_compositionRow->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    m_compositionRow->setAlignment(m_chart, wide ? Qt::AlignTop : Qt::Alignment());
}

void DatasetPage::invalidate()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void DatasetPage::refresh()
{
    m_stale = false;
    const auto project = session().project();
    if (project && CountsDesk(*project).isAudit()) {
        m_counts->refresh();
        m_stack->setCurrentWidget(m_counts);
        return;
    }
    const auto dataset = project ? project->dataset() : nullptr;
    if (!dataset || dataset->images.empty()) {
        if (session().job() == JobKind::Import)
            m_empty->setText(tr("Reading the portraits; this page fills when it is done."), {});
        else
            m_empty->setText(
                tr("Choose a folder of portraits, with a table of labels beside it if there is one. "
                   "Nothing is copied and nothing leaves this computer."),
                tr("Choose folder…"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentWidget(m_content);
    const bool writable = !project->isReadOnly();
    const bool idle = session().job() == JobKind::None;
    m_import->setEnabled(idle);
    const bool replaces = project->runs().empty() && writable;
    m_import->setText(replaces ? tr("Replace images…") : tr("Audit other images…"));
    m_import->setToolTip(
        replaces ? tr("Replace the images of this audit")
                 : tr("Begin a new audit: a run is about the images it saw, so this one keeps its own"));
    m_update->setEnabled(writable && idle);
    showImages(*dataset);
    showNext();
    showProblems(*dataset);
    m_labelsCard->refresh();
    showReport();
    showChips();
    compose();
}

void DatasetPage::showImages(const Dataset& dataset)
{
    m_headline->setText(imagesOfPeople(static_cast<qint64>(dataset.images.size()), dataset.subjectCount()));
    m_synthetic->setVisible(dataset.synthetic);
    const QString folder = QDir::toNativeSeparators(dataset.imageRoot);
    const QString table = session().project()->setting(QStringLiteral("labels_file"));
    m_where->setText(table.isEmpty()
                         ? tr("Pictures in %1").arg(folder)
                         : tr("Pictures in %1, labels from %2").arg(folder, QDir::toNativeSeparators(table)));
}

void DatasetPage::showProblems(const Dataset& dataset)
{
    std::vector<std::pair<QString, QString>> unreadable;
    std::vector<std::pair<QString, QString>> duplicates;
    QHash<ImageId, QString> files;
    for (const Image& image : dataset.images)
        files.insert(image.id, image.file);
    for (const Image& image : dataset.images) {
        if (image.state != ImageState::Ready)
            unreadable.emplace_back(image.file, image.problem);
        if (image.duplicateOf.isValid())
            duplicates.emplace_back(image.file,
                                    tr("the same picture as %1").arg(files.value(image.duplicateOf)));
    }
    const auto count = [](const auto& list) { return QLocale().toString(static_cast<qint64>(list.size())); };
    m_unreadable->setEntries(tr("Pictures that could not be read: %1").arg(count(unreadable)), unreadable);
    m_duplicates->setEntries(tr("Pictures that occur twice: %1").arg(count(duplicates)), duplicates);
}

void DatasetPage::showChips()
{
    QStringList names;
    for (const AttributeInfo& attribute : session().project()->attributes()) {
        if (attribute.suitsGrouping)
            names.append(attribute.name);
    }
    m_by.removeIf([&](const QString& name) { return !names.contains(name); });
    if (m_by.isEmpty())
        m_by = context().by;
    m_by.removeIf([&](const QString& name) { return !names.contains(name); });
    if (m_by.isEmpty()) {
        const QString truth = session().project()->truthAttribute(context().task);
        if (names.contains(truth))
            m_by = QStringList {truth};
        else if (!names.isEmpty())
            m_by = names.mid(0, 1);
    }
    clearLayout(m_chipRow);
    for (const QString& name : std::as_const(names)) {
        QPushButton* chip = button(name, "chip", QStringLiteral("composeBy_") + name,
                                   tr("Count by %1; two at most").arg(name));
        chip->setCheckable(true);
        chip->setChecked(m_by.contains(name));
        m_chipRow->addWidget(chip);
        connect(chip, &QPushButton::toggled, this, [this, name](bool on) {
            m_by.removeAll(name);
            if (on)
                m_by.append(name);
            while (m_by.size() > 2) {
                const QString oldest = m_by.takeFirst();
                if (auto* other = findChild<QPushButton*>(QStringLiteral("composeBy_") + oldest))
                    other->setChecked(false);
            }
            compose();
        });
    }
    const QStringList numbers = labelsToBand(*session().project()); // counted by once there are bands
    for (const QString& name : numbers.mid(0, kBandsOffered)) {
        QPushButton* make =
            button(tr("Make bands of %1…").arg(name), "link", QStringLiteral("composeBands_") + name,
                   tr("%1 is a number: people can be counted by bands of it").arg(name));
        make->setEnabled(canMakeGrouping(session()));
        connect(make, &QPushButton::clicked, this, [this, name] { makeGrouping(session(), name, this); });
        m_chipRow->addWidget(make);
    }
    m_chipRow->addStretch(1);
    m_compositionCard->setVisible(!names.isEmpty() || !numbers.isEmpty());
}

void DatasetPage::compose()
{
    const int epoch = ++m_epoch;
    const auto project = session().project();
    if (!project)
        return;
    whenDone(inBackground([project, by = m_by] { return project->compositionBy(by); }), this,
             [this, epoch, by = m_by](const Result<std::vector<CompositionRow>>& rows) {
        if (epoch != m_epoch)
            return;
        m_compositionNote->setText(rows ? QString() : rows.error().userText);
        if (rows)
            composed(by, *rows);
        m_compositionNote->setVisible(!m_compositionNote->text().isEmpty());
    });
}

void DatasetPage::composed(const QStringList& by, const std::vector<CompositionRow>& rows)
{
    m_composition->setSpec(compositionTable(by, rows));
    m_chart->setRows(by, rows);
    const auto few = std::count_if(rows.begin(), rows.end(),
                                   [](const CompositionRow& row) { return row.images < kFewImages; });
    if (few > 0)
        m_compositionNote->setText(
            tr("Groups with fewer than %1 images, too small to tell anything: %2. Their bars are hatched.")
                .arg(QString::number(kFewImages), QLocale().toString(static_cast<qint64>(few))));
}

void DatasetPage::showReport()
{
    const auto& report = session().importReport();
    m_reportCard->setVisible(
        report
        && !(report->unmatchedRows.isEmpty() && report->unmatchedFiles.isEmpty() && report->notes.isEmpty()));
    if (!report)
        return;
    const auto count = [](const QStringList& list) { return QLocale().toString(list.size()); };
    m_unmatchedRows->setEntries(
        tr("Rows of the table without a picture, left out: %1").arg(count(report->unmatchedRows)),
        lines(report->unmatchedRows));
    m_unmatchedFiles->setEntries(
        tr("Pictures without a row, so without labels: %1").arg(count(report->unmatchedFiles)),
        lines(report->unmatchedFiles));
    m_notes->setEntries(tr("Notes from reading: %1").arg(count(report->notes)), lines(report->notes));
}

void DatasetPage::chooseFolder()
{
    const QString folder = prompts().imagesFolder(this);
    if (!folder.isEmpty())
        Q_EMIT importRequested(folder, {});
}

void DatasetPage::updateLabels()
{
    if (!session().project())
        return;
    const QString folder = session().project()->dataset()->imageRoot;
    const QString file = prompts().labelsFile(this, folder);
    if (file.isEmpty())
        return;
    auto* dialog = new UpdateLabelsDialog(session(), file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace plumbline::ui
