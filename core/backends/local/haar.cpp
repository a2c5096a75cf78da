// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// OpenCV's boosted cascades of Haar features: the detectors of the 2000s, still in many products.
#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QFile>

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include "core/backends/backend.h"
#include "core/backends/local/detections.h"
#include "core/backends/local/net.h"
#include "core/backends/models/model_store.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

constexpr int kMaxEdgePx = 1600; ///< its time grows with the picture
constexpr int kNeighbours = 4;
constexpr int kSmallestPx = 40;
constexpr double kStep = 1.1;

struct Kind
{
    const char* id;
    const char* name;
    BoxRule box; ///< median over 57 portraits against fr_detect's
};
constexpr std::array kKinds {Kind {"haar_default", "Haar", {1.087, 0.73, -0.017}},
                             Kind {"haar_alt2", "Haar alt2", {1.142, 0.73, -0.015}}};

class HaarWorker final : public BackendWorker
{
public:
    HaarWorker(QString name, std::unique_ptr<cv::CascadeClassifier> cascade)
        : m_name(std::move(name))
        , m_cascade(std::move(cascade))
    {
    }

    Result<std::vector<Face>> detect(const Picture& picture) override
    {
        return guarded(ErrorCode::Internal, netFailed(m_name), [&] {
            CV_Assert(!picture.isNull());
            double scale = 1;
            cv::Mat grey;
            cv::cvtColor(atMost(mat(picture), kMaxEdgePx, scale), grey, cv::COLOR_BGR2GRAY);
            cv::equalizeHist(grey, grey);
            std::vector<cv::Rect> boxes;
            std::vector<int> hits;
            m_cascade->detectMultiScale(grey, boxes, hits, kStep, kNeighbours, 0,
                                        cv::Size(kSmallestPx, kSmallestPx));
            return faces(boxes, hits, scale);
        });
    }

private:
    /// The cascade has no score: the number n of windows that agree stands for one, as n/(n+10); of equals
    /// the larger box is first.
    static std::vector<Face> faces(const std::vector<cv::Rect>& boxes, const std::vector<int>& hits,
                                   double scale)
    {
        CV_Assert(boxes.size() == hits.size());
        std::vector<Face> result;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const cv::Rect& box = boxes[i];
            const double n = std::max(0, hits[i]);
            result.push_back({box.x * scale, box.y * scale, (box.x + box.width) * scale,
                              (box.y + box.height) * scale, n / (n + 10)});
        }
        std::stable_sort(result.begin(), result.end(), [](const Face& a, const Face& b) {
            return a.score != b.score ? a.score > b.score : a.width() > b.width();
        });
        return result;
    }

    QString m_name;
    std::unique_ptr<cv::CascadeClassifier> m_cascade;
};

class Haar final : public Backend
{
public:
    explicit Haar(const Kind& kind)
        : m_kind(kind)
    {
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = QString::fromLatin1(m_kind.id);
        info.name = QString::fromLatin1(m_kind.name);
        info.description = QCoreApplication::translate(
            "plumbline::Backend",
            "A cascade of Haar features (Viola and Jones 2001), from the system package opencv-data.");
        info.can.detects = true;
        info.can.alternative = true;
        info.models = QStringList {info.id};
        info.feeding =
            QStringLiteral("equalised grey of at most %1 px, scale %2, %3 neighbours, %4 px at least, "
                           "score n/(n+10) of n neighbours")
                .arg(kMaxEdgePx)
                .arg(kStep)
                .arg(kNeighbours)
                .arg(kSmallestPx);
        info.box = m_kind.box;
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        const auto path = models.verified(QString::fromLatin1(m_kind.id));
        if (!path)
            return path.error();
        const QString name = QString::fromLatin1(m_kind.name);
        return guarded(
            ErrorCode::Internal,
            QCoreApplication::translate("plumbline::Backend",
                                        "The cascade %1 is whole and could not be loaded; this build of "
                                        "OpenCV does not take it, so use the system's own.")
                .arg(name),
            [&]() -> Result<std::unique_ptr<BackendWorker>> {
                auto cascade = std::make_unique<cv::CascadeClassifier>();
                CV_Assert(cascade->load(QFile::encodeName(*path).toStdString()));
                return std::unique_ptr<BackendWorker>(std::make_unique<HaarWorker>(name, std::move(cascade)));
            });
    }

private:
    Kind m_kind;
};

} // namespace

void register_backend_haar(Registry<Backend>& registry)
{
    for (const Kind& kind : kKinds)
        registry.add(QString::fromLatin1(kind.id), std::make_unique<Haar>(kind));
}

} // namespace plumbline
