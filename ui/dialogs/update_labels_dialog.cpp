// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/update_labels_dialog.h"

#include <utility>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHash>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/session/history.h"
#include "core/session/session_work.h"
#include "core/session/thumbnails.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_cells.h"
#include "ui/pages/expander.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kThumbnailEdge = 64;
constexpr std::size_t kThumbnailsShown = 9;

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

QString amount(std::size_t number)
{
    return QLocale().toString(static_cast<qint64>(number));
}

QString imagesText(qint64 number)
{
    return number == 1 ? UpdateLabelsDialog::tr("1 image")
                       : UpdateLabelsDialog::tr("%1 images").arg(amount(number));
}

std::vector<std::pair<QString, QString>> lines(const QStringList& texts)
{
    std::vector<std::pair<QString, QString>> result;
    for (const QString& text : texts)
        result.emplace_back(text, QString());
    return result;
}

TableSpec changesTable(const std::vector<LabelChange>& changes)
{
    const auto value = [](const QString& text) {
        return text.isEmpty() ? textCell(UpdateLabelsDialog::tr("not stated"), Tone::Muted) : textCell(text);
    };
    TableSpec spec;
    spec.columns = {{QStringLiteral("label"), UpdateLabelsDialog::tr("label"), false, {}},
                    {QStringLiteral("old"), UpdateLabelsDialog::tr("now"), false, {}},
                    {QStringLiteral("new"), UpdateLabelsDialog::tr("becomes"), false, {}},
                    {QStringLiteral("images"), UpdateLabelsDialog::tr("images"), true, {}}};
    for (const LabelChange& change : changes) {
        spec.rows.push_back(
            {textCell(change.attribute.isEmpty() ? UpdateLabelsDialog::tr("person") : change.attribute,
                      Tone::Strong),
             value(change.from), value(change.to), countCell(change.images)});
    }
    return spec;
}

/// Puts labels in place; what it answers puts the earlier ones back.
Deed labelDeed(std::shared_ptr<const Dataset> to, std::shared_ptr<const Dataset> from, const QString& action)
{
    return {[to, from, action](Project& project) -> Result<Deed> {
        const Result<void> done = ImportDesk(project).setLabels(*to, action);
        if (!done)
            return done.error();
        return labelDeed(from, to, action);
    }};
}

} // namespace

QString updateText(const LabelUpdate& update)
{
    return UpdateLabelsDialog::tr("Update labels of %1").arg(imagesText(update.difference.images));
}

