// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/file_matcher.h"

#include <algorithm>
#include <array>
#include <functional>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FileMatcher)
};

constexpr int kNone = -1;
constexpr int kSeveral = -2;

using Key = std::function<QString(const QString&)>;
using Keys = std::function<QStringList(const QString&)>;

/// One way to find a row's picture.
struct Way
{
    Key fileKey;
    Keys rowKeys;        ///< tried in order; an empty key finds nothing
    bool isSure = false; ///< the row can mean no other picture
    QString note;        ///< with %1 how many, %2 an example
};

/// How much of the path must agree, from the strictest.
enum class Part { Whole, Tail, Name };

QString tidied(QString name)
{
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    const bool isPlain = !name.contains(QLatin1String("./")) && !name.contains(QLatin1String("//"))
        && !name.endsWith(QLatin1Char('/')) && !name.endsWith(QLatin1String("/."));
    if (isPlain) // cleanPath() is slow, and nearly every name is clean
        return name;
    return name.isEmpty() ? name : QDir::cleanPath(name);
}

bool isInvisible(QChar c)
{
    static constexpr std::array kInvisible {u'\u200B', u'\u200E', u'\u200F', u'\uFEFF'};
    return std::find(kInvisible.begin(), kInvisible.end(), c.unicode()) != kInvisible.end();
}

/// Without spaces at the ends of each part and before the suffix; invisible characters count as spaces.
QString withoutSpaces(const QString& path)
{
    const auto isSpace = [](QChar c) { return c.isSpace() || isInvisible(c); };
    if (std::none_of(path.begin(), path.end(), isSpace)) // nearly always
        return path;
    QString text;
    for (const QChar c : path)
        if (!isInvisible(c))
            text.append(c);
    QStringList parts = text.split(QLatin1Char('/'));
    for (QString& part : parts)
        part = part.trimmed();
    QString& name = parts.last();
    if (const qsizetype dot = name.lastIndexOf(QLatin1Char('.')); dot > 0)
        name = name.left(dot).trimmed() + name.mid(dot);
    return parts.join(QLatin1Char('/'));
}

QString withoutSuffix(const QString& path)
{
    return hasPictureSuffix(path) ? path.left(path.lastIndexOf(QLatin1Char('.'))) : path;
}

/// What is left to compare of a path when \a fixes are overlooked. \pre it is tidied.
QString overlooked(const QString& path, MatchFixes fixes)
{
    QString text = path;
    if (fixes & MatchFix::Trim)
        text = withoutSpaces(text);
    if (fixes & MatchFix::Unicode)
        text = text.normalized(QString::NormalizationForm_KC);
    if (fixes & MatchFix::Extension)
        text = withoutSuffix(text);
    if (fixes & MatchFix::Case)
        text = text.toCaseFolded();
    return text;
}

QString baseName(const QString& file)
{
    return file.mid(file.lastIndexOf(QLatin1Char('/')) + 1);
}

/// "a/b/c.jpg": "b/c.jpg". The bare name is left to the way that asks for it to be unique.
QStringList tails(const QString& path)
{
    QStringList result;
    for (qsizetype at = path.indexOf(QLatin1Char('/')); at >= 0; at = path.indexOf(QLatin1Char('/'), at + 1))
        if (path.indexOf(QLatin1Char('/'), at + 1) >= 0)
            result.append(path.mid(at + 1));
    return result;
}

/// The path below \a root of \a name as seen from \a labelsDir, or nothing. Both folders are canonical.
QString fromLabels(const QString& name, const QString& root, const QString& labelsDir)
{
    if (name.isEmpty() || root.isEmpty())
        return {};
    const QString path = QDir::cleanPath(QDir(labelsDir).absoluteFilePath(tidied(name)));
    return path.startsWith(root + QLatin1Char('/')) ? path.mid(root.size() + 1) : QString();
}

QString noteOf(Part part, MatchFix loosest)
{
    if (loosest == MatchFix::Extension)
        return Text::tr("Rows matched whatever the file type: %1 (“%2”).");
    const bool folded = loosest == MatchFix::Case;
    if (part == Part::Tail)
        return folded ? Text::tr("Rows matched by the last part of their path, whatever the case: %1 (“%2”).")
                      : Text::tr("Rows matched by the last part of their path: %1 (“%2”).");
    if (part == Part::Name)
        return folded ? Text::tr("Rows matched by file name alone, whatever the folder and case: %1 (“%2”).")
                      : Text::tr("Rows matched by file name alone, whatever the folder: %1 (“%2”).");
    if (folded)
        return Text::tr("Rows matched without regard to upper and lower case: %1 (“%2”).");
    return loosest == MatchFix::Unicode
        ? Text::tr("Rows matched after tidying how accents are encoded: %1 (“%2”).")
        : Text::tr("Rows matched after removing spaces from the name: %1 (“%2”).");
}

Way wayOf(Part part, MatchFixes fixes, MatchFix loosest)
{
    const Key path = [fixes](const QString& name) { return overlooked(tidied(name), fixes); };
    Way way;
    way.note = noteOf(part, loosest);
    way.fileKey = path;
    switch (part) {
    case Part::Whole:
        way.rowKeys = [path](const QString& name) { return QStringList {path(name)}; };
        way.isSure = !(fixes & (MatchFix::Case | MatchFix::Extension));
        break;
    case Part::Tail:
        way.rowKeys = [path](const QString& name) { return tails(path(name)); };
        break;
    case Part::Name:
        way.fileKey = [path](const QString& name) { return baseName(path(name)); };
        way.rowKeys = [path](const QString& name) { return QStringList {baseName(path(name))}; };
        break;
    }
    return way;
}

