// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/session/queries.h"

class QLabel;

namespace plumbline::ui {

class PictureView;

/// One portrait as large as the window. Space and Escape close it, Left and Right ask for the neighbours.
class EnlargedView : public QDialog
{
    Q_OBJECT

public:
    explicit EnlargedView(QWidget* parent);
    /// Loads the picture at full size; \a answer may be null.
    void showImage(const ImageDetail& detail, const SystemAnswer* answer);
    void setBlurred(bool on);

Q_SIGNALS:
    void stepRequested(int by);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    PictureView* m_picture;
    QLabel* m_caption;
    int m_epoch = 0;
};

} // namespace plumbline::ui
