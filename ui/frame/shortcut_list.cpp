// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/shortcut_list.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QKeySequence>
#include <QShortcut>
#include <QWidget>

#include "ui/page.h"
#include "ui/shortcut_place.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Shortcuts", text);
}

constexpr qsizetype kMostKeys = 3; ///< that are written one by one; more are "first to last"

struct Entry
{
    QString place;
    QStringList keys;
    QString text;
};

QString native(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::NativeText);
}

/// The page, or the part of it with keys of its own, that an object belongs to: its title, or everywhere;
/// empty for what is in a dialog, which may be there or not.
QString placeOf(const QObject* object)
{
    for (; object; object = object->parent()) {
        if (qobject_cast<const QDialog*>(object))
            return {};
        if (const QString place = object->property(kShortcutPlace).toString(); !place.isEmpty())
            return place;
        if (const auto* page = qobject_cast<const Page*>(object))
            return page->accessibleName();
    }
    return tr("Everywhere");
}

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).remove(QChar(0x2026)); // an ellipsis says only that a dialog follows
}

/// Names of buttons without a text end in their keys: "Contact sheet (Ctrl+P)".
QString withoutKeys(QString name, const QKeySequence& keys)
{
    return name.remove(QStringLiteral(" (") + native(keys) + QLatin1Char(')'));
}

void add(std::vector<Entry>& entries, const QObject& of, const QList<QKeySequence>& keys, const QString& said)
{
    QStringList written;
    for (const QKeySequence& each : keys)
        if (!each.isEmpty())
            written.append(native(each));
    const QString place = placeOf(&of);
    if (written.isEmpty() || place.isEmpty())
        return;
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.place == place && entry.text == said;
    });
    if (same == entries.end())
        entries.push_back({place, written, said});
    else
        for (const QString& key : std::as_const(written))
            if (!same->keys.contains(key))
                same->keys.append(key);
}

/// What single controls do with keys that are no shortcuts.
std::vector<Entry> keysOfControls()
{
    const QString everywhere = tr("Everywhere");
    const QString dialogs = tr("Charts, tables, dialogs");
    const QString browse = tr("Browse");
    const auto key = [](const char* keys) { return native(QKeySequence(QString::fromLatin1(keys))); };
    return {
        {everywhere, {key("Tab"), key("Shift+Tab")}, tr("Next control, the one before")},
        {everywhere, {key("Esc")}, tr("Back to the page before; close a dialog")},
        {dialogs, {key("Up"), key("Down")}, tr("In a chart: from mark to mark; Left, Right: subgroups")},
        {dialogs, {key("Return")}, tr("On a mark or row: the portraits behind it")},
        {dialogs, {key("Ctrl+C")}, tr("Copy the selected rows, or the chart")},
        {dialogs, {key("Alt+Left"), key("Alt+Right")}, tr("Import: step before, next step")},
        {dialogs, {key("Alt+Up"), key("Alt+Down")}, tr("Groups: earlier, later in the chart")},
        {dialogs, {key("F2")}, tr("Groups: rename")},
        {browse, {key("Return"), key("Space")}, tr("Enlarge the portrait")},
        {browse, {key("Return")}, tr("In the filter: to the portraits")},
        {browse, {key("Ctrl+A")}, tr("Select all; Shift or Ctrl and click: several")},
        {browse, {key("Ctrl+Return")}, tr("In a note: done")},
        {browse, {key("+"), key("-"), key("0")}, tr("On a portrait: zoom in, out, the whole")},
    };
}

QString written(const QStringList& keys)
{
    if (keys.size() <= kMostKeys)
        return keys.join(QStringLiteral(", "));
    return tr("%1 to %2").arg(keys.front(), keys.back());
}

} // namespace

std::vector<ShortcutLine> shortcutsOf(const QWidget& window)
{
    std::vector<Entry> entries;
    for (const QAction* action : window.findChildren<QAction*>())
        add(entries, *action, action->shortcuts(),
            action->whatsThis().isEmpty() ? plain(action->text()) : action->whatsThis());
    for (const QAbstractButton* each : window.findChildren<QAbstractButton*>())
        add(entries, *each, {each->shortcut()},
            each->text().isEmpty() ? withoutKeys(each->accessibleName(), each->shortcut())
                                   : plain(each->text()));
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>())
        add(entries, *shortcut, shortcut->keys(), shortcut->whatsThis());
    const std::vector<Entry> more = keysOfControls();
    entries.insert(entries.end(), more.begin(), more.end());

    QStringList places {tr("Everywhere"), tr("Charts, tables, dialogs")};
    for (const Entry& entry : entries)
        if (!places.contains(entry.place))
            places.append(entry.place);
    std::vector<ShortcutLine> lines;
    for (const QString& place : std::as_const(places))
        for (const Entry& entry : entries)
            if (entry.place == place)
                lines.push_back({place, written(entry.keys), entry.text});
    return lines;
}

} // namespace plumbline::ui
