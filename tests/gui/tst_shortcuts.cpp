// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QKeySequence>
#include <QLabel>
#include <QShortcut>
#include <QTest>

#include "tests/gui/window_story.h"
#include "ui/frame/shortcut_list.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::WindowStory;

namespace {

QString native(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::NativeText);
}

bool isListed(const std::vector<ui::ShortcutLine>& lines, const QKeySequence& keys)
{
    return std::any_of(lines.begin(), lines.end(), [&](const ui::ShortcutLine& line) {
        return line.keys.split(QStringLiteral(", ")).contains(native(keys));
    });
}

} // namespace

class ShortcutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyOfTheWindowIsListed();
    void whatIsAddedLaterIsListedToo();
    void keysThatDoTheSameAreOneLine();
    void keysOfPairsStandApartFromThoseOfPictures();
    void theListFitsTheSmallestWindow();
};

void ShortcutsTest::everyKeyOfTheWindowIsListed()
{
    const WindowStory story;
    const auto lines = ui::shortcutsOf(*story.window);
    for (const char* keys : {"Ctrl+T", "Ctrl+Shift+S", "Ctrl+E", "Ctrl+4", "F1", "F10", "Ctrl+Y", "Ctrl+H",
                             "Ctrl+P", "L", "X", "Ctrl+F", "Ctrl+Q", "Ctrl+0", "F2"})
        QVERIFY2(isListed(lines, QKeySequence(QString::fromLatin1(keys))), keys);
    int actions = 0;
    for (const QAction* action : story.window->findChildren<QAction*>()) {
        const bool isTag = action->objectName().startsWith(QLatin1String("reviewTag")); // "1 to 9"
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(isTag || isListed(lines, keys), qPrintable(action->text() + native(keys)));
            ++actions;
        }
    }
    QVERIFY(actions > 25);
    for (const QAbstractButton* each : story.window->findChildren<QAbstractButton*>())
        QVERIFY2(each->shortcut().isEmpty() || isListed(lines, each->shortcut()),
                 qPrintable(each->objectName()));
    for (const ui::ShortcutLine& line : lines)
        QVERIFY2(!line.text.isEmpty() && !line.place.isEmpty(), qPrintable(line.keys));
}

void ShortcutsTest::whatIsAddedLaterIsListedToo()
{
    const WindowStory story;
    const auto before = ui::shortcutsOf(*story.window).size();
    auto* action = new QAction(QStringLiteral("Something &new…"), story.window.get());
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
    const auto lines = ui::shortcutsOf(*story.window);
    QCOMPARE(lines.size(), before + 1);
    const auto line = std::find_if(lines.begin(), lines.end(), [](const ui::ShortcutLine& each) {
        return each.text == QLatin1String("Something new");
    });
    QVERIFY(line != lines.end());
    QCOMPARE(line->keys, native(QKeySequence(QStringLiteral("Ctrl+Shift+J"))));
    QCOMPARE(line->place, QStringLiteral("Everywhere"));
}

void ShortcutsTest::keysThatDoTheSameAreOneLine()
{
    const WindowStory story;
    int tags = 0;
    for (const ui::ShortcutLine& line : ui::shortcutsOf(*story.window)) {
        if (line.text.contains(QLatin1String("tag of that key"))) {
            ++tags;
            QCOMPARE(line.keys, QStringLiteral("1 to 9"));
            QCOMPARE(line.place, QStringLiteral("Browse"));
        }
    }
    QCOMPARE(tags, 1);
}

void ShortcutsTest::keysOfPairsStandApartFromThoseOfPictures()
{
    const WindowStory story;
    QStringList ofPairs;
    QStringList ofPictures;
    for (const ui::ShortcutLine& line : ui::shortcutsOf(*story.window)) {
        if (line.place == QLatin1String("Browse: pairs of faces"))
            ofPairs.append(line.text);
        else if (line.place == QLatin1String("Browse"))
            ofPictures.append(line.text);
    }
    QVERIFY2(ofPairs.contains(QStringLiteral("Lookalikes")), qPrintable(ofPairs.join(QLatin1Char('|'))));
    QVERIFY(ofPairs.contains(QStringLiteral("Next pair, the one before")));
    QVERIFY(!ofPictures.contains(QStringLiteral("Lookalikes")));
    // What both have is listed with both.
    for (const char* text : {"Mark as reviewed", "Write a note"})
        QVERIFY2(ofPairs.contains(QLatin1String(text)) && ofPictures.contains(QLatin1String(text)), text);
}

void ShortcutsTest::theListFitsTheSmallestWindow()
{
    const WindowStory story;
    story.window->resize(1024, 700);
    story.key(QStringLiteral("F1"));
    auto* list = story.shown<QDialog>(QStringLiteral("shortcutsDialog"));
    QVERIFY(list);
    QVERIFY2(list->height() <= 700 && list->width() <= 1024,
             qPrintable(QStringLiteral("%1 × %2").arg(list->width()).arg(list->height())));
    QCOMPARE(list->findChildren<QLabel*>(QStringLiteral("shortcutKeys")).size(),
             static_cast<qsizetype>(ui::shortcutsOf(*story.window).size()));
    if (const QString folder = qEnvironmentVariable("PL_SHOTS"); !folder.isEmpty())
        list->grab().save(folder + QStringLiteral("/shortcuts.png"));
}

int main(int argc, char** argv)
{
    test::isolateButModels();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    ShortcutsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shortcuts.moc"
