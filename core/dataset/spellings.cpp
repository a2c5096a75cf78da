// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/spellings.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <QCoreApplication>
#include <QHash>

#include "core/dataset/value_words.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Spellings)
};

/// A word shorter than this says too little for a typo to be told from another word ("man", "men").
constexpr qsizetype kShortestTypo = 5;
/// ... unless the word it was meant to be is one that the systems answer with ("mal", "male") ...
constexpr qsizetype kShortestKnownTypo = 3;
/// A typo is at least this many times rarer than the word it was meant to be.
constexpr qint64 kTypoRarity = 5;
/// ... and a short one rarer still.
constexpr qint64 kShortTypoRarity = 20;

/// Letters and digits only; "3.50" as a number is "3.5".
QString plainSpelling(const QString& value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber)
        return QString::number(number, 'g', 15);
    QString result;
    const QString bare = bareWord(value);
    for (const QChar c : bare)
        if (c.isLetterOrNumber())
            result.append(c);
    // Signs may be all that tells values apart: "+", "-".
    return result.size() * 2 < bare.size() ? bare : result;
}

/// Values joined into sets; each set is known by its most used value.
class Sets
{
public:
    explicit Sets(const std::vector<qint64>& counts)
        : m_counts(counts)
        , m_headOf(counts.size())
        , m_reasonOf(counts.size())
    {
        std::iota(m_headOf.begin(), m_headOf.end(), std::size_t {0});
    }

    void join(std::size_t a, std::size_t b, const QString& reason)
    {
        a = head(a);
        b = head(b);
        if (a == b)
            return;
        const bool aLeads = m_counts[a] > m_counts[b] || (m_counts[a] == m_counts[b] && a < b);
        const std::size_t into = aLeads ? a : b;
        m_headOf[aLeads ? b : a] = into;
        m_reasonOf[into] = reason; // the loosest there was comes last
    }
    [[nodiscard]] std::size_t head(std::size_t at) const
    {
        while (m_headOf[at] != at)
            at = m_headOf[at];
        return at;
    }
    [[nodiscard]] const QString& reason(std::size_t head) const { return m_reasonOf[head]; }

private:
    const std::vector<qint64>& m_counts;
    std::vector<std::size_t> m_headOf;
    std::vector<QString> m_reasonOf;
};

void joinByKey(Sets& sets, const QStringList& values, const std::function<QString(const QString&)>& key,
               const QString& reason)
{
    QHash<QString, std::size_t> first;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString k = key(values.at(i));
        if (k.isEmpty())
            continue;
        const auto at = static_cast<std::size_t>(i);
        const auto known = first.constFind(k);
        if (known == first.constEnd())
            first.insert(k, at);
        else
            sets.join(*known, at, reason);
    }
}

void joinTypos(Sets& sets, const QStringList& values, const std::vector<qint64>& counts,
               const QHash<QString, QString>& meanings)
{
    const auto isWord = [](const QString& value) {
        return value.size() >= kShortestKnownTypo
            && std::none_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); });
    };
    const auto isMeant = [&](const QString& word, qint64 rows, qsizetype other, qint64 otherRows) {
        const bool isShort = word.size() < kShortestTypo;
        if (isShort && !meanings.contains(values.at(other)))
            return false;
        return otherRows >= (isShort ? kShortTypoRarity : kTypoRarity) * rows
            && isOneTypoApart(word, bareWord(values.at(other)));
    };
    for (qsizetype rare = 0; rare < values.size(); ++rare) {
        const QString word = bareWord(values.at(rare));
        if (!isWord(word) || meanings.contains(values.at(rare)))
            continue; // "female" is no misspelt "females"
        for (qsizetype common = 0; common < values.size(); ++common) {
            const auto r = static_cast<std::size_t>(rare);
            const auto c = static_cast<std::size_t>(common);
            if (isMeant(word, counts[r], common, counts[c])) {
                sets.join(c, r, Text::tr("One letter apart, and rare beside it: perhaps a slip."));
                break;
            }
        }
    }
}

} // namespace

bool isOneTypoApart(const QString& a, const QString& b)
{
    const QString& shorter = a.size() <= b.size() ? a : b;
    const QString& longer = a.size() <= b.size() ? b : a;
    if (a == b || longer.size() - shorter.size() > 1)
        return false;
    const auto [s, l] = std::mismatch(shorter.begin(), shorter.end(), longer.begin(), longer.end());
    const qsizetype at = s - shorter.begin();
    if (shorter.size() < longer.size())
        return QStringView(shorter).mid(at) == QStringView(longer).mid(at + 1);
    if (QStringView(a).mid(at + 1) == QStringView(b).mid(at + 1))
        return true;
    return at + 1 < a.size() && a.at(at) == b.at(at + 1) && a.at(at + 1) == b.at(at)
        && QStringView(a).mid(at + 2) == QStringView(b).mid(at + 2);
}

std::vector<SpellingMerge> proposeMerges(const QStringList& values, const std::vector<qint64>& counts)
{
    Q_ASSERT(static_cast<std::size_t>(values.size()) == counts.size());
    Sets sets(counts);
    joinByKey(sets, values, plainSpelling, Text::tr("The same but for case, accents or signs."));
    const QHash<QString, QString> meanings =
        guessValueMap(values, {QStringLiteral("female"), QStringLiteral("male")});
    // In a column of names a stray "Mann" means nothing.
    if (2 * meanings.size() >= values.size())
        joinByKey(
            sets, values, [&](const QString& value) { return meanings.value(value); },
            Text::tr("They mean the same to the systems."));
    joinTypos(sets, values, counts, meanings);

    std::vector<SpellingMerge> merges;
    QHash<std::size_t, std::size_t> mergeOf;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::size_t head = sets.head(i);
        if (head == i)
            continue;
        if (!mergeOf.contains(head)) {
            mergeOf.insert(head, merges.size());
            merges.push_back({values.at(static_cast<qsizetype>(head)), {}, 0, sets.reason(head)});
        }
        SpellingMerge& merge = merges[mergeOf.value(head)];
        merge.values.append(values.at(static_cast<qsizetype>(i)));
        merge.rows += counts[i];
    }
    return merges;
}

} // namespace plumbline
