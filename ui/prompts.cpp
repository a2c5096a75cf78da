// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include "ui/save_path.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Prompts", text);
}

QString documents()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

/// As asChosenKind(); the dialog asked whether to replace only the name as it was typed.
QString named(QWidget* parent, const QString& chosen, const QString& filter)
{
    QString path = asChosenKind(chosen, filter);
    if (path == chosen || !QFileInfo::exists(path))
        return path;
    const auto answer = QMessageBox::warning(
        parent, tr("Replace?"), tr("%1 is there already. Replace it?").arg(QFileInfo(path).fileName()),
        QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
    return answer == QMessageBox::Yes ? path : QString();
}

} // namespace

QString DialogPrompts::openProjectFile(QWidget* parent)
{
    return QFileDialog::getOpenFileName(parent, tr("Open audit"), documents(),
                                        tr("Plumbline audits (*.plumb);;All files (*)"));
}

QString DialogPrompts::newProjectFile(QWidget* parent, const QString& suggested)
{
    const QString filter = tr("Plumbline audits (*.plumb)");
    return named(parent, QFileDialog::getSaveFileName(parent, tr("Save the audit as"), suggested, filter),
                 filter);
}

QString DialogPrompts::imagesFolder(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(parent, tr("Folder of portraits"), documents());
}

QString DialogPrompts::labelsFile(QWidget* parent, const QString& folder)
{
    return QFileDialog::getOpenFileName(parent, tr("Table of labels"),
                                        folder.isEmpty() ? documents() : folder,
                                        tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)"));
}

QString DialogPrompts::openFolder(QWidget* parent, const QString& title)
{
    return QFileDialog::getExistingDirectory(parent, title, documents());
}

QString DialogPrompts::openFile(QWidget* parent, const QString& title, const QString& filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString DialogPrompts::saveFile(QWidget* parent, const QString& title, const QString& suggested,
                                const QString& filter)
{
    const QString start =
        QFileInfo(suggested).isAbsolute() ? suggested : QDir(documents()).filePath(suggested);
    QString chosen = filter.section(QStringLiteral(";;"), 0, 0);
    const QString path = QFileDialog::getSaveFileName(parent, title, start, filter, &chosen);
    return named(parent, path, chosen);
}

bool DialogPrompts::confirm(QWidget* parent, const QString& title, const QString& text, const QString& action)
{
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    QPushButton* yes = box.addButton(action, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel); // Return must not do what cannot be taken back
    box.exec();
    return box.clickedButton() == yes;
}

void DialogPrompts::inform(QWidget* parent, const QString& title, const QString& text)
{
    QMessageBox::information(parent, title, text);
}

} // namespace plumbline::ui
