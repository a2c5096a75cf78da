// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/registry.h"
#include "core/base/result.h"
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
    QStringList tasks; ///< "classify:gender"; empty for a mere detector
};

/// What is known of a backend without loading it; shown on its card and sealed into every run.
struct BackendInfo
{
    QString id;          ///< stable, lower case: "fr_detect", "gender_ssrnet_imdb"
    QString name;        ///< for people: "SSR-Net IMDB"
    QString description; ///< one sentence: what it is and where it comes from
    Capabilities can;
    QStringList classes; ///< labels it can give, in its own order; empty for a detector
    QStringList models;  ///< ids in resources/models.json
    QString feeding;     ///< crop, size, channel order, scaling in one line: part of the provenance
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
    virtual Result<Answer> classify(const Picture& picture, const Face& face);
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
};

/// Fills the registry with every built-in backend (generated from the list in core/backends/CMakeLists.txt).
void register_builtin_backends(Registry<Backend>& registry);

} // namespace plumbline
