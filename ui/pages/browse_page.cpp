// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/browse_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/thumbnails.h"
#include "ui/browser/detail_pane.h"
#include "ui/browser/enlarged_view.h"
#include "ui/browser/filter_pane.h"
#include "ui/browser/folding_splitter.h"
#include "ui/browser/thumbnail_delegate.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kFilterWidth = 210;
constexpr int kDetailWidth = 300;
constexpr int kFoldBelow = 1000 - kRailWidth - 2 * kPageMargin; ///< of the page's inside

} // namespace

BrowsePage::BrowsePage(PageServices services, QWidget* parent)
    : Page(services, parent)
{
    setObjectName(QStringLiteral("browsePage"));
    build();
    follow();
}

void BrowsePage::build()
{
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(QStringLiteral("browseEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this, &BrowsePage::emptyAction);

    m_filter = new FilterPane(session(), context());
    m_filter->setMinimumWidth(190);
    m_detail = new DetailPane(session());
    m_detail->setMinimumWidth(270);
    connect(m_detail, &DetailPane::enlargeRequested, this, &BrowsePage::enlarge);

    m_splitter = new FoldingSplitter(kFoldBelow);
    m_splitter->addSide(m_filter, kFilterWidth);
    m_splitter->addCentre(buildCentre());
    m_splitter->addSide(m_detail, kDetailWidth);
    connect(m_splitter, &FoldingSplitter::foldedChanged, this, &BrowsePage::folded);

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->addWidget(m_stack);
    setFocusProxy(m_grid);
}

QWidget* BrowsePage::buildCentre()
{
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);

    m_foldBar = new QWidget;
    auto* bar = new QHBoxLayout(m_foldBar);
    bar->setContentsMargins(0, 0, 0, 0);
    m_filterToggle =
        button(tr("Filter"), "chip", QStringLiteral("browseFilterToggle"), tr("Show the filter"));
    m_detailToggle =
        button(tr("Details"), "chip", QStringLiteral("browseDetailToggle"), tr("Show the details"));
    m_foldCount = textLabel({}, "muted");
    m_foldCount->setAlignment(Qt::AlignCenter);
    bar->addWidget(m_filterToggle);
    bar->addWidget(m_foldCount, 1);
    bar->addWidget(m_detailToggle);
    for (QPushButton* each : {m_filterToggle, m_detailToggle})
        each->setCheckable(true);
    connect(m_filterToggle, &QPushButton::toggled, this,
            [this](bool on) { m_splitter->setShown(m_filter, on); });
    connect(m_detailToggle, &QPushButton::toggled, this,
            [this](bool on) { m_splitter->setShown(m_detail, on); });
    m_foldBar->hide();

    m_model = new ThumbnailModel(&session().thumbnails(), this);
    m_delegate = new ThumbnailDelegate(this);
    m_grid = new ThumbnailGrid;
    m_grid->setObjectName(QStringLiteral("browseGrid"));
    m_grid->setAccessibleName(tr("Portraits"));
    m_grid->setMinimumWidth(250);
    setRole(m_grid, "flat");
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(m_delegate);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BrowsePage::currentChanged);
    connect(m_grid, &ThumbnailGrid::enlargeRequested, this, &BrowsePage::enlarge);
    m_noneFits = new EmptyState(tr("No image fits this filter."), tr("Clear the filter"));
    m_noneFits->setObjectName(QStringLiteral("browseNoneFits"));
    connect(m_noneFits, &EmptyState::actionTriggered, m_filter, &FilterPane::clearFilter);

    m_centre = new QStackedWidget;
    m_centre->addWidget(m_grid);
    m_centre->addWidget(m_noneFits);
    column->addWidget(m_foldBar);
    column->addWidget(m_centre, 1);
    return centre;
}

