// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/gui/dialog_walk.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPixmap>
#include <QScrollBar>
#include <QSet>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/fit_walk.h"
#include "tests/gui/search_folders.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/frame/context_chip.h"
#include "ui/tasks.h"

namespace plumbline::test {

namespace {

constexpr int kImportedPictures = 12;

void settle()
{
    for (int i = 0; i < 6; ++i)
        QTest::qWait(60);
}

/// Scroll bars with nothing to scroll, and rows so low that the frame of the focus goes through their text.
QStringList faultsOfLists(QWidget* window)
{
    QStringList faults;
    for (const QScrollBar* bar : window->findChildren<QScrollBar*>()) {
        if (bar->isVisible() && bar->maximum() <= bar->minimum())
            faults.append(bar->parentWidget()->parentWidget()->objectName()
                          + QStringLiteral(": a scroll bar with nothing to scroll"));
    }
    for (const QListView* list : window->findChildren<QListView*>()) {
        if (!list->isVisible() || !list->model() || list->model()->rowCount() == 0)
            continue;
        const int height = list->visualRect(list->model()->index(0, 0)).height();
        constexpr int kAir = 6;
        if (height < list->fontMetrics().height() + kAir)
            faults.append(QStringLiteral("%1: rows of %2 px").arg(list->objectName()).arg(height));
    }
    return faults;
}

class DialogWalk
{
public:
    using Tell = std::function<void(const QString&, const QStringList&)>;

    DialogWalk(WindowStory& story, const Tell& tell)
        : m_story(story)
        , m_tell(tell)
    {
    }

    void walk()
    {
        help();
        exports();
        systems();
        results();
        browse();
        dataset();
        import();
        search(); // last: it makes an audit of its own
    }

private:
    /// The dialog or popover of that name that is shown last.
    [[nodiscard]] QWidget* window(const char* name) const
    {
        QWidget* found = nullptr;
        for (QWidget* each : m_story.window->findChildren<QWidget*>(QString::fromLatin1(name)))
            if (each->isVisible() && each->isWindow())
                found = each;
        return found;
    }

    void look(const char* name, const QString& as)
    {
        settle();
        QWidget* dialog = window(name);
        if (!dialog) {
            m_tell(as, {QStringLiteral("did not open")});
            return;
        }
        QStringList faults = faultsOfFit(dialog) + faultsOfLists(dialog);
        if (qobject_cast<QDialog*>(dialog))
            faults += faultsOfFocus(dialog);
        const QSize room = m_story.window->size();
        if (dialog->width() > room.width() || dialog->height() > room.height())
            faults.append(QStringLiteral("%1 × %2 is larger than the window")
                              .arg(dialog->width())
                              .arg(dialog->height()));
        for (const QAbstractScrollArea* area : dialog->findChildren<QAbstractScrollArea*>()) {
            const bool sideways = area->isVisible() && area->horizontalScrollBar()->isVisible()
                && !qobject_cast<const QTableView*>(area); // a wide table is read sideways
            if (sideways)
                faults.append(area->objectName() + QStringLiteral(" scrolls sideways"));
        }
        if (const QString folder = qEnvironmentVariable("PL_SHOTS"); !folder.isEmpty())
            dialog->grab().save(QStringLiteral("%1/%2.png").arg(folder, as));
        m_tell(as, faults);
    }

    void close(const char* name)
    {
        if (QWidget* dialog = window(name))
            dialog->close();
        settle();
    }

    void lookAndClose(const char* name, const QString& as)
    {
        look(name, as);
        close(name);
    }

    void go(ui::PageId page)
    {
        m_story.window->goTo(page);
        settle();
    }

    void press(const char* button)
    {
        if (!m_story.press(QString::fromLatin1(button)))
            m_tell(QString::fromLatin1(button), {QStringLiteral("cannot be pressed")});
    }

    void help()
    {
        m_story.key(QStringLiteral("F1"));
        lookAndClose("shortcutsDialog", QStringLiteral("shortcuts"));
        m_story.window->findChild<QAction*>(QStringLiteral("actionAbout"))->trigger();
        lookAndClose("aboutDialog", QStringLiteral("about"));
    }

    void exports()
    {
        go(ui::PageId::Results);
        auto* menu = m_story.window->findChild<QMenu*>(QStringLiteral("exportMenu"));
        for (const char* what : {"exportChart", "exportTable", "exportAnswers", "exportWorkbook"}) {
            Q_EMIT menu->aboutToShow();
            menu->findChild<QAction*>(QString::fromLatin1(what))->trigger();
            lookAndClose("exportDialog", QString::fromLatin1(what));
        }
    }

    void systems()
    {
        go(ui::PageId::Systems);
        press("tryOne");
        lookAndClose("tryDialog", QStringLiteral("try"));
        press("addOwn");
        lookAndClose("ownModelDialog", QStringLiteral("own"));
        press("feedings_fr_detect+gear");
        lookAndClose("feedingDialog", QStringLiteral("feeding"));
    }

    void results()
    {
        go(ui::PageId::Results);
        if (m_story.canPress(QStringLiteral("resultsMoreChoices"))) // a narrow window folds them
            press("resultsMoreChoices");
        press("resultsGroups");
        settle();
        if (auto* list = m_story.shown<QListWidget>(QStringLiteral("groupsList")))
            list->editItem(list->item(0)); // the field of a new name is looked at, too
        lookAndClose("groupsDialog", QStringLiteral("groups"));
        press("resultsHeadlineHelp");
        lookAndClose("helpPopover", QStringLiteral("help"));
    }

