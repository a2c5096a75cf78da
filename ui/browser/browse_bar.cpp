// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/browse_bar.h"

#include <algorithm>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QUndoStack>

#include "core/session/history.h"
#include "ui/browser/elided_label.h"
#include "ui/browser/filter_words.h"
#include "ui/browser/history_popover.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/frame/context_chip.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kSliderWidth = 84;
constexpr int kLeastSlider = 36;
constexpr int kCountWidth = 112; ///< that "336 of 3,360 images" has whatever else wants room
constexpr int kSizeStep = 16;

QPushButton* menuButton(const QString& objectName, const QString& tip)
{
    QPushButton* made = button({}, "chip", objectName, tip);
    made->setFont(Theme::instance().tableFont());
    return made;
}

} // namespace

BrowseBar::BrowseBar(Session& session, AuditContext& context, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_context(context)
    , m_overlays(TileOverlays::remembered())
    , m_filterToggle(addPaneToggle(tr("Filter"), QStringLiteral("browseFilterToggle"), tr("Show the filter")))
    , m_detailToggle(
          addPaneToggle(tr("Details"), QStringLiteral("browseDetailToggle"), tr("Show the details")))
    , m_order(menuButton(QStringLiteral("browseOrder"), tr("The order of the tiles")))
    , m_show(menuButton(QStringLiteral("browseShow"), tr("What is drawn on the tiles")))
    , m_showMenu(new TickMenu(this))
    , m_count(new ElidedLabel)
    , m_size(new QSlider(Qt::Horizontal))
    , m_undo(addTool(QStringLiteral("undo"), QStringLiteral("browseUndo"), tr("Undo (Ctrl+Z)")))
    , m_redo(addTool(QStringLiteral("redo"), QStringLiteral("browseRedo"), tr("Redo (Ctrl+Shift+Z)")))
    , m_history(addTool(QStringLiteral("history"), QStringLiteral("browseHistory"),
                        tr("What was done in this audit, step by step (Ctrl+H)")))
    , m_sheet(addTool(QStringLiteral("sheet"), QStringLiteral("browseSheet"),
                      tr("Contact sheet of the selected images, or of all that are listed (Ctrl+P)")))
{
    setObjectName(QStringLiteral("browseBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_count->setObjectName(QStringLiteral("browseCount"));
    m_count->setFont(Theme::instance().tableFont());
    setRole(m_count, "muted");
    m_size->setObjectName(QStringLiteral("browseSize"));
    m_size->setAccessibleName(tr("Size of the tiles"));
    m_size->setToolTip(tr("Size of the tiles (Ctrl+wheel, Ctrl++, Ctrl+-)"));
    m_size->setRange(ThumbnailGrid::kNarrowestTile, ThumbnailGrid::kWidestTile);
    m_size->setSingleStep(kSizeStep);
    m_size->setPageStep(2 * kSizeStep);
    m_size->setMinimumWidth(kLeastSlider);
    m_size->setMaximumWidth(kSliderWidth);
    m_size->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_size, &QSlider::valueChanged, this, &BrowseBar::tileWidthChanged);
    row->addWidget(m_filterToggle);
    row->addWidget(m_order);
    row->addWidget(m_show);
    row->addWidget(m_count, 3);
    row->addWidget(m_size, 1);
    for (QToolButton* tool : {m_undo, m_redo, m_history, m_sheet})
        row->addWidget(tool);
    row->addWidget(m_detailToggle);
    connect(m_filterToggle, &QPushButton::toggled, this, &BrowseBar::filterToggled);
    connect(m_detailToggle, &QPushButton::toggled, this, &BrowseBar::detailToggled);
    connect(m_sheet, &QToolButton::clicked, this, &BrowseBar::sheetRequested);
    auto* order = new QMenu(this);
    order->setObjectName(QStringLiteral("browseOrderMenu"));
    m_order->setMenu(order);
    connect(order, &QMenu::aboutToShow, this, &BrowseBar::fillOrder);
    m_show->setText(tr("Show ▾"));
    m_show->setAccessibleName(tr("Show on the tiles"));
    m_showMenu->setObjectName(QStringLiteral("browseShowMenu"));
    m_showMenu->setToolTipsVisible(true);
    m_show->setMenu(m_showMenu);
    fillOverlays();
    buildHistory();
    setFolded(false);
    showOrder();
}

QPushButton* BrowseBar::addPaneToggle(const QString& text, const QString& objectName, const QString& tip)
{
    QPushButton* made = button(text, "chip", objectName, tip);
    made->setCheckable(true);
    made->setFont(Theme::instance().tableFont());
    return made;
}

QToolButton* BrowseBar::addTool(const QString& icon, const QString& objectName, const QString& tip)
{
    auto* tool = new QToolButton;
    tool->setObjectName(objectName);
    tool->setAccessibleName(tip);
    tool->setToolTip(tip);
    tool->setIcon(Theme::instance().icon(icon));
    tool->setIconSize({18, 18});
    tool->setFocusPolicy(Qt::TabFocus); // after a click the keys are still for the tiles
    setRole(tool, "icon");
    return tool;
}

void BrowseBar::buildHistory()
{
    QUndoStack* stack = m_session.history().stack();
    const auto follow = [this, stack] {
        m_undo->setEnabled(stack->canUndo());
        m_redo->setEnabled(stack->canRedo());
        m_undo->setToolTip(stack->canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(stack->undoText())
                                            : tr("Undo (Ctrl+Z)"));
        m_redo->setToolTip(stack->canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(stack->redoText())
                                            : tr("Redo (Ctrl+Shift+Z)"));
    };
    follow();
    connect(stack, &QUndoStack::indexChanged, this, follow);
    connect(stack, &QUndoStack::canUndoChanged, this, follow);
    connect(stack, &QUndoStack::canRedoChanged, this, follow);
    connect(m_undo, &QToolButton::clicked, stack, &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, stack, &QUndoStack::redo);
    m_history->setShortcut(QKeySequence(QStringLiteral("Ctrl+H")));
    m_sheet->setShortcut(QKeySequence(QStringLiteral("Ctrl+P")));
    connect(m_history, &QToolButton::clicked, this,
            [this, stack] { HistoryPopover::show(m_history, stack); });
}

void BrowseBar::fillOverlays()
{
    const auto switches = TileOverlays::switches();
    for (const TileOverlays::Switch& each : switches) {
        QAction* action = m_showMenu->addAction(each.text);
        action->setObjectName(QStringLiteral("show_") + QLatin1String(each.key));
        action->setToolTip(each.tip);
        action->setCheckable(true);
        action->setChecked(m_overlays.*each.on);
        connect(action, &QAction::toggled, this, [this, on = each.on](bool checked) {
            m_overlays.*on = checked;
            m_overlays.remember();
            Q_EMIT overlaysChanged(m_overlays);
        });
    }
}

void BrowseBar::addOrder(const QString& text, SortKey key, const QString& attribute)
{
    QAction* action = m_order->menu()->addAction(text, this, [this, key, attribute] {
        m_context.browse.sort = key;
        m_context.browse.sortAttribute = attribute;
        m_context.notifyBrowse();
    });
    action->setCheckable(true);
    action->setChecked(m_context.browse.sort == key && m_context.browse.sortAttribute == attribute);
}

void BrowseBar::fillOrder()
{
    QMenu* menu = m_order->menu();
    menu->clear();
    addOrder(tr("System by system"), SortKey::Run);
    addOrder(tr("Image by image"), SortKey::Dataset);
    addOrder(tr("File name"), SortKey::File);
    addOrder(tr("Person"), SortKey::Subject);
    if (isEstimateTask(m_context.task))
        addOrder(tr("Years off the label"), SortKey::Miss);
    else
        addOrder(tr("Score of the answer"), SortKey::Confidence);
    addOrder(tr("Outcome"), SortKey::Verdict);
    addOrder(tr("Score of the face"), SortKey::DetectorScore);
    if (const auto project = m_session.project()) {
        menu->addSeparator();
        for (const AttributeInfo& info : project->attributes())
            addOrder(humanName(info.name), SortKey::Attribute, info.name);
    }
    menu->addSeparator();
    QAction* descending = menu->addAction(tr("Backwards"), this, [this] {
        m_context.browse.descending = !m_context.browse.descending;
        m_context.notifyBrowse();
    });
    descending->setCheckable(true);
    descending->setChecked(m_context.browse.descending);
}

void BrowseBar::showOrder()
{
    QString text;
    switch (m_context.browse.sort) {
    case SortKey::Run:
    case SortKey::Dataset:
        text = tr("In order");
        break;
    case SortKey::File:
        text = tr("By file");
        break;
    case SortKey::Subject:
        text = tr("By person");
        break;
    case SortKey::Confidence:
        text = tr("By score");
        break;
    case SortKey::Attribute:
        text = tr("By %1").arg(m_context.browse.sortAttribute);
        break;
    case SortKey::Verdict:
        text = tr("By outcome");
        break;
    case SortKey::Miss:
        text = tr("By years off");
        break;
    case SortKey::DetectorScore:
        text = tr("By face score");
        break;
    }
    m_order->setText(QStringLiteral("%1 %2").arg(
        text, m_context.browse.descending ? QStringLiteral("▴") : QStringLiteral("▾")));
    m_order->setAccessibleName(tr("Order: %1").arg(text));
}

void BrowseBar::refresh()
{
    showOrder();
}

void BrowseBar::setCounts(const QString& found, const QString& brief, int selected)
{
    const auto withSelected = [selected](const QString& text) {
        return selected > 1 ? tr("%1 · %2 selected").arg(text, QLocale().toString(selected)) : text;
    };
    m_count->setLine(withSelected(found), withSelected(brief));
    m_count->setMinimumWidth(std::min(m_count->fontMetrics().horizontalAdvance(found), kCountWidth));
    m_sheet->setEnabled(!found.isEmpty());
    fitSlider();
}

void BrowseBar::setTileWidth(int width)
{
    m_size->setValue(width);
}

void BrowseBar::showFilter()
{
    m_filterToggle->setChecked(true);
}

void BrowseBar::showDetail()
{
    m_detailToggle->setChecked(true);
}

void BrowseBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitSlider();
}

/// The count is read, the slider has keys and the wheel: it goes where both have no room.
void BrowseBar::fitSlider()
{
    int wanted = kLeastSlider;
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        if (item->widget() != m_size && !item->widget()->isHidden())
            wanted +=
                std::max(item->minimumSize().width(), item->widget()->minimumWidth()) + layout()->spacing();
    }
    m_size->setVisible(wanted <= width());
}

void BrowseBar::setFolded(bool folded)
{
    for (QPushButton* each : {m_filterToggle, m_detailToggle}) {
        const QSignalBlocker quiet(each);
        each->setChecked(false);
        each->setVisible(folded);
    }
}

} // namespace plumbline::ui
