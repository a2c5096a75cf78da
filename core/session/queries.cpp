// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/queries.h"

#include <array>
#include <utility>

namespace plumbline {

namespace {

constexpr std::array<std::pair<SortKey, const char*>, 9> kSortKeys {{{SortKey::Run, "run"},
                                                                     {SortKey::Dataset, "dataset"},
                                                                     {SortKey::File, "file"},
                                                                     {SortKey::Subject, "subject"},
                                                                     {SortKey::Confidence, "confidence"},
                                                                     {SortKey::Attribute, "attribute"},
                                                                     {SortKey::Verdict, "verdict"},
                                                                     {SortKey::DetectorScore, "score"},
                                                                     {SortKey::Miss, "miss"}}};

constexpr std::array<std::pair<Change, const char*>, 3> kChanges {
    {{Change::Fixed, "fixed"}, {Change::Broken, "broken"}, {Change::Unchanged, "unchanged"}}};

} // namespace

QString sortKeyName(SortKey key)
{
    for (const auto& [known, name] : kSortKeys) {
        if (known == key)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<SortKey> sortKeyFromName(const QString& name)
{
    for (const auto& [key, known] : kSortKeys) {
        if (name == QLatin1String(known))
            return key;
    }
    return std::nullopt;
}

QString changeName(Change change)
{
    for (const auto& [known, name] : kChanges) {
        if (known == change)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<Change> changeFromName(const QString& name)
{
    for (const auto& [change, known] : kChanges) {
        if (name == QLatin1String(known))
            return change;
    }
    return std::nullopt;
}

} // namespace plumbline
