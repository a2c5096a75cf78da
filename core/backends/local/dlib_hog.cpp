// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// dlib's frontal face detector (histograms of oriented gradients), as it is and with the picture enlarged
// once.
#include <memory>
#include <vector>

#include <QCoreApplication>

#include "core/backends/backend.h"
#include "core/backends/local/dlib_faces.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

QString displayName(bool enlarges)
{
    return enlarges ? QStringLiteral("dlib HOG x2") : QStringLiteral("dlib HOG");
}

class DlibHogWorker final : public BackendWorker
{
public:
    explicit DlibHogWorker(bool enlarges)
        : m_enlarges(enlarges)
    {
    }

    Result<std::vector<Face>> detect(const Picture& picture) override
    {
        return guarded(ErrorCode::Internal, netFailed(displayName(m_enlarges)), [&] {
            CV_Assert(!picture.isNull());
            double scale = 1;
            std::vector<Face> faces;
            for (const DlibHogSearch::Found& found : m_search.find(mat(picture), m_enlarges, scale))
                faces.push_back(DlibHogSearch::faceOf(found, scale));
            return faces;
        });
    }

private:
    bool m_enlarges;
    DlibHogSearch m_search;
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
                           .arg(DlibHogSearch::kMaxEdgePx)
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
