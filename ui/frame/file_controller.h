// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QObject>

#include "core/session/file_desk.h"
#include "ui/page.h"

namespace plumbline::ui {

class NoticeStrip;

/// What is done to the open audit as a file: copies, packed and moved images; and what is said when an audit
/// is opened that cannot be written to, whose images are gone, or whose runs were cut off. Everything is told
/// in the notice strip.
class FileController : public QObject
{
    Q_OBJECT

public:
    FileController(PageServices services, NoticeStrip& notice, QWidget* window);

    void saveCopy(); ///< asks where
    void openCopy(); ///< the same, then the copy is opened
    void pack();     ///< asks first, with what it takes
    void unpack();
    void relink(); ///< asks for the folder

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);
    void openRequested(const QString& path);

private:
    /// What is known of an audit that was just opened.
    struct State
    {
        qint64 images = 0;
        qint64 missing = 0;
    };
    void look();
    void greet(const State& state);
    void offerResume();
    void offerQueue(qint64 waiting); ///< runs that were kept over a restart
    /// What is offered has changed while it stood there.
    void offerAgain();
    void resume(const QStringList& systems);
    void copyTo(const QString& path, const std::function<void()>& then);
    [[nodiscard]] QString askForCopy();
    void startPacking();
    void tellPacked(const PackReport& report);
    void unpackTo(const QString& folder);
    void relinkIn(const QString& folder);
    void tellRelinked(const RelinkReport& report);
    void imagesMoved();

    PageServices m_services;
    NoticeStrip& m_notice;
    QWidget* m_window;
    QString m_offer; ///< what the strip said last of runs to go on with
};

} // namespace plumbline::ui
