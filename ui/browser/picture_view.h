// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "core/session/queries.h"

class QPainter;

namespace plumbline::ui {

/// One whole portrait with what a system saw on it: the face box and the 68 landmarks. The wheel, + and -
/// zoom about the mouse or the middle, 0 shows the whole again, a drag moves what is larger than the view.
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
    /// Makes the face unrecognisable; all of the picture where no face or several were found.
    void setBlurred(bool on);
    /// The width it shall have the height for is at most that high.
    void setLargestHeight(int height);

    static constexpr double kMostZoom = 16;
    /// 1: the whole picture is in sight.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void zoomBy(double factor) { zoomAbout(factor, QRectF(rect()).center()); }
    void showWhole();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }

Q_SIGNALS:
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void zoomAbout(double factor, QPointF point);
    void moveTo(QPointF offset);
    [[nodiscard]] QRectF shownRect() const; ///< where the whole picture lies
    void paintFocus(QPainter& painter) const;

    QImage m_image;
    QSize m_sizePx;
    QString m_message;
    Outcome m_outcome;
    Verdict m_verdict = Verdict::None;
    bool m_box = true;
    bool m_landmarks = false;
    bool m_blurred = false;
    int m_largestHeight = QWIDGETSIZE_MAX;
    double m_zoom = 1;
    QPointF m_offset; ///< of the picture's middle from the view's
    QPointF m_grip;   ///< where the mouse held it
    bool m_gripped = false;
};

} // namespace plumbline::ui
