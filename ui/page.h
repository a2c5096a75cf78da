// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>
#include <QWidget>

#include "core/session/session.h"
#include "ui/audit_context.h"
#include "ui/prompts.h"

namespace plumbline::ui {

enum class PageId { Welcome, Dataset, Systems, Runs, Results, Browse };

/// What a page is given. All outlive the page.
struct PageServices
{
    Session& session;
    AuditContext& context;
    Prompts& prompts;
};

/// A place in the rail. A page listens to session and context itself, refreshes only while visible (or when
/// it becomes so), and asks the window to go elsewhere by navigate().
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(PageServices services, QWidget* parent = nullptr)
        : QWidget(parent)
        , m_services(services)
    {
    }

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);
    /// The window opens the import dialog (with a folder or table dropped or chosen, or none).
    void importRequested(const QString& imagesDir, const QString& labelsFile);

protected:
    [[nodiscard]] Session& session() const { return m_services.session; }
    [[nodiscard]] AuditContext& context() const { return m_services.context; }
    [[nodiscard]] Prompts& prompts() const { return m_services.prompts; }

private:
    PageServices m_services;
};

} // namespace plumbline::ui
