// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/face_net.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/backends/local/crop.h"
#include "core/backends/local/net.h"
#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

const QString kFemale = QStringLiteral("female");
const QString kMale = QStringLiteral("male");
constexpr int kMostRawNumbers = 128; ///< raw responses are kept for every picture

QJsonValue rounded(double value)
{
    constexpr double kScale = 1e6;
    return std::round(value * kScale) / kScale;
}

QJsonValue numbers(const cv::Mat& output)
{
    const int n = std::min(static_cast<int>(output.total()), kMostRawNumbers);
    if (n == 1)
        return rounded(element(output, 0));
    QJsonArray array;
    for (int i = 0; i < n; ++i)
        array.append(rounded(element(output, i)));
    return array;
}

class FaceNetWorker final : public BackendWorker
{
public:
    FaceNetWorker(FaceNet recipe, Net net)
        : m_recipe(std::move(recipe))
        , m_net(std::move(net))
    {
    }

    Result<Answer> classify(const Picture& picture, const Face& face) override
    {
        return m_recipe.classify ? read(m_recipe.classify, picture, face)
                                 : BackendWorker::classify(picture, face);
    }

    Result<Answer> estimate(const Picture& picture, const Face& face) override
    {
        return m_recipe.estimate ? read(m_recipe.estimate, picture, face)
                                 : BackendWorker::estimate(picture, face);
    }

    Result<std::vector<float>> embed(const Picture& picture, const Face& face) override
    {
        if (m_recipe.embeddingOutput.empty())
            return BackendWorker::embed(picture, face);
        return guarded(ErrorCode::Internal, netFailed(m_recipe.name), [&] {
            CV_Assert(!picture.isNull());
            const auto outputs =
                m_net.forward(feedingBlob(m_recipe.feeding, mat(picture), face), {m_recipe.embeddingOutput});
            return embeddingFrom(outputs.front(), m_recipe.embedding.dimension);
        });
    }

private:
    Result<Answer> read(const ReadAnswer& reading, const Picture& picture, const Face& face)
    {
        return guarded(ErrorCode::Internal, netFailed(m_recipe.name), [&] {
            CV_Assert(!picture.isNull());
            const auto outputs =
                m_net.forward(feedingBlob(m_recipe.feeding, mat(picture), face), m_recipe.outputs);
            Answer answer = reading(outputs);
            answer.raw = raw(outputs);
            return answer;
        });
    }

    [[nodiscard]] QByteArray raw(const std::vector<cv::Mat>& outputs) const
    {
        QJsonObject object;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const QString name = QString::fromStdString(m_recipe.outputs[i]);
            if (m_recipe.rawOutputs.isEmpty() || m_recipe.rawOutputs.contains(name))
                object.insert(name, numbers(outputs[i]));
        }
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    FaceNet m_recipe;
    Net m_net;
};

class FaceNetBackend final : public Backend
{
public:
    explicit FaceNetBackend(FaceNet recipe)
        : m_recipe(std::move(recipe))
    {
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = m_recipe.id;
        info.name = m_recipe.name;
        info.description = m_recipe.description;
        if (m_recipe.classify)
            info.can.tasks.append(m_recipe.classTask);
        if (m_recipe.estimate)
            info.can.tasks.append(m_recipe.estimateTask);
        if (!m_recipe.embeddingOutput.empty()) {
            info.can.embeds = true;
            info.embedding = m_recipe.embedding;
        }
        info.classes = m_recipe.classes;
        info.models = QStringList {m_recipe.id};
        info.feeding = feedingText(m_recipe.feeding);
        info.feed = m_recipe.feeding;
        info.own = m_recipe.own;
        info.details = m_recipe.details;
        info.details.insert(QStringLiteral("feeding"), feedingJson(m_recipe.feeding));
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const override
    {
        return openFed(models, m_recipe.feeding);
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> openFed(const ModelStore& models,
                                                                 const Feeding& feeding) const override
    {
        auto net = Net::open(models, m_recipe.id);
        if (!net)
            return net.error();
        FaceNet recipe = m_recipe;
        recipe.feeding = feeding;
        return std::unique_ptr<BackendWorker>(
            std::make_unique<FaceNetWorker>(std::move(recipe), std::move(*net)));
    }

private:
    FaceNet m_recipe;
};

} // namespace

std::unique_ptr<Backend> makeFaceNetBackend(const FaceNet& net)
{
    Q_ASSERT(net.classify || net.estimate);
    return std::make_unique<FaceNetBackend>(net);
}

Result<std::unique_ptr<BackendWorker>> openFaceNet(const FaceNet& net, const QString& path)
{
    auto loaded = Net::openFile(path, net.name);
    if (!loaded)
        return loaded.error();
    return std::unique_ptr<BackendWorker>(std::make_unique<FaceNetWorker>(net, std::move(*loaded)));
}

void readsGender(FaceNet& net, std::function<double(const std::vector<cv::Mat>&)> pMale)
{
    net.classTask = QStringLiteral("classify:gender");
    net.classes = QStringList {kFemale, kMale};
    net.classify = [pMale = std::move(pMale)](const std::vector<cv::Mat>& outputs) {
        return genderAnswer(pMale(outputs));
    };
}

void readsAge(FaceNet& net, std::function<double(const std::vector<cv::Mat>&)> years)
{
    net.estimateTask = QStringLiteral("estimate:age");
    net.estimate = [years = std::move(years)](const std::vector<cv::Mat>& outputs) {
        return estimateAnswer(years(outputs));
    };
}

Answer genderAnswer(double pMale)
{
    CV_Assert(std::isfinite(pMale));
    Answer answer;
    answer.label = pMale > 0.5 ? kMale : kFemale;
    answer.confidence = std::clamp(std::max(pMale, 1 - pMale), 0.0, 1.0);
    answer.scores = {{kFemale, 1 - pMale}, {kMale, pMale}};
    return answer;
}

Answer estimateAnswer(double value)
{
    CV_Assert(std::isfinite(value));
    Answer answer;
    answer.estimate = value;
    answer.label = QString::number(std::round(value), 'f', 0);
    return answer;
}

std::vector<float> embeddingFrom(const cv::Mat& output, int dimension)
{
    CV_Assert(output.type() == CV_32F && output.isContinuous());
    CV_Assert(output.total() == static_cast<std::size_t>(dimension));
    const float* first = output.ptr<float>();
    std::vector<float> values(first, first + dimension);
    CV_Assert(std::all_of(values.begin(), values.end(), [](float x) { return std::isfinite(x); }));
    CV_Assert(std::any_of(values.begin(), values.end(), [](float x) { return x != 0; }));
    return values;
}

double element(const cv::Mat& output, int index)
{
    CV_Assert(output.type() == CV_32F && output.isContinuous());
    CV_Assert(index >= 0 && static_cast<std::size_t>(index) < output.total());
    return static_cast<double>(output.ptr<float>()[index]);
}

} // namespace plumbline
