// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/segment.h"

#include <QFontMetrics>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

QPushButton* segment(const QString& text, const QString& objectName, const QString& tip)
{
    constexpr int kPadding = 24;
    QPushButton* made = button(text, "segment", objectName, tip);
    made->setCheckable(true);
    made->setAutoDefault(false);
    QFont bold = Theme::instance().bodyFont();
    bold.setWeight(QFont::DemiBold);
    made->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(text) + kPadding);
    return made;
}

} // namespace plumbline::ui
