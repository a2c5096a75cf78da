// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/session/facets.h"
#include "core/session/session.h"
#include "ui/browser/filter_section.h"

namespace plumbline::ui {

class MultiChoice;

/// The part of the filter that compares with another run: which run, and what became of the images since:
/// fixed, broken, unchanged. Hidden while there is no second run.
class ChangeSection : public FilterSection
{
    Q_OBJECT

public:
    explicit ChangeSection(QWidget* parent = nullptr);

    /// The runs of the task that one may compare with.
    void refresh(const Session& session, const QString& task);
    void showChoices(const ListQuery& query);
    void showCounts(const Facets& facets, bool known);
    void choose(ListQuery& query) const; ///< writes what is chosen

Q_SIGNALS:
    void edited();

private:
    MultiChoice* m_run;
    MultiChoice* m_changes;
};

} // namespace plumbline::ui
