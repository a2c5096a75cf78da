// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/threading.h"

#include <dlib/revision.h>
#include <opencv2/core/utility.hpp>

namespace plumbline {

void useOneThreadPerWorker()
{
    cv::setNumThreads(1);
}

std::vector<std::pair<QString, QString>> libraryVersions()
{
    return {
        {QStringLiteral("OpenCV"), QString::fromStdString(cv::getVersionString())},
        {QStringLiteral("dlib"),
         QStringLiteral("%1.%2.%3").arg(DLIB_MAJOR_VERSION).arg(DLIB_MINOR_VERSION).arg(DLIB_PATCH_VERSION)}};
}

} // namespace plumbline
