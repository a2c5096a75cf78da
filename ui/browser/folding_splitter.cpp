// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/folding_splitter.h"

#include <algorithm>

#include <QResizeEvent>

#include "ui/theme/theme.h"

namespace plumbline::ui {

FoldingSplitter::FoldingSplitter(int foldBelow, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_foldBelow(foldBelow)
{
    setChildrenCollapsible(false);
    setHandleWidth(kGap);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_moved = true; });
}

void FoldingSplitter::addSide(QWidget* pane, int width)
{
    addWidget(pane);
    setStretchFactor(count() - 1, 0);
    m_sides.push_back(pane);
    m_widths << width;
    pane->resize(width, pane->height()); // what the splitter takes as its first size
}

void FoldingSplitter::addCentre(QWidget* centre)
{
    addWidget(centre);
    setStretchFactor(count() - 1, 1);
    m_widths << -1;
}

void FoldingSplitter::setShown(QWidget* side, bool on)
{
    side->setVisible(on);
    if (!on || orientation() == Qt::Vertical)
        return;
    QList<int> widths = sizes();
    const int at = indexOf(side);
    const int wanted = m_widths.at(at);
    for (qsizetype i = 0; i < widths.size(); ++i) {
        if (m_widths.at(i) < 0)
            widths[i] = std::max(1, widths.at(i) - std::max(0, wanted - widths.at(at)));
    }
    widths[at] = wanted;
    setSizes(widths);
}

void FoldingSplitter::resizeEvent(QResizeEvent* event)
{
    const bool folded = event->size().width() < m_foldBelow;
    const bool turned = folded != m_folded || event->oldSize().width() <= 0;
    m_folded = folded;
    if (turned) {
        for (QWidget* side : m_sides)
            side->setVisible(!folded);
        setOrientation(folded && m_stacks ? Qt::Vertical : Qt::Horizontal);
    }
    QSplitter::resizeEvent(event);
    if (!folded && (turned || !m_moved))
        share();
    if (turned)
        Q_EMIT foldedChanged(folded);
}

void FoldingSplitter::share()
{
    constexpr double kPlenty = 1176; // the inside of a page in a window of 1280
    const double factor = std::min(1.0, width() / kPlenty);
    QList<int> widths = m_widths;
    int rest = width() - handleWidth() * (count() - 1);
    for (qsizetype i = 0; i < widths.size(); ++i) {
        if (widths.at(i) < 0)
            continue;
        const int wanted = static_cast<int>(widths.at(i) * factor);
        widths[i] = std::max(wanted, widget(static_cast<int>(i))->minimumWidth());
        rest -= widths.at(i);
    }
    for (int& each : widths)
        each = each < 0 ? std::max(1, rest) : each;
    setSizes(widths);
}

} // namespace plumbline::ui
