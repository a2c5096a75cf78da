// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/session/review_project.h"

#include "core/store/connection.h"
#include "core/store/statement.h"
#include "tests/store/store_samples.h"

namespace plumbline::test {

namespace {

Outcome outcomeOf(ImageId image, std::size_t index, std::size_t images, bool tellsApart)
{
    Outcome outcome;
    outcome.image = image;
    if (index + 1 == images) {
        outcome.kind = OutcomeKind::Undetected;
        return outcome;
    }
    const bool woman = !tellsApart || index % 2 == 0;
    const double confidence = 0.5 + 0.5 * static_cast<double>(index) / static_cast<double>(images);
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = woman ? QStringLiteral("female") : QStringLiteral("male");
    outcome.answer.confidence = confidence;
    outcome.answer.scores = {{QStringLiteral("female"), woman ? confidence : 1 - confidence},
                             {QStringLiteral("male"), woman ? 1 - confidence : confidence}};
    outcome.faces = index == 1 ? 2 : 1;
    outcome.multipleFaces = outcome.faces > 1;
    outcome.face = {1, 2, 30, 40, 1 - 0.5 * confidence};
    return outcome;
}

void addRun(ProjectStore& store, const QString& system, const std::vector<ImageId>& ids, bool tellsApart)
{
    RunRecord record = sampleRun(static_cast<qint64>(ids.size()));
    record.system = system;
    const auto run = store.startRun(record);
    Q_ASSERT(run);
    OutcomeBatch batch {*run, {}};
    for (std::size_t i = 0; i < ids.size(); ++i)
        batch.outcomes.push_back(outcomeOf(ids[i], i, ids.size(), tellsApart));
    store.append(std::move(batch));
    const auto ended = store.endRun(*run, RunState::Finished);
    Q_ASSERT(ended);
}

} // namespace

ReviewProject::ReviewProject(int images, bool withRuns)
    : m_services(std::make_shared<const Services>())
    , path(m_folder.filePath(QStringLiteral("review.plumb")))
{
    {
        auto store = ProjectStore::create(path);
        Q_ASSERT(store);
        Dataset dataset = sampleDataset(m_folder.filePath(QStringLiteral("images")), images);
        dataset.attributes[0].valueMap = {{QStringLiteral("F"), QStringLiteral("female")},
                                          {QStringLiteral("M"), QStringLiteral("male")}};
        const auto saved = (*store)->saveDataset(dataset);
        Q_ASSERT(saved);
        ids = imageIds(**store);
        if (withRuns) {
            addRun(**store, QStringLiteral("fr_detect+gear"), ids, false);
            addRun(**store, QStringLiteral("fr_detect+faceres"), ids, true);
        }
    }
    reopen();
}

void ReviewProject::reopen(OpenMode mode)
{
    project.reset();
    auto opened = Project::open(m_services, path, mode);
    Q_ASSERT(opened);
    project = *opened;
}

QStringList ReviewProject::content() const
{
    store::Connection connection(path, store::Connection::Access::ReadOnly);
    QStringList tables;
    store::Statement table(connection,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal' "
                           "AND name NOT LIKE 'sqlite_%' ORDER BY name");
    while (table.step())
        tables.append(table.text(0));
    QStringList lines;
    for (const QString& name : tables) {
        QStringList columns;
        store::Statement column(connection, "SELECT name FROM pragma_table_info(?)");
        column.bindAll(name);
        while (column.step())
            columns.append(QStringLiteral("quote(\"%1\")").arg(column.text(0)));
        const QByteArray sql = QStringLiteral("SELECT %1 FROM \"%2\"")
                                   .arg(columns.join(QStringLiteral(" || ' ' || ")), name)
                                   .toUtf8();
        store::Statement row(connection, sql.constData());
        while (row.step())
            lines.append(name + QStringLiteral(": ") + row.text(0));
    }
    lines.sort();
    return lines;
}

QStringList ReviewProject::journalActions() const
{
    store::Connection connection(path, store::Connection::Access::ReadOnly);
    store::Statement row(connection, "SELECT action FROM journal ORDER BY id");
    QStringList actions;
    while (row.step())
        actions.append(row.text(0));
    return actions;
}

} // namespace plumbline::test
