// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// Saved answers of a service about every image of an audit: writes DetectFaces responses with all their
// landmarks as JSON lines, imports them, and says how long that took. Usage: plumbline_bench_answers
// AUDIT.plumb (plumbline_bench_large --systems 0 makes one of 100,000 images); it adds runs to the audit.
#include <fstream>
#include <memory>
#include <string>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include "core/session/answer_desk.h"
#include "core/session/project.h"

using namespace plumbline;

namespace {

double peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return QByteArray::fromStdString(line.substr(6)).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

QJsonObject response(int image)
{
    QJsonArray landmarks;
    for (int i = 0; i < 30; ++i)
        landmarks.append(QJsonObject {{QStringLiteral("Type"), QStringLiteral("landmark%1").arg(i)},
                                      {QStringLiteral("X"), 0.4 + 0.001 * i + 1e-7 * image},
                                      {QStringLiteral("Y"), 0.3 + 0.002 * i + 1e-7 * image}});
    const QJsonObject face {
        {QStringLiteral("BoundingBox"),
         QJsonObject {{QStringLiteral("Left"), 0.3},
                      {QStringLiteral("Top"), 0.2},
                      {QStringLiteral("Width"), 0.25},
                      {QStringLiteral("Height"), 0.33}}},
        {QStringLiteral("Confidence"), 99.9},
        {QStringLiteral("AgeRange"),
         QJsonObject {{QStringLiteral("Low"), 30 + image % 20}, {QStringLiteral("High"), 40 + image % 20}}},
        {QStringLiteral("Gender"),
         QJsonObject {
             {QStringLiteral("Value"), image % 3 ? QStringLiteral("Female") : QStringLiteral("Male")},
             {QStringLiteral("Confidence"), 60 + image % 40}}},
        {QStringLiteral("Landmarks"), landmarks}};
    return {{QStringLiteral("FaceDetails"), QJsonArray {face}}};
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    const auto project = argc == 2
        ? Project::open(std::make_shared<const Services>(), QString::fromLocal8Bit(argv[1]))
        : Result<std::shared_ptr<Project>>(Error {});
    if (!project) {
        out << "usage: plumbline_bench_answers AUDIT.plumb\n";
        return 2;
    }
    const QTemporaryDir folder;
    QFile lines(folder.filePath(QStringLiteral("answers.jsonl")));
    if (!lines.open(QIODevice::WriteOnly))
        return 2;
    int number = 0;
    for (const Image& image : (*project)->dataset()->images)
        lines.write(QJsonDocument(QJsonObject {{QStringLiteral("image"), image.file},
                                               {QStringLiteral("response"), response(number++)}})
                        .toJson(QJsonDocument::Compact)
                    + '\n');
    lines.close();
    QElapsedTimer timer;
    timer.start();
    const auto report =
        AnswerDesk(**project).importAnswers({lines.fileName(), {}, {}, {QStringLiteral("Saved"), {}}});
    if (!report || report->taken != number) {
        out << (report ? QStringLiteral("not all were taken") : report.error().userText) << '\n';
        return 1;
    }
    out << "answers " << number << ", " << lines.size() / 1'000'000 << " MB, " << report->runs.size()
        << " runs: " << static_cast<double>(timer.elapsed()) / 1000 << " s, peak " << peakMemory()
        << " MiB\n";
    return 0;
}
