// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/matching_step.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/session/thumbnails.h"
#include "ui/import/import_plan.h"
#include "ui/import/unmatched_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kPictureEdge = 72;

QString amount(std::size_t number)
{
    return QLocale().toString(static_cast<qint64>(number));
}

/// What the rows of the list have in common: no picture, or more than one.
QString rowsTitle(std::size_t rows, const AmbiguousNames& several)
{
    const std::size_t fitSeveral = several.names.size();
    if (fitSeveral == 0)
        return MatchingStep::tr("Rows without a picture: %1").arg(amount(rows));
    const QString said = (several.alwaysTwo ? MatchingStep::tr("Rows that fit two pictures: %1")
                                            : MatchingStep::tr("Rows that fit several pictures: %1"))
                             .arg(amount(fitSeveral));
    return fitSeveral == rows ? said
                              : MatchingStep::tr("%1; without a picture: %2", "rows that fit two")
                                    .arg(said, amount(rows - fitSeveral));
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

MatchingStep::MatchingStep(ImportPlan& plan, ThumbnailCache& thumbnails)
    : m_plan(plan)
    , m_thumbnails(thumbnails)
{
    setObjectName(QStringLiteral("matchingStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(buildFixes());
    layout->addWidget(buildSides(), 1);
    connect(&m_plan, &ImportPlan::matched, this, &MatchingStep::showMatch);
    connect(&m_thumbnails, &ThumbnailCache::ready, this, &MatchingStep::showPicture);
}

QWidget* MatchingStep::buildFixes()
{
    auto* card = new Card(tr("How names are compared"));
    m_summary = textLabel({}, "");
    m_summary->setObjectName(QStringLiteral("matchSummary"));
    m_noFixes = textLabel({}, "muted"); // says so once the names are compared
    m_noFixes->setObjectName(QStringLiteral("nothingOverlooked"));
    auto* fixes = new QWidget;
    m_fixes = new QVBoxLayout(fixes);
    m_fixes->setContentsMargins(0, 0, 0, 0);
    m_fixes->setSpacing(4);
    card->body()->addWidget(m_summary);
    card->body()->addWidget(m_noFixes);
    m_several = textLabel({}, "warning");
    m_several->setObjectName(QStringLiteral("ambiguousNames"));
    auto* folders = new QWidget;
    m_folders = new QHBoxLayout(folders);
    m_folders->setContentsMargins(0, 0, 0, 0);
    m_folders->setSpacing(8);
    card->body()->addWidget(m_several);
    card->body()->addWidget(folders);
    card->body()->addWidget(fixes);
    return card;
}

QListView* MatchingStep::buildList(UnmatchedModel* model, const QString& name, const QString& accessible)
{
    auto* list = new QListView;
    list->setObjectName(name);
    list->setAccessibleName(accessible);
    list->setModel(model);
    list->setUniformItemSizes(true);
    list->setSpacing(2);
    list->setLayoutMode(QListView::Batched);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setTextElideMode(Qt::ElideMiddle);
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatchingStep::showPair);
    return list;
}

QWidget* MatchingStep::buildSides()
{
    auto* card = new Card;
    m_rowsModel = new UnmatchedModel(UnmatchedModel::Kind::Rows, this);
    m_filesModel = new UnmatchedModel(UnmatchedModel::Kind::Files, this);
    m_rowsTitle = new QLabel;
    m_filesTitle = new QLabel;
    for (QLabel* title : {m_rowsTitle, m_filesTitle})
        setRole(title, "cardTitle");
    m_rowsTitle->setObjectName(QStringLiteral("unmatchedRowsTitle"));
    m_filesTitle->setObjectName(QStringLiteral("unmatchedFilesTitle"));
    m_rows = buildList(m_rowsModel, QStringLiteral("unmatchedRowsList"), tr("Rows without a picture"));
    m_files = buildList(m_filesModel, QStringLiteral("unmatchedFilesList"), tr("Pictures without a row"));
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatchingStep::suggest);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_rowsTitle, 0, 0);
    grid->addWidget(m_filesTitle, 0, 1);
    grid->addWidget(m_rows, 1, 0);
    grid->addWidget(m_files, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    card->body()->addLayout(grid, 1);
    card->body()->addWidget(buildPairing());
    return card;
}

QWidget* MatchingStep::buildPairing()
{
    auto* foot = new QWidget;
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_pair = button(tr("They &belong together"), "", QStringLiteral("pairButton"),
                    tr("The row picked at the left is about the picture picked at the right"));
    m_unpair = button(tr("Undo pairing"), "link", QStringLiteral("unpairButton"),
                      tr("Forget what was put together by hand"));
    m_picture = new QLabel;
    m_picture->setFixedSize(kPictureEdge, kPictureEdge);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setObjectName(QStringLiteral("unmatchedPicture"));
    m_picture->setAccessibleName(tr("The picture picked at the right"));
    m_onlyMatched = new QCheckBox(tr("&Leave out pictures without a row"));
    m_onlyMatched->setObjectName(QStringLiteral("onlyMatched"));
    m_onlyMatched->setToolTip(tr("Otherwise they are imported without labels, and counted in no group"));
    line->addWidget(m_pair);
    line->addWidget(m_unpair);
    line->addStretch(1);
    line->addWidget(m_picture);
    line->addWidget(m_onlyMatched);
    connect(m_pair, &QPushButton::clicked, this, [this] {
        m_plan.pair(m_rows->currentIndex().data(UnmatchedModel::PlaceRole).toInt(),
                    m_files->currentIndex().data(UnmatchedModel::PlaceRole).toInt());
    });
    connect(m_unpair, &QPushButton::clicked, &m_plan, &ImportPlan::unpair);
    connect(m_onlyMatched, &QCheckBox::toggled, &m_plan, &ImportPlan::setOnlyMatched);
    return foot;
}

QString MatchingStep::title() const
{
    return tr("Matching");
}

StepState MatchingStep::state() const
{
    if (!m_plan.holdsTable() || m_plan.columns().fileColumn() < 0)
        return {{}, false, false};
    const MatchSurvey* match = m_plan.match();
    if (!match)
        return {tr("comparing…"), false, true};
    if (!m_plan.ambiguous().isEmpty())
        return {tr("%1 fit several").arg(amount(m_plan.ambiguous().names.size())), true, true};
    if (!match->unmatchedRows.empty())
        return {match->unmatchedRows.size() == 1
                    ? tr("1 row unmatched")
                    : tr("%1 rows unmatched").arg(amount(match->unmatchedRows.size())),
                true, true};
    if (!match->unmatchedFiles.empty())
        return {tr("%1 pictures unlabelled").arg(amount(match->unmatchedFiles.size())), false, true};
    return {tr("all match"), false, true};
}

void MatchingStep::showMatch()
{
    const MatchSurvey* match = m_plan.match();
    if (!match || !m_plan.holdsTable())
        return;
    const auto survey = m_plan.sharedSurvey();
    const int column = m_plan.columns().fileColumn();
    const auto rows = survey->table->rows.size();
    m_summary->setText((m_plan.ambiguous().isEmpty()
                            ? tr("%1 of %2 rows name a picture; %3 of %4 pictures have a row.")
                            : tr("%1 of %2 rows name one picture and no other; %3 of %4 pictures have a "
                                 "row."))
                           .arg(QLocale().toString(match->matched), amount(rows),
                                QLocale().toString(match->matched),
                                QLocale().toString(survey->files->files.size())));
    if (!match->repeatedRows.empty())
        m_summary->setText(m_summary->text() + QLatin1Char(' ')
                           + tr("Rows that name a picture of an earlier row, and are left out: %1.")
                                 .arg(amount(match->repeatedRows.size())));
    showFixes();
    showAmbiguous();
    m_rowsModel->setPlaces(survey, column, match->unmatchedRows);
    m_filesModel->setPlaces(survey, column, match->unmatchedFiles);
    m_rowsTitle->setText(rowsTitle(match->unmatchedRows.size(), m_plan.ambiguous()));
    m_rows->setAccessibleName(m_rowsTitle->text());
    m_filesTitle->setText(tr("Pictures without a row: %1").arg(amount(match->unmatchedFiles.size())));
    m_unpair->setVisible(!m_plan.paired().isEmpty());
    m_unpair->setText(tr("Undo pairing (%1)").arg(QLocale().toString(m_plan.paired().size())));
    m_onlyMatched->setEnabled(!match->unmatchedFiles.empty());
    showPair();
}

void MatchingStep::showFixes()
{
    const auto& offers = m_plan.match()->fixes;
    m_noFixes->setText(
        m_plan.paired().isEmpty()
            ? tr("Nothing has to be overlooked for that: every name is written as in the folder.")
            : tr("Nothing has to be overlooked for that: every name is written as in the folder, "
                 "but for those put together by hand."));
    m_noFixes->setVisible(offers.empty() && m_plan.match()->unmatchedRows.empty());
    // Boxes stay while the offers are the same, so that the focus does too.
    QStringList wanted;
    for (const FixOffer& offer : offers)
        wanted.append(QStringLiteral("fix_") + matchFixName(offer.fix));
    QStringList there;
    for (int at = 0; at < m_fixes->count(); ++at)
        there.append(m_fixes->itemAt(at)->widget()->objectName());
    if (wanted != there) {
        clear(m_fixes);
        for (const FixOffer& offer : offers) {
            auto* box = new QCheckBox;
            box->setObjectName(QStringLiteral("fix_") + matchFixName(offer.fix));
            connect(box, &QCheckBox::clicked, this,
                    [this, fix = offer.fix](bool on) { m_plan.setFix(fix, on); });
            m_fixes->addWidget(box);
        }
    }
    for (std::size_t at = 0; at < offers.size(); ++at) {
        const FixOffer& offer = offers[at];
        auto* box = qobject_cast<QCheckBox*>(m_fixes->itemAt(static_cast<int>(at))->widget());
        box->setChecked(offer.on);
        const bool one = offer.rows == 1;
        const QString count = offer.on ? (one ? tr("matches %1 row") : tr("matches %1 rows"))
            : one                      ? tr("would match %1 more row")
                                       : tr("would match %1 more rows");
        box->setText(QStringLiteral("%1: %2").arg(matchFixTitle(offer.fix),
                                                  count.arg(QLocale().toString(offer.rows))));
        if (!offer.row.isEmpty())
            box->setToolTip(tr("“%1” is the picture “%2”").arg(offer.row.left(80), offer.file.left(80)));
    }
}

void MatchingStep::showAmbiguous()
{
    constexpr qsizetype kOffered = 4;
    const AmbiguousNames& ambiguous = m_plan.ambiguous();
    m_several->setVisible(!ambiguous.isEmpty());
    m_folders->parentWidget()->setVisible(!ambiguous.isEmpty());
    clear(m_folders);
    if (ambiguous.isEmpty())
        return;
    m_several->setText(tr("%1. Which folder is meant?").arg(ambiguousText(ambiguous)));
    const QStringList offered = ambiguous.folders.mid(0, kOffered);
    for (qsizetype at = 0; at < offered.size(); ++at) {
        const QString folder = offered.at(at);
        QString shown = foldersText({folder});
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QPushButton* take = button(tr("Take %1").arg(shown), "", QStringLiteral("takeFolder%1").arg(at),
                                   tr("All these rows are about their pictures in this folder"));
        connect(take, &QPushButton::clicked, this, [this, folder] { m_plan.prefer(folder); });
        m_folders->addWidget(take);
    }
    m_folders->addStretch(1);
}

void MatchingStep::suggest()
{
    const QModelIndex row = m_rows->currentIndex();
    if (!row.isValid())
        return;
    const int like = m_filesModel->mostLike(row.data(UnmatchedModel::NameRole).toString());
    if (like >= 0)
        m_files->setCurrentIndex(m_filesModel->index(like));
}

void MatchingStep::showPair()
{
    m_pair->setEnabled(m_rows->currentIndex().isValid() && m_files->currentIndex().isValid());
    showPicture();
}

void MatchingStep::showPicture()
{
    const QString path = m_files->currentIndex().data(UnmatchedModel::PathRole).toString();
    if (path.isEmpty()) {
        m_picture->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const auto edge = static_cast<int>(kPictureEdge * ratio);
    const QImage image = m_thumbnails.request(path, edge);
    if (image.isNull())
        return m_picture->clear();
    QPixmap pixmap =
        QPixmap::fromImage(image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

} // namespace plumbline::ui
