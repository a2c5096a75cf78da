// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/texts.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

class HelpButton;

/// The finding in a sentence, what qualifies it, and what changed since the answer before.
class HeadlineCard : public Card
{
    Q_OBJECT

public:
    explicit HeadlineCard(QWidget* parent = nullptr);
    void setText(const HeadlineText& text);
    [[nodiscard]] const HeadlineText& text() const { return m_text; }
    /// What its "?" explains, where that is not a finding of answers.
    void setTopics(const QStringList& topics);
    /// Empty: none.
    void setChange(const QString& change);

private:
    void say();

    HeadlineText m_text;
    QLabel* m_finding;
    QLabel* m_evidence;
    QLabel* m_change;
    HelpButton* m_help;
};

} // namespace plumbline::ui
