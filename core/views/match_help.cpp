// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/match_help.h"

#include <QCoreApplication>
#include <QHash>

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MatchHelp", text);
}

std::vector<StatisticHelp> rates()
{
    return {
        {QStringLiteral("match_threshold"),
         tr("Threshold"),
         tr("A system says how alike two faces are; from the threshold on they count as one person. A higher "
            "threshold takes fewer people for another and recognises fewer. A system in use has one "
            "threshold "
            "for everybody, so every figure here is at one; what the groups would have at thresholds of "
            "their "
            "own is told apart, as a what-if."),
         {},
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_fmr"), tr("False match rate (FMR)"),
         tr("Of the comparisons of two different people, how many the system takes for one person. Each is "
            "somebody let through, accused or charged as somebody else."),
         tr("FMR = comparisons of two people with a score ≥ threshold ÷ all comparisons of two people"),
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_fnmr"), tr("False non-match rate (FNMR)"),
         tr("Of the comparisons of two images of one person, how many the system does not recognise. It "
            "needs "
            "people with two images or more; without any it cannot be told."),
         tr("FNMR = comparisons of one person with a score < threshold ÷ all comparisons of one person"),
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_interval"), tr("Intervals of comparisons"),
         tr("A person is in many comparisons, and somebody who looks like many others is in many false "
            "matches: ten thousand comparisons of a hundred people say far less than ten thousand "
            "independent ones. The interval counts how many independent comparisons they are worth. Where no "
            "false match was seen, the rate is not 0: only an upper bound can be told."),
         tr("Wilson's interval at n* = N ÷ design effect, of both people of a pair (two-way clusters); none "
            "seen: 1 − (1 − level)^(1/n*)"),
         tr("docs/methods.md, “Face matching”")},
        {QStringLiteral("match_smallest"), tr("What so many comparisons can tell"),
         tr("With N comparisons the smallest rate that can be seen at all is one in N. To know a rate to "
            "within about 30 %, thirty errors are wanted: the rule of thirty. Rows below that are said to be "
            "beyond the data."),
         tr("smallest = 1 ÷ N; trusted from 30 ÷ N"),
         tr("G. Doddington et al., Speech Communication 31 (2000) 225")},
        {QStringLiteral("match_enrol"), tr("Not enrolled"),
         tr("An image in which no face was found, or that could not be read, is in no comparison. A group "
            "that is often not enrolled looks better in FNMR than it fares: the rate stands beside it."),
         tr("failure to enrol = images without an embedding ÷ images"), tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_auc"),
         tr("AUC"),
         tr("How likely a comparison of one person scores higher than one of two people: 1 is perfect, 0.5 a "
            "coin. It sums over all thresholds, most of which nobody would use."),
         {},
         {}},
    };
}

std::vector<StatisticHelp> searches()
{
    return {
        {QStringLiteral("match_falsely"), tr("Falsely matched"),
         tr("Of all people searched for, how many the system takes for somebody else in the gallery: at "
            "least "
            "one other person there scores at the threshold or above. It is what the ACLU counted. A larger "
            "gallery has more people to be taken for."),
         tr("probes with another person at a score ≥ threshold ÷ all probes"),
         tr("ACLU, “Amazon’s Face Recognition Falsely Matched 28 Members of Congress”, 2018")},
        {QStringLiteral("match_fpir"), tr("False positive identification rate (FPIR)"),
         tr("Of the searches for people who are not in the gallery, how many return somebody all the same. "
            "Each names a wrong person."),
         tr("FPIR = searches without a mate that return anybody at a score ≥ threshold ÷ all searches "
            "without a mate"),
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_fnir"), tr("False negative identification rate (FNIR)"),
         tr("Of the searches for people who are in the gallery, how many do not return them. Without anybody "
            "who is in both it cannot be told."),
         tr("FNIR = searches with a mate that do not return it at a score ≥ threshold ÷ all searches with a "
            "mate"),
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_rank"), tr("Found by rank (CMC)"),
         tr("Of the searches for people who are in the gallery, how many have the right person among the "
            "first "
            "k candidates, whatever the score. It is what somebody sees who looks through the list by eye. "
            "It "
            "says nothing of people who are not in the gallery."),
         tr("rank-k rate = searches with a mate at rank ≤ k ÷ all searches with a mate"),
         tr("ISO/IEC 19795-1")},
        {QStringLiteral("match_search_interval"), tr("Intervals of searches"),
         tr("A person who is searched for with several photographs counts as one who was drawn, not as many. "
            "The gallery is taken as it is: with other people in it the rates would be others, which no "
            "interval here says. Where no error was seen, only an upper bound can be told."),
         tr("Wilson’s interval at n ÷ design effect over people; none seen: 1 − (1 − level)^(1/n)"),
         tr("docs/methods.md, “Face matching”")},
        {QStringLiteral("match_share"), tr("Share of the falsely matched"),
         tr("If a group is 20 % of those searched and 39 % of those falsely matched, its people are falsely "
            "matched about twice as often as their share. The test is of whether the group and all others "
            "together are falsely matched at one rate."),
         tr("ratio = share of the falsely matched ÷ share of those searched; Fisher’s exact test"),
         tr("ACLU, 2018")},
        {QStringLiteral("match_sizes"),
         tr("The size of the gallery"),
         tr("The more people are in the gallery, the more of them a probe can be taken for, and the harder "
            "it "
            "is to come first. A rate of a small gallery does not hold for a large one. Each smaller gallery "
            "drawn here is part of the larger ones."),
         {},
         tr("docs/methods.md, “Face matching”")},
    };
}

