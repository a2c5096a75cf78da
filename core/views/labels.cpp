// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/labels.h"

#include <algorithm>
#include <optional>

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace plumbline {

namespace {

QString tr(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("GroupLabel", text, comment);
}

/// Where a value that is an adjective of people stands before the noun, the first lowest; none: it is not
/// known to be one. Values are data and in no other language than their own.
std::optional<int> adjective(const QString& value)
{
    enum Place { Age, Look, Origin };
    static const QHash<QString, int> kKnown {
        {QStringLiteral("older"), Age},        {QStringLiteral("younger"), Age},
        {QStringLiteral("old"), Age},          {QStringLiteral("young"), Age},
        {QStringLiteral("elderly"), Age},      {QStringLiteral("middle-aged"), Age},
        {QStringLiteral("adult"), Age},        {QStringLiteral("darker"), Look},
        {QStringLiteral("lighter"), Look},     {QStringLiteral("darker-skinned"), Look},
        {QStringLiteral("bearded"), Look},     {QStringLiteral("lighter-skinned"), Look},
        {QStringLiteral("smiling"), Look},     {QStringLiteral("masked"), Look},
        {QStringLiteral("black"), Origin},     {QStringLiteral("white"), Origin},
        {QStringLiteral("asian"), Origin},     {QStringLiteral("east asian"), Origin},
        {QStringLiteral("indian"), Origin},    {QStringLiteral("southeast asian"), Origin},
        {QStringLiteral("african"), Origin},   {QStringLiteral("middle eastern"), Origin},
        {QStringLiteral("european"), Origin},  {QStringLiteral("caucasian"), Origin},
        {QStringLiteral("hispanic"), Origin},  {QStringLiteral("south asian"), Origin},
        {QStringLiteral("indigenous"), Origin}};
    const auto known = kKnown.constFind(value.toLower());
    // "older" may be a name that begins with a capital; "Black" and "East Asian" may have them.
    if (known == kKnown.cend() || (*known != Origin && value != value.toLower()))
        return {};
    return *known;
}

/// A value that says nothing without its attribute's name: a number, yes, no.
bool needsName(const QString& value)
{
    static const QSet<QString> kBare {
        QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("true"),    QStringLiteral("false"),
        QStringLiteral("y"),   QStringLiteral("n"),  QStringLiteral("unknown"), QStringLiteral("other")};
    bool number = false;
    value.toDouble(&number);
    return number || value.size() <= 2 || kBare.contains(value.toLower());
}

QString part(const QString& name, const QString& value, const QString& meaning)
{
    if (value.isEmpty())
        return tr("%1 not stated").arg(attributeText(name));
    if (meaning == QLatin1String("female"))
        return tr("women");
    if (meaning == QLatin1String("male"))
        return tr("men");
    if (!needsName(value))
        return value;
    bool number = false;
    value.toDouble(&number);
    if (number)
        return attributeText(name) % QLatin1Char(' ') % value;
    return attributeText(name) % QStringLiteral(": ") % value;
}

} // namespace

QString groupLabel(const QStringList& by, const QStringList& values,
                   const QList<QHash<QString, QString>>& classOf)
{
    QStringList parts;
    for (qsizetype i = 0; i < by.size() && i < values.size(); ++i) {
        const QString meaning = i < classOf.size() ? classOf[i].value(values[i]) : QString();
        const QString text = part(by[i], values[i], meaning);
        if (meaning.isEmpty())
            parts.append(text);
        else
            parts.prepend(text);
    }
    QString label = parts.isEmpty() ? tr("all images") : parts.join(QStringLiteral(", "));
    label[0] = label[0].toUpper();
    return label;
}

QString labelInSentence(const QString& label)
{
    QStringList parts = label.split(QStringLiteral(", "));
    const QString noun = labelAfter(parts.takeFirst());
    const bool isNoun = noun == tr("women") || noun == tr("men");
    if (!isNoun || parts.isEmpty()
        || !std::all_of(parts.cbegin(), parts.cend(), [](const QString& each) { return adjective(each); }))
        return labelAfter(label);
    std::stable_sort(parts.begin(), parts.end(), [](const QString& a, const QString& b) {
        return adjective(a) < adjective(b); // older darker women
    });
    return tr("%1 %2", "adjectives and their noun: darker women").arg(parts.join(QLatin1Char(' ')), noun);
}

QString labelAfter(const QString& label)
{
    // Only where the second letter is small: "IV" and "PPB" keep their capitals.
    if (label.size() < 2 || !label[1].isLower())
        return label;
    QString result = label;
    result[0] = result[0].toLower();
    return result;
}

QString attributeText(const QString& name)
{
    QString text = name;
    return text.replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace plumbline
