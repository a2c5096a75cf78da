// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "ui/browser/contact_sheet_writer.h"
#include "ui/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTimer;

namespace plumbline::ui {

/// Chooses what a contact sheet shows, with its first page beside, and writes it. Faces are blurred unless
/// that is unticked.
class ContactSheetDialog : public QDialog
{
    Q_OBJECT

public:
    using Tiles = std::vector<std::pair<ImageId, QString>>;

    /// All that are \a listed are proposed, unless several are \a selected.
    ContactSheetDialog(PageServices services, Tiles selected, Tiles listed, QWidget* parent);
    /// The pictures are false matches, two and two; \a listed are the words below each that is listed, \a
    /// facts the system and its threshold, \a filter says which are listed.
    void setPairCaptions(const QStringList& listed, const QStringList& facts, const QString& filter);
    [[nodiscard]] SheetPlan plan() const;

private:
    void build();
    QWidget* buildChoices();
    QCheckBox* addTick(class QVBoxLayout* column, const QString& text, const QString& objectName, bool on);
    void changed();
    void showPreview();
    void save();
    void saved(const Result<QStringList>& files);

    PageServices m_services;
    Tiles m_selected;
    Tiles m_listed;
    QStringList m_captions; ///< of pairs
    QStringList m_facts;    ///< of pairs
    QString m_filter;       ///< of pairs
    int m_epoch = 0;
    bool m_writing = false;
    QTimer* m_wait;
    QLineEdit* m_title = nullptr;
    QRadioButton* m_onlySelected = nullptr;
    QSpinBox* m_columns = nullptr;
    QCheckBox* m_blur = nullptr;
    QCheckBox* m_labels = nullptr;
    QCheckBox* m_answers = nullptr;
    QCheckBox* m_files = nullptr;
    QLabel* m_warning = nullptr;
    QLabel* m_preview = nullptr;
    QLabel* m_pages = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_show = nullptr;
    QString m_written; ///< the file saved last, the first of several
};

} // namespace plumbline::ui
