// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/help_dialogs.h"

#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

#include "core/session/project.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("HelpDialogs", text);
}

/// A dialog of its own name, once per window.
QDialog* dialog(QWidget* window, const QString& name, const QString& title)
{
    if (auto* open = window->findChild<QDialog*>(name)) {
        open->raise();
        open->activateWindow();
        return nullptr;
    }
    auto* made = new QDialog(window);
    made->setObjectName(name);
    made->setWindowTitle(title);
    made->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(made);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    return made;
}

void addClose(QDialog* dialog)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(true);
    dialog->layout()->addWidget(buttons);
}

} // namespace

void showShortcuts(QWidget* window)
{
    QDialog* box = dialog(window, QStringLiteral("shortcutsDialog"), tr("Keyboard shortcuts"));
    if (!box)
        return;
    const std::vector<std::pair<QString, QString>> keys {
        {QStringLiteral("Ctrl+1"), tr("Dataset")},
        {QStringLiteral("Ctrl+2"), tr("Systems")},
        {QStringLiteral("Ctrl+3"), tr("Runs")},
        {QStringLiteral("Ctrl+4"), tr("Results")},
        {QStringLiteral("Ctrl+5"), tr("Browse")},
        {QStringLiteral("Esc"), tr("Back to the page before")},
        {QStringLiteral("Ctrl+N"), tr("New audit from a folder of portraits")},
        {QStringLiteral("Ctrl+O"), tr("Open an audit")},
        {QStringLiteral("Ctrl+I"), tr("Import images")},
        {QStringLiteral("Ctrl+E"), tr("Export")},
        {QStringLiteral("Ctrl+W"), tr("Close the audit")},
        {QStringLiteral("F10"), tr("Menu")},
        {QStringLiteral("Tab"), tr("Next control; Shift+Tab the one before")},
        {QStringLiteral("Up"), tr("In a chart: mark to mark (Left and Right: subgroup to subgroup)")},
        {QStringLiteral("Return"), tr("On a mark, a row or a tile: open what is behind it")},
        {QStringLiteral("Space"), tr("On a tile: enlarge the portrait")},
        {QStringLiteral("1"), tr("In Browse: set or take off the tag of key 1 (2 to 9 the others)")},
        {QStringLiteral("L"), tr("In Browse: dispute the label")},
        {QStringLiteral("P"), tr("In Browse: mark as a poor image")},
        {QStringLiteral("X"), tr("In Browse: exclude with a reason, or count again")},
        {QStringLiteral("R"), tr("In Browse: mark as reviewed")},
        {QStringLiteral("N"), tr("In Browse: write a note (Ctrl+Return when done)")},
        {QStringLiteral("Ctrl+A"), tr("In Browse: select all; Shift and Ctrl with a click select several")},
        {QStringLiteral("Ctrl+F"), tr("In Browse: filter by text")},
        {QStringLiteral("Ctrl++"), tr("In Browse: larger tiles (Ctrl+- smaller, Ctrl+0 as usual)")},
        {QStringLiteral("+"), tr("On a portrait: zoom in (- out, 0 the whole)")},
        {QStringLiteral("Ctrl+P"), tr("In Browse: contact sheet")},
        {QStringLiteral("Ctrl+Z"), tr("Undo; Ctrl+Shift+Z redo")},
        {QStringLiteral("Ctrl+H"), tr("In Browse: what was done")},
        {QStringLiteral("Ctrl+C"), tr("In a table: copy the selected rows")},
        {QStringLiteral("F1"), tr("This list")},
        {QStringLiteral("Ctrl+Q"), tr("Quit")},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t half = (keys.size() + 1) / 2; // two columns: a small screen is not higher
        const int row = static_cast<int>(i % half);
        const int column = i < half ? 0 : 2;
        auto* key = new QLabel(QKeySequence(keys[i].first).toString(QKeySequence::NativeText));
        key->setFont(Theme::instance().figureFont());
        setRole(key, "muted");
        grid->addWidget(key, row, column);
        grid->addWidget(new QLabel(keys[i].second), row, column + 1);
    }
    static_cast<QVBoxLayout*>(box->layout())->addLayout(grid);
    addClose(box);
    box->open();
}

void showAbout(QWidget* window)
{
    QDialog* box = dialog(window, QStringLiteral("aboutDialog"), tr("About Plumbline"));
    if (!box)
        return;
    box->layout()->addWidget(textLabel(tr("Plumbline"), "headline"));
    box->layout()->addWidget(textLabel(programVersion(), "muted"));
    auto* text = textLabel(
        tr("Audits face-analysis systems by subgroup: who is misread, who is not seen, and whether the "
           "difference is real.\n\nFree software under the GNU General Public License, version 3 or "
           "later. It comes with no warranty. The models it audits have licences of their own; Systems "
           "shows them.\n\nNothing leaves this computer."),
        "");
    text->setMinimumWidth(420);
    box->layout()->addWidget(text);
    addClose(box);
    box->open();
}

} // namespace plumbline::ui
