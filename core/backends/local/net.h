// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QString>

#include <opencv2/core.hpp>

#include "core/backends/backend.h"
#include "core/backends/models/model_store.h"
#include "core/base/result.h"

namespace plumbline {

/// A verified ONNX net on the CPU. Not thread-safe: one per worker. Movable.
class Net
{
public:
    /// Verifies and loads the model \a id. NotInstalled when it is missing or altered, Internal when OpenCV
    /// cannot take it.
    static Result<Net> open(const ModelStore& models, const QString& id);
    /// The same for any file; \a name is used in messages.
    static Result<Net> openFile(const QString& path, const QString& name);

    Net(Net&&) noexcept;
    Net& operator=(Net&&) noexcept;
    ~Net();

    /// The named outputs for \a blob, in the order of \a names: OpenCV's own order is not the file's. The
    /// results are valid until the next call. Throws cv::Exception; call it inside guarded().
    [[nodiscard]] std::vector<cv::Mat> forward(const cv::Mat& blob, const std::vector<std::string>& names);

private:
    struct Impl;
    explicit Net(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Opens a worker that is made of the model \a id and no more. Errors as Net::open().
template<class Worker>
Result<std::unique_ptr<BackendWorker>> openNetWorker(const ModelStore& models, const QString& id)
{
    auto net = Net::open(models, id);
    if (!net)
        return net.error();
    return std::unique_ptr<BackendWorker>(std::make_unique<Worker>(std::move(*net)));
}

/// The sentence for a net that threw on a picture.
QString netFailed(const QString& modelName);

} // namespace plumbline