UpdateLabelsDialog::UpdateLabelsDialog(Session& session, const QString& labelsFile, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_file(labelsFile)
    , m_headline(textLabel({}, "cardTitle"))
    , m_status(textLabel({}, "muted"))
    , m_changes(new SpecTableView)
    , m_examplesTitle(textLabel({}, "muted"))
    , m_examples(new QHBoxLayout)
    , m_added(new Expander(QStringLiteral("rowsAdded")))
    , m_removed(new Expander(QStringLiteral("rowsRemoved")))
    , m_unmatched(new Expander(QStringLiteral("updateUnmatched")))
    , m_notes(new Expander(QStringLiteral("updateNotes")))
    , m_apply(button(tr("Apply"), "primary", QStringLiteral("applyLabels"), {}))
{
    setObjectName(QStringLiteral("updateLabelsDialog"));
    setWindowTitle(tr("Update labels"));
    build();
    connect(m_changes, &SpecTableView::activatedRow, this, &UpdateLabelsDialog::showExamples);
    connect(&m_session.thumbnails(), &ThumbnailCache::ready, this, &UpdateLabelsDialog::showThumbnails);
    compare({});
}

void UpdateLabelsDialog::build()
{
    m_headline->setObjectName(QStringLiteral("updateHeadline"));
    m_status->setObjectName(QStringLiteral("updateStatus"));
    m_changes->setObjectName(QStringLiteral("labelChanges"));
    m_changes->setAccessibleName(tr("What would change"));
    m_changes->setMinimumHeight(120);
    auto* card = new Card;
    card->body()->addWidget(m_headline);
    card->body()->addWidget(m_status);
    card->body()->addWidget(m_changes, 1);
    card->body()->addWidget(m_examplesTitle);
    auto* examples = new QWidget;
    m_examples->setContentsMargins(0, 0, 0, 0);
    m_examples->setSpacing(6);
    examples->setLayout(m_examples);
    card->body()->addWidget(examples);
    for (Expander* part : {m_added, m_removed, m_unmatched, m_notes})
        card->body()->addWidget(part);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addWidget(card, 1);
    layout->addWidget(buildButtons());
    resize(780, 560);
}

QWidget* UpdateLabelsDialog::buildButtons()
{
    auto* foot = new QWidget;
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    QPushButton* cancel = button(tr("Cancel"), "", QStringLiteral("cancelUpdate"), tr("Change nothing"));
    m_apply->setDefault(true);
    m_apply->setEnabled(false);
    line->addWidget(
        textLabel(tr("Images, runs, tags and notes stay as they are. It can be undone."), "muted"), 1);
    line->addWidget(cancel);
    line->addWidget(m_apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &UpdateLabelsDialog::accept);
    return foot;
}

void UpdateLabelsDialog::compare(const QString& sheet)
{
    const int epoch = ++m_epoch;
    m_headline->setText(tr("Comparing %1 with the labels of this audit…").arg(QFileInfo(m_file).fileName()));
    const auto comparing = m_session.ask<LabelUpdate>([file = m_file, sheet](Project& project) {
        const ImportDesk desk(project);
        const Result<ImportRequest> request = desk.updateRequest(file, sheet);
        return request ? desk.compare(*request) : Result<LabelUpdate>(request.error());
    });
    whenDone(comparing, this, [this, epoch](const Result<LabelUpdate>& update) {
        if (epoch != m_epoch)
            return;
        if (update) {
            m_update = std::make_shared<const LabelUpdate>(*update);
            showUpdate();
            return;
        }
        m_headline->setText(tr("The table cannot be compared"));
        setRole(m_status, "wrong");
        m_status->setText(update.error().userText);
    });
}

void UpdateLabelsDialog::showUpdate()
{
    const LabelDifference& difference = m_update->difference;
    const bool changes = difference.changesLabels();
    m_apply->setEnabled(changes);
    m_apply->setToolTip(changes ? tr("Put the new labels in place of the old ones")
                                : tr("There is nothing to change"));
    m_headline->setText(changes ? tr("Labels of %1 would change").arg(imagesText(difference.images))
                                : tr("This table says what the audit says already"));
    QStringList notes;
    if (!difference.newAttributes.isEmpty())
        notes.append(tr("New labels: %1.").arg(difference.newAttributes.join(QStringLiteral(", "))));
    if (!difference.keptAttributes.isEmpty())
        notes.append(tr("Not in this table, so they stay: %1.")
                         .arg(difference.keptAttributes.join(QStringLiteral(", "))));
    if (difference.changesImages())
        notes.append(
            tr("The folder has %1 pictures more and %2 fewer than the audit; labels are updated, "
               "pictures are not.")
                .arg(amount(difference.imagesAdded.size()), amount(difference.imagesRemoved.size())));
    m_status->setText(notes.join(QLatin1Char(' ')));
    m_status->setVisible(!notes.isEmpty());
    m_changes->setSpec(changesTable(difference.changes));
    m_changes->setVisible(!difference.changes.empty());
    m_examplesTitle->setText(
        difference.changes.empty() ? QString() : tr("Click a line to see the pictures it is about."));
    m_added->setEntries(
        tr("Images that had no row and have one now: %1").arg(amount(difference.rowsAdded.size())),
        lines(difference.rowsAdded));
    m_removed->setEntries(tr("Images whose row is gone, so that their labels become “not stated”: %1")
                              .arg(amount(difference.rowsRemoved.size())),
                          lines(difference.rowsRemoved));
    m_unmatched->setEntries(
        tr("Rows of the table without a picture: %1").arg(amount(difference.report.unmatchedRows.size())),
        lines(difference.report.unmatchedRows));
    m_notes->setEntries(tr("Notes from reading: %1").arg(amount(difference.report.notes.size())),
                        lines(difference.report.notes));
}

void UpdateLabelsDialog::showExamples(int change)
{
    while (QLayoutItem* item = m_examples->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_thumbnails.clear();
    if (!m_update || change < 0 || static_cast<std::size_t>(change) >= m_update->difference.changes.size())
        return;
    const LabelChange& chosen = m_update->difference.changes[static_cast<std::size_t>(change)];
    QHash<ImageId, const Image*> images;
    for (const Image& image : m_update->before->images)
        images.insert(image.id, &image);
    for (const ImageId id : chosen.examples) {
        const Image* image = images.value(id);
        if (!image || m_thumbnails.size() == kThumbnailsShown)
            continue;
        auto* label = new QLabel;
        label->setFixedSize(kThumbnailEdge, kThumbnailEdge);
        label->setAlignment(Qt::AlignCenter);
        label->setToolTip(image->file);
        label->setAccessibleName(image->file);
        m_examples->addWidget(label);
        m_thumbnails.emplace_back(image->path, label);
    }
    m_examples->addStretch(1);
    m_examplesTitle->setText(
        static_cast<qint64>(m_thumbnails.size()) < chosen.images
            ? tr("The first %1 of %2 images").arg(amount(m_thumbnails.size()), amount(chosen.images))
            : tr("Images: %1").arg(amount(chosen.images)));
    showThumbnails();
}

void UpdateLabelsDialog::showThumbnails()
{
    const qreal ratio = devicePixelRatioF();
    const auto edge = static_cast<int>(kThumbnailEdge * ratio);
    for (const auto& [path, label] : m_thumbnails) {
        if (!label->pixmap(Qt::ReturnByValue).isNull())
            continue;
        const QImage image = m_session.thumbnails().request(path, edge);
        if (image.isNull())
            continue;
        QPixmap pixmap =
            QPixmap::fromImage(image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        label->setPixmap(pixmap);
    }
}

void UpdateLabelsDialog::accept()
{
    if (!m_update || !m_update->difference.changesLabels())
        return;
    const auto update = m_update;
    // The first time with everything an update notes; again and back by the labels alone.
    const Deed apply {[update](Project& project) -> Result<Deed> {
        const Result<void> done = ImportDesk(project).apply(*update);
        if (!done)
            return done.error();
        return labelDeed(update->before, update->after, QStringLiteral("labels updated"));
    }};
    m_session.history().carryOut(updateText(*update), History::Touches::Dataset, apply);
    QDialog::accept();
}

} // namespace plumbline::ui
