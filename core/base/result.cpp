// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/result.h"

namespace plumbline {

QString codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Usage:
        return QStringLiteral("usage");
    case ErrorCode::NotFound:
        return QStringLiteral("not_found");
    case ErrorCode::Unreadable:
        return QStringLiteral("unreadable");
    case ErrorCode::TooLarge:
        return QStringLiteral("too_large");
    case ErrorCode::BadFormat:
        return QStringLiteral("bad_format");
    case ErrorCode::NotInstalled:
        return QStringLiteral("not_installed");
    case ErrorCode::Locked:
        return QStringLiteral("locked");
    case ErrorCode::Damaged:
        return QStringLiteral("damaged");
    case ErrorCode::Newer:
        return QStringLiteral("newer");
    case ErrorCode::DiskFull:
        return QStringLiteral("disk_full");
    case ErrorCode::Network:
        return QStringLiteral("network");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace plumbline
