// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/file_desk.h"
#include "ui/page.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

class SpecTableView;

/// What is kept of faces, where it lies and how large it is, and the button that deletes it.
class FaceDataCard : public Card
{
    Q_OBJECT

public:
    explicit FaceDataCard(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void present(const std::vector<FaceDataPlace>& places);
    void deleteAll();

    PageServices m_services;
    std::vector<FaceDataPlace> m_places;
    QLabel* m_none;
    QLabel* m_problem;
    SpecTableView* m_table;
    QPushButton* m_delete;
    int m_epoch = 0;
};

} // namespace plumbline::ui
