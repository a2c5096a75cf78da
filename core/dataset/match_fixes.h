// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QFlags>
#include <QString>

namespace plumbline {

/// A way in which a table may write a picture's name otherwise than the folder does, and that may be
/// overlooked when rows are matched with pictures.
enum class MatchFix : unsigned {
    Trim = 1,      ///< spaces in and around the name ("a.jpg ", "a .jpg")
    Unicode = 2,   ///< accents written as one character or as two, full-width letters
    Case = 4,      ///< "IMG_1.JPG" for "img_1.jpg"
    SubFolder = 8, ///< the folders before the name, where the name itself is unique
    Extension = 16 ///< "a.png" or "a" for "a.jpg", where one picture only would do
};
Q_DECLARE_FLAGS(MatchFixes, MatchFix)
Q_DECLARE_OPERATORS_FOR_FLAGS(MatchFixes)

/// Every fix, from the strictest to the loosest.
const std::vector<MatchFix>& allMatchFixes();
/// All but Extension: pictures of two formats may well be two pictures.
MatchFixes safeMatchFixes();
/// "trim", "unicode", "case", "subfolder", "extension": for the command line and JSON.
QString matchFixName(MatchFix fix);
std::optional<MatchFix> matchFixFromName(const QString& name);
/// A few words for the reader: "Ignore upper and lower case".
QString matchFixTitle(MatchFix fix);

} // namespace plumbline
