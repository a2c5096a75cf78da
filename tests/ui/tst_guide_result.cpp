// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <memory>
#include <optional>

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/session/matching_desk.h"
#include "tests/support/test_environment.h"
#include "tests/ui/match_audit.h"
#include "ui/pairs/guide_result.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::MatchAudit;
using plumbline::ui::GuideResult;

namespace {

std::shared_ptr<const Identified> searched(const MatchAudit& audit)
{
    IdentifyQuery query;
    query.faces.probes = QStringLiteral("set=probe");
    query.faces.by = QStringList {QStringLiteral("gender")};
    auto found = MatchingDesk(*audit.session.project()).identify(query, [](const Progress&) {}, {});
    return found ? std::make_shared<const Identified>(std::move(found->front())) : nullptr;
}

float rounded(float threshold)
{
    return static_cast<float>(std::round(static_cast<double>(threshold) * 1e4) / 1e4);
}

std::int64_t matchedAt(const Identified& identified, float threshold)
{
    return identifiedAt(identified, threshold).all.falselyMatched.errors;
}

/// One that four decimals would move to the other side of a score.
std::optional<float> fragileThreshold(const Identified& identified)
{
    for (const measures::Search& search : identified.searches->searches()) {
        const float above = std::nextafter(search.bestOther.value_or(0), 2.0F);
        if (matchedAt(identified, above) != matchedAt(identified, rounded(above)))
            return above;
    }
    return std::nullopt;
}

AttributeInfo attribute(const char* name, const QStringList& values)
{
    AttributeInfo info;
    info.name = QLatin1String(name);
    info.values = values;
    info.suitsGrouping = true;
    return info;
}

} // namespace

/// The answer of the guide that makes the ACLU's test.
class TestGuideResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThresholdIsNotRounded();
    void theGroupIsCalledAsItWasNamed();
    void aGroupingByColourIsProposedAndNoOther();
};

void TestGuideResult::theThresholdIsNotRounded()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    const auto identified = searched(audit);
    QVERIFY(identified);
    const auto fragile = fragileThreshold(*identified);
    QVERIFY(fragile);
    GuideResult result;
    result.show(identified, *fragile);
    result.QWidget::show();
    auto* box = result.findChild<QDoubleSpinBox*>(QStringLiteral("guideThreshold"));
    QCOMPARE(result.threshold(), *fragile);
    QCOMPARE(result.falselyMatched(), matchedAt(*identified, *fragile));
    QTest::keyClick(box, Qt::Key_Return); // nothing was typed
    QCOMPARE(result.threshold(), *fragile);
    const QSignalSpy answered(&result, &GuideResult::answered);
    box->setValue(2); // by hand: above every score
    QCOMPARE(answered.count(), 1);
    QCOMPARE(result.threshold(), 2.0F);
    QCOMPARE(result.falselyMatched(), 0);
}

void TestGuideResult::theGroupIsCalledAsItWasNamed()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    const auto identified = searched(audit);
    QVERIFY(identified);
    GuideResult result;
    result.show(identified, -1.0F); // everybody is matched
    auto* name = result.findChild<QLineEdit*>(QStringLiteral("guideGroupName"));
    auto* first = result.findChild<QPushButton*>(QStringLiteral("guideGroup0"));
    auto* second = result.findChild<QPushButton*>(QStringLiteral("guideGroup1"));
    QVERIFY(first->isChecked() != second->isChecked());
    first->setChecked(true);
    second->setChecked(false);
    QVERIFY(result.sentence().contains(name->text()));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("those we ask about"));
    QVERIFY(result.sentence().contains(QLatin1String("those we ask about")));
    second->setChecked(true);
    first->setChecked(false);
    QCOMPARE(name->text(), QStringLiteral("those we ask about"));
    QVERIFY(result.html().contains(second->text() + QStringLiteral(" (those we ask about)")));
    QVERIFY(!result.html().contains(first->text() + QStringLiteral(" (those we ask about)")));
}

void TestGuideResult::aGroupingByColourIsProposedAndNoOther()
{
    const QStringList two {QStringLiteral("a"), QStringLiteral("b")};
    GuideResult result;
    result.setAttributes({attribute("gender", two), attribute("state", two)}, QStringLiteral("set=probe"));
    QVERIFY(result.attribute().isEmpty());
    GuideResult other;
    other.setAttributes({attribute("gender", two), attribute("listed_black", two)},
                        QStringLiteral("set=probe"));
    QCOMPARE(other.attribute(), QStringLiteral("listed_black"));
    GuideResult third;
    third.setAttributes({attribute("trace", two), attribute("race", two)}, QStringLiteral("set=probe"));
    QCOMPARE(third.attribute(), QStringLiteral("race"));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    TestGuideResult test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_guide_result.moc"
