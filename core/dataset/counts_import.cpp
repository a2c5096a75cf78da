// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/counts_import.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include "core/base/iso_date.h"
#include "core/dataset/value_words.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CountsImport)
};

struct RoleWord
{
    CountsRole role;
    const char* name;
};
constexpr std::array<RoleWord, 12> kRoles {{{CountsRole::Ignored, "ignored"},
                                            {CountsRole::Set, "set"},
                                            {CountsRole::Attribute, "attribute"},
                                            {CountsRole::Scored, "n"},
                                            {CountsRole::Errors, "errors"},
                                            {CountsRole::Benchmark, "n_benchmark"},
                                            {CountsRole::Date, "date"},
                                            {CountsRole::Vendor, "vendor"},
                                            {CountsRole::Study, "study"},
                                            {CountsRole::BenchmarkName, "benchmark"},
                                            {CountsRole::Published, "published_rate"},
                                            {CountsRole::Status, "status"}}};

/// The names of columns by what they mean, the likeliest first; lower case, with underscores.
struct RoleNames
{
    CountsRole role;
    QStringList names;
};

const std::vector<RoleNames>& usualNames()
{
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    static const std::vector<RoleNames> names {
        {CountsRole::Errors, words("errors error_count n_errors wrong misclassified mistakes misread")},
        {CountsRole::Scored,
         words("n_scored scored answered faces_found n n_faces faces images count total")},
        {CountsRole::Benchmark,
         words("n_benchmark benchmark_n n_submitted submitted n_total in_benchmark n images")},
        {CountsRole::Set, words("set set_name audit run")},
        {CountsRole::Vendor, words("vendor system model classifier company product")},
        {CountsRole::Date, words("date year when month")},
        {CountsRole::Study, words("study source note paper reference citation")},
        {CountsRole::BenchmarkName, words("benchmark dataset data_set test_set")},
        {CountsRole::Published,
         words("error_rate_published_percent published_rate published error_rate error_rate_percent rate")},
        {CountsRole::Status, words("counts_status status")}};
    return names;
}

/// Names of attributes that are written as numbers.
bool isNumberedAttribute(const QString& name)
{
    static const QStringList known {QStringLiteral("group"),      QStringLiteral("subgroup"),
                                    QStringLiteral("age"),        QStringLiteral("skin"),
                                    QStringLiteral("tone"),       QStringLiteral("type"),
                                    QStringLiteral("fitzpatrick")};
    const QStringList parts = name.split(QLatin1Char('_'));
    return std::any_of(parts.begin(), parts.end(), [&](const QString& part) { return known.contains(part); });
}

QString plain(const QString& header)
{
    QString name = bareWord(header);
    name.replace(QLatin1Char(' '), QLatin1Char('_'));
    return name.replace(QLatin1Char('-'), QLatin1Char('_'));
}

bool isNumeric(const LabelTable& table, qsizetype column)
{
    bool any = false;
    for (const QStringList& row : table.rows) {
        const QString cell = row[column].trimmed();
        bool ok = false;
        cell.toDouble(&ok);
        if (!cell.isEmpty() && !ok)
            return false;
        any = any || ok;
    }
    return any;
}

bool isTotal(const QString& value)
{
    static const QStringList words {QStringLiteral("all"),    QStringLiteral("total"),
                                    QStringLiteral("totals"), QStringLiteral("overall"),
                                    QStringLiteral("sum"),    QStringLiteral("everyone")};
    return words.contains(bareWord(value));
}

/// A whole number; "271.0" of a spreadsheet is one.
std::optional<qint64> wholeNumber(const QString& text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    if (ok)
        return value;
    const double real = text.trimmed().toDouble(&ok);
    constexpr double kMost = 1e15; // beyond it a double is not exact
    if (ok && std::floor(real) == real && std::abs(real) < kMost)
        return static_cast<qint64>(real);
    return std::nullopt;
}

/// Reads one table. One use each.
class Reader
{
public:
    Reader(const LabelTable& table, const std::vector<CountsRole>& roles, const QString& name)
        : m_table(table)
        , m_roles(roles)
        , m_name(name)
    {
    }

    Result<CountsReading> read()
    {
        if (const auto wrong = lookAtColumns(); !wrong)
            return wrong.error();
        for (std::size_t r = 0; r < m_table.rows.size(); ++r)
            readRow(m_table.rows[r], m_table.lines[r]);
        const bool any = !m_reading.counts.rows.empty();
        leaveOutTotals();
        if (any && m_reading.counts.rows.empty())
            return Error {
                ErrorCode::BadFormat,
                Text::tr("Every row of “%1” is a total; give the groups that the totals are made of.")
                    .arg(m_name),
                {}};
        nameSets();
        m_reading.notes += m_table.notes;
        if (m_reading.counts.rows.empty())
            return Error {
                ErrorCode::BadFormat,
                m_reading.problems.isEmpty()
                    ? Text::tr("“%1” has no row of counts.").arg(m_name)
                    : Text::tr("No row of “%1” can be counted. %2").arg(m_name, m_reading.problems.first()),
                {}};
        return std::move(m_reading);
    }

private:
    /// The column of a role that stands once, or -1.
    [[nodiscard]] qsizetype at(CountsRole role) const { return m_at.value(static_cast<int>(role), -1); }
    [[nodiscard]] QString cell(const QStringList& row, CountsRole role) const
    {
        return at(role) < 0 ? QString() : row[at(role)].trimmed();
    }

