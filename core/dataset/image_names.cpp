// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/image_names.h"

#include <algorithm>
#include <cstddef>

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include "core/dataset/file_matcher.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImageNames)
};

std::size_t place(qsizetype index)
{
    return static_cast<std::size_t>(index);
}

MatchFixes everyFix()
{
    MatchFixes fixes;
    for (const MatchFix fix : allMatchFixes())
        fixes |= fix;
    return fixes;
}

/// Fills in what paths tell; what two names share is of both. Gives the places that are still unknown.
std::vector<qsizetype> matchPaths(NamedImages& named, const QStringList& names, const QStringList& files,
                                  const QString& root, const QString& besideDir)
{
    std::vector<qsizetype> left;
    for (qsizetype i = 0; i < names.size(); ++i)
        left.push_back(i);
    // matchRows() gives an image to one name only, so that another spelling of it waits for the next round.
    for (bool isFirst = true; !left.empty(); isFirst = false) {
        QStringList asked;
        for (const qsizetype i : left)
            asked.append(names[i]);
        const RowMatches matches = matchRows(asked, files, root, besideDir, everyFix());
        if (isFirst)
            named.notes = matches.notes;
        std::vector<int> found = matches.imageOfRow;
        for (const RowMatches::Repeat& repeat : matches.repeats)
            found[place(repeat.row)] = found[place(repeat.earlier)];
        std::vector<qsizetype> still;
        for (std::size_t i = 0; i < left.size(); ++i) {
            named.imageOf[place(left[i])] = found[i];
            if (found[i] < 0)
                still.push_back(left[i]);
        }
        if (still.size() == left.size())
            break;
        left = std::move(still);
    }
    return left;
}

/// Adds the values that one image alone has; -1 for the others.
void addIds(QHash<QString, int>& ids, const QStringList& values, const std::vector<int>& codes)
{
    std::vector<int> imageOf(place(values.size()), -1);
    std::vector<int> count(place(values.size()), 0);
    for (std::size_t image = 0; image < codes.size(); ++image) {
        if (codes[image] < 0)
            continue;
        imageOf[place(codes[image])] = static_cast<int>(image);
        ++count[place(codes[image])];
    }
    for (qsizetype value = 0; value < values.size(); ++value) {
        const int image = count[place(value)] == 1 ? imageOf[place(value)] : -1;
        const auto known = ids.find(values[value]);
        if (known == ids.end())
            ids.insert(values[value], image);
        else if (*known != image)
            *known = -1; // an id in one column, something else in another
    }
}

QHash<QString, int> idsOf(const Dataset& dataset)
{
    QHash<QString, int> ids;
    std::vector<int> subjects;
    for (const Image& image : dataset.images)
        subjects.push_back(image.subject);
    addIds(ids, dataset.subjects, subjects);
    for (const Attribute& attribute : dataset.attributes)
        addIds(ids, attribute.values, attribute.codes);
    return ids;
}

} // namespace

NamedImages imagesNamed(const QStringList& names, const Dataset& dataset, const QString& besideDir)
{
    QStringList files;
    files.reserve(static_cast<qsizetype>(dataset.images.size()));
    for (const Image& image : dataset.images)
        files.append(image.file);
    NamedImages named;
    named.imageOf.assign(place(names.size()), -1);
    const std::vector<qsizetype> left = matchPaths(named, names, files, dataset.imageRoot, besideDir);
    if (left.empty())
        return named;
    const QHash<QString, int> ids = idsOf(dataset);
    qint64 byId = 0;
    for (const qsizetype i : left) {
        const int image = ids.value(names[i].trimmed(), -1);
        named.imageOf[place(i)] = image;
        byId += image >= 0 ? 1 : 0;
    }
    if (byId > 0)
        named.notes.append(
            Text::tr("%1 names are ids in the labels, not files.").arg(QLocale().toString(byId)));
    return named;
}

} // namespace plumbline
