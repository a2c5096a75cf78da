// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QWidget>

#include "core/session/queries.h"
#include "core/session/session.h"
#include "core/views/matched.h"

class QLabel;

namespace plumbline::ui {

class PictureView;

/// What is drawn over the two pictures of a pair; kept in the user's settings.
struct PairOverlays
{
    bool box = true;
    bool landmarks = false;
    bool blurred = false;

    [[nodiscard]] static PairOverlays remembered();
    void remember() const;
};

/// One of the two pictures of a pair, whole and as large as there is room, with who it is by the labels.
class PairSide : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLeastWidth = 240; ///< of a picture that can be judged

    PairSide(Session& session, const QString& role, QWidget* parent = nullptr);

    void setRoleText(const QString& role); ///< "Probe", "First image"
    /// Loads picture and labels. \param run whose box is drawn
    void showImage(const FalseMatch::Side& side, RunId run);
    void clear();
    [[nodiscard]] int heightBesidePicture() const; ///< of the words above and below it
    void setOverlays(const PairOverlays& overlays);
    [[nodiscard]] const std::optional<ImageDetail>& detail() const { return m_detail; }

Q_SIGNALS:
    void detailShown();

private:
    void takeDetail(const ImageDetail& detail);
    void askForLandmarks();
    void showAnswer();

    Session& m_session;
    QLabel* m_role;
    QLabel* m_person;
    PictureView* m_picture;
    QLabel* m_file;
    RunId m_run;
    PairOverlays m_overlays;
    std::optional<ImageDetail> m_detail;
    bool m_hasLandmarks = false;
    int m_epoch = 0;
};

} // namespace plumbline::ui
