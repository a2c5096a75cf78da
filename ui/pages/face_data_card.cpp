// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/face_data_card.h"

#include <QDir>
#include <QLocale>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "core/session/thumbnails.h"
#include "core/views/table_spec.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_cells.h"

namespace plumbline::ui {

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

TableSpec tableOf(const std::vector<FaceDataPlace>& places)
{
    TableSpec spec;
    spec.columns = {{QStringLiteral("what"), FaceDataCard::tr("what"), false, {}},
                    {QStringLiteral("bytes"), FaceDataCard::tr("size"), true, {}},
                    {QStringLiteral("where"), FaceDataCard::tr("where"), false, {}}};
    const QLocale locale;
    for (const FaceDataPlace& place : places) {
        const TableCell size = numberCell(static_cast<double>(place.bytes), sizeText(place.bytes));
        const QString what = place.count > 0
            ? QStringLiteral("%1 (%2)").arg(place.what, locale.toString(place.count))
            : place.what;
        spec.rows.push_back(
            {textCell(what), size, textCell(QDir::toNativeSeparators(place.where), Tone::Muted)});
    }
    return spec;
}

} // namespace

FaceDataCard::FaceDataCard(PageServices services, QWidget* parent)
    : Card(tr("Face data"), parent)
    , m_services(services)
    , m_none(textLabel({}, "muted"))
    , m_problem(textLabel({}, "wrong"))
    , m_table(new SpecTableView)
    , m_delete(button(tr("Delete all face data…"), "", QStringLiteral("deleteFaceData"),
                      tr("Shows what goes and asks once more")))
{
    setObjectName(QStringLiteral("faceDataCard"));
    m_none->setObjectName(QStringLiteral("faceDataText"));
    m_problem->setObjectName(QStringLiteral("faceDataProblem"));
    m_problem->hide();
    m_table->setObjectName(QStringLiteral("faceDataTable"));
    m_table->setAccessibleName(tr("What is kept of faces"));
    m_table->setFollowsRows(true);
    addTitleWidget(m_delete);
    body()->addWidget(m_none);
    body()->addWidget(m_table);
    body()->addWidget(m_problem);
    connect(m_delete, &QPushButton::clicked, this, &FaceDataCard::deleteAll);
    connect(&services.session, &Session::projectChanged, this, &FaceDataCard::ask);
    connect(&services.session, &Session::jobChanged, this, &FaceDataCard::ask);
}

void FaceDataCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    ask();
}

void FaceDataCard::ask()
{
    Session& session = m_services.session;
    if (!isVisible() || !session.hasProject() || session.job() != JobKind::None)
        return;
    const int epoch = ++m_epoch;
    const auto asking = session.ask<std::vector<FaceDataPlace>>(
        [](Project& project) { return FileDesk(project).faceData(); });
    whenDone(asking, this, [this, epoch](const Result<std::vector<FaceDataPlace>>& places) {
        if (epoch == m_epoch && places)
            present(*places);
    });
}

void FaceDataCard::present(const std::vector<FaceDataPlace>& places)
{
    m_places = places;
    m_table->setVisible(!places.empty());
    m_table->setSpec(tableOf(places));
    m_none->setText(
        places.empty()
            ? tr("None is kept: no packed image, no thumbnail, no landmarks. The images themselves "
                 "are in their folder.")
            : tr("Kept beside the images in their folder, which is yours to keep or delete."));
    m_delete->setEnabled(!places.empty());
}

void FaceDataCard::deleteAll()
{
    QStringList lines;
    qint64 onlyHere = 0;
    for (const FaceDataPlace& place : m_places) {
        lines.append(QStringLiteral("• %1: %2\n   %3")
                         .arg(place.what, sizeText(place.bytes), QDir::toNativeSeparators(place.where)));
        onlyHere += place.onlyHere;
    }
    QString text = tr("This is deleted for good:") % QStringLiteral("\n\n") % lines.join(QLatin1Char('\n'))
        % QStringLiteral("\n\n")
        % tr("Answers, labels and numbers stay. Copies of the audit that were saved elsewhere are not "
             "touched.");
    if (onlyHere > 0)
        text += QStringLiteral("\n\n")
            % tr("%1 of the packed images have no file of their own any more: they will be gone.")
                  .arg(QLocale().toString(onlyHere));
    if (!m_services.prompts.confirm(window(), tr("Delete all face data"), text, tr("Delete")))
        return;
    m_problem->hide();
    Session& session = m_services.session;
    session.thumbnails().clear(); // what is being decoded now must not be kept again
    const auto deleting = session.startJob<void>(
        JobKind::Delete, [project = session.project()](RunControl&, const ProgressFunction&) {
            return FileDesk(*project).deleteFaceData();
        });
    whenDone(deleting, this, [this](const Result<void>& deleted) {
        m_problem->setVisible(!deleted);
        if (!deleted)
            m_problem->setText(deleted.error().userText);
        m_services.session.thumbnails().clear();
        Q_EMIT m_services.session.datasetChanged();
        ask();
    });
}

} // namespace plumbline::ui
