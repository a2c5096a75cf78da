// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/feeding_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/feeding_words.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kMostImages = 100000;
constexpr int kUsualImages = 200;

QString percent(double fraction)
{
    return FeedingDialog::tr("%1 %").arg(QLocale().toString(100 * fraction, 'f', 1));
}

QString years(double value)
{
    return QLocale().toString(value, 'f', 1);
}

TableCell textCell(const QString& text, const QString& tip, bool strong)
{
    TableCell cell;
    cell.text = text;
    cell.tip = tip;
    cell.tone = strong ? Tone::Strong : Tone::Plain;
    return cell;
}

TableCell numberCell(double value, const QString& text)
{
    TableCell cell;
    cell.value = value;
    cell.text = text;
    return cell;
}

TableCell rangeCell(const std::optional<double>& low, const std::optional<double>& high,
                    QString (*say)(double))
{
    TableCell cell;
    if (low && high) {
        cell.text = FeedingDialog::tr("%1 to %2").arg(say(*low), say(*high));
        cell.value = *low;
        cell.high = *high;
    }
    return cell;
}

std::vector<TableColumn> columnsOf(const FeedingComparison& comparison)
{
    const QString level = QLocale().toString(100 * comparison.study.level, 'g', 4);
    std::vector<TableColumn> columns;
    columns.push_back({QStringLiteral("feeding"), FeedingDialog::tr("Shown"), false,
                       FeedingDialog::tr("What is different from the feeding the system is audited with")});
    columns.push_back({QStringLiteral("scored"), FeedingDialog::tr("Scored"), true,
                       FeedingDialog::tr("Images with a label and an answer")});
    if (comparison.isEstimate()) {
        columns.push_back({QStringLiteral("mean_absolute_error"), FeedingDialog::tr("Mean error, years"),
                           true, FeedingDialog::tr("How far the estimate is from the label, on average")});
        columns.push_back({QStringLiteral("interval"), FeedingDialog::tr("%1 % interval").arg(level), true,
                           FeedingDialog::tr("Student's interval of that mean"), true});
        columns.push_back({QStringLiteral("bias"), FeedingDialog::tr("Bias, years"), true,
                           FeedingDialog::tr("Estimate minus label, on average: below zero is too young")});
    } else {
        columns.push_back({QStringLiteral("error_rate"), FeedingDialog::tr("Error rate"), true,
                           FeedingDialog::tr("Wrong answers of those scored")});
        columns.push_back({QStringLiteral("interval"), FeedingDialog::tr("%1 % interval").arg(level), true,
                           FeedingDialog::tr("Wilson's interval of that rate"), true});
    }
    columns.push_back({QStringLiteral("better"), FeedingDialog::tr("Better"), true,
                       FeedingDialog::tr("Images read better than with the system's own feeding")});
    columns.push_back({QStringLiteral("worse"), FeedingDialog::tr("Worse"), true,
                       FeedingDialog::tr("Images read worse than with the system's own feeding")});
    return columns;
}

} // namespace

