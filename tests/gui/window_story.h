// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QAction>
#include <QApplication>
#include <QString>
#include <QTest>
#include <QWidget>

#include "core/session/session.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/frame/main_window.h"
#include "ui/theme/theme.h"

class QAbstractButton;

namespace plumbline::test {

/// How long the systems may take over the sample on a busy machine, in milliseconds.
inline constexpr int kRunPatienceMs = 8 * 60 * 1000;
/// How long anything else may take.
inline constexpr int kPatienceMs = 30 * 1000;

/// The real window on a session of its own, with answers by script in place of file dialogs. Used as a person
/// would: by its controls, found by object name, and by keys.
class WindowStory
{
public:
    WindowStory();
    ~WindowStory();

    Session session {std::make_shared<const Services>()};
    ScriptedPrompts prompts;
    std::unique_ptr<ui::MainWindow> window;

    /// The control of that name which is shown now in the window or a dialog of it; null when there is none.
    template<class T>
    [[nodiscard]] T* shown(const QString& name) const
    {
        for (T* found : window->findChildren<T*>(name))
            if (found->isVisible())
                return found;
        return nullptr;
    }
    /// What the label of that name says; empty while it is not shown.
    [[nodiscard]] QString said(const QString& name) const;
    /// Whether the button of that name is shown and enabled. To be waited for; a click inside QTRY_VERIFY
    /// would happen twice.
    [[nodiscard]] bool canPress(const QString& name) const;
    /// Clicks the button of that name. False when it cannot be pressed.
    [[nodiscard]] bool press(const QString& name) const;
    /// A key combination, as "Ctrl+4", given to the window.
    void key(const QString& combination) const;
    /// Whether every run of the open audit has ended as it should, and nothing goes on.
    [[nodiscard]] bool everyRunFinished() const;
    /// The sentence of the strip under the context bar; empty while it is hidden.
    [[nodiscard]] QString notice() const { return said(QStringLiteral("noticeText")); }
};

/// Private settings and data, but the models of this machine. Call before the application object.
void isolateButModels();

/// The whole main() of a test that tells stories through the window: an application like the real one, in
/// private folders, with time enough for runs.
template<class Test>
int tellStory(int argc, char** argv)
{
    isolateButModels();
    if (qEnvironmentVariableIsEmpty(
            "QTEST_FUNCTION_TIMEOUT")) // QtTest's five minutes are less than our patience
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(kRunPatienceMs + 2 * kPatienceMs));
    const QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(qApp);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Why no system can run here, as a sentence; empty when all can.
QString missingModels();

} // namespace plumbline::test
