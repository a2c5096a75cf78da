// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>
#include <QStringList>

#include "ui/prompts.h"

namespace plumbline::test {

/// Answers set beforehand; an unset answer means the person cancelled. Remembers what was asked.
class ScriptedPrompts : public ui::Prompts
{
public:
    QString openProject, newProject, folder, labels, file, read;
    bool yes = true;
    QStringList asked;

    QString openProjectFile(QWidget*) override { return answer(QStringLiteral("openProject"), openProject); }
    QString newProjectFile(QWidget*, const QString& suggested) override
    {
        return answer(QStringLiteral("newProject ") + suggested, newProject);
    }
    QString imagesFolder(QWidget*) override { return answer(QStringLiteral("folder"), folder); }
    QString labelsFile(QWidget*, const QString&) override { return answer(QStringLiteral("labels"), labels); }
    QString openFile(QWidget*, const QString& title, const QString&) override { return answer(title, read); }
    QString openFolder(QWidget*, const QString& title) override { return answer(title, folder); }
    QString saveFile(QWidget*, const QString&, const QString&, const QString&) override
    {
        return answer(QStringLiteral("save"), file);
    }
    bool confirm(QWidget*, const QString& title, const QString&, const QString&) override
    {
        asked.append(title);
        return yes;
    }
    void inform(QWidget*, const QString& title, const QString&) override { asked.append(title); }

private:
    QString answer(const QString& question, const QString& reply)
    {
        asked.append(question);
        return reply;
    }
};

} // namespace plumbline::test
