// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QSizeF>
#include <QString>
#include <QWidget>

#include "core/base/result.h"
#include "core/views/chart_spec.h"

namespace plumbline::ui {

/// Draws a ChartSpec of any kind. Hover shows exact values, click or Enter on a mark emits it, arrow keys go
/// from mark to mark, right click copies, the edges of a band and the cursor can be dragged. Every mark is an
/// accessible child. A new spec keeps the place where it has a mark for the same pictures.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;
    void setSpec(const ChartSpec& spec);
    /// Rows closer together, where the window is small: the axis is in the first view.
    void setDense(bool dense);
    [[nodiscard]] const ChartSpec& spec() const;
    /// Position of a mark in widget coordinates, for tests and tool tips.
    [[nodiscard]] QPoint markPosition(int mark) const;
    [[nodiscard]] QRect markRect(int mark) const; ///< what belongs to it, around its position
    [[nodiscard]] int focusedMark() const;        ///< -1: none yet
    /// Goes to a mark as an arrow key does. \pre an index into the marks
    void focusMark(int mark);
    /// Forgets the place: what is shown next is another audit.
    void forgetPlace();
    [[nodiscard]] bool wasPainted() const; ///< the spec as it is now
    /// The least height that keeps the rows apart; the page scrolls.
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void markClicked(const plumbline::MarkKey& key);
    void bandChanged(plumbline::Band band); ///< while an edge of the band is dragged
    void cursorMoved(double value);         ///< while the cursor of a plot is dragged
    void painted();                         ///< after the first paint of a non-empty spec

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void activate(int mark);
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Writes the chart on white with title and caption, whatever the theme: .svg (with title and description),
/// .pdf (vectors) or .png (scale 2). \a size in CSS pixels at 96 dpi. Needs a QGuiApplication. Usage error
/// for another suffix.
Result<void> exportChart(const ChartSpec& spec, const QString& path, QSizeF size = {960, 540});

} // namespace plumbline::ui
