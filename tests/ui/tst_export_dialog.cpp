// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/chart_specs.h"
#include "tests/ui/portrait_folder.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_target.h"
#include "ui/dialogs/sheet_preview.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::PortraitFolder;
using plumbline::test::ScriptedPrompts;

namespace {

ui::ExportMaterial materialOf()
{
    ui::ExportMaterial material;
    material.audit = QStringLiteral("My audit");
    material.chart = test::chartOf(4, 2);
    material.chart.captionParts = {
        {QStringLiteral("synthetic"), QStringLiteral("Synthetic"), QStringLiteral("Synthetic.")},
        {QStringLiteral("images"), QStringLiteral("Images"), QStringLiteral("399 images.")},
        {QStringLiteral("interval"), QStringLiteral("Interval"), QStringLiteral("95 % Wilson.")}};
    TableSpec table;
    table.columns = {{QStringLiteral("subgroup"), QStringLiteral("subgroup"), false, {}},
                     {QStringLiteral("rate"), QStringLiteral("rate"), true, {}}};
    TableCell women;
    women.text = QStringLiteral("<Women>");
    TableCell rate;
    rate.text = QStringLiteral("25.0 %");
    rate.value = 0.25;
    table.rows = {{women, rate}};
    material.tables = {{QStringLiteral("subgroups"), QStringLiteral("Subgroups"), table},
                       {QStringLiteral("comparisons"), QStringLiteral("Comparisons"), {}}};
    return material;
}

/// The dialog on an audit of three labelled portraits.
struct Desk
{
    PortraitFolder folder;
    Session session {std::make_shared<const Services>()};
    ScriptedPrompts prompts;
    QPointer<ui::ExportDialog> dialog;

    bool open(ui::ExportWhat what)
    {
        const auto created = session.createProject(folder.path(QStringLiteral("a.plumb")));
        if (!QTest::qWaitFor([&] { return created.isFinished(); }, 20'000))
            return false;
        QByteArray table("file,gender\n");
        for (int i = 0; i < 3; ++i) {
            folder.addPicture(QStringLiteral("%1.png").arg(i));
            table += QByteArray::number(i) + ".png,female\n";
        }
        ImportRequest request;
        request.imagesDir = folder.faces();
        request.labelsFile = folder.addTable(QStringLiteral("labels.csv"), table);
        const auto imported = session.importDataset(request);
        if (!QTest::qWaitFor([&] { return imported.isFinished(); }, 20'000))
            return false;
        dialog = new ui::ExportDialog(materialOf(), what, session, prompts, nullptr);
        dialog->show();
        return true;
    }
    ~Desk() { delete dialog; }
    template<class T>
    [[nodiscard]] T* part(const char* name) const
    {
        return dialog->findChild<T*>(QLatin1String(name));
    }
    void name(const QString& path) const
    {
        auto* edit = part<QLineEdit>("exportEdit");
        edit->setText(path);
        Q_EMIT edit->editingFinished();
    }
    [[nodiscard]] QString path() const { return part<QLineEdit>("exportEdit")->text(); }
    bool save() const
    {
        QSignalSpy written(dialog, &ui::ExportDialog::written);
        part<QPushButton>("exportSave")->click();
        return QTest::qWaitFor([&] { return !written.isEmpty(); }, 20'000);
    }
};

/// Mean difference of the pixels' green, 0 to 255.
double difference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y)));
    }
    return sum / (a.width() * a.height());
}

} // namespace

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePreviewIsTheFile();
    void presetsHaveTheirPixels_data();
    void presetsHaveTheirPixels();
    void whatIsLeftOutIsWarnedOf();
    void theDefaultSlideCanBeRead();
    void theTitleHasItsIntervalAndTheWarningStandsBelowIt();
    void aFormatChangesTheSuffixOnly();
    void aMissingFolderKeepsTheDialog();
    void aFileThatIsThereIsReplacedKnowingly();
    void copyGivesPictureAndDrawing();
    void aTableIsCopiedForSheetAndDocument();
    void answersAreShownAsTheyAreWritten();
    void theFolderIsRemembered();
    void typingATitleDrawsOnce();
};

