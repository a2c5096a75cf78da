// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/browse_page.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QItemSelection>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/session/counts_desk.h"
#include "core/session/history.h"
#include "core/session/thumbnails.h"
#include "core/views/rate_words.h"
#include "ui/browser/browse_bar.h"
#include "ui/browser/contact_sheet_dialog.h"
#include "ui/browser/detail_pane.h"
#include "ui/browser/enlarged_view.h"
#include "ui/browser/filter_chips.h"
#include "ui/browser/filter_pane.h"
#include "ui/browser/folding_splitter.h"
#include "ui/browser/grid_selection.h"
#include "ui/browser/review_actions.h"
#include "ui/browser/review_panel.h"
#include "ui/browser/thumbnail_delegate.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/browser/tile_landmarks.h"
#include "ui/matching/threshold_state.h"
#include "ui/pairs/pair_browser.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kFilterWidth = 226;
constexpr int kDetailWidth = 300;
constexpr int kSelectingMs = 30;
constexpr QLatin1String kTileWidthKey("browse/tileWidth");
constexpr int kFoldBelow = 1000 - kRailWidth - 2 * kPageMargin; ///< of the page's inside

} // namespace

BrowsePage::BrowsePage(PageServices services, const std::vector<ThresholdState*>& matching, QWidget* parent)
    : Page(services, parent)
    , m_pairs(new PairBrowser(services, matching))
{
    setObjectName(QStringLiteral("browsePage"));
    connect(m_pairs, &PairBrowser::navigate, this, &BrowsePage::navigate);
    connect(m_pairs, &PairBrowser::written, this, &BrowsePage::written);
    connect(m_pairs, &PairBrowser::failed, this, &BrowsePage::failed);
    build();
    follow();
}

void BrowsePage::build()
{
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(QStringLiteral("browseEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this, &BrowsePage::emptyAction);
    m_review = new ReviewActions(session(), this);
    m_review->setSelection([this] { return selectedImages(); });

    m_filter = new FilterPane(session(), context());
    m_filter->setMinimumWidth(222);
    m_detail = new DetailPane(session(), *m_review);
    m_detail->setMinimumWidth(274);
    connect(m_detail, &DetailPane::enlargeRequested, this, &BrowsePage::enlarge);

    m_splitter = new FoldingSplitter(kFoldBelow);
    m_splitter->addSide(m_filter, kFilterWidth);
    m_splitter->addCentre(buildCentre());
    m_splitter->addSide(m_detail, kDetailWidth);
    connect(m_splitter, &FoldingSplitter::foldedChanged, this, &BrowsePage::folded);
    connect(m_detail->review(), &ReviewPanel::left, m_grid, qOverload<>(&QWidget::setFocus));
    connect(m_filter, &FilterPane::left, m_grid, qOverload<>(&QWidget::setFocus));

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_pairs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->addWidget(m_stack);
    buildKeys();
    setOverlays(m_bar->overlays());
}

QWidget* BrowsePage::buildCentre()
{
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_bar = new BrowseBar(session(), context());
    connect(m_bar, &BrowseBar::filterToggled, this, [this](bool on) { m_splitter->setShown(m_filter, on); });
    connect(m_bar, &BrowseBar::detailToggled, this, [this](bool on) { m_splitter->setShown(m_detail, on); });
    connect(m_bar, &BrowseBar::overlaysChanged, this, &BrowsePage::setOverlays);
    connect(m_bar, &BrowseBar::sheetRequested, this, &BrowsePage::openSheet);
    m_chips = new FilterChips;
    connect(m_chips, &FilterChips::changed, m_filter, &FilterPane::apply);
    connect(m_chips, &FilterChips::clearRequested, m_filter, &FilterPane::clearFilter);
    buildGrid();
    m_noneFits = new EmptyState(tr("No image fits this filter."), tr("Clear the filter"));
    m_noneFits->setObjectName(QStringLiteral("browseNoneFits"));
    connect(m_noneFits, &EmptyState::actionTriggered, m_filter, &FilterPane::clearFilter);

    m_centre = new QStackedWidget;
    m_centre->addWidget(m_grid);
    m_centre->addWidget(m_noneFits);
    column->addWidget(m_bar);
    column->addWidget(m_chips);
    column->addWidget(m_centre, 1);
    return centre;
}

void BrowsePage::buildGrid()
{
    m_model = new ThumbnailModel(&session().thumbnails(), this);
    m_delegate = new ThumbnailDelegate(this);
    m_landmarks = new TileLandmarks(session(), this);
    m_delegate->setLandmarks(m_landmarks);
    m_grid = new ThumbnailGrid;
    m_grid->setObjectName(QStringLiteral("browseGrid"));
    m_grid->setAccessibleName(tr("Portraits"));
    m_grid->setMinimumWidth(250);
    setRole(m_grid, "flat");
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(m_delegate);
    m_grid->setTileWidth(QSettings().value(kTileWidthKey, ThumbnailGrid::kUsualTile).toInt());
    m_bar->setTileWidth(m_grid->tileWidth());
    m_selecting = new QTimer(this);
    m_selecting->setSingleShot(true);
    m_selecting->setInterval(kSelectingMs);
    connect(m_selecting, &QTimer::timeout, this, &BrowsePage::showSelection);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BrowsePage::currentChanged);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BrowsePage::selectionChanged);
    connect(m_grid, &ThumbnailGrid::enlargeRequested, this, &BrowsePage::enlarge);
    connect(m_grid, &ThumbnailGrid::visibleRowsChanged, m_model, &ThumbnailModel::setVisibleRows);
    connect(m_grid, &ThumbnailGrid::tileWidthChanged, this, [this](int width) {
        m_bar->setTileWidth(width);
        QSettings().setValue(kTileWidthKey, width);
    });
    connect(m_bar, &BrowseBar::tileWidthChanged, m_grid, &ThumbnailGrid::setTileWidth);
    connect(m_landmarks, &TileLandmarks::ready, m_grid->viewport(), qOverload<>(&QWidget::update));
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &BrowsePage::showMenu);
}

