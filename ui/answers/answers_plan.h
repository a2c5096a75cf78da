// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include <QFuture>
#include <QJsonValue>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "core/session/answer_desk.h"
#include "core/session/session.h"

namespace plumbline::ui {

/// What the dialog for saved answers has found out and what was chosen in it; its steps show and change this.
/// Lives in the GUI thread, reads files off it.
class AnswersPlan : public QObject
{
    Q_OBJECT

public:
    /// \a session outlives this.
    explicit AnswersPlan(Session& session, QObject* parent = nullptr);
    ~AnswersPlan() override; ///< stops reading, and waits for it

    // what is read; each call reads anew
    void setPath(const QString& path);
    void setFormat(const QString& format); ///< empty: by the content
    void setTable(const TableReading& how);
    void setScores(const ScoreReading& how);
    void setFields(const FieldMapping& fields);
    void stopReading();
    [[nodiscard]] const QString& path() const { return m_request.path; }
    [[nodiscard]] const QString& format() const { return m_request.format; }
    /// The one that is read by, whoever chose it; empty: nothing is known.
    [[nodiscard]] QString usedFormat() const;
    [[nodiscard]] const AnswerReading& reading() const { return m_request.reading; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] qint64 filesSoFar() const { return m_progress->files; }
    [[nodiscard]] qint64 answersSoFar() const { return m_progress->answers; }
    [[nodiscard]] const AnswersSurvey* survey() const { return m_survey.get(); } ///< null: nothing yet
    [[nodiscard]] const QString& error() const { return m_error; }
    [[nodiscard]] bool isScores() const { return survey() && survey()->read->scores; }
    /// The first document, for choosing fields in it; undefined: not known.
    [[nodiscard]] const QJsonValue& document() const { return m_document; }

    // what is made of it
    /// \a meaning of word_meanings; nothing: as usual, or left out where that is not known.
    void setMeaning(const QString& word, const std::optional<QString>& meaning);
    void setTask(const QString& task, bool on);
    [[nodiscard]] const QStringList& tasks() const { return m_request.tasks; }
    void setName(const QString& name);
    [[nodiscard]] const QString& name() const { return m_request.system.name; }
    void setAbout(const QString& key, const QString& text); ///< "vendor", "product" ...
    [[nodiscard]] QString about(const QString& key) const;
    [[nodiscard]] bool isFromFile(const QString& key) const; ///< as it was read

    [[nodiscard]] AnswersImport request() const;
    /// Why one cannot import yet, as a sentence, or empty.
    [[nodiscard]] QString obstacle() const;
    /// What had better be looked at first, as a sentence, or empty.
    [[nodiscard]] QString advice() const;

Q_SIGNALS:
    void surveyed(); ///< another survey, or reading has begun or failed
    void changed();  ///< anything

private:
    struct Soundings
    {
        std::optional<AnswersSurvey> survey;
        QString error;
        QJsonValue document {QJsonValue::Undefined};
    };
    struct Progressed
    {
        std::atomic<qint64> files {0}, answers {0};
    };
    void look(bool fromDisk);
    void take(Soundings found);
    void adopt(); ///< what the first survey of a file proposes

    Session& m_session;
    AnswersImport m_request;
    std::shared_ptr<const AnswersSurvey> m_survey;
    QString m_error;
    QJsonValue m_document {QJsonValue::Undefined};
    bool m_reading = false;
    bool m_adopted = false; ///< of this path
    bool m_nameChosen = false;
    bool m_tasksChosen = false;
    QStringList m_aboutChosen; ///< keys that somebody wrote
    int m_epoch = 0;
    std::stop_source m_stop;
    std::shared_ptr<Progressed> m_progress = std::make_shared<Progressed>();
    std::vector<QFuture<void>> m_asked;
    QTimer m_tick; ///< while reading: so much so far
};

} // namespace plumbline::ui
