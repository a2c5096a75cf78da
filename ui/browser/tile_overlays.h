// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

namespace plumbline::ui {

/// What is drawn on and below the tiles of Browse; kept in the user's settings.
struct TileOverlays
{
    bool box = true;        ///< the face that was found
    bool landmarks = false; ///< its 68 points, worked out while one looks
    bool label = true;      ///< the dataset's word
    bool answer = true;     ///< the system's
    bool score = false;     ///< what the system gave its answer
    bool marks = true;      ///< tags, flags and notes of the review
    bool blurred = false;   ///< faces made unrecognisable, for looking at Browse in company

    [[nodiscard]] bool hasCaption() const { return label || answer || score; }
    friend bool operator==(const TileOverlays&, const TileOverlays&) = default;

    [[nodiscard]] static TileOverlays remembered();
    void remember() const;

    /// The switches, for menus: where each is, its name in settings and its word.
    struct Switch
    {
        bool TileOverlays::*on;
        const char* key;
        QString text;
        QString tip;
    };
    [[nodiscard]] static std::vector<Switch> switches();
};

} // namespace plumbline::ui
