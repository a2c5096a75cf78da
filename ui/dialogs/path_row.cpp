// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/path_row.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kLabelWidth = 92;

} // namespace

PathRow::PathRow(const QString& label, const QString& name, const QString& tip, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_status(textLabel({}, "muted"))
{
    auto* title = new QLabel(label);
    title->setBuddy(m_edit);
    title->setMinimumWidth(kLabelWidth);
    m_edit->setObjectName(name + QStringLiteral("Edit"));
    m_edit->setAccessibleName(tip);
    m_edit->setToolTip(tip);
    QPushButton* choose = button(tr("Choose…"), "", name + QStringLiteral("Choose"), tip);
    m_status->setObjectName(name + QStringLiteral("Status"));
    m_status->hide();

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(title, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(choose, 0, 2);
    grid->addWidget(m_status, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);

    connect(choose, &QPushButton::clicked, this, &PathRow::chooseClicked);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        const QString typed = path();
        if (typed == m_path)
            return;
        m_path = typed;
        Q_EMIT edited(typed);
    });
}

void PathRow::setPath(const QString& path)
{
    m_path = path;
    m_edit->setText(QDir::toNativeSeparators(path));
    m_edit->setCursorPosition(0);
}

QString PathRow::path() const
{
    const QString typed = QDir::fromNativeSeparators(m_edit->text().trimmed());
    if (typed.isEmpty())
        return {};
    if (typed == QLatin1String("~") || typed.startsWith(QLatin1String("~/")))
        return QDir::homePath() + typed.mid(1);
    return QDir::cleanPath(QDir().absoluteFilePath(typed));
}

void PathRow::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void PathRow::setStatus(const QString& text, const char* role)
{
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
    setRole(m_status, role);
}

} // namespace plumbline::ui
