// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QHash>
#include <QString>
#include <QWidget>

#include "core/session/two_folders.h"
#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace plumbline::ui {

class PathRow;

/// The first two steps of the guide: who is searched for, and among whom. Two folders of pictures, which
/// become an audit of their own, or images of the open audit told by a label.
class GuideSources : public QWidget
{
    Q_OBJECT

public:
    GuideSources(PageServices services, QWidget* parent = nullptr);

    [[nodiscard]] bool takesFolders() const;
    [[nodiscard]] TwoFolders folders() const;
    /// As MatchQuery::probes, of the open audit.
    [[nodiscard]] QString rule() const;
    /// What is missing, as a sentence; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    /// For tests and dropped folders.
    void setFolders(const TwoFolders& folders);

Q_SIGNALS:
    void changed();

private:
    QWidget* buildFolders();
    QWidget* buildAudit();
    PathRow* addPath(QVBoxLayout* column, const QString& label, const QString& name, const QString& tip,
                     bool isFolder);
    void chosen(PathRow* row);
    void findLabels(PathRow* folder, PathRow* labels);
    void fillValues();

    PageServices m_services;
    QRadioButton* m_fromFolders;
    QRadioButton* m_fromAudit;
    QStackedWidget* m_stack;
    PathRow* m_probes = nullptr;
    PathRow* m_gallery = nullptr;
    PathRow* m_probeLabels = nullptr;
    PathRow* m_galleryLabels = nullptr;
    QCheckBox* m_sameName = nullptr;
    QComboBox* m_attribute = nullptr;
    QComboBox* m_value = nullptr;
    QHash<PathRow*, QString> m_found; ///< the tables of labels that were proposed
};

} // namespace plumbline::ui
