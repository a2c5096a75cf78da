// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/tile_overlays.h"

#include <QCoreApplication>
#include <QSettings>

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::TileOverlays)
};

QString settingsKey(const char* key)
{
    return QStringLiteral("browse/show_") + QLatin1String(key);
}

} // namespace

std::vector<TileOverlays::Switch> TileOverlays::switches()
{
    return {{&TileOverlays::box, "box", Words::tr("Face box"), Words::tr("The face that was found")},
            {&TileOverlays::landmarks, "landmarks", Words::tr("Landmarks"),
             Words::tr("The 68 points of the face; worked out while you look, not stored")},
            {&TileOverlays::label, "label", Words::tr("Label"), Words::tr("What the dataset says")},
            {&TileOverlays::answer, "answer", Words::tr("Answer"), Words::tr("What the system says")},
            {&TileOverlays::score, "score", Words::tr("Score"), Words::tr("What the system gave its answer")},
            {&TileOverlays::marks, "marks", Words::tr("Review marks"), Words::tr("Tags, flags and notes")},
            {&TileOverlays::blurred, "blurred", Words::tr("Blur faces"),
             Words::tr("Makes faces unrecognisable, for looking in company")}};
}

TileOverlays TileOverlays::remembered()
{
    const QSettings settings;
    TileOverlays overlays;
    for (const Switch& each : switches())
        overlays.*each.on = settings.value(settingsKey(each.key), overlays.*each.on).toBool();
    return overlays;
}

void TileOverlays::remember() const
{
    QSettings settings;
    for (const Switch& each : switches())
        settings.setValue(settingsKey(each.key), this->*each.on);
}

} // namespace plumbline::ui
