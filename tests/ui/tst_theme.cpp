// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "tests/support/test_environment.h"
#include "tests/ui/colours.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

using namespace plumbline::ui;
using plumbline::test::contrast;
using plumbline::test::hasPixelOf;

namespace {

QStringList controlKinds()
{
    return {QStringLiteral("outlined"),  QStringLiteral("primary"),   QStringLiteral("link"),
            QStringLiteral("chip"),      QStringLiteral("segment"),   QStringLiteral("icon"),
            QStringLiteral("line edit"), QStringLiteral("text edit"), QStringLiteral("combo box"),
            QStringLiteral("spin box"),  QStringLiteral("check box"), QStringLiteral("radio button"),
            QStringLiteral("list")};
}

QWidget* made(const QString& kind)
{
    if (kind == QLatin1String("line edit"))
        return new QLineEdit(kind);
    if (kind == QLatin1String("text edit"))
        return new QPlainTextEdit(kind);
    if (kind == QLatin1String("combo box"))
        return new QComboBox;
    if (kind == QLatin1String("spin box"))
        return new QSpinBox;
    if (kind == QLatin1String("check box"))
        return new QCheckBox(kind);
    if (kind == QLatin1String("radio button"))
        return new QRadioButton(kind);
    if (kind == QLatin1String("list")) {
        auto* list = new QListWidget;
        list->addItem(kind);
        return list;
    }
    if (kind == QLatin1String("icon")) {
        auto* tool = new QToolButton;
        tool->setFocusPolicy(Qt::StrongFocus);
        setRole(tool, "icon");
        return tool;
    }
    return button(kind, kind == QLatin1String("outlined") ? "" : kind.toLatin1().constData(), kind, {});
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theEnvironmentOverrulesWhatIsRemembered();
    void aChoiceIsRememberedAndAnOccasionalOneIsNot();
    void aNameNobodyKnowsFollowsTheDesktop();
    void textCanBeReadOnEveryGround_data();
    void textCanBeReadOnEveryGround();
    void paletteAndTokensAgreeAfterASwitch();
    void theStyleSheetLeavesNoTokenUnfilled();
    void everyIconIsDrawnInTheThemesText_data();
    void everyIconIsDrawnInTheThemesText();
    void focusShowsOnEveryControl_data();
    void focusShowsOnEveryControl();
    void returnPressesTheButtonThatHasTheFocus();
    void focusMovesNothing_data();
    void focusMovesNothing();
    void boxesAndRadioButtonsShowWhetherTheyAreChosen();
    void figuresHaveDigitsOfOneWidth();
    void anEmptyStateOffersItsStep();
    void aButtonCanBeNamedAndFound();

private:
    std::unique_ptr<Theme> m_theme;
};

void ThemeTest::init()
{
    QSettings().clear();
    qunsetenv("PLUMBLINE_THEME");
    m_theme = std::make_unique<Theme>(qApp);
    m_theme->wear(ThemeChoice::Light);
}

void ThemeTest::cleanup()
{
    m_theme.reset();
}

void ThemeTest::theEnvironmentOverrulesWhatIsRemembered()
{
    m_theme->setChoice(ThemeChoice::Light);
    m_theme.reset();
    qputenv("PLUMBLINE_THEME", "dark");
    m_theme = std::make_unique<Theme>(qApp);
    QVERIFY(m_theme->tokens().dark);
    m_theme.reset();
    qunsetenv("PLUMBLINE_THEME");
    m_theme = std::make_unique<Theme>(qApp);
    QVERIFY(!m_theme->tokens().dark); // and has not overwritten it
}

void ThemeTest::aChoiceIsRememberedAndAnOccasionalOneIsNot()
{
    m_theme->setChoice(ThemeChoice::Dark);
    m_theme->wear(ThemeChoice::Light);
    QVERIFY(!m_theme->tokens().dark);
    m_theme.reset();
    m_theme = std::make_unique<Theme>(qApp);
    QCOMPARE(m_theme->choice(), ThemeChoice::Dark);
    QVERIFY(m_theme->tokens().dark);
}

void ThemeTest::aNameNobodyKnowsFollowsTheDesktop()
{
    QVERIFY(!themeChoiceFromName(QStringLiteral("Dark ")));
    QCOMPARE(*themeChoiceFromName(QStringLiteral("dark")), ThemeChoice::Dark);
    m_theme.reset();
    qputenv("PLUMBLINE_THEME", "mauve");
    m_theme = std::make_unique<Theme>(qApp);
    QCOMPARE(m_theme->choice(), ThemeChoice::System);
}

void ThemeTest::textCanBeReadOnEveryGround_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {false, true}) {
        const Tokens t = dark ? Theme::dark() : Theme::light();
        const std::pair<const char*, QColor> inks[] = {{"text", t.text},       {"muted", t.muted},
                                                       {"wrong", t.wrong},     {"right", t.right},
                                                       {"warning", t.warning}, {"accent", t.accent}};
        const std::pair<const char*, QColor> grounds[] = {{"ground", t.ground}, {"surface", t.surface}};
        const char* name = dark ? "dark" : "light";
        for (const auto& [ink, inkColour] : inks)
            for (const auto& [ground, groundColour] : grounds)
                QTest::addRow("%s: %s on %s", name, ink, ground) << inkColour << groundColour;
        QTest::addRow("%s: primary button", name) << t.accentText << t.accent;
        QTest::addRow("%s: chosen segment", name) << t.accent << t.accentGround;
        QTest::addRow("%s: selected row", name) << t.text << t.accentGround;
        QTest::addRow("%s: misread in a selected row", name) << t.wrong << t.accentGround;
        QTest::addRow("%s: hovered row", name) << t.text << t.hover;
    }
}

