// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/gui/window_story.h"

#include <algorithm>

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>

#include "tests/support/test_environment.h"

namespace plumbline::test {

namespace {

/// Without the size of an earlier story: one that is kept is fitted to the screen, and that of the tests is
/// small.
std::unique_ptr<ui::MainWindow> openedAnew(Session& session, ui::Prompts& prompts)
{
    QSettings().remove(QStringLiteral("window/geometry"));
    return std::make_unique<ui::MainWindow>(session, prompts);
}

} // namespace

WindowStory::WindowStory()
    : window(openedAnew(session, prompts))
{
    window->resize(1280, 800);
    window->QWidget::show();
}

WindowStory::~WindowStory()
{
    window.reset(); // before the session it looks at
}

bool WindowStory::canPress(const QString& name) const
{
    const auto* button = shown<QAbstractButton>(name);
    return button != nullptr && button->isEnabled() && !button->rect().isEmpty(); // laid out
}

bool WindowStory::press(const QString& name) const
{
    if (!canPress(name))
        return false;
    QTest::mouseClick(shown<QAbstractButton>(name), Qt::LeftButton);
    return true;
}

void WindowStory::key(const QString& combination) const
{
    const QKeySequence keys(combination);
    window->activateWindow(); // offscreen there is nobody who does it when a dialog closes
    if (!QTest::qWaitForWindowActive(window.get()))
        return;
    QTest::keyClick(window.get(), keys[0].key(), keys[0].keyboardModifiers());
}

bool WindowStory::everyRunFinished() const
{
    const auto project = session.project();
    if (!project || session.job() != JobKind::None)
        return false;
    const auto runs = project->runs();
    return !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const RunRecord& run) {
        return run.state == RunState::Finished;
    });
}

QString WindowStory::said(const QString& name) const
{
    const auto* label = shown<QLabel>(name);
    return label ? label->text() : QString();
}

void isolateButModels()
{
    if (qEnvironmentVariableIsEmpty("PLUMBLINE_MODELS")) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
        qputenv("PLUMBLINE_MODELS", QString(data + QStringLiteral("/plumbline/models")).toUtf8());
    }
    isolate();
}

QString missingModels()
{
    const Services services;
    for (const SystemInfo& system : services.systems())
        if (!system.installed)
            return QStringLiteral("%1 cannot run here (%2); install the models to tell this story.")
                .arg(system.id, system.state);
    return {};
}

} // namespace plumbline::test
