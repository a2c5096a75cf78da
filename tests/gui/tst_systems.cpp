// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTest>

#include "tests/gui/window_story.h"
#include "ui/dialogs/feeding_dialog.h"
#include "ui/dialogs/own_model_dialog.h"
#include "ui/dialogs/try_dialog.h"
#include "ui/models/spec_table_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kFewImages = 24;

template<class T>
T* part(QWidget* dialog, const char* name)
{
    return dialog->findChild<T*>(QLatin1String(name));
}

void click(QWidget* dialog, const char* name)
{
    QTest::mouseClick(part<QAbstractButton>(dialog, name), Qt::LeftButton);
}

} // namespace

/// What a reader can do with systems beside running them: try them on a picture, find out whether they are
/// fed as they should be, add one of their own.
class SystemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySystemAnswersToOnePicture();
    void aPictureThatIsNoneGetsASentence();
    void anotherOrderOfColoursShowsInTheErrors();
    void aNetOfOnesOwnBecomesASystemAndGoesAgain();

private:
    static QString samplePicture();
};

void SystemsTest::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
}

QString SystemsTest::samplePicture()
{
    const QDir images(Session::sampleFolder() + QStringLiteral("/images"));
    const QStringList files =
        images.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    return files.isEmpty() ? QString() : images.filePath(files.first());
}

void SystemsTest::everySystemAnswersToOnePicture()
{
    WindowStory story;
    story.prompts.read = samplePicture();
    QVERIFY2(!story.prompts.read.isEmpty(), "the sample has no pictures");
    ui::TryDialog dialog(story.session, story.prompts, story.window.get());
    dialog.open();
    click(&dialog, "tryChoose");
    QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QWidget*>(QStringLiteral("try_fr_detect+gear")),
                             kRunPatienceMs);
    for (const QString& id : story.session.services().systemIds(QStringLiteral("classify:gender"))) {
        if (!id.startsWith(QLatin1String("fr_detect+")))
            continue;
        auto* row = dialog.findChild<QWidget*>(QStringLiteral("try_") + id);
        QVERIFY2(row, qPrintable(id));
        QString words;
        for (const QLabel* label : row->findChildren<QLabel*>())
            words += label->text() + QLatin1Char('\n');
        QVERIFY2(words.contains(QLatin1String("male")) || words.contains(QLatin1String("years")),
                 qPrintable(words));
        QVERIFY2(words.contains(QLatin1String(" ms")), qPrintable(words));
    }
    QVERIFY(story.session.project() == nullptr); // nothing was made of it
}

void SystemsTest::aPictureThatIsNoneGetsASentence()
{
    WindowStory story;
    ui::TryDialog dialog(story.session, story.prompts, story.window.get());
    dialog.open();
    const QString text = Session::sampleFolder() + QStringLiteral("/labels.csv");
    dialog.tryPicture(text);
    const auto* status = part<QLabel>(&dialog, "tryStatus");
    QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("labels.csv")), kPatienceMs);
}

void SystemsTest::anotherOrderOfColoursShowsInTheErrors()
{
    WindowStory story;
    QVERIFY(story.press(QStringLiteral("openSample")));
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    const auto system = story.session.services().system(QStringLiteral("fr_detect+gear"));
    QVERIFY(system && system->feed);
    ui::FeedingDialog dialog(story.session, *system, QStringLiteral("classify:gender"), story.window.get());
    dialog.open();
    auto* variants = part<QListWidget>(&dialog, "feedingVariants");
    QVERIFY(variants->count() > 3);
    for (int row = 2; row < variants->count(); ++row)
        variants->item(row)->setCheckState(Qt::Unchecked); // its own, and the other order of colours
    part<QSpinBox>(&dialog, "feedingImages")->setValue(kFewImages);
    click(&dialog, "feedingRun");
    auto* table = part<ui::SpecTableView>(&dialog, "feedingTable");
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(table->spec().rows.size()), 2, kRunPatienceMs);
    const auto& rows = table->spec().rows;
    QCOMPARE(rows[0][1].value, rows[1][1].value); // the same images
    QVERIFY(rows[0][1].value > 0 && rows[0][1].value <= kFewImages);
    QVERIFY2(rows[1][2].value >= rows[0][2].value, "GEAR fed with blue and red exchanged errs no less");
}

void SystemsTest::aNetOfOnesOwnBecomesASystemAndGoesAgain()
{
    const auto services = std::make_shared<const Services>();
    const auto info = services->system(QStringLiteral("fr_detect+gender_ssrnet_imdb"));
    QVERIFY(info);
    WindowStory story;
    story.prompts.read = info->models.back().path;
    QVERIFY2(story.prompts.read.endsWith(QLatin1String(".onnx")), qPrintable(story.prompts.read));
    ui::OwnModelDialog dialog(story.session, story.prompts, story.window.get());
    dialog.open();
    QVERIFY(!part<QAbstractButton>(&dialog, "ownAdd")->isEnabled());
    click(&dialog, "ownFileChoose");
    QCOMPARE(part<QSpinBox>(&dialog, "ownWidth")->value(), 64); // the file says so
    QCOMPARE(part<QSpinBox>(&dialog, "ownHeight")->value(), 64);
    auto* name = part<QLineEdit>(&dialog, "ownName");
    name->clear();
    QTest::keyClicks(name, QStringLiteral("My net"));
    auto* channels = part<QComboBox>(&dialog, "ownChannels");
    channels->setCurrentIndex(channels->findData(static_cast<int>(ChannelOrder::Bgr)));
    auto* scaling = part<QComboBox>(&dialog, "ownScaling");
    scaling->setCurrentIndex(scaling->findData(QStringLiteral("0..255")));
    auto* reading = part<QComboBox>(&dialog, "ownReading");
    reading->setCurrentIndex(reading->findData(static_cast<int>(OwnReading::Probability)));
    part<QCheckBox>(&dialog, "ownSquash")->setChecked(false);
    part<QDoubleSpinBox>(&dialog, "ownCropScale")->setValue(1.4);
    click(&dialog, "ownCheck");
    auto* add = part<QAbstractButton>(&dialog, "ownAdd");
    QTRY_VERIFY2_WITH_TIMEOUT(add->isEnabled(), qPrintable(part<QLabel>(&dialog, "ownStatus")->text()),
                              kRunPatienceMs);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    const auto own = story.session.services().system(QStringLiteral("fr_detect+own_my_net"));
    QVERIFY(own && own->own && own->installed);

    story.window->goTo(ui::PageId::Systems);
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("removeOwn_fr_detect+own_my_net")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("removeOwn_fr_detect+own_my_net")));
    QVERIFY(OwnDesk::all().empty());
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<SystemsTest>(argc, argv);
}

#include "tst_systems.moc"
