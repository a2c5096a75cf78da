// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/filter_pane.h"

#include <algorithm>

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>

#include "ui/browser/verdict_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTypingMs = 250; ///< a pause in typing before the question is asked

constexpr std::array kVerdicts {Verdict::Wrong,  Verdict::Right,      Verdict::Undetected, Verdict::Refused,
                                Verdict::Failed, Verdict::NotOffered, Verdict::Excluded};

/// Chooses the item with that data; the first ("any") when there is none.
void choose(QComboBox* combo, const QVariant& value)
{
    const QSignalBlocker quiet(combo);
    const int at = value.isValid() ? combo->findData(value) : 0;
    combo->setCurrentIndex(std::max(0, at));
}

QString humanName(const QString& attribute)
{
    QString name = attribute;
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

} // namespace

FilterPane::FilterPane(Session& session, AuditContext& context, QWidget* parent)
    : Card(tr("Filter"), parent)
    , m_session(session)
    , m_context(context)
{
    setObjectName(QStringLiteral("browseFilter"));
    setAccessibleName(tr("Filter"));
    build();
}

void FilterPane::build()
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    m_fields = new QVBoxLayout(content);
    m_fields->setContentsMargins(0, 0, 2, 0);
    m_fields->setSpacing(4);

    m_text = new QLineEdit;
    m_text->setObjectName(QStringLiteral("filterText"));
    m_text->setPlaceholderText(tr("Name or person"));
    m_text->setAccessibleName(tr("Text in file name or person"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(90);
    m_fields->addWidget(m_text);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingMs);
    connect(m_text, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &FilterPane::edited);
    connect(m_typing, &QTimer::timeout, this, &FilterPane::edited);

    m_system = addField(tr("System"), QStringLiteral("filterSystem"));
    m_verdict = addField(tr("Outcome"), QStringLiteral("filterOutcome"));
    const QSignalBlocker quiet(m_verdict);
    m_verdict->addItem(tr("any"));
    for (const Verdict verdict : kVerdicts)
        m_verdict->addItem(verdictLabel(verdict), verdictName(verdict));
    m_attributeBox = new QWidget;
    m_fields->addWidget(m_attributeBox);
    m_answer = addField(tr("Read as"), QStringLiteral("filterAnswer"));
    m_fields->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    body()->addWidget(scroll, 1);

    m_count = textLabel({}, "muted");
    m_count->setObjectName(QStringLiteral("filterCount"));
    body()->addWidget(m_count);
    m_clear = button(tr("Clear"), "", QStringLiteral("filterClear"), tr("Show every image again"));
    connect(m_clear, &QPushButton::clicked, this, &FilterPane::clearFilter);
    body()->addWidget(m_clear);
}

QComboBox* FilterPane::addField(const QString& label, const QString& objectName)
{
    auto* name = textLabel(label, "muted");
    name->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setAccessibleName(label);
    combo->setToolTip(tr("Show only images that fit: %1").arg(label));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(3);
    combo->setMinimumWidth(90); // the pane decides, not the longest value
    combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    name->setBuddy(combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &FilterPane::edited);
    m_fields->addSpacing(4);
    m_fields->addWidget(name);
    m_fields->addWidget(combo);
    return combo;
}

void FilterPane::refresh()
{
    refreshSystems();
    refreshAttributes();
    refreshAnswers();
    showChoices();
}

void FilterPane::refreshSystems()
{
    const QSignalBlocker quiet(m_system);
    m_system->clear();
    m_system->addItem(tr("every system"), QString());
    QStringList known;
    if (const auto project = m_session.project()) {
        for (const RunRecord& run : project->runs()) {
            if (run.task == m_context.task && !known.contains(run.system))
                known << run.system;
        }
    }
    for (const QString& id : std::as_const(known))
        m_system->addItem(m_session.services().systemName(id), id);
}

