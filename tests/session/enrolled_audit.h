// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <vector>

#include <QFile>

#include "core/session/matching_desk.h"
#include "tests/session/small_audit.h"

namespace plumbline::test {

inline const QString kSystem = QStringLiteral("fake_detect+fake_embed");

/// Twelve images of six people, two each, one labelled F and one M; faces that are near one another and not
/// in the order of the people.
struct EnrolledAudit : SmallAudit
{
    EnrolledAudit()
    {
        project.reset();
        auto with = fakeServices(script);
        with->backends.add(QStringLiteral("fake_embed"),
                           makeFakeEmbedder(QStringLiteral("fake_embed"), script));
        services = with;
        project = Project::open(services, path).value();
        script->embedding = [calls = std::make_shared<std::atomic<int>>(0)](const Picture&) {
            const int i = (*calls)++;
            const double angle = 0.9 * (i / 2) + (i % 2 == 0 ? 0 : 0.25 + 0.09 * i);
            return std::vector<float> {static_cast<float>(std::cos(angle)),
                                       static_cast<float>(std::sin(angle)), static_cast<float>(0.1 * i)};
        };
    }
    /// Enrols; a call of a number in \a failing finds no face.
    void enrol(const std::vector<int>& failing = {})
    {
        if (!failing.empty())
            script->embedding = [inner = script->embedding, failing,
                                 calls = std::make_shared<int>(0)](const Picture& picture) {
                auto made = inner(picture);
                const bool fails = std::find(failing.begin(), failing.end(), (*calls)++) != failing.end();
                return fails ? Result<std::vector<float>>(std::vector<float>()) : made;
            };
        RunRequest request;
        request.task = QStringLiteral("verify");
        request.systems = QStringList {kSystem};
        request.workers = 1;
        if (!run(request))
            qFatal("no run");
    }
    [[nodiscard]] Result<std::vector<Matched>> ask(const MatchQuery& query) const
    {
        return MatchingDesk(*project).measure(query, [](const Progress&) {}, {});
    }
    [[nodiscard]] Matched matched(const MatchQuery& query = {}) const { return ask(query).value().front(); }
    [[nodiscard]] QString file(const char* name, const QByteArray& text) const
    {
        const QString at = folder.filePath(QLatin1String(name));
        QFile written(at);
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size())
            qFatal("no file");
        return at;
    }
};

/// A comparison as the definition says it, with places in the dataset.
struct Pair
{
    int a = 0, b = 0;
    double score = 0;
    bool isMated = false;
    bool isF(int image) const { return image % 2 == 0; }
    bool has(bool female) const { return isF(a) == female || isF(b) == female; }
};

inline std::vector<Pair> brutePairs(const EnrolledAudit& audit)
{
    const EmbeddingSet set = MatchingDesk(*audit.project).embeddings(kSystem).value();
    const auto data = audit.project->dataset();
    std::vector<int> at;
    for (const ImageId image : set.images)
        at.push_back(static_cast<int>(std::find_if(data->images.begin(), data->images.end(),
                                                   [&](const Image& one) { return one.id == image; })
                                      - data->images.begin()));
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < set.size(); ++i)
        for (std::size_t j = i + 1; j < set.size(); ++j)
            pairs.push_back({at[i], at[j], similarity(Metric::Cosine, set.row(i), set.row(j)),
                             set.subjects[i] == set.subjects[j]});
    return pairs;
}

} // namespace plumbline::test
