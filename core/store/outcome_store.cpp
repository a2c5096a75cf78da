// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/outcome_store.h"

#include <limits>
#include <optional>

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QtEndian>

#include "core/store/connection.h"
#include "core/store/embedding_store.h"
#include "core/store/number_blob.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

/// A response that claims to be larger was not written by us, and would be allocated before it is read.
constexpr quint32 kMaxRawBytes = 256U << 20;

QByteArray unpackedRaw(const Connection& connection, const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return {};
    const bool plausible = bytes.size() >= 4 && qFromBigEndian<quint32>(bytes.constData()) <= kMaxRawBytes;
    const QByteArray raw = plausible ? qUncompress(bytes) : QByteArray();
    if (raw.isEmpty())
        throw Failure(damagedFile(connection.path(), QStringLiteral("raw response")));
    return raw;
}

/// The few lists of classes that outcomes share, by id and by name.
class ClassLists
{
public:
    explicit ClassLists(Connection& connection)
        : m_connection(connection)
    {
        Statement statement(connection, "SELECT id, classes_json FROM class_lists");
        while (statement.step()) {
            QStringList classes;
            const QJsonArray array = QJsonDocument::fromJson(statement.text(1).toUtf8()).array();
            for (const QJsonValue& value : array)
                classes.append(value.toString());
            m_lists.insert(statement.int64(0), classes);
        }
    }

    [[nodiscard]] QStringList classes(qint64 id) const
    {
        const auto at = m_lists.constFind(id);
        if (at == m_lists.constEnd())
            throw Failure(damagedFile(m_connection.path(), QStringLiteral("class list %1").arg(id)));
        return *at;
    }

    /// The id of a list, which is added when it is new.
    qint64 id(const std::vector<ClassScore>& scores)
    {
        QStringList classes;
        for (const ClassScore& score : scores)
            classes.append(score.label);
        for (auto at = m_lists.constBegin(); at != m_lists.constEnd(); ++at) {
            if (at.value() == classes)
                return at.key();
        }
        const QByteArray json =
            QJsonDocument(QJsonArray::fromStringList(classes)).toJson(QJsonDocument::Compact);
        Statement(m_connection, "INSERT INTO class_lists (classes_json) VALUES (?)")
            .run(QString::fromUtf8(json));
        const qint64 id = m_connection.lastInsertId();
        m_lists.insert(id, classes);
        return id;
    }

private:
    Connection& m_connection;
    QHash<qint64, QStringList> m_lists;
};

class OutcomeWriter
{
public:
    explicit OutcomeWriter(Connection& connection)
        : m_lists(connection)
        , m_outcome(connection, kInsertOutcome)
        , m_forget(connection, "DELETE FROM responses WHERE run_id = ? AND image_id = ?")
        , m_response(connection,
                     "INSERT INTO responses (run_id, image_id, raw_qcompress, landmarks_px) "
                     "VALUES (?, ?, ?, ?)")
    {
    }

    void write(RunId run, const Outcome& outcome)
    {
        writeOutcome(run, outcome);
        m_forget.run(run.value(), outcome.image.value());
        writeResponse(run, outcome);
    }

private:
    static constexpr const char* kInsertOutcome =
        "INSERT INTO outcomes (run_id, image_id, kind, answer, confidence, class_list_id, scores, faces, "
        "multiple_faces, "
        "box_x1_px, box_y1_px, box_x2_px, box_y2_px, detector_score, error, retriable, estimate) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (run_id, image_id) DO UPDATE SET kind = excluded.kind, answer = excluded.answer, "
        "confidence = excluded.confidence, class_list_id = excluded.class_list_id, scores = excluded.scores, "
        "faces = excluded.faces, multiple_faces = excluded.multiple_faces, box_x1_px = excluded.box_x1_px, "
        "box_y1_px = excluded.box_y1_px, box_x2_px = excluded.box_x2_px, box_y2_px = excluded.box_y2_px, "
        "detector_score = excluded.detector_score, error = excluded.error, retriable = excluded.retriable, "
        "estimate = excluded.estimate";

    void writeOutcome(RunId run, const Outcome& outcome)
    {
        std::optional<QString> answer;
        std::optional<double> confidence;
        std::optional<double> estimate;
        std::optional<qint64> classList;
        std::optional<QByteArray> scores;
        if (outcome.kind == OutcomeKind::Answered) {
            answer = outcome.answer.label;
            estimate = outcome.answer.estimate;
            if (!estimate)
                confidence = outcome.answer.confidence;
            if (!outcome.answer.scores.empty()) {
                classList = m_lists.id(outcome.answer.scores);
                std::vector<double> values;
                for (const ClassScore& score : outcome.answer.scores)
                    values.push_back(score.score);
                scores = packed(values);
            }
        }
        const auto box = [face = outcome.face](double value) {
            return face == Face {} ? std::optional<double>() : std::optional<double>(value);
        };
        m_outcome.run(run.value(), outcome.image.value(), outcomeName(outcome.kind), answer, confidence,
                      classList, scores, outcome.faces, outcome.multipleFaces, box(outcome.face.x1),
                      box(outcome.face.y1), box(outcome.face.x2), box(outcome.face.y2),
                      box(outcome.face.score), outcome.error, outcome.retriable, estimate);
    }

