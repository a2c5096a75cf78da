// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/left_out_pairs.h"

#include <algorithm>
#include <optional>

#include <QCoreApplication>
#include <QFileInfo>
#include <QMultiHash>

#include "core/dataset/label_table.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

enum class Column { First, Second };

/// What names mean.
class Names
{
public:
    Names(const Dataset& dataset, const std::vector<bool>& isProbe)
        : m_isProbe(isProbe)
    {
        for (std::size_t i = 0; i < dataset.images.size(); ++i) {
            const QString& file = dataset.images[i].file;
            m_paths.insert(file, static_cast<int>(i));
            m_bare.insert(file.section(QLatin1Char('/'), -1), static_cast<int>(i));
        }
    }

    [[nodiscard]] bool isOneSet() const { return m_isProbe.empty(); }
    [[nodiscard]] bool isProbe(int image) const { return m_isProbe[static_cast<std::size_t>(image)]; }

    /// The images that a cell may mean: none, the one, or several.
    [[nodiscard]] std::vector<int> find(const QString& name, Column column) const
    {
        const QString clean = QString(name).replace(QLatin1Char('\\'), QLatin1Char('/'));
        if (const auto exact = m_paths.find(clean); exact != m_paths.end())
            return {*exact};
        std::vector<int> found;
        for (const int image : m_bare.values(clean)) {
            if (isOneSet() || isProbe(image) == (column == Column::First))
                found.push_back(image);
        }
        return found;
    }

private:
    const std::vector<bool>& m_isProbe;
    QHash<QString, int> m_paths;
    QMultiHash<QString, int> m_bare;
};

/// In the order in which they are compared; nothing where they never are.
std::optional<std::pair<int, int>> comparedPair(const Names& names, int a, int b)
{
    if (a == b)
        return std::nullopt;
    if (names.isOneSet())
        return std::minmax(a, b);
    if (names.isProbe(a) == names.isProbe(b))
        return std::nullopt;
    return names.isProbe(a) ? std::pair(a, b) : std::pair(b, a);
}

} // namespace

Result<LeftOutPairs> readLeftOutPairs(const QString& path, const Dataset& dataset,
                                      const std::vector<bool>& isProbe)
{
    const auto table = readLabelTable(path);
    if (!table)
        return table.error();
    const QString file = QFileInfo(path).fileName();
    if (table->header.size() < 2)
        return Error {
            ErrorCode::BadFormat,
            tr("%1 has one column only; the pairs to be left out are two file names in a row.").arg(file),
            {}};
    const Names names(dataset, isProbe);
    LeftOutPairs result;
    qsizetype named = 0;
    const auto take = [&](const QString& first, const QString& second, int line) -> Result<void> {
        const std::vector<int> a = names.find(first, Column::First);
        const std::vector<int> b = names.find(second, Column::Second);
        if (a.empty() || b.empty()) {
            ++result.unknownNames;
            return {};
        }
        if (a.size() > 1 || b.size() > 1)
            return Error {ErrorCode::BadFormat,
                          tr("Line %1 of %2: several images are called %3; write the folder before the name.")
                              .arg(line)
                              .arg(file, a.size() > 1 ? first : second),
                          {}};
        ++named;
        if (const auto pair = comparedPair(names, a.front(), b.front()))
            result.images.push_back(*pair);
        return {};
    };
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const QStringList& row = table->rows[i];
        if (const auto taken = take(row[0].trimmed(), row[1].trimmed(), table->lines[i]); !taken)
            return taken.error();
    }
    if (named == 0)
        return Error {ErrorCode::BadFormat,
                      tr("No row of %1 names two images of this audit in its first two columns.").arg(file),
                      {}};
    std::sort(result.images.begin(), result.images.end());
    result.images.erase(std::unique(result.images.begin(), result.images.end()), result.images.end());
    return result;
}

} // namespace plumbline
