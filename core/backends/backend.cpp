// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/backend.h"

namespace plumbline {

namespace {
Error incapable(const char* what)
{
    return Error {ErrorCode::Internal,
                  QStringLiteral("This part of a system cannot do what was asked of it."),
                  QString::fromLatin1(what)};
}
} // namespace

Result<std::vector<Face>> BackendWorker::detect(const Picture& /*picture*/)
{
    return incapable("detect");
}

Result<std::vector<Point>> BackendWorker::landmarks(const Picture& /*picture*/, const Face& /*face*/)
{
    return incapable("landmarks");
}

Result<Answer> BackendWorker::classify(const Picture& /*picture*/, const Face& /*face*/)
{
    return incapable("classify");
}

} // namespace plumbline
