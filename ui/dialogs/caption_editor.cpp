// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/caption_editor.h"

#include <algorithm>

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/theme/widgets.h"

namespace plumbline::ui {

CaptionEditor::CaptionEditor(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_own(new QLineEdit)
    , m_leftOut(textLabel({}, "muted"))
    , m_warning(textLabel({}, "warning"))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_own->setObjectName(QStringLiteral("captionOwn"));
    m_own->setPlaceholderText(tr("Your own words"));
    m_own->setAccessibleName(tr("Your own words in the caption"));
    m_own->setToolTip(tr("Added at the end of the caption"));
    connect(m_own, &QLineEdit::textChanged, this, [this] {
        showWarning();
        Q_EMIT typed();
    });
    m_warning->setObjectName(QStringLiteral("captionWarning"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_grid);
    column->addWidget(m_own);
    column->addWidget(m_leftOut);
    column->addWidget(m_warning);
    m_leftOut->setObjectName(QStringLiteral("captionLeftOut"));
    m_leftOut->hide();
    m_warning->hide();
}

void CaptionEditor::setParts(const std::vector<CaptionPart>& parts)
{
    for (const Row& row : m_rows) {
        delete row.shown;
        delete row.text;
    }
    m_rows.clear();
    for (const CaptionPart& part : parts)
        addRow(part);
    edited();
}

void CaptionEditor::addRow(const CaptionPart& part)
{
    auto* shown = new QCheckBox(part.name);
    shown->setObjectName(QStringLiteral("caption_") + part.id);
    shown->setChecked(true);
    shown->setToolTip(tr("Say this in the caption"));
    auto* text = new QLineEdit(part.text);
    text->setObjectName(QStringLiteral("captionText_") + part.id);
    text->setAccessibleName(tr("%1, words in the caption").arg(part.name));
    text->setToolTip(part.text);
    text->setCursorPosition(0);
    const int at = static_cast<int>(m_rows.size());
    m_grid->addWidget(shown, at, 0);
    m_grid->addWidget(text, at, 1);
    connect(shown, &QCheckBox::toggled, this, [this, text](bool on) {
        text->setEnabled(on);
        edited();
    });
    connect(shown, &QCheckBox::clicked, this,
            [this, at] { m_rows[static_cast<std::size_t>(at)].own = true; });
    connect(text, &QLineEdit::textChanged, this, [this, text](const QString& words) {
        text->setToolTip(words);
        showWarning();
        Q_EMIT typed();
    });
    m_rows.push_back({part.id, shown, text});
    setTabOrder(shown, text);
    setTabOrder(text, m_own);
}

void CaptionEditor::leaveOut(const QStringList& ids)
{
    QStringList names;
    {
        const QSignalBlocker once(this); // one change, told below
        for (const Row& row : m_rows) {
            const bool told = m_syntheticTold && row.id == QLatin1String("synthetic");
            if (!row.own)
                row.shown->setChecked(!told && !ids.contains(row.id));
            if (!row.shown->isChecked() && ids.contains(row.id))
                names.append(row.shown->text());
        }
    }
    m_leftOut->setText(
        tr("Left out so that the rest can be read from the back row: %1. Tick what is to be said.")
            .arg(names.join(QStringLiteral(", "))));
    m_leftOut->setVisible(!names.isEmpty());
    edited();
}

void CaptionEditor::setSyntheticTold(bool told)
{
    m_syntheticTold = told;
}

QString CaptionEditor::text() const
{
    std::vector<CaptionPart> said;
    for (const Row& row : m_rows) {
        if (row.shown->isChecked())
            said.push_back({row.id, {}, row.text->text()});
    }
    said.push_back({{}, {}, m_own->text()});
    return joinCaption(said);
}

bool CaptionEditor::leavesOut(const char* id) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [id](const Row& row) {
        return row.id == QLatin1String(id)
            && (!row.shown->isChecked() || row.text->text().trimmed().isEmpty());
    });
}

QString CaptionEditor::warning() const
{
    QStringList lost;
    if (leavesOut("synthetic") && !m_syntheticTold)
        lost.append(tr("Without “synthetic”, the chart reads as evidence about these systems, which it is "
                       "not."));
    if (leavesOut("images"))
        lost.append(tr("A chart without its number of images invites misreading."));
    if (leavesOut("interval"))
        lost.append(tr("Without the interval's method and level nobody can tell how sure the chart is."));
    return lost.join(QLatin1Char(' '));
}

void CaptionEditor::showWarning()
{
    const QString lost = warning();
    m_warning->setText(lost);
    m_warning->setVisible(!lost.isEmpty());
}

void CaptionEditor::edited()
{
    showWarning();
    Q_EMIT changed();
}

} // namespace plumbline::ui
