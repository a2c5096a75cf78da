// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <numeric>

#include <QCoreApplication>

#include "app/cli/command.h"
#include "core/session/listing.h"
#include "core/session/review_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// One act for each option that is set, in this order.
Result<void> act(ReviewDesk& desk, const ReviewDesk::Images& images, const QCommandLineParser& options)
{
    const auto isSet = [&](const char* name) { return options.isSet(QLatin1String(name)); };
    std::vector<Result<ReviewEdit>> done;
    for (const QString& tag : options.values(QStringLiteral("add-tag")))
        done.push_back(desk.setTagByName(images, tag, 0, true));
    for (const QString& tag : options.values(QStringLiteral("remove-tag")))
        done.push_back(desk.setTagByName(images, tag, 0, false));
    if (isSet("exclude"))
        done.push_back(desk.exclude(images, options.value(QStringLiteral("exclude"))));
    if (isSet("include"))
        done.push_back(desk.include(images));
    if (isSet("dispute-label"))
        done.push_back(desk.setLabelWrong(images, true));
    if (isSet("mark-reviewed"))
        done.push_back(desk.setReviewed(images, true));
    for (const auto& each : done) {
        if (!each)
            return each.error();
    }
    if (done.empty())
        return Error {ErrorCode::Usage,
                      tr("Say what to do: --add-tag, --remove-tag, --exclude, --include, --dispute-label or "
                         "--mark-reviewed."),
                      {}};
    return {};
}

int review(const Invocation& call)
{
    const auto query = parseListQuery(call.options);
    if (!query)
        return fail(query.error());
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    const auto listing = (*project)->listing(*query);
    if (!listing)
        return fail(listing.error());
    std::vector<int> rows(static_cast<std::size_t>(listing->size()));
    std::iota(rows.begin(), rows.end(), 0);
    ReviewDesk desk(**project);
    if (const auto done = act(desk, listing->images(rows), call.options); !done)
        return fail(done.error());
    say(tr("Done for %1 images.").arg(listing->imageCount()));
    return Done;
}

} // namespace

Command reviewCommand()
{
    return {QStringLiteral("review"),
            QStringLiteral("P.plumb --where lighting=dim (--add-tag NAME | --exclude REASON | ...)"),
            tr("Tags, excludes or marks the images that list would show."),
            [](QCommandLineParser& parser) {
        addListOptions(parser);
        parser.addOptions(
            {{QStringLiteral("add-tag"), tr("Tag the images (repeatable)."), QStringLiteral("name")},
             {QStringLiteral("remove-tag"), tr("Take a tag off them (repeatable)."), QStringLiteral("name")},
             {QStringLiteral("exclude"), tr("Take them out of every count, and say why."),
              QStringLiteral("reason")},
             {QStringLiteral("include"), tr("Count them again.")},
             {QStringLiteral("dispute-label"), tr("Call their labels wrong; the counts stay.")},
             {QStringLiteral("mark-reviewed"), tr("Mark them reviewed.")}});
            },
            review};
}

} // namespace plumbline::cli
