// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_export.h"

#include <algorithm>

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/base/write_file.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_view.h"

namespace plumbline::ui {

namespace {

constexpr double kMargin = 24;
constexpr int kWrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QString tr(const char* text)
{
    return QCoreApplication::translate("ChartExport", text);
}

/// Pixel sizes: they mean the same on every paint device.
QFont fontOf(int px, QFont::Weight weight = QFont::Normal)
{
    QFont font = QGuiApplication::font();
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(px);
    font.setWeight(weight);
    return font;
}

/// A page: the chart between its title and its caption, on white.
struct Sheet
{
    const ChartSpec& spec;
    QSizeF size;
    QFont titleFont = fontOf(18, QFont::DemiBold);
    QFont captionFont = fontOf(11);
    ChartStyle style {};
    double titleHeight = 0;
    double captionHeight = 0;

    Sheet(const ChartSpec& chart, QSizeF wanted)
        : spec(chart)
        , size(wanted)
    {
        style.tokens = Theme::light();
        style.text = fontOf(13);
        style.small = fontOf(11);
        const double width = size.width() - 2 * kMargin;
        const QRectF endless(0, 0, width, 10000);
        titleHeight = QFontMetricsF(titleFont).boundingRect(endless, kWrapped, spec.title).height() + 10;
        captionHeight =
            QFontMetricsF(captionFont).boundingRect(endless, kWrapped, spec.caption).height() + 10;
        const double needed =
            2 * kMargin + titleHeight + captionHeight + chartHeight(spec, style, width); // never squeezed
        size.setHeight(std::max(size.height(), needed));
    }

    void paint(QPainter& painter) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF(QPointF(), size), Qt::white);
        const QRectF inside = QRectF(QPointF(), size).adjusted(kMargin, kMargin, -kMargin, -kMargin);
        painter.setFont(titleFont);
        painter.setPen(style.tokens.text);
        painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), titleHeight), kWrapped,
                         spec.title);
        painter.setFont(captionFont);
        painter.setPen(style.tokens.muted);
        painter.drawText(
            QRectF(inside.left(), inside.bottom() - captionHeight + 10, inside.width(), captionHeight),
            kWrapped, spec.caption);
        const QSizeF room(inside.width(), inside.height() - titleHeight - captionHeight);
        painter.save();
        painter.translate(inside.left(), inside.top() + titleHeight);
        paintChart(painter, spec, layOut(spec, style, room), style);
        painter.restore();
    }
};

/// Characters that XML 1.0 has no place for, even escaped.
QString forXml(QString text)
{
    text.removeIf([](QChar letter) {
        const char16_t code = letter.unicode();
        return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code >= 0xfffe;
    });
    return text;
}

QByteArray asSvg(const Sheet& whole)
{
    ChartSpec spec = whole.spec;
    forEachText(spec, [](QString& text) { text = forXml(text); });
    const Sheet sheet(spec, whole.size);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(sheet.size.toSize());
    generator.setViewBox(QRectF(QPointF(), sheet.size));
    // Qt 6.4 writes both unescaped, a later one may not: they are put in afterwards.
    generator.setTitle(QStringLiteral("chart-title"));
    generator.setDescription(QStringLiteral("chart-description"));
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    const auto put = [&data](const QByteArray& place, const QString& text) {
        if (const qsizetype at = data.indexOf(place); at >= 0) // the first: the head stands before the labels
            data.replace(at, place.size(), text.toHtmlEscaped().toUtf8());
    };
    put("chart-title", spec.title);
    put("chart-description", spec.alt + QLatin1Char(' ') + spec.caption);
    return data;
}

QByteArray asPdf(const Sheet& sheet)
{
    constexpr int kResolution = 1200;
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(sheet.spec.title);
    writer.setCreator(QCoreApplication::applicationName());
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(sheet.size * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(kResolution / 96.0, kResolution / 96.0);
    sheet.paint(painter);
    painter.end();
    return data;
}

QByteArray asPng(const Sheet& sheet)
{
    QImage image = chartImage(sheet.spec, sheet.size);
    image.setText(QStringLiteral("Title"), sheet.spec.title);
    image.setText(QStringLiteral("Description"), sheet.spec.alt + QLatin1Char(' ') + sheet.spec.caption);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return data;
}

} // namespace

QImage chartImage(const ChartSpec& spec, QSizeF size)
{
    constexpr double kScale = 2;
    const Sheet sheet(spec, size);
    QImage image((sheet.size * kScale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    sheet.paint(painter);
    return image;
}

Result<void> exportChart(const ChartSpec& spec, const QString& path, QSizeF size)
{
    if (spec.isEmpty())
        return Error {ErrorCode::Usage, tr("There is nothing to draw yet: run a system first."), {}};
    const QString suffix = QFileInfo(path).suffix().toLower();
    const Sheet sheet(spec, size);
    QByteArray data;
    if (suffix == QLatin1String("svg"))
        data = asSvg(sheet);
    else if (suffix == QLatin1String("pdf"))
        data = asPdf(sheet);
    else if (suffix == QLatin1String("png"))
        data = asPng(sheet);
    else
        return Error {ErrorCode::Usage,
                      tr("A chart can be written as .svg, .pdf or .png, not as \"%1\".")
                          .arg(QFileInfo(path).fileName()),
                      {}};
    return writeFile(path, data);
}

} // namespace plumbline::ui
