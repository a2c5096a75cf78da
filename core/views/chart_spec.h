// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

namespace plumbline {

/// What a mark stands for, so that a click can open the pictures behind it.
struct MarkKey
{
    QString system;
    QStringList by;
    QStringList values; ///< one per name in by; empty string = not stated
    QString verdict {}; ///< verdictName() of the pictures meant; empty: those misread
    QString answer {};  ///< only pictures answered so; empty: any
    QString label {};   ///< only pictures whose label means this class; empty: any
    friend bool operator==(const MarkKey&, const MarkKey&) = default;
};

/// How a chart is laid out and drawn. Each is one renderer; several charts may share one.
enum class ChartKind {
    Dots,      ///< rows down, a quantity across: a dot with its interval per row and series
    Bars,      ///< the same with bars from zero and whiskers
    Grid,      ///< panels of cells, rows by columns, coloured by value or by series
    Histogram, ///< panels of columns over a score, series on top of each other
    Curves,    ///< lines over a score, with a band cut out, and a row of figures for each
    Slope, ///< panels in which a line per row goes from one column (date, side) to the next, rates upwards
    Plot,  ///< panels of lines between two axes that need not be linear, with a line across to be moved
};

/// How values lie along an axis of a Plot.
enum class AxisScale {
    Linear,
    Log,     ///< decades; above 0
    Deviate, ///< the normal distribution's quantile, as of a DET curve; between 0 and 1
};

/// How the cells of a grid get their colour.
enum class Shade {
    Scale,  ///< viridis from 0 to axisMax
    Series, ///< the series' colour, the deeper the larger the value
    Log,    ///< viridis over decades from axisMin to axisMax
};

/// What one can point at, tab to and click: a dot with its interval, a bar, a cell, a column, a curve's row.
/// Fractions 0 to 1; for differences -1 to 1. Where no error was seen and only an upper bound is known, value
/// is none and high the bound (Plot, Shade::Log).
struct Mark
{
    int row = 0;
    int series = 0;
    std::optional<double> value; ///< none: nothing scored, the row says so
    double low = 0;              ///< end of the interval; in a histogram: foot of the column
    double high = 0;             ///< end of the interval; in a histogram: head of the column
    QString note;                ///< "8 of 23", drawn at the right or in the cell; "no images"
    QString tip;                 ///< exact values, shown on hover and read by screen readers
    bool few = false;            ///< too few to tell: drawn hollow or hatched
    MarkKey key;
    int column = 0;    ///< of a grid or slope; the bin of a histogram
    int panel = 0;     ///< of a grid, histogram or slope
    QString detail {}; ///< a second line or column of text
    double x = 0;      ///< Plot: where across; a figure beside the title of its panel where it is none (NaN)
};

/// Series to be read with the others and compared with none: grey, with the shapes of the palette.
inline constexpr int kQuietColours = 1000;

struct Series
{
    QString id; ///< system id
    QString name;
    int colour = 0; ///< index into the palette; marker shapes go with it; from kQuietColours on grey
};

struct CurvePoint
{
    double x = 0;
    double y = 0;
};

/// A line over the score; its row tells whose.
struct Curve
{
    int row = 0;
    int colour = 0;
    std::vector<CurvePoint> points; ///< by x
    int panel = 0;                  ///< Plot
    bool isBound = false;           ///< Plot: not seen, only known to lie below: thin and dotted
};

/// A stretch of the score axis.
struct Band
{
    double low = 0;
    double high = 0;
    friend bool operator==(const Band&, const Band&) = default;
};

/// One thing that a caption says.
struct CaptionPart
{
    QString id; ///< "synthetic", "images", "interval", "hidden", "systems", "versions", "labels", "repeats",
                ///< "date"
    QString name; ///< for people: "Number of images"
    QString text; ///< a whole sentence
};

/// A chart as data. Renderers draw it, exports print it; nobody computes after this. Rows, marks and series
/// are there in every kind; what the others are for stands with them.
struct ChartSpec
{
    QString id; ///< the chart plug-in's id
    QString title;
    QString axis; ///< "error rate per face found, 95 % Wilson interval"
    QStringList rows;
    int referenceRow = -1;
    std::vector<Series> series;
    std::vector<Mark> marks; ///< row by row, series by series
    double axisMax = 1;      ///< fraction; from axisMin
    QString caption;         ///< n, people, interval, systems and versions, date, "synthetic" where it is
    QString alt;             ///< the chart in words

    ChartKind kind = ChartKind::Dots;
    double axisMin = 0;         ///< below 0 for differences
    bool points = false;        ///< the axis counts percentage points, with a sign
    Shade shade = Shade::Scale; ///< Grid
    QStringList rowTips {};     ///< per row: what its name was before it was renamed; or empty
    /// Grid: heads of the columns; Curves: heads of the two figures; Slope: its stops.
    QStringList columns {};
    QStringList panels {}; ///< Grid, Histogram, Slope: title of each
    /// Histogram, Curves: the name of what goes upwards. Dots, Bars: the unit that the axis counts in
    /// ("years"), empty where it is shares in percent; see unitOf().
    QString valueAxis {};
    double valueMax = 1;          ///< Histogram, Curves: top of the upward axis, a fraction
    int bins = 1;                 ///< Histogram: columns from axisMin to axisMax; Mark::column counts them
    std::vector<Curve> curves {}; ///< Curves
    std::optional<Band> band {};  ///< Curves: the undecided stretch, which a reader may drag

    AxisScale axisScale = AxisScale::Linear;  ///< Plot: of axisMin to axisMax
    AxisScale valueScale = AxisScale::Linear; ///< Plot: of valueMin to valueMax
    double valueMin = 0;                      ///< Plot: foot of the upward axis
    std::optional<double> cursor {};          ///< Plot: a place across, which a reader may move
    bool filled = false;                      ///< Plot: the ground below a line is tinted

    std::vector<CaptionPart> captionParts {}; ///< the caption, sentence by sentence

    [[nodiscard]] bool isEmpty() const { return rows.isEmpty() || series.empty(); }
};

/// Calls \a change for every text that is drawn or written into a file.
template<class Change>
void forEachText(ChartSpec& spec, Change change)
{
    for (QString* text : {&spec.title, &spec.axis, &spec.caption, &spec.alt, &spec.valueAxis})
        change(*text);
    for (QStringList* list : {&spec.rows, &spec.columns, &spec.panels})
        for (QString& text : *list)
            change(text);
    for (Series& series : spec.series)
        change(series.name);
    for (Mark& mark : spec.marks) {
        change(mark.note);
        change(mark.detail);
    }
}

} // namespace plumbline
