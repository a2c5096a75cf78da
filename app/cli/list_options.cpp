// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <limits>

#include <QCoreApplication>

#include "app/cli/command.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "0.5..0.9", either end left out; both within 0 to \a most.
Result<void> parseRange(const QString& text, double most, const Error& wrong, std::optional<double>& from,
                        std::optional<double>& to)
{
    const QStringList ends = text.split(QStringLiteral(".."));
    if (ends.size() != 2 || text.size() <= 2)
        return wrong;
    const auto end = [&](const QString& number, std::optional<double>& bound) {
        bool ok = true;
        if (!number.isEmpty())
            bound = number.toDouble(&ok);
        return ok && bound.value_or(0) >= 0 && bound.value_or(0) <= most;
    };
    return end(ends[0], from) && end(ends[1], to) ? Result<void>() : Result<void>(wrong);
}

Result<void> parseRanges(const QCommandLineParser& options, ListQuery& query)
{
    if (options.isSet(QStringLiteral("confidence"))) {
        const QString text = options.value(QStringLiteral("confidence"));
        const Error wrong {
            ErrorCode::Usage,
            tr("%1 is not a range of confidence; write for instance 0.5..0.9, 0.5.. or ..0.9.").arg(text),
            {}};
        const auto parsed = parseRange(text, 1, wrong, query.confidenceFrom, query.confidenceTo);
        if (!parsed)
            return parsed;
    }
    if (!options.isSet(QStringLiteral("miss")))
        return {};
    const QString text = options.value(QStringLiteral("miss"));
    const Error wrong {ErrorCode::Usage,
                       tr("%1 is not a range of years; write for instance 5..10, 10.. or ..2.").arg(text),
                       {}};
    return parseRange(text, std::numeric_limits<double>::max(), wrong, query.missFrom, query.missTo);
}

/// "file", or "-confidence" for the highest first; other words are attributes.
void parseSort(const QString& text, ListQuery& query)
{
    query.descending = text.startsWith(QLatin1Char('-'));
    const QString word = query.descending ? text.mid(1) : text;
    const auto key = sortKeyFromName(word);
    query.sort = key.value_or(SortKey::Attribute);
    if (!key)
        query.sortAttribute = word;
}

/// --compare and --change, which belong together.
Result<void> parseChanges(const QCommandLineParser& options, ListQuery& query)
{
    query.compare = options.value(QStringLiteral("compare"));
    const QStringList words = commaList(options.values(QStringLiteral("change")));
    if (!words.isEmpty() && query.compare.isEmpty())
        return Error {
            ErrorCode::Usage, tr("Say with --compare RUN (or a system) what --change is compared with."), {}};
    for (const QString& word : words) {
        const auto change = changeFromName(word);
        if (!change)
            return Error {ErrorCode::Usage,
                          tr("There is no change %1; choose of fixed, broken, unchanged.").arg(word),
                          {}};
        query.changes.push_back(*change);
    }
    return {};
}

Result<void> parseVerdicts(const QStringList& words, ListQuery& query)
{
    for (const QString& word : commaList(words)) {
        const Verdict verdict = verdictFromName(word);
        if (verdict == Verdict::None) {
            return Error {ErrorCode::Usage,
                          tr("There is no verdict %1; choose of right, wrong, undetected, refused, failed, "
                             "not_offered, excluded, estimated, enrolled.")
                              .arg(word),
                          {}};
        }
        query.verdicts.push_back(verdict);
    }
    return {};
}

} // namespace

