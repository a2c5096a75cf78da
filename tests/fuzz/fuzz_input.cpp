// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/fuzz/fuzz_input.h"

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <limits>

#include <QFile>
#include <QTemporaryDir>

namespace plumbline::fuzz {

QString asFile(const char* name, const std::uint8_t* bytes, std::size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    const QByteArray content(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    promise(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), "the input is written");
    return path;
}

void promise(bool kept, const char* what)
{
    if (kept)
        return;
    std::cerr << "broken promise: " << what << std::endl;
    std::abort();
}

void checkError(const Error& error)
{
    promise(!error.userText.isEmpty(), "an error has a sentence");
}

void checkLeftOut(const LeftOut& leftOut)
{
    promise(leftOut.first.size() == std::min<qint64>(leftOut.count, LeftOut::kSaid),
            "what is left out is said");
    for (const QString& sentence : leftOut.first)
        promise(!sentence.isEmpty(), "what is left out is said in words");
}

void checkScores(const ScoreTable& table)
{
    const auto isName = [&](int index) {
        return index >= 0 && index < table.names.size() && !table.names[index].isEmpty();
    };
    for (const ScoreTable::Row& row : table.rows) {
        promise(isName(row.first) && isName(row.second), "both images of a score have a name");
        promise(std::isfinite(row.score), "a score is a number");
        promise(std::abs(row.score) <= static_cast<double>(std::numeric_limits<float>::max()),
                "a score fits");
        promise(!row.place || *row.place >= 1, "ranks begin at 1");
    }
    for (const auto& [index, what] : table.failed)
        promise(isName(index) && !what.isEmpty(), "what failed has a name and a reason");
    checkLeftOut(table.badRows);
}

} // namespace plumbline::fuzz
