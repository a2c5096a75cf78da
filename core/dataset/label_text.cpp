// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/label_text.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QStringDecoder>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LabelTable)
};

constexpr std::array kDelimiters {',', ';', '\t', '|'}; // ties go to the first

Error badFormat(const QString& text)
{
    return {ErrorCode::BadFormat, text, {}};
}

/// To UTF-8, by the byte order mark, else UTF-8 where it is valid, else Latin-1, which every byte is.
LabelText toUtf8(const QByteArray& bytes)
{
    LabelText text;
    const bool isLittle = bytes.startsWith("\xFF\xFE");
    if (isLittle || bytes.startsWith("\xFE\xFF")) {
        QStringDecoder decode(isLittle ? QStringConverter::Utf16LE : QStringConverter::Utf16BE);
        const QString decoded = decode(QByteArrayView(bytes).sliced(2));
        text.utf8 = decoded.toUtf8();
        text.encoding = QStringLiteral("UTF-16");
        return text;
    }
    const QByteArray body = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    QStringDecoder decode(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decode(body);
    if (decode.hasError()) {
        text.utf8 = QString::fromLatin1(body).toUtf8();
        text.encoding = QStringLiteral("Latin-1");
    } else {
        text.utf8 = body;
        text.encoding = QStringLiteral("UTF-8");
    }
    return text;
}

bool isBlank(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

/// The delimiter that stands most often outside quotes in the first line with anything in it.
char delimiterOf(const QByteArray& utf8)
{
    std::array<int, kDelimiters.size()> counts {};
    bool isQuoted = false;
    qsizetype from = 0;
    while (from < utf8.size()) {
        const qsizetype to = endOfLine(utf8, from);
        const QByteArrayView line = QByteArrayView(utf8).sliced(from, to - from);
        for (const char c : line) {
            if (c == '"')
                isQuoted = !isQuoted;
            for (std::size_t i = 0; i < kDelimiters.size() && !isQuoted; ++i)
                counts[i] += c == kDelimiters[i] ? 1 : 0;
        }
        if (!isQuoted && !isBlank(line))
            break;
        from = to;
    }
    return kDelimiters.at(
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

/// Spreadsheets may write "sep=;" as a first line: takes it off and obeys it.
bool takeSeparatorLine(LabelText& text)
{
    if (text.utf8.size() < 5 || !text.utf8.toLower().startsWith("sep="))
        return false;
    const qsizetype end = endOfLine(text.utf8, 0);
    const char delimiter = text.utf8.at(4);
    if (QByteArrayView(text.utf8).sliced(5, end - 5).trimmed().size() > 0
        || std::find(kDelimiters.begin(), kDelimiters.end(), delimiter) == kDelimiters.end())
        return false;
    text.delimiter = delimiter;
    text.utf8.remove(0, end);
    text.firstLine = 2;
    return true;
}

int lineOf(const QByteArray& utf8, qsizetype position)
{
    int line = 1;
    for (qsizetype at = endOfLine(utf8, 0); at <= position && at < utf8.size(); at = endOfLine(utf8, at))
        ++line;
    return line;
}

} // namespace

qsizetype endOfLine(const QByteArray& text, qsizetype from)
{
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    const auto* const at = std::find_if(text.cbegin() + from, text.cend(), isEnd);
    if (at == text.cend())
        return text.size();
    const qsizetype end = at - text.cbegin() + 1;
    return *at == '\r' && end < text.size() && text.at(end) == '\n' ? end + 1 : end;
}

Result<LabelText> decodeLabelText(const QByteArray& bytes, const QString& name)
{
    if (bytes.startsWith("PK\x03\x04"))
        return badFormat(
            Text::tr("“%1” is a spreadsheet or an archive, not a text table: save it as CSV and import that.")
                .arg(name));
    LabelText text = toUtf8(bytes);
    if (isBlank(text.utf8))
        return badFormat(
            Text::tr("“%1” is empty: it needs a line of column names and a row for each picture.").arg(name));
    if (const qsizetype nul = text.utf8.indexOf('\0'); nul >= 0)
        return badFormat(
            Text::tr("“%1” holds binary data in line %2 and is no text table: choose a CSV or TSV file.")
                .arg(name, QString::number(lineOf(text.utf8, nul))));
    if (!takeSeparatorLine(text))
        text.delimiter = delimiterOf(text.utf8);
    return text;
}

} // namespace plumbline
