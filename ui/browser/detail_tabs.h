// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QWidget>

#include "core/session/session.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace plumbline::ui {

class SpecTableView;

/// What is known of an image, in four parts: every system's answer, the labels, the response of the chosen
/// system with the crop its net saw, and the file. What takes reading is asked for when its part is opened.
class DetailTabs : public QWidget
{
    Q_OBJECT

public:
    explicit DetailTabs(Session& session, QWidget* parent = nullptr);

    void setDetail(const ImageDetail& detail);
    /// Whose response is shown; -1: none.
    void showAnswer(int answer);

Q_SIGNALS:
    void answerChosen(int answer);

private:
    enum Part { Answers, Labels, Response, File };
    void build();
    QWidget* buildAnswers();
    QWidget* buildResponse();
    SpecTableView* addTable(const QString& objectName, const QString& name);
    void addPart(QHBoxLayout* bar, Part part, const QString& text, const QString& objectName,
                 const QString& tip, QWidget* page);
    void fillAnswers();
    void fillLabels();
    void fillResponse();
    void fetch(); ///< what the open part needs
    void fetchFacts();
    void fetchCrops();

    Session& m_session;
    ImageDetail m_detail;
    int m_answer = -1;
    int m_epoch = 0;
    bool m_factsAsked = false;
    bool m_cropsAsked = false;
    std::vector<QImage> m_crops; ///< in the order of the answers

    QButtonGroup* m_parts = nullptr;
    QStackedWidget* m_stack = nullptr;
    SpecTableView* m_answers = nullptr;
    QLabel* m_label = nullptr;
    SpecTableView* m_labels = nullptr;
    SpecTableView* m_facts = nullptr;
    QLabel* m_crop = nullptr;
    QLabel* m_cropText = nullptr;
    QPlainTextEdit* m_raw = nullptr;
};

} // namespace plumbline::ui
