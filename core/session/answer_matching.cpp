// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/answer_matching.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <QByteArrayList>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include "core/answers/json_parts.h"
#include "core/dataset/image_names.h"
#include "core/outcomes/embedding.h"
#include "core/session/saved_outcome.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDesk)
};

/// Comparisons of images out of comparisons of names.
class ScoreMatcher
{
public:
    ScoreMatcher(const ScoreTable& table, const Dataset& data, const NamedImages& named,
                 AnswersReport& report)
        : m_table(table)
        , m_data(data)
        , m_named(named)
        , m_report(report)
        , m_isSaid(data.images.size(), false)
    {
    }

    PairScoreSet match()
    {
        PairScoreSet set {m_table.layout, m_table.scale, {}, {}, {}};
        std::map<int, std::pair<int, int>> unknown; // name -> line, how often
        const auto imageOf = [&](int name, int line) {
            const int image = m_named.imageOf[static_cast<std::size_t>(name)];
            if (image < 0)
                ++unknown.try_emplace(name, line, 0).first->second.second;
            return image;
        };
        for (const ScoreTable::Row& row : m_table.rows) {
            const int first = imageOf(row.first, row.line);
            const int second = imageOf(row.second, row.line);
            if (first >= 0 && second >= 0)
                take(set, row, first, second);
        }
        takeUncompared(set, unknown);
        for (const auto& [name, responses] : m_table.responses) {
            const int image = m_named.imageOf[static_cast<std::size_t>(name)];
            if (image >= 0)
                std::copy(responses.begin(), responses.end(), std::back_inserter(m_raw[image]));
        }
        for (const auto& [name, where] : unknown)
            m_report.unmatched.add(where.first == 0 ? m_table.names[name]
                                                    : Text::tr("%1 (line %2; rows: %3)")
                                                          .arg(m_table.names[name])
                                                          .arg(where.first)
                                                          .arg(where.second));
        return set;
    }
    [[nodiscard]] const std::vector<bool>& isSaid() const { return m_isSaid; }
    /// Enrolled, undetected or failed: every image of the file.
    [[nodiscard]] std::vector<Outcome> outcomes() const
    {
        std::vector<Outcome> outcomes;
        for (std::size_t i = 0; i < m_isSaid.size(); ++i) {
            const auto failed = m_errors.find(static_cast<int>(i));
            if (!m_isSaid[i] && failed == m_errors.end())
                continue;
            Outcome one;
            one.image = m_data.images[i].id;
            if (m_isSaid[i]) {
                one.kind = OutcomeKind::Answered;
                one.answer.label = enrolledLabel();
                one.faces = 1;
            } else if (saysNoFace(failed->second)) {
                one.kind = OutcomeKind::Undetected;
            } else {
                one.kind = OutcomeKind::Failed;
                one.error = failed->second;
            }
            one.answer.raw = rawOf(static_cast<int>(i));
            outcomes.push_back(std::move(one));
        }
        return outcomes;
    }

private:
    /// Images that failed, and probes for which a search returned nobody.
    void takeUncompared(PairScoreSet& set, std::map<int, std::pair<int, int>>& unknown)
    {
        std::vector<bool> isNamed(static_cast<std::size_t>(m_table.names.size()), false);
        for (const ScoreTable::Row& row : m_table.rows)
            isNamed[static_cast<std::size_t>(row.first)] = isNamed[static_cast<std::size_t>(row.second)] =
                true;
        for (const auto& [name, error] : m_table.failed) {
            isNamed[static_cast<std::size_t>(name)] = true;
            const int image = m_named.imageOf[static_cast<std::size_t>(name)];
            if (image < 0) {
                ++unknown.try_emplace(name, 0, 0).first->second.second;
                continue;
            }
            m_errors.emplace(image, error);
        }
        for (std::size_t name = 0; name < isNamed.size(); ++name) {
            const int image = m_named.imageOf[name];
            if (isNamed[name])
                continue;
            if (image < 0) {
                ++unknown.try_emplace(static_cast<int>(name), 0, 0).first->second.second;
                continue;
            }
            m_isSaid[static_cast<std::size_t>(image)] = true;
            set.withoutCandidates.push_back(m_data.images[static_cast<std::size_t>(image)].id);
        }
    }

    /// What was saved of comparisons that begin with the image: a response, or a list of several.
    [[nodiscard]] QByteArray rawOf(int image) const
    {
        const auto found = m_raw.find(image);
        if (found == m_raw.end())
            return {};
        return found->second.size() == 1
            ? found->second.front()
            : '[' + QByteArrayList(found->second.begin(), found->second.end()).join(',') + ']';
    }

