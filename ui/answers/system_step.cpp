// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/system_step.h"

#include <algorithm>

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/answers/answers_plan.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

void nameIt(QLineEdit* edit, const QString& name, const QString& tip)
{
    edit->setObjectName(name);
    edit->setAccessibleName(tip);
    edit->setToolTip(tip);
}

} // namespace

SystemStep::SystemStep(AnswersPlan& plan)
    : m_plan(plan)
    , m_name(new QLineEdit)
    , m_read(textLabel({}, "muted"))
    , m_caption(textLabel({}, ""))
{
    setObjectName(QStringLiteral("systemStep"));
    nameIt(m_name, QStringLiteral("systemName"), tr("The name beside other systems in charts and tables"));
    m_caption->setObjectName(QStringLiteral("systemCaption"));
    const auto add = [this](const char* key, const QString& example, const QString& tip) {
        auto* edit = new QLineEdit;
        nameIt(edit, QStringLiteral("system_") + QLatin1String(key), tip);
        edit->setPlaceholderText(example);
        connect(edit, &QLineEdit::textEdited, this,
                [this, key = QString::fromLatin1(key)](const QString& text) { m_plan.setAbout(key, text); });
        m_fields.emplace_back(QLatin1String(key), edit);
    };
    add("vendor", tr("for instance Amazon"), tr("Who sells or makes the system"));
    add("product", tr("for instance Rekognition DetectFaces"), tr("The product, and which of its calls"));
    add("version", tr("for instance 6.0"), tr("Version of the model or of the interface"));
    add("region", tr("for instance eu-west-1"), tr("Region or place of the service that was called"));
    add("date", tr("for instance 2024-05-14 to 2024-05-16"), tr("When the calls were made"));
    add("settings", tr("for instance Attributes=ALL, threshold 80"),
        tr("Settings of the calls that may change answers"));
    build();
    connect(m_name, &QLineEdit::textEdited, &m_plan, &AnswersPlan::setName);
    connect(&m_plan, &AnswersPlan::changed, this, &SystemStep::show);
    show();
}

void SystemStep::build()
{
    auto* card = new Card(tr("Whose answers these are"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    const QStringList labels {
        tr("&Vendor"),  tr("&Product"), tr("V&ersion"), tr("&Region"), tr("&Dates of the calls"),
        tr("&Settings")};
    form->addRow(tr("Shown &as"), m_name);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        form->addRow(labels[static_cast<qsizetype>(i)], m_fields[i].second);
    card->body()->addLayout(form);
    card->body()->addWidget(m_read);
    card->body()->addStretch(1);
    auto* said = new Card(tr("In captions"));
    said->body()->addWidget(m_caption);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(card, 1);
    layout->addWidget(said);
}

QString SystemStep::title() const
{
    return tr("System");
}

StepState SystemStep::state() const
{
    if (!m_plan.survey())
        return {{}, false, false};
    const bool isUndated = m_plan.about(QStringLiteral("date")).isEmpty();
    return {isUndated ? tr("no dates yet") : tr("named and dated"), isUndated, true};
}

void SystemStep::show()
{
    if (m_name->text() != m_plan.name())
        m_name->setText(m_plan.name());
    QStringList read, said;
    for (const auto& [key, edit] : m_fields) {
        const QString text = m_plan.about(key);
        if (edit->text().trimmed() != text)
            edit->setText(text);
        if (m_plan.isFromFile(key))
            read.append(edit->accessibleName().toLower());
        if (!text.isEmpty())
            said.append(text);
    }
    m_read->setText(
        read.isEmpty()
            ? tr("The file says nothing of it. What you write is kept with the answers; empty is "
                 "allowed, but a later reader will ask.")
            : tr("Taken from the file: %1. The rest is yours to say.").arg(read.join(QStringLiteral("; "))));
    m_caption->setText(
        said.isEmpty() ? tr("Systems: %1.").arg(m_plan.name())
                       : tr("Systems: %1. Versions: %2.").arg(m_plan.name(), said.join(QLatin1Char(' '))));
}

} // namespace plumbline::ui
