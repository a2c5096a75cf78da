// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/contact_sheet_writer.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include "core/session/contact_sheet.h"
#include "core/session/session_work.h"
#include "ui/browser/portrait_painter.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::ContactSheet)
};

// In points of 1/72 inch, whatever the device.
constexpr double kPageWidth = 595;
constexpr double kPageHeight = 842;
constexpr double kMargin = 34;
constexpr double kHeader = 52;
constexpr double kFooter = 16;
constexpr double kBetween = 7;
constexpr double kLine = 10.5;                     ///< of a caption
constexpr double kFlattest = 1.1, kTallest = 1.45; ///< height of a picture to its width
constexpr int kPdfDpi = 300;
constexpr int kPngDpi = 200;

QString picturesText(std::size_t count)
{
    return count == 1 ? Words::tr("1 picture")
                      : Words::tr("%1 pictures").arg(QLocale().toString(static_cast<qlonglong>(count)));
}

QString pairsText(std::size_t count)
{
    return count == 1 ? Words::tr("1 pair")
                      : Words::tr("%1 pairs").arg(QLocale().toString(static_cast<qlonglong>(count)));
}

/// Whose answers stand below the pictures, each once.
QStringList systemsOf(const SheetPlan& plan)
{
    QStringList systems;
    for (const auto& [image, system] : plan.tiles) {
        if (plan.answers && !system.isEmpty() && !systems.contains(system))
            systems << system;
    }
    return systems;
}

/// A line of words below each picture, beside the name of the file.
bool saysMore(const SheetPlan& plan)
{
    return plan.labels || plan.answers || !plan.captions.isEmpty();
}

/// A few pairs are shown the larger.
int columnsOf(const SheetPlan& plan)
{
    return plan.captions.isEmpty() ? plan.columns
                                   : std::min(plan.columns, static_cast<int>(plan.tiles.size()));
}

QString titleOf(const Project& project, const SheetPlan& plan)
{
    if (!plan.title.isEmpty())
        return plan.title;
    return plan.subject.isEmpty()
        ? project.name()
        : Words::tr("%1 – %2", "False matches – audit").arg(plan.subject, project.name());
}

struct Grid
{
    int columns, rows;
    double width, pictureHeight, captionHeight;
    bool namesSystems; ///< below each picture; where all answers are of one, the head of the page says so

    explicit Grid(const SheetPlan& plan)
        : columns(std::clamp(columnsOf(plan), 2, 10))
        , width((kPageWidth - 2 * kMargin - kBetween * (columns - 1)) / columns)
        , pictureHeight(width * kFlattest)
        , captionHeight((saysMore(plan) ? kLine : 0) + (plan.fileNames ? kLine : 0)
                        + (saysMore(plan) || plan.fileNames ? 3 : 0))
        , namesSystems(systemsOf(plan).size() > 1)
    {
        captionHeight += namesSystems ? kLine : 0;
        const double room = kPageHeight - 2 * kMargin - kHeader - kFooter + kBetween;
        rows = std::max(1, static_cast<int>(room / (pictureHeight + captionHeight + kBetween)));
        // As many lines as there is room for, and they fill the page.
        pictureHeight = std::min(width * kTallest, room / rows - captionHeight - kBetween);
    }
    [[nodiscard]] int perPage() const { return columns * rows; }
    [[nodiscard]] QRectF tile(int place) const
    {
        return {kMargin + place % columns * (width + kBetween),
                kMargin + kHeader + place / columns * (pictureHeight + captionHeight + kBetween), width,
                pictureHeight + captionHeight};
    }
};

QFont sheetFont(double size, bool bold = false)
{
    QFont font = Theme::instance().bodyFont();
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

/// Text in one line, cut where the tile ends.
void drawLine(QPainter& painter, const QRectF& line, int flags, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(line, flags | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, line.width()));
}