void ThemeTest::textCanBeReadOnEveryGround()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
}

void ThemeTest::paletteAndTokensAgreeAfterASwitch()
{
    QSignalSpy changed(m_theme.get(), &Theme::changed);
    QLineEdit edit;
    m_theme->setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().ground);
    QCOMPARE(edit.palette().color(QPalette::Text), Theme::dark().text);
    m_theme->setChoice(ThemeChoice::Light);
    QCOMPARE(edit.palette().color(QPalette::Text), Theme::light().text);
}

void ThemeTest::theStyleSheetLeavesNoTokenUnfilled()
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->wear(choice);
        QVERIFY(qApp->styleSheet().size() > 1000);
        QVERIFY2(!qApp->styleSheet().contains(QLatin1Char('@')), qPrintable(qApp->styleSheet()));
    }
}

void ThemeTest::everyIconIsDrawnInTheThemesText_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    for (const QString& file : files)
        if (!file.endsWith(QLatin1String("_light.svg")) && !file.endsWith(QLatin1String("_dark.svg"))
            && !file.startsWith(QLatin1String("org."))) // the style sheet's, the program's
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    QVERIFY(files.size() >= 10);
}

void ThemeTest::everyIconIsDrawnInTheThemesText()
{
    QFETCH(QString, name);
    const QIcon icon = m_theme->icon(name);
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->wear(choice); // the same icon follows
        const Tokens& tokens = m_theme->tokens();
        const QImage plain = icon.pixmap({20, 20}, 4).toImage();
        QCOMPARE(plain.width(), 80);
        QVERIFY(hasPixelOf(plain, tokens.text));
        QVERIFY(hasPixelOf(icon.pixmap({20, 20}, 4, QIcon::Disabled).toImage(), tokens.disabled));
        QVERIFY(hasPixelOf(icon.pixmap({20, 20}, 4, QIcon::Selected).toImage(), tokens.accent));
    }
}

void ThemeTest::focusShowsOnEveryControl_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : controlKinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void ThemeTest::focusShowsOnEveryControl()
{
    QFETCH(QString, kind);
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->wear(choice);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* other = new QLineEdit;
        QWidget* control = made(kind);
        column->addWidget(control);
        column->addWidget(other);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus();
        const QImage without = control->grab().toImage();
        control->setFocus(Qt::TabFocusReason);
        QVERIFY(control->hasFocus());
        const QImage with = control->grab().toImage();
        const Tokens& tokens = m_theme->tokens();
        const QColor ring = kind == QLatin1String("primary") ? tokens.text : tokens.accent;
        QVERIFY(!hasPixelOf(without, ring) || kind == QLatin1String("link"));
        QVERIFY(hasPixelOf(with, ring));
        QVERIFY(with != without);
    }
}

