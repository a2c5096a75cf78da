// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/session/pair_list.h"
#include "core/views/pair_scene.h"
#include "ui/page.h"

namespace plumbline::ui {

/// What a sheet says of the pairs beside their pictures.
struct PairSheetWords
{
    QString threshold; ///< "threshold 0.387 (FMR 0.001)"
    QString filter;    ///< which are listed; empty: all
};

/// Asks where, writes the pairs as CSV on the pool and journals it. \a done gets the path; is not called when
/// nobody chose one, nor once \a window is gone.
void writePairTable(PageServices services, const std::vector<ListedPair>& pairs, QWidget* window,
                    std::function<void(const Result<QString>&)> done);
/// The contact sheet of the pairs, two pictures each, faces blurred unless unticked.
void openPairSheet(PageServices services, const std::vector<ListedPair>& current,
                   const std::vector<ListedPair>& listed, const PairScene& scene, const PairSheetWords& words,
                   QWidget* window);

} // namespace plumbline::ui