void ExportDialogTest::thePreviewIsTheFile()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    const auto* preview = desk.part<ui::SheetPreview>("exportPreview");
    const QImage shown = preview->sheet()->image(1);
    const QRectF page = preview->page();
    QVERIFY(QRectF(preview->rect()).contains(page));
    const QImage onScreen = const_cast<ui::SheetPreview*>(preview)
                                ->grab(page.toAlignedRect())
                                .toImage()
                                .convertToFormat(QImage::Format_RGB32);
    desk.name(desk.folder.path(QStringLiteral("chart.png")));
    QVERIFY(desk.save());
    const QImage file =
        QImage(desk.folder.path(QStringLiteral("chart.png"))).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(file, shown);
    const QImage small = file.scaled(onScreen.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QVERIFY2(difference(small, onScreen) < 4, qPrintable(QString::number(difference(small, onScreen))));
}

void ExportDialogTest::presetsHaveTheirPixels_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::newRow("slide") << QStringLiteral("slide") << 1 << QSize(1920, 1080);
    QTest::newRow("slide, twice") << QStringLiteral("slide") << 2 << QSize(3840, 2160);
    QTest::newRow("half slide") << QStringLiteral("half-slide") << 1 << QSize(960, 1080);
    QTest::newRow("square") << QStringLiteral("square") << 1 << QSize(1080, 1080);
    QTest::newRow("own") << QStringLiteral("own") << 1 << QSize(1234, 777);
}

void ExportDialogTest::presetsHaveTheirPixels()
{
    QFETCH(QString, preset);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    auto* box = desk.part<QComboBox>("exportSize");
    box->setCurrentIndex(box->findData(preset));
    desk.part<QSpinBox>("exportWidth")->setValue(1234);
    desk.part<QSpinBox>("exportHeight")->setValue(777);
    desk.part<QSpinBox>("exportScale")->setValue(scale);
    desk.name(desk.folder.path(QStringLiteral("chart.png")));
    QVERIFY(desk.save());
    QCOMPARE(QImage(desk.folder.path(QStringLiteral("chart.png"))).size(), size);
}

void ExportDialogTest::whatIsLeftOutIsWarnedOf()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    const auto* preview = desk.part<ui::SheetPreview>("exportPreview");
    QCOMPARE(preview->sheet()->spec().caption, QStringLiteral("Synthetic. 399 images. 95 % Wilson."));
    const auto* warning = desk.part<QLabel>("captionWarning");
    QVERIFY(!warning->isVisible());
    desk.part<QCheckBox>("caption_images")->setChecked(false);
    QCOMPARE(preview->sheet()->spec().caption, QStringLiteral("Synthetic. 95 % Wilson."));
    QVERIFY(warning->isVisible() && warning->text().contains(QStringLiteral("number of images")));
    desk.part<QCheckBox>("caption_images")->setChecked(true);
    QVERIFY(!warning->isVisible());
    desk.part<QLineEdit>("captionText_synthetic")->clear();
    QVERIFY(warning->text().contains(QStringLiteral("synthetic")));
    desk.part<QLineEdit>("captionOwn")->setText(QStringLiteral("Seen at noon."));
    QTRY_VERIFY(preview->sheet()->spec().caption.endsWith(QStringLiteral("Seen at noon.")));
}

