// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPointer>

#include "ui/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class DetailPane;
class EmptyState;
class EnlargedView;
class FilterPane;
class FoldingSplitter;
class ThumbnailDelegate;
class ThumbnailGrid;
class ThumbnailModel;

/// The portraits behind the numbers: filter at the left, tiles in the middle, everything about the selected
/// one at the right. Shows what AuditContext::browse says.
class BrowsePage : public Page
{
    Q_OBJECT

public:
    explicit BrowsePage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildCentre();
    void follow();
    void projectChanged();
    void filterChanged();
    /// The answers may be others (a run goes on): asks again, one question at a time.
    void refresh();
    void reload();
    void chooseSystem();
    void setRows(std::vector<OutcomeRow> rows);
    void select(ImageId image, const QString& system);
    void currentChanged();
    void showEmptyState();
    void emptyAction();
    void folded(bool narrow);
    void enlarge();

    int m_epoch = 0;
    bool m_asking = false;
    bool m_dirty = true;         ///< to be asked when the page is shown, or after the question under way
    bool m_systemChosen = false; ///< the first system that ran was offered; from then on the person decides
    ImageId m_image;             ///< what is selected, kept over refreshes
    QString m_system;

    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    PageId m_emptyStep = PageId::Welcome;
    FoldingSplitter* m_splitter = nullptr;
    FilterPane* m_filter = nullptr;
    QStackedWidget* m_centre = nullptr;
    EmptyState* m_noneFits = nullptr;
    QWidget* m_foldBar = nullptr;
    QLabel* m_foldCount = nullptr;
    QPushButton* m_filterToggle = nullptr;
    QPushButton* m_detailToggle = nullptr;
    ThumbnailGrid* m_grid = nullptr;
    ThumbnailModel* m_model = nullptr;
    ThumbnailDelegate* m_delegate = nullptr;
    DetailPane* m_detail = nullptr;
    QPointer<EnlargedView> m_enlarged;
};

} // namespace plumbline::ui