    Result<void> lookAtColumns()
    {
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            const auto column = static_cast<qsizetype>(i);
            if (m_roles[i] == CountsRole::Attribute) {
                m_attributes.append(column);
                m_reading.counts.attributes.append(m_table.header[column]);
            } else if (m_roles[i] != CountsRole::Ignored) {
                if (at(m_roles[i]) >= 0)
                    return Error {ErrorCode::BadFormat,
                                  Text::tr("“%1”: the columns %2 and %3 cannot both be %4; choose one.")
                                      .arg(m_name, m_table.header[at(m_roles[i])], m_table.header[column],
                                           countsRoleName(m_roles[i])),
                                  {}};
                m_at.insert(static_cast<int>(m_roles[i]), column);
            }
        }
        const QString columns = m_table.header.join(QStringLiteral(", "));
        for (const CountsRole needed : {CountsRole::Scored, CountsRole::Errors}) {
            if (at(needed) < 0)
                return Error {
                    ErrorCode::BadFormat,
                    Text::tr("“%1”, line 1: no column says %2; there are %3. Name one of them %2, or "
                             "choose it.")
                        .arg(m_name, countsRoleName(needed), columns),
                    {}};
        }
        if (m_attributes.isEmpty())
            return Error {ErrorCode::BadFormat,
                          Text::tr("“%1”, line 1: no column says which group a row is about; there are %2.")
                              .arg(m_name, columns),
                          {}};
        return {};
    }

    void leaveOut(int line, const QString& why)
    {
        m_reading.problems.append(Text::tr("Line %1 is left out: %2").arg(QString::number(line), why));
    }

    /// A number of the row; false when it is none, which is told of.
    bool take(const QStringList& cells, CountsRole role, bool needed, int line, std::optional<qint64>& into)
    {
        const QString text = cell(cells, role);
        if (text.isEmpty() && !needed)
            return true;
        into = wholeNumber(text);
        if (into)
            return true;
        const QString& column = m_table.header[at(role)];
        leaveOut(line,
                 text.isEmpty()
                     ? Text::tr("%1 is empty.").arg(column)
                     : Text::tr("%1 is “%2”, which is no whole number.").arg(column, text.left(40)));
        return false;
    }

    void readRow(const QStringList& cells, int line)
    {
        CountRow row;
        if (!take(cells, CountsRole::Scored, true, line, row.n)
            || !take(cells, CountsRole::Errors, true, line, row.errors)
            || !take(cells, CountsRole::Benchmark, false, line, row.benchmark))
            return;
        if (const auto wrong = countsProblem(row))
            return leaveOut(line, *wrong);
        for (const qsizetype column : m_attributes)
            row.values.append(cells[column].trimmed());
        row.published = cell(cells, CountsRole::Published);
        row.set = setFor(cells, line);
        if (!m_seen.emplace(row.set, row.values).second)
            return leaveOut(line,
                            Text::tr("the group %1 of %2 is there already.")
                                .arg(row.values.join(QStringLiteral(", ")),
                                     m_reading.counts.sets[static_cast<std::size_t>(row.set)].name));
        m_reading.counts.rows.push_back(std::move(row));
        m_lines.push_back(line);
    }

    /// Sets are told apart by their name (else the vendor, else the file's) and the date.
    int setFor(const QStringList& cells, int line)
    {
        CountSet set;
        set.vendor = cell(cells, CountsRole::Vendor);
        set.name = cell(cells, CountsRole::Set);
        if (set.name.isEmpty())
            set.name = set.vendor.isEmpty() ? QFileInfo(m_name).completeBaseName() : set.vendor;
        if (set.vendor.isEmpty())
            set.vendor = set.name;
        const QString date = cell(cells, CountsRole::Date);
        set.date = isoDate(date);
        if (set.date.isEmpty() && !date.isEmpty() && m_dates.insert(date).second)
            m_reading.notes.append(
                Text::tr("Line %1: the date “%2” is not understood and is left out; write 2017-05.")
                    .arg(QString::number(line), date.left(40)));
        set.study = cell(cells, CountsRole::Study);
        set.benchmark = cell(cells, CountsRole::BenchmarkName);
        set.reconstructed = bareWord(cell(cells, CountsRole::Status)) == QLatin1String("reconstructed");
        const auto [found, isNew] =
            m_sets.try_emplace(std::pair(set.name, set.date), static_cast<int>(m_reading.counts.sets.size()));
        if (isNew)
            m_reading.counts.sets.push_back(std::move(set));
        return found->second;
    }

    /// "all" beside the groups it is made of would be counted twice.
    void leaveOutTotals()
    {
        std::vector<CountRow>& rows = m_reading.counts.rows;
        std::vector<CountRow> kept;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool named = std::any_of(rows[i].values.begin(), rows[i].values.end(), isTotal);
            if (m_attributes.size() == 1 && named) {
                m_reading.notes.append(
                    Text::tr("Line %1: “%2” looks like a total of the other groups, and is compared with "
                             "them; take it out if it is one.")
                        .arg(QString::number(m_lines[i]), rows[i].values.first()));
            } else if (named || isSumOfOthers(rows[i])) {
                m_reading.notes.append(
                    Text::tr("Line %1 is a total and is left out; totals are worked out from the groups.")
                        .arg(QString::number(m_lines[i])));
                continue;
            }
            kept.push_back(rows[i]);
        }
        rows = std::move(kept);
    }

    /// A row that leaves an attribute open and has exactly the n of the rows that tell it.
    [[nodiscard]] bool isSumOfOthers(const CountRow& row) const
    {
        if (!row.values.contains(QString()))
            return false;
        qint64 n = 0;
        int parts = 0;
        for (const CountRow& other : m_reading.counts.rows) {
            bool fits = other.set == row.set && !other.values.contains(QString())
                && std::none_of(other.values.begin(), other.values.end(), isTotal);
            for (qsizetype i = 0; fits && i < row.values.size(); ++i)
                fits = row.values[i].isEmpty() || row.values[i] == other.values[i];
            n += fits ? *other.n : 0;
            parts += fits ? 1 : 0;
        }
        return parts > 1 && n == *row.n;
    }

    /// Sets of several dates are called by them.
    void nameSets()
    {
        std::set<QString> dates;
        std::vector<CountSet>& sets = m_reading.counts.sets;
        for (const CountSet& set : sets)
            dates.insert(set.date);
        std::set<QString> names;
        for (CountSet& set : sets) {
            if (dates.size() > 1 && !set.date.isEmpty())
                set.name += QLatin1Char(' ') + set.date;
            const QString name = set.name;
            for (int i = 2; !names.insert(set.name).second; ++i)
                set.name = QStringLiteral("%1 (%2)").arg(name).arg(i);
        }
    }

    const LabelTable& m_table;
    const std::vector<CountsRole>& m_roles;
    QString m_name;
    QHash<int, qsizetype> m_at;
    QList<qsizetype> m_attributes;
    std::map<std::pair<QString, QString>, int> m_sets;
    std::set<std::pair<int, QStringList>> m_seen;
    std::set<QString> m_dates; ///< not understood
    std::vector<int> m_lines;  ///< of the rows taken
    CountsReading m_reading;
};

} // namespace

