// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QFont>
#include <QImage>
#include <QSizeF>
#include <QString>

#include "core/views/chart_spec.h"
#include "ui/charts/chart_layout.h"

class QMimeData;
class QPainter;

namespace plumbline::ui {

/// The paper a chart is put on.
struct SheetFormat
{
    QSizeF size {960, 540};    ///< pixels of an SVG, and of a PNG at scale 1
    bool grows = true;         ///< becomes higher when the rows ask for it; else the text becomes smaller
    double mostText = 1;       ///< how much larger than on the screen text may become
    double leastText = 1;      ///< of a sheet that grows
    double pointsPerPx = 0.75; ///< size on paper: a pixel of \a size in points of a PDF
    double wantedPoints = 0;   ///< text that would be smaller takes the air between the rows
};

/// A chart on white between its title and its caption, whatever the theme: the one thing that the preview
/// shows and that every format is made of. Text is as large as the sheet allows. Made in the GUI thread; a
/// value, so that a copy may be painted and written in another.
class ChartSheet
{
public:
    /// \a notice: what a reader has to know before believing the chart, in amber below the title; may be
    /// empty.
    ChartSheet(const ChartSpec& spec, const SheetFormat& format, const QString& notice = {});

    [[nodiscard]] const ChartSpec& spec() const { return m_spec; }
    [[nodiscard]] const QString& notice() const { return m_notice; }
    [[nodiscard]] QSizeF size() const { return m_size; } ///< in the format's pixels
    [[nodiscard]] QSizeF sizeInPoints() const { return m_size * m_format.pointsPerPx; }
    [[nodiscard]] double textScale() const { return m_scale; }
    [[nodiscard]] double textPoints() const; ///< size of the row labels on paper
    /// Within (0, 0, size()).
    void paint(QPainter& painter) const;

    [[nodiscard]] QImage image(double scale) const; ///< \a scale pixels per pixel of the format
    [[nodiscard]] QByteArray png(double scale) const;
    [[nodiscard]] QByteArray svg() const; ///< with <title> and <desc>; text stays text
    [[nodiscard]] QByteArray pdf() const; ///< vectors, fonts embedded
    /// Picture (at \a scale) and SVG for the clipboard; the caller owns it.
    [[nodiscard]] QMimeData* mimeData(double scale) const;

private:
    /// Heights of the words around the chart, each with its gap.
    struct Blocks
    {
        double title = 0;
        double notice = 0;
        double caption = 0;
    };
    [[nodiscard]] double margin() const;
    [[nodiscard]] double gap() const; ///< between chart and words
    [[nodiscard]] Blocks blocks(double width) const;
    [[nodiscard]] double neededHeight(double textScale) const;
    [[nodiscard]] bool hasRoom(double textScale) const;
    void chooseScale();

    ChartSpec m_spec;
    SheetFormat m_format;
    QString m_notice;
    QSizeF m_size;
    double m_scale = 1;
    QFont m_titleFont;
    QFont m_noticeFont;
    QFont m_captionFont;
    ChartStyle m_style;
};

} // namespace plumbline::ui
