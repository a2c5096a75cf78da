// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <functional>
#include <malloc.h>
#include <memory>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/answers/answer_format.h"
#include "core/answers/answer_table.h"
#include "core/answers/saved_answers.h"
#include "core/answers/score_table.h"
#include "tests/answers/answer_samples.h"

using namespace plumbline;

namespace {

constexpr qint64 kSize = 200'000'000;
// What reading may take, in times the size of the file (docs/reliability.md).
constexpr double kMostOfLines = 5;
constexpr double kMostOfDocument = 15;
constexpr double kMostOfTable = 15;

/// "VmRSS" or "VmHWM" of this program, in bytes; 0 where the system does not tell.
qint64 memory(const char* what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return 1024
                * line.mid(static_cast<qsizetype>(qstrlen(what)) + 1)
                      .simplified()
                      .split(' ')
                      .at(0)
                      .toLongLong();
    }
    return 0;
}

/// Forgets what the most was.
void restartPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

/// What reading a file took at most, in times its size.
double timesTheFile(const std::function<void()>& read)
{
    malloc_trim(0); // what the tests before have left
    restartPeak();
    const qint64 before = memory("VmRSS");
    read();
    return static_cast<double>(memory("VmHWM") - before) / static_cast<double>(kSize);
}

} // namespace

/// Files of 200 MB, written when the test runs and gone with it: they are read, completely, in memory that is
/// bounded by their size.
class TestLargeAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }
    void linesOfResponsesAreReadOneByOne();
    void aListOfResponsesIsReadWhole();
    void aTableOfAnswersIsRead();
    void aTableOfScoresIsRead();

private:
    /// The head, then lines by number until the size is reached, then the tail. \return how many
    int write(const QString& name, const QByteArray& head, const std::function<QByteArray(int)>& line,
              const QByteArray& tail)
    {
        QFile file(m_folder->filePath(name));
        int lines = 0;
        if (!file.open(QIODevice::WriteOnly))
            return 0;
        file.write(head);
        qint64 size = head.size();
        while (size < kSize)
            size += file.write(line(lines++));
        file.write(tail);
        return lines;
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QByteArray entry(int number)
{
    static const QByteArray response = test::answerSample(QStringLiteral("aws_detect_faces")).woman;
    return "{\"image\":\"p" + QByteArray::number(number) + ".jpg\",\"response\":" + response + "}";
}

} // namespace

void TestLargeAnswers::linesOfResponsesAreReadOneByOne()
{
    const QString name = QStringLiteral("answers.jsonl");
    const int lines = write(name, {}, [](int number) -> QByteArray { return entry(number) + '\n'; }, {});
    QVERIFY(lines > 100'000);
    const double times = timesTheFile([&] {
        const auto saved = readSavedAnswers(path(name));
        QVERIFY(saved.ok());
        QCOMPARE(saved->answers.size(), static_cast<std::size_t>(lines));
        QCOMPARE(saved->answers.back().image, QStringLiteral("p%1.jpg").arg(lines - 1));
        QCOMPARE(saved->leftOut.count, 0);
    });
    qInfo("JSON lines: %d responses, %.1f times the file", lines, times);
    QVERIFY2(times < kMostOfLines, qPrintable(QString::number(times)));
}

void TestLargeAnswers::aListOfResponsesIsReadWhole()
{
    const QString name = QStringLiteral("answers.json");
    const int entries = write(
        name, "[", [](int number) -> QByteArray { return (number == 0 ? "" : ",\n") + entry(number); }, "]");
    const double times = timesTheFile([&] {
        const auto saved = readSavedAnswers(path(name));
        QVERIFY(saved.ok());
        QCOMPARE(saved->answers.size(), static_cast<std::size_t>(entries));
        QCOMPARE(saved->leftOut.count, 0);
    });
    qInfo("one JSON document: %d responses, %.1f times the file", entries, times);
    QVERIFY2(times < kMostOfDocument, qPrintable(QString::number(times)));
}

void TestLargeAnswers::aTableOfAnswersIsRead()
{
    const QString name = QStringLiteral("answers.csv");
    const int rows = write(name, "image,gender,confidence,note\n",
                           [](int number) -> QByteArray {
                               return "folder/portrait_" + QByteArray::number(number) + ".jpg,"
                                   + (number % 2 == 0 ? "F" : "M") + ",0.93,\"" + QByteArray(60, 'x')
                                   + "\"\n";
                           },
                           {});
    const double times = timesTheFile([&] {
        const auto saved = readAnswerTable(path(name));
        QVERIFY(saved.ok());
        QCOMPARE(saved->answers.size(), static_cast<std::size_t>(rows));
        QCOMPARE(saved->leftOut.count, 0);
    });
    qInfo("table of answers: %d rows, %.1f times the file", rows, times);
    QVERIFY2(times < kMostOfTable, qPrintable(QString::number(times)));
}

void TestLargeAnswers::aTableOfScoresIsRead()
{
    const QString name = QStringLiteral("scores.csv");
    const int rows = write(name, "image1,image2,score\n",
                           [](int number) -> QByteArray {
                               return "folder/p" + QByteArray::number(number % 5000) + ".jpg,folder/p"
                                   + QByteArray::number(number / 5000) + ".png,0."
                                   + QByteArray::number(100 + number % 900) + '\n';
                           },
                           {});
    const double times = timesTheFile([&] {
        const auto table = readScoreTable(path(name));
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), static_cast<std::size_t>(rows));
        QCOMPARE(table->badRows.count, 0);
    });
    qInfo("table of scores: %d rows, %.1f times the file", rows, times);
    QVERIFY2(times < kMostOfTable, qPrintable(QString::number(times)));
}

QTEST_GUILESS_MAIN(TestLargeAnswers)

#include "tst_large_answers.moc"
