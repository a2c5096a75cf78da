// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/dlib_faces.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include <QCoreApplication>
#include <QFile>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>

#include "core/backends/local/detections.h"
#include "core/vision/guarded.h"

namespace plumbline {

namespace {

DlibPredictor loadShared(const QString& path)
{
    static std::mutex mutex;
    static std::map<QString, std::weak_ptr<const dlib::shape_predictor>> loaded;
    const std::lock_guard lock(mutex);
    if (auto known = loaded[path].lock())
        return known;
    auto fresh = std::make_shared<dlib::shape_predictor>();
    dlib::deserialize(QFile::encodeName(path).toStdString()) >> *fresh;
    loaded[path] = fresh;
    return fresh;
}

} // namespace

struct DlibHogSearch::Impl
{
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
};

DlibHogSearch::DlibHogSearch()
    : m_impl(std::make_unique<Impl>())
{
}

DlibHogSearch::~DlibHogSearch() = default;

std::vector<DlibHogSearch::Found> DlibHogSearch::find(const cv::Mat& bgr, bool enlarges, double& scale)
{
    const cv::Mat searched = atMost(bgr, kMaxEdgePx, scale);
    std::vector<std::pair<double, dlib::rectangle>> boxes; // dlib thins them out itself, highest score first
    if (enlarges) {
        dlib::array2d<dlib::bgr_pixel> image;
        dlib::assign_image(image, dlib::cv_image<dlib::bgr_pixel>(searched));
        dlib::pyramid_up(image);
        m_impl->detector(image, boxes);
        const dlib::pyramid_down<2> pyramid;
        for (auto& [score, box] : boxes)
            box = pyramid.rect_down(box);
    } else {
        m_impl->detector(dlib::cv_image<dlib::bgr_pixel>(searched), boxes);
    }
    std::vector<Found> found;
    found.reserve(boxes.size());
    for (const auto& [score, box] : boxes)
        found.push_back({std::max(0.0, score), box.left(), box.top(), box.right(), box.bottom()});
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.score > b.score; });
    return found;
}

Face DlibHogSearch::faceOf(const Found& found, double scale)
{
    const auto edge = [&](long at) { return static_cast<double>(at) * scale; };
    return {edge(found.left), edge(found.top), edge(found.right + 1), edge(found.bottom + 1),
            found.score / (1 + found.score)};
}

const QString& dlibPredictorId()
{
    static const QString id = QStringLiteral("dlib_68");
    return id;
}

Result<DlibPredictor> openDlibPredictor(const ModelStore& models)
{
    const auto path = models.verified(dlibPredictorId());
    if (!path)
        return path.error();
    return guarded(
        ErrorCode::Internal,
        QCoreApplication::translate("plumbline::Backend",
                                    "The landmark file of dlib is whole and could not be loaded; close other "
                                    "programs to free memory and try again."),
        [&] { return loadShared(*path); });
}

} // namespace plumbline
