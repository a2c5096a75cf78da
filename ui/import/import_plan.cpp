// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/import_plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <QLocale>

#include "core/base/when_done.h"
#include "ui/jobs/background.h"

namespace plumbline::ui {

namespace {

constexpr int kTickMs = 250;

/// Numbers ascending, as an import gives them.
void sortNumbers(Attribute& attribute)
{
    std::vector<int> order(static_cast<std::size_t>(attribute.values.size()));
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return attribute.values.at(a).toDouble() < attribute.values.at(b).toDouble();
    });
    QStringList sorted;
    std::vector<int> place(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        sorted.append(attribute.values.at(order[at]));
        place[static_cast<std::size_t>(order[at])] = static_cast<int>(at);
    }
    for (int& code : attribute.codes)
        code = code < 0 ? code : place[static_cast<std::size_t>(code)];
    attribute.values = sorted;
}

} // namespace

ImportPlan::ImportPlan(const Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_fixes(safeMatchFixes())
{
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ImportPlan::changed);
    connect(&m_columns, &ImportColumnsModel::edited, this, &ImportPlan::columnsEdited);
}

ImportPlan::~ImportPlan()
{
    m_columns.disconnect(this);
    m_stop.request_stop();
    for (QFuture<void>& asked : m_asked)
        asked.waitForFinished();
}

void ImportPlan::setSources(const QString& imagesDir, const QString& labelsFile)
{
    m_sources = {imagesDir, labelsFile, {}};
    m_folderFollows = imagesDir.isEmpty();
    look(labelsFile.isEmpty());
}

void ImportPlan::setFolder(const QString& imagesDir)
{
    m_sources.imagesDir = imagesDir;
    m_folderFollows = imagesDir.isEmpty();
    look(m_sources.labelsFile.isEmpty());
}

void ImportPlan::setTable(const QString& labelsFile)
{
    m_sources.labelsFile = labelsFile;
    m_sources.sheet.clear();
    if (m_folderFollows)
        m_sources.imagesDir.clear();
    look(false);
}

void ImportPlan::setSheet(const QString& sheet)
{
    if (sheet == m_sources.sheet)
        return;
    m_sources.sheet = sheet;
    look(false);
}

void ImportPlan::lookAgain()
{
    look(false);
    m_changedSince = true;
    Q_EMIT changed();
}

void ImportPlan::look(bool searchTable)
{
    const int epoch = ++m_epoch;
    ++m_matchEpoch;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_answer = {};
    m_match.reset();
    m_ambiguous = {};
    m_changedSince = false;
    m_reading = !m_sources.imagesDir.isEmpty() || !m_sources.labelsFile.isEmpty();
    m_columns.clear();
    if (m_reading) {
        m_found = std::make_shared<std::atomic<qint64>>(0);
        m_tick.start();
        const auto looking = inBackground([&services = m_session.services(), sources = m_sources, searchTable,
                                           found = m_found, stop = m_stop.get_token()] {
            return surveySources(services, sources, searchTable, *found, stop);
        });
        std::erase_if(m_asked, [](const QFuture<void>& asked) { return asked.isFinished(); });
        m_asked.push_back(QFuture<void>(looking));
        whenDone(looking, this, [this, epoch](const SurveyAnswer& answer) {
            if (epoch == m_epoch)
                take(answer);
        });
    } else {
        m_tick.stop();
    }
    Q_EMIT surveyed();
    Q_EMIT changed();
}

void ImportPlan::take(SurveyAnswer answer)
{
    m_reading = false;
    m_tick.stop();
    m_answer = std::move(answer);
    m_sources.labelsFile = m_answer.sources.labelsFile;
    if (const ImportSurvey* found = survey()) {
        if (m_sources.imagesDir.isEmpty()) // the table leads to it, or to none
            m_sources.imagesDir = found->files->root;
        if (found->table)
            m_sources.sheet = found->table->sheet;
    }
    adopt();
}

/// Begins anew with what the survey proposes.
void ImportPlan::adopt()
{
    m_paired.clear();
    m_spellings.clear();
    m_groupings.clear();
    m_match.reset();
    m_ambiguous = {};
    m_fileColumn = -1;
    if (const ImportSurvey* found = survey()) {
        m_fixes = found->proposed.fixes.value_or(safeMatchFixes());
        m_fileColumn = found->fileColumn;
        if (found->table)
            m_match = std::make_shared<const MatchSurvey>(found->match);
        m_ambiguous = ambiguousNames(*found, found->match, m_fileColumn);
        m_groupings = found->proposed.groupings;
        m_columns.setColumns(found->columns, found->table != nullptr); // emits edited()
    }
    Q_EMIT surveyed();
    Q_EMIT matched();
    Q_EMIT changed();
}

QString ImportPlan::format() const
{
    return survey() ? survey()->proposed.format : QString();
}

void ImportPlan::setFormat(const QString& format)
{
    if (!survey() || format == this->format())
        return;
    Result<ImportSurvey> seen = ImportDesk::surveyAs(m_session.services(), *survey(), format);
    if (!seen) {
        m_answer.folderError = seen.error().userText;
        Q_EMIT changed();
        return;
    }
    m_answer.survey = std::make_shared<const ImportSurvey>(std::move(*seen));
    adopt();
}

