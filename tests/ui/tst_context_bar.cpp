// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "core/session/history.h"
#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/dialogs/new_grouping.h"
#include "ui/frame/context_bar.h"
#include "ui/matching/match_state.h"
#include "ui/matching/search_state.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::PortraitFolder;
using plumbline::test::ScriptedPrompts;

namespace {

constexpr int kPortraits = 30;

/// The bar over an audit whose labels are a gender, a year of birth, a seed, and something all share.
struct Bar
{
    PortraitFolder folder;
    Session session {std::make_shared<const Services>()};
    ui::AuditContext context;
    ScriptedPrompts prompts;
    ui::MatchState matching {session, context};
    ui::SearchState searching {session, context, matching};
    ui::ContextBar bar {{session, context, prompts}, matching, searching};

    bool open()
    {
        const auto created = session.createProject(folder.path(QStringLiteral("a.plumb")));
        if (!QTest::qWaitFor([&] { return created.isFinished(); }, 20'000))
            return false;
        QByteArray table("file,tone,gender,birth_year,seed,place\n");
        for (int i = 0; i < kPortraits; ++i) {
            const QByteArray name = QByteArray::number(i) + ".png";
            folder.addPicture(QString::fromLatin1(name));
            table += name + (i % 3 ? ",dark," : ",light,") + (i % 2 ? "female," : "male,")
                + QByteArray::number(1940 + 2 * i) + ',' + QByteArray::number(7919 * i) + ",here\n";
        }
        ImportRequest request;
        request.imagesDir = folder.faces();
        request.labelsFile = folder.addTable(QStringLiteral("labels.csv"), table);
        for (const char* column : {"tone", "gender", "birth_year", "seed", "place"})
            request.columns.append(QString::fromLatin1(column));
        const auto imported = session.importDataset(request);
        if (!QTest::qWaitFor([&] { return imported.isFinished(); }, 20'000))
            return false;
        bar.resize(1280, 44);
        bar.setPage(ui::PageId::Browse, QStringLiteral("Browse"));
        bar.show();
        return true;
    }
    [[nodiscard]] QMenu* groupBy() const
    {
        auto* menu = bar.findChild<QMenu*>(QStringLiteral("chipGroupByMenu"));
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    [[nodiscard]] QString chip() const
    {
        return bar.findChild<QPushButton*>(QStringLiteral("chipGroupBy"))->accessibleName();
    }
};

} // namespace

class ContextBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberSaysWhyItIsNoGroupingAndBecomesBands();
    void aGroupingIsNamedInTheOrderOfItsLabels();
    void detectionLeavesNoChoiceOfHowToCount();
};

void ContextBarTest::detectionLeavesNoChoiceOfHowToCount()
{
    Bar at;
    QVERIFY(at.open());
    const auto* chip = at.bar.findChild<QPushButton*>(QStringLiteral("chipUndetected"));
    QVERIFY(chip);
    QTRY_VERIFY(!chip->isHidden());
    at.context.task = QStringLiteral("detect");
    at.context.notify();
    QTRY_VERIFY(chip->isHidden());
}

void ContextBarTest::aNumberSaysWhyItIsNoGroupingAndBecomesBands()
{
    Bar at;
    QVERIFY(at.open());
    const QMenu* menu = at.groupBy();
    const auto* why = menu->findChild<QAction*>(QStringLiteral("noGroups_birth_year"));
    QVERIFY(why && !why->isEnabled());
    QCOMPARE(why->text(), QStringLiteral("birth year: a number; make bands first"));
    QCOMPARE(menu->findChild<QAction*>(QStringLiteral("noGroups_place"))->text(),
             QStringLiteral("place: all have the same value"));
    QVERIFY(!menu->findChild<QAction*>(QStringLiteral("noGroups_gender")));
    // A seed may be cut into bands, too, but nobody is invited to.
    QCOMPARE(ui::labelsToBand(*at.session.project()), QStringList {QStringLiteral("birth_year")});
    auto* make = menu->findChild<QAction*>(QStringLiteral("makeBands_birth_year"));
    QVERIFY(make && make->isEnabled());
    make->trigger();
    auto* dialog = at.bar.findChild<QDialog*>(QStringLiteral("groupingDialog"));
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QLineEdit*>(QStringLiteral("cutPoints"))->text().isEmpty());
    QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("cutPoints")), Qt::Key_Return);
    QTRY_COMPARE(at.context.by, QStringList {QStringLiteral("birth_year_group")});
    QVERIFY(at.session.project()->dataset()->grouping(QStringLiteral("birth_year_group")));
    QTRY_COMPARE(at.chip(), QStringLiteral("Group by: birth year group"));
    QVERIFY(ui::labelsToBand(*at.session.project()).isEmpty());
    // The bands are offered from now on, and nobody is told to make them first.
    const QMenu* again = at.groupBy();
    const auto actions = again->actions();
    QVERIFY(std::any_of(actions.begin(), actions.end(), [](const QAction* each) {
        return each->data().toString() == QLatin1String("birth_year_group") && each->isEnabled();
    }));
    QVERIFY(!again->findChild<QAction*>(QStringLiteral("noGroups_birth_year")));
    at.session.history().waitForDone();
}

void ContextBarTest::aGroupingIsNamedInTheOrderOfItsLabels()
{
    Bar at;
    QVERIFY(at.open());
    at.context.by = QStringList {QStringLiteral("tone")};
    at.context.notify();
    for (QAction* action : at.groupBy()->actions())
        if (action->data().toString() == QLatin1String("gender"))
            action->trigger();
    // A group is called "Women, dark": who the systems are asked about comes first, everywhere.
    QCOMPARE(at.chip(), QStringLiteral("Group by: gender × tone"));
    QCOMPARE(at.context.by, QStringList({QStringLiteral("gender"), QStringLiteral("tone")}));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&app);
    ContextBarTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_context_bar.moc"