void BrowsePage::buildKeys()
{
    for (QWidget* where : {static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_detail)})
        m_review->addTo(where);
    m_review->addAnchor(m_bar);
    m_review->addAnchor(m_detail->review());
    connect(m_review, &ReviewActions::noteRequested, this, [this] {
        if (!m_detail->isVisible())
            m_bar->showDetail();
        m_detail->review()->writeNote();
    });
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Larger tiles"), {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))},
        [this] { m_grid->zoom(1); });
    add(tr("Smaller tiles"), {QKeySequence(QStringLiteral("Ctrl+-"))}, [this] { m_grid->zoom(-1); });
    add(tr("Tiles of the usual size"), {QKeySequence(QStringLiteral("Ctrl+0"))},
        [this] { m_grid->setTileWidth(ThumbnailGrid::kUsualTile); });
    add(tr("Filter by text"), {QKeySequence::Find}, [this] {
        if (!m_filter->isVisible())
            m_bar->showFilter();
        m_filter->writeText();
    });
}

void BrowsePage::follow()
{
    connect(&session(), &Session::projectChanged, this, &BrowsePage::projectChanged);
    connect(&session(), &Session::datasetChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::runsChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::modelsChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::outcomesChanged, this, &BrowsePage::refresh);
    connect(&session(), &Session::reviewChanged, this, [this] {
        m_detail->refreshReview();
        m_review->refresh();
        m_reviewTold = true;
        filterChanged();
    });
    connect(&context(), &AuditContext::changed, this, &BrowsePage::filterChanged);
    connect(&context(), &AuditContext::browseChanged, this, &BrowsePage::filterChanged);
    connect(&Theme::instance(), &Theme::changed, m_grid->viewport(), qOverload<>(&QWidget::update));
}

void BrowsePage::projectChanged()
{
    context().browse = {};
    context().browse.task = context().task;
    m_systemChosen = false;
    m_image = {};
    m_row = 0;
    m_landmarks->clear();
    m_detail->clear();
    filterChanged();
}

void BrowsePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_dirty)
        filterChanged();
    if (m_stack->currentWidget() == m_splitter)
        m_grid->setFocus(Qt::OtherFocusReason); // the keys are for the tiles, however one came here
}

void BrowsePage::chooseSystem()
{
    if (m_task != context().task) { // another question, other systems
        m_task = context().task;
        m_detail->setTask(m_task);
        m_systemChosen = false;
    }
    if (m_systemChosen || !session().hasProject())
        return;
    ListQuery& query = context().browse;
    if (query.systems.isEmpty()) {
        for (const RunRecord& run : session().project()->runs()) {
            const bool wanted = context().systems.isEmpty() || context().systems.contains(run.system);
            if (run.task == context().task && wanted) {
                query.systems = {run.system};
                break;
            }
        }
    }
    m_systemChosen = !query.systems.isEmpty();
}

void BrowsePage::filterChanged()
{
    ++m_epoch; // an answer under way is to another question
    m_asking = false;
    m_dirty = true;
    if (!isVisible())
        return;
    showEmptyState();
    if (m_stack->currentWidget() == m_pairs)
        return; // it asks its own question
    chooseSystem();
    m_filter->refresh();
    m_bar->refresh();
    m_chips->setQuery(context().browse);
    reload();
}

void BrowsePage::refresh()
{
    m_dirty = true;
    if (isVisible() && !m_asking)
        reload();
}