std::vector<StatisticHelp> charts()
{
    return {
        {QStringLiteral("match_det"), tr("DET curve"),
         tr("Each point is a threshold: further left fewer false matches, further down fewer people not "
            "recognised. A curve nearer the lower left corner is better for that group. The marks are all at "
            "the one threshold chosen: where they stand far apart, one threshold does not treat the groups "
            "alike. The axes are stretched so that curves are nearly straight."),
         tr("axes: quantile of the normal distribution"), tr("A. Martin et al., Eurospeech 1997")},
        {QStringLiteral("match_map"),
         tr("Who is taken for whom"),
         tr("False match rates of every pair of groups. People are mostly taken for others like them, so the "
            "diagonal is usually the brightest, and a rate over all pairs hides it. Colours are in powers of "
            "ten; hatched cells saw no false match and show the upper bound. “Unknown” holds images that "
            "lack the label."),
         {},
         tr("NIST IR 8280, annex 7")},
        {QStringLiteral("match_scores"),
         tr("Scores"),
         tr("Where the two hills overlap, no threshold is right for everybody. A group whose hill of two "
            "people lies further right has more false matches at the same threshold."),
         tr("height = comparisons in the bin ÷ all comparisons of that kind in the group"),
         {}},
        {QStringLiteral("match_own"),
         tr("Thresholds of their own: a what-if"),
         tr("The threshold at which each group by itself would have the same false match rate. No system is "
            "used so, and it would need to know the group beforehand. It shows how far one threshold is from "
            "serving all."),
         {},
         {}},
    };
}

std::vector<StatisticHelp> differentials()
{
    const QString zero = tr(" With a lowest rate of 0 it is undefined: none seen is not equal to zero.");
    return {
        {QStringLiteral("match_difference"), tr("Difference"),
         tr("The highest rate minus the lowest. It hides how many times larger a small rate is: false match "
            "rates of 0.001 and 0.00001 differ by nothing, or a hundredfold."),
         tr("max − min"), tr("ISO/IEC 19795-10")},
        {QStringLiteral("match_ratio"), tr("Ratio to lowest"),
         tr("How many times the lowest rate the highest is. It hides how large either is, and rests on the "
            "group with the fewest errors.")
             + zero,
         tr("max ÷ min"), tr("NIST IR 8280; ISO/IEC 19795-10")},
        {QStringLiteral("match_geometric"), tr("Highest to geometric mean"),
         tr("How far the worst group is from the middle of all. It hides every group but the worst.")
             + tr(" With any rate of 0 it is undefined."),
         tr("max ÷ (x₁ · … · xₙ)^(1/n)"), tr("NIST IR 8429")},
        {QStringLiteral("match_gini"), tr("Gini coefficient"),
         tr("How unequally the rates are spread: 0 all equal, 1 one group has all. Raw it stays below 1 with "
            "few groups, which looks more equal; the corrected one does not. It hides which group, and how "
            "large the rates are. Where every rate is 0 it is undefined."),
         tr("Σᵢⱼ |xᵢ − xⱼ| ÷ (2 n Σ x); corrected: × n ÷ (n − 1)"), tr("ISO/IEC 19795-10")},
        {QStringLiteral("match_fdr"), tr("Fairness discrepancy rate (FDR)"),
         tr("Both differences in one number, 1 being equal. It hides the false match rate almost altogether, "
            "because differences of tiny rates are tiny: it may be near 1 while one group has a hundred "
            "times the false matches of another."),
         tr("1 − (α · max |ΔFMR| + (1 − α) · max |ΔFNMR|)"),
         tr("T. de Freitas Pereira and S. Marcel, arXiv 2011.02395")},
        {QStringLiteral("match_inequity"), tr("Inequity rate"),
         tr("Both ratios in one number, 1 being equal. It hides which of the two errors it comes from.")
             + zero,
         tr("(max ÷ min FMR)^α · (max ÷ min FNMR)^(1 − α)"), tr("NIST IR 8429")},
        {QStringLiteral("match_alpha"), tr("Weight of false matches, α"),
         tr("FDR, inequity rate and GARBE put both errors into one number; α says how much false matches "
            "count in it "
            "and 1 − α how much people who are not recognised do. Their authors take 0.5. It is a choice of "
            "values, not of fact: at a border a false match lets somebody in, in a search it accuses "
            "somebody, "
            "and whoever is not recognised is turned away. Try how far it moves the measures before you "
            "quote "
            "one, and quote α with it."),
         tr("0: only false non-matches, 1: only false matches"), tr("NIST IR 8429; arXiv 2203.05051")},
        {QStringLiteral("match_garbe"), tr("GARBE"),
         tr("Both corrected Gini coefficients in one number, 0 being equal. It hides which of the two errors "
            "it comes from. Where every rate of one kind is 0 it is undefined."),
         tr("α · G(FMR) + (1 − α) · G(FNMR)"), tr("J. J. Howard et al., arXiv 2203.05051")},
    };
}

} // namespace

