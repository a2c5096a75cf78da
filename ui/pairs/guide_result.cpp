// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/guide_result.h"

#include <algorithm>
#include <cstddef>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/views/labels.h"
#include "core/views/match_help.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/help_button.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr qsizetype kFewGroups = 8;
constexpr std::size_t kColumns = 6; ///< of the table: what the sentence is about

/// A column that tells people by race or by the colour of their skin, as the ACLU's test does.
bool isAboutColour(const QString& attribute)
{
    static const QRegularExpression kWords(
        QStringLiteral(
            "(^|[^a-z])(race|races|ethnicity|ethnic|ancestry|colou?r|skin|black|tone|fitzpatrick)([^a-z]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return kWords.match(attribute).hasMatch();
}

} // namespace

GuideResult::GuideResult(QWidget* parent)
    : QWidget(parent)
    , m_attribute(new QComboBox)
    , m_groups(new QWidget)
    , m_row(new FlowLayout(6, 6))
    , m_name(new QLineEdit)
    , m_threshold(new QDoubleSpinBox)
    , m_sentence(textLabel({}, "cardTitle"))
    , m_evidence(textLabel({}, "muted"))
    , m_table(new SpecTableView)
{
    m_attribute->setObjectName(QStringLiteral("guideGrouping"));
    m_attribute->setAccessibleName(tr("The label that people are grouped by"));
    m_groups->setLayout(m_row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_name->setObjectName(QStringLiteral("guideGroupName"));
    m_name->setAccessibleName(tr("What the group is called in the sentence"));
    m_name->setToolTip(m_name->accessibleName());
    m_threshold->setObjectName(QStringLiteral("guideThreshold"));
    m_threshold->setAccessibleName(tr("Threshold"));
    m_threshold->setToolTip(tr("The score from which two faces are taken for one person"));
    m_threshold->setDecimals(4);
    m_threshold->setRange(-1e6, 1e6);
    m_threshold->setSingleStep(0.01);
    m_sentence->setObjectName(QStringLiteral("guideSentence"));
    m_evidence->setObjectName(QStringLiteral("guideEvidence"));
    m_table->setObjectName(QStringLiteral("guideTable"));
    m_table->setAccessibleName(tr("Searches by group"));
    m_table->setFollowsRows(true);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Label"), m_attribute);
    form->addRow(tr("Group"), m_groups);
    form->addRow(tr("Called"), m_name);
    form->addRow(tr("Threshold"), m_threshold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(form);
    auto* help = new HelpButton(helpForSearches(), tr("False positives and false negatives of searches"));
    help->setObjectName(QStringLiteral("guideHelp"));
    auto* evidence = new QHBoxLayout;
    evidence->setSpacing(8);
    evidence->addWidget(m_evidence, 1);
    evidence->addWidget(help, 0, Qt::AlignTop);
    column->addWidget(m_sentence);
    column->addLayout(evidence);
    column->addWidget(m_table);
    connect(m_attribute, &QComboBox::currentIndexChanged, this, &GuideResult::attributeChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_isNamed = !text.trimmed().isEmpty();
        answer();
    });
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &GuideResult::readThreshold);
}

void GuideResult::setAttributes(const std::vector<AttributeInfo>& attributes, const QString& probes)
{
    const QSignalBlocker silent(m_attribute);
    const QString before = attribute();
    m_attribute->clear();
    int proposed = -1;
    const QString rule = probes.section(QLatin1Char('='), 0, 0);
    for (const AttributeInfo& info : attributes) {
        if (info.name == rule || !info.suitsGrouping)
            continue;
        if (proposed < 0 && info.values.size() <= kFewGroups && isAboutColour(info.name))
            proposed = m_attribute->count();
        m_attribute->addItem(attributeText(info.name), info.name);
    }
    m_attribute->addItem(tr("none: everybody together"), QString());
    const int nobody = m_attribute->count() - 1;
    const int at = before.isEmpty() ? proposed : m_attribute->findData(before);
    m_attribute->setCurrentIndex(at < 0 ? nobody : at);
}

QString GuideResult::attribute() const
{
    return m_attribute->currentData().toString();
}

void GuideResult::show(const std::shared_ptr<const Identified>& identified, float threshold)
{
    const bool sameGroups = m_identified && m_identified->labels == identified->labels;
    m_identified = identified;
    {
        const QSignalBlocker silent(m_threshold);
        m_threshold->setValue(static_cast<double>(threshold));
        m_shown = m_threshold->value();
        m_exact = threshold;
    }
    if (!sameGroups)
        offerGroups();
    answer();
}

/// The box rounds, and one face pair may lie between: it is read only where a hand changed it.
void GuideResult::readThreshold(double shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_exact = static_cast<float>(shown);
    answer();
}

std::int64_t GuideResult::falselyMatched() const
{
    return m_identified ? identifiedAt(*m_identified, m_exact).all.falselyMatched.errors : 0;
}

void GuideResult::offerGroups()
{
    for (QPushButton* each : m_buttons)
        delete each;
    m_buttons.clear();
    m_isNamed = false;
    const bool has = !m_identified->by.isEmpty();
    m_groups->setEnabled(has);
    m_name->setEnabled(has);
    const auto size = [this](int group) {
        return std::count(m_identified->probeGroups.begin(), m_identified->probeGroups.end(), group);
    };
    int proposed = -1; // the smallest that anybody is in: whose rate one asks about
    for (int group = 0; has && group < m_identified->unknown(); ++group) {
        const QString& label = m_identified->labels[static_cast<std::size_t>(group)];
        QPushButton* made = button(label, "chip", QStringLiteral("guideGroup%1").arg(group),
                                   tr("Part of the group that the sentence is about"));
        made->setCheckable(true);
        connect(made, &QPushButton::toggled, this, [this] {
            if (!m_isNamed) // else the words are the user's
                m_name->setText(groupText());
            answer();
        });
        m_row->addWidget(made);
        m_buttons.push_back(made);
        if (size(group) > 0 && (proposed < 0 || size(group) < size(proposed)))
            proposed = group;
    }
    if (proposed >= 0)
        m_buttons[static_cast<std::size_t>(proposed)]->setChecked(true);
}

std::vector<bool> GuideResult::chosen() const
{
    std::vector<bool> chosen;
    for (const QPushButton* each : m_buttons)
        chosen.push_back(each->isChecked());
    chosen.resize(m_identified->groups.size());
    return chosen;
}

QString GuideResult::groupText() const
{
    QStringList names;
    for (const QPushButton* each : m_buttons) {
        if (each->isChecked())
            names.append(labelInSentence(each->text()));
    }
    return names.join(tr(" or "));
}

void GuideResult::answer()
{
    if (!m_identified)
        return;
    const IdentifiedPoint point = identifiedAt(*m_identified, m_exact);
    const std::vector<bool> group = chosen();
    const bool any = std::find(group.begin(), group.end(), true) != group.end();
    QString sentence = identifiedFinding(*m_identified, point);
    if (any) {
        sentence = falseMatchShareText(falseMatchShare(*m_identified, group, m_exact), called(),
                                       m_identified->level);
    }
    m_sentence->setText(sentence);
    m_evidence->setText(identifiedEvidence(*m_identified)
                        + (any ? QLatin1Char(' ') + identifiedFinding(*m_identified, point) : QString()));
    TableSpec table = identifiedGroupTable(*m_identified, point);
    table.columns.resize(kColumns);
    for (auto& row : table.rows)
        row.resize(kColumns);
    m_table->setSpec(table);
    Q_EMIT answered();
}

QString GuideResult::called() const
{
    const QString name = m_name->text().trimmed();
    return name.isEmpty() ? groupText() : name;
}

QString GuideResult::sentence() const
{
    return m_sentence->text();
}

QString GuideResult::html() const
{
    QString rows;
    const TableSpec& table = m_table->spec();
    const auto line = [](const QString& tag, const QStringList& cells) {
        QString html = QStringLiteral("<tr>");
        for (const QString& cell : cells)
            html += QStringLiteral("<%1>%2</%1>").arg(tag, cell.toHtmlEscaped());
        return QString(html + QStringLiteral("</tr>\n"));
    };
    QStringList head;
    for (const TableColumn& column : table.columns)
        head.append(column.title);
    rows += line(QStringLiteral("th"), head);
    QStringList called; // labels that the words of the sentence stand for
    for (const QPushButton* each : m_buttons) {
        if (m_isNamed && each->isChecked())
            called.append(each->text());
    }
    for (const auto& row : table.rows) {
        QStringList cells;
        for (const TableCell& cell : row)
            cells.append(cell.text);
        if (called.contains(cells.value(0)))
            cells.front() = tr("%1 (%2)", "a label and what it is called").arg(cells.front(), this->called());
        rows += line(QStringLiteral("td"), cells);
    }
    const QString system = m_identified
        ? tr("%1, audit “%2”, threshold %3")
              .arg(m_identified->name, m_identified->dataset, m_threshold->text())
        : QString();
    return QStringLiteral(
               "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n"
               "<style>body{font-family:sans-serif;max-width:60em;margin:2em auto}"
               "table{border-collapse:collapse}td,th{border-bottom:1px solid #ccc;padding:4px 8px;"
               "text-align:right}td:first-child,th:first-child{text-align:left}</style></head>\n"
               "<body><h1>%2</h1><p>%3</p><p>%4</p>\n<table>\n%5</table>\n<p>%6</p></body></html>\n")
        .arg(tr("Who is falsely matched").toHtmlEscaped(), sentence().toHtmlEscaped(),
             m_evidence->text().toHtmlEscaped(), system.toHtmlEscaped(), rows,
             programVersion().toHtmlEscaped());
}

} // namespace plumbline::ui
