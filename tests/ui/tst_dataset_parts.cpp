// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QToolTip>

#include "core/dataset/composition.h"
#include "tests/support/test_environment.h"
#include "ui/dialogs/meaning_dialog.h"
#include "ui/pages/composition_chart.h"
#include "ui/pages/feeding_words.h"
#include "ui/theme/theme.h"

using namespace plumbline;

namespace {

std::vector<CompositionRow> genderBySkin()
{
    std::vector<CompositionRow> rows;
    const auto add = [&rows](const char* gender, const char* skin, qint64 images) {
        CompositionRow row;
        row.group = {QString::fromLatin1(gender), QString::fromLatin1(skin)};
        row.images = images;
        rows.push_back(row);
    };
    add("female", "darker", 3);
    add("female", "lighter", 40);
    add("male", "darker", 30);
    add("male", "", 27);
    return rows;
}

AttributeInfo genderLabel()
{
    AttributeInfo label;
    label.name = QStringLiteral("sex");
    label.values = QStringList {QStringLiteral("F"), QStringLiteral("M"), QStringLiteral("X")};
    label.valueMap = {{QStringLiteral("F"), QStringLiteral("female")}};
    return label;
}

const QStringList kClasses {QStringLiteral("female"), QStringLiteral("male")};

QComboBox* choiceOf(const ui::MeaningDialog& dialog, const char* value)
{
    return dialog.findChild<QComboBox*>(QStringLiteral("meaningOf_") + QLatin1String(value));
}

} // namespace

/// Small parts of the Dataset and Systems pages that have no page of their own to be tested with.
class DatasetPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsAreValuesPartedByTheSecondName();
    void oneNameAloneHasNoParts();
    void theChartIsTold();
    void pointingAtAPartSaysWhatItIs();
    void theMeaningsThatAreThereAreChosen();
    void whatIsNotOfferedIsInNoMap();
    void everyMeaningIsReadWhole();
    void whatANetIsShownIsToldInWords();
};

void DatasetPartsTest::barsAreValuesPartedByTheSecondName()
{
    ui::CompositionChart chart;
    chart.setRows({QStringLiteral("gender"), QStringLiteral("skin")}, genderBySkin());
    QCOMPARE(chart.bars().size(), std::size_t {2});
    QCOMPARE(chart.series().size(), 3); // darker, lighter, not stated
    QCOMPARE(chart.bars()[0].images, 43);
    QVERIFY(chart.bars()[0].parts[0].few && !chart.bars()[0].parts[1].few);
    QCOMPARE(chart.series().at(chart.bars()[1].parts[1].series), QStringLiteral("not stated"));
    const int two = chart.sizeHint().height();
    auto more = genderBySkin();
    more.push_back(more.back());
    more.back().group[0] = QStringLiteral("other");
    chart.setRows({QStringLiteral("gender"), QStringLiteral("skin")}, more);
    QVERIFY(chart.sizeHint().height() > two); // as high as its bars
}

void DatasetPartsTest::oneNameAloneHasNoParts()
{
    ui::CompositionChart chart;
    CompositionRow row;
    row.group = QStringList {QStringLiteral("female")};
    row.images = 12;
    chart.setRows({QStringLiteral("gender")}, {row});
    QVERIFY(chart.series().isEmpty());
    QCOMPARE(chart.summary(), QStringLiteral("female: 12"));
    chart.setRows({}, {});
    QVERIFY(chart.bars().empty() && chart.summary().isEmpty());
}

void DatasetPartsTest::theChartIsTold()
{
    ui::CompositionChart chart;
    chart.setRows({QStringLiteral("gender"), QStringLiteral("skin")}, genderBySkin());
    QCOMPARE(chart.accessibleDescription(),
             QStringLiteral("female: 43 (darker 3, lighter 40); male: 57 (darker 30, not stated 27)"));
}

void DatasetPartsTest::pointingAtAPartSaysWhatItIs()
{
    ui::CompositionChart chart;
    chart.setRows({QStringLiteral("gender"), QStringLiteral("skin")}, genderBySkin());
    chart.resize(400, chart.sizeHint().height());
    chart.show();
    QString told;
    for (int x = 0; x < chart.width() && told.isEmpty(); ++x) { // the leftmost part of the upper bar
        const QPoint at(x, chart.height() - chart.sizeHint().height() + 26 + 13);
        QHelpEvent event(QEvent::ToolTip, at, chart.mapToGlobal(at));
        QApplication::sendEvent(&chart, &event);
        told = QToolTip::text();
    }
    QVERIFY2(told.startsWith(QStringLiteral("female, darker: 3 images")), qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("too few")));
}

void DatasetPartsTest::theMeaningsThatAreThereAreChosen()
{
    const ui::MeaningDialog dialog(genderLabel(), {5, 6, 1}, kClasses, nullptr);
    QCOMPARE(choiceOf(dialog, "F")->currentData().toString(), QStringLiteral("female"));
    QVERIFY(choiceOf(dialog, "M")->currentData().toString().isEmpty()); // said nothing yet: not offered
    QCOMPARE(dialog.map(), genderLabel().valueMap);
}

void DatasetPartsTest::whatIsNotOfferedIsInNoMap()
{
    const ui::MeaningDialog dialog(genderLabel(), {5, 6, 1}, kClasses, nullptr);
    choiceOf(dialog, "M")->setCurrentIndex(choiceOf(dialog, "M")->findData(QStringLiteral("male")));
    choiceOf(dialog, "F")->setCurrentIndex(choiceOf(dialog, "F")->count() - 1);
    const QHash<QString, QString> only {{QStringLiteral("M"), QStringLiteral("male")}};
    QCOMPARE(dialog.map(), only);
}

void DatasetPartsTest::everyMeaningIsReadWhole()
{
    ui::MeaningDialog dialog(genderLabel(), {5, 6, 1}, kClasses, nullptr);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    for (const char* value : {"F", "M", "X"}) {
        QComboBox* box = choiceOf(dialog, value);
        QStyleOptionComboBox option;
        option.initFrom(box);
        const QRect room =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        for (int i = 0; i < box->count(); ++i)
            QVERIFY2(box->fontMetrics().horizontalAdvance(box->itemText(i)) <= room.width(),
                     qPrintable(box->itemText(i)));
    }
}

void DatasetPartsTest::whatANetIsShownIsToldInWords()
{
    Feeding feeding;
    feeding.widthPx = 64;
    feeding.heightPx = 64;
    feeding.channels = ChannelOrder::Grey;
    feeding.crop.scale = 1.4;
    QCOMPARE(ui::feedingWords(feeding),
             QStringLiteral("a square around the face, 1.4 times as high, in grey, 64 × 64 pixels"));
    feeding.crop = {CropKind::Box, 1, 1, 0};
    feeding.channels = ChannelOrder::Bgr; // the order of colours is no matter of words
    QCOMPARE(ui::feedingWords(feeding),
             QStringLiteral("the face as it was found, in colour, 64 × 64 pixels"));
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    const ui::Theme theme(&app);
    DatasetPartsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dataset_parts.moc"
