// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/support/fake_backend.h"

#include <QThread>

namespace plumbline::test {

namespace {

class FakeWorker : public BackendWorker
{
public:
    explicit FakeWorker(std::shared_ptr<FakeScript> script)
        : m_script(std::move(script))
    {
    }

    Result<std::vector<Face>> detect(const Picture&) override
    {
        ++m_script->detections;
        std::vector<Face> faces;
        for (int i = 0; i < m_script->faces; ++i)
            faces.push_back({10.0 * i, 20, 10.0 * i + 50, 80, 0.9 - 0.1 * i});
        return faces;
    }

    Result<Answer> classify(const Picture& picture, const Face&) override
    {
        ++m_script->classifications;
        if (m_script->delayMs > 0)
            QThread::msleep(static_cast<unsigned long>(m_script->delayMs));
        if (m_script->answer)
            return m_script->answer(picture);
        Answer answer {QStringLiteral("male"), 0.75, {}, QByteArrayLiteral("{}"), {}};
        answer.scores = {{QStringLiteral("female"), 0.25}, {QStringLiteral("male"), 0.75}};
        return answer;
    }

    Result<std::vector<float>> embed(const Picture& picture, const Face&) override
    {
        ++m_script->embeddings;
        if (m_script->embedding)
            return m_script->embedding(picture);
        return std::vector<float> {static_cast<float>(picture.widthPx()),
                                   static_cast<float>(picture.heightPx()), 1};
    }

private:
    std::shared_ptr<FakeScript> m_script;
};

enum class FakeKind { Detector, Classifier, Embedder };

class FakeBackend : public Backend
{
public:
    FakeBackend(QString id, FakeKind kind, std::shared_ptr<FakeScript> script, QString feeding = {})
        : m_id(std::move(id))
        , m_kind(kind)
        , m_script(std::move(script))
        , m_feeding(std::move(feeding))
    {
    }

    [[nodiscard]] BackendInfo info() const override
    {
        BackendInfo info;
        info.id = m_id;
        info.name = m_id;
        info.feeding = m_feeding;
        info.can.detects = m_kind == FakeKind::Detector;
        if (m_kind == FakeKind::Embedder) {
            info.can.embeds = true;
            info.embedding = EmbeddingForm {3, Metric::Cosine};
        }
        if (m_kind == FakeKind::Classifier) {
            info.can.tasks = QStringList {QStringLiteral("classify:gender")};
            info.classes = QStringList {QStringLiteral("female"), QStringLiteral("male")};
        }
        return info;
    }

    [[nodiscard]] Result<std::unique_ptr<BackendWorker>> open(const ModelStore&) const override
    {
        if (!m_script->opens)
            return Error {ErrorCode::NotInstalled, m_id % QStringLiteral(" is not installed."), {}};
        ++m_script->opened;
        return std::unique_ptr<BackendWorker>(std::make_unique<FakeWorker>(m_script));
    }

private:
    QString m_id;
    FakeKind m_kind;
    std::shared_ptr<FakeScript> m_script;
    QString m_feeding;
};

} // namespace

std::unique_ptr<Backend> makeFakeDetector(const QString& id, std::shared_ptr<FakeScript> script)
{
    return std::make_unique<FakeBackend>(id, FakeKind::Detector, std::move(script));
}

std::unique_ptr<Backend> makeFakeClassifier(const QString& id, std::shared_ptr<FakeScript> script)
{
    return std::make_unique<FakeBackend>(id, FakeKind::Classifier, std::move(script));
}

std::unique_ptr<Backend> makeFakeEmbedder(const QString& id, std::shared_ptr<FakeScript> script,
                                          const QString& feeding)
{
    return std::make_unique<FakeBackend>(id, FakeKind::Embedder, std::move(script), feeding);
}

} // namespace plumbline::test