void ExportDialogTest::theDefaultSlideCanBeRead()
{
    ui::ExportMaterial material = materialOf();
    material.chart = test::chartOf(4, 6); // every system there is, women and men by skin tone
    const auto add = [&](const char* id, const char* text) {
        material.chart.captionParts.push_back(
            {QString::fromLatin1(id), QString::fromLatin1(id), QString::fromUtf8(text)});
    };
    add("synthetic", "Synthetic portraits: this shows the tool and is no evidence about these systems.");
    add("images", "336 images of 80 people in “sample”.");
    add("interval", "Error rate per face found; 95 % Wilson interval.");
    add("systems",
        "Systems: face-api.js (run 1), Human 3 gear (run 2), Human 3 faceres (run 3), mini-Xception "
        "(run 4), SSR-Net (run 5), FairFace (run 6).");
    add("versions",
        "Versions: human-models 3.0.4, faceapi-models 1.7.15, gender-models 0.3.1, emotion-models 1.2.0, "
        "age-models 2.0.1, fairface-models 1.1.0, opencv 4.6.0, dlib 19.24.");
    add("labels",
        "Gender as read by these systems is a binary guess from appearance; compared with the "
        "label “gender” (rendered).");
    add("repeats", "Several images show the same person.");
    add("date", "23 November 2026.");
    material.chart.title =
        QStringLiteral("SSR-Net misreads darker women 38.1 points more often than lighter women");
    material.interval = QStringLiteral("(95 % interval 17.0 to 60.8)");
    material.warning =
        QStringLiteral("Synthetic portraits: no evidence about these systems. 336 images of 80 "
                       "people: people were resampled, not pictures (design effect 0.9 to 3.7).");
    Session session {std::make_shared<const Services>()};
    ScriptedPrompts prompts;
    QPointer<ui::ExportDialog> dialog =
        new ui::ExportDialog(material, ui::ExportWhat::Chart, session, prompts, nullptr);
    dialog->open();
    const auto* warning = dialog->findChild<QLabel*>(QStringLiteral("exportWarning"));
    const auto* preview = dialog->findChild<ui::SheetPreview*>(QStringLiteral("exportPreview"));
    QVERIFY2(!warning->isVisible(), qPrintable(warning->text()));
    const auto box = [&](const char* id) {
        return dialog->findChild<QCheckBox*>(QStringLiteral("caption_") + QLatin1String(id));
    };
    for (const char* kept : {"images", "interval", "repeats"})
        QVERIFY2(box(kept)->isChecked(), kept);
    QVERIFY(!box("synthetic")->isChecked()); // the warning says it, larger
    auto* notice = dialog->findChild<QCheckBox*>(QStringLiteral("exportNotice"));
    notice->click();
    QVERIFY(box("synthetic")->isChecked()
            && preview->sheet()->spec().caption.contains(QStringLiteral("Synthetic")));
    notice->click();
    QVERIFY(!box("synthetic")->isChecked());
    QVERIFY(!box("date")->isChecked());
    const auto* told = dialog->findChild<QLabel*>(QStringLiteral("captionLeftOut"));
    QVERIFY(told->isVisible() && told->text().contains(QStringLiteral("date")));
    QVERIFY(!preview->sheet()->spec().caption.contains(QStringLiteral("November")));
    auto* size = dialog->findChild<QComboBox*>(QStringLiteral("exportSize"));
    size->setCurrentIndex(size->findData(QStringLiteral("a4-column"))); // a page has room for all of it
    QVERIFY(box("date")->isChecked() && !told->isVisible());
    box("labels")->click();
    size->setCurrentIndex(size->findData(QStringLiteral("slide")));
    size->setCurrentIndex(size->findData(QStringLiteral("a4-column")));
    QVERIFY(!box("labels")->isChecked()); // what one chose stays
    delete dialog;
}

void ExportDialogTest::theTitleHasItsIntervalAndTheWarningStandsBelowIt()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    const auto* notice = desk.part<QCheckBox>("exportNotice");
    QVERIFY(notice && !notice->isVisible()); // there is nothing to warn of
    ui::ExportMaterial material = materialOf();
    material.interval = QStringLiteral("(95 % interval 18 to 55)");
    material.warning = QStringLiteral("Nobody has said who described the people.");
    const QString title = material.chart.title;
    delete desk.dialog;
    desk.dialog =
        new ui::ExportDialog(std::move(material), ui::ExportWhat::Chart, desk.session, desk.prompts, nullptr);
    desk.dialog->show();
    const auto sheet = [&] { return *desk.part<ui::SheetPreview>("exportPreview")->sheet(); };
    QCOMPARE(sheet().spec().title, title + QStringLiteral(" (95 % interval 18 to 55)"));
    const QByteArray said = sheet().svg();
    QVERIFY(said.contains("Nobody has said who described the people."));
    const auto amber = [&] { // pixels of the warning's colour
        const QImage image = sheet().image(1);
        const QRgb colour = ui::Theme::light().warning.rgb();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixel(x, y) == colour ? 1 : 0;
        return pixels;
    };
    QVERIFY(amber() > 100);
    desk.part<QCheckBox>("exportNotice")->click();
    QCOMPARE(amber(), 0);
    QVERIFY(!sheet().svg().contains("Nobody has said"));
}

void ExportDialogTest::aFormatChangesTheSuffixOnly()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    QVERIFY2(desk.path().endsWith(QStringLiteral("my-audit-subgroup_error.png")), qPrintable(desk.path()));
    desk.part<QPushButton>("exportFormat_svg")->click();
    QVERIFY(desk.path().endsWith(QStringLiteral("my-audit-subgroup_error.svg")));
    const QString own = desk.folder.path(QStringLiteral("talk.v2.png"));
    desk.name(own);
    desk.part<QPushButton>("exportFormat_pdf")->click();
    QCOMPARE(desk.path(), desk.folder.path(QStringLiteral("talk.v2.pdf")));
}

