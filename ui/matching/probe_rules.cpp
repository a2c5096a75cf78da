// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/probe_rules.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/session/project.h"
#include "core/views/labels.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PairRules)
};

constexpr qsizetype kMostValues = 24; ///< of a column, and folders, that a menu lists

/// The folders right below the image folder that hold images.
QStringList foldersOf(const Dataset& data)
{
    QStringList folders;
    for (const Image& image : data.images) {
        const auto slash = image.file.indexOf(QLatin1Char('/'));
        const QString folder = slash > 0 ? image.file.left(slash) : QString();
        if (!folder.isEmpty() && (folders.isEmpty() || folders.back() != folder))
            folders.append(folder);
        if (folders.size() > 4 * kMostValues)
            folders.removeDuplicates();
    }
    folders.removeDuplicates();
    folders.sort();
    return folders;
}

} // namespace

std::vector<ProbeRule> probeRules(const Project& project)
{
    std::vector<ProbeRule> rules;
    for (const AttributeInfo& attribute : project.attributes()) {
        if (attribute.isGrouping || attribute.values.size() < 2 || attribute.values.size() > kMostValues)
            continue;
        for (const QString& value : attribute.values)
            rules.push_back({Words::tr("By %1").arg(attributeText(attribute.name)), value,
                             attribute.name + QLatin1Char('=') + value});
    }
    const QStringList folders = foldersOf(*project.dataset());
    if (folders.size() > 1 && folders.size() <= kMostValues) {
        for (const QString& folder : folders)
            rules.push_back({Words::tr("By folder"), folder, folder});
    }
    return rules;
}

QString probeRuleText(const QString& rule)
{
    const auto equals = rule.indexOf(QLatin1Char('='));
    if (equals < 0)
        return Words::tr("folder %1").arg(rule);
    return Words::tr("%1: %2").arg(attributeText(rule.left(equals)), rule.mid(equals + 1));
}

} // namespace plumbline::ui
