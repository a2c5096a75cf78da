// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "core/export/exporter.h"
#include "core/export/workbook.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/people_text.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("XlsxExport", text);
}

QJsonValue number(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue count(std::optional<std::int64_t> value)
{
    return value ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonValue low(const std::optional<measures::Interval>& interval)
{
    return interval ? QJsonValue(interval->low) : QJsonValue(QJsonValue::Null);
}

QJsonValue high(const std::optional<measures::Interval>& interval)
{
    return interval ? QJsonValue(interval->high) : QJsonValue(QJsonValue::Null);
}

QString label(const Measured& measured, int group)
{
    return measured.labels[static_cast<std::size_t>(group)];
}

QString comparedWithText(const Measured& measured)
{
    if (measured.settings.comparing() == measures::Compare::Rest)
        return tr("none: each group is compared with all others together");
    return measured.settings.reference ? label(measured, *measured.settings.reference)
                                       : tr("none: every pair is compared");
}

void addHeadline(Workbook& book, const Measured& measured, const ChartOptions& options)
{
    const HeadlineText headline = headlineText(measured, options);
    book.addTitle(headline.finding);
    if (!headline.interval.isEmpty())
        book.addEntry(tr("Interval"), headline.interval);
    book.addEntry(tr("Evidence"), headline.evidence);
    if (!headline.warning.isEmpty())
        book.addEntry(tr("Mind"), headline.warning);
}

void addSettings(Workbook& book, const Measured& measured, const ChartOptions& options)
{
    const auto named = [](const QStringList& names) {
        QStringList texts;
        for (const QString& name : names)
            texts.append(attributeText(name));
        return texts.join(QStringLiteral(", "));
    };
    book.addRow({});
    book.addTitle(tr("Settings"));
    book.addEntry(tr("Audit"), measured.dataset);
    book.addEntry(tr("Images"), measured.images, CellFormat::Count);
    book.addEntry(tr("People"), measured.subjects, CellFormat::Count);
    book.addEntry(tr("Synthetic portraits"), measured.synthetic ? tr("yes") : tr("no"));
    book.addEntry(tr("Task"), measured.task);
    book.addEntry(tr("Compared with the label"), attributeText(measured.truth));
    book.addEntry(tr("Grouped by"), named(measured.by));
    book.addEntry(tr("Reference group"), comparedWithText(measured));
    book.addEntry(tr("Comparisons"), comparisonsText(measured, options.perSubmitted));
    book.addEntry(tr("Too few to tell"), tr("fewer than %1 scored images").arg(measured.settings.fewest));
    book.addEntry(asksWhoIsFound(measured.task) ? tr("Rate") : tr("Error rate"), axisText(measured, options));
}

void addProvenance(Workbook& book, const Measured* measured, const QJsonObject& provenance)
{
    const QJsonObject dataset = provenance[QStringLiteral("dataset")].toObject();
    book.addRow({});
    book.addTitle(tr("Where this comes from"));
    book.addEntry(tr("Program"), provenance[QStringLiteral("program")]);
    book.addEntry(tr("Images and labels, SHA-256"), dataset[QStringLiteral("sha256")]);
    for (const MeasuredRun& run : measured ? measured->runs : std::vector<MeasuredRun>()) {
        QStringList said {run.system};
        said += run.versions;
        if (run.endedUtc.isValid())
            said.append(tr("ended %1").arg(run.endedUtc.toString(Qt::ISODate)));
        if (run.partial)
            said.append(tr("not finished"));
        book.addEntry(tr("%1, run %2").arg(run.name).arg(run.run.value()), said.join(QStringLiteral("; ")));
    }
}

void addSubgroups(Workbook& book, const Measured& measured)
{
    std::vector<Workbook::Column> columns {{tr("System"), 26}, {tr("System id"), 30}};
    for (const QString& name : measured.by)
        columns.push_back({attributeText(name), 16});
    columns.push_back({tr("Subgroup"), 26});
    const bool isFinding = asksWhoIsFound(measured.task); // every image counts, and there is one rate
    for (const QString& title : {tr("Images"), tr("People"), tr("Excluded"), tr("Submitted"), tr("Scored"),
                                 tr("No face found"), tr("Refused"), tr("Failed"), tr("No such label"),
                                 tr("Several faces"), isFinding ? tr("Not found") : tr("Errors")})
        columns.push_back({title, 11, CellFormat::Count});
    const QString level = levelText(measured.settings.level);
    const QStringList rates = isFinding
        ? QStringList {tr("Share of images in which no face is found")}
        : QStringList {tr("Error rate per face found"), tr("Error rate per image submitted")};
    for (const QString& rate : rates) {
        columns.push_back({rate, 15, CellFormat::Share});
        columns.push_back({tr("%1 interval from").arg(level), 15, CellFormat::Share});
        columns.push_back({tr("%1 interval to").arg(level), 15, CellFormat::Share});
    }
    book.addTable(tr("Subgroups"), columns);
    for (const MeasuredRun& run : measured.runs) {
        for (std::size_t i = 0; i < run.analysis.groups.size(); ++i) {
            const measures::GroupResult& group = run.analysis.groups[i];
            const measures::GroupCounts& c = group.counts;
            std::vector<QJsonValue> row {run.name, run.system};
            for (const QString& value : measured.groups[i])
                row.emplace_back(value.isEmpty() ? tr("not stated") : value);
            row.insert(row.end(),
                       {measured.labels[i], count(c.images), count(c.subjects), count(c.excluded),
                        count(c.submitted), count(c.scored), count(c.undetected), count(c.refused),
                        count(c.failed), count(c.notOffered), count(c.multipleFaces), count(c.errors),
                        number(group.errorRate), low(group.interval), high(group.interval)});
            if (!isFinding)
                row.insert(row.end(),
                           {number(group.errorRateSubmitted), low(group.intervalSubmitted),
                            high(group.intervalSubmitted)});
            book.addRow(row);
        }
    }
}

void addDifferences(Workbook& book, const Measured& measured)
{
    const QString level = levelText(measured.settings.level);
    book.addTable(tr("Differences"),
                  {{tr("System"), 26},
                   {tr("System id"), 30},
                   {tr("Subgroup"), 26},
                   {tr("Compared with"), 26},
                   {asksWhoIsFound(measured.task) ? tr("Difference of the shares not found")
                                                  : tr("Difference of error rates per face found"),
                    16, CellFormat::Share},
                   {tr("%1 interval from").arg(level), 15, CellFormat::Share},
                   {tr("%1 interval to").arg(level), 15, CellFormat::Share},
                   {tr("Ratio"), 11, CellFormat::Score},
                   {tr("%1 interval of the ratio from").arg(level), 15, CellFormat::Score},
                   {tr("%1 interval of the ratio to").arg(level), 15, CellFormat::Score},
                   {tr("p (Fisher)"), 11, CellFormat::P},
                   {tr("p (Holm)"), 11, CellFormat::P},
                   {tr("p (Benjamini-Hochberg)"), 14, CellFormat::P}});
    for (const MeasuredRun& run : measured.runs) {
        for (const measures::Difference& d : run.analysis.differences)
            book.addRow({run.name, run.system, label(measured, d.a), comparedLabel(measured, d.b),
                         d.difference, d.low, d.high, number(d.ratio ? d.ratio->value : std::nullopt),
                         number(d.ratio ? std::optional(d.ratio->low) : std::nullopt),
                         number(d.ratio ? d.ratio->high : std::nullopt), d.p, d.pHolm, d.pBh});
    }
}

/// A sheet for each million rows: a spreadsheet program reads no more on one.
void addOutcomes(Workbook& book, const ExportInput& input)
{
    const QStringList names = exportColumns(input);
    std::vector<Workbook::Column> columns;
    for (const QString& name : names) {
        const bool score = name == QLatin1String("confidence") || name == QLatin1String("p_male");
        const bool wide = name == QLatin1String("file") || name == QLatin1String("system");
        columns.push_back({name, wide ? 34.0 : 14.0, score ? CellFormat::Score : CellFormat::Plain});
    }
    int sheets = 0;
    for (std::size_t i = 0; i < input.rows.size() || sheets == 0; ++i) {
        if (sheets == 0 || book.row() >= kMostSheetRows) {
            ++sheets;
            book.addTable(sheets == 1 ? tr("Outcomes") : tr("Outcomes %1").arg(sheets), columns);
        }
        if (i >= input.rows.size())
            break;
        const QJsonObject row = outcomeJson(input.rows[i], input.attributes);
        std::vector<QJsonValue> cells;
        cells.reserve(columns.size());
        for (const QString& name : names)
            cells.push_back(row[name]);
        book.addRow(cells);
    }
}

QString sourceText(const QString& source)
{
    return source == QLatin1String("not_stated") ? tr("source not stated") : attributeText(source);
}

void addAbout(Workbook& book, const ExportInput& input)
{
    book.addPage(tr("About"));
    const QJsonObject dataset = input.provenance[QStringLiteral("dataset")].toObject();
    if (dataset[QStringLiteral("synthetic")].toBool())
        book.addEntry(tr("Synthetic"),
                      tr("The portraits are synthetic: the figures show the tool and are no evidence about "
                         "these systems."));
    book.addTitle(tr("What the sheets hold"));
    const bool isFinding = input.measured && asksWhoIsFound(input.measured->task);
    book.addEntry(
        tr("Subgroups"),
        isFinding
            ? tr("One row per system and subgroup. Every image shows a person: one in which no face is "
                 "found is the error. Share not found: not found / scored.")
            : tr("One row per system and subgroup. Per face found: errors / scored. Per image submitted: "
                 "(errors + no face found + refused) / (submitted − failed − no such label)."));
    book.addEntry(
        tr("Differences"),
        tr("Difference of %1 with Newcombe's interval (method 10), Fisher's "
           "exact test, two-sided, and its p corrected by Holm and by Benjamini and Hochberg for "
           "the comparisons of that system. Where people were resampled (see People), the interval is "
           "made by that and the test is on effective numbers of images.")
            .arg(isFinding ? tr("the shares not found") : tr("the rates per face found")));
    book.addEntry(tr("Outcomes"),
                  tr("One row per image and system, named as in the CSV export. Boxes are in pixels of the "
                     "upright image; scores are the system's own and run from 0 to 1."));
    if (input.measured)
        book.addEntry(tr("Intervals"),
                      tr("%1 at %2. A subgroup without a scored image has no rate: the cell is empty.")
                          .arg(rateMethodText(*input.measured), levelText(input.measured->settings.level)));
    if (!isFinding)
        book.addEntry(tr("Labels"),
                      tr("Gender as read by these systems is a binary guess from appearance. A label that a "
                         "system cannot give is never counted as its error."));
    if (const QString people = input.measured ? peopleText(*input.measured, false) : QString();
        !people.isEmpty())
        book.addEntry(tr("People"), people);
    book.addRow({});
    book.addTitle(tr("Where the labels come from"));
    for (qsizetype i = 0; i < input.attributes.size(); ++i)
        book.addEntry(attributeText(input.attributes[i]), sourceText(input.sources.value(i)));
}

/// A workbook for people: finding, subgroups, differences, every outcome, and how to read them.
class XlsxExporter : public Exporter
{
public:
    [[nodiscard]] QString suffix() const override { return QStringLiteral("xlsx"); }
    [[nodiscard]] bool wantsMeasures() const override { return true; }
    [[nodiscard]] Result<QByteArray> render(const ExportInput& input) const override
    {
        Workbook book;
        book.addPage(tr("Summary"));
        const Measured* measured = input.measured ? &*input.measured : nullptr;
        if (measured) {
            addHeadline(book, *measured, input.options);
            addSettings(book, *measured, input.options);
        }
        addProvenance(book, measured, input.provenance);
        if (measured) {
            addSubgroups(book, *measured);
            addDifferences(book, *measured);
        }
        addOutcomes(book, input);
        addAbout(book, input);
        return book.finish();
    }
};

} // namespace

void register_export_xlsx(Registry<Exporter>& registry)
{
    registry.add(QStringLiteral("xlsx"), std::make_unique<XlsxExporter>());
}

} // namespace plumbline