std::vector<Way> plainWays(const QString& root, const QString& labelsDir)
{
    const Key same = [](const QString& text) { return text; };
    const auto one = [](auto key) { return [key](const QString& name) { return QStringList {key(name)}; }; };
    return {
        {same, one(same), true, {}},
        {same, one(tidied), true,
         Text::tr("Rows matched after tidying the path (slashes, “./”): %1 (“%2”).")},
        {same, one([=](const QString& name) { return fromLabels(name, root, labelsDir); }), true,
         Text::tr("Rows whose path starts from the labels file's folder: %1 (“%2”).")},
    };
}

class Matcher
{
public:
    Matcher(const QStringList& names, const QStringList& files)
        : m_names(names)
        , m_files(files)
        , m_takenBy(static_cast<std::size_t>(files.size()), kNone)
        , m_isOpen(static_cast<std::size_t>(names.size()), true)
    {
        m_matches.imageOfRow.assign(static_cast<std::size_t>(names.size()), kNone);
        m_openRows = names.size();
    }

    void pair(const QHash<QString, QString>& paired)
    {
        if (paired.isEmpty())
            return;
        QHash<QString, int> index;
        for (qsizetype i = 0; i < m_files.size(); ++i)
            index.insert(m_files.at(i), static_cast<int>(i));
        for (std::size_t row = 0; row < m_isOpen.size(); ++row) {
            const auto file = paired.constFind(m_names.at(static_cast<qsizetype>(row)));
            if (file == paired.constEnd())
                continue;
            if (const int image = index.value(*file, kNone); image >= 0)
                take(static_cast<int>(row), image);
        }
    }

    [[nodiscard]] bool isDone() const { return m_openRows == 0; }

    void apply(const Way& way)
    {
        if (isDone())
            return;
        QHash<QString, int> index;
        index.reserve(m_files.size());
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            const QString key = way.fileKey(m_files.at(i));
            index.insert(key, index.contains(key) ? kSeveral : static_cast<int>(i));
        }
        const std::vector<int> before = m_takenBy;
        int matched = 0;
        QString example;
        for (std::size_t row = 0; row < m_isOpen.size(); ++row) {
            const QString& name = m_names.at(static_cast<qsizetype>(row));
            const int image = m_isOpen[row] ? find(index, way.rowKeys(name)) : kNone;
            if (image < 0 || (!way.isSure && before[static_cast<std::size_t>(image)] >= 0))
                continue;
            take(static_cast<int>(row), image);
            if (matched++ == 0)
                example = name;
        }
        if (matched > 0 && !way.note.isEmpty())
            m_matches.notes.append(way.note.arg(QString::number(matched), example));
    }

    RowMatches result() { return std::move(m_matches); }

private:
    static int find(const QHash<QString, int>& index, const QStringList& keys)
    {
        for (const QString& key : keys)
            if (const int at = key.isEmpty() ? kNone : index.value(key, kNone); at != kNone)
                return at;
        return kNone;
    }

    void take(int row, int image)
    {
        int& taker = m_takenBy[static_cast<std::size_t>(image)];
        m_isOpen[static_cast<std::size_t>(row)] = false;
        --m_openRows;
        if (taker >= 0) {
            m_matches.repeats.push_back({row, taker});
            return;
        }
        taker = row;
        m_matches.imageOfRow[static_cast<std::size_t>(row)] = image;
    }

    const QStringList& m_names;
    const QStringList& m_files;
    std::vector<int> m_takenBy; ///< per file
    std::vector<bool> m_isOpen; ///< per row: no picture yet
    qsizetype m_openRows = 0;
    RowMatches m_matches;
};

} // namespace

bool changesAnyName(MatchFix fix, const QStringList& names, const QStringList& files)
{
    const auto changes = [fix](const QString& name) { return overlooked(name, fix) != name; };
    return std::any_of(names.begin(), names.end(), changes)
        || std::any_of(files.begin(), files.end(), changes);
}

RowMatches matchRows(const QStringList& names, const QStringList& files, const QString& root,
                     const QString& labelsDir, MatchFixes fixes, const QHash<QString, QString>& paired)
{
    Matcher matcher(names, files);
    matcher.pair(paired);
    for (const Way& way :
         plainWays(QFileInfo(root).canonicalFilePath(), QFileInfo(labelsDir).canonicalFilePath()))
        matcher.apply(way);
    if (matcher.isDone())
        return matcher.result();
    std::vector<MatchFix> telling; // the others would cost time only
    for (const MatchFix fix : {MatchFix::Trim, MatchFix::Unicode, MatchFix::Case, MatchFix::Extension})
        if ((fixes & fix) && changesAnyName(fix, names, files))
            telling.push_back(fix);
    std::vector<Part> parts {Part::Whole};
    if (fixes & MatchFix::SubFolder)
        parts.insert(parts.end(), {Part::Tail, Part::Name});
    for (const Part part : parts) {
        MatchFixes so;
        if (part != Part::Whole) // the whole path as it stands has been tried
            matcher.apply(wayOf(part, so, MatchFix::SubFolder));
        for (const MatchFix fix : telling) {
            so |= fix;
            matcher.apply(wayOf(part, so, fix));
        }
    }
    return matcher.result();
}

} // namespace plumbline
