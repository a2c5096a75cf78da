// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/counts_desk.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QFileInfo>

#include "core/session/counts_measures.h"
#include "core/session/project_cache.h"
#include "core/store/counts_store.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CountsDesk)
};

} // namespace

bool CountsDesk::isAudit() const
{
    return !table()->isEmpty();
}

std::shared_ptr<const CountsTable> CountsDesk::table() const
{
    return m_project.m_cache->counts();
}

Result<CountsTable> CountsDesk::replace(const CountsTable& table, const QString& action,
                                        const QJsonObject& detail)
{
    if (!m_project.dataset()->images.empty()) {
        return Error {ErrorCode::Usage,
                      Text::tr("%1 is an audit of images; make a new audit for a table of counts.")
                          .arg(m_project.name()),
                      {}};
    }
    if (const auto wrong = countsProblem(table))
        return Error {ErrorCode::Usage, *wrong, {}};
    const std::lock_guard lock(m_project.m_cache->countsMutex);
    const auto before = m_project.m_cache->counts();
    if (const auto written = CountsStore(*m_project.m_store).replace(table, action, detail); !written)
        return written.error();
    m_project.m_cache->setCounts(std::make_shared<const CountsTable>(table));
    return *before;
}

Result<CountsSurvey> CountsDesk::survey(const QString& file, const QString& sheet)
{
    auto table = readLabelTable(file, -1, sheet);
    if (!table)
        return table.error();
    CountsSurvey survey {QFileInfo(file).absoluteFilePath(), std::move(*table), {}};
    survey.roles = guessCountsRoles(survey.table);
    return survey;
}

Result<void> CountsDesk::take(const CountsSurvey& survey, const CountsReading& reading)
{
    const auto replaced = replace(reading.counts, QStringLiteral("counts imported"),
                                  {{QStringLiteral("file"), QFileInfo(survey.file).fileName()},
                                   {QStringLiteral("rows"), static_cast<qint64>(reading.counts.rows.size())},
                                   {QStringLiteral("left_out"), qint64 {reading.problems.size()}}});
    if (!replaced)
        return replaced.error();
    return {};
}

Result<std::vector<Measured>> CountsDesk::measureSets(const MeasureQuery& query) const
{
    return plumbline::measureSets(*table(), query, m_project.name());
}

QString countsSummary(const Project& project)
{
    const QJsonObject counts = project.provenance()[QStringLiteral("counts")].toObject();
    if (counts.isEmpty())
        return {};
    QStringList names;
    std::vector<AttributeInfo> attributes = project.attributes();
    std::stable_partition(attributes.begin(), attributes.end(), // as in the groups' labels: "Women, darker"
                          [](const AttributeInfo& each) { return !each.valueMap.isEmpty(); });
    for (AttributeInfo& attribute : attributes)
        names.append(attribute.name.replace(QLatin1Char('_'), QLatin1Char(' ')));
    const qsizetype sets = counts[QStringLiteral("sets")].toArray().size();
    const QString by = names.join(QStringLiteral(" × "));
    return sets == 1 ? Text::tr("counts without images · 1 set by %1").arg(by)
                     : Text::tr("counts without images · %1 sets by %2").arg(QString::number(sets), by);
}

} // namespace plumbline