    void browse()
    {
        go(ui::PageId::Browse);
        press("browseHistory");
        lookAndClose("historyPopover", QStringLiteral("history"));
        press("browseSheet");
        lookAndClose("contactSheetDialog", QStringLiteral("sheet"));
    }

    void dataset()
    {
        go(ui::PageId::Dataset);
        press("newGrouping");
        lookAndClose("groupingDialog", QStringLiteral("grouping"));
        m_story.prompts.labels = QDir(Session::sampleFolder()).filePath(QStringLiteral("labels.csv"));
        press("updateLabels");
        lookAndClose("updateLabelsDialog", QStringLiteral("update-labels"));
        if (auto* labels = m_story.shown<QTableView>(QStringLiteral("labelsTable"))) {
            for (int row = 0; row < labels->model()->rowCount() && !window("meaningDialog"); ++row)
                for (int column = 0; column < labels->model()->columnCount(); ++column)
                    Q_EMIT labels->activated(labels->model()->index(row, column));
        }
        lookAndClose("meaningDialog", QStringLiteral("meaning"));
    }

    void import()
    {
        const QDir sample(Session::sampleFolder());
        const QDir folder(m_folder.path());
        folder.mkpath(QStringLiteral("portraits"));
        const QStringList pictures = QDir(sample.filePath(QStringLiteral("images")))
                                         .entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
        for (const QString& picture : pictures.mid(0, kImportedPictures))
            QFile::copy(sample.filePath(QStringLiteral("images/") + picture),
                        folder.filePath(QStringLiteral("portraits/") + picture));
        QFile::copy(sample.filePath(QStringLiteral("labels.csv")),
                    folder.filePath(QStringLiteral("labels.csv")));
        m_story.prompts.folder = folder.filePath(QStringLiteral("portraits"));
        m_story.key(QStringLiteral("Ctrl+N"));
        for (int step = 0; step < 5; ++step) {
            look("importDialog", QStringLiteral("import-%1").arg(step + 1));
            if (step < 4
                && QTest::qWaitFor([&] { return m_story.canPress(QStringLiteral("nextButton")); },
                                   kPatienceMs))
                press("nextButton");
        }
        close("importDialog");
    }

    void search()
    {
        const TwoFolders folders = makeSearchFolders(m_folder.filePath(QStringLiteral("search")));
        if (!fillSearchGuide(m_story, folders))
            m_tell(QStringLiteral("search"), {QStringLiteral("cannot be filled in")});
        look("searchGuide", QStringLiteral("search"));
        press("guideRun");
        const bool came =
            QTest::qWaitFor([&] { return m_story.canPress(QStringLiteral("guideLook")); }, kRunPatienceMs);
        if (!came)
            m_tell(QStringLiteral("search"), {QStringLiteral("found nothing")});
        look("searchGuide", QStringLiteral("search-result"));
        press("guideLook");
        if (!QTest::qWaitFor([&] { return m_story.shown<QTableView>(QStringLiteral("pairList")) != nullptr; },
                             kPatienceMs))
            m_tell(QStringLiteral("pairs"), {QStringLiteral("are not shown")});
        settle();
        m_tell(QStringLiteral("pairs"),
               faultsOfFit(m_story.window.get()) + faultsOfFocus(m_story.window.get()));
        identify();
    }

    /// Results and pairs of 1:N, of the audit that the guide has made, and the dialog of what is searched.
    void identify()
    {
        ui::chooseTask(m_story.session, m_story.window->context(), QStringLiteral("identify"));
        go(ui::PageId::Results);
        const auto hasResults = [&] {
            return m_story.shown<QTableView>(QStringLiteral("searchTable")) != nullptr;
        };
        if (!QTest::qWaitFor(hasResults, kPatienceMs))
            m_tell(QStringLiteral("identify"), {QStringLiteral("shows no results")});
        for (const char* tab : {"searchSharesTab", "searchRatesTab", "searchRanksTab", "searchGroupsTab"}) {
            press(tab);
            settle();
            m_tell(QLatin1String(tab), faultsOfFit(m_story.window.get()));
        }
        m_tell(QStringLiteral("identify"), faultsOfFocus(m_story.window.get()));
        auto* chip = m_story.shown<ui::ContextChip>(QStringLiteral("chipSearched"));
        if (!chip)
            return m_tell(QStringLiteral("identify"), {QStringLiteral("has no chip")});
        Q_EMIT chip->choices()->aboutToShow();
        chip->choices()->findChild<QAction*>(QStringLiteral("searchChange"))->trigger();
        lookAndClose("searchDialog", QStringLiteral("search-rules"));
        auto* menu = m_story.window->findChild<QMenu*>(QStringLiteral("exportMenu"));
        for (const char* what : {"exportChart", "exportTable"}) {
            Q_EMIT menu->aboutToShow();
            menu->findChild<QAction*>(QString::fromLatin1(what))->trigger();
            lookAndClose("exportDialog", QStringLiteral("searches-") + QLatin1String(what));
        }
        go(ui::PageId::Browse);
        m_tell(QStringLiteral("identify pairs"),
               faultsOfFit(m_story.window.get()) + faultsOfFocus(m_story.window.get()));
    }

    WindowStory& m_story;
    Tell m_tell;
    QTemporaryDir m_folder;
};

} // namespace

void walkDialogs(WindowStory& story,
                 const std::function<void(const QString& dialog, const QStringList& faults)>& tell)
{
    DialogWalk(story, tell).walk();
}

} // namespace plumbline::test
