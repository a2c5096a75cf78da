// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <random>

#include <QTest>

#include "core/dataset/label_table.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

constexpr int kRoundsPerSeed = 400;
constexpr qsizetype kLongest = 400;

/// What every table promises, whatever the bytes were.
void checkPromises(const LabelTable& table)
{
    QVERIFY(!table.header.isEmpty());
    QVERIFY(!table.rows.empty());
    QCOMPARE(table.rows.size(), table.lines.size());
    QCOMPARE(QSet<QString>(table.header.begin(), table.header.end()).size(), table.header.size());
    QVERIFY(!table.header.contains(QString()));
    int before = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        QCOMPARE(table.rows[i].size(), table.header.size());
        QVERIFY(table.lines[i] > before);
        before = table.lines[i];
    }
    QVERIFY(guessFileColumn(table) < table.header.size());
    QVERIFY(guessSubjectColumn(table) < table.header.size());
}

void checkInput(const QByteArray& bytes)
{
    const auto table = parseLabelTable(bytes, QStringLiteral("fuzz.csv"));
    if (table)
        checkPromises(*table);
    else
        QVERIFY(!table.error().userText.isEmpty());
}

} // namespace

/// Random bytes with fixed seeds: no input may crash, and every table read keeps its promises.
class TestLabelFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBytesCrash_data();
    void noBytesCrash();
    void noChangedTableCrashes_data();
    void noChangedTableCrashes();
};

void TestLabelFuzz::noBytesCrash_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<QByteArray>("alphabet");
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all.append(static_cast<char>(c));
    for (unsigned seed = 1; seed <= 4; ++seed) {
        QTest::addRow("any bytes, seed %u", seed) << seed << all;
        QTest::addRow("table bytes, seed %u", seed) << seed << QByteArray("\"\"\",,;\t|\r\n\n a.1\xEB");
        QTest::addRow("wide text, seed %u", seed) << seed << QByteArray("\xFF\xFE\"\0\0\n,a", 8);
    }
}

void TestLabelFuzz::noBytesCrash()
{
    QFETCH(unsigned, seed);
    QFETCH(QByteArray, alphabet);
    std::mt19937 random(seed);
    std::uniform_int_distribution<qsizetype> length(0, kLongest);
    std::uniform_int_distribution<qsizetype> letter(0, alphabet.size() - 1);
    for (int round = 0; round < kRoundsPerSeed && !QTest::currentTestFailed(); ++round) {
        QByteArray bytes(length(random), '\0');
        for (char& c : bytes)
            c = alphabet.at(letter(random));
        checkInput(bytes);
    }
}

void TestLabelFuzz::noChangedTableCrashes_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 11; seed <= 16; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestLabelFuzz::noChangedTableCrashes()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const QByteArray good(
        "file,subject_id,note\r\na.jpg,s1,\"one, \"\"two\"\"\r\nthree\"\r\nb.jpg,s2,Zo\xC3\xAB\r\n");
    for (int round = 0; round < kRoundsPerSeed && !QTest::currentTestFailed(); ++round) {
        QByteArray bytes = good;
        const auto changes = 1 + random() % 4;
        for (unsigned i = 0; i < changes && !bytes.isEmpty(); ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
            const auto what = random() % 3;
            if (what == 0)
                bytes[at] = static_cast<char>(random() % 256);
            else if (what == 1)
                bytes.remove(at, 1 + random() % 8);
            else
                bytes.insert(at, static_cast<char>(random() % 256));
        }
        checkInput(bytes);
    }
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestLabelFuzz tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_label_fuzz.moc"
