// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/saved_filters.h"

#include <QMenu>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "ui/browser/ask_popover.h"
#include "ui/browser/filter_words.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

SavedFilters::SavedFilters(Session& session, QWidget* parent)
    : QPushButton(tr("Saved ▾"), parent)
    , m_session(session)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("savedFilters"));
    setAccessibleName(tr("Saved filters"));
    setToolTip(tr("Filters kept in this audit"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setRole(this, "link");
    m_menu->setObjectName(QStringLiteral("savedFiltersMenu"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedFilters::fill);
}

void SavedFilters::fill()
{
    m_menu->clear();
    const auto project = m_session.project();
    if (!project)
        return;
    const auto book = ReviewDesk(*project).book();
    for (const SavedFilter& filter : book->filters) {
        QString name = filter.name;
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        m_menu->addAction(name, this, [this, query = filter.query] { Q_EMIT chosen(query); });
    }
    if (book->filters.empty())
        m_menu->addAction(tr("No filter is saved yet"))->setEnabled(false);
    m_menu->addSeparator();
    QAction* saving = m_menu->addAction(tr("Save this filter…"), this, &SavedFilters::save);
    saving->setObjectName(QStringLiteral("saveFilter"));
    saving->setEnabled(!project->isReadOnly() && !filterParts(m_current).empty());
    QMenu* deleting = m_menu->addMenu(tr("Delete"));
    deleting->setEnabled(!project->isReadOnly() && !book->filters.empty());
    for (const SavedFilter& filter : book->filters)
        deleting->addAction(filter.name, this,
                            [this, name = filter.name] { m_session.history().deleteFilter(name); });
}

void SavedFilters::save()
{
    QStringList words;
    for (const FilterPart& part : filterParts(m_current))
        words << part.text;
    AskPopover::ask(this,
                    {tr("Save this filter as"), tr("Name"), words.join(QStringLiteral(", ")), tr("Save"), {}},
                    [this, query = m_current](const QString& name) {
        m_session.history().saveFilter({name, query});
    });
}

} // namespace plumbline::ui
