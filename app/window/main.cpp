// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include "app/window/errands.h"
#include "core/session/session.h"
#include "ui/frame/main_window.h"
#include "ui/prompts.h"
#include "ui/theme/theme.h"

namespace {

/// Help and version are words: they need no display.
bool asksForWords(int argc, char** argv)
{
    constexpr std::array<std::string_view, 5> kWords {"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char* word) {
        return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    });
}

} // namespace

int main(int argc, char** argv)
{
    using namespace plumbline;
    if (argc > 1 && asksForWords(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    QApplication::setApplicationDisplayName(QStringLiteral("Plumbline"));
    QApplication::setApplicationVersion(QStringLiteral(PL_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.plumbline.Plumbline"));

    app::Options options;
    if (const int code = options.parse(application.arguments()); code >= 0)
        return code;

    auto* theme = new ui::Theme(&application); // owned by the application
    if (options.theme)
        theme->wear(*options.theme);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/org.plumbline.Plumbline.svg")));

    const auto services = std::make_shared<const Services>();
    Session session(services);
    ui::DialogPrompts prompts;
    ui::MainWindow window(session, prompts);
    if (options.size.isValid()) {
        window.setWindowState(Qt::WindowNoState); // it may have been left maximised
        window.resize(options.size);
    }
    app::Errands errands(options, session, window);
    window.QWidget::show();
    errands.start();
    return application.exec();
}
