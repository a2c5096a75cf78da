// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/filter_pane.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>

#include "core/base/when_done.h"
#include "core/session/review_desk.h"
#include "core/session/session_work.h"
#include "core/views/rate_words.h"
#include "ui/browser/change_section.h"
#include "ui/browser/elided_label.h"
#include "ui/browser/filter_section.h"
#include "ui/browser/filter_words.h"
#include "ui/browser/multi_choice.h"
#include "ui/browser/range_field.h"
#include "ui/browser/saved_filters.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTypingMs = 250; ///< a pause in typing before the question is asked
constexpr int kAttributesInSight = 2;

constexpr std::array kVerdicts {Verdict::Wrong,      Verdict::Right,    Verdict::Estimated,
                                Verdict::Undetected, Verdict::Refused,  Verdict::Failed,
                                Verdict::NotOffered, Verdict::Excluded, Verdict::None};

/// Whether an answer to the task can stand so: a number is near or far, a class right or wrong.
bool isPossible(Verdict verdict, const QString& task)
{
    if (verdict == Verdict::Estimated)
        return isEstimateTask(task);
    if (asksWhoIsFound(task)) // who is not found is the error; there is no label, and nothing to be refused
        return verdict != Verdict::Wrong && verdict != Verdict::Refused && verdict != Verdict::NotOffered;
    return (verdict != Verdict::Right && verdict != Verdict::Wrong) || !isEstimateTask(task);
}

/// Counts of a field into its items; nothing is known yet: none.
std::vector<MultiChoice::Item> counted(std::vector<MultiChoice::Item> items, const Facets::Counts& counts,
                                       bool known)
{
    for (MultiChoice::Item& item : items)
        item.count = known ? counts.value(item.value) : -1;
    return items;
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
    m_saved = new SavedFilters(m_session, this);
    connect(m_saved, &SavedFilters::chosen, this, &FilterPane::apply);
    addTitleWidget(m_saved);
    m_text = new QLineEdit;
    m_text->setObjectName(QStringLiteral("filterText"));
    m_text->setPlaceholderText(tr("Name, person or note"));
    m_text->setAccessibleName(tr("Text in file name, person or note"));
    m_text->setToolTip(tr("Show only images whose file name, person or note has this text (Ctrl+F)"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(90);
    auto* clear = new QShortcut(QKeySequence(Qt::Key_Escape), m_text, nullptr, nullptr, Qt::WidgetShortcut);
    clear->setWhatsThis(tr("In the filter's text: clear it"));
    connect(clear, &QShortcut::activated, this, [this] {
        m_text->clear();
        edited();
    });
    body()->addWidget(m_text);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingMs);
    connect(m_text, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        edited();
        Q_EMIT left();
    });
    connect(m_typing, &QTimer::timeout, this, &FilterPane::edited);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 2, 0);
    column->setSpacing(2);
    buildAnswer();
    m_labelSection = new FilterSection(QStringLiteral("labels"), tr("Labels"), true);
    m_moreSection = new FilterSection(QStringLiteral("more"), tr("More labels"), false);
    buildReview();
    m_changeSection = new ChangeSection;
    connect(m_changeSection, &ChangeSection::edited, this, &FilterPane::edited);
    for (FilterSection* section : std::initializer_list<FilterSection*> {
             m_answerSection, m_labelSection, m_reviewSection, m_changeSection, m_moreSection})
        column->addWidget(section);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    body()->addWidget(scroll, 1);
    buildFoot();
}

void FilterPane::buildAnswer()
{
    m_answerSection = new FilterSection(QStringLiteral("answer"), tr("Answers"), true);
    m_system = addField(m_answerSection, tr("System"), QStringLiteral("filterSystem"), tr("every system"));
    m_verdict = addField(m_answerSection, tr("Outcome"), QStringLiteral("filterOutcome"));
    m_answer = addField(m_answerSection, tr("Read as"), QStringLiteral("filterAnswer"));
    m_score = new RangeField(QStringLiteral("filterScore"), tr("Score"),
                             tr("what the system gave its answer, 0 to 1"), {1, 0.05, 2});
    m_miss = new RangeField(QStringLiteral("filterMiss"), tr("Years off"),
                            tr("how far the estimate is from the label, either way"), {99, 1, 0});
    m_answerSection->addField(tr("Score"), m_score);
    m_answerSection->addField(tr("Years off the label"), m_miss);
    for (RangeField* range : {m_score, m_miss})
        connect(range, &RangeField::edited, this, &FilterPane::edited);
    m_disagree = addSwitch(m_answerSection, tr("Systems disagree"), QStringLiteral("filterDisagree"),
                           tr("Only images to which two of the systems gave different answers"));
    m_several = addSwitch(m_answerSection, tr("Several faces"), QStringLiteral("filterSeveral"),
                          tr("Only images on which more than one face was found"));
}

