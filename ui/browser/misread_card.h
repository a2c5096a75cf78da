// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QAbstractButton>
#include <QWidget>

#include "core/session/session.h"
#include "core/views/chart_spec.h"
#include "ui/theme/widgets.h"

class QGridLayout;

namespace plumbline::ui {

/// One misread portrait: the picture, and below it what it was read as. A button: Enter and click open it.
class MisreadTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit MisreadTile(QWidget* parent = nullptr);
    void setRow(const OutcomeRow& row, const QString& path);
    [[nodiscard]] const OutcomeRow& row() const { return m_row; }
    [[nodiscard]] const QString& path() const { return m_path; }
    void setCache(ThumbnailCache* cache) { m_cache = cache; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {84, heightForWidth(84)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void drawCaption(QPainter& painter) const;

    OutcomeRow m_row;
    QString m_path;
    ThumbnailCache* m_cache = nullptr;
};

/// "Who is misread": the first portraits behind a mark, and the ways on.
class MisreadCard : public Card
{
    Q_OBJECT

public:
    explicit MisreadCard(Session& session, QWidget* parent = nullptr);

    /// The pictures behind \a key, called \a system and \a group for people.
    void showMark(const MarkKey& key, const QString& system, const QString& group, const QString& task);
    /// No picture: because nobody is misread, or as nothing was \a compared with a label yet.
    void showNobody(bool compared, bool runs, const QString& task);
    [[nodiscard]] const std::optional<MarkKey>& key() const { return m_key; }

Q_SIGNALS:
    /// All pictures behind the mark; \a image valid: with this one selected.
    void browseRequested(plumbline::ImageId image);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void arrange(int across);
    void beginTask(const QString& task);
    void setRows(const std::vector<OutcomeRow>& rows);

    Session& m_session;
    bool m_isEstimate = false;
    int m_epoch = 0;
    std::optional<MarkKey> m_key;
    QLabel* m_subtitle = nullptr;
    QGridLayout* m_grid = nullptr;
    int m_across = 0;
    std::array<MisreadTile*, 8> m_tiles {};
    QPushButton* m_browse = nullptr;
};

/// The question behind a mark: its system and group, and those misread unless the mark is about others.
ListQuery misreadQuery(const MarkKey& key, const QString& task);

} // namespace plumbline::ui
