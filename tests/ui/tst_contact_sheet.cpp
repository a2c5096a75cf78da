// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "core/session/contact_sheet.h"
#include "core/session/session_work.h"
#include "tests/support/test_environment.h"
#include "tests/ui/review_audit.h"
#include "ui/browser/contact_sheet_dialog.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::ReviewAudit;

namespace {

const QString kSystem = QStringLiteral("fake_detect+fake_gender");

ImageId firstImage(const ReviewAudit& audit)
{
    return audit.session.project()->dataset()->images.front().id;
}

bool differs(const QImage& a, const QImage& b, const QRect& area)
{
    return a.copy(area).convertToFormat(QImage::Format_RGB32)
        != b.copy(area).convertToFormat(QImage::Format_RGB32);
}

} // namespace

class ContactSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlurredFaceDiffersAndTheRestIsThePicture();
    void withoutAKnownFaceEverythingIsBlurred();
    void aPdfAndItsJournalEntryAreWritten();
    void manyPicturesMakeManyPngPages();
    void theHeadCountsAndNamesTheSystem();
    void aSheetOfPairsSaysOfWhomAndWhere();
    void aFolderThatIsNotThereIsASentence();
    void theDialogBlursUnlessUnticked();
};

void ContactSheetTest::aBlurredFaceDiffersAndTheRestIsThePicture()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const auto& project = *audit.session.project();
    const QImage original(project.dataset()->images.front().path);
    const auto clear = sheetPicture(project, firstImage(audit), kSystem, false, 100);
    const auto blurred = sheetPicture(project, firstImage(audit), kSystem, true, 100);
    QVERIFY(clear && blurred);
    QCOMPARE(clear->picture.size(), original.size());
    const QRect face(10, 20, 50, 60); // the fake's
    const QRect below(0, 96, 80, 4);  // past the margin
    QVERIFY(!differs(clear->picture, original, original.rect()));
    QVERIFY(differs(blurred->picture, original, face));
    QVERIFY(!differs(blurred->picture, original, below));
    QCOMPARE(clear->verdict, Verdict::Wrong);
    QCOMPARE(clear->truth, QStringLiteral("female"));
}

void ContactSheetTest::withoutAKnownFaceEverythingIsBlurred()
{
    ImageDetail detail;
    detail.image.widthPx = 80;
    detail.image.heightPx = 100;
    const std::vector<QRectF> whole {QRectF(0, 0, 40, 50)};
    QCOMPARE(facesToBlur(detail, {40, 50}), whole); // no system has looked
    SystemAnswer answer;
    answer.outcome.kind = OutcomeKind::Undetected;
    detail.answers = {answer};
    QCOMPARE(facesToBlur(detail, {40, 50}), whole); // a face that was not found is a face all the same
    detail.answers.front().outcome.face = {10, 20, 60, 80, 0.9};
    detail.answers.front().outcome.faces = 2;
    QCOMPARE(facesToBlur(detail, {40, 50}), whole); // where the other is, is not known
    detail.answers.front().outcome.faces = 1;
    QCOMPARE(facesToBlur(detail, {40, 50}), (std::vector<QRectF> {QRectF(5, 10, 25, 30)}));
}

void ContactSheetTest::aPdfAndItsJournalEntryAreWritten()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    auto& project = *audit.session.project();
    ui::SheetPlan plan;
    for (const Image& image : project.dataset()->images)
        plan.tiles.emplace_back(image.id, kSystem);
    const QString path = audit.folder.filePath(QStringLiteral("sheet.pdf"));
    RunControl control;
    qint64 told = 0;
    const auto written = ui::writeContactSheet(project, plan, path, control,
                                               [&](const Progress& progress) { told = progress.done; });
    QVERIFY(written);
    QCOMPARE(*written, QStringList {path});
    QCOMPARE(told, qint64(ReviewAudit::kImages));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QVERIFY(project.provenance().value(QStringLiteral("project")).isString());

    control.cancel();
    const QString other = audit.folder.filePath(QStringLiteral("other.pdf"));
    const auto cancelled = ui::writeContactSheet(project, plan, other, control, [](const Progress&) {});
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
    QVERIFY(!QFileInfo::exists(other));
}

void ContactSheetTest::manyPicturesMakeManyPngPages()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    auto& project = *audit.session.project();
    ui::SheetPlan plan;
    plan.columns = 2;
    for (int i = 0; i < 9; ++i)
        plan.tiles.emplace_back(firstImage(audit), kSystem);
    const int pages = ui::sheetPages(plan);
    QVERIFY(pages > 1);
    RunControl control;
    const auto written = ui::writeContactSheet(
        project, plan, audit.folder.filePath(QStringLiteral("sheet.png")), control, [](const Progress&) {});
    QVERIFY(written);
    QCOMPARE(written->size(), pages);
    for (const QString& file : *written)
        QVERIFY(QImage(file).width() > 1000);
}

