// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace plumbline {

/// How a subgroup is called for people: values joined by commas, the one that means a gender class first and
/// as a noun
/// ("Women, darker"), bare words as they are, anything else with its attribute's name ("listed black: yes",
/// "skin tone 3"), a missing value as "gender not stated". \a classOf: per name, the dataset's value ->
/// class.
QString groupLabel(const QStringList& by, const QStringList& values,
                   const QList<QHash<QString, QString>>& classOf);

/// The label within a sentence: "darker women" where every value but the noun is a word that is known to be
/// an adjective of people, else with its commas: "women, Dakar". "IV" and "PPB" keep their capitals.
QString labelInSentence(const QString& label);

/// The label after another one in a chart: "women, darker".
QString labelAfter(const QString& label);

/// An attribute's name for people: "skin_tone_group" -> "skin tone group".
QString attributeText(const QString& name);

} // namespace plumbline
