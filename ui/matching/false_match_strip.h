// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <functional>
#include <vector>

#include <QAbstractButton>

#include "core/session/session.h"
#include "core/views/matched.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

class ThresholdState;

/// Two people who look alike to the system: their pictures side by side, the score, their groups.
class PairTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PairTile(ThumbnailCache& thumbnails, QWidget* parent = nullptr);
    void setPair(const FalseMatch& pair, const QString& pathA, const QString& pathB);
    /// Whether the system takes them for one person at the threshold; those it does not are dimmed.
    void setMatches(bool on);
    void setBlurred(bool on); ///< as in Browse, for looking in company
    [[nodiscard]] bool isBlurred() const { return m_blurred; }
    [[nodiscard]] const FalseMatch& pair() const { return m_pair; }
    [[nodiscard]] bool shows(const QString& path) const { return path == m_paths[0] || path == m_paths[1]; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {190, heightForWidth(190)}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void drawCaption(QPainter& painter, const QRectF& below) const;
    void say();

    ThumbnailCache& m_thumbnails;
    FalseMatch m_pair;
    std::array<QString, 2> m_paths;
    bool m_matches = true;
    bool m_blurred = false;
};

/// The false matches with the highest scores, and the way to all of them.
class FalseMatchStrip : public Card
{
    Q_OBJECT

public:
    /// What is said above the pairs at the threshold of the answer.
    using Summary = std::function<QString()>;

    FalseMatchStrip(Session& session, ThresholdState& state, Summary summary, QWidget* parent = nullptr);
    /// Asks for the pairs of the answer shown. \a isNew: it is another than the last time
    void refresh(bool isNew);
    void showThreshold();

Q_SIGNALS:
    void pairsWanted();
    void guideWanted(); ///< the ACLU's test

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void take(const std::vector<FalseMatch>& pairs);
    void arrange();

    Session& m_session;
    ThresholdState& m_state;
    Summary m_summarise;
    int m_epoch = 0;
    QLabel* m_summary;
    QPushButton* m_open;
    QWidget* m_row;
    std::vector<PairTile*> m_tiles;
    int m_pairs = 0; ///< tiles that hold one
};

} // namespace plumbline::ui
