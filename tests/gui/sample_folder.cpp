// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/gui/sample_folder.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include "core/session/session.h"

namespace plumbline::test {

int makeSampleFolder(const QString& folder, const QString& header, const TableLine& line)
{
    const QDir sample(Session::sampleFolder());
    QFile labels(sample.filePath(QStringLiteral("labels.csv")));
    if (!labels.open(QIODevice::ReadOnly) || !QDir(folder).mkpath(QStringLiteral("portraits")))
        return -1;
    const auto cells = [&] { return QString::fromUtf8(labels.readLine()).trimmed().split(QLatin1Char(',')); };
    const QStringList columns = cells();
    QString table = header + QLatin1Char('\n');
    int copied = 0;
    while (!labels.atEnd()) {
        const QStringList row = cells();
        const SampleValue value = [&](const char* column) {
            return row.value(columns.indexOf(QLatin1String(column)));
        };
        const QString file = value("file");
        const QString name = file.section(QLatin1Char('/'), -1);
        const QString said = line(value, name);
        if (said.isEmpty())
            continue;
        if (!QFile::copy(sample.filePath(file), folder + QStringLiteral("/portraits/") + name))
            return -1;
        table += said + QLatin1Char('\n');
        ++copied;
    }
    QFile beside(folder + QStringLiteral("/labels.csv"));
    const QByteArray text = table.toUtf8();
    return beside.open(QIODevice::WriteOnly) && beside.write(text) == text.size() ? copied : -1;
}

} // namespace plumbline::test
