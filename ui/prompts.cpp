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

/// The suffix of the chosen filter, when the person typed none.
QString withSuffix(const QString& path, const QString& filter)
{
    if (path.isEmpty() || !QFileInfo(path).suffix().isEmpty())
        return path;
    const qsizetype at = filter.indexOf(QLatin1String("*."));
    if (at < 0)
        return path;
    const qsizetype end = filter.indexOf(QLatin1Char(')'), at);
    return path + filter.mid(at + 1, end - at - 1);
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
    return withSuffix(QFileDialog::getSaveFileName(parent, tr("Save the audit as"), suggested, filter),
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
    return withSuffix(path, chosen);
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
