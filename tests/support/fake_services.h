// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QStringList>

#include "core/session/project.h"
#include "tests/support/fake_backend.h"

namespace plumbline::test {

/// The real services with a fake detector ("fake_detect") and fake classifiers of the given ids among the
/// systems, which do as \a script says.
inline std::shared_ptr<const Services> fakeServices(const std::shared_ptr<FakeScript>& script,
                                                    const QStringList& classifiers = {
                                                        QStringLiteral("fake_gender")})
{
    auto parts = std::make_shared<Services>();
    for (const QString& id : classifiers)
        parts->backends.add(id, makeFakeClassifier(id, script));
    parts->backends.add(QStringLiteral("fake_detect"),
                        makeFakeDetector(QStringLiteral("fake_detect"), script));
    return parts;
}

} // namespace plumbline::test
