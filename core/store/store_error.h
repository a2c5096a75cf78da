// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include <QString>

#include "core/base/result.h"

namespace plumbline::store {

/// An Error on its way up inside this room. It never leaves it: guarded() stands at every public function and
/// at the writer thread's edge.
class Failure : public std::exception
{
public:
    explicit Failure(Error error)
        : m_error(std::move(error))
    {
    }
    [[nodiscard]] const char* what() const noexcept override { return "plumbline::store::Failure"; }
    [[nodiscard]] const Error& error() const { return m_error; }

private:
    Error m_error;
};

/// The Error for SQLite's (extended) result code \a rc about the project at \a path; \a message goes to the
/// detail, and a trigger's word (see resources/schema) becomes its sentence.
Error sqliteError(int rc, const QString& path, const QString& message);

// The sentences about files that cannot be opened.
Error missingFile(const QString& path);
Error isFolder(const QString& path);
Error notReadable(const QString& path);
Error notWritable(const QString& path);
Error existsAlready(const QString& path);
Error notAProject(const QString& path);
Error truncatedFile(const QString& path);
Error damagedFile(const QString& path, const QString& detail);
Error lockedFile(const QString& path, const QString& holder);
Error newerFile(const QString& path, const QString& writtenBy, qint64 needs, int known);
Error olderReadOnly(const QString& path);

// The sentences about contents.
Error readOnlyProject(const QString& path);
Error noSuchRun(const QString& path, qint64 run);
Error finishedRun(qint64 run);
Error usage(const QString& sentence, const QString& detail = {});
Error internalError(const QString& detail);

/// Calls \a function; a Failure becomes its Error, and any other exception an Internal one.
template<class F>
auto guarded(F&& function) -> Result<std::invoke_result_t<F>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            std::forward<F>(function)();
            return {};
        } else {
            return std::forward<F>(function)();
        }
    } catch (const Failure& failure) {
        return failure.error();
    } catch (const std::exception& e) {
        return internalError(QString::fromUtf8(e.what()));
    }
}

} // namespace plumbline::store
