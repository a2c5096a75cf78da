// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/label_table.h"
#include "core/session/two_folders.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

/// Two folders of pictures become the table of one dataset.
class TestTwoFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyPictureOfBothIsOnItsSide();
    void oneNameIsOnePersonUnlessToldOtherwise();
    void tablesGiveLabelsAndPeople();
    void whatCannotBeSearchedIsSaid();

private:
    void add(const QString& file, const QByteArray& bytes = "x") const;
    [[nodiscard]] TwoFolders folders() const { return {at("a/probes"), at("a/gallery"), {}, {}, true}; }
    [[nodiscard]] QString at(const char* path) const { return m_dir->filePath(QLatin1String(path)); }
    [[nodiscard]] Result<TwoFoldersPlan> plan(const TwoFolders& of) const
    {
        return planTwoFolders(of, at("table.csv"));
    }
    /// The cell of a file; "?" where there is no such line.
    [[nodiscard]] QString cell(const QString& file, const QString& column) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTwoFolders::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    for (const char* file : {"a/probes/ann.jpg", "a/probes/bo.PNG", "a/probes/notes.txt", "a/gallery/ann.png",
                             "a/gallery/more/cy.jpg", "a/other/dee.jpg"})
        add(QLatin1String(file));
}

void TestTwoFolders::add(const QString& file, const QByteArray& bytes) const
{
    const QString path = m_dir->filePath(file);
    QDir().mkpath(QFileInfo(path).path());
    QFile written(path);
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(bytes) == bytes.size());
}

QString TestTwoFolders::cell(const QString& file, const QString& column) const
{
    const auto table = readLabelTable(at("table.csv")).value();
    for (const QStringList& row : table.rows) {
        if (row[0] == file)
            return row.value(table.header.indexOf(column));
    }
    return QStringLiteral("?");
}

void TestTwoFolders::everyPictureOfBothIsOnItsSide()
{
    const auto made = plan(folders());
    QVERIFY(made.ok());
    QCOMPARE(made->probes, 2);
    QCOMPARE(made->gallery, 2);
    QCOMPARE(made->request.imagesDir, at("a"));
    QVERIFY(made->request.onlyMatched);
    QCOMPARE(cell(QStringLiteral("probes/bo.PNG"), QStringLiteral("set")), QStringLiteral("probe"));
    QCOMPARE(cell(QStringLiteral("gallery/more/cy.jpg"), QStringLiteral("set")), QStringLiteral("gallery"));
    QCOMPARE(cell(QStringLiteral("other/dee.jpg"), QStringLiteral("set")), QStringLiteral("?"));
}

void TestTwoFolders::oneNameIsOnePersonUnlessToldOtherwise()
{
    QCOMPARE(plan(folders())->shared, 1);
    QCOMPARE(cell(QStringLiteral("gallery/ann.png"), QStringLiteral("subject_id")), QStringLiteral("ann"));
    TwoFolders apart = folders();
    apart.sameNameIsSamePerson = false;
    QCOMPARE(plan(apart)->shared, 0);
    QCOMPARE(cell(QStringLiteral("gallery/ann.png"), QStringLiteral("subject_id")), QString());
}

void TestTwoFolders::tablesGiveLabelsAndPeople()
{
    add(QStringLiteral("one.csv"), "file,subject_id,group\nann.jpg,p1,x\nbo.PNG,p2,y\n");
    add(QStringLiteral("two.csv"), "image,person,group,note\ncy.jpg,p2,z,\"a, b\"\n");
    TwoFolders labelled = folders();
    labelled.probeLabels = at("one.csv");
    labelled.galleryLabels = at("two.csv");
    const auto made = plan(labelled);
    QVERIFY(made.ok());
    QCOMPARE(made->shared, 1); // p2, by the tables; ann.png is in none and is "ann"
    QCOMPARE(made->request.columns,
             (QStringList {QStringLiteral("set"), QStringLiteral("group"), QStringLiteral("note")}));
    QCOMPARE(cell(QStringLiteral("probes/ann.jpg"), QStringLiteral("group")), QStringLiteral("x"));
    QCOMPARE(cell(QStringLiteral("gallery/more/cy.jpg"), QStringLiteral("group")), QStringLiteral("z"));
    QCOMPARE(cell(QStringLiteral("gallery/more/cy.jpg"), QStringLiteral("note")), QStringLiteral("a, b"));
    QCOMPARE(cell(QStringLiteral("gallery/more/cy.jpg"), QStringLiteral("subject_id")), QStringLiteral("p2"));
}

void TestTwoFolders::whatCannotBeSearchedIsSaid()
{
    TwoFolders wrong = folders();
    wrong.gallery = at("a/nowhere");
    QCOMPARE(plan(wrong).error().code, ErrorCode::Usage);
    wrong.gallery = at("a");
    QCOMPARE(plan(wrong).error().code, ErrorCode::Usage); // the probes are inside
    wrong.gallery = wrong.probes;
    QCOMPARE(plan(wrong).error().code, ErrorCode::Usage);
    QDir().mkpath(at("a/empty"));
    wrong.gallery = at("a/empty");
    QVERIFY(plan(wrong).error().userText.contains(QStringLiteral("empty")));
    add(QStringLiteral("bad.csv"), "colour,size\nred,1\n");
    wrong = folders();
    wrong.probeLabels = at("bad.csv");
    QCOMPARE(plan(wrong).error().code, ErrorCode::BadFormat);
}

QTEST_GUILESS_MAIN(TestTwoFolders)

#include "tst_two_folders.moc"
