// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// dlib's ResNet-34 with 8-bit weights, as face-api ships it, on the chip dlib cuts for it. dlib looks for the
// face itself: in plain boxes the net falls apart (MODELS.md: true match rate at FMR 1e-3 from 99 to 51 %).
#include <memory>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/image_transforms/interpolation.h>
#include <dlib/opencv/cv_image.h>
#include <dlib/opencv/to_open_cv.h>
#include <opencv2/dnn.hpp>

#include "core/backends/backend.h"
#include "core/backends/local/crop.h"
#include "core/backends/local/detections.h"
#include "core/backends/local/dlib_faces.h"
#include "core/backends/local/face_net.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

const QString kId = QStringLiteral("faceapi_face_recognition");
constexpr int kDimension = 128;
constexpr unsigned long kChipPx = 150;
constexpr double kChipPadding = 0.25;
const cv::Scalar kMeanRgb(122.782, 117.001, 104.298);

QString displayName()
{
    return QStringLiteral("face-api recognition");
}

/// Whether the picture has no colour.
bool isGrey(const cv::Mat& bgr)
{
    std::vector<cv::Mat> channels;
    cv::split(bgr, channels);
    return cv::norm(channels[0], channels[1], cv::NORM_INF) == 0
        && cv::norm(channels[1], channels[2], cv::NORM_INF) == 0;
}

/// Whether the middle of one box lies in the other.
bool isSameFace(const Face& a, const Face& b)
{
    const auto holdsMiddle = [](const Face& outer, const Face& inner) {
        const double x = (inner.x1 + inner.x2) / 2, y = (inner.y1 + inner.y2) / 2;
        return x >= outer.x1 && x <= outer.x2 && y >= outer.y1 && y <= outer.y2;
    };
    return holdsMiddle(a, b) || holdsMiddle(b, a);
}

class FaceapiRecognitionWorker final : public BackendWorker
{
public:
    FaceapiRecognitionWorker(DlibPredictor predictor, Net net)
        : m_predictor(std::move(predictor))
        , m_net(std::move(net))
    {
    }

    Result<std::vector<float>> embed(const Picture& picture, const Face& face) override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName()), [&]() -> std::vector<float> {
            CV_Assert(!picture.isNull());
            const cv::Mat& bgr = mat(picture);
            requireFace(bgr, face);
            double scale = 1;
            // Small faces need the enlarging; it is left out for grey pictures because the reference scores
            // (MODELS.md) were made so, and with it most of them differ.
            const auto found = m_search.find(bgr, !isGrey(bgr), scale);
            for (const DlibHogSearch::Found& one : found) {
                if (isSameFace(DlibHogSearch::faceOf(one, scale), face))
                    return describe(atMost(bgr, DlibHogSearch::kMaxEdgePx, scale), one);
            }
            return {};
        });
    }

private:
    std::vector<float> describe(const cv::Mat& bgr, const DlibHogSearch::Found& face)
    {
        const dlib::rectangle box(face.left, face.top, face.right, face.bottom);
        const dlib::cv_image<dlib::bgr_pixel> image(bgr);
        const dlib::chip_details where =
            dlib::get_face_chip_details((*m_predictor)(image, box), kChipPx, kChipPadding);
        dlib::array2d<dlib::bgr_pixel> chip;
        dlib::extract_image_chip(image, where, chip);
        const cv::Mat blob = cv::dnn::blobFromImage(dlib::toMat(chip), 1 / 255.0, cv::Size(), kMeanRgb,
                                                    /*swapRB=*/true);
        const auto outputs = m_net.forward(blob, {"descriptor"});
        return embeddingFrom(outputs.front(), kDimension);
    }

    DlibHogSearch m_search;
    DlibPredictor m_predictor;
    Net m_net;
};

class FaceapiRecognition final : public Backend
{
public:
    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = kId;
        info.name = displayName();
        info.description = QCoreApplication::translate(
            "plumbline::Backend",
            "dlib's ResNet-34 with 8-bit weights, from the npm package @vladmandic/face-api.");
        info.can.embeds = true;
        info.embedding = EmbeddingForm {kDimension, Metric::NegativeDistance};
        info.models = {kId, dlibPredictorId()};
        info.feeding = QStringLiteral(
            "dlib's frontal detector at that face (colour pictures enlarged once; none: not enrolled), its "
            "68 "
            "points, chip of 150x150 with padding 0.25; RGB, (x - (122.782, 117.001, 104.298))/255");
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        auto net = Net::open(models, kId);
        if (!net)
            return net.error();
        auto predictor = openDlibPredictor(models);
        if (!predictor)
            return predictor.error();
        return guarded(
            ErrorCode::Internal, netFailed(displayName()), [&]() -> Result<std::unique_ptr<BackendWorker>> {
                return std::unique_ptr<BackendWorker>(
                    std::make_unique<FaceapiRecognitionWorker>(std::move(*predictor), std::move(*net)));
            });
    }
};

} // namespace

void register_backend_faceapi_face_recognition(Registry<Backend>& registry)
{
    registry.add(kId, std::make_unique<FaceapiRecognition>());
}

} // namespace plumbline
