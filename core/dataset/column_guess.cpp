// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/column_guess.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/dataset/spellings.h"
#include "core/dataset/value_words.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ColumnGuess)
};

constexpr qint64 kFewestRows = 8;    ///< fewer say nothing about how unique values are
constexpr double kNearUnique = 0.8;  ///< distinct values per row with a value
constexpr qint64 kMostTexts = 100;   ///< groups beyond this many cannot be compared
constexpr qint64 kMostBandless = 12; ///< numbers beyond this many are better seen in bands

bool isKnownLabel(const QString& name)
{
    static const QStringList words {
        QStringLiteral("gender"), QStringLiteral("sex"),         QStringLiteral("age"),
        QStringLiteral("race"),   QStringLiteral("ethnic"),      QStringLiteral("skin"),
        QStringLiteral("tone"),   QStringLiteral("fitzpatrick"), QStringLiteral("monk"),
        QStringLiteral("genre"),  QStringLiteral("geschlecht")};
    const QString bare = bareWord(name);
    return std::any_of(words.begin(), words.end(), [&](const QString& word) {
        if (word.size() > 3)
            return bare.contains(word);
        const qsizetype at = bare.indexOf(word); // "age" is not in "image" or "page"
        return at >= 0 && (at == 0 || !bare.at(at - 1).isLetter())
            && (at + word.size() == bare.size() || !bare.at(at + word.size()).isLetter());
    });
}

/// Counts the distinct values of one column.
void countValues(ColumnGuess& guess, std::size_t rows, const std::function<QString(std::size_t)>& cell)
{
    QHash<QString, std::size_t> seen;
    guess.numeric = true;
    for (std::size_t row = 0; row < rows; ++row) {
        const QString value = cell(row).trimmed();
        if (value.isEmpty()) {
            ++guess.empty;
            continue;
        }
        const auto known = seen.constFind(value);
        if (known != seen.cend()) {
            if (*known < guess.counts.size())
                ++guess.counts[*known];
            continue;
        }
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        guess.numeric = guess.numeric && isNumber && std::isfinite(number);
        if (guess.numeric) {
            guess.least = seen.isEmpty() ? number : std::min(guess.least, number);
            guess.most = seen.isEmpty() ? number : std::max(guess.most, number);
        }
        seen.insert(value, static_cast<std::size_t>(seen.size()));
        if (guess.values.size() < ColumnGuess::kValuesKept) {
            guess.values.append(value);
            guess.counts.push_back(1);
        }
    }
    guess.distinct = seen.size();
    guess.numeric = guess.numeric && !seen.isEmpty();
}

/// The nearest of 1, 2, 5 times a power of ten below or at \a x. \pre x > 0
double roundStep(double x)
{
    const double power = std::pow(10, std::floor(std::log10(x)));
    const double first = x / power;
    return (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power;
}

std::vector<double> proposeBands(const ColumnGuess& guess)
{
    if (!guess.numeric || guess.distinct <= kMostBandless || guess.most <= guess.least)
        return {};
    std::vector<double> cuts;
    const QString name = bareWord(guess.name);
    if (isKnownLabel(guess.name) && name.contains(QLatin1String("age")) && guess.least >= 0
        && guess.most <= 130) {
        for (const double cut : {18.0, 30.0, 45.0, 60.0})
            if (cut > guess.least && cut <= guess.most)
                cuts.push_back(cut);
        return cuts;
    }
    const double step = roundStep((guess.most - guess.least) / 3);
    for (double cut = (std::floor(guess.least / step) + 1) * step; cut <= guess.most && cuts.size() < 6;
         cut += step)
        cuts.push_back(cut);
    return cuts;
}

/// Why the column should not become a label, or an empty text.
QString reasonAgainst(const ColumnGuess& guess, qint64 rows)
{
    const QLocale locale;
    const qint64 stated = rows - guess.empty;
    if (stated == 0)
        return Text::tr("It has no values.");
    if (isKnownLabel(guess.name) || !guess.valueMap.isEmpty())
        return {};
    if (stated >= kFewestRows
        && static_cast<double>(guess.distinct) >= kNearUnique * static_cast<double>(stated))
        return Text::
            tr("Nearly every row has a value of its own (%1 in %2 rows): it tells rows apart, not groups.")
                .arg(locale.toString(guess.distinct), locale.toString(stated));
    if (stated >= kFewestRows && guess.distinct == 1)
        return Text::tr("Every row has the same value: there is nothing to compare.");
    if (!guess.numeric && guess.distinct > kMostTexts)
        return Text::tr("It has %1 different texts: too many groups to compare.")
            .arg(locale.toString(guess.distinct));
    return {};
}

} // namespace

LabelSource sourceToldByName(const QString& name)
{
    const QString bare = bareWord(name);
    const auto has = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const char* word) { return bare.contains(QLatin1String(word)); });
    };
    if (has({"self", "stated_by_person", "declared"}))
        return LabelSource::SelfDescribed;
    if (has({"perceived", "apparent", "annotat", "rated", "crowd"}))
        return LabelSource::Perceived;
    if (has({"inferred", "predicted", "estimated", "guessed"}))
        return LabelSource::Inferred;
    return has({"rendered", "prompt"}) ? LabelSource::Rendered : LabelSource::NotStated;
}

ColumnGuess guessColumn(const QString& name, std::size_t rows,
                        const std::function<QString(std::size_t)>& cell)
{
    ColumnGuess guess;
    guess.name = name;
    countValues(guess, rows, cell);
    guess.source = sourceToldByName(name);
    if (guess.distinct <= ColumnGuess::kValuesKept) {
        guess.valueMap = guessValueMap(guess.values, {QStringLiteral("female"), QStringLiteral("male")});
        qint64 mapped = 0;
        for (qsizetype i = 0; i < guess.values.size(); ++i)
            mapped +=
                guess.valueMap.contains(guess.values.at(i)) ? guess.counts[static_cast<std::size_t>(i)] : 0;
        if (2 * mapped < static_cast<qint64>(rows) - guess.empty)
            guess.valueMap.clear(); // as the import will judge it
        guess.merges = proposeMerges(guess.values, guess.counts);
    }
    guess.bands = proposeBands(guess);
    guess.reason = reasonAgainst(guess, static_cast<qint64>(rows));
    guess.role = guess.reason.isEmpty() ? ColumnGuess::Role::Label : ColumnGuess::Role::Ignore;
    return guess;
}

} // namespace plumbline