void drawCaption(QPainter& painter, QRectF line, const SheetPicture& tile, const SheetPlan& plan,
                 const QString& caption, bool namesSystem, const Tokens& tokens)
{
    line.setHeight(kLine);
    painter.setFont(sheetFont(8));
    if (!plan.captions.isEmpty()) {
        painter.setPen(tokens.text);
        drawLine(painter, line, Qt::AlignLeft, caption);
        line.translate(0, kLine);
    } else if (plan.labels || plan.answers) {
        const AnswerText answer = answerText(tile.verdict, tile.outcome, plan.labels);
        QRectF left = line;
        if (plan.answers) {
            painter.setFont(sheetFont(8, true));
            const double width =
                std::min(line.width(), QFontMetricsF(painter.font()).horizontalAdvance(answer.text) + 2);
            painter.setPen(toneColour(answer.tone, tokens));
            drawLine(painter, {line.right() - width, line.top(), width, line.height()}, Qt::AlignRight,
                     answer.text);
            left.setWidth(std::max(0.0, line.width() - width - 3));
            painter.setFont(sheetFont(8));
        }
        if (plan.labels) {
            painter.setPen(tokens.text);
            drawLine(painter, left, Qt::AlignLeft, valueLabel(tile.truth));
        }
        line.translate(0, kLine);
    }
    painter.setPen(tokens.muted);
    if (namesSystem) {
        drawLine(painter, line, Qt::AlignLeft, tile.systemName);
        line.translate(0, kLine);
    }
    if (plan.fileNames)
        drawLine(painter, line, Qt::AlignLeft, tile.file);
}

void drawTile(QPainter& painter, const QRectF& area, const Grid& grid, const SheetPicture& tile,
              const SheetPlan& plan, const QString& caption, const Tokens& tokens)
{
    const QRectF frame(area.topLeft(), QSizeF(grid.width, grid.pictureHeight));
    painter.save();
    painter.setClipRect(frame);
    painter.fillRect(frame, tokens.ground);
    if (!tile.picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(coverRect(tile.picture.size(), frame), tile.picture);
    } else {
        painter.setFont(sheetFont(8));
        painter.setPen(tokens.muted);
        painter.drawText(frame.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap,
                         Words::tr("This file cannot be shown"));
    }
    painter.restore();
    painter.setPen(QPen(tokens.border, 0.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
    drawCaption(painter, {area.x(), frame.bottom() + 3, area.width(), kLine}, tile, plan, caption,
                grid.namesSystems, tokens);
}

void drawHeader(QPainter& painter, const Project& project, const SheetPlan& plan, int page, int pages,
                const Tokens& tokens)
{
    const QRectF top(kMargin, kMargin, kPageWidth - 2 * kMargin, 18);
    painter.setFont(sheetFont(14, true));
    painter.setPen(tokens.text);
    drawLine(painter, top, Qt::AlignLeft, titleOf(project, plan));
    painter.setFont(sheetFont(9));
    painter.setPen(tokens.muted);
    drawLine(painter, top.translated(0, 19), Qt::AlignLeft, sheetHead(project, plan));
    if (!plan.filter.isEmpty())
        drawLine(painter, top.translated(0, 30), Qt::AlignLeft, Words::tr("Listed: %1").arg(plan.filter));
    const QRectF foot(kMargin, kPageHeight - kMargin - 10, kPageWidth - 2 * kMargin, 12);
    painter.setFont(sheetFont(8));
    drawLine(painter, foot, Qt::AlignRight, Words::tr("Page %1 of %2").arg(page + 1).arg(pages));
    drawLine(painter, foot, Qt::AlignLeft, programVersion());
}

using Step = std::function<Result<void>()>; ///< before each picture

/// \pre the painter's unit is a point
Result<void> paintPage(QPainter& painter, const Project& project, const SheetPlan& plan, int page, double dpi,
                       const Step& step)
{
    const Tokens tokens = Theme::light(); // paper is white
    const Grid grid(plan);
    drawHeader(painter, project, plan, page, sheetPages(plan), tokens);
    const int edge = static_cast<int>(grid.pictureHeight * dpi / 72);
    const int first = page * grid.perPage();
    const int last = std::min(static_cast<int>(plan.tiles.size()), first + grid.perPage());
    for (int i = first; i < last; ++i) {
        if (const auto going = step(); !going)
            return going;
        const auto& [image, system] = plan.tiles[static_cast<std::size_t>(i)];
        const auto tile = sheetPicture(project, image, system, plan.blurFaces, std::max(64, edge), plan.task);
        if (!tile)
            return tile.error();
        drawTile(painter, grid.tile(i - first), grid, *tile, plan, plan.captions.value(i), tokens);
    }
    return {};
}

Error unwritable(const QString& path, const QString& reason)
{
    return {ErrorCode::DiskFull,
            Words::tr("%1 could not be written (%2); choose another folder or free some space.")
                .arg(QFileInfo(path).fileName(), reason),
            path};
}

Result<QImage> renderPage(const Project& project, const SheetPlan& plan, int page, int widthPx,
                          const Step& step)
{
    const double scale = widthPx / kPageWidth;
    QImage image(widthPx, static_cast<int>(kPageHeight * scale), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    if (const auto painted = paintPage(painter, project, plan, page, 72 * scale, step); !painted)
        return painted.error();
    return image;
}

Result<QStringList> writePdf(const Project& project, const SheetPlan& plan, const QString& path,
                             const Step& step)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setResolution(kPdfDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(titleOf(project, plan));
        writer.setCreator(programVersion());
        QPainter painter(&writer);
        painter.scale(kPdfDpi / 72.0, kPdfDpi / 72.0);
        for (int page = 0; page < sheetPages(plan); ++page) {
            if (page > 0)
                writer.newPage();
            if (const auto painted = paintPage(painter, project, plan, page, kPdfDpi, step); !painted)
                return painted.error(); // what was written so far goes with the file
        }
    }
    if (!file.commit())
        return unwritable(path, file.errorString());
    return QStringList {path};
}

Result<QStringList> writePng(const Project& project, const SheetPlan& plan, const QString& path,
                             const Step& step)
{
    const QFileInfo info(path);
    QStringList files;
    for (int page = 0; page < sheetPages(plan); ++page) {
        const auto image = renderPage(project, plan, page, static_cast<int>(kPageWidth * kPngDpi / 72), step);
        if (!image)
            return image.error();
        const QString name = page == 0
            ? path
            : info.path() + QStringLiteral("/%1-%2.png").arg(info.completeBaseName()).arg(page + 1);
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly) || !image->save(&file, "PNG") || !file.commit())
            return unwritable(name, file.errorString());
        files << name;
    }
    return files;
}

} // namespace

