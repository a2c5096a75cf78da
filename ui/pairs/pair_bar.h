// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QWidget>

#include "core/session/pair_list.h"
#include "core/views/pair_scene.h"
#include "ui/pairs/pair_side.h"

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;

namespace plumbline::ui {

/// Above the pairs: what they are and how many one has looked at, which of them and in which order, what is
/// drawn over the pictures, files.
class PairBar : public QWidget
{
    Q_OBJECT

public:
    explicit PairBar(QWidget* parent = nullptr);

    /// The systems that were compared, the one looked at chosen; hidden with fewer than two.
    void setSystems(const std::vector<std::pair<QString, QString>>& systems, const QString& chosen);
    /// Offers the pairs of groups of \a scene; the choice stays where it is still there.
    void setGroups(const PairScene& scene);
    void setFilter(const PairFilter& filter);
    [[nodiscard]] PairFilter filter() const;
    /// The filter in words; empty: all pairs.
    [[nodiscard]] QString filterText() const;
    /// Whether people are parted into groups.
    [[nodiscard]] bool hasGroups() const { return !m_by.isEmpty(); }
    [[nodiscard]] PairOrder order() const;
    [[nodiscard]] const PairOverlays& overlays() const { return m_overlays; }
    void setTitle(const QString& text);
    void setCount(const QString& text);
    void setCanExport(bool can);

Q_SIGNALS:
    void filterChanged();
    void orderChanged();
    void overlaysChanged();
    void systemChosen(const QString& system);
    void thresholdRequested(); ///< leads to Results
    void tableRequested();
    void sheetRequested();

private:
    QPushButton* addToggle(QLayout* row, const QString& text, const QString& objectName, const QString& tip,
                           bool PairOverlays::*on);

    QLabel* m_title;
    QLabel* m_count;
    QComboBox* m_system;
    QComboBox* m_groups;
    QComboBox* m_show;
    QComboBox* m_order;
    QPushButton* m_export;
    PairOverlays m_overlays = PairOverlays::remembered();
    QStringList m_by; ///< of the groups offered
};

} // namespace plumbline::ui