void FilterPane::buildReview()
{
    m_reviewSection = new FilterSection(QStringLiteral("review"), tr("Review"), true);
    m_marks = addField(m_reviewSection, tr("Marks"), QStringLiteral("filterMarks"));
    m_marks->setOpposites(QStringLiteral("reviewed"), QStringLiteral("not_reviewed"));
    m_marks->setOpposites(QStringLiteral("excluded"), QStringLiteral("not_excluded"));
    m_marks->setOpposites(QStringLiteral("note"), QStringLiteral("no_note"));
    m_tags = addField(m_reviewSection, tr("Tags"), QStringLiteral("filterTags"));
    m_withoutTags =
        addField(m_reviewSection, tr("Leave out tagged"), QStringLiteral("filterWithoutTags"), tr("none"));
}

void FilterPane::buildFoot()
{
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    m_count = new ElidedLabel;
    setRole(m_count, "muted");
    m_count->setFont(Theme::instance().tableFont());
    m_count->setObjectName(QStringLiteral("filterCount"));
    m_clear = button(tr("Clear"), "link", QStringLiteral("filterClear"), tr("Show every image again"));
    connect(m_clear, &QPushButton::clicked, this, &FilterPane::clearFilter);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_clear);
    body()->addLayout(foot);
}

MultiChoice* FilterPane::addField(FilterSection* section, const QString& label, const QString& objectName,
                                  const QString& any)
{
    auto* field = new MultiChoice(any.isEmpty() ? tr("any") : any);
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    connect(field, &MultiChoice::chosenChanged, this, &FilterPane::edited);
    section->addField(label, field);
    return field;
}

QCheckBox* FilterPane::addSwitch(FilterSection* section, const QString& label, const QString& objectName,
                                 const QString& tip)
{
    auto* made = new QCheckBox(label);
    made->setObjectName(objectName);
    made->setAccessibleName(label);
    made->setToolTip(tip);
    connect(made, &QCheckBox::clicked, this, &FilterPane::edited);
    section->addWidget(made);
    return made;
}

void FilterPane::refresh()
{
    refreshTask();
    refreshSystems();
    refreshAttributes();
    m_changeSection->refresh(m_session, m_context.task);
    showChoices();
    showCounts();
    askCounts();
}

void FilterPane::refreshTask()
{
    const bool estimate = isEstimateTask(m_context.task);
    m_answerSection->setFieldVisible(m_answer, !estimate && !asksWhoIsFound(m_context.task));
    m_answerSection->setFieldVisible(m_score, !estimate);
    m_answerSection->setFieldVisible(m_miss, estimate);
    m_disagree->setVisible(!estimate); // no two numbers are ever quite the same
}

void FilterPane::refreshSystems()
{
    QStringList known;
    if (const auto project = m_session.project()) {
        for (const RunRecord& run : project->runs()) {
            if (run.task == m_context.task && !known.contains(run.system))
                known << run.system;
        }
    }
    std::vector<MultiChoice::Item> items;
    for (const QString& id : std::as_const(known))
        items.push_back({id, m_session.services().systemName(id), -1});
    m_system->setItems(std::move(items));
}

