// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "app/cli/matching_options.h"

#include <array>
#include <vector>

#include <QCoreApplication>

#include "core/session/kept_pair_rules.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// Of options that the measures of other tasks do not know.
constexpr std::array kOwnOptions {"threshold", "fmr",    "fpir",  "pairs", "within",       "leave-out",
                                  "alpha",     "probes", "ranks", "top",   "gallery-size", "gallery-mix"};

const QString kNone = QStringLiteral("none"); ///< not as chosen in the audit, but no such rule

/// Numbers with commas; Usage naming the first that is none or out of range.
Result<std::vector<double>> parseNumbers(const QStringList& texts, double low, double high,
                                         const QString& whatIsWrong)
{
    std::vector<double> numbers;
    for (const QString& text : commaList(texts)) {
        bool ok = false;
        const double number = text.toDouble(&ok);
        if (!ok || !(number >= low && number <= high))
            return Error {ErrorCode::Usage, whatIsWrong.arg(text), {}};
        numbers.push_back(number);
    }
    return numbers;
}

void addMatchOptions(QCommandLineParser& parser)
{
    parser.addOptions(
        {{QStringLiteral("threshold"),
          tr("verify, identify: scores from which two faces are one person (commas)."),
          QStringLiteral("score")},
         {QStringLiteral("pairs"),
          tr("verify: draws so many pairs of two people with --seed; without it, all are compared."),
          QStringLiteral("N")},
         {QStringLiteral("within"),
          tr("verify: compares two people only where they agree in these attributes or groupings; “none”: "
             "any "
             "two. Not given, as chosen in the audit."),
          QStringLiteral("names")},
         {QStringLiteral("leave-out"),
          tr("verify, identify: a CSV whose first two columns name the images of pairs that are not "
             "compared; “none”: no such list. Not given, as chosen in the audit."),
          QStringLiteral("file")},
         {QStringLiteral("probes"),
          tr("verify, identify: attribute=value, or a folder: those images are compared with all others, the "
             "gallery, instead of every image with every other, which “none” asks for. Not given, as chosen "
             "in "
             "the audit."),
          QStringLiteral("rule")},
         {QStringLiteral("ranks"),
          tr("identify: candidates of each probe; nobody further down is looked at (default 50)."),
          QStringLiteral("K")},
         {QStringLiteral("gallery-size"),
          tr("identify: so many people of the gallery, drawn at random with --seed."), QStringLiteral("N")},
         {QStringLiteral("gallery-mix"),
          tr("identify: attribute=value:share, for instance gender=F:0.5: so large a part of the people in "
             "the gallery are of that group."),
          QStringLiteral("rule")}});
}

} // namespace

Result<MatchThresholds> parseThresholds(const QCommandLineParser& options, const QString& rateOption)
{
    constexpr double kAny = 1e30;
    const auto scores = parseNumbers(options.values(QStringLiteral("threshold")), -kAny, kAny,
                                     tr("%1 is not a threshold; write a number, for instance 0.4."));
    if (!scores)
        return scores.error();
    const auto rates =
        parseNumbers(options.values(rateOption), 0, 1, tr("%1 is not a rate; write for instance 1e-3."));
    if (!rates)
        return rates.error();
    MatchThresholds thresholds {*scores, *rates};
    if (options.isSet(QStringLiteral("alpha"))) {
        const auto alpha = parseNumbers({options.value(QStringLiteral("alpha"))}, 0, 1,
                                        tr("%1 is not a weight; write a number from 0 to 1 as --alpha."));
        if (!alpha)
            return alpha.error();
        thresholds.alpha = alpha->empty() ? thresholds.alpha : alpha->front();
    }
    return thresholds;
}

Result<qint64> parseWhole(const QCommandLineParser& options, const char* name, qint64 least, qint64 otherwise)
{
    const QString option = QLatin1String(name);
    if (!options.isSet(option))
        return otherwise;
    bool ok = false;
    const qint64 number = options.value(option).toLongLong(&ok);
    if (!ok || number < least)
        return Error {
            ErrorCode::Usage, tr("--%1 must be a whole number from %2.").arg(option).arg(least), {}};
    return number;
}