QString sheetText(const SheetPlan& plan)
{
    const int pages = sheetPages(plan);
    const QString pictures = picturesText(plan.tiles.size());
    return pages == 1 ? Words::tr("%1 on 1 page", "1: how many pictures").arg(pictures)
                      : Words::tr("%1 on %2 pages").arg(pictures, QLocale().toString(pages));
}

QString sheetHead(const Project& project, const SheetPlan& plan)
{
    QStringList facts {plan.subject.isEmpty() ? picturesText(plan.tiles.size())
                                              : pairsText(plan.tiles.size() / 2)};
    if (!plan.subject.isEmpty() && !plan.title.isEmpty())
        facts.prepend(plan.subject);
    facts << plan.facts;
    if (!plan.title.isEmpty()) // else it is the title
        facts << project.name();
    facts << QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    if (const QStringList systems = systemsOf(plan); systems.size() == 1)
        facts.insert(1, Words::tr("answers of %1").arg(project.services().systemName(systems.first())));
    if (project.dataset()->synthetic)
        facts << Words::tr("synthetic portraits");
    facts << (plan.blurFaces ? Words::tr("faces blurred") : Words::tr("faces not blurred"));
    return facts.join(QStringLiteral(" · "));
}

int sheetPages(const SheetPlan& plan)
{
    const int perPage = Grid(plan).perPage();
    return std::max(1, (static_cast<int>(plan.tiles.size()) + perPage - 1) / perPage);
}

Result<QImage> renderSheetPage(const Project& project, const SheetPlan& plan, int page, int widthPx)
{
    return renderPage(project, plan, page, widthPx, [] { return Result<void>(); });
}

Result<QStringList> writeContactSheet(Project& project, const SheetPlan& plan, const QString& path,
                                      RunControl& control, const ProgressFunction& progress)
{
    Progress state;
    state.total = static_cast<qint64>(plan.tiles.size());
    state.what = Words::tr("Contact sheet");
    const Step step = [&]() -> Result<void> {
        if (control.isCancelled())
            return Error {ErrorCode::Cancelled, {}, {}};
        ++state.done;
        progress(state);
        return {};
    };
    const bool pdf = QFileInfo(path).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0;
    auto written = pdf ? writePdf(project, plan, path, step) : writePng(project, plan, path, step);
    if (!written)
        return written;
    if (const auto told =
            journalContactSheet(project, path, static_cast<int>(plan.tiles.size()), plan.blurFaces);
        !told)
        return told.error();
    return written;
}

} // namespace plumbline::ui
