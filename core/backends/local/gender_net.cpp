// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/gender_net.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

const QString kFemale = QStringLiteral("female");
const QString kMale = QStringLiteral("male");

Answer toAnswer(const GenderReading& reading)
{
    CV_Assert(std::isfinite(reading.pMale));
    const double pMale = reading.pMale; // SSR-Nets regress: a little beyond 0 and 1 is what they said
    Answer answer;
    answer.label = pMale > 0.5 ? kMale : kFemale;
    answer.confidence = std::clamp(std::max(pMale, 1 - pMale), 0.0, 1.0);
    answer.scores = {{kFemale, 1 - pMale}, {kMale, pMale}};
    answer.raw = QJsonDocument(reading.raw).toJson(QJsonDocument::Compact);
    return answer;
}

class GenderWorker final : public BackendWorker
{
public:
    GenderWorker(GenderNet recipe, Net net)
        : m_recipe(std::move(recipe))
        , m_net(std::move(net))
    {
    }

    Result<Answer> classify(const Picture& picture, const Face& face) override
    {
        return guarded(ErrorCode::Internal, netFailed(m_recipe.name), [&] {
            CV_Assert(!picture.isNull());
            const cv::Mat blob = m_recipe.blob(mat(picture), face);
            return toAnswer(m_recipe.read(m_net.forward(blob, m_recipe.outputs)));
        });
    }

private:
    GenderNet m_recipe;
    Net m_net;
};

class GenderBackend final : public Backend
{
public:
    explicit GenderBackend(GenderNet recipe)
        : m_recipe(std::move(recipe))
    {
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = m_recipe.id;
        info.name = m_recipe.name;
        info.description = m_recipe.description;
        info.can.tasks = {QStringLiteral("classify:gender")};
        info.classes = {kFemale, kMale};
        info.models = {m_recipe.id};
        info.feeding = m_recipe.feeding;
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        auto net = Net::open(models, m_recipe.id);
        if (!net)
            return net.error();
        return std::unique_ptr<BackendWorker>(std::make_unique<GenderWorker>(m_recipe, std::move(*net)));
    }

private:
    GenderNet m_recipe;
};

} // namespace

std::unique_ptr<Backend> makeGenderBackend(const GenderNet& net)
{
    Q_ASSERT(net.blob != nullptr && net.read != nullptr);
    return std::make_unique<GenderBackend>(net);
}

double element(const cv::Mat& output, int index)
{
    CV_Assert(output.type() == CV_32F && output.isContinuous());
    CV_Assert(index >= 0 && static_cast<std::size_t>(index) < output.total());
    return static_cast<double>(output.ptr<float>()[index]);
}

QJsonValue number(double value)
{
    constexpr double kScale = 1e6;
    return std::round(value * kScale) / kScale;
}

QJsonValue numbers(const cv::Mat& output)
{
    QJsonArray array;
    for (int i = 0; i < static_cast<int>(output.total()); ++i)
        array.append(number(element(output, i)));
    return array;
}

} // namespace plumbline
