// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QRectF>
#include <QWidget>

#include "ui/charts/chart_sheet.h"

namespace plumbline::ui {

/// The sheet as it will be written, as large as the place allows: painted by the same call as every file.
class SheetPreview : public QWidget
{
    Q_OBJECT

public:
    explicit SheetPreview(QWidget* parent = nullptr);
    void setSheet(const ChartSheet& sheet);
    [[nodiscard]] const std::optional<ChartSheet>& sheet() const { return m_sheet; }
    [[nodiscard]] QRectF page() const; ///< where the sheet stands in the widget
    [[nodiscard]] QSize sizeHint() const override { return {560, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<ChartSheet> m_sheet;
};

} // namespace plumbline::ui
