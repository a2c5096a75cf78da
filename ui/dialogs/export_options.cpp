// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/export_options.h"

#include <algorithm>

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/dialogs/caption_editor.h"
#include "ui/dialogs/segment.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kLeastSide = 200;
constexpr int kMostSide = 8000;
constexpr int kMostScale = 4;
constexpr QLatin1String kOwnSize("own");

QSpinBox* side(const QString& objectName, const QString& name, int value)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setRange(kLeastSide, kMostSide);
    box->setSingleStep(10);
    box->setValue(value);
    return box;
}

} // namespace

FormatRow::FormatRow(const QString& name, const std::vector<Format>& formats, QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_formats(formats)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        QPushButton* made = segment(m_formats[i].suffix.toUpper(),
                                    name + QLatin1Char('_') + m_formats[i].suffix, m_formats[i].tip);
        m_buttons->addButton(made, static_cast<int>(i));
        row->addWidget(made);
        made->setChecked(i == 0);
    }
    row->addStretch(1);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            Q_EMIT changed();
    });
}

QString FormatRow::suffix() const
{
    return m_formats[static_cast<std::size_t>(std::max(0, m_buttons->checkedId()))].suffix;
}

ChartOptionsPane::ChartOptionsPane(const ChartSpec& chart, const QString& interval, const QString& notice,
                                   QWidget* parent)
    : QWidget(parent)
    , m_chart(chart)
    , m_noticeText(notice)
    , m_presets(sheetPresets())
    , m_formats(
          new FormatRow(QStringLiteral("exportFormat"),
                        {{QStringLiteral("png"), tr("A picture: for slides and messages")},
                         {QStringLiteral("svg"), tr("A drawing: sharp at any size, text can be edited")},
                         {QStringLiteral("pdf"), tr("A page: sharp in print, fonts inside")}}))
    , m_size(new QComboBox)
    , m_ownSize(nullptr)
    , m_width(side(QStringLiteral("exportWidth"), tr("Width in pixels"), 1200))
    , m_height(side(QStringLiteral("exportHeight"), tr("Height in pixels"), 800))
    , m_scaleLabel(new QLabel(tr("S&cale")))
    , m_scale(new QSpinBox)
    , m_title(new QLineEdit(interval.isEmpty() ? chart.title
                                               : QString(chart.title + QLatin1Char(' ') + interval)))
    , m_notice(new QCheckBox(tr("&Warning below the title")))
    , m_caption(new CaptionEditor)
{
    build();
    m_caption->setSyntheticTold(noticeSaysSynthetic());
    m_caption->setParts(chart.captionParts);
    fitCaption();
    presetChosen();
    for (QSpinBox* box : {m_width, m_height, m_scale})
        connect(box, &QSpinBox::valueChanged, this, &ChartOptionsPane::changed);
    connect(m_size, &QComboBox::currentIndexChanged, this, &ChartOptionsPane::presetChosen);
    connect(m_title, &QLineEdit::textChanged, this, &ChartOptionsPane::typed);
    connect(m_notice, &QCheckBox::toggled, this, [this] {
        m_caption->setSyntheticTold(noticeSaysSynthetic());
        fitCaption();
        Q_EMIT changed();
    });
    connect(m_caption, &CaptionEditor::changed, this, &ChartOptionsPane::changed);
    connect(m_caption, &CaptionEditor::typed, this, &ChartOptionsPane::typed);
    connect(m_formats, &FormatRow::changed, this, &ChartOptionsPane::presetChosen);
}

void ChartOptionsPane::build()
{
    m_size->setObjectName(QStringLiteral("exportSize"));
    m_size->setAccessibleName(tr("Size of the chart"));
    m_size->setToolTip(tr("Text becomes as large as the size allows"));
    for (const SheetPreset& preset : m_presets)
        m_size->addItem(preset.name, preset.id);
    m_size->addItem(tr("Own size"), QString(kOwnSize));
    m_scale->setObjectName(QStringLiteral("exportScale"));
    m_scale->setAccessibleName(tr("Scale of the picture"));
    m_scale->setToolTip(tr("How many times as many pixels: more for print and large screens"));
    m_scale->setRange(1, kMostScale);
    m_scale->setSuffix(QStringLiteral(" ×"));
    m_scaleLabel->setBuddy(m_scale);
    m_title->setObjectName(QStringLiteral("exportTitle"));
    m_title->setAccessibleName(tr("Title of the chart"));
    m_title->setToolTip(tr("Stands above the chart; empty: none"));
    m_title->setCursorPosition(0);
    m_notice->setObjectName(QStringLiteral("exportNotice"));
    m_notice->setToolTip(m_noticeText);
    m_notice->setChecked(true);
    m_ownSize = buildOwnSize();

    auto* sizeRow = new QHBoxLayout;
    sizeRow->setSpacing(8);
    sizeRow->addWidget(m_size, 1);
    sizeRow->addWidget(m_scaleLabel);
    sizeRow->addWidget(m_scale);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Format"), m_formats);
    form->addRow(tr("S&ize"), sizeRow);
    form->addRow(QString(), m_ownSize);
    form->addRow(tr("&Title"), m_title);
    form->addRow(QString(), m_notice);
    m_notice->setVisible(!m_noticeText.isEmpty());
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(sizeRow)))
        label->setBuddy(m_size);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    auto* heading = new QLabel(tr("Caption"));
    setRole(heading, "cardTitle");
    column->addSpacing(4);
    column->addWidget(heading);
    column->addWidget(m_caption);
    column->addStretch(1);
}

