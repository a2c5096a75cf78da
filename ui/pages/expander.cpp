// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/expander.h"

#include <algorithm>

#include <QHeaderView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kRowsHigh = 8; // then it scrolls

} // namespace

Expander::Expander(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
    , m_list(new SpecTableView)
{
    m_toggle->setObjectName(objectName);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setArrowType(Qt::RightArrow);
    m_list->setObjectName(objectName + QStringLiteral("List"));
    m_list->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    layout->addWidget(m_list);
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    hide();
}

void Expander::setEntries(const QString& title, const std::vector<std::pair<QString, QString>>& entries)
{
    setVisible(!entries.empty());
    m_toggle->setText(title);
    m_toggle->setAccessibleName(title);
    m_toggle->setToolTip(tr("Show or hide the list"));
    m_list->setAccessibleName(title);
    const bool sentences = std::any_of(entries.begin(), entries.end(),
                                       [](const auto& entry) { return !entry.second.isEmpty(); });
    TableSpec spec;
    spec.columns.push_back({QStringLiteral("what"), tr("what"), false, {}});
    if (sentences)
        spec.columns.push_back({QStringLiteral("why"), tr("why"), false, {}});
    for (const auto& [what, why] : entries) {
        std::vector<TableCell> cells(spec.columns.size());
        cells[0].text = what;
        cells[0].tip = what;
        if (sentences) {
            cells[1].text = why;
            cells[1].tip = why;
            cells[1].tone = Tone::Muted;
        }
        spec.rows.push_back(std::move(cells));
    }
    m_list->setSpec(spec);
    m_list->horizontalHeader()->hide();
    if (sentences)
        m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(sentences ? 1 : 0, QHeaderView::Stretch);
    const auto rows = std::min<std::size_t>(entries.size(), kRowsHigh);
    m_list->setFixedHeight(static_cast<int>(rows) * kRowHeight + 4);
}

void Expander::setAttention()
{
    setRole(m_toggle, "warning");
}

bool Expander::isOpen() const
{
    return !m_list->isHidden();
}

void Expander::setOpen(bool open)
{
    m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_list->setVisible(open);
}

} // namespace plumbline::ui
