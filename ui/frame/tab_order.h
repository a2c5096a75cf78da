// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

class QWidget;

namespace plumbline::ui {

/// Chains everything visible below \a root that takes the focus by Tab in reading order: as the layouts have
/// it, and by place where there is no layout. Pages build and rebuild their parts at any time, so the window
/// asks for this when Tab is pressed instead of everybody keeping the chain.
void tabInReadingOrder(QWidget* root);

/// The first that Tab would come to below \a root; null where there is none.
QWidget* firstInReadingOrder(QWidget* root);

/// The same for every dialog, asked for when Tab is pressed in it. An event filter of the application.
class DialogTabOrder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace plumbline::ui
