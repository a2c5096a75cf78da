// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/net.h"

#include <utility>

#include <QCoreApplication>
#include <QFile>

#include <opencv2/dnn.hpp>

#include "core/vision/guarded.h"

namespace plumbline {

struct Net::Impl
{
    cv::dnn::Net net;
};

Net::Net(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
Net::Net(Net&&) noexcept = default;
Net& Net::operator=(Net&&) noexcept = default;
Net::~Net() = default;

Result<Net> Net::open(const ModelStore& models, const QString& id)
{
    const auto path = models.verified(id);
    if (!path)
        return path.error();
    return openFile(*path, id);
}

Result<Net> Net::openFile(const QString& path, const QString& name)
{
    return guarded(
        ErrorCode::Internal,
        QCoreApplication::translate("plumbline::Backend",
                                    "The model %1 is whole and could not be loaded; this build of OpenCV "
                                    "does not take it, so use the system's own.")
            .arg(name),
        [&]() -> Result<Net> {
            auto impl = std::make_unique<Impl>();
            impl->net = cv::dnn::readNetFromONNX(QFile::encodeName(path).toStdString());
            impl->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            impl->net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
            return Net(std::move(impl));
        });
}

std::vector<cv::Mat> Net::forward(const cv::Mat& blob, const std::vector<std::string>& names)
{
    m_impl->net.setInput(blob);
    std::vector<cv::Mat> outputs;
    m_impl->net.forward(outputs, names);
    CV_Assert(outputs.size() == names.size());
    return outputs;
}

QString netFailed(const QString& modelName)
{
    return QCoreApplication::translate("plumbline::Backend",
                                       "%1 could not work on this picture; the picture counts as failed.")
        .arg(modelName);
}

} // namespace plumbline