void BrowsePage::follow()
{
    connect(&session(), &Session::projectChanged, this, &BrowsePage::projectChanged);
    connect(&session(), &Session::datasetChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::runsChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::modelsChanged, this, &BrowsePage::filterChanged);
    connect(&session(), &Session::outcomesChanged, this, &BrowsePage::refresh);
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
    m_detail->clear();
    filterChanged();
}

void BrowsePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_dirty)
        filterChanged();
}

void BrowsePage::chooseSystem()
{
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
    chooseSystem();
    m_filter->refresh();
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
    if (m_stack->currentWidget() == m_empty) {
        m_model->setRows({}, nullptr);
        return;
    }
    m_dirty = false;
    m_asking = true;
    const int mine = ++m_epoch;
    whenDone(session().list(context().browse), this,
             [this, mine](const Result<std::vector<OutcomeRow>>& rows) {
        if (mine != m_epoch)
            return;
        m_asking = false;
        if (rows) {
            setRows(*rows);
        } else {
            m_noneFits->setText(rows.error().userText, tr("Clear the filter"));
            m_centre->setCurrentWidget(m_noneFits);
        }
        if (m_dirty && isVisible())
            reload();
    });
}

void BrowsePage::setRows(std::vector<OutcomeRow> rows)
{
    const auto project = session().project();
    if (!project)
        return;
    QSet<ImageId> images;
    images.reserve(static_cast<qsizetype>(rows.size()));
    for (const OutcomeRow& row : rows)
        images.insert(row.image);
    const auto dataset = project->dataset();
    m_filter->setCount(static_cast<int>(images.size()), static_cast<int>(rows.size()),
                       static_cast<int>(dataset->images.size()));
    m_foldCount->setText(m_filter->countText());

    const int place = m_grid->verticalScrollBar()->value();
    const bool empty = rows.empty();
    m_model->setRows(std::move(rows), dataset);
    m_grid->setCaptionHeight(ThumbnailDelegate::captionHeight(m_grid->font(), m_model->namesSystems()));
    m_noneFits->setText(tr("No image fits this filter."), tr("Clear the filter"));
    m_centre->setCurrentIndex(empty ? 1 : 0);
    m_grid->verticalScrollBar()->setValue(place);
    if (empty) {
        m_detail->clear();
        return;
    }
    const bool wished = context().browseImage.isValid();
    select(wished ? context().browseImage : m_image, wished ? QString() : m_system);
    context().browseImage = {};
    if (wished)
        m_grid->scrollTo(m_grid->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void BrowsePage::select(ImageId image, const QString& system)
{
    int at = m_model->find(image, system);
    if (at < 0)
        at = m_model->find(image, {});
    const QModelIndex index = m_model->index(std::max(at, 0));
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
    const OutcomeRow& row = m_model->row(index.row());
    m_image = row.image;
    m_system = row.system;
    m_detail->showImage(row.image, row.system);
}

void BrowsePage::showEmptyState()
{
    const auto project = session().project();
    if (!project) {
        m_emptyStep = PageId::Welcome;
        m_empty->setText(
            tr("Here you look at the portraits a system got wrong, one by one. Open an audit first."),
            tr("Open or start an audit"));
    } else if (project->dataset()->images.empty()) {
        m_emptyStep = PageId::Dataset;
        m_empty->setText(
            tr("This audit has no images yet. Choose a folder of portraits and, if you have it, a "
               "table of labels."),
            tr("Import images…"));
    } else {
        m_stack->setCurrentWidget(m_splitter);
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
    m_foldBar->setVisible(narrow);
    for (QPushButton* each : {m_filterToggle, m_detailToggle}) {
        const QSignalBlocker quiet(each);
        each->setChecked(false);
    }
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
        connect(m_detail, &DetailPane::detailShown, m_enlarged,
                [this] { m_enlarged->showImage(*m_detail->detail(), m_detail->shownAnswer()); });
        m_enlarged->open();
    }
    m_enlarged->showImage(*m_detail->detail(), m_detail->shownAnswer());
}

} // namespace plumbline::ui