TableSpec feedingTable(const FeedingComparison& comparison)
{
    const QLocale locale;
    TableSpec table;
    table.columns = columnsOf(comparison);
    for (const FeedingResult& result : comparison.results) {
        std::vector<TableCell> row;
        // The system's own is called so ("as audited") and stands out.
        row.push_back(textCell(result.variant.name, result.variant.name, result.own));
        row.push_back(numberCell(static_cast<double>(result.scored), locale.toString(result.scored)));
        if (comparison.isEstimate()) {
            row.push_back(result.meanAbsolute ? numberCell(*result.meanAbsolute, years(*result.meanAbsolute))
                                              : TableCell());
            row.push_back(rangeCell(result.absoluteLow, result.absoluteHigh, years));
            row.push_back(result.bias ? numberCell(*result.bias, years(*result.bias)) : TableCell());
        } else {
            row.push_back(result.rate ? numberCell(*result.rate, percent(*result.rate)) : TableCell());
            row.push_back(rangeCell(result.low, result.high, percent));
        }
        row.push_back(numberCell(static_cast<double>(result.better), locale.toString(result.better)));
        row.push_back(numberCell(static_cast<double>(result.worse), locale.toString(result.worse)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

FeedingDialog::FeedingDialog(Session& session, const SystemInfo& system, const QString& task, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_system(system)
    , m_task(task)
    , m_offered(system.feed ? usualVariants(*system.feed) : std::vector<FeedingVariant>())
    , m_variants(new QListWidget)
    , m_images(new QSpinBox)
    , m_seed(new QSpinBox)
    , m_status(textLabel({}, "muted"))
    , m_bar(new QProgressBar)
    , m_run(button(tr("Compare"), "primary", QStringLiteral("feedingRun"),
                   tr("Ask the system about the same images once for each feeding ticked")))
    , m_cancel(button(tr("Stop"), "", QStringLiteral("feedingStop"), tr("Stop comparing")))
    , m_empty(
          textLabel(tr("Errors by feeding will stand here: which way errs least, and by how much."), "muted"))
    , m_table(new SpecTableView)
{
    setObjectName(QStringLiteral("feedingDialog"));
    setWindowTitle(tr("Compare feedings: what %1 is shown").arg(m_system.name));
    build();
    connect(m_run, &QPushButton::clicked, this, &FeedingDialog::run);
    connect(m_cancel, &QPushButton::clicked, &m_session, &Session::cancelJob);
    connect(&m_session, &Session::progressChanged, this, &FeedingDialog::showJob);
    connect(&m_session, &Session::jobChanged, this, &FeedingDialog::showJob);
    m_status->setText(
        m_session.hasProject()
            ? tr("The same images, drawn at random from those with a label, are shown to the net in "
                 "every way ticked. Nothing of it enters the audit.")
            : tr("Open an audit with labelled images first: they are what the feedings are compared on."));
    showJob();
    resize(820, 560);
}

void FeedingDialog::build()
{
    m_variants->setObjectName(QStringLiteral("feedingVariants"));
    m_variants->setAccessibleName(tr("Ways of feeding"));
    m_variants->setToolTip(tr("Tick the ways of feeding to compare; the first is the system's own"));
    for (const FeedingVariant& variant : m_offered) {
        auto* item = new QListWidgetItem(variant.name, m_variants);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setToolTip(variant.name);
    }
    m_variants->setSpacing(3);
    m_images->setObjectName(QStringLiteral("feedingImages"));
    m_images->setRange(0, kMostImages);
    m_images->setValue(kUsualImages);
    m_images->setSpecialValueText(tr("all"));
    m_images->setAccessibleName(tr("How many images"));
    m_images->setToolTip(tr("Drawn at random from the labelled ones; 0 takes all"));
    m_seed->setObjectName(QStringLiteral("feedingSeed"));
    m_seed->setRange(1, 1000000);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed draws the same images"));
    m_status->setObjectName(QStringLiteral("feedingStatus"));
    m_bar->setAccessibleName(tr("Progress of the comparison"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_table->setObjectName(QStringLiteral("feedingTable"));
    m_table->setAccessibleName(tr("Errors by feeding"));

    auto* form = new QFormLayout;
    form->addRow(tr("Images"), m_images);
    form->addRow(tr("Seed"), m_seed);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    if (m_system.feed)
        side->addWidget(textLabel(tr("As audited: %1.").arg(feedingWords(*m_system.feed)), ""));
    side->addWidget(textLabel(tr("Exactly: %1").arg(m_system.feeding), "muted"));
    side->addWidget(m_variants, 1);
    side->addLayout(form);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kPageMargin);
    middle->addLayout(side, 1);
    middle->addWidget(m_empty, 2);
    middle->addWidget(m_table, 2);
    m_table->hide();
    m_empty->setAlignment(Qt::AlignCenter);
    auto* close = button(tr("Close"), "", QStringLiteral("feedingClose"), tr("Close; nothing is kept"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_run);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    column->addLayout(middle, 1);
    column->addLayout(buttons);
}

std::vector<FeedingVariant> FeedingDialog::ticked() const
{
    std::vector<FeedingVariant> chosen;
    for (int row = 0; row < m_variants->count(); ++row) {
        if (m_variants->item(row)->checkState() == Qt::Checked)
            chosen.push_back(m_offered[static_cast<std::size_t>(row)]);
    }
    return chosen;
}

void FeedingDialog::run()
{
    const auto project = m_session.project();
    FeedingStudy study;
    study.detector = m_system.detector;
    study.classifier = m_system.classifier;
    study.task = m_task;
    study.variants = ticked();
    study.images = m_images->value();
    study.seed = static_cast<quint32>(m_seed->value());
    if (!project || study.variants.empty()) {
        m_status->setText(tr("Tick at least one way of feeding."));
        return;
    }
    m_running = true;
    const auto work = [project, study](RunControl& control, const ProgressFunction& progress) {
        return TrialDesk(*project).compareFeedings(study, control, progress);
    };
    whenDone(m_session.startJob<FeedingComparison>(JobKind::Check, work), this,
             [this](const Result<FeedingComparison>& comparison) {
        m_running = false;
        if (comparison)
            show(*comparison);
        else
            m_status->setText(comparison.error().code == ErrorCode::Cancelled ? tr("Stopped.")
                                                                              : comparison.error().userText);
        showJob();
    });
    showJob();
}

void FeedingDialog::showJob()
{
    const bool idle = m_session.job() == JobKind::None;
    m_run->setEnabled(m_session.hasProject() && idle && !m_running && !m_offered.empty());
    m_cancel->setVisible(m_running);
    m_bar->setVisible(m_running);
    if (m_running) {
        const Progress progress = m_session.progress();
        m_bar->setRange(0, static_cast<int>(progress.total));
        m_bar->setValue(static_cast<int>(progress.done));
    }
}

void FeedingDialog::show(const FeedingComparison& comparison)
{
    m_empty->hide();
    m_table->show();
    m_table->setSpec(feedingTable(comparison));
    const QLocale locale;
    m_status->setText(
        tr("%1 of %2 labelled images, compared with “%3”; no face was found in %4, %5 could not be "
           "read. The crop and the order of colours can decide more than the net does.")
            .arg(locale.toString(comparison.drawn), locale.toString(comparison.labelled), comparison.truth,
                 locale.toString(comparison.undetected), locale.toString(comparison.unreadable)));
}

} // namespace plumbline::ui
