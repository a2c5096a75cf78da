// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

class QWidget;

namespace plumbline::ui {

/// The questions that need an answer before work goes on: files, folders, yes or no. An interface, so that
/// tests answer by script. An empty answer means the person cancelled.
class Prompts
{
public:
    virtual ~Prompts() = default;
    virtual QString openProjectFile(QWidget* parent) = 0;
    virtual QString newProjectFile(QWidget* parent, const QString& suggested) = 0;
    virtual QString imagesFolder(QWidget* parent) = 0;
    virtual QString labelsFile(QWidget* parent, const QString& folder) = 0;
    /// A file to read; \a filter as QFileDialog's: "Pictures (*.jpg *.png)".
    virtual QString openFile(QWidget* parent, const QString& title, const QString& filter) = 0;
    /// A folder to read.
    virtual QString openFolder(QWidget* parent, const QString& title) = 0;
    /// \a filter as QFileDialog's: "SVG (*.svg);;PDF (*.pdf);;PNG (*.png)".
    virtual QString saveFile(QWidget* parent, const QString& title, const QString& suggested,
                             const QString& filter) = 0;
    virtual bool confirm(QWidget* parent, const QString& title, const QString& text,
                         const QString& action) = 0;
    /// A sentence that must be seen before going on.
    virtual void inform(QWidget* parent, const QString& title, const QString& text) = 0;
};

/// The real dialogs.
class DialogPrompts : public Prompts
{
public:
    QString openProjectFile(QWidget* parent) override;
    QString newProjectFile(QWidget* parent, const QString& suggested) override;
    QString imagesFolder(QWidget* parent) override;
    QString labelsFile(QWidget* parent, const QString& folder) override;
    QString openFile(QWidget* parent, const QString& title, const QString& filter) override;
    QString openFolder(QWidget* parent, const QString& title) override;
    QString saveFile(QWidget* parent, const QString& title, const QString& suggested,
                     const QString& filter) override;
    bool confirm(QWidget* parent, const QString& title, const QString& text, const QString& action) override;
    void inform(QWidget* parent, const QString& title, const QString& text) override;
};

} // namespace plumbline::ui
