// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/session/session.h"
#include "ui/browser/tile_overlays.h"
#include "ui/theme/widgets.h"

class QTimer;
class QToolButton;

namespace plumbline::ui {

class DetailTabs;
class ElidedLabel;
class PictureView;
class ReviewActions;
class ReviewPanel;

/// Everything about the image selected in Browse: the portrait with box and landmarks, every system's answer
/// and its response, labels and file; and below, always in sight, what the auditor says of the selection.
class DetailPane : public Card
{
    Q_OBJECT

public:
    DetailPane(Session& session, ReviewActions& actions, QWidget* parent = nullptr);

    /// \a system: whose box, landmarks and response are shown; empty: the first's.
    void showImage(ImageId image, const QString& system);
    void clear();
    /// Answers of another task are shown from the next image on.
    void setTask(const QString& task) { m_task = task; }
    /// What the review below is about: the selection, which may be more than the image shown.
    void setSelection(const std::vector<ImageId>& images);
    void refreshReview();
    void setOverlays(const TileOverlays& overlays);
    /// The picture to enlarge: what is shown now, none without one.
    [[nodiscard]] const std::optional<ImageDetail>& detail() const { return m_detail; }
    [[nodiscard]] const SystemAnswer* shownAnswer() const;
    [[nodiscard]] ReviewPanel* review() const { return m_review; }

Q_SIGNALS:
    void enlargeRequested();
    void detailShown(); ///< another image, or newer answers

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildTitle();
    QToolButton* addTool(const QString& icon, const QString& objectName, const QString& tip);
    void ask();
    void askForLandmarks(); ///< after the answers, because they take longer
    void askForWhole();     ///< zoomed in: the picture at full size
    void setDetail(const ImageDetail& detail);
    void fillTexts();
    void showAnswer(int answer);
    void refreshPicture();

    Session& m_session;
    ReviewActions& m_actions;
    int m_epoch = 0;
    QTimer* m_wait = nullptr; ///< holding an arrow key down asks for the last image only
    ImageId m_image;
    QString m_system;
    QString m_task = QStringLiteral("classify:gender");
    int m_answer = -1;
    bool m_wholeAsked = false;
    std::optional<ImageDetail> m_detail;

    QLabel* m_hint = nullptr;
    QWidget* m_content = nullptr;
    PictureView* m_picture = nullptr;
    ElidedLabel* m_name = nullptr;
    QLabel* m_problem = nullptr;
    DetailTabs* m_tabs = nullptr;
    ReviewPanel* m_review = nullptr;
};

} // namespace plumbline::ui
