// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/caption.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "core/base/iso_date.h"
#include "core/views/chart_parts.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/people_text.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("Chart", text, comment);
}

QString imagesSentence(const Measured& measured)
{
    if (measured.fromCounts)
        return measured.dataset % QLatin1Char('.');
    return tr("%1 in “%2”.", "images of people in a dataset")
               .arg(imagesOfPeople(measured.images, measured.subjects), measured.dataset)
        % (measured.excluded > 0 ? QLatin1Char(' ') % excludedText(measured.excluded) : QString());
}

QString hiddenSentence(const Measured& measured, const ChartOptions& options)
{
    const std::size_t shown = options.groups ? options.groups->size() : measured.groups.size();
    if (shown >= measured.groups.size())
        return {};
    return tr("%1 of %2 groups are not shown.")
        .arg(measured.groups.size() - shown)
        .arg(measured.groups.size());
}

/// Only where such groups are drawn.
QString fewSentence(const Measured& measured, const ChartOptions& options)
{
    const std::vector<std::size_t> shown = shownGroups(measured, options);
    const bool any = std::any_of(shown.begin(), shown.end(), [&](std::size_t group) {
        return std::any_of(measured.runs.begin(), measured.runs.end(), [&](const MeasuredRun& run) {
            return isTooFew(measured, run, group, options.perSubmitted);
        });
    });
    return any ? tr("Hollow or hatched: fewer than %1 scored images, too few to tell.")
                     .arg(countText(measured.settings.fewest))
               : QString();
}

/// " (perceived by others)": who says what the answers are compared with.
QString sourceOf(const Measured& measured)
{
    const QString& source = measured.truthSource;
    QString said;
    if (source == QLatin1String("self_described"))
        said = tr("self-described");
    else if (source == QLatin1String("perceived"))
        said = tr("perceived by others");
    else if (source == QLatin1String("inferred"))
        said = tr("inferred by software");
    else if (source == QLatin1String("rendered"))
        said = tr("rendered");
    else
        said = tr("who says so is not stated");
    return QStringLiteral(" (") % said % QLatin1Char(')');
}

QString systemsSentence(const Measured& measured)
{
    QStringList systems;
    for (const MeasuredRun& run : measured.runs) {
        if (run.run.isValid())
            systems.append(tr("%1 (run %2)").arg(run.name).arg(run.run.value()));
    }
    return systems.isEmpty() ? QString() : tr("Systems: %1.").arg(systems.join(QStringLiteral(", ")));
}

/// "Gender Shades (PPB, May 2017)": where sets of counts come from, each source once.
QString sourcesText(const Measured& measured, bool beside)
{
    QStringList sources;
    for (const MeasuredRun& run : measured.runs) {
        if (!run.origin || run.isBeside() != beside || run.origin->study.isEmpty())
            continue;
        QStringList more {run.origin->benchmark, dateForPeople(run.origin->date)};
        more.removeAll(QString());
        const QString source = more.isEmpty()
            ? run.origin->study
            : QStringLiteral("%1 (%2)").arg(run.origin->study, more.join(QStringLiteral(", ")));
        if (!sources.contains(source))
            sources.append(source);
    }
    return sources.join(QStringLiteral("; "));
}

/// What a reader must know of counts that were not made here.
QString countsSentence(const Measured& measured)
{
    const bool reconstructed =
        std::any_of(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
            return run.origin && run.origin->reconstructed && !run.isBeside();
        });
    const QString sources = sourcesText(measured, false);
    if (reconstructed)
        return sources.isEmpty() ? tr("Counts reconstructed from published rates.")
                                 : tr("Counts reconstructed from published rates: %1.").arg(sources);
    if (!measured.fromCounts)
        return {};
    return sources.isEmpty() ? tr("Counts without images.") : tr("Counts: %1.").arg(sources);
}

QString besideSentence(const Measured& measured)
{
    const QString sources = sourcesText(measured, true);
    return sources.isEmpty()
        ? QString()
        : tr("Published, laid beside for reading: %1; other images, other systems; counts "
             "reconstructed from published rates.")
              .arg(sources);
}

