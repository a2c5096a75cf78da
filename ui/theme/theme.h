// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <optional>

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QApplication;
class QWidget;

namespace plumbline::ui {

class DesktopScheme;

/// Every colour of the window (LOOK.md's tokens). Values, so that charts can be drawn for the light theme
/// whatever the window wears.
struct Tokens
{
    QColor ground, surface, border, text, muted, accent, accentGround, accentText, warning, wrong, right,
        hover, disabled;
    bool dark = false;
};

/// Sizes in logical pixels.
inline constexpr int kRailWidth = 72;
inline constexpr int kContextBarHeight = 44;
inline constexpr int kStatusHeight = 30;
inline constexpr int kPageMargin = 16;
inline constexpr int kGap = 12;
inline constexpr int kCardPadding = 14;
inline constexpr int kRadius = 10;

/// Okabe-Ito in LOOK.md's order; index by Series::colour modulo its size.
inline constexpr std::array<QRgb, 6> kSeriesColours {0xff0072b2, 0xffd55e00, 0xff009e73,
                                                     0xffcc79a7, 0xff56b4e9, 0xffe69f00};

enum class ThemeChoice { System, Light, Dark };
std::optional<ThemeChoice> themeChoiceFromName(const QString& name); ///< "system", "light", "dark"

/// Palette, style sheet, fonts and icons in one place. Lives in the GUI thread, one per program.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication* app);
    ~Theme() override;
    static Theme& instance(); ///< \pre one was made
    static Tokens light();
    static Tokens dark();

    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    /// Applies and remembers it; every window follows at once.
    void setChoice(ThemeChoice choice);
    /// Applies it for this time only (command line, screenshots).
    void wear(ThemeChoice choice);

    [[nodiscard]] QFont bodyFont() const;      ///< 13 px Inter, else the system's
    [[nodiscard]] QFont tableFont() const;     ///< 12.5 px
    [[nodiscard]] QFont figureFont() const;    ///< digits of equal width, as large as tableFont() looks
    [[nodiscard]] QFont cardTitleFont() const; ///< 14 px semibold
    [[nodiscard]] QFont headlineFont() const;  ///< 19 px semibold
    /// A line icon of resources/icons (":/icons/<name>.svg") drawn in the text colour; disabled and selected
    /// modes too.
    [[nodiscard]] QIcon icon(const QString& name) const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    [[nodiscard]] bool wantsDark() const;
    QApplication* m_app;
    DesktopScheme* m_desktop;
    bool m_darkPalette = false; ///< the palette the program was started with is dark
    Tokens m_tokens;
    ThemeChoice m_choice = ThemeChoice::System;
};

/// Style roles, set as dynamic properties that the style sheet knows:
/// "role" = "card" (QFrame), "primary" | "link" | "chip" | "segment" | "section" (buttons), "muted" |
/// "warning" | "wrong" | "right" | "headline" | "cardTitle" | "pageTitle" | "hero" | "lead" (labels), "icon"
/// (tool buttons), "flat" (views without a frame), "strip" and "line" (QFrame).
void setRole(QWidget* widget, const char* role);

} // namespace plumbline::ui
