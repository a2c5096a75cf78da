// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/backend.h"

#include <QCoreApplication>

#include "core/outcomes/outcome_row.h"

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

Result<Answer> BackendWorker::estimate(const Picture& /*picture*/, const Face& /*face*/)
{
    return incapable("estimate");
}

Result<std::vector<float>> BackendWorker::embed(const Picture& /*picture*/, const Face& /*face*/)
{
    return incapable("embed");
}

Result<Answer> BackendWorker::answer(const QString& task, const Picture& picture, const Face& face)
{
    return isEstimateTask(task) ? estimate(picture, face) : classify(picture, face);
}

Result<std::unique_ptr<BackendWorker>> Backend::openFed(const ModelStore& /*models*/,
                                                        const Feeding& /*feeding*/) const
{
    return Error {ErrorCode::Usage,
                  QCoreApplication::translate(
                      "plumbline::Backend", "%1 cannot be fed in another way; compare a classifier of faces.")
                      .arg(info().name),
                  {}};
}

} // namespace plumbline
