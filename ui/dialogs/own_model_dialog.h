// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/session/own_desk.h"
#include "core/session/session.h"
#include "ui/prompts.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace plumbline::ui {

class PathRow;

/// Adds an ONNX classifier of the user's own by form: the file's tensors are read, what the file tells is
/// filled in, and a check on the sample's faces says what the net makes of them before it becomes a system.
/// Show with open(); accepted once it has been added.
class OwnModelDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a session and \a prompts outlive the dialog.
    OwnModelDialog(Session& session, Prompts& prompts, QWidget* parent);

    /// What the form says.
    [[nodiscard]] OwnModel model() const;

private:
    void build();
    QFormLayout* buildForm();
    QFormLayout* layOutForm();
    void fileChosen(const QString& path);
    void fill(const OwnModel& model, const NetTensors& tensors);
    void taskChosen();
    void edited();
    void check();
    void add();
    void showCheck(const OwnCheck& check);
    void showState();

    Session& m_session;
    Prompts& m_prompts;
    PathRow* m_file;
    QLineEdit* m_name;
    QComboBox* m_task;
    QLineEdit* m_classes;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_channels;
    QComboBox* m_scaling;
    QComboBox* m_cropKind;
    QDoubleSpinBox* m_cropScale;
    QComboBox* m_output;
    QComboBox* m_reading;
    QCheckBox* m_squash;
    QLineEdit* m_licence;
    QLabel* m_status;
    QPushButton* m_check;
    QPushButton* m_add;
    bool m_busy = false;
    bool m_checked = false; ///< what the form says now was checked and is usable
};

} // namespace plumbline::ui
