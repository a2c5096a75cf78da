// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// Makes an audit of many images (copies of the sample's, by several systems) through the store, unless it is
// there already, and prints how long it takes to open, how long each filter takes, and the memory that took.
#include <algorithm>
#include <ctime>
#include <random>
#include <vector>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include "core/session/listing.h"
#include "core/session/review_desk.h"
#include "core/session/session.h"

using namespace plumbline;

namespace {

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

[[noreturn]] void die(const Error& error)
{
    qFatal("%s %s", qUtf8Printable(error.userText), qUtf8Printable(error.detail));
}

/// Time gone by, or with --cpu the time that this program computed: what can be compared on a busy machine.
class Clock
{
public:
    static inline bool s_cpu = false;
    void restart() { m_start = now(); }
    [[nodiscard]] double milliseconds() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time {};
        clock_gettime(s_cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double m_start = now();
};

/// A line of /proc/self/status in MB.
double statusMb(const QByteArray& key)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(key) && line.mid(key.size(), 1) == ":")
            return line.mid(key.size() + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

Dataset sampleDataset(const std::shared_ptr<const Services>& services)
{
    const QTemporaryDir folder;
    auto project = Project::create(services, folder.filePath(QStringLiteral("sample.plumb")));
    if (!project)
        die(project.error());
    ImportRequest request;
    request.imagesDir = Session::sampleFolder();
    request.labelsFile = request.imagesDir % QStringLiteral("/labels.csv");
    request.synthetic = true;
    const auto imported = (*project)->import(request, [](const Progress&) {}, {});
    if (!imported)
        die(imported.error());
    return *(*project)->dataset();
}

/// \a images images: the sample's again and again, each round of people with names of their own.
Dataset grown(const Dataset& sample, std::size_t images)
{
    Dataset data = sample;
    const std::size_t once = sample.images.size();
    const auto people = static_cast<int>(sample.subjects.size());
    data.images.clear();
    data.subjects.clear();
    for (Attribute& attribute : data.attributes)
        attribute.codes.clear();
    for (std::size_t i = 0; i < images; ++i) {
        const std::size_t from = i % once;
        const auto round = static_cast<int>(i / once);
        if (from == 0) {
            for (const QString& subject : sample.subjects)
                data.subjects.append(QStringLiteral("%1-%2").arg(round).arg(subject));
        }
        Image image = sample.images[from];
        image.file = QStringLiteral("round %1/%2").arg(round, 4, 10, QLatin1Char('0')).arg(image.file);
        image.subject = image.subject < 0 ? -1 : image.subject + round * people;
        data.images.push_back(std::move(image));
        for (std::size_t a = 0; a < data.attributes.size(); ++a)
            data.attributes[a].codes.push_back(sample.attributes[a].codes[from]);
    }
    return data;
}

Outcome randomOutcome(ImageId image, std::mt19937& random)
{
    std::uniform_real_distribution<double> unit(0, 1);
    Outcome outcome;
    outcome.image = image;
    if (unit(random) < 0.03) {
        outcome.kind = OutcomeKind::Undetected;
        return outcome;
    }
    const double male = unit(random);
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = male > 0.5 ? QStringLiteral("male") : QStringLiteral("female");
    outcome.answer.confidence = std::max(male, 1 - male);
    outcome.answer.scores = {{QStringLiteral("female"), 1 - male}, {QStringLiteral("male"), male}};
    outcome.answer.raw = QByteArrayLiteral("{\"output\":[") + QByteArray::number(male, 'g', 17) + "]}";
    outcome.faces = unit(random) < 0.02 ? 2 : 1;
    outcome.multipleFaces = outcome.faces > 1;
    outcome.face = {20, 30, 200, 260, unit(random)};
    return outcome;
}

void make(const std::shared_ptr<const Services>& services, const QString& path, std::size_t images,
          int systems)
{
    auto store = ProjectStore::create(path);
    if (!store)
        die(store.error());
    if (const auto saved = (*store)->saveDataset(grown(sampleDataset(services), images)); !saved)
        die(saved.error());
    const auto data = (*store)->loadDataset();
    if (!data)
        die(data.error());
    std::mt19937 random(1);
    const QStringList ids = services->systemIds(QStringLiteral("classify:gender"));
    for (int i = 0; i < std::min(systems, static_cast<int>(ids.size())); ++i) {
        RunRecord record;
        record.system = ids[i];
        record.task = QStringLiteral("classify:gender");
        record.images = static_cast<qint64>(images);
        const auto run = (*store)->startRun(record);
        if (!run)
            die(run.error());
        for (const Image& image : data->images)
            (*store)->append({*run, {randomOutcome(image.id, random)}});
        if (const auto ended = (*store)->endRun(*run, RunState::Finished); !ended)
            die(ended.error());
    }
}

struct Case
{
    QString name;
    ListQuery query;
};

std::vector<Case> cases()
{
    std::vector<Case> list {{QStringLiteral("no filter"), {}}};
    const auto add = [&](const QString& name, auto set) {
        list.push_back({name, {}});
        set(list.back().query);
    };
    add(QStringLiteral("wrong answers"), [](ListQuery& q) { q.verdicts = {Verdict::Wrong}; });
    add(QStringLiteral("gender F, answer male"), [](ListQuery& q) {
        q.labels = {QStringLiteral("F"), QStringLiteral("female")};
        q.answers = {QStringLiteral("male")};
    });
    add(QStringLiteral("text"), [](ListQuery& q) { q.text = QStringLiteral("s012"); });
    add(QStringLiteral("confidence 0.5 to 0.6"), [](ListQuery& q) {
        q.confidenceFrom = 0.5;
        q.confidenceTo = 0.6;
    });
    add(QStringLiteral("tagged"), [](ListQuery& q) { q.tags = {QStringLiteral("bench")}; });
    add(QStringLiteral("systems disagree"), [](ListQuery& q) { q.disagree = true; });
    add(QStringLiteral("by file"), [](ListQuery& q) { q.sort = SortKey::File; });
    add(QStringLiteral("by confidence"), [](ListQuery& q) { q.sort = SortKey::Confidence; });
    add(QStringLiteral("side by side"), [](ListQuery& q) { q.sort = SortKey::Dataset; });
    return list;
}

void measure(const std::shared_ptr<const Services>& services, const QString& path, int systems)
{
    constexpr int kTimes = 7;
    Clock timer;
    const auto opened = Project::open(services, path);
    if (!opened)
        die(opened.error());
    const Project& project = **opened;
    out() << "open_ms " << timer.milliseconds() << '\n';
    ReviewDesk desk(**opened);
    for (int only = 1; only <= systems; only += std::max(1, systems - 1)) {
        const QStringList asked = services->systemIds(QStringLiteral("classify:gender")).mid(0, only);
        for (Case& each : cases()) {
            each.query.systems = asked;
            std::vector<double> times;
            int rows = 0;
            for (int i = 0; i < kTimes; ++i) {
                timer.restart();
                const auto listing = project.listing(each.query);
                if (!listing)
                    die(listing.error());
                times.push_back(timer.milliseconds());
                rows = listing->size();
            }
            const double first = times.front();
            std::sort(times.begin(), times.end());
            out() << "filter_ms systems=" << only << " \"" << each.name << "\" rows=" << rows
                  << " first=" << first << " median=" << times[kTimes / 2] << '\n';
        }
    }
    std::vector<ImageId> some;
    for (std::size_t i = 0; i < project.dataset()->images.size(); i += 10)
        some.push_back(project.dataset()->images[i].id);
    timer.restart();
    if (const auto tagged = desk.setTagByName(some, QStringLiteral("bench"), 0, true); !tagged)
        die(tagged.error());
    out() << "tag_ms images=" << some.size() << ' ' << timer.milliseconds() << '\n';
    timer.restart();
    if (const auto tagged = desk.setPoorImage({some.front()}, true); !tagged)
        die(tagged.error());
    out() << "one_act_ms " << timer.milliseconds() << '\n';
    ListQuery query;
    query.tags = {QStringLiteral("bench")};
    timer.restart();
    const auto tagged = project.listing(query);
    out() << "filter_ms after tagging rows=" << (tagged ? tagged->size() : -1) << ' ' << timer.milliseconds()
          << '\n';
    out() << "memory_mb now=" << statusMb("VmRSS") << " peak=" << statusMb("VmHWM") << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions(
        {{QStringLiteral("images"), QStringLiteral("How many."), QStringLiteral("n"),
          QStringLiteral("100000")},
         {QStringLiteral("systems"), QStringLiteral("How many."), QStringLiteral("n"), QStringLiteral("3")},
         {QStringLiteral("cpu"), QStringLiteral("Computing time in place of time.")}});
    options.addPositionalArgument(QStringLiteral("file"),
                                  QStringLiteral("The audit; made when it is not there."));
    options.process(app);
    if (options.positionalArguments().size() != 1)
        options.showHelp(2);
    const QString path = options.positionalArguments().first();
    Clock::s_cpu = options.isSet(QStringLiteral("cpu"));
    const int systems = options.value(QStringLiteral("systems")).toInt();
    const auto services = std::make_shared<const Services>();
    if (!QFileInfo::exists(path)) {
        QElapsedTimer timer;
        timer.start();
        make(services, path, static_cast<std::size_t>(options.value(QStringLiteral("images")).toLongLong()),
             systems);
        out() << "made in " << timer.elapsed() / 1000 << " s; run again for figures that it does not enter\n";
        return 0;
    }
    measure(services, path, systems);
    return 0;
}