void FilterPane::refreshAttributes()
{
    std::vector<AttributeInfo> infos;
    const auto project = m_session.project();
    if (project) {
        for (AttributeInfo& info : project->attributes()) {
            if (info.suitsGrouping)
                infos.push_back(std::move(info));
        }
        // What the measures are by comes first, then the label itself.
        m_truth = project->truthAttribute(m_context.task);
        const auto rank = [&](const AttributeInfo& info) {
            return m_context.by.contains(info.name) ? 0 : info.name == m_truth ? 1 : 2;
        };
        std::stable_sort(infos.begin(), infos.end(),
                         [&](const AttributeInfo& a, const AttributeInfo& b) { return rank(a) < rank(b); });
    }
    QStringList keys;
    for (const AttributeInfo& info : infos)
        keys << info.name << info.values << QString();
    if (keys == m_attributeKeys)
        return;
    m_attributeKeys = keys;
    m_attributes.clear();
    for (const FilterSection* section : {m_labelSection, m_moreSection}) {
        while (QLayoutItem* item = section->column()->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    for (const AttributeInfo& info : infos) {
        const bool inSight = static_cast<int>(m_attributes.size()) < kAttributesInSight;
        MultiChoice* field = addField(inSight ? m_labelSection : m_moreSection, humanName(info.name),
                                      QStringLiteral("filter_") + info.name);
        std::vector<MultiChoice::Item> items;
        for (const QString& value : info.values)
            items.push_back({value, value, -1});
        items.push_back({QString(), valueLabel({}), -1});
        field->setItems(std::move(items));
        m_attributes.push_back({info.name, field});
    }
    m_labelSection->setVisible(!m_attributes.empty());
    m_moreSection->setVisible(static_cast<int>(m_attributes.size()) > kAttributesInSight);
}

void FilterPane::showChoices()
{
    m_showing = true;
    const ListQuery& query = m_context.browse;
    m_system->setChosen(query.systems);
    QStringList verdicts;
    for (const Verdict verdict : query.verdicts)
        verdicts << verdictName(verdict);
    m_verdict->setChosen(verdicts);
    m_answer->setChosen(query.answers);
    m_score->setRange(query.confidenceFrom, query.confidenceTo);
    m_miss->setRange(query.missFrom, query.missTo);
    m_disagree->setChecked(query.disagree);
    m_several->setChecked(query.multipleFaces);
    int labels = 0, more = 0;
    for (std::size_t i = 0; i < m_attributes.size(); ++i) {
        const QStringList values = wantedValues(m_attributes[i].name);
        m_attributes[i].field->setChosen(values);
        (static_cast<int>(i) < kAttributesInSight ? labels : more) += values.isEmpty() ? 0 : 1;
    }
    QStringList marks;
    for (const MarkChoice& mark : markChoices()) {
        if (query.*mark.field == mark.wanted)
            marks << mark.value;
    }
    m_marks->setChosen(marks);
    m_tags->setChosen(query.tags);
    m_withoutTags->setChosen(query.withoutTags);
    if (m_text->text().trimmed() != query.text)
        m_text->setText(query.text);
    const bool bounded = query.confidenceFrom || query.confidenceTo || query.missFrom || query.missTo;
    m_answerSection->setInUse((verdicts.isEmpty() ? 0 : 1) + (query.answers.isEmpty() ? 0 : 1)
                              + (bounded ? 1 : 0) + (query.disagree ? 1 : 0) + (query.multipleFaces ? 1 : 0));
    m_labelSection->setInUse(labels);
    m_moreSection->setInUse(more);
    m_reviewSection->setInUse((marks.isEmpty() ? 0 : 1) + (query.tags.isEmpty() ? 0 : 1)
                              + (query.withoutTags.isEmpty() ? 0 : 1));
    m_changeSection->showChoices(query);
    m_clear->setEnabled(!filterParts(query).empty());
    m_saved->setCurrent(query);
    m_showing = false;
}

void FilterPane::askCounts()
{
    const int mine = ++m_epoch;
    if (!m_session.hasProject())
        return;
    whenDone(m_session.ask<Facets>(
                 [query = m_context.browse](const Project& project) { return countFacets(project, query); }),
             this, [this, mine](const Result<Facets>& facets) {
                 if (mine != m_epoch || !facets)
                     return; // the list says what is wrong with the question
                 m_facets = *facets;
                 showCounts();
                 Q_EMIT countsShown();
             });
}

void FilterPane::showCounts()
{
    const bool known = m_facets.images > 0 || !m_facets.verdicts.isEmpty();
    std::vector<MultiChoice::Item> verdicts;
    for (const Verdict verdict : kVerdicts) {
        const QString name = verdictName(verdict);
        if (!isPossible(verdict, m_context.task))
            continue;
        if (verdict != Verdict::None || m_facets.verdicts.contains(name))
            verdicts.push_back({name, verdictLabel(verdict, m_context.task), -1});
    }
    m_verdict->setItems(counted(std::move(verdicts), m_facets.verdicts, known));
    QStringList answers = m_facets.answers.keys() + m_context.browse.answers;
    answers.removeDuplicates();
    answers.sort();
    std::vector<MultiChoice::Item> labels;
    for (const QString& answer : std::as_const(answers))
        labels.push_back({answer, answer, m_facets.answers.value(answer)});
    m_answer->setItems(std::move(labels));
    for (const AttributeField& attribute : m_attributes) {
        const auto counts = m_facets.attributes.find(attribute.name);
        const bool counted_ = counts != m_facets.attributes.end();
        attribute.field->setItems(
            counted(attribute.field->items(), counted_ ? counts->second : Facets::Counts(), counted_));
    }
    std::vector<MultiChoice::Item> marks;
    for (const MarkChoice& mark : markChoices())
        marks.push_back(
            {mark.value, mark.text, mark.wanted && known ? m_facets.flags.value(mark.value) : -1});
    m_marks->setItems(std::move(marks));
    std::vector<MultiChoice::Item> tags;
    if (const auto project = m_session.project()) {
        for (const Tag& tag : ReviewDesk(*project).book()->tags)
            tags.push_back({tag.name, tag.name, m_facets.tags.value(tag.name)});
    }
    for (MultiChoice* field : {m_tags, m_withoutTags}) {
        field->setEnabled(!tags.empty());
        field->setItems(tags);
        for (MultiChoice::Item& tag : tags)
            tag.count = -1; // how many have it says little of how many have not
    }
    m_changeSection->showCounts(m_facets, known);
    const QLocale locale;
    m_disagree->setText(known ? tr("Systems disagree (%1)").arg(locale.toString(m_facets.disagree))
                              : tr("Systems disagree"));
    m_several->setText(known ? tr("Several faces (%1)").arg(locale.toString(m_facets.severalFaces))
                             : tr("Several faces"));
}

QStringList FilterPane::wantedValues(const QString& attribute) const
{
    const ListQuery& query = m_context.browse;
    QStringList values;
    for (const auto& [name, value] : query.where) {
        if (name == attribute)
            values << value;
    }
    if (attribute != m_truth || query.labels.isEmpty())
        return values;
    if (values.isEmpty())
        return query.labels;
    values.removeIf([&](const QString& value) { return !query.labels.contains(value); }); // both must hold
    return values;
}

ListQuery FilterPane::chosen() const
{
    ListQuery query = m_context.browse;
    query.systems = m_system->chosen();
    query.verdicts.clear();
    for (const QString& name : m_verdict->chosen())
        query.verdicts.push_back(verdictFromName(name));
    query.answers = m_answer->chosen();
    query.confidenceFrom = m_score->from();
    query.confidenceTo = m_score->to();
    query.missFrom = m_miss->from();
    query.missTo = m_miss->to();
    query.disagree = m_disagree->isChecked();
    query.multipleFaces = m_several->isChecked();
    for (const AttributeField& attribute : m_attributes) {
        if (attribute.name == m_truth)
            query.labels.clear(); // its field shows them
        std::erase_if(query.where, [&](const auto& pair) { return pair.first == attribute.name; });
        for (const QString& value : attribute.field->chosen())
            query.where.emplace_back(attribute.name, value);
    }
    for (const MarkChoice& mark : markChoices())
        (query.*mark.field).reset();
    for (const MarkChoice& mark : markChoices()) {
        if (m_marks->chosen().contains(mark.value))
            query.*mark.field = mark.wanted;
    }
    query.tags = m_tags->chosen();
    query.withoutTags = m_withoutTags->chosen();
    // With and without it nothing would be left: what was chosen last holds.
    query.withoutTags.removeIf(
        [&](const QString& tag) { return query.tags.contains(tag) && !m_context.browse.tags.contains(tag); });
    query.tags.removeIf([&](const QString& tag) { return query.withoutTags.contains(tag); });
    m_changeSection->choose(query);
    query.text = m_text->text().trimmed();
    return query;
}

void FilterPane::edited()
{
    if (m_showing)
        return;
    m_typing->stop();
    apply(chosen());
}

void FilterPane::apply(const ListQuery& query)
{
    m_typing->stop();
    if (query == m_context.browse)
        return;
    m_context.browse = query;
    m_context.notifyBrowse();
}

void FilterPane::clearFilter()
{
    ListQuery query;
    query.task = m_context.task;
    query.systems = m_context.browse.systems;
    query.sort = m_context.browse.sort;
    query.sortAttribute = m_context.browse.sortAttribute;
    query.descending = m_context.browse.descending;
    apply(query);
}

void FilterPane::setCount(int images, int answers, int all)
{
    const QLocale locale;
    QString text = tr("%1 of %2 images").arg(locale.toString(images), locale.toString(all));
    if (answers != images)
        text = tr("%1, %2 answers").arg(text, locale.toString(answers));
    m_count->setLine(text);
    m_brief = tr("%1 of %2", "images").arg(locale.toString(images), locale.toString(all));
}

void FilterPane::writeText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QString FilterPane::countText() const
{
    return m_count->text();
}

} // namespace plumbline::ui