void ExportDialogTest::aMissingFolderKeepsTheDialog()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    desk.name(desk.folder.path(QStringLiteral("no/such/chart.png")));
    desk.part<QPushButton>("exportSave")->click();
    const auto* status = desk.part<QLabel>("exportStatus");
    QTRY_VERIFY(status->text().contains(QStringLiteral("There is no folder"), Qt::CaseInsensitive));
    QTRY_VERIFY(desk.part<QPushButton>("exportSave")->isEnabled());
    QVERIFY(desk.dialog && desk.dialog->isVisible());
}

void ExportDialogTest::aFileThatIsThereIsReplacedKnowingly()
{
    Desk desk;
    const QString there = desk.folder.addTable(QStringLiteral("there.png"), "x");
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    desk.name(there);
    QCOMPARE(desk.part<QPushButton>("exportSave")->text(), QStringLiteral("Replace"));
    QVERIFY(desk.save());
    QVERIFY(!QImage(there).isNull());
    const QString next = ui::freePath(desk.folder.path(), QStringLiteral("there"), QStringLiteral("png"));
    QCOMPARE(next, desk.folder.path(QStringLiteral("there-2.png"))); // what is proposed overwrites nothing
}

void ExportDialogTest::copyGivesPictureAndDrawing()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    desk.part<QPushButton>("exportCopy")->click();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(1920, 1080));
    QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("<title>"));
}

void ExportDialogTest::aTableIsCopiedForSheetAndDocument()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Table));
    desk.part<QPushButton>("exportCopy")->click();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), QStringLiteral("subgroup\trate\n<Women>\t25.0 %\n"));
    QVERIFY(data->html().contains(QStringLiteral("&lt;Women&gt;")));
    QVERIFY(data->html().contains(QStringLiteral("<th align=\"right\">rate</th>")));
    desk.name(desk.folder.path(QStringLiteral("t.csv")));
    QVERIFY(desk.save());
    QFile file(desk.folder.path(QStringLiteral("t.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("subgroup,rate\r\n<Women>,0.25\r\n"));
}

void ExportDialogTest::answersAreShownAsTheyAreWritten()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Answers));
    auto* rows = desk.part<QAbstractItemView>("exportRows");
    QTRY_COMPARE(rows->model()->rowCount(), 3);
    QCOMPARE(rows->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("file"));
    desk.name(desk.folder.path(QStringLiteral("answers.csv")));
    QVERIFY(desk.save());
    QFile file(desk.folder.path(QStringLiteral("answers.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 4);
}

void ExportDialogTest::theFolderIsRemembered()
{
    PortraitFolder folder;
    ui::rememberExportFolder(folder.path(QStringLiteral("chart.png")));
    QCOMPARE(ui::exportFolder(), QFileInfo(folder.faces()).absolutePath());
    ui::rememberExportFolder(folder.path(QStringLiteral("gone/chart.png")));
    QVERIFY(QFileInfo(ui::exportFolder()).isDir()); // one that is no more is not proposed
    QCOMPARE(ui::exportName(QStringLiteral(" Sample audit (2) "), QStringLiteral("chart")),
             QStringLiteral("sample-audit-2-chart"));
}

void ExportDialogTest::typingATitleDrawsOnce()
{
    Desk desk;
    QVERIFY(desk.open(ui::ExportWhat::Chart));
    const auto* preview = desk.part<ui::SheetPreview>("exportPreview");
    const QString before = preview->sheet()->spec().title;
    auto* title = desk.part<QLineEdit>("exportTitle");
    title->setFocus();
    title->selectAll();
    QTest::keyClicks(title, QStringLiteral("Who is misread"));
    QCOMPARE(preview->sheet()->spec().title, before); // not yet: more letters may follow
    QTRY_COMPARE(preview->sheet()->spec().title, QStringLiteral("Who is misread"));
    title->setText(QStringLiteral("At once"));
    desk.part<QPushButton>("exportFormat_svg")->click();
    desk.name(desk.folder.path(QStringLiteral("chart.svg")));
    desk.part<QPushButton>("exportCopy")->click();
    QCOMPARE(preview->sheet()->spec().title, QStringLiteral("At once"));
    title->setText(QStringLiteral("In the file"));
    QVERIFY(desk.save());
    QFile file(desk.folder.path(QStringLiteral("chart.svg")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("In the file"));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&app);
    ExportDialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_export_dialog.moc"
