// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/file_matcher.h"

#include <functional>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>

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
    Keys rowKeys;               ///< tried in order; an empty key finds nothing
    bool isSure = false;        ///< the row can mean no other picture
    const char* note = nullptr; ///< with %1 how many, %2 an example
};

QString composed(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QString tidied(QString name)
{
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    return name.isEmpty() ? name : composed(QDir::cleanPath(name));
}

QString baseName(const QString& file)
{
    return file.mid(file.lastIndexOf(QLatin1Char('/')) + 1);
}

/// "a/b/c.jpg": "b/c.jpg". The bare name is left to the way that asks for it to be unique.
QStringList tails(const QString& name)
{
    QStringList result;
    const QString path = tidied(name);
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
    return path.startsWith(root + QLatin1Char('/')) ? composed(path.mid(root.size() + 1)) : QString();
}

std::vector<Way> ways(const QString& root, const QString& labelsDir)
{
    const Key same = [](const QString& text) { return text; };
    const auto one = [](auto key) { return [key](const QString& name) { return QStringList {key(name)}; }; };
    const auto folded = [](const QString& name) { return tidied(name).toCaseFolded(); };
    return {
        {same, one(same), true, nullptr},
        {composed, one(tidied), true,
         QT_TRANSLATE_NOOP("FileMatcher",
                           "Rows matched after tidying the path (slashes, “./”, Unicode form): %1 (“%2”).")},
        {composed, one([=](const QString& name) { return fromLabels(name, root, labelsDir); }), true,
         QT_TRANSLATE_NOOP("FileMatcher",
                           "Rows whose path starts from the labels file's folder: %1 (“%2”).")},
        {composed, tails, false,
         QT_TRANSLATE_NOOP("FileMatcher", "Rows matched by the last part of their path: %1 (“%2”).")},
        {folded, one(folded), false,
         QT_TRANSLATE_NOOP("FileMatcher", "Rows matched without regard to upper and lower case: %1 (“%2”).")},
        {[](const QString& file) { return composed(baseName(file)); },
         one([](const QString& name) { return baseName(tidied(name)); }), false,
         QT_TRANSLATE_NOOP("FileMatcher",
                           "Rows matched by file name alone, whatever the folder: %1 (“%2”).")},
        {[=](const QString& file) { return folded(baseName(file)); },
         one([=](const QString& name) { return baseName(folded(name)); }), false,
         QT_TRANSLATE_NOOP("FileMatcher",
                           "Rows matched by file name alone, whatever the folder and case: %1 (“%2”).")},
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

    void apply(const Way& way)
    {
        if (m_openRows == 0)
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
        if (matched > 0 && way.note)
            m_matches.notes.append(Text::tr(way.note).arg(QString::number(matched), example));
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

RowMatches matchRows(const QStringList& names, const QStringList& files, const QString& root,
                     const QString& labelsDir)
{
    Matcher matcher(names, files);
    for (const Way& way : ways(QFileInfo(root).canonicalFilePath(), QFileInfo(labelsDir).canonicalFilePath()))
        matcher.apply(way);
    return matcher.result();
}

} // namespace plumbline
