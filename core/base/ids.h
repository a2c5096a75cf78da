// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <compare>
#include <cstddef>
#include <functional>

#include <QMetaType>
#include <QtGlobal>

namespace plumbline {

/// A row id that cannot be mixed up with another table's. 0 is "none"; there is no arithmetic.
template<class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value)
        : m_value(value)
    {
    }
    [[nodiscard]] constexpr bool isValid() const { return m_value > 0; }
    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend std::size_t qHash(Id id, std::size_t seed = 0) noexcept
    {
        return std::hash<qint64> {}(id.m_value) ^ seed;
    }

private:
    qint64 m_value = 0;
};

using ImageId = Id<struct ImageTag>;
using RunId = Id<struct RunTag>;

} // namespace plumbline

template<class Tag>
struct std::hash<plumbline::Id<Tag>>
{
    std::size_t operator()(plumbline::Id<Tag> id) const noexcept { return std::hash<qint64> {}(id.value()); }
};

Q_DECLARE_METATYPE(plumbline::ImageId)
Q_DECLARE_METATYPE(plumbline::RunId)
