// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/value_map_editor.h"

#include <utility>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/session/session.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kPairsAcross = 3;
constexpr int kValuesShown = 12; // more cannot be gone through by hand; the usual spellings are known anyway

} // namespace

ValueMapEditor::ValueMapEditor(QStringList classes, QWidget* parent)
    : QWidget(parent)
    , m_classes(std::move(classes))
    , m_attribute(new QComboBox)
    , m_note(textLabel({}, "muted"))
{
    m_attribute->setObjectName(QStringLiteral("truthColumn"));
    m_attribute->setAccessibleName(tr("Label the answers are compared with"));
    m_attribute->setToolTip(tr("The label that says what a right answer is"));
    m_attribute->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* question = new QLabel(tr("Answers are compared with"));
    question->setBuddy(m_attribute);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(question);
    top->addWidget(m_attribute);
    top->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    connect(m_attribute, &QComboBox::activated, this, [this] {
        m_attributeChosen = true;
        showValues();
        Q_EMIT edited();
    });
}

void ValueMapEditor::setCandidates(std::vector<Candidate> candidates)
{
    const QString before = attribute();
    m_candidates = std::move(candidates);
    const QSignalBlocker blocker(m_attribute);
    m_attribute->clear();
    for (const Candidate& candidate : m_candidates)
        m_attribute->addItem(candidate.name);
    m_attribute->addItem(tr("nothing yet"));
    int at = m_attributeChosen ? m_attribute->findText(before) : -1;
    if (at < 0)
        at = guess();
    m_attribute->setCurrentIndex(at < 0 ? m_attribute->count() - 1 : at);
    showValues();
}

int ValueMapEditor::guess() const
{
    int best = -1;
    qint64 bestRows = 0;
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        const Candidate& candidate = m_candidates[at];
        const auto meaning = guessValueMap(candidate.values, m_classes);
        qint64 rows = 0;
        for (int value = 0; value < candidate.values.size(); ++value) {
            if (meaning.contains(candidate.values.at(value)))
                rows += candidate.counts[static_cast<std::size_t>(value)];
        }
        if (rows > bestRows) {
            best = static_cast<int>(at);
            bestRows = rows;
        }
    }
    return best;
}

const ValueMapEditor::Candidate* ValueMapEditor::current() const
{
    const int at = m_attribute->currentIndex();
    return at >= 0 && at < static_cast<int>(m_candidates.size()) ? &m_candidates[static_cast<std::size_t>(at)]
                                                                 : nullptr;
}

QString ValueMapEditor::attribute() const
{
    return current() ? current()->name : QString();
}

QHash<QString, QString> ValueMapEditor::map() const
{
    QHash<QString, QString> result;
    if (!current())
        return result;
    const auto guessed = guessValueMap(current()->values, m_classes);
    const auto chosen = m_chosen.value(current()->name);
    for (const QString& value : current()->values) {
        const QString meaning = chosen.contains(value) ? chosen.value(value) : guessed.value(value);
        if (!meaning.isEmpty())
            result.insert(value, meaning);
    }
    return result;
}

QString ValueMapEditor::problem() const
{
    if (!current())
        return tr("Without it the systems can run, but nobody can be counted as misread.");
    if (map().isEmpty())
        return tr("Say what at least one value of “%1” means to the systems.").arg(current()->name);
    return {};
}

void ValueMapEditor::showValues()
{
    delete m_values;
    m_values = new QWidget;
    auto* grid = new QGridLayout(m_values);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    layout()->addWidget(m_values);
    if (const Candidate* candidate = current()) {
        const auto meaning = map();
        const int shown = std::min(kValuesShown, static_cast<int>(candidate->values.size()));
        for (int at = 0; at < shown; ++at)
            addValue(at, *candidate, meaning);
        grid->setColumnStretch(kPairsAcross * 3, 1);
        if (candidate->truncated || candidate->values.size() > shown)
            m_note->setText(
                tr("It has many values; the usual spellings are known, the others are not offered."));
        else
            m_note->setText(tr("These systems guess a binary gender from appearance."));
    } else {
        m_note->setText(problem());
        m_values->hide();
    }
}

void ValueMapEditor::addValue(int at, const Candidate& candidate, const QHash<QString, QString>& meaning)
{
    const QString value = candidate.values.at(at);
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const QString& name : std::as_const(m_classes))
        box->addItem(tr("means %1").arg(name), name);
    box->addItem(tr("not offered"), QString());
    box->setCurrentIndex(std::max(0, box->findData(meaning.value(value))));
    if (!meaning.contains(value))
        box->setCurrentIndex(box->count() - 1);
    box->setObjectName(QStringLiteral("meaning_") + value);
    box->setAccessibleName(tr("What “%1” means to the systems").arg(value));
    box->setToolTip(tr("An image whose label the systems cannot give is counted apart, never as an error"));
    const QLocale locale;
    const qint64 rows = candidate.counts[static_cast<std::size_t>(at)];
    auto* label =
        new QLabel(QStringLiteral("<b>%1</b> (%2)").arg(value.toHtmlEscaped(), locale.toString(rows)));
    label->setToolTip(tr("Rows of the table: %1").arg(locale.toString(rows)));
    auto* grid = qobject_cast<QGridLayout*>(m_values->layout());
    const int column = at % kPairsAcross * 3;
    grid->addWidget(label, at / kPairsAcross, column);
    grid->addWidget(box, at / kPairsAcross, column + 1);
    grid->setColumnMinimumWidth(column + 2, 12);
    connect(box, &QComboBox::activated, this, [this, name = candidate.name, value, box] {
        m_chosen[name].insert(value, box->currentData().toString());
        Q_EMIT edited();
    });
}

QStringList classesOf(const Services& services, const QString& task)
{
    for (const Backend* backend : services.backends.all()) {
        const BackendInfo info = backend->info();
        if (info.can.tasks.contains(task) && !info.classes.isEmpty())
            return info.classes;
    }
    return {QStringLiteral("female"), QStringLiteral("male")};
}

} // namespace plumbline::ui
