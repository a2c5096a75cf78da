// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_export.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

#include "core/base/write_file.h"
#include "ui/charts/chart_view.h"

namespace plumbline::ui {

namespace {

constexpr double kScreenScale = 2;    ///< of pictures that nobody chose a scale for
constexpr double kSlidePoints = 0.5;  ///< 1920 px are the 13.3 inches of a slide
constexpr double kPaperPoints = 0.75; ///< 96 px to the inch
constexpr double kMostText = 3.2;     ///< 20 points on a slide
constexpr double kWidthAtOnce = 480;  ///< the least width that is laid out, margins included
constexpr double kSlideLeast = 14;    ///< points that a back row reads
constexpr double kPaperLeast = 6;     ///< points that a reader reads
constexpr double kColumnPx = 160 / 25.4 * 96;

QString tr(const char* text)
{
    return QCoreApplication::translate("ChartExport", text);
}

SheetFormat fixedFormat(QSizeF size, double pointsPerPx, double wantedPoints)
{
    return {size, false, std::min(kMostText, size.width() / kWidthAtOnce), 1, pointsPerPx, wantedPoints};
}

} // namespace

std::vector<SheetPreset> sheetPresets()
{
    constexpr int kColumnScale = 3; // near the 300 dots per inch that print wants
    return {
        {QStringLiteral("slide"), tr("Slide, 16:9"), fixedFormat({1920, 1080}, kSlidePoints, kSlideLeast), 1},
        {QStringLiteral("half-slide"), tr("Half a slide"),
         fixedFormat({960, 1080}, kSlidePoints, kSlideLeast), 1},
        {QStringLiteral("a4-column"), tr("Column of an A4 page"),
         SheetFormat {{std::round(kColumnPx), 240}, true, 1, 0.7, kPaperPoints, 0}, kColumnScale},
        {QStringLiteral("square"), tr("Square"), fixedFormat({1080, 1080}, kSlidePoints, kSlideLeast), 1}};
}

SheetFormat ownFormat(QSizeF size)
{
    return fixedFormat(size, kPaperPoints, kPaperLeast);
}

QString legibilityWarning(const ChartSheet& sheet, const QString& presetId)
{
    const bool paper = presetId == QLatin1String("a4-column") || presetId == QLatin1String("own");
    if (sheet.textPoints() >= (paper ? kPaperLeast : kSlideLeast))
        return {};
    const QString points = QLocale().toString(sheet.textPoints(), 'f', 0);
    return paper ? tr("Text is only %1 points high. Show fewer systems or subgroups, or choose a larger "
                      "size.")
                       .arg(points)
                 : tr("Text is only %1 points high on a slide; the back row reads 14. Show fewer systems or "
                      "subgroups, or shorten the caption.")
                       .arg(points);
}

QStringList chartSuffixes()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
}

Result<void> writeSheet(const ChartSheet& sheet, const QString& path, double pngScale)
{
    if (sheet.spec().isEmpty())
        return Error {ErrorCode::Usage, tr("There is nothing to draw yet: run a system first."), {}};
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("svg"))
        return writeFile(path, sheet.svg());
    if (suffix == QLatin1String("pdf"))
        return writeFile(path, sheet.pdf());
    if (suffix == QLatin1String("png"))
        return writeFile(path, sheet.png(pngScale));
    return Error {
        ErrorCode::Usage,
        tr("A chart can be written as .svg, .pdf or .png, not as \"%1\".").arg(QFileInfo(path).fileName()),
        {}};
}

QImage chartImage(const ChartSpec& spec, QSizeF size)
{
    QImage image = ChartSheet(spec, {size}).image(kScreenScale);
    image.setDevicePixelRatio(kScreenScale);
    return image;
}

void copyChart(const ChartSpec& spec)
{
    if (!spec.isEmpty())
        QGuiApplication::clipboard()->setMimeData(ChartSheet(spec, {}).mimeData(kScreenScale));
}

Result<void> exportChart(const ChartSpec& spec, const QString& path, QSizeF size)
{
    return writeSheet(ChartSheet(spec, {size}), path, kScreenScale);
}

} // namespace plumbline::ui
