// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "core/dataset/composition.h"
#include "core/dataset/dataset.h"
#include "core/dataset/import_parts.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QStringList kClasses {QStringLiteral("female"), QStringLiteral("male")};

Attribute made(const QString& name, const QStringList& perImage)
{
    AttributeBuilder builder(name, static_cast<std::size_t>(perImage.size()));
    for (qsizetype i = 0; i < perImage.size(); ++i)
        builder.set(static_cast<std::size_t>(i), perImage.at(i));
    return builder.take();
}

/// Five pictures of: anna (two), ben, and two of nobody knows whom.
Dataset sample()
{
    Dataset dataset;
    dataset.imageRoot = QStringLiteral("/pictures");
    dataset.subjects = {QStringLiteral("anna"), QStringLiteral("ben"),
                        QStringLiteral("nobody has a picture of carl")};
    const std::vector<int> subjects {0, 0, 1, -1, -1};
    for (int i = 0; i < 5; ++i) {
        Image image;
        image.file = QStringLiteral("%1.jpg").arg(i);
        image.path = dataset.imageRoot + QLatin1Char('/') + image.file;
        image.sha256 = QString(64, QLatin1Char(static_cast<char>('a' + i)));
        image.subject = subjects.at(static_cast<std::size_t>(i));
        dataset.images.push_back(image);
    }
    dataset.images[4].state = ImageState::Unreadable;
    const QString none;
    dataset.attributes = {
        made(QStringLiteral("gender"),
             {QStringLiteral("M"), QStringLiteral("F"), QStringLiteral("F"), none, QStringLiteral("M")}),
        made(QStringLiteral("age"),
             {QStringLiteral("30"), QStringLiteral("9"), QStringLiteral("9"), QStringLiteral("61"), none}),
    };
    return dataset;
}

QStringList texts(const std::vector<QStringList>& groups)
{
    QStringList result;
    for (const QStringList& group : groups)
        result.append(group.join(QLatin1Char('+')));
    return result;
}

} // namespace

class TestDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfEnumsReadBack();
    void numbersAscendAndWordsStayAsSeen();
    void emptyAndBlankLabelsAreNotStated();
    void peopleAreCountedOnce();
    void groupingByValues();
    void groupingByBandsHoldsItsLowEnd();
    void unknownNamesAreUsageErrorsWithTheKnownOnes();
    void valueMapsAreGuessed_data();
    void valueMapsAreGuessed();
    void truthIsTheAttributeThatSaysMost();
    void partitionKeepsOrderAndPutsNotStatedLast();
    void partitionByNothingIsOneGroup();
    void manyNamesDoNotOverflow();
    void compositionCountsImagesPeopleAndUnreadable();
    void duplicatesPointAtTheFirst();
    void contentHashIgnoresWhereAndWhichRow();
    void contentHashSeesEveryChange();
};

void TestDataset::namesOfEnumsReadBack()
{
    for (const auto source : {LabelSource::NotStated, LabelSource::SelfDescribed, LabelSource::Perceived,
                              LabelSource::Inferred, LabelSource::Rendered})
        QCOMPARE(labelSourceFromName(labelSourceName(source)), std::optional(source));
    QVERIFY(!labelSourceFromName(QStringLiteral("guessed")));
    for (const auto state :
         {ImageState::Ready, ImageState::Missing, ImageState::Unreadable, ImageState::TooLarge})
        QCOMPARE(imageStateFromName(imageStateName(state)), state);
    QCOMPARE(imageStateFromName(QStringLiteral("what")), ImageState::Unreadable);
}

void TestDataset::numbersAscendAndWordsStayAsSeen()
{
    const Attribute tone =
        made(QStringLiteral("tone"),
             {QStringLiteral("10"), QStringLiteral("2"), QStringLiteral("-1.5"), QStringLiteral("2")});
    QVERIFY(tone.isNumeric());
    QCOMPARE(tone.values, (QStringList {QStringLiteral("-1.5"), QStringLiteral("2"), QStringLiteral("10")}));
    QCOMPARE(tone.codes, (std::vector<int> {2, 1, 0, 1}));
    const Attribute word =
        made(QStringLiteral("word"), {QStringLiteral("10"), QStringLiteral("nan"), QStringLiteral("2")});
    QVERIFY(!word.isNumeric());
    QCOMPARE(word.values, (QStringList {QStringLiteral("10"), QStringLiteral("nan"), QStringLiteral("2")}));
}

void TestDataset::emptyAndBlankLabelsAreNotStated()
{
    const Attribute attribute =
        made(QStringLiteral("x"), {QString(), QStringLiteral("  "), QStringLiteral(" a ")});
    QCOMPARE(attribute.codes, (std::vector<int> {-1, -1, 0}));
    QCOMPARE(attribute.value(2), QStringLiteral("a"));
    QCOMPARE(attribute.value(0), QString());
    QCOMPARE(attribute.value(99), QString());
}

