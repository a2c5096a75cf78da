// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <array>
#include <cstdio>

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include "tests/gui/dialog_walk.h"
#include "tests/gui/fit_walk.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

struct Place
{
    ui::PageId page;
    const char* name;
};
constexpr std::array kPlaces {Place {ui::PageId::Welcome, "Welcome"}, Place {ui::PageId::Dataset, "Dataset"},
                              Place {ui::PageId::Systems, "Systems"}, Place {ui::PageId::Runs, "Runs"},
                              Place {ui::PageId::Results, "Results"}, Place {ui::PageId::Browse, "Browse"}};

void tell(const char* page, const char* when, const QStringList& faults)
{
    for (const QString& fault : faults)
        std::printf("%s, %s: %s\n", page, when, qPrintable(fault));
}

class TabTrap : public QObject
{
public:
    bool eventFilter(QObject*, QEvent* event) override
    {
        return event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab;
    }
};

/// Lets questions be answered and pictures be drawn.
void settle()
{
    for (int i = 0; i < 10; ++i)
        QTest::qWait(60);
}

/// Walks over every page in a window of that size and prints what does not fit. In a process of its own,
/// since the scale factor is read when one starts.
int walk(const QSize& size, bool dark)
{
    ui::Theme::instance().wear(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
    WindowStory story;
    story.window->resize(size);
    settle();
    QStringList all = test::faultsOfFit(story.window.get());
    tell("Welcome", "no audit open", all);
    if (story.press(QStringLiteral("openSample"))) {
        const bool came = QTest::qWaitFor(
            [&] {
            return story.session.job() == JobKind::None && story.window->page() == ui::PageId::Results;
            },
            kPatienceMs);
        if (!came) {
            std::puts("the sample audit did not open");
            return 1;
        }
    }
    for (const Place& place : kPlaces) {
        story.window->goTo(place.page);
        settle();
        const QStringList faults = test::faultsOfFit(story.window.get());
        tell(place.name, "as it opens", faults);
        const QStringList focus = test::faultsOfFocus(story.window.get());
        tell(place.name, "by keyboard", focus);
        all += faults + focus;
        for (QScrollArea* area : story.window->findChildren<QScrollArea*>()) {
            if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0
                && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) {
                all.append(QStringLiteral("sideways"));
                std::printf("%s: %s scrolls sideways\n", place.name, qPrintable(area->objectName()));
            }
        }
    }
    const auto* answers = story.shown<QAbstractItemView>(QStringLiteral("detailAnswers")); // of Browse
    if (!answers || answers->verticalScrollBar()->maximum() > 0) {
        all.append(QStringLiteral("answers"));
        std::puts("Browse: not every system's answer is seen at once");
    }
    for (const char* task : {"verify", "identify"}) { // of 1:N what is said before anybody is searched for
        ui::chooseTask(story.session, story.window->context(), QLatin1String(task));
        for (const Place& place : {kPlaces[4], kPlaces[5]}) { // Results and Browse of matching
            story.window->goTo(place.page);
            settle();
            settle();
            const QStringList faults = test::faultsOfFit(story.window.get());
            tell(place.name, "of matching", faults);
            const QStringList focus = test::faultsOfFocus(story.window.get());
            tell(place.name, "of matching, by keyboard", focus);
            all += faults + focus;
        }
    }
    ui::chooseTask(story.session, story.window->context(), QStringLiteral("classify:gender"));
    story.window->goTo(ui::PageId::Results);
    settle();
    test::walkDialogs(story, [&all](const QString& dialog, const QStringList& faults) {
        for (const QString& fault : faults)
            std::printf("dialog %s: %s\n", qPrintable(dialog), qPrintable(fault));
        all += faults;
    });
    return all.isEmpty() ? 0 : 1;
}

} // namespace

/// The whole window and its dialogs at every size, theme and scale that is promised: nothing cut off, nothing
/// over another, every control with a name for screen readers and within reach of Tab.
class FitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWalkSeesPlantedFaults();
    void everyPageFits_data();
    void everyPageFits();

private:
    bool m_canRun = false;
};

