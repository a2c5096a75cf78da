// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/systems_page.h"

#include <algorithm>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>

#include "core/base/when_done.h"
#include "core/session/own_desk.h"
#include "ui/dialogs/feeding_dialog.h"
#include "ui/dialogs/own_model_dialog.h"
#include "ui/dialogs/try_dialog.h"
#include "ui/jobs/systems_query.h"
#include "ui/pages/scrolled_page.h"
#include "ui/pages/system_card.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kTwoColumnsFrom = 860; ///< page width

} // namespace

SystemsPage::SystemsPage(PageServices services, QWidget* parent)
    : Page(services, parent)
    , m_query(new SystemsQuery(session().services(), this))
    , m_head(new Card)
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("systemsPage"));
    m_query->setTask({}); // all there are
    QVBoxLayout* column = makeScrolled(this);
    buildHead();
    m_grid->setSpacing(kGap);
    column->addWidget(m_head);
    column->addLayout(m_grid);
    column->addStretch(1);
    connect(m_query, &SystemsQuery::answered, this, &SystemsPage::showSystems);
    connect(&session(), &Session::modelsChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            ask();
    });
    connect(&session(), &Session::jobChanged, this, &SystemsPage::showJob);
    connect(&session(), &Session::progressChanged, this, &SystemsPage::showJob);
    showJob();
}

void SystemsPage::buildHead()
{
    m_summary = textLabel(tr("Looking for systems…"), "headline");
    m_summary->setObjectName(QStringLiteral("systemsSummary"));
    m_note = textLabel({}, "muted");
    m_error = textLabel({}, "wrong");
    m_error->setObjectName(QStringLiteral("installError"));
    m_error->hide();
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("installBar"));
    m_bar->setAccessibleName(tr("Progress of the installation"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_install = button(tr("Install models"), "primary", QStringLiteral("installModels"),
                       tr("Fetch the missing models, check them and convert them"));
    m_cancel = button(tr("Cancel"), "", QStringLiteral("cancelInstall"), tr("Stop the installation"));
    m_try = button(tr("Try on one picture…"), "", QStringLiteral("tryOne"),
                   tr("Show one picture to every installed system (Ctrl+T); nothing of it is kept"));
    m_try->setShortcut(QKeySequence(QStringLiteral("Ctrl+T")));
    auto* own = button(tr("Add your own…"), "", QStringLiteral("addOwn"),
                       tr("Add an ONNX classifier of your own as a system"));
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_summary, m_note, m_error, m_bar})
        words->addWidget(widget);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addLayout(words, 1);
    row->addWidget(own, 0, Qt::AlignVCenter);
    row->addWidget(m_try, 0, Qt::AlignVCenter);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
    row->addWidget(m_install, 0, Qt::AlignVCenter);
    m_head->body()->addLayout(row);
    connect(m_install, &QPushButton::clicked, this, &SystemsPage::install);
    connect(m_cancel, &QPushButton::clicked, &session(), &Session::cancelJob);
    connect(m_try, &QPushButton::clicked, this, &SystemsPage::tryOne);
    connect(own, &QPushButton::clicked, this, &SystemsPage::addOwn);
}

void SystemsPage::tryOne()
{
    auto* dialog = new TryDialog(session(), prompts(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SystemsPage::addOwn()
{
    auto* dialog = new OwnModelDialog(session(), prompts(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SystemsPage::compareFeedings(const SystemInfo& system)
{
    const QString task = system.tasks.contains(context().task) ? context().task : system.tasks.value(0);
    auto* dialog = new FeedingDialog(session(), system, task, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SystemsPage::removeOwn(const SystemInfo& system)
{
    if (!prompts().confirm(
            this, tr("Remove %1?").arg(system.name),
            tr("Its file and description are deleted from your data folder. Runs it made stay in "
               "their audits; it cannot run again."),
            tr("Remove"))) {
        return;
    }
    if (const auto removed = OwnDesk::remove(system.classifier); !removed) {
        m_error->setText(removed.error().userText);
        m_error->show();
    }
    ask();
}

void SystemsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        ask();
}

void SystemsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

void SystemsPage::ask()
{
    m_stale = false;
    m_query->ask();
}

void SystemsPage::showSystems()
{
    const auto& systems = m_query->systems();
    for (SystemCard* card : m_cards)
        delete card;
    m_cards.clear();
    m_columns = 0;
    const QStringList shared = showShared(systems);
    int installed = 0;
    for (const SystemInfo& system : systems) {
        installed += system.installed ? 1 : 0;
        auto* card = new SystemCard(system, shared);
        connect(card, &SystemCard::feedingsRequested, this, [this, system] { compareFeedings(system); });
        connect(card, &SystemCard::removeRequested, this, [this, system] { removeOwn(system); });
        m_cards.push_back(card);
    }
    const int all = static_cast<int>(systems.size());
    m_missing = installed < all;
    m_summary->setText(m_missing ? tr("%1 of %2 systems are installed").arg(installed).arg(all)
                                 : tr("All %1 systems are installed").arg(all));
    arrange();
    showJob();
}

QStringList SystemsPage::showShared(const std::vector<SystemInfo>& systems)
{
    delete m_shared;
    m_shared = new QWidget;
    auto* layout = new QVBoxLayout(m_shared);
    layout->setContentsMargins(0, 0, 0, 0);
    QStringList shared;
    if (systems.size() > 1) {
        for (const SystemInfo::Model& model : systems.front().models) {
            const bool everywhere =
                std::all_of(systems.begin(), systems.end(), [&](const SystemInfo& system) {
                    return std::any_of(system.models.begin(), system.models.end(),
                                       [&](const SystemInfo::Model& each) { return each.id == model.id; });
                });
            if (!everywhere)
                continue;
            shared.append(model.id);
            layout->addWidget(modelRow(systems.front(), model));
        }
    }
    m_shared->setVisible(!shared.isEmpty());
    m_head->body()->addWidget(m_shared);
    return shared;
}

void SystemsPage::arrange()
{
    const int columns = width() >= kTwoColumnsFrom ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (std::size_t at = 0; at < m_cards.size(); ++at) {
        const int place = static_cast<int>(at);
        m_grid->addWidget(m_cards[at], place / columns, place % columns);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void SystemsPage::install()
{
    m_error->hide();
    whenDone(session().installModels(), this, [this](const Result<void>& installed) {
        if (!installed && installed.error().code != ErrorCode::Cancelled) {
            m_error->setText(installed.error().userText);
            m_error->show();
        }
        ask(); // some may be there even so
    });
}

void SystemsPage::showJob()
{
    const bool installing = session().job() == JobKind::Install;
    m_install->setVisible(m_missing && !installing);
    m_install->setEnabled(session().job() == JobKind::None);
    m_install->setToolTip(m_install->isEnabled()
                              ? tr("Fetch the missing models, check them and convert them")
                              : tr("Something is running: wait for it, or cancel it below."));
    m_cancel->setVisible(installing);
    m_bar->setVisible(installing);
    if (!installing) {
        m_note->setText(tr(
            "They run on this computer. Gender as they give it is a binary guess from appearance. Licences "
            "are as stated by whoever packaged the models, who need not have trained them."));
        return;
    }
    const Progress progress = session().progress();
    m_bar->setRange(0, static_cast<int>(progress.total));
    m_bar->setValue(static_cast<int>(progress.done));
    m_note->setText(progress.what);
}

} // namespace plumbline::ui
