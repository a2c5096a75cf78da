// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/guide_sources.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/views/labels.h"
#include "ui/dialogs/path_row.h"
#include "ui/jobs/background.h"
#include "ui/jobs/import_survey.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

GuideSources::GuideSources(PageServices services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_fromFolders(new QRadioButton(tr("Two folders of pictures; they become a new audit")))
    , m_fromAudit(new QRadioButton(tr("Images of the open audit")))
    , m_stack(new QStackedWidget)
{
    m_fromFolders->setObjectName(QStringLiteral("guideFromFolders"));
    m_fromAudit->setObjectName(QStringLiteral("guideFromAudit"));
    m_stack->addWidget(buildFolders());
    m_stack->addWidget(buildAudit());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_fromFolders);
    column->addWidget(m_fromAudit);
    column->addWidget(m_stack);
    const auto project = services.session.project();
    const bool hasImages = project && !project->dataset()->images.empty() && m_attribute->count() > 0;
    m_fromAudit->setEnabled(hasImages);
    m_fromAudit->setToolTip(hasImages ? tr("Probes are told from the gallery by a label")
                                      : tr("No audit with labelled images is open"));
    connect(m_fromAudit, &QRadioButton::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        Q_EMIT changed();
    });
    (hasImages ? m_fromAudit : m_fromFolders)->setChecked(true);
}

PathRow* GuideSources::addPath(QVBoxLayout* column, const QString& label, const QString& name,
                               const QString& tip, bool isFolder)
{
    auto* row = new PathRow(label, name, tip);
    column->addWidget(row);
    connect(row, &PathRow::edited, this, [this, row] { chosen(row); });
    connect(row, &PathRow::chooseClicked, this, [this, row, isFolder] {
        const QString path = isFolder ? m_services.prompts.imagesFolder(this)
                                      : m_services.prompts.labelsFile(this, m_probes->path());
        if (path.isEmpty())
            return;
        row->setPath(path);
        chosen(row);
    });
    return row;
}

void GuideSources::chosen(PathRow* row)
{
    if (row == m_probes)
        findLabels(m_probes, m_probeLabels);
    else if (row == m_gallery)
        findLabels(m_gallery, m_galleryLabels);
    else
        row->setStatus({}); // by hand now
    Q_EMIT changed();
}

/// The table that lies with the pictures, unless one was chosen by hand.
void GuideSources::findLabels(PathRow* folder, PathRow* labels)
{
    const QString path = folder->path();
    const auto isByHand = [this, labels] {
        return !labels->path().isEmpty() && labels->path() != m_found.value(labels);
    };
    if (path.isEmpty() || isByHand())
        return;
    whenDone(inBackground([path] { return tableOf(path); }), this,
             [this, folder, labels, path, isByHand](const QString& table) {
        if (folder->path() != path || isByHand())
            return;
        m_found.insert(labels, table);
        labels->setPath(table);
        labels->setStatus(table.isEmpty() ? QString() : tr("Found with the pictures"));
        Q_EMIT changed();
    });
}

QWidget* GuideSources::buildFolders()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_probes = addPath(column, tr("Probes"), QStringLiteral("guideProbes"),
                       tr("The folder of people who are searched for, such as members of Congress"), true);
    m_gallery =
        addPath(column, tr("Gallery"), QStringLiteral("guideGallery"),
                tr("The folder of people among whom they are searched, such as arrest photographs"), true);
    m_probeLabels = addPath(
        column, tr("Probe labels"), QStringLiteral("guideProbeLabels"),
        tr("A table with a column of file names and a column for each label; needed to compare groups"),
        false);
    m_galleryLabels = addPath(column, tr("Gallery labels"), QStringLiteral("guideGalleryLabels"),
                              tr("The same of the gallery, where there is one"), false);
    m_probes->setPlaceholder(tr("Folder of the people who are searched for"));
    m_gallery->setPlaceholder(tr("Folder of the people among whom they are searched"));
    m_probeLabels->setPlaceholder(tr("Table with file names and labels, to compare groups"));
    m_galleryLabels->setPlaceholder(tr("None is needed"));
    m_sameName = new QCheckBox(tr("Pictures of the same file name in both folders are of one person"));
    m_sameName->setObjectName(QStringLiteral("guideSameName"));
    m_sameName->setToolTip(tr("Otherwise only a table of labels says who is in both folders"));
    m_sameName->setChecked(true);
    connect(m_sameName, &QCheckBox::toggled, this, &GuideSources::changed);
    column->addWidget(m_sameName);
    column->addStretch(1);
    return panel;
}

