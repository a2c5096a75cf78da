// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <exception>
#include <new>
#include <type_traits>

#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// Runs \a work, which calls a library that throws (OpenCV, dlib, exiv2), and turns an exception into an
/// Error of \a code with the sentence \a userText; what the library said becomes the detail. \a work returns
/// T or Result<T>.
template<class Work>
auto guarded(ErrorCode code, const QString& userText, Work&& work)
{
    using Value = std::invoke_result_t<Work>;
    const auto failure = [&](const char* what) { return Error {code, userText, QString::fromUtf8(what)}; };
    if constexpr (std::is_void_v<Value>) {
        try {
            work();
            return Result<void>();
        } catch (const std::exception& e) {
            return Result<void>(failure(e.what()));
        } catch (...) {
            return Result<void>(failure("unknown exception"));
        }
    } else if constexpr (std::is_constructible_v<Value, Error>) {
        try {
            return work();
        } catch (const std::exception& e) {
            return Value(failure(e.what()));
        } catch (...) {
            return Value(failure("unknown exception"));
        }
    } else {
        try {
            return Result<Value>(work());
        } catch (const std::exception& e) {
            return Result<Value>(failure(e.what()));
        } catch (...) {
            return Result<Value>(failure("unknown exception"));
        }
    }
}

} // namespace plumbline
