// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QWidget>

#include "ui/theme/desktop_scheme.h"
#include "ui/theme/focus_style.h"
#include "ui/theme/line_icon.h"
#include "ui/theme/return_key.h"
#include "ui/theme/style_sheet.h"

// Resources of a static library are dropped by the linker unless something asks for them; the macro must
// stand outside every namespace.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(program_icon);
}

namespace plumbline::ui {

namespace {

constexpr QLatin1String kChoiceKey("window/theme");
Theme* theTheme = nullptr;

QString choiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

/// \a px at 96 dpi; in points, so that the desktop's font scale counts.
QFont fontOf(double px, QFont::Weight weight = QFont::Normal, const QString& family = {})
{
    QFont font = QApplication::font();
    if (!family.isEmpty())
        font.setFamily(family);
    font.setPointSizeF(px * 0.75);
    font.setWeight(weight);
    return font;
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.ground);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.ground);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.wrong);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.accentText);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::ToolTipBase, tokens.surface);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Light, tokens.surface);
    palette.setColor(QPalette::Midlight, tokens.hover);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Dark, tokens.muted);
    palette.setColor(QPalette::Shadow, tokens.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    return palette;
}

} // namespace

std::optional<ThemeChoice> themeChoiceFromName(const QString& name)
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        if (choiceName(choice) == name)
            return choice;
    return std::nullopt;
}

Theme::Theme(QApplication* app)
    : QObject(app)
    , m_app(app)
    , m_desktop(new DesktopScheme(this))
{
    Q_ASSERT(!theTheme);
    theTheme = this;
    initIcons();
    m_darkPalette = app->palette().color(QPalette::Window).lightness() < 128;
    const QString forced = qEnvironmentVariable("PLUMBLINE_THEME");
    m_choice = themeChoiceFromName(forced.isEmpty() ? QSettings().value(kChoiceKey).toString() : forced)
                   .value_or(ThemeChoice::System);
    QApplication::setStyle(new FocusStyle);
    app->installEventFilter(new ReturnKey(this));
    const QStringList families = QFontDatabase::families();
    if (families.contains(QStringLiteral("Inter"))) {
        QFont font = QApplication::font();
        font.setFamily(QStringLiteral("Inter"));
        QApplication::setFont(font);
    }
    QApplication::setFont(fontOf(13));
    connect(m_desktop, &DesktopScheme::changed, this, [this] {
        if (m_choice == ThemeChoice::System)
            apply();
    });
    apply();
}

Theme::~Theme()
{
    theTheme = nullptr;
}

Theme& Theme::instance()
{
    Q_ASSERT(theTheme);
    return *theTheme;
}

Tokens Theme::light()
{
    Tokens tokens;
    tokens.ground = QColor(0xf5f6f8);
    tokens.surface = QColor(0xffffff);
    tokens.border = QColor(0xdfe3e8);
    tokens.text = QColor(0x1b1f24);
    tokens.muted = QColor(0x5b6570);
    tokens.accent = QColor(0x0b5fa5);
    tokens.accentGround = QColor(0xe6f0f9);
    tokens.accentText = QColor(0xffffff);
    tokens.warning = QColor(0x8a5a00);
    tokens.wrong = QColor(0xb34a00);
    tokens.right = QColor(0x00785a);
    tokens.hover = QColor(0xeceff3);
    tokens.disabled = QColor(0x8d96a0);
    return tokens;
}

Tokens Theme::dark()
{
    Tokens tokens;
    tokens.ground = QColor(0x15181c);
    tokens.surface = QColor(0x1e2227);
    tokens.border = QColor(0x343b43);
    tokens.text = QColor(0xe8eaed);
    tokens.muted = QColor(0xa3acb6);
    tokens.accent = QColor(0x6cb4ee);
    tokens.accentGround = QColor(0x1d3346);
    tokens.accentText = QColor(0x10202e);
    tokens.warning = QColor(0xe8b44c);
    tokens.wrong = QColor(0xf08a4b);
    tokens.right = QColor(0x3fc79a);
    tokens.hover = QColor(0x2a3037);
    tokens.disabled = QColor(0x6f7882);
    tokens.dark = true;
    return tokens;
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    QSettings().setValue(kChoiceKey, choiceName(choice));
    apply();
}

void Theme::wear(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::wantsDark() const
{
    if (m_choice != ThemeChoice::System)
        return m_choice == ThemeChoice::Dark;
    return m_desktop->isDark().value_or(m_darkPalette);
}

void Theme::apply()
{
    m_tokens = wantsDark() ? dark() : light();
    QApplication::setPalette(paletteOf(m_tokens));
    m_app->setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

QFont Theme::bodyFont() const
{
    return fontOf(13);
}

QFont Theme::tableFont() const
{
    return fontOf(12.5);
}

QFont Theme::figureFont() const
{
    // Inter's digits differ in width, and Qt 6.4 cannot switch its tabular ones on. DejaVu looks larger.
    return fontOf(11.5, QFont::Normal, QStringLiteral("DejaVu Sans"));
}

QFont Theme::cardTitleFont() const
{
    return fontOf(14, QFont::DemiBold);
}

QFont Theme::headlineFont() const
{
    return fontOf(19, QFont::DemiBold);
}

QIcon Theme::icon(const QString& name) const
{
    return QIcon(new LineIconEngine(name));
}

void setRole(QWidget* widget, const char* role)
{
    const QString wanted = QString::fromLatin1(role);
    if (widget->property("role").toString() == wanted)
        return;
    widget->setProperty("role", wanted);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace plumbline::ui
