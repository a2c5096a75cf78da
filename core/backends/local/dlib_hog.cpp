// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// dlib's frontal face detector (histograms of oriented gradients), as it is and with the picture enlarged
// once.
#include <algorithm>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/opencv/cv_image.h>

#include "core/backends/backend.h"
#include "core/backends/local/detections.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

constexpr int kMaxEdgePx = 1600; ///< its time grows with the picture, and a pyramid holds several of it

QString displayName(bool enlarges)
{
    return enlarges ? QStringLiteral("dlib HOG x2") : QStringLiteral("dlib HOG");
}

class DlibHogWorker final : public BackendWorker
{
public:
    explicit DlibHogWorker(bool enlarges)
        : m_enlarges(enlarges)
        , m_detector(dlib::get_frontal_face_detector())
    {
    }

    Result<std::vector<Face>> detect(const Picture& picture) override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName(m_enlarges)), [&] {
            CV_Assert(!picture.isNull());
            double scale = 1;
            const cv::Mat bgr = atMost(mat(picture), kMaxEdgePx, scale);
            std::vector<std::pair<double, dlib::rectangle>> found;
            if (m_enlarges) {
                dlib::array2d<dlib::bgr_pixel> image;
                dlib::assign_image(image, dlib::cv_image<dlib::bgr_pixel>(bgr));
                dlib::pyramid_up(image);
                m_detector(image, found);
                const dlib::pyramid_down<2> pyramid;
                for (auto& [score, box] : found)
                    box = pyramid.rect_down(box);
            } else {
                m_detector(dlib::cv_image<dlib::bgr_pixel>(bgr), found);
            }
            return faces(found, scale);
        });
    }

private:
    /// dlib thins them out itself and gives the highest score first. Its score is the distance from the
    /// classifier's plane, 0 to about 4: s/(1+s) keeps the order.
    static std::vector<Face> faces(const std::vector<std::pair<double, dlib::rectangle>>& found, double scale)
    {
        std::vector<Face> result;
        for (const auto& [score, box] : found) {
            const double s = std::max(0.0, score);
            result.push_back({static_cast<double>(box.left()) * scale, static_cast<double>(box.top()) * scale,
                              static_cast<double>(box.right() + 1) * scale,
                              static_cast<double>(box.bottom() + 1) * scale, s / (1 + s)});
        }
        std::stable_sort(result.begin(), result.end(),
                         [](const Face& a, const Face& b) { return a.score > b.score; });
        return result;
    }

    bool m_enlarges;
    dlib::frontal_face_detector m_detector;
};

class DlibHog final : public Backend
{
public:
    explicit DlibHog(bool enlarges)
        : m_enlarges(enlarges)
    {
    }

    [[nodiscard]] static QString idOf(bool enlarges)
    {
        return enlarges ? QStringLiteral("dlib_hog_up1") : QStringLiteral("dlib_hog");
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = idOf(m_enlarges);
        info.name = displayName(m_enlarges);
        info.description = m_enlarges
            ? QCoreApplication::translate("plumbline::Backend",
                                          "dlib's frontal face detector on the picture enlarged once: finds "
                                          "smaller faces, slower. Part of the dlib library.")
            : QCoreApplication::translate(
                "plumbline::Backend",
                "dlib's frontal face detector (faces of 80 pixels and more). Part of "
                "the dlib library.");
        info.can.detects = true;
        info.can.alternative = true;
        info.feeding = QStringLiteral("colour picture of at most %1 px%2, threshold 0, score s as s/(1+s)")
                           .arg(kMaxEdgePx)
                           .arg(m_enlarges ? QStringLiteral(", pyramid_up once") : QString());
        // Squares from the brows to the chin. Median over 57 portraits against fr_detect's.
        info.box = {1.27, 0.73, 0.094};
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& /*models*/) const override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName(m_enlarges)),
                       [&]() -> Result<std::unique_ptr<BackendWorker>> {
                           return std::unique_ptr<BackendWorker>(std::make_unique<DlibHogWorker>(m_enlarges));
                       });
    }

private:
    bool m_enlarges;
};

} // namespace

void register_backend_dlib_hog(Registry<Backend>& registry)
{
    for (const bool enlarges : {false, true})
        registry.add(DlibHog::idOf(enlarges), std::make_unique<DlibHog>(enlarges));
}

} // namespace plumbline
