// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QSet>

#include "core/dataset/dataset.h"
#include "core/dataset/value_words.h"

namespace plumbline {

QString bareWord(const QString& text)
{
    const QString decomposed = text.trimmed().toLower().normalized(QString::NormalizationForm_D);
    QString result;
    for (const QChar c : decomposed)
        if (!c.isMark())
            result.append(c);
    return result;
}

namespace {

using Words = QSet<QString>;

const Words& femaleWords()
{
    static const Words words {
        QStringLiteral("f"),        QStringLiteral("w"),        QStringLiteral("fem"),
        QStringLiteral("female"),   QStringLiteral("females"),  QStringLiteral("woman"),
        QStringLiteral("women"),    QStringLiteral("girl"),     QStringLiteral("feminine"),
        QStringLiteral("femme"),    QStringLiteral("feminin"),  QStringLiteral("mujer"),
        QStringLiteral("femenino"), QStringLiteral("feminino"), QStringLiteral("mulher"),
        QStringLiteral("donna"),    QStringLiteral("femmina"),  QStringLiteral("frau"),
        QStringLiteral("weiblich"), QStringLiteral("vrouw")};
    return words;
}

const Words& maleWords()
{
    static const Words words {
        QStringLiteral("m"),         QStringLiteral("male"),      QStringLiteral("males"),
        QStringLiteral("man"),       QStringLiteral("men"),       QStringLiteral("boy"),
        QStringLiteral("masculine"), QStringLiteral("homme"),     QStringLiteral("masculin"),
        QStringLiteral("hombre"),    QStringLiteral("masculino"), QStringLiteral("homem"),
        QStringLiteral("uomo"),      QStringLiteral("maschio"),   QStringLiteral("mann"),
        QStringLiteral("mannlich"),  QStringLiteral("masc")};
    return words;
}

/// The class a word means, or an empty string.
QString classOf(const QString& word, const QStringList& classes)
{
    for (const QString& name : classes)
        if (bareWord(name) == word)
            return name;
    for (const auto& [name, words] : {std::pair(QStringLiteral("female"), &femaleWords()),
                                      std::pair(QStringLiteral("male"), &maleWords())})
        if (words->contains(word) && classes.contains(name))
            return name;
    return {};
}

} // namespace

QHash<QString, QString> guessValueMap(const QStringList& values, const QStringList& classes)
{
    // Beside an H (hombre, homme) an M may well be a mujer: rather ask than turn everybody round.
    const bool ambiguous = std::any_of(values.begin(), values.end(), [](const QString& value) {
        return bareWord(value) == QLatin1String("h");
    });
    QHash<QString, QString> map;
    for (const QString& value : values) {
        const QString word = bareWord(value);
        if (ambiguous && word == QLatin1String("m"))
            continue;
        if (const QString name = classOf(word, classes); !name.isEmpty())
            map.insert(value, name);
    }
    return map;
}

QString guessTruthAttribute(const Dataset& dataset, const QStringList& classes)
{
    QString best;
    qint64 most = 0;
    for (const Attribute& attribute : dataset.attributes) {
        const QHash<QString, QString> map =
            attribute.valueMap.isEmpty() ? guessValueMap(attribute.values, classes) : attribute.valueMap;
        std::vector<char> isMapped;
        isMapped.reserve(static_cast<std::size_t>(attribute.values.size()));
        for (const QString& value : attribute.values)
            isMapped.push_back(static_cast<char>(classes.contains(map.value(value))));
        const auto mapped = std::count_if(attribute.codes.begin(), attribute.codes.end(), [&](int code) {
            return code >= 0 && isMapped.at(static_cast<std::size_t>(code));
        });
        if (mapped > most) {
            most = mapped;
            best = attribute.name;
        }
    }
    return best;
}

} // namespace plumbline