void ContactSheetTest::theHeadCountsAndNamesTheSystem()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const auto& project = *audit.session.project();
    ui::SheetPlan plan;
    plan.tiles.emplace_back(firstImage(audit), kSystem);
    QCOMPARE(ui::sheetText(plan), QStringLiteral("1 picture on 1 page"));
    const QString name = project.services().systemName(kSystem);
    QVERIFY(!name.isEmpty());
    QVERIFY2(ui::sheetHead(project, plan).startsWith(QStringLiteral("1 picture · answers of ") + name),
             qPrintable(ui::sheetHead(project, plan)));
    for (int i = 0; i < 40; ++i)
        plan.tiles.emplace_back(firstImage(audit), kSystem);
    QCOMPARE(ui::sheetText(plan), QStringLiteral("41 pictures on %1 pages").arg(ui::sheetPages(plan)));
    QVERIFY(!ui::sheetHead(project, plan)
                 .split(QStringLiteral(" · "))
                 .contains(project.name())); // it is the title
    const QImage all = *ui::renderSheetPage(project, plan, 0, 595);
    plan.filter = QStringLiteral("misread; Gender: female");
    QVERIFY(*ui::renderSheetPage(project, plan, 0, 595) != all); // and it says what is listed
    plan.filter.clear();
    plan.answers = false; // nobody's answers are shown
    QVERIFY(!ui::sheetHead(project, plan).contains(name));
    plan.answers = true;
    const QImage one = *ui::renderSheetPage(project, plan, 0, 595);
    plan.tiles[1].second = QStringLiteral("another"); // then each picture says whose answer it has
    QVERIFY(!ui::sheetHead(project, plan).contains(name));
    QVERIFY(*ui::renderSheetPage(project, plan, 0, 595) != one);
}

void ContactSheetTest::aSheetOfPairsSaysOfWhomAndWhere()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const auto& project = *audit.session.project();
    ui::SheetPlan plan;
    plan.answers = plan.labels = false;
    plan.columns = 4;
    for (int i = 0; i < 16; ++i) {
        plan.tiles.emplace_back(firstImage(audit), kSystem);
        plan.captions.append(QStringLiteral("Pair %1").arg(i / 2 + 1));
    }
    plan.subject = QStringLiteral("False matches");
    plan.facts = QStringList {QStringLiteral("Some system"), QStringLiteral("threshold 0.387")};
    QVERIFY2(
        ui::sheetHead(project, plan).startsWith(QStringLiteral("8 pairs · Some system · threshold 0.387 · ")),
        qPrintable(ui::sheetHead(project, plan)));
    plan.title = QStringLiteral("Mine"); // then what they are and the audit stand in the line below
    const QStringList head = ui::sheetHead(project, plan).split(QStringLiteral(" · "));
    QCOMPARE(head.first(), QStringLiteral("False matches"));
    QVERIFY(head.contains(project.name()));
    QCOMPARE(ui::sheetPages(plan), 1); // four lines of four fill a page
    const QImage page = *ui::renderSheetPage(project, plan, 0, 595);
    const QRect low(0, 660, 595, 100);
    QImage blank(low.size(), QImage::Format_RGB32);
    blank.fill(Qt::white);
    QVERIFY(differs(page.copy(low), blank, blank.rect()));
}

void ContactSheetTest::aFolderThatIsNotThereIsASentence()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    ui::SheetPlan plan;
    plan.tiles.emplace_back(firstImage(audit), kSystem);
    RunControl control;
    for (const char* name : {"none/sheet.pdf", "none/sheet.png"}) {
        const auto written =
            ui::writeContactSheet(*audit.session.project(), plan, audit.folder.filePath(QLatin1String(name)),
                                  control, [](const Progress&) {});
        QVERIFY(!written);
        QVERIFY(written.error().userText.contains(QStringLiteral("sheet.")));
    }
}

void ContactSheetTest::theDialogBlursUnlessUnticked()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    ui::ContactSheetDialog::Tiles tiles {{firstImage(audit), kSystem}};
    auto* dialog =
        new ui::ContactSheetDialog({audit.session, audit.context, audit.prompts}, {}, tiles, &audit.page);
    dialog->open();
    auto* blur = dialog->findChild<QCheckBox*>(QStringLiteral("sheetBlur"));
    const auto* warning = dialog->findChild<QLabel*>(QStringLiteral("sheetWarning"));
    QVERIFY(blur->isChecked());
    QVERIFY(dialog->plan().blurFaces);
    QVERIFY(!dialog->plan().fileNames); // they may be names of people
    QVERIFY(!warning->isVisible());
    QVERIFY(dialog->plan().filter.isEmpty());
    audit.context.browse.verdicts = {Verdict::Wrong};
    QVERIFY(!dialog->plan().filter.isEmpty());
    blur->click();
    QVERIFY(!dialog->plan().blurFaces);
    QVERIFY(warning->isVisible());
    audit.prompts.file = audit.folder.filePath(QStringLiteral("mine.pdf"));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("sheetSave")), Qt::LeftButton);
    const auto* message = dialog->findChild<QLabel*>(QStringLiteral("sheetMessage"));
    QTRY_VERIFY(message->text().contains(QStringLiteral("mine.pdf")));
    QVERIFY(QFileInfo::exists(audit.prompts.file));
    QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("sheetShow"))->isVisible());
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    ContactSheetTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_contact_sheet.moc"