void ImportPlan::columnsEdited()
{
    if (survey() && m_columns.fileColumn() != m_fileColumn) {
        m_fileColumn = m_columns.fileColumn();
        rematch();
    }
    Q_EMIT changed();
}

void ImportPlan::setFix(MatchFix fix, bool on)
{
    m_fixes.setFlag(fix, on);
    rematch();
}

void ImportPlan::pair(int row, int file)
{
    if (!holdsTable() || m_fileColumn < 0)
        return;
    const QString cell = survey()->table->rows.at(static_cast<std::size_t>(row)).at(m_fileColumn);
    m_paired.insert(cell, survey()->files->files.at(file));
    rematch();
}

void ImportPlan::unpair()
{
    m_paired.clear();
    rematch();
}

void ImportPlan::prefer(const QString& folder)
{
    if (!holdsTable() || m_ambiguous.isEmpty())
        return;
    m_paired.insert(m_ambiguous.within(folder, *survey()));
    rematch();
}

void ImportPlan::setOnlyMatched(bool on)
{
    m_onlyMatched = on;
    Q_EMIT changed();
}

void ImportPlan::rematch()
{
    const int epoch = ++m_matchEpoch;
    if (!holdsTable())
        return;
    const auto matching =
        inBackground([survey = m_answer.survey, column = m_fileColumn, fixes = m_fixes, paired = m_paired] {
            return std::make_shared<const MatchSurvey>(matchSurvey(*survey, column, fixes, paired));
        });
    whenDone(matching, this, [this, epoch](const std::shared_ptr<const MatchSurvey>& match) {
        if (epoch != m_matchEpoch)
            return;
        m_match = match;
        m_ambiguous = ambiguousNames(*survey(), *match, m_fileColumn);
        Q_EMIT matched();
        Q_EMIT changed();
    });
}

void ImportPlan::setSpelling(int column, const QString& value, const QString& into)
{
    auto& spellings = m_spellings[column];
    if (into.isEmpty() || into == value) {
        spellings.remove(value);
    } else {
        spellings.insert(value, into);
        for (QString& other : spellings) { // what was counted as this follows it
            if (other == value)
                other = into;
        }
        spellings.remove(into);
    }
    Q_EMIT changed();
}

QString ImportPlan::countedAs(int column, const QString& value) const
{
    return m_spellings.value(column).value(value, value);
}

std::pair<QStringList, std::vector<qint64>> ImportPlan::mergedValues(int column) const
{
    std::pair<QStringList, std::vector<qint64>> merged;
    if (!survey())
        return merged;
    const ColumnGuess& guess = survey()->columns.at(static_cast<std::size_t>(column));
    QHash<QString, std::size_t> places;
    for (qsizetype at = 0; at < guess.values.size(); ++at) {
        const QString value = countedAs(column, guess.values.at(at));
        const auto known = places.constFind(value);
        if (known == places.cend()) {
            places.insert(value, merged.second.size());
            merged.first.append(value);
            merged.second.push_back(0);
        }
        merged.second[places.value(value)] += guess.counts.at(static_cast<std::size_t>(at));
    }
    return merged;
}

void ImportPlan::setMeaning(const QString& attribute, const QHash<QString, QString>& map,
                            const QString& problem)
{
    m_truth = attribute;
    m_meaning = map;
    m_meaningProblem = problem;
    Q_EMIT changed();
}

void ImportPlan::addGrouping(Grouping grouping)
{
    m_groupings.push_back(std::move(grouping));
    Q_EMIT changed();
}

void ImportPlan::removeGrouping(const QString& name)
{
    std::erase_if(m_groupings, [&](const Grouping& grouping) { return grouping.name == name; });
    Q_EMIT changed();
}

Dataset ImportPlan::labelled() const
{
    Dataset result;
    result.groupings = m_groupings;
    if (!survey())
        return result;
    for (const auto& [name, at, column, source] : m_columns.attributes()) {
        Attribute attribute;
        attribute.name = name;
        attribute.source = source;
        QHash<QString, int> codes;
        const auto add = [&](const QString& cell, qint64 times) {
            const QString value = countedAs(at, cell.trimmed());
            const int code = value.isEmpty() ? -1 : codes.value(value, static_cast<int>(codes.size()));
            if (code == codes.size()) {
                codes.insert(value, code);
                attribute.values.append(value);
            }
            attribute.codes.insert(attribute.codes.end(), static_cast<std::size_t>(times), code);
        };
        if (holdsTable()) {
            const auto& rows = survey()->table->rows;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                if (!m_match || m_match->imageOfRow.empty() || m_match->imageOfRow[row] >= 0)
                    add(rows[row].at(at), 1);
            }
        } else {
            for (qsizetype value = 0; value < column->values.size(); ++value)
                add(column->values.at(value), column->counts[static_cast<std::size_t>(value)]);
        }
        if (attribute.isNumeric())
            sortNumbers(attribute);
        result.attributes.push_back(std::move(attribute));
    }
    return result;
}

