// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/notice_strip.h"

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
    , m_icon(new QLabel)
    , m_text(textLabel({}, "wrong"))
    , m_systems(
          button(tr("See Systems"), "link", QStringLiteral("noticeSystems"), tr("Install models there")))
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
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, 6, kPageMargin, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_systems, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_systems, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT systemsRequested();
    });
    hide();
}

void NoticeStrip::showError(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (!error.detail.isEmpty())
        qCWarning(logUi).noquote() << codeName(error.code) << error.detail;
    present(error.userText, "wrong", error.code == ErrorCode::NotInstalled);
}

void NoticeStrip::showText(const QString& text)
{
    present(text, "muted", false);
}

QString NoticeStrip::text() const
{
    return m_text->text();
}

void NoticeStrip::present(const QString& text, const char* role, bool offersSystems)
{
    const bool wrong = qstrcmp(role, "wrong") == 0;
    const Tokens& tokens = Theme::instance().tokens();
    m_icon->setPixmap(lineIcon(wrong ? QStringLiteral("warning") : QStringLiteral("tick"),
                               wrong ? tokens.wrong : tokens.right, {18, 18}, devicePixelRatioF()));
    setRole(m_text, role);
    m_text->setText(text);
    setAccessibleName(text);
    m_systems->setVisible(offersSystems);
    show();
}

} // namespace plumbline::ui
