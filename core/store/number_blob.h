// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <QByteArray>
#include <QtEndian>

#include "core/store/connection.h"
#include "core/store/store_error.h"

namespace plumbline::store {

/// Numbers as the project file keeps arrays: one after the other, little endian.
template<class Number>
QByteArray packed(const std::vector<Number>& values)
{
    QByteArray bytes(static_cast<qsizetype>(values.size() * sizeof(Number)), Qt::Uninitialized);
    qToLittleEndian<Number>(values.data(), static_cast<qsizetype>(values.size()), bytes.data());
    return bytes;
}

/// Into \a target; throws Damaged when the bytes are not as many numbers.
template<class Number>
void unpackInto(const Connection& connection, const QByteArray& bytes, std::span<Number> target)
{
    if (static_cast<std::size_t>(bytes.size()) != target.size_bytes())
        throw Failure(damagedFile(connection.path(), QStringLiteral("array of %1 bytes").arg(bytes.size())));
    if (!target.empty())
        qFromLittleEndian<Number>(bytes.constData(), static_cast<qsizetype>(target.size()), target.data());
}

/// Throws Damaged when the bytes are not \a expected numbers (-1: any).
template<class Number>
std::vector<Number> unpacked(const Connection& connection, const QByteArray& bytes, qsizetype expected)
{
    const qsizetype count = expected >= 0 ? expected : bytes.size() / static_cast<qsizetype>(sizeof(Number));
    std::vector<Number> values(static_cast<std::size_t>(count));
    unpackInto(connection, bytes, std::span(values));
    return values;
}

} // namespace plumbline::store
