// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/backends/feeding.h"
#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/outcomes/embedding.h"
#include "core/outcomes/outcome.h"
#include "core/vision/picture.h"

namespace plumbline {

class ModelStore;

/// What a backend can do. A system that is audited is DETECTOR+CLASSIFIER, or later one backend that does
/// both.
struct Capabilities
{
    bool detects = false;
    bool landmarks = false;
    bool embeds = false;      ///< turns a face into a vector: the tasks "verify" and "identify"
    QStringList tasks;        ///< "classify:gender", "estimate:age"; none for a mere detector or embedder
    bool alternative = false; ///< a further detector: not listed or run unless it is named
};

/// What is known of a backend without loading it; shown on its card and sealed into every run.
struct BackendInfo
{
    QString id;          ///< stable, lower case: "fr_detect", "gender_ssrnet_imdb"
    QString name;        ///< for people: "SSR-Net IMDB"
    QString description; ///< one sentence: what it is and where it comes from
    Capabilities can;
    QStringList classes;         ///< labels of its "classify:" task, in its own order; empty when it has none
    QStringList models;          ///< ids in the model store; empty: the library brings it
    QString feeding;             ///< crop, size, channel order, scaling in one line: part of the provenance
    std::optional<Feeding> feed; ///< the same as data, where it is nothing but data
    std::optional<EmbeddingForm> embedding; ///< of a backend that embeds, and only of one
    BoxRule box;                            ///< of a detector: how its box becomes what classifiers expect
    bool own = false;                       ///< added by the user
    QJsonObject details;                    ///< whatever else decides its answers; sealed into every run
};

/// A backend made ready for one thread: nets are loaded. Not thread-safe; one per worker.
/// Same picture, same answer. No method throws. Functions a backend is not capable of answer with an Internal
/// error.
class BackendWorker
{
public:
    virtual ~BackendWorker() = default;
    /// All faces, highest score first; none is a valid answer.
    virtual Result<std::vector<Face>> detect(const Picture& picture);
    /// 68 points for \a face.
    virtual Result<std::vector<Point>> landmarks(const Picture& picture, const Face& face);
    /// "classify:" tasks. \a face is in the default detector's terms: asDefaultBox().
    virtual Result<Answer> classify(const Picture& picture, const Face& face);
    /// "estimate:" tasks: an Answer with an estimate. \a face as for classify().
    virtual Result<Answer> estimate(const Picture& picture, const Face& face);
    /// A face's numbers, as many as BackendInfo::embedding says, finite, not all 0, not brought to length 1.
    /// Empty: the system's own search found no face there that it could align, a failure to enrol. \a face as
    /// for classify().
    virtual Result<std::vector<float>> embed(const Picture& picture, const Face& face);
    /// Whichever of classify() and estimate() the task asks for.
    Result<Answer> answer(const QString& task, const Picture& picture, const Face& face);
};

/// A kind of thing that can be audited, or a part of one. Stateless, shared by threads.
class Backend
{
public:
    virtual ~Backend() = default;
    [[nodiscard]] virtual BackendInfo info() const = 0;
    /// Loads and verifies the model files. NotInstalled when one is missing or altered, with the reason and
    /// the way to get it. Thread-safe.
    [[nodiscard]] virtual Result<std::unique_ptr<BackendWorker>> open(const ModelStore& models) const = 0;
    /// The same, fed otherwise: to find out how much the feeding matters. Usage error when its feeding is not
    /// data (BackendInfo::feed).
    [[nodiscard]] virtual Result<std::unique_ptr<BackendWorker>> openFed(const ModelStore& models,
                                                                         const Feeding& feeding) const;
};

/// Fills the registry with every built-in backend (generated from the list in core/backends/CMakeLists.txt).
void register_builtin_backends(Registry<Backend>& registry);

} // namespace plumbline
