// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <variant>

#include <QString>

namespace plumbline {

/// What a caller may do about an error; the sentence for the reader is Error::userText.
enum class ErrorCode {
    Cancelled,    ///< the user stopped it: show nothing
    Usage,        ///< the question makes no sense (unknown attribute, no run)
    NotFound,     ///< a file or record is not there
    Unreadable,   ///< a file is there and cannot be read or decoded
    TooLarge,     ///< refused because of its size, before decoding
    BadFormat,    ///< a table, plan or list that is not what it claims to be
    NotInstalled, ///< a model is missing or altered
    Locked,       ///< another program writes to the project
    Damaged,      ///< the project file is broken, truncated, or no project
    Newer,        ///< the project was written by a newer, incompatible program
    DiskFull,     ///< nothing more could be written
    Network,      ///< a registry or service could not be reached
    Internal,     ///< a library threw or an invariant broke
};

/// An error as a value. userText is one sentence that names what, where and what to do; detail goes to the
/// log.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString userText;
    QString detail;
};

/// A T, or the Error that says why there is none. value() asserts that there is one.
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): returning a plain value is the point
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor): returning a plain error is the point
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const&
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T& value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    /// By value: a loop over f().value() must not read from a Result that is gone.
    [[nodiscard]] T value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }

    [[nodiscard]] const Error& error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) // NOLINT(google-explicit-constructor): returning a plain error is the point
        : m_failed(true)
        , m_error(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_failed; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const
    {
        Q_ASSERT(m_failed);
        return m_error;
    }

private:
    bool m_failed = false;
    Error m_error;
};

/// A stable lower-case word for a code, for logs and JSON ("not_found").
QString codeName(ErrorCode code);

} // namespace plumbline