QWidget* GuideSources::buildAudit()
{
    auto* panel = new QWidget;
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_attribute = new QComboBox;
    m_attribute->setObjectName(QStringLiteral("guideAttribute"));
    m_attribute->setAccessibleName(tr("The label that tells probes from the gallery"));
    m_value = new QComboBox;
    m_value->setObjectName(QStringLiteral("guideValue"));
    m_value->setAccessibleName(tr("Its value for probes"));
    if (const auto project = m_services.session.project()) {
        for (const AttributeInfo& info : project->attributes()) {
            if (info.values.size() >= 2 && info.values.size() <= 200)
                m_attribute->addItem(attributeText(info.name), info.name);
        }
    }
    const int set = m_attribute->findData(QStringLiteral("set"));
    const int folder = m_attribute->findData(QStringLiteral("folder"));
    m_attribute->setCurrentIndex(std::max(0, set >= 0 ? set : folder));
    connect(m_attribute, &QComboBox::currentIndexChanged, this, &GuideSources::fillValues);
    connect(m_value, &QComboBox::currentIndexChanged, this, &GuideSources::changed);
    row->addWidget(new QLabel(tr("Probes are images whose")));
    row->addWidget(m_attribute);
    row->addWidget(new QLabel(tr("is")));
    row->addWidget(m_value);
    row->addStretch(1);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(textLabel(tr("All other images are the gallery."), "muted"));
    column->addStretch(1);
    fillValues();
    return panel;
}

void GuideSources::fillValues()
{
    m_value->clear();
    const auto project = m_services.session.project();
    if (!project)
        return;
    const QString name = m_attribute->currentData().toString();
    for (const AttributeInfo& info : project->attributes()) {
        if (info.name == name)
            m_value->addItems(info.values);
    }
    for (const char* usual : {"probe", "probes", "portraits"}) {
        if (const int at = m_value->findText(QLatin1String(usual), Qt::MatchFixedString); at >= 0)
            m_value->setCurrentIndex(at);
    }
    Q_EMIT changed();
}

bool GuideSources::takesFolders() const
{
    return m_fromFolders->isChecked();
}

TwoFolders GuideSources::folders() const
{
    return {m_probes->path(), m_gallery->path(), m_probeLabels->path(), m_galleryLabels->path(),
            m_sameName->isChecked()};
}

void GuideSources::setFolders(const TwoFolders& folders)
{
    m_fromFolders->setChecked(true);
    m_probes->setPath(folders.probes);
    m_gallery->setPath(folders.gallery);
    m_probeLabels->setPath(folders.probeLabels);
    m_galleryLabels->setPath(folders.galleryLabels);
    m_sameName->setChecked(folders.sameNameIsSamePerson);
    Q_EMIT changed();
}

QString GuideSources::rule() const
{
    return m_attribute->currentData().toString() + QLatin1Char('=') + m_value->currentText();
}

QString GuideSources::obstacle() const
{
    if (!takesFolders())
        return m_value->count() > 0 ? QString() : tr("Choose which images are probes.");
    if (m_probes->path().isEmpty())
        return tr("Choose the folder of those who are searched for.");
    if (m_gallery->path().isEmpty())
        return tr("Choose the folder of those among whom they are searched.");
    if (QFileInfo(m_probes->path()) == QFileInfo(m_gallery->path()))
        return tr("Probes and gallery are one and the same folder; choose another for one of them.");
    return {};
}

} // namespace plumbline::ui
