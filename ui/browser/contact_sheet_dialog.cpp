// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/contact_sheet_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QSpinBox>
#include <QTimer>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "ui/browser/filter_words.h"
#include "ui/frame/show_in_folder.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr QSize kPreview(276, 390); // A4
constexpr int kPauseMs = 150;

} // namespace

ContactSheetDialog::ContactSheetDialog(PageServices services, Tiles selected, Tiles listed, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_selected(std::move(selected))
    , m_listed(std::move(listed))
    , m_wait(new QTimer(this))
{
    setObjectName(QStringLiteral("contactSheetDialog"));
    setWindowTitle(tr("Contact sheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kPauseMs);
    connect(m_wait, &QTimer::timeout, this, &ContactSheetDialog::showPreview);
    build();
    changed();
}

void ContactSheetDialog::build()
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 18, 20, 16);
    whole->setSpacing(14);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(6);
    m_preview = new QLabel;
    m_preview->setObjectName(QStringLiteral("sheetPreview"));
    m_preview->setAccessibleName(tr("The first page"));
    m_preview->setFixedSize(kPreview + QSize(2, 2));
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setFrameShape(QFrame::Box);
    m_pages = textLabel({}, "muted");
    m_pages->setObjectName(QStringLiteral("sheetPages"));
    left->addWidget(m_preview);
    left->addWidget(m_pages);
    left->addStretch(1);
    sides->addLayout(left);
    sides->addWidget(buildChoices(), 1);
    whole->addLayout(sides, 1);
    m_message = textLabel({}, "");
    m_message->setObjectName(QStringLiteral("sheetMessage"));
    m_message->hide();
    m_show = button(tr("Show in folder"), "link", QStringLiteral("sheetShow"),
                    tr("Open the folder that the sheet is in"));
    m_show->hide();
    connect(m_show, &QPushButton::clicked, this, [this] { showInFolder(m_written); });
    auto* outcome = new QHBoxLayout;
    outcome->setSpacing(8);
    outcome->addWidget(m_message, 1);
    outcome->addWidget(m_show);
    whole->addLayout(outcome);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    QPushButton* close =
        button(tr("Close"), "", QStringLiteral("sheetClose"), tr("Close without writing anything more"));
    m_save = button(tr("Save…"), "primary", QStringLiteral("sheetSave"),
                    tr("Choose a PDF or PNG file and write the sheet"));
    m_save->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_save, &QPushButton::clicked, this, &ContactSheetDialog::save);
    foot->addWidget(close);
    foot->addWidget(m_save);
    whole->addLayout(foot);
}

QCheckBox* ContactSheetDialog::addTick(QVBoxLayout* column, const QString& text, const QString& objectName,
                                       bool on)
{
    auto* tick = new QCheckBox(text);
    tick->setObjectName(objectName);
    tick->setChecked(on);
    connect(tick, &QCheckBox::toggled, this, &ContactSheetDialog::changed);
    column->addWidget(tick);
    return tick;
}