void BrowsePage::reload()
{
    showEmptyState();
    if (m_stack->currentWidget() != m_splitter) {
        m_model->setListing({});
        return;
    }
    m_dirty = false;
    m_asking = true;
    const int mine = ++m_epoch;
    whenDone(session().listing(context().browse), this, [this, mine](const Result<Listing>& listing) {
        if (mine != m_epoch)
            return;
        m_asking = false;
        if (listing) {
            setListing(*listing);
        } else {
            m_noneFits->setText(listing.error().userText, tr("Clear the filter"));
            m_centre->setCurrentWidget(m_noneFits);
        }
        if (m_dirty && isVisible())
            reload();
    });
}

void BrowsePage::setListing(const Listing& listing)
{
    if (!session().hasProject())
        return;
    const Images selected = selectedImages();
    m_filter->setCount(listing.imageCount(), listing.size(),
                       static_cast<int>(listing.dataset()->images.size()));
    const int place = m_grid->verticalScrollBar()->value();
    const Listing before = m_model->listing();
    // What has the same answer is no other question to whoever looks at the portraits.
    const bool sameQuestion =
        std::exchange(m_listed, context().browse) == context().browse || listing.sameRows(before);
    const Images back = comeBack(before, listing, sameQuestion);
    m_model->setLabelled(!asksWhoIsFound(context().browse.task));
    m_model->setListing(listing);
    m_selectionFresh = false;
    m_grid->setCaptionHeight(
        ThumbnailDelegate::captionHeight(m_grid->font(), m_model->namesSystems(), m_bar->overlays()));
    m_noneFits->setText(tr("No image fits this filter."), tr("Clear the filter"));
    const bool leavesEmpty = m_noneFits->isVisible() && m_noneFits->isAncestorOf(focusWidget());
    m_centre->setCurrentIndex(listing.isEmpty() ? 1 : 0);
    m_grid->verticalScrollBar()->setValue(place);
    if (listing.isEmpty()) {
        m_detail->clear();
        showSelection();
        return;
    }
    const bool wished = context().browseImage.isValid();
    if (wished)
        select(context().browseImage, {}, nullptr);
    else
        select(back.empty() ? m_image : back.front(), m_system, sameQuestion ? &before : nullptr);
    context().browseImage = {};
    if (wished)
        m_grid->scrollTo(m_grid->currentIndex(), QAbstractItemView::PositionAtCenter);
    else if (!back.empty() || !sameQuestion)
        m_grid->scrollTo(m_grid->currentIndex());
    if (wished || leavesEmpty)
        m_grid->setFocus(Qt::OtherFocusReason);
    if (!wished && !back.empty())
        restoreSelection(back);
    else if (!wished && selected.size() > 1)
        restoreSelection(selected);
    showSelection();
}

BrowsePage::Images BrowsePage::comeBack(const Listing& before, const Listing& now, bool sameQuestion)
{
    const int step = session().history().stack()->index();
    const bool undone = std::exchange(m_reviewTold, false) && step <= m_step;
    m_step = step;
    return undone && sameQuestion ? imagesComeBack(before, now) : Images();
}

void BrowsePage::restoreSelection(const Images& images)
{
    const QItemSelection again = rowsOfImages(*m_model, images);
    if (again.isEmpty())
        return;
    QItemSelectionModel* selection = m_grid->selectionModel();
    selection->select(again, QItemSelectionModel::ClearAndSelect);
    if (!selection->isSelected(selection->currentIndex())) // it went, others of the selection stayed
        selection->setCurrentIndex(again.first().topLeft(), QItemSelectionModel::NoUpdate);
}

void BrowsePage::select(ImageId image, const QString& system, const Listing* before)
{
    int at = m_model->find(image, system);
    if (at < 0)
        at = m_model->find(image, {});
    if (at < 0) // it no longer fits: the one that came after it; another question begins at its first
        at = before ? rowInPlaceOf(*before, m_row, m_model->listing()) : 0;
    const QModelIndex index = m_model->index(at);
    if (index == m_grid->currentIndex()) {
        currentChanged(); // answers may have come
        return;
    }
    const bool autoScroll = m_grid->hasAutoScroll();
    m_grid->setAutoScroll(false); // a refresh moves nothing
    m_grid->setCurrentIndex(index);
    m_grid->setAutoScroll(autoScroll);
}

void BrowsePage::currentChanged()
{
    const QModelIndex index = m_grid->currentIndex();
    if (!index.isValid())
        return;
    m_row = index.row();
    m_image = m_model->listing().imageId(m_row);
    m_system = m_model->listing().system(m_row);
    m_detail->setTask(context().browse.task);
    m_detail->showImage(m_image, m_system);
}

std::vector<int> BrowsePage::selectedRows() const
{
    if (m_enlarged && m_grid->currentIndex().isValid())
        return {m_grid->currentIndex().row()}; // keys are for what one sees
    return rowsOf(m_grid->selectionModel()->selection());
}

