// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QDialog>

#include "core/session/import_desk.h"
#include "core/session/session.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace plumbline::ui {

class Expander;
class SpecTableView;

/// What a corrected table of labels would change in the open audit, shown before it does: label by label, old
/// and new value, how many images, and which on demand. Applying can be taken back. Show with open().
class UpdateLabelsDialog : public QDialog
{
    Q_OBJECT

public:
    UpdateLabelsDialog(Session& session, const QString& labelsFile, QWidget* parent);
    /// Null while it is worked out, and when it cannot be.
    [[nodiscard]] const LabelUpdate* update() const { return m_update.get(); }

public Q_SLOTS:
    void accept() override;

private:
    void build();
    [[nodiscard]] QWidget* buildButtons();
    void compare(const QString& sheet);
    void showUpdate();
    void showExamples(int change);
    void showThumbnails();

    Session& m_session;
    QString m_file;
    std::shared_ptr<const LabelUpdate> m_update;
    QLabel* m_headline;
    QLabel* m_status;
    SpecTableView* m_changes;
    QLabel* m_examplesTitle;
    QHBoxLayout* m_examples;
    std::vector<std::pair<QString, QLabel*>> m_thumbnails; ///< path, where it is shown
    Expander* m_added;
    Expander* m_removed;
    Expander* m_unmatched;
    Expander* m_notes;
    QPushButton* m_apply;
    int m_epoch = 0;
};

/// A line of the journal's kind: "Update labels of 12 images".
QString updateText(const LabelUpdate& update);

} // namespace plumbline::ui