void TestDataset::peopleAreCountedOnce()
{
    QCOMPARE(sample().subjectCount(),
             4); // anna, ben, and two who are people of their own; carl has no picture
}

void TestDataset::groupingByValues()
{
    Dataset dataset = sample();
    dataset.groupings = {{QStringLiteral("women"),
                          QStringLiteral("gender"),
                          {{QStringLiteral("yes"), {QStringLiteral("F")}}}}};
    const auto women = column(dataset, QStringLiteral("women"));
    QVERIFY(women.ok());
    QCOMPARE(women->values, QStringList {QStringLiteral("yes")});
    QCOMPARE(women->codes, (std::vector<int> {-1, 0, 0, -1, -1}));
}

void TestDataset::groupingByBandsHoldsItsLowEnd()
{
    Dataset dataset = sample();
    dataset.groupings = {
        {QStringLiteral("bands"),
         QStringLiteral("age"),
         {{QStringLiteral("9 to 29"), {}, 9, 30}, {QStringLiteral("30 to 60"), {}, 30, 61}}}};
    const auto bands = column(dataset, QStringLiteral("bands"));
    QVERIFY(bands.ok());
    QCOMPARE(bands->codes, (std::vector<int> {1, 0, 0, -1, -1})); // 61 is in no band, the last has no age
    dataset.groupings[0].groups.push_back({QStringLiteral("older"), {}, 61});
    QCOMPARE(column(dataset, QStringLiteral("bands"))->codes, (std::vector<int> {1, 0, 0, 2, -1}));
}

void TestDataset::unknownNamesAreUsageErrorsWithTheKnownOnes()
{
    Dataset dataset = sample();
    dataset.groupings = {{QStringLiteral("lost"), QStringLiteral("gone"), {}}};
    const auto unknown = column(dataset, QStringLiteral("gendre"));
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().code, ErrorCode::Usage);
    QVERIFY(unknown.error().userText.contains(QStringLiteral("gender, age, lost")));
    const auto lost = column(dataset, QStringLiteral("lost"));
    QVERIFY(!lost.ok());
    QVERIFY(lost.error().userText.contains(QStringLiteral("gone")));
    QVERIFY(!partition(dataset, {QStringLiteral("gender"), QStringLiteral("gendre")}).ok());
    QVERIFY(!composition(dataset, {QStringLiteral("gendre")}).ok());
}

void TestDataset::valueMapsAreGuessed_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("classes"); // of each value, '-' = not offered
    QTest::newRow("letters") << QStringLiteral("F M") << QStringLiteral("female male");
    QTest::newRow("small letters") << QStringLiteral("f m x") << QStringLiteral("female male -");
    QTest::newRow("German") << QStringLiteral("w m d") << QStringLiteral("female male -");
    QTest::newRow("words") << QStringLiteral("Woman MAN non-binary unknown")
                           << QStringLiteral("female male - -");
    QTest::newRow("accents") << QStringLiteral("Féminin männlich") << QStringLiteral("female male");
    QTest::newRow("Spanish letters are ambiguous") << QStringLiteral("H M") << QStringLiteral("- -");
    QTest::newRow("numbers mean nothing") << QStringLiteral("0 1") << QStringLiteral("- -");
}

void TestDataset::valueMapsAreGuessed()
{
    QFETCH(QString, values);
    QFETCH(QString, classes);
    const QStringList given = values.split(QLatin1Char(' '));
    const auto map = guessValueMap(given, kClasses);
    QStringList guessed;
    for (const QString& value : given)
        guessed.append(map.value(value, QStringLiteral("-")));
    QCOMPARE(guessed.join(QLatin1Char(' ')), classes);
}

void TestDataset::truthIsTheAttributeThatSaysMost()
{
    Dataset dataset = sample();
    dataset.attributes.insert(dataset.attributes.begin(),
                              made(QStringLiteral("initial"),
                                   {QStringLiteral("M"), QStringLiteral("J"), {}, {}, QStringLiteral("F")}));
    QCOMPARE(guessTruthAttribute(dataset, kClasses), QStringLiteral("gender"));
    dataset.attributes[1].valueMap = {{QStringLiteral("M"), QStringLiteral("robot")}};
    QCOMPARE(guessTruthAttribute(dataset, kClasses), QStringLiteral("initial"));
    QCOMPARE(guessTruthAttribute(dataset, {QStringLiteral("cat")}), QString());
}

void TestDataset::partitionKeepsOrderAndPutsNotStatedLast()
{
    const auto groups = partition(sample(), {QStringLiteral("gender"), QStringLiteral("age")});
    QVERIFY(groups.ok());
    QCOMPARE(texts(groups->groups).join(QLatin1Char(' ')), QStringLiteral("M+30 M+ F+9 +61"));
    QCOMPARE(groups->groupOf, (std::vector<int> {0, 2, 2, 3, 1}));
}

