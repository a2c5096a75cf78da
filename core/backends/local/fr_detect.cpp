// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Ultra-Light-Fast-Generic-Face-Detector RFB-320, the default detector.
#include <algorithm>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include <opencv2/dnn.hpp>

#include "core/backends/backend.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

constexpr float kMinScore = 0.65F;
constexpr float kMaxOverlap = 0.4F; ///< intersection over union of two boxes that are two faces
const QString kId = QStringLiteral("fr_detect");

QString displayName()
{
    return QStringLiteral("RFB-320");
}

/// Boxes come as fractions of the picture, already decoded.
std::vector<Face> readFaces(const cv::Mat& scores, const cv::Mat& boxes, cv::Size picture)
{
    CV_Assert(scores.dims == 3 && boxes.dims == 3 && scores.size[1] == boxes.size[1]);
    std::vector<cv::Rect2d> rects;
    std::vector<float> confidences;
    for (int i = 0; i < scores.size[1]; ++i) {
        const float score = scores.ptr<float>(0, i)[1]; // index 1 = face
        if (score < kMinScore)
            continue;
        const float* box = boxes.ptr<float>(0, i);
        const auto x = [&](int k) { return static_cast<double>(box[k]) * picture.width; };
        const auto y = [&](int k) { return static_cast<double>(box[k]) * picture.height; };
        if (box[2] <= box[0] || box[3] <= box[1])
            continue;
        rects.emplace_back(x(0), y(1), x(2) - x(0), y(3) - y(1));
        confidences.push_back(score);
    }
    std::vector<int> kept;
    cv::dnn::NMSBoxes(rects, confidences, kMinScore, kMaxOverlap, kept);
    std::vector<Face> faces;
    for (const int at : kept) {
        const auto i = static_cast<std::size_t>(at);
        const cv::Rect2d& r = rects[i];
        faces.push_back({r.x, r.y, r.x + r.width, r.y + r.height, std::min(1.0, double {confidences[i]})});
    }
    std::stable_sort(faces.begin(), faces.end(),
                     [](const Face& a, const Face& b) { return a.score > b.score; });
    return faces;
}

class FrDetectWorker final : public BackendWorker
{
public:
    explicit FrDetectWorker(Net net)
        : m_net(std::move(net))
    {
    }

    Result<std::vector<Face>> detect(const Picture& picture) override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName()), [&] {
            CV_Assert(!picture.isNull());
            const cv::Mat& bgr = mat(picture);
            const cv::Mat blob =
                cv::dnn::blobFromImage(bgr, 1.0 / 128, cv::Size(320, 240), cv::Scalar::all(127), true);
            const auto outputs = m_net.forward(blob, {"scores", "boxes"});
            return readFaces(outputs[0], outputs[1], bgr.size());
        });
    }

private:
    Net m_net;
};

class FrDetect final : public Backend
{
public:
    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = kId;
        info.name = displayName();
        info.description = QCoreApplication::translate(
            "plumbline::Backend",
            "Ultra-light face detector, from the npm package faceplugin-face-recognition-js.");
        info.can.detects = true;
        info.models = {kId};
        info.feeding =
            QStringLiteral("whole picture resized to 320x240, RGB, (x-127)/128; score >= 0.65, NMS IoU 0.4");
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        return openNetWorker<FrDetectWorker>(models, kId);
    }
};

} // namespace

void register_backend_fr_detect(Registry<Backend>& registry)
{
    registry.add(kId, std::make_unique<FrDetect>());
}

} // namespace plumbline
