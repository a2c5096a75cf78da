// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/answers_plan.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

#include "core/base/when_done.h"
#include "ui/jobs/background.h"

namespace plumbline::ui {

namespace {

constexpr int kTickMs = 200;

/// "Amazon Rekognition 2024": vendor, the first word of the product, year of the calls.
QString proposedName(const QJsonObject& about, const QString& path)
{
    const QString product = about.value(QStringLiteral("product")).toString().section(QLatin1Char(' '), 0, 0);
    QStringList parts {about.value(QStringLiteral("vendor")).toString(), product,
                       about.value(QStringLiteral("date")).toString().left(4)};
    parts.removeAll(QString());
    if (parts.isEmpty())
        parts.append(QFileInfo(path).completeBaseName());
    return parts.join(QLatin1Char(' ')).replace(QLatin1Char(','), QLatin1Char(' ')).left(80).trimmed();
}

} // namespace

AnswersPlan::AnswersPlan(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &AnswersPlan::changed);
}

AnswersPlan::~AnswersPlan()
{
    m_stop.request_stop();
    for (QFuture<void>& asked : m_asked)
        asked.waitForFinished();
}

void AnswersPlan::setPath(const QString& path)
{
    AnswersImport fresh;
    fresh.path = path;
    m_request = std::move(fresh);
    m_survey.reset();
    m_document = QJsonValue(QJsonValue::Undefined);
    m_adopted = m_nameChosen = m_tasksChosen = false;
    m_aboutChosen.clear();
    look(true);
}

void AnswersPlan::setFormat(const QString& format)
{
    m_request.format = format;
    m_adopted = m_tasksChosen = false;
    if (format == saved_formats::fields() && m_request.reading.fields == FieldMapping() && m_survey)
        m_document = m_survey->read->sample;
    look(true);
}

void AnswersPlan::setTable(const TableReading& how)
{
    m_request.reading.table = how;
    look(true);
}

void AnswersPlan::setScores(const ScoreReading& how)
{
    m_request.reading.scores = how;
    look(true);
}

void AnswersPlan::setFields(const FieldMapping& fields)
{
    if (fields == m_request.reading.fields)
        return;
    for (auto word = fields.words.begin(); word != fields.words.end(); ++word)
        m_request.words.insert(word.key(), word.value());
    m_request.reading.fields = fields;
    m_request.reading.fields.words.clear();
    look(true);
}

void AnswersPlan::setMeaning(const QString& word, const std::optional<QString>& meaning)
{
    if (meaning)
        m_request.words.insert(word, *meaning);
    else
        m_request.words.remove(word);
    look(false);
}

void AnswersPlan::setTask(const QString& task, bool on)
{
    m_tasksChosen = true;
    m_request.tasks.removeAll(task);
    if (on)
        m_request.tasks.append(task);
    Q_EMIT changed();
}

void AnswersPlan::setName(const QString& name)
{
    m_request.system.name = name;
    m_nameChosen = true;
    Q_EMIT changed();
}

void AnswersPlan::setAbout(const QString& key, const QString& text)
{
    if (!m_aboutChosen.contains(key))
        m_aboutChosen.append(key);
    if (text.trimmed().isEmpty())
        m_request.system.about.remove(key);
    else
        m_request.system.about.insert(key, text.trimmed());
    Q_EMIT changed();
}

QString AnswersPlan::about(const QString& key) const
{
    return m_request.system.about.value(key).toString();
}

bool AnswersPlan::isFromFile(const QString& key) const
{
    return survey() && !about(key).isEmpty() && survey()->read->about.value(key).toString() == about(key);
}

QString AnswersPlan::usedFormat() const
{
    return m_request.format.isEmpty() && survey() ? survey()->read->format : m_request.format;
}

AnswersImport AnswersPlan::request() const
{
    AnswersImport request = m_request;
    if (survey())
        request.read = survey()->read;
    if (isScores())
        request.tasks.clear();
    return request;
}

void AnswersPlan::stopReading()
{
    m_stop.request_stop();
    ++m_epoch;
    m_tick.stop();
    if (m_reading)
        m_error = tr("Reading was stopped.");
    m_reading = false;
    Q_EMIT surveyed();
    Q_EMIT changed();
}

