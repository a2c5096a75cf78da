// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "ui/models/import_columns_model.h"
#include "ui/models/labels_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using ui::LabelsModel;

namespace {

AttributeInfo label(const QString& name, const QStringList& values)
{
    AttributeInfo info;
    info.name = name;
    info.values = values;
    return info;
}

/// A label with a meaning, one without, one of many values, and a grouping.
std::vector<AttributeInfo> labels()
{
    AttributeInfo gender = label(QStringLiteral("gender"), {QStringLiteral("F"), QStringLiteral("M")});
    gender.source = LabelSource::Perceived;
    gender.valueMap.insert(QStringLiteral("F"), QStringLiteral("female"));
    QStringList many;
    for (int i = 0; i < 40; ++i)
        many << QString::number(i);
    AttributeInfo grouping = label(QStringLiteral("bands"), {QStringLiteral("young"), QStringLiteral("old")});
    grouping.isGrouping = true;
    return {gender, label(QStringLiteral("hair"), {QStringLiteral("long"), QStringLiteral("short")}),
            label(QStringLiteral("age"), many), grouping};
}

std::vector<Grouping> groupings()
{
    Grouping bands;
    bands.name = QStringLiteral("bands");
    bands.attribute = QStringLiteral("age");
    return {bands};
}

QString said(const LabelsModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class LabelsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsSayWhatALabelIs();
    void whoSaysSoIsAskedForAndShownOnceItIsSo();
    void onlyLabelsWithFewValuesTakeAMeaning();
    void aReadOnlyAuditIsNotEdited();
};

void LabelsModelTest::rowsSayWhatALabelIs()
{
    LabelsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setLabels(labels(), groupings(), true);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(said(model, 0, LabelsModel::WhichColumn), QStringLiteral("F, M"));
    QVERIFY(said(model, 0, LabelsModel::MeaningColumn).contains(QStringLiteral("F means female")));
    QVERIFY(said(model, 1, LabelsModel::MeaningColumn).contains(QStringLiteral("choose"))); // where to click
    QVERIFY(said(model, 2, LabelsModel::WhichColumn).endsWith(QStringLiteral("…")));
    QCOMPARE(said(model, 2, LabelsModel::ValuesColumn), QStringLiteral("40"));
    QVERIFY(said(model, 3, LabelsModel::SourceColumn).contains(QStringLiteral("age")));
    for (int column = 0; column < LabelsModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    model.setLabels({}, {}, true);
    QCOMPARE(model.rowCount(), 0);
}

void LabelsModelTest::whoSaysSoIsAskedForAndShownOnceItIsSo()
{
    LabelsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLabels(labels(), groupings(), true);
    const QSignalSpy asked(&model, &LabelsModel::sourceChosen);
    const QModelIndex source = model.index(0, LabelsModel::SourceColumn);
    const QStringList choices = source.data(LabelsModel::ChoicesRole).toStringList();
    QCOMPARE(choices, ui::ImportColumnsModel::sourceWords());
    const QString word = choices.at(static_cast<int>(LabelSource::SelfDescribed));
    QVERIFY(model.setData(source, word, Qt::EditRole));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toString(), QStringLiteral("gender"));
    QVERIFY(source.data().toString() != word);                    // the audit has it first
    QVERIFY(!model.setData(source, source.data(), Qt::EditRole)); // it says so already
    QVERIFY(!model.setData(source, QStringLiteral("nobody"), Qt::EditRole));
    QVERIFY(!model.setData(model.index(3, LabelsModel::SourceColumn), word, Qt::EditRole)); // its label's
    QCOMPARE(asked.size(), 1);
}

void LabelsModelTest::onlyLabelsWithFewValuesTakeAMeaning()
{
    LabelsModel model;
    model.setLabels(labels(), groupings(), true);
    QVERIFY(model.takesMeaning(0) && model.takesMeaning(1));
    QVERIFY(!model.takesMeaning(2));
    QVERIFY(!model.takesMeaning(3));
    QVERIFY(said(model, 2, LabelsModel::MeaningColumn).isEmpty());
}

void LabelsModelTest::aReadOnlyAuditIsNotEdited()
{
    LabelsModel model;
    model.setLabels(labels(), groupings(), false);
    for (int column = 0; column < LabelsModel::ColumnCount; ++column)
        QVERIFY(!(model.flags(model.index(0, column)) & Qt::ItemIsEditable));
    QVERIFY(
        model.index(0, LabelsModel::SourceColumn).data(LabelsModel::ChoicesRole).toStringList().isEmpty());
    QVERIFY(!model.takesMeaning(0));
    QVERIFY(said(model, 1, LabelsModel::MeaningColumn).isEmpty());
}

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    LabelsModelTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_labels_model.moc"
