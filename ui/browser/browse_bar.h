// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QWidget>

#include "core/session/session.h"
#include "ui/audit_context.h"
#include "ui/browser/tile_overlays.h"

class QPushButton;
class QSlider;
class QToolButton;

namespace plumbline::ui {

class ElidedLabel;
class TickMenu;

/// The line above the tiles: order, what is drawn, how many there are, size, history, contact sheet; and,
/// where the panes are folded away, the buttons that bring them back.
class BrowseBar : public QWidget
{
    Q_OBJECT

public:
    BrowseBar(Session& session, AuditContext& context, QWidget* parent = nullptr);

    void refresh(); ///< the order from the context, attributes from the project
    /// \a brief: what was found where there is little room.
    void setCounts(const QString& found, const QString& brief, int selected);
    void setTileWidth(int width);
    void setFolded(bool folded);
    [[nodiscard]] const TileOverlays& overlays() const { return m_overlays; }
    /// Brings a folded pane back.
    void showFilter();
    void showDetail();

Q_SIGNALS:
    void overlaysChanged(const plumbline::ui::TileOverlays& overlays);
    void tileWidthChanged(int width);
    void sheetRequested();
    void filterToggled(bool on);
    void detailToggled(bool on);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitSlider();
    void fillOrder();
    void fillOverlays();
    void addOrder(const QString& text, SortKey key, const QString& attribute = {});
    void showOrder();
    QPushButton* addPaneToggle(const QString& text, const QString& objectName, const QString& tip);
    void buildHistory();
    QToolButton* addTool(const QString& icon, const QString& objectName, const QString& tip);

    Session& m_session;
    AuditContext& m_context;
    TileOverlays m_overlays;
    QPushButton* m_filterToggle;
    QPushButton* m_detailToggle;
    QPushButton* m_order;
    QPushButton* m_show;
    TickMenu* m_showMenu;
    ElidedLabel* m_count;
    QSlider* m_size;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QToolButton* m_history;
    QToolButton* m_sheet;
};

} // namespace plumbline::ui