void AnswersPlan::look(bool fromDisk)
{
    const auto project = m_session.project();
    m_stop.request_stop();
    m_stop = {};
    const int epoch = ++m_epoch;
    m_error.clear();
    if (m_request.path.isEmpty() || !project) {
        m_survey.reset();
        m_reading = false;
        Q_EMIT surveyed();
        Q_EMIT changed();
        return;
    }
    m_reading = true;
    m_progress->files = m_progress->answers = 0;
    m_tick.start();
    AnswersImport request = m_request;
    request.read = fromDisk || !m_survey ? nullptr : m_survey->read;
    ReadWatch watch {m_stop.get_token(), [progress = m_progress](qint64 files, qint64 answers) {
                         progress->files = files;
                         progress->answers = answers;
                     }};
    const bool wantsFields = request.format == saved_formats::fields();
    QJsonValue document = m_document;
    auto looking = inBackground([project, request, watch, wantsFields, document]() mutable {
        Soundings found;
        if (wantsFields && document.isUndefined()) {
            const auto first = firstSavedDocument(request.path);
            document = first ? *first : QJsonValue(QJsonValue::Undefined);
        }
        found.document = document;
        if (wantsFields && request.reading.fields == FieldMapping())
            request.reading.fields = proposedMapping(document);
        auto survey = AnswerDesk(*project).survey(request, watch);
        if (survey)
            found.survey = std::move(*survey);
        else
            found.error = survey.error().userText;
        return found;
    });
    std::erase_if(m_asked, [](const QFuture<void>& asked) { return asked.isFinished(); });
    m_asked.push_back(QFuture<void>(looking));
    whenDone(looking, this, [this, epoch](const Soundings& found) {
        if (epoch == m_epoch)
            take(found);
    });
    Q_EMIT surveyed();
    Q_EMIT changed();
}

void AnswersPlan::take(Soundings found)
{
    m_tick.stop();
    m_reading = false;
    m_error = found.error;
    m_document = found.document;
    if (m_request.format == saved_formats::fields() && m_request.reading.fields == FieldMapping())
        m_request.reading.fields = proposedMapping(m_document);
    m_survey = found.survey ? std::make_shared<const AnswersSurvey>(std::move(*found.survey)) : nullptr;
    if (m_survey)
        adopt();
    Q_EMIT surveyed();
    Q_EMIT changed();
}

void AnswersPlan::adopt()
{
    const AnswersSurvey& survey = *m_survey;
    QStringList& tasks = m_request.tasks;
    tasks.erase(std::remove_if(tasks.begin(), tasks.end(),
                               [&](const QString& task) { return !survey.tasks.contains(task); }),
                tasks.end());
    if (!m_tasksChosen) // gender and age as far as they are said, else detection
        tasks = survey.tasks.size() > 1 ? survey.tasks.mid(0, survey.tasks.size() - 1) : survey.tasks;
    if (m_adopted)
        return;
    m_adopted = true;
    for (const char* each : {"vendor", "product", "version", "date"}) {
        const QString key = QLatin1String(each);
        if (m_aboutChosen.contains(key))
            continue;
        m_request.system.about.remove(key);
        if (const QJsonValue said = survey.read->about.value(key); said.isString())
            m_request.system.about.insert(key, said);
    }
    if (!m_nameChosen)
        m_request.system.name = proposedName(m_request.system.about, m_request.path);
}

QString AnswersPlan::obstacle() const
{
    const auto project = m_session.project();
    if (!project || project->dataset()->images.empty())
        return tr("Open the audit with the images first: answers are about them.");
    if (m_request.path.isEmpty())
        return tr("Choose a file or folder of saved answers.");
    if (m_reading)
        return tr("The files are being read.");
    if (!m_error.isEmpty())
        return m_error;
    if (!survey())
        return tr("Nothing is read yet.");
    if (survey()->report.taken == 0 && !advice().isEmpty())
        return tr("Say what the words mean: see Meaning. While they are not known, no answer is left.");
    if (survey()->report.taken == 0)
        return tr("No answer is about an image of this audit: see Images.");
    if (m_request.tasks.isEmpty() && !isScores())
        return tr("Choose what the answers are compared in: see Summary.");
    if (const auto named = checkImportedName(*project, m_request.system.name); !named)
        return named.error().userText;
    return {};
}

QString AnswersPlan::advice() const
{
    if (!survey())
        return {};
    const bool isUnknown = std::any_of(survey()->words.begin(), survey()->words.end(),
                                       [](const AnswerWord& word) { return !word.isKnown; });
    if (isUnknown)
        return tr("Some words are not known, and their answers are left out: see Meaning.");
    return {};
}

} // namespace plumbline::ui