QWidget* ChartOptionsPane::buildOwnSize()
{
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_width);
    row->addWidget(new QLabel(QStringLiteral("×")));
    row->addWidget(m_height);
    row->addWidget(new QLabel(tr("pixels")));
    row->addStretch(1);
    return whole;
}

QString ChartOptionsPane::presetId() const
{
    return m_size->currentData().toString();
}

SheetFormat ChartOptionsPane::format() const
{
    const auto preset = std::find_if(m_presets.begin(), m_presets.end(),
                                     [this](const SheetPreset& each) { return each.id == presetId(); });
    return preset == m_presets.end() ? ownFormat(QSizeF(m_width->value(), m_height->value()))
                                     : preset->format;
}

void ChartOptionsPane::presetChosen()
{
    const bool picture = suffix() == QLatin1String("png");
    m_ownSize->setVisible(presetId() == kOwnSize);
    m_scale->setVisible(picture);
    m_scaleLabel->setVisible(picture);
    if (sender() == m_size) {
        const auto preset = std::find_if(m_presets.begin(), m_presets.end(),
                                         [this](const SheetPreset& each) { return each.id == presetId(); });
        m_scale->setValue(preset == m_presets.end() ? 1 : preset->pngScale);
        fitCaption();
    }
    Q_EMIT changed();
}

void ChartOptionsPane::fitCaption()
{
    const QSignalBlocker once(m_caption);
    // Systems stand in the legend or the title, too; never what keeps the chart honest.
    QStringList dispensable {QStringLiteral("date"), QStringLiteral("versions"), QStringLiteral("systems"),
                             QStringLiteral("labels")};
    if (saysNotice()) // in amber, and larger
        dispensable.append(QStringLiteral("repeats"));
    QStringList left;
    m_caption->leaveOut(left);
    for (const QString& id : dispensable) {
        if (warning().isEmpty())
            return;
        left.append(id);
        m_caption->leaveOut(left);
    }
    if (!warning().isEmpty()) // nothing is won: the rows are too many
        m_caption->leaveOut({});
}

bool ChartOptionsPane::saysNotice() const
{
    return m_notice->isChecked() && !m_noticeText.isEmpty();
}

/// Both begin with the same words: "Synthetic portraits: ".
bool ChartOptionsPane::noticeSaysSynthetic() const
{
    return saysNotice()
        && std::any_of(m_chart.captionParts.begin(), m_chart.captionParts.end(),
                       [this](const CaptionPart& part) {
        return part.id == QLatin1String("synthetic")
            && m_noticeText.contains(part.text.section(QLatin1Char(':'), 0, 0));
           });
}

ChartSheet ChartOptionsPane::sheet() const
{
    ChartSpec spec = m_chart;
    spec.title = m_title->text().trimmed();
    spec.caption = m_caption->text();
    return {spec, format(), saysNotice() ? m_noticeText : QString()};
}

QString ChartOptionsPane::suffix() const
{
    return m_formats->suffix();
}

double ChartOptionsPane::pngScale() const
{
    return m_scale->value();
}

QString ChartOptionsPane::warning() const
{
    return legibilityWarning(sheet(), presetId());
}

QString ChartOptionsPane::sizeText() const
{
    const QLocale locale;
    const ChartSheet now = sheet();
    if (suffix() == QLatin1String("pdf")) {
        constexpr double kMmPerPoint = 25.4 / 72;
        const QSizeF mm = now.sizeInPoints() * kMmPerPoint;
        return tr("%1 × %2 mm, text %3 points")
            .arg(locale.toString(mm.width(), 'f', 0), locale.toString(mm.height(), 'f', 0),
                 locale.toString(now.textPoints(), 'f', 0));
    }
    const double scale = suffix() == QLatin1String("png") ? pngScale() : 1;
    const QSize pixels = (now.size() * scale).toSize();
    return tr("%1 × %2 pixels").arg(locale.toString(pixels.width()), locale.toString(pixels.height()));
}

} // namespace plumbline::ui
