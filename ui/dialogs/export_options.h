// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/views/chart_spec.h"
#include "ui/charts/chart_export.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace plumbline::ui {

class CaptionEditor;

/// A row of formats to choose from; each is named by the suffix of its files.
class FormatRow : public QWidget
{
    Q_OBJECT

public:
    struct Format
    {
        QString suffix;
        QString tip;
    };
    /// Object names are \a name, an underscore and the suffix.
    FormatRow(const QString& name, const std::vector<Format>& formats, QWidget* parent = nullptr);
    [[nodiscard]] QString suffix() const;

Q_SIGNALS:
    void changed();

private:
    QButtonGroup* m_buttons;
    std::vector<Format> m_formats;
};

/// How a chart is put on its sheet: format, size, title, caption.
class ChartOptionsPane : public QWidget
{
    Q_OBJECT

public:
    /// \a interval follows the chart's title; \a notice stands below it in amber unless it is unticked.
    ChartOptionsPane(const ChartSpec& chart, const QString& interval, const QString& notice,
                     QWidget* parent = nullptr);
    [[nodiscard]] ChartSheet sheet() const;
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] double pngScale() const;
    /// What is wrong for the reader of the chart: small text; empty when nothing is.
    [[nodiscard]] QString warning() const;
    /// "1,920 × 1,080 pixels" of what is written.
    [[nodiscard]] QString sizeText() const;

Q_SIGNALS:
    void changed();
    void typed(); ///< title or caption: more letters may follow at once

private:
    void build();
    QWidget* buildOwnSize();
    void presetChosen();
    /// Leaves out what a reader misses least until the text is large enough for the size chosen.
    void fitCaption();
    [[nodiscard]] bool saysNotice() const;
    [[nodiscard]] bool noticeSaysSynthetic() const;
    [[nodiscard]] QString presetId() const;
    [[nodiscard]] SheetFormat format() const;

    ChartSpec m_chart;
    QString m_noticeText;
    std::vector<SheetPreset> m_presets;
    FormatRow* m_formats;
    QComboBox* m_size;
    QWidget* m_ownSize;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QLabel* m_scaleLabel;
    QSpinBox* m_scale;
    QLineEdit* m_title;
    QCheckBox* m_notice;
    CaptionEditor* m_caption;
};

} // namespace plumbline::ui
