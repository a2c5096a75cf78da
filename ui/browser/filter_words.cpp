// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/filter_words.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "ui/browser/verdict_text.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::FilterWords)
};

constexpr int kLongestText = 24;

QString orList(QStringList values)
{
    for (QString& value : values)
        value = valueLabel(value);
    return values.join(Words::tr(" or ", "between values of which any fits"));
}

QString shortened(const QString& text)
{
    return text.size() > kLongestText ? text.left(kLongestText - 1) + QChar(u'…') : text;
}

QString missText(const std::optional<double>& from, const std::optional<double>& to)
{
    const QLocale locale;
    const auto years = [&](double number) { return locale.toString(number, 'g', 4); };
    if (!to)
        return Words::tr("%1 years off or more").arg(years(*from));
    return from ? Words::tr("%1 to %2 years off").arg(years(*from), years(*to))
                : Words::tr("at most %1 years off").arg(years(*to));
}

void addAnswerParts(const ListQuery& query, std::vector<FilterPart>& parts)
{
    if (!query.verdicts.empty()) {
        QStringList words;
        for (const Verdict verdict : query.verdicts)
            words << verdictLabel(verdict, query.task);
        parts.push_back({orList(words), [](ListQuery& q) { q.verdicts.clear(); }});
    }
    if (!query.answers.isEmpty())
        parts.push_back(
            {Words::tr("read as %1").arg(orList(query.answers)), [](ListQuery& q) { q.answers.clear(); }});
    if (query.confidenceFrom || query.confidenceTo) {
        parts.push_back(
            {Words::tr("score %1 to %2")
                 .arg(scoreText(query.confidenceFrom.value_or(0)), scoreText(query.confidenceTo.value_or(1))),
             [](ListQuery& q) {
            q.confidenceFrom.reset();
            q.confidenceTo.reset();
             }});
    }
    if (query.missFrom || query.missTo)
        parts.push_back({missText(query.missFrom, query.missTo), [](ListQuery& q) {
                             q.missFrom.reset();
                             q.missTo.reset();
                         }});
    if (query.disagree)
        parts.push_back({Words::tr("systems disagree"), [](ListQuery& q) { q.disagree = false; }});
    if (query.multipleFaces)
        parts.push_back({Words::tr("several faces"), [](ListQuery& q) { q.multipleFaces = false; }});
}

void addRunParts(const ListQuery& query, std::vector<FilterPart>& parts)
{
    if (!query.runs.empty()) {
        QStringList numbers;
        for (const RunId run : query.runs)
            numbers << QString::number(run.value());
        parts.push_back({Words::tr("run %1").arg(numbers.join(QStringLiteral(", "))),
                         [](ListQuery& q) { q.runs.clear(); }});
    }
    if (query.compare.isEmpty())
        return;
    bool isNumber = false;
    query.compare.toInt(&isNumber);
    const QString other = isNumber ? Words::tr("run %1").arg(query.compare) : query.compare;
    QStringList words;
    for (const Change change : query.changes)
        words << changeLabel(change);
    parts.push_back({words.isEmpty()
                         ? Words::tr("scored in %1, too").arg(other)
                         : Words::tr("%1 since %2", "fixed or broken since run 3").arg(orList(words), other),
                     [](ListQuery& q) {
        q.compare.clear();
        q.changes.clear();
                     }});
}

void addLabelParts(const ListQuery& query, std::vector<FilterPart>& parts)
{
    if (!query.labels.isEmpty())
        parts.push_back(
            {Words::tr("labelled %1").arg(orList(query.labels)), [](ListQuery& q) { q.labels.clear(); }});
    QStringList names;
    for (const auto& [name, value] : query.where) {
        if (!names.contains(name))
            names << name;
    }
    for (const QString& name : std::as_const(names)) {
        QStringList values;
        for (const auto& [each, value] : query.where) {
            if (each == name)
                values << value;
        }
        parts.push_back({Words::tr("%1: %2").arg(humanName(name), orList(values)), [name](ListQuery& q) {
                             std::erase_if(q.where, [&](const auto& pair) { return pair.first == name; });
                         }});
    }
}

} // namespace

QString changeLabel(Change change)
{
    switch (change) {
    case Change::Fixed:
        return Words::tr("fixed");
    case Change::Broken:
        return Words::tr("broken");
    case Change::Unchanged:
        break;
    }
    return Words::tr("unchanged");
}

QString humanName(const QString& attribute)
{
    QString name = attribute;
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

std::vector<MarkChoice> markChoices()
{
    return {{QStringLiteral("reviewed"), Words::tr("reviewed"), &ListQuery::reviewed, true},
            {QStringLiteral("not_reviewed"), Words::tr("not reviewed yet"), &ListQuery::reviewed, false},
            {QStringLiteral("label_wrong"), Words::tr("label disputed"), &ListQuery::labelWrong, true},
            {QStringLiteral("poor_image"), Words::tr("poor image"), &ListQuery::poorImage, true},
            {QStringLiteral("excluded"), Words::tr("excluded"), &ListQuery::excluded, true},
            {QStringLiteral("not_excluded"), Words::tr("not excluded"), &ListQuery::excluded, false},
            {QStringLiteral("note"), Words::tr("with a note"), &ListQuery::hasNote, true},
            {QStringLiteral("no_note"), Words::tr("without a note"), &ListQuery::hasNote, false}};
}

std::vector<FilterPart> filterParts(const ListQuery& query)
{
    std::vector<FilterPart> parts;
    if (!query.text.isEmpty())
        parts.push_back({Words::tr("“%1”").arg(shortened(query.text)), [](ListQuery& q) { q.text.clear(); }});
    addRunParts(query, parts);
    addAnswerParts(query, parts);
    addLabelParts(query, parts);
    for (const MarkChoice& mark : markChoices()) {
        if (query.*mark.field == mark.wanted)
            parts.push_back({mark.text, [field = mark.field](ListQuery& q) { (q.*field).reset(); }});
    }
    for (const QString& tag : query.tags)
        parts.push_back({Words::tr("tagged %1").arg(tag), [tag](ListQuery& q) { q.tags.removeAll(tag); }});
    for (const QString& tag : query.withoutTags)
        parts.push_back(
            {Words::tr("not tagged %1").arg(tag), [tag](ListQuery& q) { q.withoutTags.removeAll(tag); }});
    return parts;
}

} // namespace plumbline::ui
