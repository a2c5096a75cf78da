// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/new_grouping.h"

#include <algorithm>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/session/history.h"
#include "ui/dialogs/grouping_dialog.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("NewGrouping", text);
}

/// Numbers that lie far apart for how many they are: names of something (seeds, keys), not amounts.
bool looksLikeNames(const Attribute& attribute)
{
    constexpr double kFarApart = 20;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const QString& value : attribute.values) {
        least = std::min(least, value.toDouble());
        most = std::max(most, value.toDouble());
    }
    return most - least > kFarApart * static_cast<double>(attribute.values.size());
}

bool isGrouped(const Dataset& dataset, const QString& label)
{
    return std::any_of(dataset.groupings.begin(), dataset.groupings.end(),
                       [&](const Grouping& grouping) { return grouping.attribute == label; });
}

} // namespace

QString whyNotGroupedBy(const Dataset& dataset, const AttributeInfo& label)
{
    const Attribute* attribute = label.suitsGrouping ? nullptr : dataset.attribute(label.name);
    if (!attribute || isGrouped(dataset, label.name))
        return {};
    if (attribute->values.empty())
        return tr("no image has a value");
    if (attribute->values.size() == 1)
        return tr("all have the same value");
    if (attribute->isNumeric())
        return tr("a number; make bands first");
    return tr("%1 different values; put some together first")
        .arg(QLocale().toString(attribute->values.size()));
}

QStringList labelsToBand(const Project& project)
{
    const auto dataset = project.dataset();
    QStringList names;
    for (const AttributeInfo& label : project.attributes()) {
        const Attribute* attribute = label.suitsGrouping ? nullptr : dataset->attribute(label.name);
        if (attribute && attribute->isNumeric() && attribute->values.size() > 1
            && !isGrouped(*dataset, label.name) && !looksLikeNames(*attribute))
            names.append(label.name);
    }
    return names;
}

bool canMakeGrouping(const Session& session)
{
    const auto project = session.project();
    return project && !project->isReadOnly() && session.job() == JobKind::None;
}

void makeGrouping(Session& session, const QString& label, QWidget* parent,
                  const std::function<void(const QString&)>& made)
{
    if (!canMakeGrouping(session))
        return;
    auto* dialog = new GroupingDialog(*session.project()->dataset(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!label.isEmpty())
        dialog->choose(label, {});
    QObject::connect(dialog, &QDialog::accepted, &session, [&session, dialog, made] {
        const auto project = session.project();
        if (!project)
            return;
        const Grouping grouping = dialog->grouping();
        auto groupings = project->dataset()->groupings;
        groupings.push_back(grouping);
        if (made) {
            QObject::connect(
                &session, &Session::datasetChanged, &session,
                [&session, project, made, name = grouping.name] {
                if (session.project() == project && project->dataset()->grouping(name))
                    made(name);
                },
                Qt::SingleShotConnection);
        }
        session.history().setGroupings(groupings);
    });
    dialog->open();
}

} // namespace plumbline::ui
