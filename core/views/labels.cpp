// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/labels.h"

#include <QCoreApplication>
#include <QSet>

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("GroupLabel", text);
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
