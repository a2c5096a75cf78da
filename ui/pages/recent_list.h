// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/session/recent.h"
#include "core/session/thumbnails.h"

namespace plumbline::ui {

/// Audits opened before, a row each: a few portraits where they are of nobody, name, content, when it was
/// opened; pin and remove. One that is not where it was is greyed and can be located.
class RecentList : public QWidget
{
    Q_OBJECT

public:
    /// \a thumbnails outlive this.
    explicit RecentList(ThumbnailCache& thumbnails, QWidget* parent = nullptr);
    /// Reads the settings anew.
    void refresh();
    [[nodiscard]] bool isEmpty() const { return m_audits.empty(); }

Q_SIGNALS:
    void openRequested(const QString& path);
    void locateRequested(const QString& path); ///< the audit that is not there
    void changed();                            ///< pinned or removed

private:
    void addRow(int row, const RecentAudit& audit);
    QWidget* portraits(const RecentAudit& audit);
    QWidget* name(const RecentAudit& audit, int row);

    ThumbnailCache& m_thumbnails;
    QWidget* m_rows = nullptr;
    std::vector<RecentAudit> m_audits;
};

} // namespace plumbline::ui
