// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QTest>

#include <opencv2/core.hpp>

#include "core/backends/local/face_alignment.h"

using namespace plumbline;

namespace {

const FivePoints kFace {{{30, 50}, {72, 48}, {51, 70}, {36, 91}, {69, 90}}};

cv::Point2d moved(const cv::Matx23d& map, const cv::Point2d& p)
{
    return {map(0, 0) * p.x + map(0, 1) * p.y + map(0, 2), map(1, 0) * p.x + map(1, 1) * p.y + map(1, 2)};
}

cv::Matx23d similarityOf(double angle, double scale, double x, double y)
{
    const double a = scale * std::cos(angle), b = scale * std::sin(angle);
    return {a, -b, x, b, a, y};
}

double squares(const cv::Matx23d& map, const FivePoints& from, const FivePoints& to)
{
    double sum = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Point2d miss = moved(map, from[i]) - to[i];
        sum += miss.dot(miss);
    }
    return sum;
}

FivePoints moved(const cv::Matx23d& map, FivePoints points)
{
    for (cv::Point2d& point : points)
        point = moved(map, point);
    return points;
}

} // namespace

/// The similarity by which faces are brought to where nets expect them.
class TestFaceAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSimilarityIsFoundExactly_data();
    void aSimilarityIsFoundExactly();
    void noOtherSimilarityLiesNearer();
    void aMirroredFaceIsNotMirroredBack();
    void pointsThatAreAllOneAreRefused();
    void fivePointsAreMeansOfTheSixtyEight();
};

void TestFaceAlignment::aSimilarityIsFoundExactly_data()
{
    QTest::addColumn<double>("angle");
    QTest::addColumn<double>("scale");
    for (const double angle : {0.0, 0.4, -1.3, 3.1}) {
        for (const double scale : {0.05, 1.0, 7.5})
            QTest::addRow("%g x %g", angle, scale) << angle << scale;
    }
}

void TestFaceAlignment::aSimilarityIsFoundExactly()
{
    QFETCH(double, angle);
    QFETCH(double, scale);
    const cv::Matx23d truth = similarityOf(angle, scale, -40, 1e3);
    const cv::Matx23d found = similarityBetween(kFace, moved(truth, kFace));
    QVERIFY(cv::norm(found - truth) < 1e-9);
}

void TestFaceAlignment::noOtherSimilarityLiesNearer()
{
    FivePoints to = moved(similarityOf(0.3, 1.4, 5, -9), kFace);
    to[0] += {4, -3};
    to[2] += {-2, 6};
    to[4] += {1, 5};
    const cv::Matx23d found = similarityBetween(kFace, to);
    QVERIFY(std::abs(found(0, 0) - found(1, 1)) < 1e-12 && std::abs(found(0, 1) + found(1, 0)) < 1e-12);
    const double least = squares(found, kFace, to);
    const double angle = std::atan2(found(1, 0), found(0, 0)), scale = std::hypot(found(1, 0), found(0, 0));
    for (const double step : {-1e-3, 1e-3}) {
        QVERIFY(squares(similarityOf(angle + step, scale, found(0, 2), found(1, 2)), kFace, to) > least);
        QVERIFY(squares(similarityOf(angle, scale + step, found(0, 2), found(1, 2)), kFace, to) > least);
        QVERIFY(squares(similarityOf(angle, scale, found(0, 2) + step, found(1, 2)), kFace, to) > least);
        QVERIFY(squares(similarityOf(angle, scale, found(0, 2), found(1, 2) + step), kFace, to) > least);
    }
}

void TestFaceAlignment::aMirroredFaceIsNotMirroredBack()
{
    FivePoints mirrored = kFace;
    for (cv::Point2d& point : mirrored)
        point.x = -point.x;
    const cv::Matx23d found = similarityBetween(kFace, mirrored);
    QVERIFY(found(0, 0) * found(1, 1) - found(0, 1) * found(1, 0) > 0);
}

void TestFaceAlignment::pointsThatAreAllOneAreRefused()
{
    FivePoints one;
    one.fill({3, 4});
    QVERIFY_THROWS_EXCEPTION(cv::Exception, similarityBetween(one, kFace));
    QVERIFY_THROWS_EXCEPTION(cv::Exception, fivePoints(std::vector<Point>(5)));
}

void TestFaceAlignment::fivePointsAreMeansOfTheSixtyEight()
{
    std::vector<Point> points(68);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {static_cast<float>(i), static_cast<float>(i * i)};
    const FivePoints five = fivePoints(points);
    const auto square = [](double x) { return x * x; };
    QCOMPARE(five[0].x, (37 + 38 + 40 + 41) / 4.0);
    QCOMPARE(five[0].y, (square(37) + square(38) + square(40) + square(41)) / 4);
    QCOMPARE(five[1].x, (43 + 44 + 46 + 47) / 4.0);
    QCOMPARE(five[2].y, square(30));
    QCOMPARE(five[3].x, (48 + 60) / 2.0);
    QCOMPARE(five[4].y, (square(54) + square(64)) / 2);
}

QTEST_GUILESS_MAIN(TestFaceAlignment)
#include "tst_face_alignment.moc"
