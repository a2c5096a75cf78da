// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/page.h"

class QLabel;
class QPushButton;

namespace plumbline::ui {

class Card;
class PortraitStrip;
class RecentList;
class SystemsQuery;

/// The first page: sample audit, new audit, an audit made before.
class WelcomePage : public Page
{
    Q_OBJECT

public:
    explicit WelcomePage(PageServices services, QWidget* parent = nullptr);
    /// Somebody wanted a page that needs an audit: says so.
    void showHint();
    /// The keyboard begins at the next thing to do.
    void takeFocus();

Q_SIGNALS:
    void sampleRequested();
    void newRequested();
    void countsRequested();    ///< a new audit from a table of counts
    void publishedRequested(); ///< the audits that come with the program
    void guideRequested();     ///< people searched in a gallery, as the ACLU did
    void openRequested();
    void recentRequested(const QString& path);
    void locateRequested(const QString& path); ///< an audit of the list that is not where it was

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildSample();
    QWidget* buildChoice(const QString& title, const QString& text, const QList<QPushButton*>& actions);
    QWidget* buildRecent();
    void showModels();
    void showJob();
    void showRecent();
    void install();

    QLabel* m_hint;
    bool m_welcomed = false;
    PortraitStrip* m_portraits = nullptr;
    QPushButton* m_sample = nullptr;
    QLabel* m_models = nullptr;
    QPushButton* m_install = nullptr;
    SystemsQuery* m_query;
    QLabel* m_recentTitle = nullptr;
    Card* m_recentCard = nullptr;
    RecentList* m_recent = nullptr;
};

} // namespace plumbline::ui
