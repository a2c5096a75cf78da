// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/label_difference.h"

#include <algorithm>
#include <map>
#include <utility>

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include "core/dataset/import_parts.h"
#include "core/dataset/table_import.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LabelDifference)
};

FileList filesOf(const Dataset& dataset)
{
    FileList list;
    list.root = dataset.imageRoot;
    for (const Image& image : dataset.images)
        list.files.append(image.file);
    return list;
}

/// The values of \a attribute in the order of \a earlier as far as it goes, so that a corrected table does
/// not turn tables and charts around.
void keepOrder(Attribute& attribute, const Attribute& earlier)
{
    if (attribute.isNumeric())
        return; // ascending
    QStringList values;
    for (const QString& value : earlier.values)
        if (attribute.values.contains(value))
            values.append(value);
    for (const QString& value : std::as_const(attribute.values))
        if (!earlier.values.contains(value))
            values.append(value);
    QHash<QString, int> codes;
    for (qsizetype i = 0; i < values.size(); ++i)
        codes.insert(values.at(i), static_cast<int>(i));
    for (int& code : attribute.codes)
        code = code < 0 ? -1 : codes.value(attribute.values.at(code));
    attribute.values = values;
}

/// What the auditor said of an attribute holds for its corrected labels too.
void keepMeaning(Attribute& attribute, const Attribute& earlier, const ImportRequest& request)
{
    if (!request.sources.contains(attribute.name))
        attribute.source = earlier.source;
    if (request.valueMaps.contains(attribute.name))
        return;
    for (const QString& value : std::as_const(attribute.values)) {
        if (!earlier.values.contains(value))
            continue; // new: as guessed
        if (const auto meaning = earlier.valueMap.constFind(value); meaning != earlier.valueMap.constEnd())
            attribute.valueMap.insert(value, *meaning);
        else
            attribute.valueMap.remove(value);
    }
}

/// Notes what changes image by image.
class Comparison
{
public:
    Comparison(const Dataset& before, LabelDifference& difference)
        : m_before(before)
        , m_difference(difference)
        , m_isChanged(before.images.size(), false)
    {
    }

    /// \a from and \a to give each image's value.
    template<class From, class To>
    void compare(const QString& attribute, From from, To to)
    {
        std::map<std::pair<QString, QString>, LabelChange> changes;
        for (std::size_t i = 0; i < m_before.images.size(); ++i) {
            const QString old = from(i);
            const QString now = to(i);
            if (old == now)
                continue;
            m_isChanged[i] = true;
            LabelChange& change = changes[{old, now}];
            ++change.images;
            if (change.examples.size() < LabelChange::kExamples)
                change.examples.push_back(m_before.images[i].id);
        }
        std::vector<LabelChange> sorted;
        for (auto& [values, change] : changes) {
            change.attribute = attribute;
            change.from = values.first;
            change.to = values.second;
            sorted.push_back(std::move(change));
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const LabelChange& a, const LabelChange& b) { return a.images > b.images; });
        m_difference.changes.insert(m_difference.changes.end(), sorted.begin(), sorted.end());
    }

    void finish() { m_difference.images = std::count(m_isChanged.begin(), m_isChanged.end(), true); }

private:
    const Dataset& m_before;
    LabelDifference& m_difference;
    std::vector<bool> m_isChanged;
};

/// Attributes of the table in the places of those they replace, new ones behind.
void putAttributes(const Dataset& base, Dataset& after, std::vector<Attribute> fresh,
                   const ImportRequest& request, Comparison& comparison, LabelDifference& difference)
{
    after.attributes.clear();
    const auto take = [&](const QString& name) -> Attribute* {
        const auto at = std::find_if(fresh.begin(), fresh.end(),
                                     [&](const Attribute& attribute) { return attribute.name == name; });
        return at == fresh.end() ? nullptr : &*at;
    };
    for (const Attribute& earlier : base.attributes) {
        Attribute* attribute = take(earlier.name);
        if (!attribute) {
            difference.keptAttributes.append(earlier.name);
            after.attributes.push_back(earlier);
            continue;
        }
        keepOrder(*attribute, earlier);
        keepMeaning(*attribute, earlier, request);
        comparison.compare(
            earlier.name, [&](std::size_t i) { return earlier.value(i); },
            [&](std::size_t i) { return attribute->value(i); });
        after.attributes.push_back(*attribute);
    }
    for (Attribute& attribute : fresh) {
        if (base.attribute(attribute.name))
            continue;
        difference.newAttributes.append(attribute.name);
        after.attributes.push_back(std::move(attribute));
    }
}

