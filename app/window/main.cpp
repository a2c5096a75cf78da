// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include "app/window/errands.h"
#include "core/session/session.h"
#include "ui/frame/main_window.h"
#include "ui/prompts.h"
#include "ui/theme/theme.h"

int main(int argc, char** argv)
{
    using namespace plumbline;
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
    if (options.size.isValid())
        window.resize(options.size);
    app::Errands errands(options, session, window);
    window.QWidget::show();
    errands.start();
    return application.exec();
}
