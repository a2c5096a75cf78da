// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/session/session.h"
#include "core/session/trial_desk.h"
#include "ui/prompts.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace plumbline::ui {

class PictureView;

/// One picture shown to every installed system: what each said, what of the picture its net saw, and how long
/// it took. Nothing of it is kept. Pictures are chosen, or dropped on the dialog. Show with open().
class TryDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a session and \a prompts outlive the dialog.
    TryDialog(Session& session, Prompts& prompts, QWidget* parent);

    /// Tries the picture at that path.
    void tryPicture(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void choose();
    void ask();
    void show(const Trial& trial);
    [[nodiscard]] QWidget* answerRow(const TrialAnswer& answer);
    void showBox();

    Session& m_session;
    Prompts& m_prompts;
    PictureView* m_picture;
    QLabel* m_file;
    QLabel* m_status;
    QComboBox* m_detector;
    QPushButton* m_choose;
    QWidget* m_answers = nullptr;
    QVBoxLayout* m_column = nullptr;
    QString m_path;
    Trial m_trial;
    bool m_asking = false;
};

} // namespace plumbline::ui