QWidget* ContactSheetDialog::buildChoices()
{
    auto* side = new QWidget;
    side->setMinimumWidth(300);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const QLocale locale;
    const auto add = [&](const QString& text) {
        auto* made = textLabel(text, "cardTitle");
        made->setTextInteractionFlags(Qt::NoTextInteraction);
        column->addWidget(made);
    };
    add(tr("Pictures"));
    m_onlySelected = new QRadioButton(m_selected.size() == 1
                                          ? tr("The one selected")
                                          : tr("The %1 selected").arg(locale.toString(m_selected.size())));
    m_onlySelected->setObjectName(QStringLiteral("sheetSelected"));
    auto* all = new QRadioButton(m_listed.size() == 1
                                     ? tr("The one that is listed")
                                     : tr("All %1 that are listed").arg(locale.toString(m_listed.size())));
    all->setObjectName(QStringLiteral("sheetListed"));
    if (m_selected.empty())
        m_onlySelected->hide();
    (m_selected.size() > 1 ? m_onlySelected : all)->setChecked(true); // one is selected all the time
    connect(m_onlySelected, &QRadioButton::toggled, this, &ContactSheetDialog::changed);
    column->addWidget(m_onlySelected);
    column->addWidget(all);
    column->addSpacing(6);
    add(tr("Faces"));
    m_blur = addTick(column, tr("Blur faces"), QStringLiteral("sheetBlur"), true);
    m_warning =
        textLabel(tr("People can be recognised on the sheet. Make sure they agreed to be shown."), "warning");
    m_warning->setObjectName(QStringLiteral("sheetWarning"));
    column->addWidget(m_warning);
    column->addSpacing(6);
    add(tr("Below each picture"));
    m_labels = addTick(column, tr("Label"), QStringLiteral("sheetLabels"), true);
    m_answers = addTick(column, tr("What the system says"), QStringLiteral("sheetAnswers"), true);
    m_files = addTick(column, tr("File name"), QStringLiteral("sheetFiles"), false);
    m_files->setToolTip(tr("Names of files are often names of people"));
    column->addSpacing(6);
    add(tr("Page"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("sheetTitle"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title"));
    connect(m_title, &QLineEdit::textChanged, this, &ContactSheetDialog::changed);
    m_columns = new QSpinBox;
    m_columns->setObjectName(QStringLiteral("sheetColumns"));
    m_columns->setAccessibleName(tr("Pictures across"));
    m_columns->setRange(2, 10);
    m_columns->setValue(5);
    m_columns->setSuffix(tr(" across"));
    connect(m_columns, &QSpinBox::valueChanged, this, &ContactSheetDialog::changed);
    row->addWidget(m_title, 1);
    row->addWidget(m_columns);
    column->addLayout(row);
    column->addStretch(1);
    return side;
}

void ContactSheetDialog::setPairCaptions(const QStringList& listed, const QStringList& facts,
                                         const QString& filter)
{
    m_facts = facts;
    m_filter = filter;
    m_captions = listed;
    m_labels->setChecked(false);
    m_answers->setChecked(false);
    m_labels->hide();
    m_answers->hide();
    m_columns->setSingleStep(2); // both of a pair in one line
    m_columns->setValue(4);
    m_onlySelected->setText(tr("The pair one looks at"));
    if (auto* all = findChild<QRadioButton*>(QStringLiteral("sheetListed"))) {
        all->setText(tr("All %1 pairs that are listed").arg(QLocale().toString(m_listed.size() / 2)));
        all->setChecked(true);
    }
    changed();
}

SheetPlan ContactSheetDialog::plan() const
{
    SheetPlan plan;
    plan.tiles = m_onlySelected->isChecked() ? m_selected : m_listed;
    plan.blurFaces = m_blur->isChecked();
    plan.labels = m_labels->isChecked();
    plan.answers = m_answers->isChecked();
    plan.fileNames = m_files->isChecked();
    plan.columns = m_columns->value();
    plan.title = m_title->text().trimmed();
    if (!m_captions.isEmpty()) {
        plan.task = runTask(m_services.context.task);
        plan.captions = m_captions;
        plan.subject = tr("False matches");
        plan.facts = m_facts;
        plan.filter = m_onlySelected->isChecked() ? QString() : m_filter;
        if (m_onlySelected->isChecked()) { // one pair: its words are where it is listed
            const auto at =
                std::search(m_listed.begin(), m_listed.end(), m_selected.begin(), m_selected.end());
            plan.captions = m_captions.mid(at - m_listed.begin(), static_cast<qsizetype>(m_selected.size()));
        }
        return plan;
    }
    plan.task = m_services.context.browse.task;
    QStringList parts;
    for (const FilterPart& part : filterParts(m_services.context.browse))
        parts.append(part.text);
    plan.filter = parts.join(QStringLiteral("; "));
    return plan;
}

void ContactSheetDialog::changed()
{
    if (!m_save)
        return; // being built
    const SheetPlan now = plan();
    m_warning->setVisible(!now.blurFaces && !m_services.session.project()->dataset()->synthetic);
    m_pages->setText(sheetText(now));
    m_wait->start();
}

void ContactSheetDialog::showPreview()
{
    const int mine = ++m_epoch;
    const int width = static_cast<int>(kPreview.width() * devicePixelRatioF());
    whenDone(m_services.session.ask<QImage>([now = plan(), width](const Project& project) {
        return renderSheetPage(project, now, 0, width);
    }),
             this, [this, mine](const Result<QImage>& page) {
                 if (mine != m_epoch)
                     return;
                 if (!page) {
                     m_preview->setText(page.error().userText);
                     return;
                 }
                 QPixmap pixmap = QPixmap::fromImage(*page);
                 pixmap.setDevicePixelRatio(devicePixelRatioF());
                 m_preview->setPixmap(pixmap);
             });
}

void ContactSheetDialog::save()
{
    const QString path = m_services.prompts.saveFile(this, tr("Save the contact sheet"),
                                                     tr("contact-sheet.pdf"), tr("PDF (*.pdf);;PNG (*.png)"));
    if (path.isEmpty())
        return;
    const auto project = m_services.session.project();
    m_writing = true;
    m_save->setEnabled(false);
    m_message->setText(tr("Writing… the line below shows how far it is."));
    m_message->show();
    m_show->hide();
    whenDone(m_services.session.startJob<QStringList>(
                 JobKind::Export,
                 [project, now = plan(), path](RunControl& control, const ProgressFunction& progress) {
        return writeContactSheet(*project, now, path, control, progress);
                 }),
             this, [this](const Result<QStringList>& files) { saved(files); });
}

void ContactSheetDialog::saved(const Result<QStringList>& files)
{
    m_writing = false;
    m_save->setEnabled(true);
    m_message->setVisible(files || files.error().code != ErrorCode::Cancelled);
    setRole(m_message, files ? "right" : "wrong");
    m_show->setVisible(files.ok());
    if (!files) {
        m_message->setText(files.error().userText);
        return;
    }
    m_written = files->first();
    const QString first = QDir::toNativeSeparators(m_written);
    m_message->setText(files->size() == 1 ? tr("Saved as %1").arg(first)
                                          : tr("Saved as %1 files, one for each page; the first is %2")
                                                .arg(QLocale().toString(files->size()), first));
}

} // namespace plumbline::ui
