// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QFileInfo>

#include "core/dataset/file_matcher.h"
#include "core/dataset/import_survey.h"

namespace plumbline {

namespace {

class Matching
{
public:
    Matching(const ImportSurvey& survey, int column, const QHash<QString, QString>& paired)
        : m_files(*survey.files)
        , m_labelsDir(QFileInfo(survey.sources.labelsFile).absolutePath())
        , m_paired(paired)
    {
        m_names.reserve(static_cast<qsizetype>(survey.table->rows.size()));
        for (const QStringList& row : survey.table->rows)
            m_names.append(row.at(column));
    }

    [[nodiscard]] RowMatches with(MatchFixes fixes) const
    {
        return matchRows(m_names, m_files.files, m_files.root, m_labelsDir, fixes, m_paired);
    }

    /// Whether \a fix could change what any name is compared by: the others need no try.
    [[nodiscard]] bool isTelling(MatchFix fix) const
    {
        return fix == MatchFix::SubFolder || changesAnyName(fix, m_names, m_files.files);
    }

    /// How many rows \a more matches beyond \a fewer, with an example.
    [[nodiscard]] FixOffer offer(MatchFix fix, const std::vector<int>& fewer,
                                 const std::vector<int>& more) const
    {
        FixOffer result;
        result.fix = fix;
        for (std::size_t row = 0; row < more.size(); ++row) {
            if (more[row] < 0 || fewer[row] >= 0)
                continue;
            if (result.rows++ == 0) {
                result.row = m_names.at(static_cast<qsizetype>(row));
                result.file = m_files.files.at(more[row]);
            }
        }
        return result;
    }

private:
    const FileList& m_files;
    QString m_labelsDir;
    const QHash<QString, QString>& m_paired;
    QStringList m_names;
};

void sortOut(MatchSurvey& survey, RowMatches matches, std::size_t files)
{
    std::vector<bool> isRepeat(matches.imageOfRow.size(), false);
    for (const RowMatches::Repeat& repeat : matches.repeats) {
        isRepeat[static_cast<std::size_t>(repeat.row)] = true;
        survey.repeatedRows.push_back(repeat.row);
    }
    std::sort(survey.repeatedRows.begin(), survey.repeatedRows.end());
    std::vector<bool> hasRow(files, false);
    for (std::size_t row = 0; row < matches.imageOfRow.size(); ++row) {
        if (matches.imageOfRow[row] >= 0) {
            hasRow[static_cast<std::size_t>(matches.imageOfRow[row])] = true;
            ++survey.matched;
        } else if (!isRepeat[row]) {
            survey.unmatchedRows.push_back(static_cast<int>(row));
        }
    }
    for (std::size_t file = 0; file < files; ++file)
        if (!hasRow[file])
            survey.unmatchedFiles.push_back(static_cast<int>(file));
    survey.imageOfRow = std::move(matches.imageOfRow);
}

} // namespace

MatchSurvey matchSurvey(const ImportSurvey& survey, int fileColumn, MatchFixes on,
                        const QHash<QString, QString>& paired)
{
    MatchSurvey result;
    if (!survey.table || fileColumn < 0 || fileColumn >= survey.table->header.size())
        return result;
    const Matching matching(survey, fileColumn, paired);
    sortOut(result, matching.with(on), static_cast<std::size_t>(survey.files->files.size()));
    for (const MatchFix fix : allMatchFixes()) {
        const bool isOn = on.testFlag(fix);
        if ((!isOn && result.unmatchedRows.empty()) || !matching.isTelling(fix))
            continue; // nothing is left to match, or not with this
        const RowMatches other = matching.with(isOn ? on & ~MatchFixes(fix) : on | fix);
        FixOffer offer = isOn ? matching.offer(fix, other.imageOfRow, result.imageOfRow)
                              : matching.offer(fix, result.imageOfRow, other.imageOfRow);
        offer.on = isOn;
        if (offer.rows > 0)
            result.fixes.push_back(std::move(offer));
    }
    return result;
}

} // namespace plumbline