    void take(PairScoreSet& set, const ScoreTable::Row& row, int first, int second)
    {
        if (first == second) {
            m_report.badRows.add(Text::tr("Line %1: both names mean %2.")
                                     .arg(row.line)
                                     .arg(m_data.images[static_cast<std::size_t>(first)].file));
            return;
        }
        // A pair has no order; of a candidate list who is the probe matters.
        const bool isOrdered = m_table.layout == ScoreLayout::Candidates || first < second;
        if (!m_seen.insert(isOrdered ? std::pair(first, second) : std::pair(second, first)).second) {
            ++m_report.repeated;
            return;
        }
        const Image& a = m_data.images[static_cast<std::size_t>(first)];
        const Image& b = m_data.images[static_cast<std::size_t>(second)];
        if (row.mated && a.subject >= 0 && b.subject >= 0 && *row.mated != (a.subject == b.subject))
            ++m_report.conflicts;
        m_isSaid[static_cast<std::size_t>(first)] = true;
        m_isSaid[static_cast<std::size_t>(second)] = true;
        set.pairs.push_back({a.id, b.id, row.score, row.mated, row.place});
    }

    const ScoreTable& m_table;
    const Dataset& m_data;
    const NamedImages& m_named;
    AnswersReport& m_report;
    std::vector<bool> m_isSaid;
    std::map<int, QString> m_errors;              ///< by image
    std::map<int, std::vector<QByteArray>> m_raw; ///< by image
    std::set<std::pair<int, int>> m_seen;
};

} // namespace

MatchedScores matchScores(const ScoreTable& table, const Dataset& data, const QString& path,
                          AnswersReport& report)
{
    const NamedImages named = imagesNamed(table.names, data, QFileInfo(path).absolutePath());
    report.notes += named.notes;
    ScoreMatcher matcher(table, data, named, report);
    PairScoreSet set = matcher.match();
    return {std::move(set), matcher.outcomes(), matcher.isSaid()};
}

void countWithout(AnswersReport& report, const Dataset& data, const std::vector<bool>& isSaid)
{
    for (std::size_t i = 0; i < data.images.size(); ++i) {
        if (isSaid[i])
            continue;
        if (++report.without <= LeftOut::kSaid)
            report.withoutFirst.append(data.images[i].file);
    }
}

Result<QStringList> savedTasks(const SavedAnswers& saved, const AnswersImport& request)
{
    const bool hasGender = saved.hasGender();
    const bool hasAge = saved.hasAge();
    for (const QString& task : request.tasks) {
        const bool isKnown = task == saved_tasks::detection() || (task == saved_tasks::gender() && hasGender)
            || (task == saved_tasks::age() && hasAge);
        if (!isKnown)
            return Error {
                ErrorCode::Usage,
                Text::tr("No answer in %1 is about %2.").arg(QFileInfo(request.path).fileName(), task),
                {}};
    }
    QStringList tasks = request.tasks;
    tasks.removeDuplicates();
    if (!tasks.isEmpty())
        return tasks;
    if (hasGender)
        tasks.append(saved_tasks::gender());
    if (hasAge)
        tasks.append(saved_tasks::age());
    if (tasks.isEmpty())
        tasks.append(saved_tasks::detection());
    return tasks;
}

std::vector<const SavedAnswer*> matchAnswers(const SavedAnswers& saved, const Dataset& data,
                                             const QString& path, AnswersReport& report)
{
    QHash<QString, int> places;
    QStringList names;
    std::vector<int> nameOf;
    for (const SavedAnswer& answer : saved.answers) {
        const auto known = places.constFind(answer.image);
        nameOf.push_back(known == places.constEnd() ? static_cast<int>(names.size()) : *known);
        if (known == places.constEnd()) {
            places.insert(answer.image, static_cast<int>(names.size()));
            names.append(answer.image);
        }
    }
    const NamedImages named = imagesNamed(names, data, QFileInfo(path).absolutePath());
    report.notes += named.notes;
    std::vector<const SavedAnswer*> answers(data.images.size(), nullptr);
    for (std::size_t i = 0; i < saved.answers.size(); ++i) {
        const SavedAnswer& answer = saved.answers[i];
        const int image = named.imageOf[static_cast<std::size_t>(nameOf[i])];
        if (image < 0)
            report.unmatched.add(Text::tr("%1 (%2)").arg(answer.image, answer.place));
        else if (answers[static_cast<std::size_t>(image)])
            ++report.repeated;
        else
            answers[static_cast<std::size_t>(image)] = &answer;
    }
    return answers;
}

} // namespace plumbline
