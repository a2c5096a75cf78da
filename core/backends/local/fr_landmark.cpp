// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// FacePlugin's 68 landmarks (iBUG 300-W order) on the default detector's box.
#include "core/backends/local/fr_landmark.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <QCoreApplication>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "core/backends/backend.h"
#include "core/backends/local/crop.h"
#include "core/backends/local/face_net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

constexpr int kPoints = 68;
constexpr int kEdgePx = 64;

QString displayName()
{
    return QStringLiteral("FacePlugin 68");
}

class FrLandmarkWorker final : public BackendWorker
{
public:
    explicit FrLandmarkWorker(FrLandmarks net)
        : m_net(std::move(net))
    {
    }

    Result<std::vector<Point>> landmarks(const Picture& picture, const Face& face) override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName()), [&] {
            CV_Assert(!picture.isNull());
            return m_net.find(mat(picture), face);
        });
    }

private:
    FrLandmarks m_net;
};

class FrLandmarkBackend final : public Backend
{
public:
    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = FrLandmarks::modelId();
        info.name = displayName();
        info.description = QCoreApplication::translate(
            "plumbline::Backend",
            "68 points of a face, from the npm package faceplugin-face-recognition-js.");
        info.can.landmarks = true;
        info.models = {FrLandmarks::modelId()};
        info.feeding = QStringLiteral(
            "box in whole pixels, inside the picture, stretched to 64x64; grey 0.114R+0.587G+0.299B; x/256");
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        auto net = FrLandmarks::open(models);
        if (!net)
            return net.error();
        return std::unique_ptr<BackendWorker>(std::make_unique<FrLandmarkWorker>(std::move(*net)));
    }
};

} // namespace

FrLandmarks::FrLandmarks(Net net)
    : m_net(std::move(net))
{
}

const QString& FrLandmarks::modelId()
{
    static const QString id = QStringLiteral("fr_landmark");
    return id;
}

Result<FrLandmarks> FrLandmarks::open(const ModelStore& models)
{
    auto net = Net::open(models, modelId());
    if (!net)
        return net.error();
    return FrLandmarks(std::move(*net));
}

std::vector<Point> FrLandmarks::find(const cv::Mat& bgr, const Face& face)
{
    Feeding feeding;
    feeding.crop = {CropKind::Inside, 1.0};
    feeding.widthPx = kEdgePx;
    feeding.heightPx = kEdgePx;
    cv::Mat grey;
    // The package takes its red for blue; the net was trained on something, and this is what it is fed.
    cv::cvtColor(cropOf(feeding, bgr, face), grey, cv::COLOR_RGB2GRAY);
    const auto outputs = m_net.forward(cv::dnn::blobFromImage(grey, 1.0 / 256), {"output"});
    const double left = std::trunc(face.x1), top = std::trunc(face.y1);
    const double width = std::max(1.0, std::trunc(face.x2) - left);
    const double height = std::max(1.0, std::trunc(face.y2) - top);
    std::vector<Point> points;
    points.reserve(kPoints);
    for (int i = 0; i < kPoints; ++i)
        points.push_back({static_cast<float>(element(outputs.front(), 2 * i) * width + left),
                          static_cast<float>(element(outputs.front(), 2 * i + 1) * height + top)});
    return points;
}

void register_backend_fr_landmark(Registry<Backend>& registry)
{
    registry.add(FrLandmarks::modelId(), std::make_unique<FrLandmarkBackend>());
}

} // namespace plumbline
