// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/threading.h"

#include <opencv2/core.hpp>

namespace plumbline {

void useOneThreadPerWorker()
{
    cv::setNumThreads(1);
}

} // namespace plumbline
