// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/summary_step.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/import/import_plan.h"
#include "ui/pages/dataset_tables.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ImportSummary", text);
}

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

QString amount(std::size_t number)
{
    return QLocale().toString(static_cast<qint64>(number));
}

void addMatching(std::vector<SummaryLine>& lines, const ImportPlan& plan)
{
    const MatchSurvey* match = plan.match();
    if (!match)
        return;
    const auto rows = plan.survey()->table->rows.size();
    const auto leftOut = match->unmatchedRows.size() + match->repeatedRows.size();
    if (leftOut == 0)
        lines.push_back({tr("Each of the %1 rows names a picture.").arg(amount(rows)), false});
    else
        lines.push_back({tr("%1 of %2 rows name a picture; the others are left out: %3.")
                             .arg(amount(match->matched), amount(rows), amount(leftOut)),
                         true});
    if (!plan.paired().isEmpty())
        lines.push_back({tr("Put together by hand: %1.").arg(amount(plan.paired().size())), false});
    if (match->unmatchedFiles.empty())
        return;
    lines.push_back({(plan.onlyMatched() ? tr("Pictures without a row, left out: %1.")
                                         : tr("Pictures without a row, imported without labels: %1."))
                         .arg(amount(match->unmatchedFiles.size())),
                     !plan.onlyMatched()});
}

void addLabels(std::vector<SummaryLine>& lines, const ImportPlan& plan)
{
    QStringList said;
    QStringList unsaid;
    for (const auto& [name, at, column, source] : plan.columns().attributes()) {
        if (source == LabelSource::NotStated)
            unsaid.append(name);
        else
            said.append(QStringLiteral("%1 (%2)").arg(name, ImportColumnsModel::sourceWord(source)));
    }
    if (!said.isEmpty())
        lines.push_back({tr("Labels: %1.").arg(said.join(QStringLiteral(", "))), false});
    if (!unsaid.isEmpty())
        lines.push_back({tr("Labels without a word on who described the people: %1.")
                             .arg(unsaid.join(QStringLiteral(", "))),
                         true});
}

void addValues(std::vector<SummaryLine>& lines, const ImportPlan& plan)
{
    for (const auto& [name, at, column, source] : plan.columns().attributes()) {
        const auto spellings = plan.spellings(at);
        if (spellings.isEmpty())
            continue;
        QStringList parts;
        for (auto spelling = spellings.cbegin(); spelling != spellings.cend(); ++spelling)
            parts.append(tr("“%1” as “%2”").arg(spelling.key(), spelling.value()));
        parts.sort();
        lines.push_back({tr("Counted as one in %1: %2.").arg(name, parts.join(QStringLiteral(", "))), false});
    }
    if (plan.truth().isEmpty()) {
        lines.push_back({tr("The systems' answers are compared with nothing yet; that can be said later on "
                            "the Dataset page."),
                         true});
    } else {
        QStringList parts;
        for (auto meaning = plan.meaning().cbegin(); meaning != plan.meaning().cend(); ++meaning)
            parts.append(tr("“%1” means %2").arg(meaning.key(), meaning.value()));
        parts.sort();
        lines.push_back({tr("The systems' answers are compared with %1: %2.")
                             .arg(plan.truth(), parts.join(QStringLiteral(", "))),
                         false});
    }
    for (const Grouping& grouping : plan.groupings())
        lines.push_back(
            {tr("Grouping %1 of %2: %3.").arg(grouping.name, grouping.attribute, groupsText(grouping)),
             false});
}

} // namespace

std::vector<SummaryLine> summaryOf(const ImportPlan& plan, const QString& projectPath)
{
    std::vector<SummaryLine> lines;
    const ImportSurvey* survey = plan.survey();
    if (!survey)
        return lines;
    lines.push_back(
        {tr("%1 pictures in %2 are read where they lie; none is changed or copied.")
             .arg(amount(survey->files->files.size()), QDir::toNativeSeparators(survey->files->root)),
         false});
    if (plan.isSynthetic())
        lines.push_back(
            {tr("The people are computer-generated, and marked so wherever results are shown."), false});
    if (plan.holdsTable())
        addMatching(lines, plan);
    if (plan.columns().rowCount() == 0)
        lines.push_back({tr("There are no labels, so people cannot be compared yet."), true});
    else
        addLabels(lines, plan);
    if (!plan.columns().attributes().empty())
        addValues(lines, plan);
    const QString longRows = survey->table ? survey->table->longRows : QString();
    for (const QString& note : survey->notes)
        lines.push_back({note, note == longRows});
    lines.push_back({projectPath.isEmpty()
                         ? tr("The pictures of the open audit are replaced by these.")
                         : tr("The new audit is saved as %1.").arg(QDir::toNativeSeparators(projectPath)),
                     false});
    return lines;
}

SummaryStep::SummaryStep(const ImportPlan& plan)
    : m_plan(plan)
{
    setObjectName(QStringLiteral("summaryStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(tr("What will happen"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("pageContent"));
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    scroll->setWidget(content);
    scroll->setAccessibleName(tr("What will happen"));
    content->setAutoFillBackground(false); // the card shows through
    scroll->viewport()->setAutoFillBackground(false);
    card->body()->addWidget(scroll, 1);
    layout->addWidget(card, 1);
}

QString SummaryStep::title() const
{
    return tr("Summary");
}

StepState SummaryStep::state() const
{
    return {{}, false, m_plan.survey() != nullptr};
}

void SummaryStep::show(const QString& projectPath)
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    int number = 0;
    for (const SummaryLine& line : summaryOf(m_plan, projectPath)) {
        auto* label = textLabel(line.text, line.attention ? "warning" : "");
        label->setObjectName(QStringLiteral("summaryLine%1").arg(number++));
        m_lines->addWidget(label);
    }
    m_lines->addStretch(1);
}

} // namespace plumbline::ui
