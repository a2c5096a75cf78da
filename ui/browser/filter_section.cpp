// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/filter_section.h"

#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/browser/elided_label.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

FilterSection::FilterSection(const QString& name, const QString& title, bool open, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_title(title)
    , m_header(button(title, "section", QStringLiteral("filterSection_") + name,
                      tr("Open or close: %1").arg(title)))
    , m_content(new QWidget)
    , m_column(new QVBoxLayout(m_content))
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_header->setCheckable(true);
    m_header->setIconSize({12, 12});
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_column->setContentsMargins(0, 0, 0, 2);
    m_column->setSpacing(2);
    whole->addWidget(m_header);
    whole->addWidget(m_content);
    connect(m_header, &QPushButton::toggled, this, [this](bool on) {
        m_content->setVisible(on);
        QSettings().setValue(QStringLiteral("browse/section_") + m_name, on);
        showHeader();
    });
    const bool kept = QSettings().value(QStringLiteral("browse/section_") + name, open).toBool();
    m_header->setChecked(kept);
    m_content->setVisible(kept);
    showHeader();
}

void FilterSection::addField(const QString& name, QWidget* field)
{
    auto* label = new ElidedLabel(name);
    setRole(label, "muted");
    label->setFont(Theme::instance().tableFont());
    label->setBuddy(field);
    m_column->addWidget(label);
    m_column->addWidget(field);
    m_column->addSpacing(1);
    m_nameOf.insert(field, label);
}

void FilterSection::setFieldVisible(QWidget* field, bool on)
{
    field->setVisible(on);
    m_nameOf.value(field)->setVisible(on);
}

void FilterSection::addWidget(QWidget* widget)
{
    m_column->addWidget(widget);
}

void FilterSection::setInUse(int fields)
{
    if (fields == m_inUse)
        return;
    m_inUse = fields;
    showHeader();
}

void FilterSection::setOpen(bool open)
{
    m_header->setChecked(open);
}

bool FilterSection::isOpen() const
{
    return m_header->isChecked();
}

void FilterSection::showHeader()
{
    m_header->setIcon(
        Theme::instance().icon(isOpen() ? QStringLiteral("chevron_down") : QStringLiteral("chevron_right")));
    m_header->setText(m_inUse > 0 && !isOpen()
                          ? tr("%1 (%2 set)", "a part of the filter").arg(m_title).arg(m_inUse)
                          : m_title);
    m_header->setAccessibleDescription(isOpen() ? tr("open") : tr("closed"));
}

} // namespace plumbline::ui
