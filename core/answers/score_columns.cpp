// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/score_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <QCoreApplication>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ScoreTable)
};

/// So many rows tell what a column holds.
constexpr std::size_t kLooked = 200;

/// Letters and digits of a column's name, lower case.
QString bare(const QString& name)
{
    QString letters;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

bool hasAny(const QString& name, const QStringList& parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](const QString& part) { return name.contains(part); });
}

/// What the columns are called and what the first rows hold.
class Columns
{
public:
    Columns(const LabelTable& table, bool hasHeader)
        : m_table(table)
        , m_free(static_cast<std::size_t>(table.header.size()), true)
    {
        for (const QString& name : table.header)
            m_names.append(hasHeader ? bare(name) : QString());
    }

    [[nodiscard]] const QString& name(qsizetype column) const { return m_names[column]; }

    /// Takes the first free column whose name is one of \a exact, else one that has one of \a parts, of those
    /// that hold what \a holds says.
    template<class Holds>
    qsizetype take(const QStringList& exact, const QStringList& parts, const Holds& holds)
    {
        for (const bool whole : {true, false}) {
            for (qsizetype i = 0; i < m_names.size(); ++i) {
                const bool isNamed = whole ? exact.contains(m_names[i]) : hasAny(m_names[i], parts);
                if (isFree(i) && isNamed && allHold(i, holds))
                    return take(i);
            }
        }
        return -1;
    }
    qsizetype takeNamed(const QStringList& parts)
    {
        return take({}, parts, [](const QString&) { return true; });
    }
    qsizetype take(qsizetype column)
    {
        m_free[static_cast<std::size_t>(column)] = false;
        return column;
    }
    /// The last free column of numbers that are not all whole.
    qsizetype takeNumbers()
    {
        for (const bool wholeToo : {false, true}) {
            for (qsizetype i = m_names.size() - 1; i >= 0; --i) {
                if (isFree(i) && isNumeric(i, wholeToo))
                    return take(i);
            }
        }
        return -1;
    }
    /// The first free column of \a parts in its name, else of words.
    qsizetype takeImages(const QStringList& parts)
    {
        if (const qsizetype named = takeNamed(parts); named >= 0)
            return named;
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            if (isFree(i) && !isNumeric(i, true))
                return take(i);
        }
        return -1;
    }

private:
    [[nodiscard]] bool isFree(qsizetype column) const { return m_free[static_cast<std::size_t>(column)]; }
    /// Of most of the first cells that are not empty: one may be a slip.
    template<class Holds>
    [[nodiscard]] bool allHold(qsizetype column, const Holds& holds) const
    {
        std::size_t yes = 0, all = 0;
        for (std::size_t i = 0; i < std::min(m_table.rows.size(), kLooked); ++i) {
            const QString text = m_table.rows[i][column].trimmed();
            if (text.isEmpty())
                continue;
            ++all;
            yes += holds(text) ? 1U : 0U;
        }
        return 2 * yes >= all;
    }
    [[nodiscard]] bool isNumeric(qsizetype column, bool wholeToo) const
    {
        bool anyFraction = false, any = false;
        for (std::size_t i = 0; i < std::min(m_table.rows.size(), kLooked); ++i) {
            const QString text = m_table.rows[i][column];
            if (text.trimmed().isEmpty())
                continue;
            const auto number = scoreNumber(text);
            if (!number)
                return false;
            any = true;
            anyFraction = anyFraction || *number != std::floor(*number);
        }
        return any && (anyFraction || wholeToo);
    }

    const LabelTable& m_table;
    QStringList m_names;
    std::vector<bool> m_free;
};

QStringList words(const char* list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

} // namespace

std::optional<double> scoreNumber(const QString& text)
{
    QString clean = text.trimmed();
    if (clean.endsWith(QLatin1Char('%')))
        clean = clean.chopped(1).trimmed();
    if (clean.count(QLatin1Char(',')) == 1 && !clean.contains(QLatin1Char('.')))
        clean.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    const double number = clean.toDouble(&ok);
    constexpr double kLargest = std::numeric_limits<float>::max(); // as which scores are compared
    return ok && std::abs(number) <= kLargest ? std::optional(number) : std::nullopt;
}

std::optional<bool> sameWord(const QString& text)
{
    static const QStringList same =
        words("1 true yes y same mated mate genuine match positive samesubject sameperson");
    static const QStringList other =
        words("0 false no n different nonmated nonmate impostor imposter nonmatch mismatch negative diff");
    const QString word = bare(text);
    if (text.trimmed() == QLatin1String("-1"))
        return false;
    if (same.contains(word))
        return true;
    return other.contains(word) ? std::optional(false) : std::nullopt;
}

Result<ScoreColumns> scoreColumns(const LabelTable& table, bool hasHeader, const QString& file)
{
    Columns columns(table, hasHeader);
    ScoreColumns found;
    const auto isNumber = [](const QString& text) { return scoreNumber(text).has_value(); };
    found.score = columns.take(words("score similarity similarityscore sim confidence cosine distance dist"),
                               words("score similarity distance"), isNumber);
    found.rank = columns.take(words("rank candidaterank position"), {}, isNumber);
    found.same = columns.take(words("same issame label mated ismated genuine match ismatch isidentical "
                                    "samesubject sameperson target truth actual issameperson type"),
                              {}, [](const QString& text) { return sameWord(text).has_value(); });
    const qsizetype probe = columns.takeNamed(words("probe query source search"));
    const qsizetype candidate = columns.takeNamed(words("candidate gallery mate hit returned target"));
    if (found.score < 0)
        found.score = columns.takeNumbers();
    if (found.score < 0)
        return Error {
            ErrorCode::BadFormat,
            Text::tr("No column of %1 looks like a score; name one score, similarity or distance.").arg(file),
            {}};
    found.isDistance = columns.name(found.score).startsWith(QLatin1String("dist"))
        || columns.name(found.score).contains(QLatin1String("distance"));
    const QStringList images = words("image file path photo picture img portrait");
    found.first = probe >= 0 ? probe : columns.takeImages(images);
    found.second = candidate >= 0 ? candidate : columns.takeImages(images);
    if (found.first < 0 || found.second < 0)
        return Error {
            ErrorCode::BadFormat,
            Text::tr("%1 needs two columns that name images; call them image 1 and image 2, or probe "
                     "and candidate.")
                .arg(file),
            {}};
    found.isCandidates = found.rank >= 0
        || (probe >= 0 && candidate >= 0 && columns.name(candidate).contains(QLatin1String("candidate")));
    return found;
}

} // namespace plumbline
