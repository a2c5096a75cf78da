// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/notice_strip.h"

#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "core/base/log.h"
#include "ui/theme/line_icon.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

NoticeStrip::NoticeStrip(QWidget* parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel)
    , m_text(textLabel({}, "wrong"))
    , m_close(new QToolButton)
{
    setRole(this, "strip");
    setObjectName(QStringLiteral("notice"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    setRole(m_close, "icon");
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setIcon(Theme::instance().icon(QStringLiteral("close")));
    m_close->setIconSize({16, 16});
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_row->setContentsMargins(kPageMargin, 6, kPageMargin, 6);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, &NoticeStrip::paintIcon);
    hide();
}

void NoticeStrip::showError(const Error& error)
{
    std::vector<Action> actions;
    if (error.code == ErrorCode::NotInstalled) {
        actions.push_back({tr("See Systems"), QStringLiteral("noticeSystems"), tr("Install models there"),
                           [this] { Q_EMIT systemsRequested(); }});
    }
    showFailure(error, std::move(actions));
}

void NoticeStrip::showFailure(const Error& error, std::vector<Action> actions)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (!error.detail.isEmpty())
        qCWarning(logUi).noquote() << codeName(error.code) << error.detail;
    present(error.userText, Tone::Wrong, std::move(actions));
}

void NoticeStrip::showText(const QString& text, std::vector<Action> actions)
{
    present(text, Tone::Done, std::move(actions));
}

void NoticeStrip::showQuestion(const QString& text, std::vector<Action> actions)
{
    present(text, Tone::Question, std::move(actions));
}

QString NoticeStrip::text() const
{
    return m_text->text();
}

void NoticeStrip::paintIcon()
{
    const Tokens& tokens = Theme::instance().tokens();
    const QColor colour = m_tone == Tone::Wrong ? tokens.wrong
        : m_tone == Tone::Question              ? tokens.warning
                                                : tokens.right;
    m_icon->setPixmap(lineIcon(m_tone == Tone::Done ? QStringLiteral("tick") : QStringLiteral("warning"),
                               colour, {18, 18}, devicePixelRatioF()));
}

void NoticeStrip::present(const QString& text, Tone tone, std::vector<Action> actions)
{
    m_tone = tone;
    paintIcon();
    setRole(m_text, tone == Tone::Wrong ? "wrong" : tone == Tone::Question ? "plain" : "muted");
    m_text->setText(text);
    setAccessibleName(text);
    for (QPushButton* old : m_buttons)
        old->deleteLater(); // one of them may be the one just pressed
    m_buttons.clear();
    for (Action& action : actions) {
        QPushButton* made = button(action.text, "link", action.name, action.tip);
        m_row->insertWidget(m_row->count() - 1, made, 0, Qt::AlignVCenter);
        connect(made, &QPushButton::clicked, this, [this, act = std::move(action.act), stays = action.stays] {
            const auto chosen = act; // a new notice may take this button with it
            if (!stays)
                hide();
            if (chosen)
                chosen();
        });
        m_buttons.push_back(made);
    }
    setTabOrder(m_text, m_close);
    QWidget* before = m_text;
    for (QPushButton* each : m_buttons) {
        setTabOrder(before, each);
        before = each;
    }
    setTabOrder(before, m_close);
    show();
}

} // namespace plumbline::ui
