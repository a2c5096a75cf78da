// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace plumbline {

class Project;

/// An audit opened before, as the settings know it. Of audits of real people no picture, no file name and no
/// name of a person is kept here: the first page is what everybody in the room sees.
struct RecentAudit
{
    QString path;
    QString summary; ///< "336 images of 80 people · 6 systems"
    QDateTime when;
    bool pinned = false;    ///< stands first and never falls off the end
    bool counts = false;    ///< an audit of counts: there are no pictures at all
    bool synthetic = false; ///< computer-generated people: may be shown
    QStringList portraits;  ///< a few of its pictures, when synthetic
    bool missing = false;   ///< the file is not there now
};

/// Pinned ones first, then the latest. Looks for each file once.
std::vector<RecentAudit> recentAudits();
/// Puts it at the top, as it is now.
void rememberRecent(const Project& project);
void forgetRecent(const QString& path);
void pinRecent(const QString& path, bool pinned);

} // namespace plumbline
