// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDialog>
#include <QHash>

#include "core/session/session.h"

class QComboBox;

namespace plumbline::ui {

/// Asks what each value of one label means to the systems. Show with open().
class MeaningDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a images: how many have each value of \a label.
    MeaningDialog(const AttributeInfo& label, const std::vector<qint64>& images, const QStringList& classes,
                  QWidget* parent);
    /// Value -> class, without the values that are not offered.
    [[nodiscard]] QHash<QString, QString> map() const;

private:
    void build(const AttributeInfo& label, const std::vector<qint64>& images, const QStringList& classes);
    std::vector<std::pair<QString, QComboBox*>> m_choices;
};

} // namespace plumbline::ui