void FilterPane::refreshAttributes()
{
    std::vector<AttributeInfo> infos;
    if (const auto project = m_session.project()) {
        for (AttributeInfo& info : project->attributes()) {
            if (info.suitsGrouping)
                infos.push_back(std::move(info));
        }
    }
    QStringList keys;
    for (const AttributeInfo& info : infos)
        keys << info.name << info.values << QString();
    if (keys == m_attributeKeys)
        return;
    m_attributeKeys = keys;
    m_attributes.clear();

    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    std::swap(m_fields, column); // addField() adds to the box
    for (const AttributeInfo& info : infos) {
        QComboBox* combo = addField(humanName(info.name), QStringLiteral("filter_") + info.name);
        const QSignalBlocker quiet(combo);
        combo->addItem(tr("any"));
        for (const QString& value : info.values)
            combo->addItem(value, value);
        combo->addItem(valueLabel({}), QString(QLatin1String("")));
        m_attributes.push_back({info.name, combo});
    }
    std::swap(m_fields, column);
    delete m_fields->replaceWidget(m_attributeBox, box);
    m_attributeBox->deleteLater();
    m_attributeBox = box;
    QWidget* before = m_verdict; // Tab follows the reading order
    for (const AttributeField& field : m_attributes) {
        setTabOrder(before, field.combo);
        before = field.combo;
    }
    setTabOrder(before, m_answer);
    setTabOrder(m_answer, m_clear);
}

void FilterPane::refreshAnswers()
{
    if (m_answersOf == m_context.task)
        return; // asking what is installed reads files
    m_answersOf = m_context.task;
    const QSignalBlocker quiet(m_answer);
    m_answer->clear();
    m_answer->addItem(tr("any"));
    QStringList classes;
    for (const SystemInfo& info : m_session.services().systems(m_context.task)) {
        for (const QString& label : info.classes) {
            if (!classes.contains(label))
                classes << label;
        }
    }
    for (const QString& label : std::as_const(classes))
        m_answer->addItem(label, label);
}

void FilterPane::showChoices()
{
    const ListQuery& query = m_context.browse;
    choose(m_system, query.systems.size() == 1 ? query.systems.first() : QVariant(QString()));
    choose(m_verdict, query.verdicts.empty() ? QVariant() : QVariant(verdictName(query.verdicts.front())));
    choose(m_answer, query.answers.isEmpty() ? QVariant() : QVariant(query.answers.first()));
    for (const AttributeField& field : m_attributes) {
        const auto at = std::find_if(query.where.begin(), query.where.end(),
                                     [&](const auto& pair) { return pair.first == field.name; });
        choose(field.combo, at == query.where.end() ? QVariant() : QVariant(at->second));
    }
    if (m_text->text() != query.text)
        m_text->setText(query.text);
    m_clear->setEnabled(!query.verdicts.empty() || !query.where.empty() || !query.answers.isEmpty()
                        || !query.text.isEmpty() || query.multipleFaces);
}

void FilterPane::edited()
{
    m_typing->stop();
    ListQuery query = m_context.browse;
    const QString system = m_system->currentData().toString();
    query.systems = system.isEmpty() ? QStringList() : QStringList {system};
    query.verdicts.clear();
    for (const Verdict verdict : kVerdicts) {
        if (m_verdict->currentData().toString() == verdictName(verdict))
            query.verdicts = {verdict};
    }
    const QString answer = m_answer->currentData().toString();
    query.answers = answer.isEmpty() ? QStringList() : QStringList {answer};
    query.text = m_text->text().trimmed();
    for (const AttributeField& field : m_attributes) {
        std::erase_if(query.where, [&](const auto& pair) { return pair.first == field.name; });
        const QVariant value = field.combo->currentData();
        if (value.isValid())
            query.where.emplace_back(field.name, value.toString());
    }
    m_context.browse = query;
    m_context.notifyBrowse();
}

void FilterPane::clearFilter()
{
    m_typing->stop();
    ListQuery query;
    query.task = m_context.task;
    query.systems = m_context.browse.systems;
    m_context.browse = query;
    m_context.notifyBrowse();
}

void FilterPane::setCount(int images, int answers, int all)
{
    const QLocale locale;
    QString text = tr("%1 of %2 images").arg(locale.toString(images), locale.toString(all));
    if (answers != images)
        text = tr("%1, %2 answers").arg(text, locale.toString(answers));
    m_count->setText(text);
}

QString FilterPane::countText() const
{
    return m_count->text();
}

} // namespace plumbline::ui
