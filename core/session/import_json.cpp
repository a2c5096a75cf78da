// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/import_json.h"

#include <algorithm>

#include <QJsonArray>

namespace plumbline {

namespace {

constexpr qsizetype kMostListed = 100;

QJsonArray cut(const QStringList& list)
{
    return QJsonArray::fromStringList(list.mid(0, kMostListed));
}

QString roleName(ColumnGuess::Role role)
{
    switch (role) {
    case ColumnGuess::Role::Ignore:
        return QStringLiteral("ignore");
    case ColumnGuess::Role::File:
        return QStringLiteral("file");
    case ColumnGuess::Role::Subject:
        return QStringLiteral("subject");
    case ColumnGuess::Role::Label:
        return QStringLiteral("label");
    }
    return {};
}

QJsonObject columnAsJson(const ColumnGuess& guess)
{
    QJsonArray values;
    for (qsizetype i = 0; i < std::min(guess.values.size(), kMostListed); ++i)
        values.append(QJsonObject {{QStringLiteral("value"), guess.values.at(i)},
                                   {QStringLiteral("rows"), guess.counts.at(static_cast<std::size_t>(i))}});
    QJsonArray merges;
    for (const SpellingMerge& merge : guess.merges)
        merges.append(QJsonObject {{QStringLiteral("into"), merge.into},
                                   {QStringLiteral("values"), QJsonArray::fromStringList(merge.values)},
                                   {QStringLiteral("rows"), merge.rows},
                                   {QStringLiteral("reason"), merge.reason}});
    QJsonObject map;
    for (auto at = guess.valueMap.cbegin(); at != guess.valueMap.cend(); ++at)
        map.insert(at.key(), at.value());
    QJsonArray bands;
    for (const double cut : guess.bands)
        bands.append(cut);
    QJsonObject json {{QStringLiteral("name"), guess.name},
                      {QStringLiteral("role"), roleName(guess.role)},
                      {QStringLiteral("distinct"), guess.distinct},
                      {QStringLiteral("empty"), guess.empty},
                      {QStringLiteral("numeric"), guess.numeric},
                      {QStringLiteral("source"), labelSourceName(guess.source)},
                      {QStringLiteral("values"), values}};
    if (!guess.reason.isEmpty())
        json.insert(QStringLiteral("reason"), guess.reason);
    if (!merges.isEmpty())
        json.insert(QStringLiteral("same_value"), merges);
    if (!map.isEmpty())
        json.insert(QStringLiteral("value_map"), map);
    if (!bands.isEmpty())
        json.insert(QStringLiteral("bands"), bands);
    return json;
}

QJsonObject matchAsJson(const ImportSurvey& survey)
{
    const MatchSurvey& match = survey.match;
    QJsonArray rows;
    for (std::size_t i = 0; i < std::min<std::size_t>(match.unmatchedRows.size(), kMostListed); ++i) {
        const auto row = static_cast<std::size_t>(match.unmatchedRows[i]);
        rows.append(QJsonObject {{QStringLiteral("line"), survey.table->lines[row]},
                                 {QStringLiteral("name"), survey.table->rows[row].value(survey.fileColumn)}});
    }
    QStringList files;
    for (std::size_t i = 0; i < std::min<std::size_t>(match.unmatchedFiles.size(), kMostListed); ++i)
        files.append(survey.files->files.at(match.unmatchedFiles[i]));
    QJsonArray fixes;
    for (const FixOffer& offer : match.fixes)
        fixes.append(QJsonObject {{QStringLiteral("fix"), matchFixName(offer.fix)},
                                  {QStringLiteral("on"), offer.on},
                                  {QStringLiteral("rows"), offer.rows},
                                  {QStringLiteral("row"), offer.row},
                                  {QStringLiteral("file"), offer.file}});
    return {{QStringLiteral("matched"), match.matched},
            {QStringLiteral("repeated_rows"), static_cast<qint64>(match.repeatedRows.size())},
            {QStringLiteral("unmatched_rows"), static_cast<qint64>(match.unmatchedRows.size())},
            {QStringLiteral("unmatched_files"), static_cast<qint64>(match.unmatchedFiles.size())},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("files"), QJsonArray::fromStringList(files)},
            {QStringLiteral("fixes"), fixes}};
}

} // namespace

QJsonObject surveyAsJson(const ImportSurvey& survey)
{
    QJsonArray layouts;
    for (const LayoutOffer& offer : survey.layouts)
        layouts.append(QJsonObject {{QStringLiteral("format"), offer.format},
                                    {QStringLiteral("title"), offer.title},
                                    {QStringLiteral("reason"), offer.reason}});
    QJsonArray columns;
    for (const ColumnGuess& guess : survey.columns)
        columns.append(columnAsJson(guess));
    QJsonObject json {{QStringLiteral("images_dir"), survey.files->root},
                      {QStringLiteral("images"), survey.files->files.size()},
                      {QStringLiteral("format"), survey.proposed.format},
                      {QStringLiteral("layouts"), layouts},
                      {QStringLiteral("columns"), columns},
                      {QStringLiteral("notes"), QJsonArray::fromStringList(survey.notes)}};
    if (survey.table) {
        json.insert(QStringLiteral("labels"), survey.sources.labelsFile);
        json.insert(QStringLiteral("rows"), static_cast<qint64>(survey.table->rows.size()));
        json.insert(QStringLiteral("match"), matchAsJson(survey));
    }
    if (!survey.sheets.isEmpty()) {
        json.insert(QStringLiteral("sheet"), survey.table->sheet);
        json.insert(QStringLiteral("sheets"), QJsonArray::fromStringList(survey.sheets));
    }
    return json;
}

QJsonObject updateAsJson(const LabelUpdate& update)
{
    const LabelDifference& difference = update.difference;
    QJsonArray changes;
    for (const LabelChange& change : difference.changes)
        changes.append(QJsonObject {{QStringLiteral("attribute"), change.attribute},
                                    {QStringLiteral("from"), change.from},
                                    {QStringLiteral("to"), change.to},
                                    {QStringLiteral("images"), change.images}});
    return {{QStringLiteral("images"), difference.images},
            {QStringLiteral("changes"), changes},
            {QStringLiteral("new_attributes"), QJsonArray::fromStringList(difference.newAttributes)},
            {QStringLiteral("kept_attributes"), QJsonArray::fromStringList(difference.keptAttributes)},
            {QStringLiteral("rows_added"), cut(difference.rowsAdded)},
            {QStringLiteral("rows_removed"), cut(difference.rowsRemoved)},
            {QStringLiteral("images_added"), cut(difference.imagesAdded)},
            {QStringLiteral("images_removed"), cut(difference.imagesRemoved)},
            {QStringLiteral("unmatched_rows"), cut(difference.report.unmatchedRows)}};
}

} // namespace plumbline
