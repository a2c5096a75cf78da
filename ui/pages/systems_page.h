// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "ui/page.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace plumbline::ui {

class Card;
class SystemCard;
class SystemsQuery;

/// Every system that can be audited, whether it is installed, and the way to get it.
class SystemsPage : public Page
{
    Q_OBJECT

public:
    explicit SystemsPage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead();
    void ask();
    void showSystems();
    /// Models that every system needs (the face detector) are said once. \return their ids.
    QStringList showShared(const std::vector<SystemInfo>& systems);
    void arrange();
    void install();
    void tryOne();
    void addOwn();
    void compareFeedings(const SystemInfo& system);
    void removeOwn(const SystemInfo& system);
    void showJob();

    SystemsQuery* m_query;
    Card* m_head;
    QLabel* m_summary = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_error = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_install = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_cancel = nullptr;
    QWidget* m_shared = nullptr;
    QGridLayout* m_grid;
    std::vector<SystemCard*> m_cards;
    int m_columns = 0;
    bool m_missing = false;
    bool m_stale = true;
};

} // namespace plumbline::ui