QString versionsSentence(const Measured& measured)
{
    QStringList versions;
    for (const MeasuredRun& run : measured.runs)
        versions += run.versions;
    versions.removeDuplicates();
    return versions.isEmpty() ? QString() : tr("Versions: %1.").arg(versions.join(QStringLiteral(", ")));
}

QString dateSentence(const Measured& measured)
{
    QDateTime latest;
    for (const MeasuredRun& run : measured.runs)
        latest =
            run.endedUtc.isValid() && (!latest.isValid() || run.endedUtc > latest) ? run.endedUtc : latest;
    if (!latest.isValid())
        return {};
    return QLocale().toString(latest.toLocalTime().date(), QLocale::LongFormat) % QLatin1Char('.');
}

} // namespace

QString sentence(QString clause)
{
    if (!clause.isEmpty())
        clause[0] = clause[0].toUpper();
    return clause.endsWith(QLatin1Char('.')) ? clause : clause % QLatin1Char('.');
}

std::vector<CaptionPart> captionParts(const Measured& measured, const ChartOptions& options,
                                      const QString& quantity)
{
    std::vector<CaptionPart> parts;
    const auto add = [&parts](const char* id, const QString& name, const QString& text) {
        if (!text.isEmpty())
            parts.push_back({QString::fromLatin1(id), name, text});
    };
    add("synthetic", tr("Synthetic"),
        measured.synthetic
            ? tr("Synthetic portraits: this shows the tool and is no evidence about these systems.")
            : QString());
    add("images", tr("Images and people"), imagesSentence(measured));
    add("counts", tr("Source of the counts"), countsSentence(measured));
    add("beside", tr("Published beside"), besideSentence(measured));
    add("interval", tr("Rate and interval"),
        sentence(quantity.isEmpty() ? axisText(measured, options) : quantity));
    add("comparisons", tr("Number of comparisons"), comparisonsText(measured, options.perSubmitted));
    add("few", tr("Groups too few to tell"), fewSentence(measured, options));
    add("hidden", tr("Hidden groups"), hiddenSentence(measured, options));
    add("systems", tr("Systems"), systemsSentence(measured));
    add("versions", tr("Versions"), versionsSentence(measured));
    add("labels", tr("Labels"),
        measured.truth.isEmpty()  ? QString()
            : measured.isEstimate ? tr("Age is estimated from appearance; compared with the label “%1”%2.")
                                        .arg(attributeText(measured.truth), sourceOf(measured))
                                  : tr("Gender as read by these systems is a binary guess from appearance; "
                                       "compared with the label “%1”%2.")
                                        .arg(attributeText(measured.truth), sourceOf(measured)));
    add("repeats", tr("Repeated people"), peopleText(measured, options.perSubmitted));
    add("date", tr("Date"), dateSentence(measured));
    return parts;
}

QString joinCaption(const std::vector<CaptionPart>& parts)
{
    QStringList texts;
    for (const CaptionPart& part : parts) {
        if (!part.text.trimmed().isEmpty())
            texts.append(part.text.trimmed());
    }
    return texts.join(QLatin1Char(' '));
}

void writeCaption(ChartSpec& spec, const Measured& measured, const ChartOptions& options,
                  const QString& quantity, CaptionOf shown)
{
    spec.captionParts = captionParts(measured, options, quantity);
    if (shown == CaptionOf::Shares)
        std::erase_if(spec.captionParts, [](const CaptionPart& part) {
            return part.id == QLatin1String("comparisons") || part.id == QLatin1String("repeats");
        });
    spec.caption = joinCaption(spec.captionParts);
}

QString truthWarning(const Measured& measured)
{
    return measured.truthSource == QLatin1String("not_stated")
        ? tr("Nobody has said who described the people.")
        : QString();
}

QString captionText(const Measured& measured, const ChartOptions& options)
{
    return joinCaption(captionParts(measured, options));
}

} // namespace plumbline
