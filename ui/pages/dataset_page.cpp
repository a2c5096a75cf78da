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
#include "core/views/texts.h"
#include "ui/dialogs/grouping_dialog.h"
#include "ui/jobs/background.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/dataset_tables.h"
#include "ui/pages/expander.h"
#include "ui/pages/face_data_card.h"
#include "ui/pages/scrolled_page.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

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
{
    setObjectName(QStringLiteral("datasetPage"));
    QVBoxLayout* column = makeScrolled(m_content);
    buildImages();
    buildLabels();
    buildComposition();
    buildReport();
    for (Card* card : {m_imagesCard, m_reportCard, m_compositionCard, m_labelsCard})
        column->addWidget(card);
    column->addWidget(new FaceDataCard(services));
    column->addStretch(1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, &DatasetPage::chooseFolder);
    connect(&session(), &Session::projectChanged, this, &DatasetPage::invalidate);
    connect(&session(), &Session::datasetChanged, this, &DatasetPage::invalidate);
    connect(&session(), &Session::jobChanged, this, &DatasetPage::invalidate);
    refresh();
}

void DatasetPage::buildImages()
{
    m_imagesCard = new Card(tr("Images"));
    m_import = button(tr("Import other images…"), "", QStringLiteral("importImages"),
                      tr("Replace the images of this audit"));
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
    connect(m_import, &QPushButton::clicked, this, &DatasetPage::chooseFolder);
}

void DatasetPage::buildLabels()
{
    m_labelsCard = new Card(tr("Labels"));
    m_newGrouping = button(tr("New grouping…"), "", QStringLiteral("newGrouping"),
                           tr("Put values together, or cut numbers into bands"));
    m_labelsCard->addTitleWidget(m_newGrouping);
    m_labels = new SpecTableView;
    m_labels->setObjectName(QStringLiteral("labelsTable"));
    m_labels->setAccessibleName(tr("Labels and groupings"));
    m_labels->setFollowsRows(true);
    auto* row = new QWidget;
    m_groupingRow = new QHBoxLayout(row);
    m_groupingRow->setContentsMargins(0, 0, 0, 0);
    m_groupingRow->setSpacing(6);
    m_groupingError = textLabel({}, "wrong");
    m_groupingError->hide();
    m_labelsNote =
        textLabel(tr("Gender as used by these systems is a binary guess from appearance; a label says who "
                     "described the person, not who the person is."),
                  "muted");
    m_labelsCard->body()->addWidget(m_labels);
    m_labelsCard->body()->addWidget(row);
    m_labelsCard->body()->addWidget(m_groupingError);
    m_labelsCard->body()->addWidget(m_labelsNote);
    connect(m_newGrouping, &QPushButton::clicked, this, &DatasetPage::newGrouping);
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
    m_compositionCard->body()->addWidget(row);
    m_compositionCard->body()->addWidget(m_composition);
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
    m_import->setToolTip(
        project->runs().empty() && writable
            ? tr("Replace the images of this audit")
            : tr("Begin a new audit: a run is about the images it saw, so this one keeps its own"));
    m_newGrouping->setEnabled(writable && idle);
    showImages(*dataset);
    showProblems(*dataset);
    showLabels();
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

void DatasetPage::showLabels()
{
    const auto project = session().project();
    const auto dataset = project->dataset();
    const auto attributes = project->attributes();
    m_labels->setSpec(attributesTable(attributes, dataset->groupings));
    m_labels->setVisible(!attributes.empty());
    clearLayout(m_groupingRow);
    for (const Grouping& grouping : dataset->groupings) {
        QPushButton* remove = button(tr("Remove “%1”").arg(grouping.name), "link",
                                     QStringLiteral("removeGrouping_") + grouping.name,
                                     tr("Remove this grouping; the labels stay"));
        remove->setEnabled(m_newGrouping->isEnabled());
        m_groupingRow->addWidget(remove);
        connect(remove, &QPushButton::clicked, this, [this, name = grouping.name] { removeGrouping(name); });
    }
    m_groupingRow->addStretch(1);
    m_groupingRow->parentWidget()->setVisible(!dataset->groupings.empty());
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
    m_chipRow->addStretch(1);
    m_compositionCard->setVisible(!names.isEmpty());
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
        if (!rows)
            return;
        m_composition->setSpec(compositionTable(by, *rows));
        const auto few = std::count_if(rows->begin(), rows->end(),
                                       [](const CompositionRow& row) { return row.images < kFewImages; });
        if (few > 0)
            m_compositionNote->setText(
                tr("Groups with fewer than %1 images, too small to tell anything: %2.")
                    .arg(QString::number(kFewImages), QLocale().toString(static_cast<qint64>(few))));
        m_compositionNote->setVisible(!m_compositionNote->text().isEmpty());
    });
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

void DatasetPage::newGrouping()
{
    const auto dataset = session().project()->dataset();
    auto* dialog = new GroupingDialog(*dataset, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!session().project())
            return;
        auto groupings = session().project()->dataset()->groupings;
        groupings.push_back(dialog->grouping());
        saveGroupings(std::move(groupings));
    });
    dialog->open();
}

void DatasetPage::removeGrouping(const QString& name)
{
    auto groupings = session().project()->dataset()->groupings;
    std::erase_if(groupings, [&](const Grouping& grouping) { return grouping.name == name; });
    saveGroupings(std::move(groupings));
}

void DatasetPage::saveGroupings(std::vector<Grouping> groupings)
{
    m_groupingError->hide();
    whenDone(inBackground([project = session().project(), groupings = std::move(groupings)] {
                 return project->setGroupings(groupings);
             }),
             this, [this](const Result<void>& saved) {
                 if (saved) {
                     Q_EMIT session().datasetChanged(); // every page groups by the new names
                     return;
                 }
                 m_groupingError->setText(saved.error().userText);
                 m_groupingError->show();
             });
}

} // namespace plumbline::ui
