// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_files.h"

#include <utility>

#include <QCoreApplication>

#include "core/base/when_done.h"
#include "core/base/write_file.h"
#include "core/session/session_work.h"
#include "ui/browser/contact_sheet_dialog.h"
#include "ui/pairs/pair_words.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::Pairs)
};

} // namespace

void writePairTable(PageServices services, const std::vector<ListedPair>& pairs, QWidget* window,
                    std::function<void(const Result<QString>&)> done)
{
    const QString path = services.prompts.saveFile(window, Words::tr("Save the pairs"),
                                                   Words::tr("false-matches.csv"), Words::tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    whenDone(services.session.ask<QString>([pairs, path](Project& project) -> Result<QString> {
        if (const auto written = writeFile(path, pairsCsv(pairs)); !written)
            return written.error();
        if (!project.isReadOnly()) {
            const auto told = project.journal(QStringLiteral("pairs exported"),
                                              {{QStringLiteral("file"), path},
                                               {QStringLiteral("pairs"), static_cast<qint64>(pairs.size())}});
            if (!told)
                return told.error();
        }
        return path;
    }),
             window, [done = std::move(done)](const Result<QString>& written) { done(written); });
}

void openPairSheet(PageServices services, const std::vector<ListedPair>& current,
                   const std::vector<ListedPair>& listed, const PairScene& scene, const PairSheetWords& words,
                   QWidget* window)
{
    ContactSheetDialog::Tiles one, all;
    QStringList captions;
    for (const auto& [match, review] : current)
        for (const FalseMatch::Side* side : {&match.a, &match.b})
            one.emplace_back(side->image, scene.system);
    for (const auto& [match, review] : listed) {
        for (const FalseMatch::Side* side : {&match.a, &match.b}) {
            all.emplace_back(side->image, scene.system);
            const QString number =
                match.rank > 0 ? Words::tr("Pair %1").arg(match.rank) : Words::tr("One person");
            captions.append(Words::tr("%1 · %2 · %3").arg(number, pairScoreText(match.score), side->group));
        }
    }
    auto* dialog = new ContactSheetDialog(services, std::move(one), std::move(all), window);
    dialog->setPairCaptions(captions, {scene.name, words.threshold}, words.filter);
    dialog->open();
}

} // namespace plumbline::ui
