// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/help_dialogs.h"

#include <vector>

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/session/project.h"
#include "ui/frame/shortcut_list.h"
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
    QPushButton* close = button(tr("Close"), "", QStringLiteral("helpClose"), tr("Back to the window (Esc)"));
    close->setAutoDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(close);
    qobject_cast<QVBoxLayout*>(dialog->layout())->addLayout(line);
}

constexpr int kColumnGap = 28;

/// Where the second column begins: at the place nearest to the middle, headings counted.
std::size_t halfOf(const std::vector<ShortcutLine>& lines)
{
    std::size_t best = lines.size();
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto off = [&](std::size_t at) {
            return at > lines.size() / 2 ? at - lines.size() / 2 : lines.size() / 2 - at;
        };
        if (lines[i].place != lines[i - 1].place && off(i) < off(best))
            best = i;
    }
    return best;
}

void addLine(QGridLayout& grid, const std::vector<ShortcutLine>& lines, std::size_t at)
{
    int row = grid.rowCount();
    if (at == 0 || lines[at].place != lines[at - 1].place) {
        auto* place = new QLabel(lines[at].place);
        setRole(place, "cardTitle");
        if (row > 1)
            grid.setRowMinimumHeight(row++, 6);
        grid.addWidget(place, row++, 0, 1, 2);
    }
    auto* key = new QLabel(lines[at].keys);
    key->setObjectName(QStringLiteral("shortcutKeys"));
    key->setFont(Theme::instance().figureFont());
    setRole(key, "muted");
    auto* text = new QLabel(lines[at].text);
    key->setBuddy(text); // read together
    grid.addWidget(key, row, 0);
    grid.addWidget(text, row, 1);
}

} // namespace

void showShortcuts(QWidget* window)
{
    QDialog* box = dialog(window, QStringLiteral("shortcutsDialog"), tr("Keyboard shortcuts"));
    if (!box)
        return;
    const std::vector<ShortcutLine> lines = shortcutsOf(*window);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(kColumnGap);
    std::size_t from = 0;
    for (const std::size_t to : {halfOf(lines), lines.size()}) { // two: a small screen is not higher
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(20);
        grid->setVerticalSpacing(3);
        for (; from < to; ++from)
            addLine(*grid, lines, from);
        grid->setRowStretch(grid->rowCount(), 1);
        grid->setColumnStretch(1, 1);
        columns->addLayout(grid);
    }
    static_cast<QVBoxLayout*>(box->layout())->addLayout(columns);
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
