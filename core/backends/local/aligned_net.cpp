// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/aligned_net.h"

#include <utility>
#include <vector>

#include <opencv2/dnn.hpp>

#include "core/backends/local/face_alignment.h"
#include "core/backends/local/face_net.h"
#include "core/backends/local/fr_landmark.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

class AlignedNetWorker final : public BackendWorker
{
public:
    AlignedNetWorker(AlignedNet recipe, FrLandmarks landmarks, Net net)
        : m_recipe(std::move(recipe))
        , m_landmarks(std::move(landmarks))
        , m_net(std::move(net))
    {
    }

    Result<std::vector<float>> embed(const Picture& picture, const Face& face) override
    {
        return guarded(ErrorCode::Internal, netFailed(m_recipe.name), [&] {
            CV_Assert(!picture.isNull());
            const cv::Mat aligned = alignedFace(mat(picture), m_landmarks.find(mat(picture), face));
            const cv::Mat blob = cv::dnn::blobFromImage(aligned, 1 / m_recipe.deviation, cv::Size(),
                                                        cv::Scalar::all(m_recipe.mean), /*swapRB=*/true);
            const auto outputs = m_net.forward(blob, {m_recipe.output});
            return embeddingFrom(outputs.front(), m_recipe.form.dimension);
        });
    }

private:
    AlignedNet m_recipe;
    FrLandmarks m_landmarks;
    Net m_net;
};

class AlignedNetBackend final : public Backend
{
public:
    explicit AlignedNetBackend(AlignedNet recipe)
        : m_recipe(std::move(recipe))
    {
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = m_recipe.id;
        info.name = m_recipe.name;
        info.description = m_recipe.description;
        info.can.embeds = true;
        info.embedding = m_recipe.form;
        info.models = QStringList {m_recipe.id, FrLandmarks::modelId()};
        info.feeding = QString::fromLatin1(kAlignedFace)
            % (m_recipe.mean == 0 && m_recipe.deviation == 1
                   ? QStringLiteral(", RGB, 0..255")
                   : QStringLiteral(", RGB, (x-%1)/%2").arg(m_recipe.mean).arg(m_recipe.deviation));
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        auto net = Net::open(models, m_recipe.id);
        if (!net)
            return net.error();
        auto landmarks = FrLandmarks::open(models);
        if (!landmarks)
            return landmarks.error();
        return std::unique_ptr<BackendWorker>(
            std::make_unique<AlignedNetWorker>(m_recipe, std::move(*landmarks), std::move(*net)));
    }

private:
    AlignedNet m_recipe;
};

} // namespace

std::unique_ptr<Backend> makeAlignedNetBackend(const AlignedNet& net)
{
    return std::make_unique<AlignedNetBackend>(net);
}

} // namespace plumbline