void ImportPlan::setSynthetic(bool on)
{
    if (m_synthetic == on)
        return;
    m_synthetic = on;
    m_columns.setSynthetic(on); // emits edited()
    Q_EMIT changed();
}

QString ImportPlan::attributeName(int column) const
{
    for (const auto& attribute : m_columns.attributes()) {
        if (attribute.at == column)
            return attribute.name;
    }
    return {};
}

ImportRequest ImportPlan::request() const
{
    ImportRequest request;
    if (survey())
        request = survey()->proposed;
    request.imagesDir = m_sources.imagesDir;
    request.labelsFile = holdsTable() ? m_sources.labelsFile : QString();
    request.sheet = holdsTable() ? m_sources.sheet : QString();
    request.columns.clear();
    request.sources.clear();
    request.valueMaps.clear();
    request.spellings.clear();
    m_columns.applyTo(request);
    if (!m_truth.isEmpty())
        request.valueMaps.insert(m_truth, m_meaning);
    for (auto spelling = m_spellings.cbegin(); spelling != m_spellings.cend(); ++spelling) {
        const QString name = attributeName(spelling.key());
        if (!name.isEmpty() && !spelling->isEmpty())
            request.spellings.insert(name, *spelling);
    }
    request.groupings.clear();
    const auto labels = m_columns.attributes();
    for (const Grouping& grouping : m_groupings) {
        if (std::any_of(labels.begin(), labels.end(),
                        [&](const auto& label) { return label.name == grouping.attribute; }))
            request.groupings.push_back(grouping);
    }
    request.fixes = m_fixes;
    request.paired = m_paired;
    request.onlyMatched = m_onlyMatched;
    request.synthetic = m_synthetic;
    return request;
}

QString ImportPlan::obstacle() const
{
    if (m_sources.imagesDir.isEmpty() && m_sources.labelsFile.isEmpty())
        return tr("Choose the folder with the portraits.");
    if (m_reading)
        return tr("Reading…");
    if (!m_answer.folderError.isEmpty() || (survey() && survey()->files->files.isEmpty()))
        return tr("Choose a folder with pictures in it.");
    if (!m_answer.tableError.isEmpty())
        return tr("The table of labels cannot be read: choose another one, or clear its line.");
    if (!survey())
        return tr("Choose the folder with the portraits.");
    if (!m_columns.problem().isEmpty())
        return m_columns.problem();
    if (holdsTable() && m_match && m_match->matched == 0 && !m_ambiguous.isEmpty())
        return tr("%1: say in Matching which folder is meant.").arg(ambiguousText(m_ambiguous));
    if (holdsTable() && m_match && m_match->matched == 0)
        return tr("No row of the table names a picture of this folder: see Matching, or choose another "
                  "folder or table.");
    if (!m_truth.isEmpty() && !m_meaningProblem.isEmpty())
        return m_meaningProblem;
    return {};
}

/// What the match leaves out or without labels: everything at once, so that no sentence hides another.
QString ImportPlan::matchAdvice() const
{
    if (!holdsTable() || !m_match || m_match->matched == 0)
        return {};
    QStringList said;
    const auto rows = static_cast<qint64>(m_match->unmatchedRows.size());
    const auto several = static_cast<qint64>(m_ambiguous.names.size());
    if (several > 0)
        said.append(tr("%1: say in Matching which folder is meant, or these rows are left out.")
                        .arg(ambiguousText(m_ambiguous)));
    if (rows > several)
        said.append((several > 0 ? tr("Rows that name no picture at all, and would be left out: %1.")
                                 : tr("Rows that name no picture, and would be left out: %1. See Matching."))
                        .arg(QLocale().toString(rows - several)));
    constexpr qint64 kNearlyAll = 10; // fewer than one of so many has a row
    const qint64 pictures = survey()->files->files.size();
    if (!m_onlyMatched && m_match->matched * kNearlyAll < pictures)
        said.append(tr("Only %1 of %2 pictures have a row: the others come in without labels.")
                        .arg(QLocale().toString(m_match->matched), QLocale().toString(pictures)));
    return said.join(QLatin1Char(' '));
}

QString ImportPlan::advice() const
{
    QStringList said {
        m_changedSince
            ? tr("The table has changed since you looked; look again. What was chosen for it begins anew.")
            : QString(),
        holdsTable() ? survey()->table->longRows : QString(), matchAdvice()};
    said.removeAll(QString());
    if (!said.isEmpty())
        return said.join(QLatin1Char(' '));
    if (survey()) {
        for (const auto& [name, at, column, source] : m_columns.attributes()) {
            for (const SpellingMerge& merge : column->merges) {
                if (!merge.values.isEmpty() && countedAs(at, merge.values.first()) != merge.into)
                    return tr("“%1” is spelled in several ways: see Values.").arg(name);
            }
        }
    }
    if (const int unsaid = m_columns.sourcesNotStated(); unsaid > 0 && holdsTable())
        return tr("Labels that do not say who described the people: %1. See Columns.")
            .arg(QLocale().toString(unsaid));
    return {};
}

} // namespace plumbline::ui
