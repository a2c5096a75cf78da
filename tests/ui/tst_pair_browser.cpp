// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/match_audit.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/browser/picture_view.h"
#include "ui/matching/match_state.h"
#include "ui/pairs/pair_browser.h"
#include "ui/pairs/pair_labels.h"
#include "ui/pairs/pair_model.h"
#include "ui/pairs/pair_words.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::MatchAudit;

namespace {

constexpr int kPatienceMs = 20000;

/// The browser of pairs on an audit whose faces are enrolled, at a threshold that lets a tenth match.
struct Shown
{
    MatchAudit audit;
    test::ScriptedPrompts prompts;
    ui::MatchState state {audit.session, audit.context};
    std::unique_ptr<ui::PairBrowser> browser;

    [[nodiscard]] bool show(QSize size)
    {
        if (!audit.import() || !audit.enrol())
            return false;
        audit.context.by = {QStringLiteral("gender")};
        state.setRate(0.1);
        browser = std::make_unique<ui::PairBrowser>(ui::PageServices {audit.session, audit.context, prompts},
                                                    std::vector<ui::ThresholdState*> {&state});
        browser->resize(size);
        browser->show();
        return QTest::qWaitFor([&] { return list()->isVisible() && list()->model()->rowCount() > 1; },
                               kPatienceMs);
    }
    [[nodiscard]] QTableView* list() const
    {
        return browser->findChild<QTableView*>(QStringLiteral("pairList"));
    }
};

} // namespace

class TestPairBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreForTheFirstPairOnceItIsThere();
    void inLittleRoomTheListGivesWayToThePictures();
    void aTableThatIsWrittenIsToldAndAsksNothing();
    void aPairThatIsChosenInResultsIsTheOneShown();
    void labelsDifferOnlyWhereBothAreStated();
    void groupsAreCalledByWhatTellsThemApart();
};

void TestPairBrowser::keysAreForTheFirstPairOnceItIsThere()
{
    Shown shown;
    QVERIFY(shown.show({1100, 600}));
    QCOMPARE(shown.browser->focusWidget(), shown.list());
    QCOMPARE(shown.list()->currentIndex().row(), 0);
}

void TestPairBrowser::inLittleRoomTheListGivesWayToThePictures()
{
    Shown shown;
    QVERIFY(shown.show({1300, 600}));
    QVERIFY(!shown.list()->isColumnHidden(ui::PairModel::Groups));
    shown.browser->resize(920, 540); // of a window of 1024 x 700
    QTRY_VERIFY(shown.list()->isColumnHidden(ui::PairModel::Groups));
    const auto pictures = shown.browser->findChildren<ui::PictureView*>();
    QCOMPARE(pictures.size(), qsizetype {2});
    for (const ui::PictureView* picture : pictures)
        QTRY_VERIFY2(picture->width() >= 240 && picture->height() >= 200,
                     qPrintable(QStringLiteral("%1 x %2").arg(picture->width()).arg(picture->height())));
    shown.browser->resize(1300, 600);
    QTRY_VERIFY(!shown.list()->isColumnHidden(ui::PairModel::Groups));
}

void TestPairBrowser::aTableThatIsWrittenIsToldAndAsksNothing()
{
    Shown shown;
    QVERIFY(shown.show({1100, 600}));
    QSignalSpy written(shown.browser.get(), &ui::PairBrowser::written);
    const QSignalSpy failed(shown.browser.get(), &ui::PairBrowser::failed);
    auto* table = shown.browser->findChild<QAction*>(QStringLiteral("pairExportTable"));
    QVERIFY(table);
    shown.prompts.file = shown.audit.folder.path(QStringLiteral("pairs.csv"));
    table->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
    QCOMPARE(written.first().first().toString(), shown.prompts.file);
    QVERIFY(QFileInfo::exists(shown.prompts.file));
    QCOMPARE(shown.prompts.asked, QStringList {QStringLiteral("save")});
    shown.prompts.file = shown.audit.folder.path(QStringLiteral("none/pairs.csv"));
    table->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
    QCOMPARE(written.count(), 1);
}

