// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/session/session.h"
#include "ui/theme/widgets.h"

class QPlainTextEdit;
class QScrollArea;
class QTimer;

namespace plumbline::ui {

class PictureView;
class SpecTableView;

/// Everything about the image selected in Browse: the portrait with box and landmarks, every system's answer
/// and its raw response, the labels and who says so, what is wrong with the file.
class DetailPane : public Card
{
    Q_OBJECT

public:
    explicit DetailPane(Session& session, QWidget* parent = nullptr);

    /// \a system: whose box, landmarks and raw answer are drawn; empty: the first's.
    void showImage(ImageId image, const QString& system);
    void clear();
    /// The picture to enlarge: what is shown now, none without one.
    [[nodiscard]] const std::optional<ImageDetail>& detail() const { return m_detail; }
    [[nodiscard]] const SystemAnswer* shownAnswer() const;

Q_SIGNALS:
    void enlargeRequested();
    void detailShown(); ///< another image, or newer answers

private:
    void build();
    QWidget* buildToggles();
    QWidget* buildActions();
    void ask();
    void askForLandmarks(); ///< after the answers, because they take longer
    void setDetail(const ImageDetail& detail);
    void fillTexts();
    void fillAnswers();
    void showAnswer(int answer);
    void refreshPicture();

    Session& m_session;
    int m_epoch = 0;
    QTimer* m_wait = nullptr; ///< holding an arrow key down asks for the last image only
    ImageId m_image;
    QString m_system;
    int m_answer = -1;
    std::optional<ImageDetail> m_detail;

    QLabel* m_hint = nullptr;
    QScrollArea* m_scroll = nullptr;
    PictureView* m_picture = nullptr;
    QPushButton* m_boxToggle = nullptr;
    QPushButton* m_landmarksToggle = nullptr;
    QPushButton* m_rawToggle = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_labels = nullptr;
    QLabel* m_problem = nullptr;
    SpecTableView* m_answers = nullptr;
    QPlainTextEdit* m_raw = nullptr;
};

} // namespace plumbline::ui