void TestDataset::partitionByNothingIsOneGroup()
{
    const auto all = partition(sample(), {});
    QVERIFY(all.ok());
    QCOMPARE(all->groups, std::vector<QStringList> {QStringList()});
    QCOMPARE(all->groupOf, (std::vector<int>(5, 0)));
    const auto rows = composition(Dataset(), {});
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t {1});
    QCOMPARE(rows->front().images, 0);
}

void TestDataset::manyNamesDoNotOverflow()
{
    Dataset dataset;
    QStringList by;
    dataset.images.resize(1000);
    for (int a = 0; a < 12; ++a) {
        QStringList values;
        for (int i = 0; i < 1000; ++i)
            values.append(QString::number((i * (a + 7)) % 1000));
        by.append(QStringLiteral("a%1").arg(a));
        dataset.attributes.push_back(made(by.back(), values));
    }
    const auto groups = partition(dataset, by); // 1000 to the power of 12 possible groups
    QVERIFY(groups.ok());
    QCOMPARE(groups->groups.size(), std::size_t {1000});
}

void TestDataset::compositionCountsImagesPeopleAndUnreadable()
{
    const auto rows = composition(sample(), {QStringLiteral("gender")});
    QVERIFY(rows.ok());
    QStringList lines;
    for (const CompositionRow& row : *rows)
        lines.append(QStringLiteral("%1: %2 of %3, %4 bad")
                         .arg(row.group.join(QLatin1Char('+')))
                         .arg(row.images)
                         .arg(row.subjects)
                         .arg(row.unreadable));
    QCOMPARE(lines.join(QStringLiteral("; ")),
             QStringLiteral("M: 2 of 2, 1 bad; F: 2 of 2, 0 bad; : 1 of 1, 0 bad"));
}

void TestDataset::duplicatesPointAtTheFirst()
{
    Dataset dataset = sample();
    for (std::size_t i = 0; i < dataset.images.size(); ++i)
        dataset.images[i].id = ImageId(static_cast<qint64>(i) + 1);
    dataset.images[3].sha256 = dataset.images[1].sha256;
    dataset.images[0].sha256.clear();
    dataset.images[4].sha256.clear(); // two that could not be read are not the same picture
    markDuplicates(dataset);
    QCOMPARE(dataset.images[3].duplicateOf, ImageId(2));
    QVERIFY(!dataset.images[1].duplicateOf.isValid());
    QVERIFY(!dataset.images[4].duplicateOf.isValid());
}

void TestDataset::contentHashIgnoresWhereAndWhichRow()
{
    const QString hash = contentHash(sample());
    QCOMPARE(hash.size(), 64);
    Dataset moved = sample();
    moved.imageRoot = QStringLiteral("/elsewhere");
    moved.groupings = {{QStringLiteral("g"), QStringLiteral("age"), {}}};
    for (Image& image : moved.images) {
        image.id = ImageId(image.file.size() + 40);
        image.path = QStringLiteral("/elsewhere/") + image.file;
    }
    QCOMPARE(contentHash(moved), hash);
    Dataset turned = sample();
    std::swap(turned.images[0], turned.images[4]);
    std::swap(turned.attributes[0], turned.attributes[1]);
    for (Attribute& attribute : turned.attributes)
        std::swap(attribute.codes[0], attribute.codes[4]);
    QCOMPARE(contentHash(turned), hash);
}

void TestDataset::contentHashSeesEveryChange()
{
    QStringList hashes {contentHash(sample())};
    const auto changed = [&](auto change) {
        Dataset dataset = sample();
        change(dataset);
        hashes.append(contentHash(dataset));
    };
    changed([](Dataset& d) { d.images[2].sha256[0] = QLatin1Char('0'); });
    changed([](Dataset& d) { d.images[2].file += QLatin1Char('x'); });
    changed([](Dataset& d) { d.images[2].subject = -1; });
    changed([](Dataset& d) { d.subjects[0] = QStringLiteral("anne"); });
    changed([](Dataset& d) { d.attributes[0].codes[0] = 1; });
    changed([](Dataset& d) { d.attributes[0].codes[0] = -1; });
    changed([](Dataset& d) { d.attributes[0].name = QStringLiteral("sex"); });
    changed([](Dataset& d) { d.attributes[0].source = LabelSource::Perceived; });
    changed(
        [](Dataset& d) { d.attributes[0].valueMap.insert(QStringLiteral("F"), QStringLiteral("female")); });
    changed([](Dataset& d) { d.attributes.pop_back(); });
    changed([](Dataset& d) { d.images.pop_back(); });
    QCOMPARE(QSet<QString>(hashes.begin(), hashes.end()).size(), hashes.size());
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestDataset tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_dataset.moc"
