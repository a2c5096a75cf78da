// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include <QDialog>

#include "core/session/two_folders.h"
#include "ui/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace plumbline {
struct Identified;
}

namespace plumbline::ui {

class GuideResult;
class GuideSources;
class GuideSystem;
class MatchState;

/// "Reproduce the ACLU test": probes, gallery, system and threshold, group, and the sentence that follows.
/// From two folders it makes an audit, runs the system and compares. Show with open().
class SearchGuide : public QDialog
{
    Q_OBJECT

public:
    SearchGuide(PageServices services, MatchState& state, QWidget* parent);
    ~SearchGuide() override;

    void setFolders(const TwoFolders& folders);

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);

private:
    void build();
    void buildFoot(QVBoxLayout* whole);
    void refresh();
    void start();
    void makeAudit(const QString& path, const TwoFoldersPlan& plan);
    void enrol();
    void compare();
    void tell(const QString& text, const char* role = "muted");
    void showJob();
    /// Where two folders become an audit, in a sentence; empty for images of the open one.
    [[nodiscard]] QString destination() const;
    void end(const Error& error);
    void lookAtPairs();
    void exportResult();

    PageServices m_services;
    MatchState& m_state;
    GuideSources* m_sources = nullptr;
    QScrollArea* m_scroll = nullptr;
    GuideSystem* m_system = nullptr;
    QWidget* m_answer = nullptr; ///< the last step; hidden until there is one
    GuideResult* m_result = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_look = nullptr;
    QPushButton* m_export = nullptr;
    QString m_rule; ///< of the comparison under way or shown
    bool m_busy = false;
    std::stop_source m_stop;
    std::shared_ptr<const Identified> m_identified;
};

} // namespace plumbline::ui