QString countsRoleName(CountsRole role)
{
    for (const RoleWord& word : kRoles)
        if (word.role == role)
            return QString::fromLatin1(word.name);
    return {};
}

std::optional<CountsRole> countsRoleFromName(const QString& name)
{
    for (const RoleWord& word : kRoles)
        if (name == QLatin1String(word.name))
            return word.role;
    return std::nullopt;
}

std::vector<CountsRole> guessCountsRoles(const LabelTable& table)
{
    constexpr CountsRole kOpen = CountsRole::Attribute; // until it is known better
    std::vector<CountsRole> roles(static_cast<std::size_t>(table.header.size()), kOpen);
    QStringList names;
    for (const QString& header : table.header)
        names.append(plain(header));
    for (const RoleNames& usual : usualNames()) {
        for (const QString& word : usual.names) {
            const qsizetype at = names.indexOf(word);
            if (at < 0 || roles[static_cast<std::size_t>(at)] != kOpen)
                continue;
            roles[static_cast<std::size_t>(at)] = usual.role;
            break;
        }
    }
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const auto column = static_cast<qsizetype>(i);
        if (roles[i] == kOpen && isNumeric(table, column) && !isNumberedAttribute(names[column]))
            roles[i] = CountsRole::Ignored;
    }
    return roles;
}

bool looksLikeCounts(const LabelTable& table)
{
    const auto roles = guessCountsRoles(table);
    const auto numbers = [&](CountsRole role) {
        const auto found = std::find(roles.begin(), roles.end(), role);
        return found != roles.end() && isNumeric(table, found - roles.begin());
    };
    return numbers(CountsRole::Scored) && numbers(CountsRole::Errors);
}

Result<CountsReading> readCounts(const LabelTable& table, const std::vector<CountsRole>& roles,
                                 const QString& name)
{
    return Reader(table, roles, name).read();
}

} // namespace plumbline