void addListOptions(QCommandLineParser& parser)
{
    parser.addOptions(
        {{QStringLiteral("run"), tr("This run only (repeatable)."), QStringLiteral("N")},
         {QStringLiteral("system"), tr("This system only (repeatable)."), QStringLiteral("id")},
         {QStringLiteral("task"), tr("The task."), QStringLiteral("task"), QStringLiteral("classify:gender")},
         {QStringLiteral("truth"), tr("The label that answers are compared with."), QStringLiteral("name")},
         {QStringLiteral("errors"), tr("Only wrong answers.")},
         {QStringLiteral("verdict"),
          tr("Only these: right, wrong, undetected, refused, failed, not_offered, excluded, estimated, "
             "enrolled (commas)."),
          QStringLiteral("words")},
         {QStringLiteral("where"),
          tr("Only images with attribute=value (repeatable); of one attribute any of the values."),
          QStringLiteral("pair")},
         {QStringLiteral("text"), tr("Only images with this in file name, person or note."),
          QStringLiteral("text")},
         {QStringLiteral("confidence"), tr("Only answers of this confidence, 0.5..0.9."),
          QStringLiteral("LO..HI")},
         {QStringLiteral("miss"), tr("Only estimates that miss the label by so many years, either way: 10.."),
          QStringLiteral("LO..HI")},
         {QStringLiteral("disagree"), tr("Only images to which the systems give different answers.")},
         {QStringLiteral("compare"),
          tr("Only images right or wrong both in this run, by its number or its system, and in those "
             "listed."),
          QStringLiteral("run")},
         {QStringLiteral("change"),
          tr("With --compare only these: fixed, broken, unchanged (commas), from that run to those listed."),
          QStringLiteral("words")},
         {QStringLiteral("tag"), tr("Only images with this tag (repeatable: with all)."),
          QStringLiteral("name")},
         {QStringLiteral("without-tag"), tr("Only images without this tag (repeatable)."),
          QStringLiteral("name")},
         {QStringLiteral("reviewed"), tr("Only images marked reviewed.")},
         {QStringLiteral("not-reviewed"), tr("Only images not marked reviewed.")},
         {QStringLiteral("excluded"), tr("Only images that the auditor excluded.")},
         {QStringLiteral("label-wrong"), tr("Only images whose label the auditor disputes.")},
         {QStringLiteral("sort"),
          tr("run (default), dataset, file, subject, confidence, score, verdict, miss (of estimates) or an "
             "attribute; with a minus before it the other way round."),
          QStringLiteral("key")}});
}

Result<ListQuery> parseListQuery(const QCommandLineParser& options)
{
    ListQuery query;
    query.includeUnfinished = false;
    query.systems = options.values(QStringLiteral("system"));
    query.task = options.value(QStringLiteral("task"));
    query.truth = options.value(QStringLiteral("truth"));
    const auto runs = parseRuns(options.values(QStringLiteral("run")));
    if (!runs)
        return runs.error();
    query.runs = *runs;
    const auto where = parseWhere(options.values(QStringLiteral("where")));
    if (!where)
        return where.error();
    query.where = *where;
    if (options.isSet(QStringLiteral("errors")))
        query.verdicts = {Verdict::Wrong};
    if (const auto parsed = parseVerdicts(options.values(QStringLiteral("verdict")), query); !parsed)
        return parsed.error();
    if (const auto parsed = parseChanges(options, query); !parsed)
        return parsed.error();
    if (const auto parsed = parseRanges(options, query); !parsed)
        return parsed.error();
    query.text = options.value(QStringLiteral("text"));
    query.disagree = options.isSet(QStringLiteral("disagree"));
    query.tags = options.values(QStringLiteral("tag"));
    query.withoutTags = options.values(QStringLiteral("without-tag"));
    if (options.isSet(QStringLiteral("reviewed")))
        query.reviewed = true;
    if (options.isSet(QStringLiteral("not-reviewed")))
        query.reviewed = false;
    if (options.isSet(QStringLiteral("excluded")))
        query.excluded = true;
    if (options.isSet(QStringLiteral("label-wrong")))
        query.labelWrong = true;
    if (options.isSet(QStringLiteral("sort")))
        parseSort(options.value(QStringLiteral("sort")), query);
    return query;
}

} // namespace plumbline::cli
