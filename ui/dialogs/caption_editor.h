// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/views/caption.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace plumbline::ui {

/// What stands under a chart, piece by piece: each can be left out or put into other words. Says what a
/// reader loses by what is left out.
class CaptionEditor : public QWidget
{
    Q_OBJECT

public:
    explicit CaptionEditor(QWidget* parent = nullptr);
    void setParts(const std::vector<CaptionPart>& parts); ///< all of them ticked
    /// Unticks these and ticks the others, but for those that somebody ticked or unticked by hand; says what
    /// is left out.
    void leaveOut(const QStringList& ids);
    /// "Synthetic" is said elsewhere on the sheet: leaveOut() leaves it out of the caption, too, and nothing
    /// is lost by that.
    void setSyntheticTold(bool told);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString warning() const; ///< empty when nothing that matters is left out

Q_SIGNALS:
    void changed();
    void typed(); ///< words: more letters may follow at once

private:
    struct Row
    {
        QString id;
        QCheckBox* shown;
        QLineEdit* text;
        bool own = false; ///< ticked or unticked by hand
    };
    void addRow(const CaptionPart& part);
    [[nodiscard]] bool leavesOut(const char* id) const;
    void showWarning();
    void edited();

    std::vector<Row> m_rows;
    bool m_syntheticTold = false;
    QGridLayout* m_grid;
    QLineEdit* m_own;
    QLabel* m_leftOut;
    QLabel* m_warning;
};

} // namespace plumbline::ui
