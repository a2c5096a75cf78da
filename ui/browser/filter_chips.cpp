// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/filter_chips.h"

#include "ui/browser/filter_words.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(6, 6))
{
    setLayout(m_flow);
    setObjectName(QStringLiteral("filterChips"));
    setAccessibleName(tr("Active filters"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FilterChips::setQuery(const ListQuery& query)
{
    m_query = query;
    const bool hadFocus = focusWidget() && focusWidget()->hasFocus();
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    const auto parts = filterParts(query);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FilterPart& part = parts[i];
        QString text = part.text;
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QPushButton* chip = button(text + QStringLiteral("  ✕"), "chip",
                                   QStringLiteral("filterChip%1").arg(i), tr("Take this out of the filter"));
        chip->setAccessibleName(tr("Take out of the filter: %1").arg(part.text));
        chip->setFont(Theme::instance().tableFont());
        connect(chip, &QPushButton::clicked, this, [this, remove = part.remove] {
            ListQuery less = m_query;
            remove(less);
            Q_EMIT changed(less);
        });
        m_flow->addWidget(chip);
        chip->show();
        if (hadFocus && i == 0)
            chip->setFocus();
    }
    if (parts.size() > 1) {
        QPushButton* all =
            button(tr("Clear all"), "link", QStringLiteral("filterChipsClear"), tr("Show every image again"));
        connect(all, &QPushButton::clicked, this, &FilterChips::clearRequested);
        m_flow->addWidget(all);
        all->show();
    }
    setVisible(!parts.empty());
    updateGeometry();
}

} // namespace plumbline::ui
