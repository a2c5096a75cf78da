// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QStringList>
#include <QWidget>

#include "core/session/session.h"

namespace plumbline::ui {

/// How many images each group has, as bars: one for each value of the first name, parted by the values of the
/// second. Parts too small to tell anything from are hatched.
class CompositionChart : public QWidget
{
    Q_OBJECT

public:
    explicit CompositionChart(QWidget* parent = nullptr);
    void setRows(const QStringList& by, const std::vector<CompositionRow>& rows);
    [[nodiscard]] QString summary() const; ///< the chart in words, for screen readers
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    struct Part
    {
        int series = 0; ///< index into series()
        qint64 images = 0;
        bool few = false;
    };
    struct Bar
    {
        QString name;
        std::vector<Part> parts;
        qint64 images = 0;
    };
    [[nodiscard]] const std::vector<Bar>& bars() const { return m_bars; }
    [[nodiscard]] const QStringList& series() const { return m_series; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int legendHeight() const;
    [[nodiscard]] QRect barArea(std::size_t bar) const;
    [[nodiscard]] QRect partArea(std::size_t bar, std::size_t part) const;
    void drawLegend(QPainter& painter) const;
    void drawBar(QPainter& painter, std::size_t bar) const;

    std::vector<Bar> m_bars;
    QStringList m_series;
    qint64 m_most = 1;
    int m_nameWidth = 0;
    int m_countWidth = 0;
};

} // namespace plumbline::ui
