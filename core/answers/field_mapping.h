// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include "core/answers/answer_words.h"
#include "core/answers/saved_answer.h"
#include "core/base/result.h"

namespace plumbline {

/// Where in a layout that no format knows the answers are. Each field is a path, "result.faces" or
/// "boxes.0.left", of a table the name of a column; empty: there is none.
struct FieldMapping
{
    QString name;    ///< under which it is kept; may be empty
    QString answers; ///< to the list of answers, or to a group whose keys are the images; empty: the document
                     ///< is the answer, or the list
    QString image;   ///< within an answer, as the next two; empty: key or file name
    QString error;
    QString faces;  ///< a list of faces, or their number; empty: the answer is about one
    QString gender; ///< within a face where there is a list of them, as all that follow
    QString score;  ///< of that gender
    QString age;
    QString left, top, right, bottom; ///< of the box
    bool isSize = false;              ///< right and bottom are the box's width and height
    bool areFractions = false;        ///< of the picture's width and height; else pixels
    double highest = 1;               ///< a score that is quite sure: 1 or 100
    AnswerWords words;                ///< of genders

    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

QJsonObject mappingToJson(const FieldMapping& mapping);
/// BadFormat for what is no mapping.
Result<FieldMapping> mappingFromJson(const QJsonObject& json);

/// A value somewhere in a document; undefined where there is none.
QJsonValue valueAt(const QJsonValue& in, const QString& path);

/// Something a mapping can point to.
struct FieldPath
{
    QString path;
    QString example;     ///< its value, shortened
    bool isList = false; ///< a list, or a group of groups
};
/// Everything in an answer, for choosing from; of lists their first. At most some hundred.
std::vector<FieldPath> fieldPaths(const QJsonValue& in);
/// The first answer of a document; the document itself where \a answers leads nowhere.
QJsonValue firstAnswer(const QJsonValue& document, const QString& answers);
/// The first face of an answer; the answer itself without a list of faces.
QJsonValue firstFace(const QJsonValue& answer, const QString& faces);
/// What the usual names of fields say of a document.
FieldMapping proposedMapping(const QJsonValue& document);

/// Takes a document apart. \a image: what it is called where nothing in it says so. \a take is given each
/// answer, \a leaveOut a sentence for each that cannot be read.
void readFields(const QJsonValue& document, const FieldMapping& mapping, const QString& image,
                const std::function<void(SavedAnswer)>& take,
                const std::function<void(const QString&)>& leaveOut);

/// The mappings this user keeps, by name.
QStringList keptMappings();
/// A kept one by its name, or one in a file. NotFound; BadFormat.
Result<FieldMapping> keptMapping(const QString& nameOrFile);
/// Replaces the one of the same name. Usage without a name; errors of writing.
Result<void> keepMapping(const FieldMapping& mapping);

} // namespace plumbline