Result<MatchQuery> parseMatchQuery(const QCommandLineParser& options)
{
    MatchQuery query;
    query.by = commaList(options.values(QStringLiteral("by")));
    query.systems = commaList(options.values(QStringLiteral("system")));
    const auto runs = parseRuns(options.values(QStringLiteral("run")));
    if (!runs)
        return runs.error();
    query.runs = *runs;
    const auto pairs = parseWhole(options, "pairs", 1, 0);
    if (!pairs)
        return pairs.error();
    query.pairs = *pairs;
    const auto seed = parseWhole(options, "seed", 0, 1);
    if (!seed)
        return seed.error();
    query.seed = static_cast<quint64>(*seed);
    query.within = commaList(options.values(QStringLiteral("within")));
    if (query.within == QStringList {kNone})
        query.within.clear();
    const auto chosen = [&](const QString& name) {
        const QString value = options.value(name);
        return value == kNone ? QString() : value;
    };
    query.leaveOutFile = chosen(QStringLiteral("leave-out"));
    query.probes = chosen(QStringLiteral("probes"));
    return query;
}

MatchQuery withKeptRules(MatchQuery query, const QCommandLineParser& options, const Project& project)
{
    const KeptPairRules kept = keptPairRules(project);
    const auto takes = [&](const char* option, bool has) {
        return has && !options.isSet(QLatin1String(option));
    };
    if (takes("probes", !kept.probes.isEmpty())) {
        query.probes = kept.probes;
        say(tr("As chosen in this audit, the probes are %1 (--probes none compares every two images).")
                .arg(kept.probes));
    }
    if (takes("within", !kept.within.isEmpty())) {
        query.within = kept.within;
        say(tr("As chosen in this audit, two people are compared only where they agree in %1 (--within none "
               "compares any two).")
                .arg(kept.within.join(QStringLiteral(", "))));
    }
    if (takes("leave-out", !kept.leaveOutFile.isEmpty())) {
        query.leaveOutFile = kept.leaveOutFile;
        say(tr("As chosen in this audit, the pairs of %1 are left out (--leave-out none compares them).")
                .arg(kept.leaveOutFile));
    }
    return query;
}

bool isSearch(const QCommandLineParser& options)
{
    return options.value(QStringLiteral("task")) == QLatin1String("identify");
}

void addMatchMeasureOptions(QCommandLineParser& parser)
{
    addMatchOptions(parser);
    parser.addOption({QStringLiteral("fmr"),
                      tr("verify: the threshold at which so many comparisons of two people match, 1e-3 "
                         "(default; commas)."),
                      QStringLiteral("rate")});
    parser.addOption({QStringLiteral("alpha"),
                      tr("verify: the weight of false matches in FDR, inequity rate and GARBE, 0 to 1. Not "
                         "given, as chosen in the audit; there %1 unless it was.")
                          .arg(MatchedCurves::kAlpha),
                      QStringLiteral("weight")});
    parser.addOption({QStringLiteral("fpir"),
                      tr("identify: the threshold at which so many probes without a mate return somebody, "
                         "0.01 (default; commas)."),
                      QStringLiteral("rate")});
}

void addFalseMatchOptions(QCommandLineParser& parser)
{
    addMatchOptions(parser);
    parser.addOptions(
        {{QStringLiteral("false-matches"),
          tr("verify, identify: the pairs of two people that score highest, those from --threshold on.")},
         {QStringLiteral("top"), tr("With --false-matches at most so many; without a threshold 100."),
          QStringLiteral("K")},
         {QStringLiteral("seed"), tr("Seed of --pairs (default 1)."), QStringLiteral("seed")},
         {QStringLiteral("by"), tr("With --false-matches the groups of either image, with commas."),
          QStringLiteral("names")}});
}

bool isAboutMatching(const QCommandLineParser& options)
{
    const QString task = options.value(QStringLiteral("task"));
    return task == QLatin1String("verify") || isSearch(options);
}

QString strayMatchOption(const QCommandLineParser& options)
{
    const QStringList names = options.optionNames();
    for (const char* name : kOwnOptions) {
        if (names.contains(QLatin1String(name)))
            return tr("--%1 is about matching faces; ask with --task verify or identify.")
                .arg(QLatin1String(name));
    }
    return {};
}

} // namespace plumbline::cli