/// Which images had any of the labels that the table has, and which it names.
void compareRows(const Dataset& base, const LabelDifference& difference, const RowMatches& matches,
                 QStringList& added, QStringList& removed)
{
    std::vector<bool> isNamed(base.images.size(), false);
    for (const int image : matches.imageOfRow)
        if (image >= 0)
            isNamed[static_cast<std::size_t>(image)] = true;
    for (std::size_t i = 0; i < base.images.size(); ++i) {
        const bool hadLabel =
            std::any_of(base.attributes.begin(), base.attributes.end(), [&](const Attribute& attribute) {
                return attribute.codes[i] >= 0 && !difference.keptAttributes.contains(attribute.name);
            });
        if (isNamed[i] && !hadLabel)
            added.append(base.images[i].file);
        else if (!isNamed[i] && hadLabel)
            removed.append(base.images[i].file);
    }
}

void compareFolder(const Dataset& base, const LabelTable& table, const TableColumns& columns,
                   const ImportRequest& request, LabelDifference& difference, std::stop_token stop)
{
    const Result<FileList> list = listPictures(base.imageRoot, std::move(stop));
    difference.folderSeen = list.ok();
    if (!list)
        return;
    const QSet<QString> there(list->files.begin(), list->files.end());
    QSet<QString> known;
    for (const Image& image : base.images) {
        known.insert(image.file);
        if (!there.contains(image.file))
            difference.imagesRemoved.append(image.file);
    }
    std::vector<bool> isWanted(static_cast<std::size_t>(list->files.size()), !request.onlyMatched);
    if (request.onlyMatched) {
        const RowMatches matches = matchRows(namesIn(table, columns), list->files, list->root,
                                             QFileInfo(request.labelsFile).absolutePath(),
                                             request.fixes.value_or(safeMatchFixes()), request.paired);
        for (const int image : matches.imageOfRow)
            if (image >= 0)
                isWanted[static_cast<std::size_t>(image)] = true;
    }
    for (qsizetype i = 0; i < list->files.size(); ++i)
        if (isWanted[static_cast<std::size_t>(i)] && !known.contains(list->files.at(i)))
            difference.imagesAdded.append(list->files.at(i));
}

} // namespace

bool LabelDifference::changesLabels() const
{
    return images > 0 || !newAttributes.isEmpty();
}

Result<Relabelled> relabel(const Dataset& base, const ImportRequest& request, std::stop_token stop)
{
    if (base.images.empty())
        return Error {
            ErrorCode::Usage, Text::tr("There are no images to label yet: import a folder first."), {}};
    const QFileInfo labels(request.labelsFile);
    const Result<LabelTable> table = readLabelTable(request.labelsFile, -1, request.sheet);
    if (!table)
        return table.error();
    const Result<TableColumns> columns = chooseColumns(*table, request, labels.fileName());
    if (!columns)
        return columns.error();
    const FileList files = filesOf(base);
    const QStringList names = namesIn(*table, *columns);
    const RowMatches matches = matchRows(names, files.files, files.root, labels.absolutePath(),
                                         request.fixes.value_or(safeMatchFixes()), request.paired);
    if (matchedRows(matches) == 0)
        return nothingMatches(*table, *columns, files, labels.fileName());

    Import import;
    import.dataset = base;
    import.dataset.attributes.clear();
    if (columns->subject >= 0)
        import.dataset.subjects.clear();
    addLabels(import.dataset, *table, *columns, matches);
    reportMatches(import, *table, names, matches);
    import.report.notes.append(table->notes + matches.notes);
    ImportRequest labelsOnly = request;
    labelsOnly.groupings.clear(); // the dataset has its own, perhaps of attributes the table lacks
    if (const Result<void> finished = finishImport(import, labelsOnly); !finished)
        return finished.error();

    Relabelled result;
    result.difference.report = std::move(import.report);
    Comparison comparison(base, result.difference);
    std::vector<Attribute> fresh = std::move(import.dataset.attributes);
    result.dataset = std::move(import.dataset);
    result.dataset.groupings = base.groupings;
    putAttributes(base, result.dataset, std::move(fresh), request, comparison, result.difference);
    if (columns->subject >= 0)
        comparison.compare(
            {}, [&](std::size_t i) { return base.subjects.value(base.images[i].subject); },
            [&](std::size_t i) { return result.dataset.subjects.value(result.dataset.images[i].subject); });
    comparison.finish();
    compareRows(base, result.difference, matches, result.difference.rowsAdded, result.difference.rowsRemoved);
    compareFolder(base, *table, *columns, request, result.difference, stop);
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}, {}};
    return result;
}

} // namespace plumbline
