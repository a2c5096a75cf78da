// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/results_view.h"

#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::ui {

namespace {

const QString kSetting = QStringLiteral("results.view");
const QString kFirstChart = QStringLiteral("subgroup-error");

QJsonArray asJson(const std::vector<QStringList>& groups)
{
    QJsonArray all;
    for (const QStringList& values : groups)
        all.append(QJsonArray::fromStringList(values));
    return all;
}

std::vector<QStringList> groupsFrom(const QJsonValue& json)
{
    std::vector<QStringList> groups;
    for (const QJsonValue& value : json.toArray()) {
        QStringList values;
        for (const QJsonValue& one : value.toArray())
            values.append(one.toString());
        groups.push_back(values);
    }
    return groups;
}

} // namespace

ResultsView::ResultsView(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_writer.setMaxThreadCount(1);
    connect(&session, &Session::projectChanged, this, &ResultsView::load);
    load();
}

void ResultsView::setChart(const QString& id)
{
    if (std::exchange(m_chart, id) != id)
        save();
}

void ResultsView::setSystem(const QString& id)
{
    if (std::exchange(m_system, id) != id)
        save();
}

void ResultsView::setAsTable(bool on)
{
    if (std::exchange(m_asTable, on) != on)
        save();
}

void ResultsView::setBand(Band band)
{
    if (!(std::exchange(m_band, band) == band))
        save();
}

void ResultsView::setGroups(const QStringList& by, const GroupView& view)
{
    m_groups.insert(keyOf(by), view);
    save();
}

QString ResultsView::keyOf(const QStringList& by)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(by)).toJson(QJsonDocument::Compact));
}

void ResultsView::load()
{
    const auto project = m_session.project();
    const QJsonObject kept =
        project ? QJsonDocument::fromJson(project->setting(kSetting).toUtf8()).object() : QJsonObject();
    const ChartOptions usual;
    m_chart = kept.value(QLatin1String("chart")).toString(kFirstChart);
    m_system = kept.value(QLatin1String("system")).toString();
    m_asTable = kept.value(QLatin1String("table")).toBool();
    m_band.low = kept.value(QLatin1String("undecided_from")).toDouble(usual.undecided.low);
    m_band.high = kept.value(QLatin1String("undecided_to")).toDouble(usual.undecided.high);
    m_parts = kept.value(QLatin1String("parts")).toObject();
    m_groups.clear();
    const QJsonObject groups = kept.value(QLatin1String("groups")).toObject();
    for (auto at = groups.begin(); at != groups.end(); ++at) {
        const QJsonObject one = at.value().toObject();
        GroupView view;
        view.sort = groupSortFromId(one.value(QLatin1String("sort")).toString()).value_or(GroupSort::Dataset);
        view.own = groupsFrom(one.value(QLatin1String("order")));
        view.hidden = groupsFrom(one.value(QLatin1String("hidden")));
        m_groups.insert(at.key(), view);
    }
    Q_EMIT changed();
}

void ResultsView::setPart(const QString& name, const QJsonObject& choices)
{
    if (part(name) == choices)
        return;
    m_parts.insert(name, choices);
    write(); // nothing of the chart is another
}

void ResultsView::save()
{
    write();
    Q_EMIT changed();
}

void ResultsView::write()
{
    QJsonObject groups;
    for (auto at = m_groups.begin(); at != m_groups.end(); ++at)
        groups.insert(at.key(),
                      QJsonObject {{QStringLiteral("sort"), groupSortId(at->sort)},
                                   {QStringLiteral("order"), asJson(at->own)},
                                   {QStringLiteral("hidden"), asJson(at->hidden)}});
    const QJsonObject kept {{QStringLiteral("chart"), m_chart},
                            {QStringLiteral("system"), m_system},
                            {QStringLiteral("table"), m_asTable},
                            {QStringLiteral("undecided_from"), m_band.low},
                            {QStringLiteral("undecided_to"), m_band.high},
                            {QStringLiteral("groups"), groups},
                            {QStringLiteral("parts"), m_parts}};
    if (const auto project = m_session.project(); project && !project->isReadOnly()) {
        m_writer.start(
            [project, text = QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))] {
            project->setSetting(kSetting, text);
        });
    }
}

} // namespace plumbline::ui
