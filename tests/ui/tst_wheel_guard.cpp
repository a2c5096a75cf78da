// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/theme/wheel_guard.h"

using namespace plumbline;

namespace {

/// One notch down over the middle of \a over, as the window system gives it: only such go on to what is
/// around a widget that leaves them.
void wheel(QWidget* over)
{
    const QPointF at = QRectF(over->rect()).center();
    QWheelEvent event(at, over->mapToGlobal(at), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(over, &event);
}

/// Fields on a page that scrolls, below a button that has the focus.
struct Page
{
    ui::WheelGuard guard;
    QScrollArea area;
    QPushButton* other = new QPushButton;
    QComboBox* choice = new QComboBox;
    QComboBox* typed = new QComboBox;
    QDoubleSpinBox* number = new QDoubleSpinBox;
    QSlider* slider = new QSlider(Qt::Horizontal);

    Page()
    {
        qApp->installEventFilter(&guard);
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        for (QComboBox* each : {choice, typed})
            each->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        typed->setEditable(true);
        number->setValue(5);
        slider->setValue(50);
        column->addWidget(other);
        for (QWidget* each : fields())
            column->addWidget(each);
        column->addSpacing(4000);
        area.setWidget(content);
        area.resize(300, 300);
        area.show();
        other->setFocus();
    }
    [[nodiscard]] QList<QWidget*> fields() const { return {choice, typed, number, slider}; }
    [[nodiscard]] QList<double> values() const
    {
        return {double(choice->currentIndex()), double(typed->currentIndex()), number->value(),
                double(slider->value())};
    }
    [[nodiscard]] int scrolled() const { return area.verticalScrollBar()->value(); }
};

} // namespace

class WheelGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overAFieldThePageIsScrolled();
    void aFieldWithTheFocusFollowsTheWheel();
};

void WheelGuardTest::overAFieldThePageIsScrolled()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowActive(&page.area));
    const QList<double> before = page.values();
    for (QWidget* field : page.fields()) {
        const int at = page.scrolled();
        wheel(field);
        QVERIFY2(page.scrolled() > at, field->metaObject()->className());
        QVERIFY(page.other->hasFocus());
    }
    QCOMPARE(page.values(), before);
    const int at = page.scrolled();
    wheel(page.number->findChild<QWidget*>(QStringLiteral("qt_spinbox_lineedit"))); // the pointer is over it
    QVERIFY(page.scrolled() > at);
    QVERIFY(page.other->hasFocus());
    QCOMPARE(page.values(), before);
}

void WheelGuardTest::aFieldWithTheFocusFollowsTheWheel()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowActive(&page.area));
    for (qsizetype i = 0; i < page.fields().size(); ++i) {
        const double before = page.values().at(i);
        page.fields().at(i)->setFocus();
        wheel(page.fields().at(i));
        QVERIFY2(!qFuzzyCompare(page.values().at(i) + 1, before + 1),
                 page.fields().at(i)->metaObject()->className());
    }
    QCOMPARE(page.scrolled(), 0);
}

QTEST_MAIN(WheelGuardTest)

#include "tst_wheel_guard.moc"