    void writeResponse(RunId run, const Outcome& outcome)
    {
        if (outcome.answer.raw.isEmpty() && outcome.landmarks.empty())
            return;
        std::optional<QByteArray> raw;
        if (!outcome.answer.raw.isEmpty())
            raw = qCompress(outcome.answer.raw);
        std::optional<QByteArray> landmarks;
        if (!outcome.landmarks.empty()) {
            std::vector<float> values;
            for (const Point& point : outcome.landmarks)
                values.insert(values.end(), {point.x, point.y});
            landmarks = packed(values);
        }
        m_response.run(run.value(), outcome.image.value(), raw, landmarks);
    }

    ClassLists m_lists;
    Statement m_outcome, m_forget, m_response;
};

constexpr const char* kColumns =
    "SELECT image_id, kind, answer, confidence, class_list_id, scores, faces, multiple_faces, box_x1_px, "
    "box_y1_px, "
    "box_x2_px, box_y2_px, detector_score, error, retriable, estimate FROM outcomes WHERE run_id = ?";

/// Turns rows of kColumns into outcomes. Words are shared: 600,000 answers hold two strings.
class OutcomeReader
{
public:
    explicit OutcomeReader(Connection& connection)
        : m_connection(connection)
        , m_lists(connection)
    {
    }

    Outcome read(const Statement& row)
    {
        Outcome outcome;
        outcome.image = ImageId(row.int64(0));
        outcome.kind = outcomeFromName(shared(row.text(1)));
        if (outcome.kind == OutcomeKind::Answered) {
            outcome.answer.label = shared(row.text(2));
            if (!row.isNull(15))
                outcome.answer.estimate = row.real(15);
            else
                outcome.answer.confidence = row.real(3);
            if (!row.isNull(4))
                outcome.answer.scores = scores(row.int64(4), row.blob(5));
        }
        outcome.faces = row.integer(6, 0, std::numeric_limits<int>::max());
        outcome.multipleFaces = row.flag(7);
        const bool hasBox =
            !(row.isNull(8) && row.isNull(9) && row.isNull(10) && row.isNull(11) && row.isNull(12));
        if (hasBox)
            outcome.face = {row.real(8), row.real(9), row.real(10), row.real(11), row.real(12)};
        outcome.error = shared(row.text(13));
        outcome.retriable = row.flag(14);
        return outcome;
    }

private:
    QString shared(const QString& text) { return *m_words.insert(text); }

    [[nodiscard]] std::vector<ClassScore> scores(qint64 list, const QByteArray& bytes) const
    {
        const QStringList classes = m_lists.classes(list);
        const auto values = unpacked<double>(m_connection, bytes, classes.size());
        std::vector<ClassScore> scores;
        scores.reserve(values.size());
        for (qsizetype i = 0; i < classes.size(); ++i)
            scores.push_back({classes[i], values[static_cast<std::size_t>(i)]});
        return scores;
    }

    Connection& m_connection;
    ClassLists m_lists;
    QSet<QString> m_words;
};

void requireRun(Connection& connection, RunId run)
{
    Statement statement(connection, "SELECT 1 FROM runs WHERE id = ?");
    statement.bindAll(run.value());
    if (!statement.step())
        throw Failure(noSuchRun(connection.path(), run.value()));
}

} // namespace

void insertOutcomes(Connection& connection, const OutcomeBatch& batch)
{
    OutcomeWriter writer(connection);
    std::optional<EmbeddingWriter> embeddings;
    for (const Outcome& outcome : batch.outcomes) {
        writer.write(batch.run, outcome);
        if (outcome.embedding.empty())
            continue;
        if (!embeddings)
            embeddings.emplace(connection, batch.run);
        embeddings->write(outcome);
    }
}

std::vector<Outcome> loadOutcomes(Connection& connection, RunId run)
{
    requireRun(connection, run);
    OutcomeReader reader(connection);
    const QByteArray sql = QByteArray(kColumns) + " ORDER BY image_id";
    Statement statement(connection, sql.constData());
    statement.bindAll(run.value());
    std::vector<Outcome> outcomes;
    while (statement.step())
        outcomes.push_back(reader.read(statement));
    return outcomes;
}

std::unordered_set<ImageId> loadDoneImages(Connection& connection, RunId run)
{
    requireRun(connection, run);
    Statement statement(connection, "SELECT image_id FROM outcomes WHERE run_id = ?");
    statement.bindAll(run.value());
    std::unordered_set<ImageId> images;
    while (statement.step())
        images.insert(ImageId(statement.int64(0)));
    return images;
}

Outcome loadOutcome(Connection& connection, RunId run, ImageId image)
{
    OutcomeReader reader(connection);
    const QByteArray sql = QByteArray(kColumns) + " AND image_id = ?";
    Statement statement(connection, sql.constData());
    statement.bindAll(run.value(), image.value());
    if (!statement.step()) {
        throw Failure(
            {ErrorCode::NotFound,
             QCoreApplication::translate("plumbline::ProjectStore",
                                         "Run %1 has no answer for picture %2; resume the run to get one.")
                 .arg(run.value())
                 .arg(image.value()),
             {}});
    }
    Outcome outcome = reader.read(statement);
    Statement response(connection,
                       "SELECT raw_qcompress, landmarks_px FROM responses WHERE run_id = ? AND image_id = ?");
    response.bindAll(run.value(), image.value());
    if (response.step()) {
        outcome.answer.raw = unpackedRaw(connection, response.blob(0));
        const auto values = unpacked<float>(connection, response.blob(1), -1);
        if (values.size() % 2 != 0)
            throw Failure(damagedFile(connection.path(), QStringLiteral("landmarks")));
        for (std::size_t i = 0; i < values.size(); i += 2)
            outcome.landmarks.push_back({values[i], values[i + 1]});
    }
    return outcome;
}

} // namespace plumbline::store
