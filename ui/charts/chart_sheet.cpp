// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_sheet.h"

#include <algorithm>
#include <cmath>

#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/views/unbroken.h"
#include "ui/charts/chart_painter.h"

namespace plumbline::ui {

namespace {

// All in pixels of the screen, before text is made larger.
constexpr double kMargin = 24;
constexpr double kDenseMargin = 14;
constexpr double kWordGap = 10; ///< below title and notice, above the caption
constexpr double kDenseWordGap = 6;
constexpr int kTitlePx = 18;
constexpr int kDenseTitlePx = 15; ///< where every row has to be read from the back, too
constexpr int kTextPx = 13;
constexpr int kSmallPx = 11;
constexpr double kLeastWidth = 430;  ///< narrower, a chart has no room beside its labels
constexpr double kSmallest = 0.05;   ///< of the text, in a search that must end
constexpr double kEndless = 100'000; ///< higher than any sheet
constexpr int kWrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

/// Pixel sizes: they mean the same on every paint device.
QFont fontOf(int px, QFont::Weight weight = QFont::Normal)
{
    QFont font = QGuiApplication::font();
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(px);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting); // the same widths at every scale
    return font;
}

double heightOf(const QString& text, const QFont& font, double width)
{
    return text.isEmpty()
        ? 0
        : QFontMetricsF(font).boundingRect(QRectF(0, 0, width, kEndless), kWrapped, unbroken(text)).height();
}

/// The height of a text with the air between it and the chart.
double blockOf(const QString& text, const QFont& font, double width, double gap)
{
    const double height = heightOf(text, font, width);
    return height > 0 ? height + gap : 0;
}

/// Characters that XML 1.0 has no place for, even escaped.
QString forXml(QString text)
{
    text.removeIf([](QChar letter) {
        const char16_t code = letter.unicode();
        return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code >= 0xfffe;
    });
    return text;
}

QString description(const ChartSpec& spec, const QString& notice)
{
    const QString said = spec.alt + QLatin1Char(' ') + spec.caption;
    return notice.isEmpty() ? said : QString(notice + QLatin1Char(' ') + said);
}

} // namespace

ChartSheet::ChartSheet(const ChartSpec& spec, const SheetFormat& format, const QString& notice)
    : m_spec(spec)
    , m_format(format)
    , m_notice(notice)
    , m_size(format.size)
    , m_titleFont(fontOf(kTitlePx, QFont::DemiBold))
    , m_noticeFont(fontOf(kTextPx, QFont::DemiBold))
    , m_captionFont(fontOf(kSmallPx))
    , m_style {Theme::light(), fontOf(kTextPx), fontOf(kSmallPx), false}
{
    chooseScale();
    if (textPoints() < m_format.wantedPoints) {
        m_style.dense = true;
        chooseScale();
    }
    if (textPoints() < m_format.wantedPoints) {
        m_titleFont = fontOf(kDenseTitlePx, QFont::DemiBold);
        m_noticeFont = fontOf(kSmallPx, QFont::DemiBold);
        chooseScale();
    }
    if (m_format.grows)
        m_size.setHeight(std::ceil(std::max(m_size.height(), neededHeight(m_scale))));
}

double ChartSheet::textPoints() const
{
    return kTextPx * m_scale * m_format.pointsPerPx;
}

double ChartSheet::margin() const
{
    return m_style.dense ? kDenseMargin : kMargin;
}

double ChartSheet::gap() const
{
    return m_style.dense ? kDenseWordGap : kWordGap;
}

ChartSheet::Blocks ChartSheet::blocks(double width) const
{
    return {blockOf(m_spec.title, m_titleFont, width, gap()), blockOf(m_notice, m_noticeFont, width, gap()),
            blockOf(m_spec.caption, m_captionFont, width, gap())};
}

double ChartSheet::neededHeight(double textScale) const
{
    const double width = m_format.size.width() / textScale - 2 * margin();
    const Blocks around = blocks(width);
    const double whole =
        2 * margin() + around.title + around.notice + around.caption + chartHeight(m_spec, m_style, width);
    return whole * textScale;
}

