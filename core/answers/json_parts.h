// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include "core/answers/saved_answer.h"
#include "core/base/result.h"

namespace plumbline {

/// Reads the parts of one response. What is missing is no fault; what is there and is not what it must be is:
/// the first such is kept, and every later call gives nothing.
class JsonParts
{
public:
    /// What was read, or what is wrong with it.
    template<class Read>
    [[nodiscard]] Result<Read> result(Read read) const
    {
        if (!m_problem.isEmpty())
            return Error {ErrorCode::BadFormat, m_problem, {}};
        return read;
    }

    /// Complains where \a key is not there at all.
    void require(const QJsonObject& in, const QString& key);
    /// The value as a group; complains where it is anything else.
    QJsonObject requireGroup(const QJsonValue& value);
    [[nodiscard]] QJsonObject object(const QJsonObject& in, const QString& key);
    [[nodiscard]] QJsonArray array(const QJsonObject& in, const QString& key);
    [[nodiscard]] QString text(const QJsonObject& in, const QString& key);
    [[nodiscard]] std::optional<double> number(const QJsonObject& in, const QString& key);
    /// A number from 0 to \a top as one from 0 to 1.
    [[nodiscard]] std::optional<double> share(const QJsonObject& in, const QString& key, double top = 1);
    /// Left, top, width and height under these keys; nothing where all are missing.
    [[nodiscard]] std::optional<Face> box(const QJsonObject& in, const QString& left, const QString& top,
                                          const QString& width, const QString& height);
    /// What \a read says of each group of values in a list.
    [[nodiscard]] std::vector<SavedFace>
    faces(const QJsonArray& list, const std::function<SavedFace(JsonParts&, const QJsonObject&)>& read);
    /// The word for a gender, and which it is by its usual spellings.
    void readGender(SavedFace& face, const QJsonObject& in, const QString& key);
    /// The middle of two ages, or the one that is there.
    [[nodiscard]] std::optional<double> middle(const QJsonObject& in, const QString& low,
                                               const QString& high);

private:
    void complain(const QString& sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence;
    }

    QString m_problem; ///< empty: none
};

/// "female" or "male" for Female, F, feminine, woman ...; empty for another word.
QString genderOfWord(const QString& word);

/// Scores of the face's gender, which is given alone; by its word while that is not known.
std::vector<ClassScore> scoresOf(const SavedFace& face, std::optional<double> score);

/// What a service says in the place of an answer, by the shapes that services use; empty: it is no error.
QString serviceError(const QJsonValue& response);
/// Whether that sentence says that no face was found: some services report it as an error.
bool saysNoFace(const QString& error);

} // namespace plumbline
