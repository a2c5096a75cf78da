// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/feeding_words.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FeedingWords", text);
}

bool isOne(double scale)
{
    return std::abs(scale - 1) < 0.005;
}

QString cropWords(const Crop& crop)
{
    const QString times = QLocale().toString(crop.scale, 'g', 3);
    switch (crop.kind) {
    case CropKind::Box:
        return isOne(crop.scale)
            ? tr("the face as it was found")
            : tr("the face as it was found and what is around it, %1 times as large").arg(times);
    case CropKind::Inside:
        return tr("the face as it was found, with up to %1 times as much around it").arg(times);
    case CropKind::Square:
        break;
    }
    const QString shape = isOne(crop.aspect) ? tr("a square")
        : crop.aspect < 1                    ? tr("an upright rectangle")
                                             : tr("a wide rectangle");
    return isOne(crop.scale) ? tr("%1 around the face").arg(shape)
                             : tr("%1 around the face, %2 times as high").arg(shape, times);
}

} // namespace

QString feedingWords(const Feeding& feeding)
{
    const QString colours = feeding.channels == ChannelOrder::Grey ? tr("in grey") : tr("in colour");
    return tr("%1, %2, %3 × %4 pixels")
        .arg(cropWords(feeding.crop), colours, QString::number(feeding.widthPx),
             QString::number(feeding.heightPx));
}

} // namespace plumbline::ui
