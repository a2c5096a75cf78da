// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/copy_table_button.h"

#include <utility>

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

#include "ui/models/table_text.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kCopiedMs = 4000;

} // namespace

CopyTableButton::CopyTableButton(const QString& name, std::function<TableSpec()> table, QWidget* parent)
    : QWidget(parent)
    , m_table(std::move(table))
    , m_copied(new QLabel)
    , m_copiedEnds(new QTimer(this))
{
    m_copied->setObjectName(name + QStringLiteral("Copied"));
    setRole(m_copied, "muted");
    m_copied->hide();
    m_copiedEnds->setSingleShot(true);
    m_copiedEnds->setInterval(kCopiedMs);
    connect(m_copiedEnds, &QTimer::timeout, m_copied, &QWidget::hide);
    QPushButton* copy = button(tr("Copy table"), "link", name + QStringLiteral("CopyTable"),
                               tr("Copy this table, to paste it into a spreadsheet or a document"));
    connect(copy, &QPushButton::clicked, this, &CopyTableButton::copy);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_copied);
    row->addWidget(copy);
}

void CopyTableButton::copy()
{
    const TableSpec table = m_table();
    copyTable(table);
    const auto rows = static_cast<qlonglong>(table.rows.size());
    m_copied->setText(rows == 1 ? tr("Copied: 1 row") : tr("Copied: %1 rows").arg(QLocale().toString(rows)));
    m_copied->setAccessibleName(m_copied->text());
    m_copied->show();
    m_copiedEnds->start();
    QAccessibleEvent told(m_copied, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

} // namespace plumbline::ui
