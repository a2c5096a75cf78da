// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/trial_desk.h"

#include <map>
#include <memory>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct TrialText
{
    Q_DECLARE_TR_FUNCTIONS(TrialDesk)
};

double msOf(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Which system ids a question means.
Result<QStringList> chosen(const Services& services, const QStringList& asked)
{
    QStringList ids;
    if (!asked.isEmpty()) {
        for (const QString& id : asked) {
            if (!services.system(id))
                return Error {
                    ErrorCode::Usage,
                    TrialText::tr("There is no system %1; plumbline-cli systems --all lists them.").arg(id),
                    {}};
            ids.append(id);
        }
        return ids;
    }
    for (const QString& task : services.tasks()) {
        for (const SystemInfo& system : services.systems(task)) {
            if (system.installed && !ids.contains(system.id))
                ids.append(system.id);
        }
    }
    if (ids.isEmpty())
        return Error {ErrorCode::NotInstalled,
                      TrialText::tr("No system is installed; install the models first (plumbline-cli models "
                                    "--install, or Systems in the window)."),
                      {}};
    return ids;
}

/// One picture before several systems; detectors are asked once.
class Bench
{
public:
    Bench(const Services& services, const Picture& picture)
        : m_services(services)
        , m_picture(picture)
    {
    }

    TrialAnswer ask(const QString& id)
    {
        const SystemInfo system = *m_services.system(id);
        TrialAnswer answer;
        answer.system = id;
        answer.name = system.name;
        answer.feeding = system.feeding;
        if (!system.installed) {
            answer.problem = system.state;
            return answer;
        }
        const Found& found = search(system.detector);
        answer.faces = found.faces;
        answer.detectMs = found.ms;
        answer.problem = found.problem;
        if (answer.problem.isEmpty() && found.faces.empty())
            answer.problem = TrialText::tr("%1 found no face on this picture.").arg(system.detectorName);
        if (answer.problem.isEmpty())
            read(*m_services.backends.find(system.classifier), answer);
        return answer;
    }

private:
    struct Found
    {
        std::vector<Face> faces;
        double ms = 0;
        QString problem;
    };

    const Found& search(const QString& detector)
    {
        const auto known = m_found.find(detector);
        if (known != m_found.end())
            return known->second;
        Found found;
        auto worker = m_services.backends.find(detector)->open(m_services.models);
        if (worker) {
            QElapsedTimer timer;
            timer.start();
            auto faces = (*worker)->detect(m_picture);
            found.ms = msOf(timer);
            if (faces)
                found.faces = std::move(*faces);
            else
                found.problem = faces.error().userText;
        } else {
            found.problem = worker.error().userText;
        }
        return m_found.emplace(detector, std::move(found)).first->second;
    }

    void read(const Backend& classifier, TrialAnswer& answer)
    {
        const BackendInfo info = classifier.info();
        const Face face = m_services.defaultBox(answer.system, answer.faces.front());
        if (info.feed) {
            if (const auto crop = seenBy(*info.feed, m_picture, face))
                answer.crop = crop->toImage();
        }
        const auto worker = classifier.open(m_services.models);
        if (!worker) {
            answer.problem = worker.error().userText;
            return;
        }
        for (const QString& task : info.can.tasks) {
            QElapsedTimer timer;
            timer.start();
            auto said = (*worker)->answer(task, m_picture, face);
            TrialAnswer::Reading reading {task, {}, msOf(timer), {}};
            if (said)
                reading.answer = std::move(*said);
            else
                reading.problem = said.error().userText;
            answer.readings.push_back(std::move(reading));
        }
    }

    const Services& m_services;
    const Picture& m_picture;
    std::map<QString, Found> m_found;
};

} // namespace

TrialDesk::TrialDesk(const Services& services)
    : m_services(services)
{
}

TrialDesk::TrialDesk(const Project& project)
    : m_services(project.services())
    , m_project(&project)
{
}

Result<Trial> TrialDesk::tryOnImage(const QStringList& systems, const QString& path) const
{
    const auto ids = chosen(m_services, systems);
    if (!ids)
        return ids.error();
    const auto picture = readPicture(path);
    if (!picture)
        return picture.error();
    Trial trial {QFileInfo(path).fileName(), picture->toImage(), {}};
    Bench bench(m_services, *picture);
    for (const QString& id : *ids)
        trial.answers.push_back(bench.ask(id));
    return trial;
}

Result<Trial> TrialDesk::tryOnImage(const QStringList& systems, ImageId image) const
{
    if (!m_project)
        return Error {ErrorCode::Usage, TrialText::tr("No audit is open; open one first."), {}};
    const auto data = m_project->dataset();
    for (const Image& one : data->images) {
        if (one.id == image)
            return tryOnImage(systems, one.path);
    }
    return Error {ErrorCode::NotFound, TrialText::tr("That image is no longer in the project."), {}};
}

Result<std::vector<QImage>> TrialDesk::cropsSeen(const ImageDetail& detail) const
{
    const auto picture = readPicture(detail.image.path);
    if (!picture)
        return picture.error();
    std::vector<QImage> crops;
    for (const SystemAnswer& answer : detail.answers) {
        const Backend* classifier = m_services.backends.find(answer.system.section(QLatin1Char('+'), 1));
        QImage crop;
        if (classifier && answer.outcome.faces > 0) {
            if (const auto feeding = classifier->info().feed) {
                const auto seen =
                    seenBy(*feeding, *picture, m_services.defaultBox(answer.system, answer.outcome.face));
                if (seen)
                    crop = seen->toImage();
            }
        }
        crops.push_back(crop);
    }
    return crops;
}

} // namespace plumbline
