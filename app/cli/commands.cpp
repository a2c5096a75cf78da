// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "app/cli/command.h"

namespace plumbline::cli {

std::vector<Command> commands()
{
    return {modelsCommand(),       createCommand(),  importCommand(),  importPredictionsCommand(),
            importScoresCommand(), systemsCommand(), tryCommand(),     feedingCommand(),
            ownCommand(),          runCommand(),     measureCommand(), compareCommand(),
            planCommand(),         listCommand(),    reviewCommand(),  chartCommand(),
            exportCommand(),       copyCommand(),    packCommand(),    unpackCommand(),
            relinkCommand(),       faceDataCommand()};
}

} // namespace plumbline::cli
