// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPointer>

#include "core/session/listing.h"
#include "ui/browser/tile_overlays.h"
#include "ui/page.h"

class QStackedWidget;
class QTimer;

namespace plumbline::ui {

class BrowseBar;
class DetailPane;
class EmptyState;
class EnlargedView;
class FilterChips;
class FilterPane;
class FoldingSplitter;
class ThresholdState;
class PairBrowser;
class ReviewActions;
class ThumbnailDelegate;
class ThumbnailGrid;
class ThumbnailModel;
class TileLandmarks;

/// The portraits behind the numbers: filter at the left, tiles in the middle, everything about the selected
/// one at the right. Shows what AuditContext::browse says; keys review the selection. Where the task compares
/// faces, the pairs that are taken for one person instead.
class BrowsePage : public Page
{
    Q_OBJECT

public:
    /// \a matching: of the tasks that compare faces
    BrowsePage(PageServices services, const std::vector<ThresholdState*>& matching,
               QWidget* parent = nullptr);

Q_SIGNALS:
    void written(const QString& path); ///< a file with the pairs
    void failed(const plumbline::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Images = std::vector<ImageId>;

    void build();
    QWidget* buildCentre();
    void buildGrid();
    void buildKeys();
    void follow();
    void projectChanged();
    void filterChanged();
    /// The answers may be others (a run goes on): asks again, one question at a time.
    void refresh();
    void reload();
    void chooseSystem();
    void setListing(const Listing& listing);
    void restoreSelection(const std::vector<ImageId>& images);
    /// \a before: what the same question listed; null when it is another one.
    void select(ImageId image, const QString& system, const Listing* before);
    /// What an undo brought back into the list.
    Images comeBack(const Listing& before, const Listing& now, bool sameQuestion);
    void currentChanged();
    void selectionChanged();
    void showSelection();
    void showCounts();
    void setOverlays(const TileOverlays& overlays);
    void showEmptyState();
    void emptyAction();
    void folded(bool narrow);
    void enlarge();
    void openSheet();
    void showMenu(const QPoint& at);
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] const Images& selectedImages() const;

    int m_epoch = 0;
    bool m_asking = false;
    bool m_dirty = true;         ///< to be asked when the page is shown, or after the question under way
    QString m_task;              ///< whose systems were chosen
    bool m_systemChosen = false; ///< the first system that ran was offered; from then on the person decides
    ImageId m_image;             ///< what is current, kept over refreshes
    QString m_system;
    int m_row = 0;              ///< where it was: what comes after it when it no longer fits the filter
    ListQuery m_listed;         ///< the question that the tiles answer
    int m_step = 0;             ///< of the history, when they came
    bool m_reviewTold = false;  ///< a review changed since they came
    mutable Images m_selection; ///< of selectedImages(), while it is fresh
    mutable bool m_selectionFresh = false;
    QTimer* m_selecting = nullptr; ///< a rubber band changes the selection many times a second

    ReviewActions* m_review = nullptr;
    TileLandmarks* m_landmarks = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    PageId m_emptyStep = PageId::Welcome;
    PairBrowser* m_pairs = nullptr;
    FoldingSplitter* m_splitter = nullptr;
    FilterPane* m_filter = nullptr;
    BrowseBar* m_bar = nullptr;
    FilterChips* m_chips = nullptr;
    QStackedWidget* m_centre = nullptr;
    EmptyState* m_noneFits = nullptr;
    ThumbnailGrid* m_grid = nullptr;
    ThumbnailModel* m_model = nullptr;
    ThumbnailDelegate* m_delegate = nullptr;
    DetailPane* m_detail = nullptr;
    QPointer<EnlargedView> m_enlarged;
};

} // namespace plumbline::ui
