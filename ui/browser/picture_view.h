// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "core/session/queries.h"

namespace plumbline::ui {

/// One whole portrait with what a system saw on it: the face box and the 68 landmarks.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    /// \a sizePx: of the upright image, which \a image may be smaller than. A null image: \a message instead.
    void setPicture(const QImage& image, QSize sizePx, const QString& message = {});
    /// What to draw over it; a kind without a face draws nothing.
    void setAnswer(const Outcome& outcome, Verdict verdict);
    void setShowsBox(bool on);
    void setShowsLandmarks(bool on);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
    QSize m_sizePx;
    QString m_message;
    Outcome m_outcome;
    Verdict m_verdict = Verdict::None;
    bool m_box = true;
    bool m_landmarks = false;
};

} // namespace plumbline::ui