void ThemeTest::focusMovesNothing_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : controlKinds())
        if (kind != QLatin1String("list")) // its current row is marked
            QTest::newRow(qPrintable(kind)) << kind;
}

void ThemeTest::focusMovesNothing()
{
    QFETCH(QString, kind);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* other = new QLineEdit;
    QWidget* control = made(kind);
    control->setProperty("readOnly", true); // no caret
    column->addWidget(other);
    column->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QRect place = control->geometry();
    const QRect inside = control->rect().adjusted(4, 4, -4, -4); // within the ring
    const QImage before = control->grab(inside).toImage();
    control->setFocus(Qt::OtherFocusReason);
    QVERIFY(control->hasFocus());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(control->geometry(), place);
    QVERIFY(control->grab(inside).toImage() == before);
}

void ThemeTest::boxesAndRadioButtonsShowWhetherTheyAreChosen()
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->wear(choice);
        QCheckBox box; // without words: all one sees is the indicator
        QRadioButton radio;
        for (QAbstractButton* const mark :
             {static_cast<QAbstractButton*>(&box), static_cast<QAbstractButton*>(&radio)}) {
            QVERIFY(hasPixelOf(mark->grab().toImage(), m_theme->tokens().surface));
            QVERIFY(!hasPixelOf(mark->grab().toImage(), m_theme->tokens().accent));
            mark->setChecked(true);
            QVERIFY(hasPixelOf(mark->grab().toImage(), m_theme->tokens().accent));
        }
    }
}

void ThemeTest::figuresHaveDigitsOfOneWidth()
{
    const QFontMetricsF metrics(m_theme->figureFont());
    for (int digit = 1; digit < 10; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QString::number(digit)),
                 metrics.horizontalAdvance(QLatin1Char('0')));
}

void ThemeTest::anEmptyStateOffersItsStep()
{
    EmptyState empty(QStringLiteral("No portraits yet."), QStringLiteral("Choose a folder…"));
    QSignalSpy asked(&empty, &EmptyState::actionTriggered);
    empty.show();
    auto* action = empty.findChild<QPushButton*>();
    QVERIFY(action->isVisible());
    action->click();
    QCOMPARE(asked.size(), 1);
    empty.setText(QStringLiteral("Nothing to do."), {});
    QVERIFY(!action->isVisible());
}

void ThemeTest::aButtonCanBeNamedAndFound()
{
    const std::unique_ptr<QPushButton> made(button(
        QStringLiteral("Run"), "primary", QStringLiteral("runButton"), QStringLiteral("Start the run")));
    QCOMPARE(made->objectName(), QStringLiteral("runButton"));
    QCOMPARE(made->accessibleName(), QStringLiteral("Run"));
    QCOMPARE(made->toolTip(), QStringLiteral("Start the run"));
    QCOMPARE(made->property("role").toString(), QStringLiteral("primary"));
}

void ThemeTest::returnPressesTheButtonThatHasTheFocus()
{
    QDialog dialog;
    auto* column = new QVBoxLayout(&dialog);
    auto* line = new QLineEdit;
    QPushButton* cancel = button(QStringLiteral("Cancel"), "", QStringLiteral("cancel"), {});
    QPushButton* save = button(QStringLiteral("Save"), "primary", QStringLiteral("save"), {});
    auto* tool = new QToolButton;
    tool->setFocusPolicy(Qt::StrongFocus);
    for (QWidget* each : std::initializer_list<QWidget*> {line, cancel, save, tool})
        column->addWidget(each);
    save->setDefault(true);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QSignalSpy cancelled(cancel, &QPushButton::clicked);
    const QSignalSpy saved(save, &QPushButton::clicked);
    const QSignalSpy used(tool, &QToolButton::clicked);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(saved.size(), 0);
    tool->setFocus();
    QTest::keyClick(tool, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(used.size(), 1);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Return); // in a line it is the dialog's, as ever
    QCOMPARE(saved.size(), 1);
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("plumbline"));
    QCoreApplication::setApplicationName(QStringLiteral("plumbline"));
    ThemeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_theme.moc"