void FitTest::theWalkSeesPlantedFaults()
{
    QWidget window;
    window.resize(400, 300);
    auto* cut = new QLabel(QStringLiteral("A sentence that is longer than its room"), &window);
    cut->setObjectName(QStringLiteral("cut"));
    cut->setGeometry(10, 10, 60, 20);
    auto* narrow = new QPushButton(QStringLiteral("Import everything"), &window);
    narrow->setObjectName(QStringLiteral("narrow"));
    narrow->setGeometry(10, 60, 40, 24);
    auto* under = new QPushButton(QStringLiteral("A"), &window);
    under->setObjectName(QStringLiteral("under"));
    under->setGeometry(100, 100, 100, 30);
    auto* over = new QPushButton(QStringLiteral("B"), &window);
    over->setObjectName(QStringLiteral("over"));
    over->setGeometry(150, 110, 100, 30);
    auto* outside = new QPushButton(QStringLiteral("C"), &window);
    outside->setObjectName(QStringLiteral("outside"));
    outside->setGeometry(350, 200, 100, 30);
    auto* nameless = new QLineEdit(&window);
    nameless->setObjectName(QStringLiteral("nameless"));
    nameless->setGeometry(10, 250, 100, 30);
    auto* fine = new QPushButton(QStringLiteral("D"), &window);
    fine->setObjectName(QStringLiteral("fine"));
    fine->setGeometry(200, 250, 100, 30);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QString faults = test::faultsOfFit(&window).join(QLatin1Char('\n'));
    for (const char* name : {"cut", "narrow", "under", "over", "outside", "nameless"})
        QVERIFY2(faults.contains(QLatin1String(name)), qPrintable(faults));
    QVERIFY2(!faults.contains(QLatin1String("fine")), qPrintable(faults));

    QVERIFY(test::faultsOfFocus(&window).isEmpty());
    TabTrap trap; // a control that Tab cannot leave: what comes after it is out of reach
    over->installEventFilter(&trap);
    const QString unreached = test::faultsOfFocus(&window).join(QLatin1Char('\n'));
    QVERIFY2(unreached.contains(QLatin1String("fine"))
                 && unreached.contains(QLatin1String("never comes here")),
             qPrintable(unreached));
}

void FitTest::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    if (!test::missingModels().isEmpty())
        return;
    m_canRun = true;
    WindowStory story; // run once; every walk opens the same audit
    QVERIFY(story.press(QStringLiteral("openSample")));
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    RunRequest enrol; // results of matching are walked, too
    enrol.task = QStringLiteral("verify");
    enrol.systems = QStringList {QStringLiteral("fr_detect+mobileface")};
    const auto enrolled = story.session.startRun(enrol);
    QTRY_VERIFY_WITH_TIMEOUT(enrolled.isFinished(), kRunPatienceMs);
}

void FitTest::everyPageFits_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("scale");
    QTest::addRow("1280x800 light") << "1280x800"
                                    << "light"
                                    << "1";
    QTest::addRow("1024x700 dark") << "1024x700"
                                   << "dark"
                                   << "1";
    QTest::addRow("1280x800 dark at 200 %%") << "1280x800"
                                             << "dark"
                                             << "2";
    QTest::addRow("1024x700 light at 200 %%") << "1024x700"
                                              << "light"
                                              << "2";
}

void FitTest::everyPageFits()
{
    if (!m_canRun)
        QSKIP(qPrintable(test::missingModels()));
    QFETCH(const QString, size);
    QFETCH(const QString, theme);
    QFETCH(const QString, scale);
    QProcess walker;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
    walker.setProcessEnvironment(environment);
    walker.setProcessChannelMode(QProcess::SeparateChannels);
    walker.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--walk"), size, theme});
    QVERIFY2(walker.waitForFinished(kRunPatienceMs), "the walk did not end");
    const QByteArray faults = walker.readAllStandardOutput();
    for (const QByteArray& line : faults.split('\n')) // whole: a failure's own text is cut short
        if (!line.isEmpty())
            qWarning("%s", line.constData());
    QVERIFY2(walker.exitStatus() == QProcess::NormalExit && walker.exitCode() == 0,
             walker.readAllStandardError().right(2000).constData());
    QVERIFY2(faults.isEmpty(), "see the lines above");
}

int main(int argc, char** argv)
{
    const bool isWalk = argc == 4 && qstrcmp(argv[1], "--walk") == 0;
    if (!isWalk) {
        test::isolateButModels(); // a walk is given its parent's folders
        if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT"))
            qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(kRunPatienceMs + 2 * kPatienceMs));
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&application);
    if (isWalk) {
        const QStringList size = QString::fromLocal8Bit(argv[2]).split(QLatin1Char('x'));
        return walk(QSize(size.value(0).toInt(), size.value(1).toInt()), qstrcmp(argv[3], "dark") == 0);
    }
    FitTest fit;
    return QTest::qExec(&fit, argc, argv);
}

#include "tst_fit.moc"