/// Whether everything is there whole at that size of text: no name cut off, nothing over the edge.
bool ChartSheet::hasRoom(double textScale) const
{
    const double width = m_format.size.width() / textScale - 2 * margin();
    if (!m_format.grows && neededHeight(textScale) > m_format.size.height())
        return false;
    if (width < kLeastWidth)
        return false;
    const ChartLayout layout = layOut(m_spec, m_style, {width, kEndless});
    const auto isCut = [](const ChartLayout::Label& label) { return label.elided; };
    return std::none_of(layout.rowLabels.begin(), layout.rowLabels.end(), isCut)
        && std::none_of(layout.legend.begin(), layout.legend.end(), isCut);
}

/// The largest text that has room. More text never makes more room, so halving finds it.
void ChartSheet::chooseScale()
{
    const double least = m_format.grows ? std::min(m_format.leastText, m_format.mostText) : kSmallest;
    m_scale = m_format.mostText;
    if (least >= m_scale || hasRoom(m_scale))
        return;
    double fits = least;
    double tooMuch = m_scale;
    constexpr int kHalvings = 14;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (fits + tooMuch) / 2;
        (hasRoom(middle) ? fits : tooMuch) = middle;
    }
    const bool namesAreTooLong = !m_format.grows && !hasRoom(fits); // at any size: let them be cut
    m_scale = namesAreTooLong ? 1 : fits;
    while (namesAreTooLong && m_scale > kSmallest && neededHeight(m_scale) > m_format.size.height())
        m_scale *= 0.95;
}

void ChartSheet::paint(QPainter& painter) const
{
    const QSizeF page = m_size / m_scale;
    const QRectF inside = QRectF(QPointF(), page).adjusted(margin(), margin(), -margin(), -margin());
    const auto [title, notice, caption] = blocks(inside.width());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), m_size), Qt::white);
    painter.scale(m_scale, m_scale);
    painter.setFont(m_titleFont);
    painter.setPen(m_style.tokens.text);
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), title), kWrapped,
                     unbroken(m_spec.title));
    painter.setFont(m_noticeFont);
    painter.setPen(m_style.tokens.warning);
    painter.drawText(QRectF(inside.left(), inside.top() + title, inside.width(), notice), kWrapped,
                     unbroken(m_notice));
    painter.setFont(m_captionFont);
    painter.setPen(m_style.tokens.muted);
    painter.drawText(QRectF(inside.left(), inside.bottom() - caption + gap(), inside.width(), caption),
                     kWrapped, unbroken(m_spec.caption));
    painter.translate(inside.left(), inside.top() + title + notice);
    const QSizeF room(inside.width(), inside.height() - title - notice - caption);
    paintChart(painter, m_spec, layOut(m_spec, m_style, room), m_style);
    painter.restore();
}

QImage ChartSheet::image(double scale) const
{
    QImage image((m_size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter);
    return image;
}

QByteArray ChartSheet::png(double scale) const
{
    QImage picture = image(scale);
    picture.setText(QStringLiteral("Title"), m_spec.title);
    picture.setText(QStringLiteral("Description"), description(m_spec, m_notice));
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return data;
}

QByteArray ChartSheet::svg() const
{
    ChartSheet sheet(*this);
    forEachText(sheet.m_spec, [](QString& text) { text = forXml(text); });
    sheet.m_notice = forXml(sheet.m_notice);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(m_size.toSize());
    generator.setViewBox(QRectF(QPointF(), m_size));
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
    put("chart-title", sheet.m_spec.title);
    put("chart-description", description(sheet.m_spec, sheet.m_notice));
    // A reader without our typeface takes one of about its width.
    const QByteArray family = m_style.text.family().toUtf8();
    const QByteArray alone = QByteArray("font-family=\"") + family + '"';
    const QByteArray others = QByteArray("font-family=\"") + family + ", Helvetica, Arial, sans-serif\"";
    return data.replace(alone, others);
}

QByteArray ChartSheet::pdf() const
{
    constexpr int kResolution = 1200;
    constexpr double kPointsPerInch = 72;
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_spec.title);
    writer.setCreator(QCoreApplication::applicationName());
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(sizeInPoints(), QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    const double dots = kResolution / kPointsPerInch * m_format.pointsPerPx;
    painter.scale(dots, dots);
    paint(painter);
    painter.end();
    return data;
}

QMimeData* ChartSheet::mimeData(double scale) const
{
    auto* data = new QMimeData;
    data->setImageData(image(scale));
    data->setData(QStringLiteral("image/svg+xml"), svg());
    return data;
}

} // namespace plumbline::ui
