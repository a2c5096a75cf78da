// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QImage>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "ui/charts/chart_sheet.h"

namespace plumbline::ui {

/// A size people ask for.
struct SheetPreset
{
    QString id;   ///< "slide", "half-slide", "a4-column", "square"
    QString name; ///< "Slide, 16:9"
    SheetFormat format;
    int pngScale = 1; ///< that suits it
};
std::vector<SheetPreset> sheetPresets();
/// A sheet of one's own size, in pixels.
SheetFormat ownFormat(QSizeF size);
/// The sentence that warns of text too small to be read there, or empty.
QString legibilityWarning(const ChartSheet& sheet, const QString& presetId);

QStringList chartSuffixes(); ///< "png", "svg", "pdf"
/// Writes in the format of the path's suffix; \a pngScale 1 to 4. Usage error for another suffix or an empty
/// chart. From any thread.
Result<void> writeSheet(const ChartSheet& sheet, const QString& path, double pngScale);

/// The chart on white with title and caption, at scale 2. \a size in CSS pixels; grows when the rows need it.
QImage chartImage(const ChartSpec& spec, QSizeF size = {960, 540});
/// The chart to the clipboard, as picture and as SVG.
void copyChart(const ChartSpec& spec);

} // namespace plumbline::ui
