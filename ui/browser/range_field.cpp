// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/range_field.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace plumbline::ui {

RangeField::RangeField(const QString& objectName, const QString& name, const QString& tip, const Scale& scale,
                       QWidget* parent)
    : QWidget(parent)
    , m_from(addEnd(objectName + QStringLiteral("From"), tr("%1 at least").arg(name), tip, scale))
    , m_to(addEnd(objectName + QStringLiteral("To"), tr("%1 at most").arg(name), tip, scale))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_from, 1);
    row->addWidget(new QLabel(QStringLiteral("–")));
    row->addWidget(m_to, 1);
    setRange({}, {});
}

QDoubleSpinBox* RangeField::addEnd(const QString& objectName, const QString& name, const QString& tip,
                                   const Scale& scale)
{
    auto* end = new QDoubleSpinBox;
    end->setObjectName(objectName);
    end->setAccessibleName(name);
    end->setToolTip(tr("%1: %2", "an end of a range: what it is the range of").arg(name, tip));
    end->setRange(0, scale.most);
    end->setSingleStep(scale.step);
    end->setDecimals(scale.decimals);
    end->setKeyboardTracking(false);
    end->setMinimumWidth(50);
    end->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(end, &QDoubleSpinBox::valueChanged, this, &RangeField::edited);
    return end;
}

void RangeField::setRange(const std::optional<double>& from, const std::optional<double>& to)
{
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setValue(from.value_or(m_from->minimum()));
    m_to->setValue(to.value_or(m_to->maximum()));
}

std::optional<double> RangeField::from() const
{
    return m_from->value() > m_from->minimum() ? std::optional(m_from->value()) : std::nullopt;
}

std::optional<double> RangeField::to() const
{
    return m_to->value() < m_to->maximum() ? std::optional(m_to->value()) : std::nullopt;
}

} // namespace plumbline::ui