void TestPairBrowser::aPairThatIsChosenInResultsIsTheOneShown()
{
    Shown shown;
    QVERIFY(shown.show({1100, 600}));
    const auto* model = qobject_cast<ui::PairModel*>(shown.list()->model());
    const int all = model->rowCount();
    const FalseMatch wanted = model->pair(all - 1).match;
    shown.state.wishPair(wanted);
    QCOMPARE(shown.list()->currentIndex().row(), all - 1);
    QCOMPARE(model->rowCount(), all);
    // One that lies below the threshold is shown all the same, and said to.
    shown.state.setThreshold(static_cast<float>(model->pair(0).match.score));
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() < all, kPatienceMs);
    shown.state.wishPair(wanted);
    QCOMPARE(model->pair(shown.list()->currentIndex().row()).pair(),
             ImagePair(wanted.a.image, wanted.b.image));
    const auto* title = shown.browser->findChild<QLabel*>(QStringLiteral("pairTitle"));
    QVERIFY(title);
    QVERIFY2(title->text().contains(QLatin1String("lies below it")), qPrintable(title->text()));
    // No number of the title has more than three digits that say something.
    const QRegularExpression longer(QStringLiteral("[1-9][0-9]{3}|\\.0*[1-9][0-9]{3}"));
    QVERIFY2(!longer.match(title->text()).hasMatch(), qPrintable(title->text()));
    shown.state.setRate(0.1);
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), all, kPatienceMs);
    QVERIFY(!title->text().contains(QLatin1String("lies below it")));
}

void TestPairBrowser::labelsDifferOnlyWhereBothAreStated()
{
    const ui::ImageLabels probe {{QStringLiteral("set"), QStringLiteral("probe")},
                                 {QStringLiteral("gender"), QStringLiteral("M")},
                                 {QStringLiteral("birth_year"), QStringLiteral("1952")},
                                 {QStringLiteral("party"), QStringLiteral("x")}};
    const ui::ImageLabels other {{QStringLiteral("set"), QStringLiteral("gallery")},
                                 {QStringLiteral("gender"), {}},
                                 {QStringLiteral("birth_year"), QStringLiteral("1960")},
                                 {QStringLiteral("party"), QStringLiteral("x")}};
    const auto marks = [&](bool isOneSet, const QString& splitBy) {
        QList<bool> each;
        for (const auto& row : ui::pairLabelTable(probe, other, isOneSet, splitBy).rows) {
            each.append(!row.back().text.isEmpty());
            if (row[1].tone != row[2].tone || (row[1].tone == Tone::Warning) != each.last())
                return QList<bool>();
        }
        return each;
    };
    QCOMPARE(marks(false, QStringLiteral("set")), (QList<bool> {false, false, true, false}));
    QCOMPARE(marks(true, {}), (QList<bool> {true, false, true, false})); // then it is a label as any
}

void TestPairBrowser::groupsAreCalledByWhatTellsThemApart()
{
    const auto brief = [](std::vector<QString> labels, const QStringList& by) {
        return ui::briefGroups(labels, by);
    };
    const QString no = QStringLiteral("Listed black: no"), yes = QStringLiteral("Listed black: yes"),
                  unknown = QStringLiteral("Unknown");
    QCOMPARE(brief({no, yes, unknown}, {QStringLiteral("listed_black")}),
             (QStringList {QStringLiteral("no"), QStringLiteral("yes"), QStringLiteral("unknown")}));
    QCOMPARE(brief({QStringLiteral("Women, skin tone 3"), unknown},
                   {QStringLiteral("gender"), QStringLiteral("skin_tone")}),
             (QStringList {QStringLiteral("Women, 3"), QStringLiteral("unknown")}));
    QCOMPARE(brief({QStringLiteral("Men"), QStringLiteral("Women"), unknown}, {QStringLiteral("gender")}),
             (QStringList {QStringLiteral("Men"), QStringLiteral("Women"), unknown}));

    PairScene scene;
    scene.by = {QStringLiteral("listed_black")};
    scene.labels = {no, yes, unknown};
    ui::PairModel model;
    model.setGroups(scene);
    ListedPair mixed, same;
    mixed.match.b.groupIndex = 1;
    same.match.a.groupIndex = same.match.b.groupIndex = 1;
    model.setPairs({mixed, same});
    const auto shown = [&](int row) {
        return model.index(row, ui::PairModel::Groups).data(Qt::DisplayRole).toString();
    };
    QCOMPARE(shown(0), QStringLiteral("no × yes"));
    QCOMPARE(shown(1), QStringLiteral("yes"));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    const QApplication app(argc, argv);
    const ui::Theme theme(qApp);
    TestPairBrowser test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pair_browser.moc"