std::vector<StatisticHelp> matchHelps()
{
    std::vector<StatisticHelp> all = rates();
    for (auto make : {searches, charts, differentials}) {
        std::vector<StatisticHelp> more = make();
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

QStringList helpForMatchChart(const QString& chartId)
{
    const QString fmr = QStringLiteral("match_fmr");
    const QString fnmr = QStringLiteral("match_fnmr");
    const QString interval = QStringLiteral("match_interval");
    static const QHash<QString, QStringList> kHelps {
        {QStringLiteral("threshold"), {QStringLiteral("match_threshold"), fmr, fnmr, interval}},
        {QStringLiteral("det"), {QStringLiteral("match_det"), fmr, fnmr}},
        {QStringLiteral("scores"), {QStringLiteral("match_scores"), fmr, fnmr}},
        {QStringLiteral("heatmap"), {QStringLiteral("match_map"), fmr, interval}},
    };
    return kHelps.value(chartId);
}

QStringList helpForMatchTable(const QStringList& columnIds)
{
    static const QHash<QString, QStringList> kHelps {
        {QStringLiteral("wanted_fmr"), {QStringLiteral("match_smallest"), QStringLiteral("match_threshold")}},
        {QStringLiteral("own_threshold"), {QStringLiteral("match_own")}},
        {QStringLiteral("not_enrolled"), {QStringLiteral("match_enrol")}},
        {QStringLiteral("fmr"), {QStringLiteral("match_fmr")}},
        {QStringLiteral("fmr_interval"), {QStringLiteral("match_interval")}},
        {QStringLiteral("fnmr"), {QStringLiteral("match_fnmr")}},
        {QStringLiteral("auc"), {QStringLiteral("match_auc")}},
        {QStringLiteral("hides"),
         {QStringLiteral("match_difference"), QStringLiteral("match_ratio"),
          QStringLiteral("match_geometric"), QStringLiteral("match_gini"), QStringLiteral("match_fdr"),
          QStringLiteral("match_inequity"), QStringLiteral("match_garbe")}},
    };
    QStringList topics;
    for (const QString& id : columnIds)
        topics += kHelps.value(id);
    topics.removeDuplicates();
    return topics;
}

QStringList helpForSearches()
{
    return {QStringLiteral("match_falsely"), QStringLiteral("match_fpir"), QStringLiteral("match_fnir"),
            QStringLiteral("match_search_interval")};
}

QStringList helpForSearchChart(const QString& chartId)
{
    const QString fpir = QStringLiteral("match_fpir");
    const QString fnir = QStringLiteral("match_fnir");
    static const QHash<QString, QStringList> kHelps {
        {QStringLiteral("threshold"),
         {QStringLiteral("match_threshold"), fpir, fnir, QStringLiteral("match_falsely")}},
        {QStringLiteral("trade-off"), {fpir, fnir}},
        {QStringLiteral("ranks"), {QStringLiteral("match_rank")}},
        {QStringLiteral("sizes"), {QStringLiteral("match_sizes"), fpir, QStringLiteral("match_rank")}},
    };
    return kHelps.value(chartId);
}

QStringList helpForSearchTable(const QString& table)
{
    static const QHash<QString, QStringList> kHelps {
        {QStringLiteral("groups"),
         {QStringLiteral("match_fpir"), QStringLiteral("match_fnir"), QStringLiteral("match_falsely"),
          QStringLiteral("match_search_interval"), QStringLiteral("match_enrol")}},
        {QStringLiteral("ranks"), {QStringLiteral("match_rank"), QStringLiteral("match_search_interval")}},
        {QStringLiteral("thresholds"), {QStringLiteral("match_fpir"), QStringLiteral("match_threshold")}},
        {QStringLiteral("shares"), {QStringLiteral("match_share"), QStringLiteral("match_falsely")}},
    };
    return kHelps.value(table);
}

QStringList helpForMatchHeadline()
{
    return {QStringLiteral("match_threshold"), QStringLiteral("match_fmr"), QStringLiteral("match_fnmr"),
            QStringLiteral("match_interval"), QStringLiteral("match_ratio")};
}

} // namespace plumbline
