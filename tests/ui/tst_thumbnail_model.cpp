// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"
#include "tests/ui/outcome_rows.h"
#include "ui/browser/thumbnail_model.h"

using namespace plumbline;
using plumbline::test::makeDataset;
using plumbline::test::makeListing;
using plumbline::test::makeRows;
using ui::ThumbnailModel;

class ThumbnailModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAProperModelEmptyOneAndMany();
    void otherRowsResetIt();
    void sameImagesAreChangedDataNotAReset();
    void findsAnImageOfASystem();
    void namesSystemsOnlyWhenThereAreSeveral();
    void aPictureThatCameChangesJustItsRow();
    void aBrokenFileIsSaidOnceAndNotWaitedFor();
    void wishesForTilesScrolledAwayAreTakenBack();
    void saysInWordsWhatATileShows();
    void saysInWordsWhatTheAuditorSaid();
};

void ThumbnailModelTest::isAProperModelEmptyOneAndMany()
{
    ThumbnailModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const int count : {0, 1, 300, 0}) {
        model.setListing(makeListing(makeRows(count), makeDataset(count)));
        QCOMPARE(model.rowCount(), count);
    }
    QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

void ThumbnailModelTest::otherRowsResetIt()
{
    ThumbnailModel model(nullptr);
    const auto dataset = makeDataset(5);
    model.setListing(makeListing(makeRows(3), dataset));
    QSignalSpy resets(&model, &ThumbnailModel::modelReset);
    model.setListing(makeListing(makeRows(4), dataset));
    QCOMPARE(resets.count(), 1);
    model.setListing(makeListing(makeRows(4), makeDataset(5))); // the same ids of another dataset
    QCOMPARE(resets.count(), 2);
}

void ThumbnailModelTest::sameImagesAreChangedDataNotAReset()
{
    ThumbnailModel model(nullptr);
    const auto dataset = makeDataset(3);
    model.setListing(makeListing(makeRows(3), dataset));
    QSignalSpy resets(&model, &ThumbnailModel::modelReset);
    QSignalSpy changes(&model, &ThumbnailModel::dataChanged);
    auto rows = makeRows(3);
    rows[1].verdict = Verdict::Undetected;
    model.setListing(makeListing(rows, dataset));
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.row(1).verdict, Verdict::Undetected);
}

void ThumbnailModelTest::findsAnImageOfASystem()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(2);
    auto more = makeRows(2, QStringLiteral("other"));
    rows.insert(rows.end(), more.begin(), more.end());
    model.setListing(makeListing(rows, makeDataset(2)));
    QCOMPARE(model.find(ImageId(2), QStringLiteral("other")), 3);
    QCOMPARE(model.find(ImageId(2), QString()), 1);
    QCOMPARE(model.find(ImageId(9), QString()), -1);
}

void ThumbnailModelTest::namesSystemsOnlyWhenThereAreSeveral()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(2), makeDataset(2)));
    QVERIFY(!model.namesSystems());
    auto rows = makeRows(2);
    rows.push_back(makeRows(1, QStringLiteral("other")).front());
    model.setListing(makeListing(rows, makeDataset(2)));
    QVERIFY(model.namesSystems());
}

void ThumbnailModelTest::aPictureThatCameChangesJustItsRow()
{
    const QTemporaryDir dir;
    QImage image(40, 50, QImage::Format_RGB32);
    image.fill(Qt::green);
    QVERIFY(image.save(dir.filePath(QStringLiteral("1.png"))));
    QVERIFY(image.save(dir.filePath(QStringLiteral("2.png"))));
    ThumbnailCache cache;
    ThumbnailModel model(&cache);
    model.setListing(makeListing(makeRows(2), makeDataset(2, dir.path())));
    QSignalSpy changes(&model, &ThumbnailModel::dataChanged);
    QVERIFY(model.picture(1, 64).isNull());
    QTRY_COMPARE(changes.count(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changes.first().at(1).toModelIndex().row(), 1);
    QVERIFY(!model.picture(1, 64).isNull());
}

void ThumbnailModelTest::aBrokenFileIsSaidOnceAndNotWaitedFor()
{
    const QTemporaryDir dir; // empty: no such file
    ThumbnailCache cache;
    ThumbnailModel model(&cache);
    model.setListing(makeListing(makeRows(1), makeDataset(1, dir.path())));
    QSignalSpy changes(&model, &ThumbnailModel::dataChanged);
    QVERIFY(!model.isBroken(0));
    QVERIFY(model.picture(0, 64).isNull());
    QTRY_COMPARE(changes.count(), 1);
    QVERIFY(model.isBroken(0));
    QVERIFY(model.picture(0, 64).isNull());
    QTest::qWait(20);
    QCOMPARE(changes.count(), 1);
}

void ThumbnailModelTest::wishesForTilesScrolledAwayAreTakenBack()
{
    const QTemporaryDir dir;
    QImage image(1400, 1400, QImage::Format_RGB32);
    image.fill(Qt::green);
    for (int i = 1; i <= 9; ++i)
        QVERIFY(image.save(dir.filePath(QStringLiteral("%1.png").arg(i))));
    ThumbnailCache cache;
    ThumbnailModel model(&cache);
    model.setListing(makeListing(makeRows(9), makeDataset(9, dir.path())));
    QSignalSpy changes(&model, &ThumbnailModel::dataChanged);
    for (int row = 0; row < 9; ++row)
        QVERIFY(model.picture(row, 64).isNull());
    model.setVisibleRows(7, 8);
    QVERIFY2(cache.waiting() <= 2, qPrintable(QString::number(cache.waiting())));
    QTRY_VERIFY(!model.picture(7, 64).isNull() && !model.picture(8, 64).isNull());
    QTest::qWait(50);
    QVERIFY2(changes.count() <= 4, qPrintable(QString::number(changes.count()))); // two were being decoded
}

void ThumbnailModelTest::saysInWordsWhatTheAuditorSaid()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(2);
    rows[0].review.excluded = true;
    rows[0].review.excludedReason = QStringLiteral("not a face");
    rows[0].review.note = QStringLiteral("a statue");
    model.setListing(makeListing(rows, makeDataset(2)));
    const QString said = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY(said.contains(QStringLiteral("excluded: not a face")));
    QVERIFY(said.contains(QStringLiteral("a statue")));
    QVERIFY(
        !model.data(model.index(1), Qt::AccessibleTextRole).toString().contains(QStringLiteral("excluded")));
}

void ThumbnailModelTest::saysInWordsWhatATileShows()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(2);
    rows[1].verdict = Verdict::Undetected;
    rows[1].outcome.kind = OutcomeKind::Undetected;
    rows[1].truth.clear();
    model.setListing(makeListing(rows, makeDataset(2)));
    const QString wrong = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY(wrong.contains(QStringLiteral("labelled female")));
    QVERIFY(wrong.contains(QStringLiteral("reads male")));
    const QString unseen = model.data(model.index(1), Qt::AccessibleTextRole).toString();
    QVERIFY(unseen.contains(QStringLiteral("not stated")));
    QVERIFY(unseen.contains(QStringLiteral("no face found")));
    QVERIFY(wrong.contains(QStringLiteral("(0.85)")));
    rows[0].outcome.answer.confidence = 0; // the system gives none
    model.setLabelled(false);
    model.setListing(makeListing(rows, makeDataset(2)));
    const QString unsure = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY(unsure.contains(QStringLiteral("reads male")) && !unsure.contains(QStringLiteral("0.00")));
    QVERIFY(!unsure.contains(QStringLiteral("labelled")));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QGuiApplication app(argc, argv);
    ThumbnailModelTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnail_model.moc"