const BrowsePage::Images& BrowsePage::selectedImages() const
{
    if (!m_selectionFresh)
        m_selection = m_model->listing().images(selectedRows());
    m_selectionFresh = true;
    return m_selection;
}

void BrowsePage::selectionChanged()
{
    m_selectionFresh = false;
    if (!m_selecting->isActive())
        m_selecting->start();
}

void BrowsePage::showSelection()
{
    m_review->refresh();
    m_detail->setSelection(selectedImages());
    showCounts();
}

void BrowsePage::showCounts()
{
    m_bar->setCounts(m_model->rowCount() > 0 ? m_filter->countText() : QString(), m_filter->briefCount(),
                     static_cast<int>(selectedImages().size()));
}

void BrowsePage::setOverlays(const TileOverlays& overlays)
{
    m_delegate->setOverlays(overlays);
    m_detail->setOverlays(overlays);
    m_grid->setCaptionHeight(
        ThumbnailDelegate::captionHeight(m_grid->font(), m_model->namesSystems(), overlays));
    m_grid->viewport()->update();
}

void BrowsePage::openSheet()
{
    ContactSheetDialog::Tiles selected, listed;
    const Listing& listing = m_model->listing();
    const std::vector<int> rows = selectedRows();
    for (const int row : rows)
        selected.emplace_back(listing.imageId(row), listing.system(row));
    for (int row = 0; row < listing.size(); ++row)
        listed.emplace_back(listing.imageId(row), listing.system(row));
    if (listed.empty())
        return;
    auto* dialog = new ContactSheetDialog({session(), context(), prompts()}, std::move(selected),
                                          std::move(listed), this);
    dialog->open();
}

void BrowsePage::showMenu(const QPoint& at)
{
    if (selectedImages().empty())
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("browseMenu"));
    QAction* larger = menu.addAction(tr("Enlarge"), this, &BrowsePage::enlarge);
    larger->setShortcut(Qt::Key_Space);
    menu.addSeparator();
    menu.addActions({m_review->labelWrong(), m_review->poorImage(), m_review->exclude(), m_review->reviewed(),
                     m_review->note()});
    menu.addAction(tr("New tag…"), m_review, &ReviewActions::newTag);
    menu.addSeparator();
    menu.addAction(tr("Contact sheet…"), this, &BrowsePage::openSheet);
    menu.exec(m_grid->viewport()->mapToGlobal(at));
}

void BrowsePage::showEmptyState()
{
    const auto project = session().project();
    if (!project) {
        m_emptyStep = PageId::Welcome;
        m_empty->setText(
            tr("Here you look at the portraits a system got wrong, one by one. Open an audit first."),
            tr("Open or start an audit"));
    } else if (CountsDesk(*project).isAudit()) {
        m_emptyStep = PageId::Results;
        m_empty->setText(tr("This audit is made of counts: there are no images behind it to look at."),
                         tr("See results"));
    } else if (project->dataset()->images.empty()) {
        m_emptyStep = PageId::Dataset;
        m_empty->setText(
            tr("This audit has no images yet. Choose a folder of portraits and, if you have it, a "
               "table of labels."),
            tr("Import images…"));
    } else {
        m_stack->setCurrentWidget(isMatchingTask(context().task) ? static_cast<QWidget*>(m_pairs)
                                                                 : m_splitter);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
}

void BrowsePage::emptyAction()
{
    if (m_emptyStep == PageId::Dataset)
        Q_EMIT importRequested({}, {});
    else
        Q_EMIT navigate(m_emptyStep);
}

void BrowsePage::folded(bool narrow)
{
    m_bar->setFolded(narrow);
}

void BrowsePage::enlarge()
{
    if (!m_detail->detail())
        return;
    if (!m_enlarged) {
        m_enlarged = new EnlargedView(this);
        connect(m_enlarged, &EnlargedView::stepRequested, this, [this](int by) {
            const int to = std::clamp(m_grid->currentIndex().row() + by, 0, m_model->rowCount() - 1);
            m_grid->setCurrentIndex(m_model->index(to));
        });
        m_enlarged->setBlurred(m_bar->overlays().blurred);
        m_review->addTo(m_enlarged);
        m_review->addAnchor(m_enlarged);
        m_selectionFresh = false;
        connect(m_enlarged, &QDialog::finished, this, &BrowsePage::selectionChanged, Qt::QueuedConnection);
        connect(m_detail, &DetailPane::detailShown, m_enlarged,
                [this] { m_enlarged->showImage(*m_detail->detail(), m_detail->shownAnswer()); });
        m_enlarged->open();
    }
    m_enlarged->showImage(*m_detail->detail(), m_detail->shownAnswer());
}

} // namespace plumbline::ui
