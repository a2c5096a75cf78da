// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QLocale>

#include "core/views/table_spec.h"

namespace plumbline::ui {

/// Words, whole in their tooltip.
inline TableCell textCell(const QString& text, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = text;
    cell.tip = text;
    cell.tone = tone;
    return cell;
}

/// A number as \a text says it, ordered by \a value.
inline TableCell numberCell(double value, const QString& text, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = text;
    cell.value = value;
    cell.tone = tone;
    return cell;
}

/// How many.
inline TableCell countCell(qint64 count, Tone tone = Tone::Plain)
{
    return numberCell(static_cast<double>(count), QLocale().toString(count), tone);
}

} // namespace plumbline::ui
