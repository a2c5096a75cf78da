// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QImage>
#include <QStringList>

#include "core/session/project.h"

namespace plumbline {
class RunControl;
}

namespace plumbline::ui {

/// A contact sheet: pictures in lines on A4 pages, each with what is said of it. Whose answers they are
/// stands in the head, or below each picture where there are several systems'.
struct SheetPlan
{
    std::vector<std::pair<ImageId, QString>> tiles; ///< image, and the system whose answer stands below it
    bool blurFaces = true;
    bool labels = true;
    bool answers = true;
    bool fileNames = false; ///< off: names of files are often names of people
    int columns = 5;        ///< 2 to 10
    /// One line below each picture instead of label and answer, as long as tiles; empty: none.
    QStringList captions;
    /// Of pairs: what they are pairs of, and of whom and where; the head says it. Empty: pictures.
    QString subject;
    QStringList facts;
    QString title;
    QString filter; ///< which pictures were listed, in words: "misread; Gender: female"; empty: all
    QString task = QStringLiteral("classify:gender");
};

/// How many pages it takes.
int sheetPages(const SheetPlan& plan);

/// "16 pictures on 2 pages".
QString sheetText(const SheetPlan& plan);

/// The line below the title: how many pictures, whose answers, of what, when, and whether faces are blurred.
QString sheetHead(const Project& project, const SheetPlan& plan);

/// One page as a picture of \a widthPx, without reading the others. \pre 0 <= page < sheetPages()
Result<QImage> renderSheetPage(const Project& project, const SheetPlan& plan, int page, int widthPx);

/// Writes it and says so in the journal. \a path ends in ".pdf" (one file), or in ".png" (one file per page:
/// "sheet.png", "sheet-2.png" ...). \return the files written. Blocks; nothing is left behind when it is
/// cancelled or fails on the way, but whole PNG pages.
Result<QStringList> writeContactSheet(Project& project, const SheetPlan& plan, const QString& path,
                                      RunControl& control, const ProgressFunction& progress);

} // namespace plumbline::ui
