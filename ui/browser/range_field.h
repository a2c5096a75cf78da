// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QWidget>

class QDoubleSpinBox;

namespace plumbline::ui {

/// "0.50 – 0.90": two ends of a range. An end that stands at its limit bounds nothing.
class RangeField : public QWidget
{
    Q_OBJECT

public:
    struct Scale
    {
        double most; ///< from 0
        double step;
        int decimals;
    };
    /// The ends are called \a objectName with "From" and "To" behind it; \a name stands before "at least" and
    /// "at most" for screen readers, and \a tip says what the number is.
    RangeField(const QString& objectName, const QString& name, const QString& tip, const Scale& scale,
               QWidget* parent = nullptr);

    void setRange(const std::optional<double>& from, const std::optional<double>& to); ///< tells nobody
    [[nodiscard]] std::optional<double> from() const;
    [[nodiscard]] std::optional<double> to() const;

Q_SIGNALS:
    void edited();

private:
    QDoubleSpinBox* addEnd(const QString& objectName, const QString& name, const QString& tip,
                           const Scale& scale);

    QDoubleSpinBox* m_from;
    QDoubleSpinBox* m_to;
};

} // namespace plumbline::ui
