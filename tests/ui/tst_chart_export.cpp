// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>
#include <vector>

#include <QApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QTransform>
#include <QXmlStreamReader>

#include "tests/support/test_environment.h"
#include "tests/ui/chart_specs.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::chartOf;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What an SVG says: its title, description and words, or the parser's complaint.
struct SvgWords
{
    QString title, description, words, complaint;
};

SvgWords wordsOf(const QByteArray& svg)
{
    SvgWords found;
    QXmlStreamReader xml(svg);
    QString element;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement())
            element = xml.name().toString();
        else if (xml.isCharacters() && element == QLatin1String("title"))
            found.title += xml.text();
        else if (xml.isCharacters() && element == QLatin1String("desc"))
            found.description += xml.text();
        else if (xml.isCharacters() && element == QLatin1String("text"))
            found.words += xml.text();
    }
    if (xml.hasError())
        found.complaint = xml.errorString();
    return found;
}

/// The boxes of all texts in the drawing's own coordinates: QSvgGenerator sets transform and font on the
/// group around each.
std::vector<std::pair<QString, QRectF>> textBoxes(const QByteArray& svg)
{
    std::vector<std::pair<QString, QRectF>> boxes;
    QXmlStreamReader xml(svg);
    QTransform transform;
    QFont font;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == QLatin1String("g") && attributes.hasAttribute(QLatin1String("transform"))) {
            const QString matrix = attributes.value(QLatin1String("transform")).toString();
            const QStringList m =
                matrix.section(QLatin1Char('('), 1).section(QLatin1Char(')'), 0, 0).split(QLatin1Char(','));
            if (m.size() == 6)
                transform = QTransform(m[0].toDouble(), m[1].toDouble(), m[2].toDouble(), m[3].toDouble(),
                                       m[4].toDouble(), m[5].toDouble());
        }
        if (xml.name() != QLatin1String("text"))
            continue;
        font.setFamily(
            attributes.value(QLatin1String("font-family")).toString().section(QLatin1Char(','), 0, 0));
        font.setPixelSize(attributes.value(QLatin1String("font-size")).toInt());
        font.setWeight(QFont::Weight(attributes.value(QLatin1String("font-weight")).toInt()));
        const QPointF at(attributes.value(QLatin1String("x")).toDouble(),
                         attributes.value(QLatin1String("y")).toDouble());
        const QString text = xml.readElementText().trimmed();
        const QFontMetricsF metrics(font);
        const QRectF box(at.x(), at.y() - metrics.capHeight(), metrics.horizontalAdvance(text),
                         metrics.capHeight() + metrics.descent());
        boxes.emplace_back(text, transform.mapRect(box));
    }
    return boxes;
}

} // namespace

class ChartExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void svgCarriesItsWords();
    void hostileLabelsStayText();
    void noTextOfAnSvgLeavesItsPage_data();
    void noTextOfAnSvgLeavesItsPage();
    void pdfHoldsVectors();
    void aSlideAsPdfIsASlide();
    void textFillsTheSlide();
    void pngIsTwiceAsFine();
    void exportsSayWhatIsWrong();
    void aTallChartIsNotSqueezedOnPaper();
    void anEmptyChartLeavesNoFile();

private:
    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_dir;
    [[nodiscard]] QByteArray exported(const ChartSpec& spec, const QString& name) const;
};

void ChartExportTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(qApp);
    m_theme->wear(ThemeChoice::Dark); // paper is white all the same
}

QByteArray ChartExportTest::exported(const ChartSpec& spec, const QString& name) const
{
    const QString path = m_dir.filePath(name);
    return exportChart(spec, path).ok() ? contentOf(path) : QByteArray();
}

void ChartExportTest::svgCarriesItsWords()
{
    const ChartSpec spec = chartOf(4, 3);
    const QByteArray svg = exported(spec, QStringLiteral("chart.svg"));
    const SvgWords words = wordsOf(svg);
    QCOMPARE(words.complaint, QString());
    QCOMPARE(words.title.trimmed(), spec.title);
    QVERIFY(words.description.contains(spec.alt));
    QVERIFY(words.description.contains(spec.caption));
    for (const QString& word : {spec.rows[0], spec.series[1].name, spec.marks[1].note, spec.title, spec.axis})
        QVERIFY2(words.words.contains(word), qPrintable(word)); // as text, not as outlines
    QVERIFY(words.words.contains(QStringLiteral("synthetic")));
    QVERIFY(QSvgRenderer(svg).isValid());
}

void ChartExportTest::hostileLabelsStayText()
{
    ChartSpec spec = chartOf(3, 2);
    spec.rows[0] = QStringLiteral("<script>&\"'\x01\x1b]]>");
    spec.title = spec.rows[0];
    spec.alt = spec.rows[0];
    const QByteArray svg = exported(spec, QStringLiteral("hostile.svg"));
    const SvgWords words = wordsOf(svg);
    QCOMPARE(words.complaint, QString());
    QVERIFY(!svg.contains("<script"));
    QVERIFY(words.title.contains(QStringLiteral("<script>&\"'")));
}

void ChartExportTest::noTextOfAnSvgLeavesItsPage_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("series");
    QTest::newRow("few") << 3 << 1;
    QTest::newRow("usual") << 4 << 6;
    QTest::newRow("many") << 12 << 6;
}

void ChartExportTest::noTextOfAnSvgLeavesItsPage()
{
    QFETCH(int, rows);
    QFETCH(int, series);
    ChartSpec spec = chartOf(rows, series);
    spec.caption = QStringLiteral("A caption that goes on and on. ").repeated(20);
    for (const SheetPreset& preset : sheetPresets()) {
        const ChartSheet sheet(spec, preset.format);
        const QRectF page(QPointF(), sheet.size());
        const auto boxes = textBoxes(sheet.svg());
        QVERIFY(boxes.size() > static_cast<std::size_t>(rows * series));
        for (const auto& [text, box] : boxes)
            QVERIFY2(page.contains(box), qPrintable(preset.id + QStringLiteral(": ") + text));
        if (!preset.format.grows)
            QCOMPARE(sheet.size(), preset.format.size); // nothing makes a slide longer
    }
}

void ChartExportTest::aSlideAsPdfIsASlide()
{
    const QByteArray pdf = ChartSheet(chartOf(4, 3), sheetPresets().front().format).pdf();
    QVERIFY(pdf.contains("/MediaBox [0 0 960"));
    QVERIFY(pdf.contains(" 540"));      // 13.3 by 7.5 inches
    QVERIFY(pdf.contains("/FontFile")); // embedded
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void ChartExportTest::textFillsTheSlide()
{
    const SheetFormat slide = sheetPresets().front().format;
    const ChartSheet few(chartOf(3, 1), slide);
    const ChartSheet many(chartOf(12, 6), slide);
    QVERIFY2(few.textPoints() >= 14, qPrintable(QString::number(few.textPoints())));
    QVERIFY(legibilityWarning(few, QStringLiteral("slide")).isEmpty());
    QVERIFY(many.textPoints() < few.textPoints());
    QVERIFY(!legibilityWarning(many, QStringLiteral("slide")).isEmpty()); // told before the talk
}

void ChartExportTest::pdfHoldsVectors()
{
    const QByteArray pdf = exported(chartOf(4, 3), QStringLiteral("chart.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    QVERIFY(pdf.contains("/Font"));
    QVERIFY(pdf.contains("/MediaBox [0 0 720"));
}

void ChartExportTest::pngIsTwiceAsFine()
{
    const QByteArray png = exported(chartOf(4, 3), QStringLiteral("chart.PNG"));
    const QImage image = QImage::fromData(png);
    QCOMPARE(image.width(), 1920);
    QVERIFY(image.height() >= 1080);
    QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("Error by subgroup"));
}

void ChartExportTest::exportsSayWhatIsWrong()
{
    const ChartSpec spec = chartOf(3, 2);
    const auto bitmap = exportChart(spec, m_dir.filePath(QStringLiteral("chart.bmp")));
    QVERIFY(!bitmap.ok());
    QCOMPARE(bitmap.error().code, ErrorCode::Usage);
    QVERIFY(bitmap.error().userText.contains(QStringLiteral("chart.bmp")));
    const QString nowhere = m_dir.filePath(QStringLiteral("no/such/folder/chart.svg"));
    const auto lost = exportChart(spec, nowhere);
    QVERIFY(!lost.ok());
    QCOMPARE(lost.error().code, ErrorCode::NotFound); // not a full disk
    QVERIFY(lost.error().userText.contains(m_dir.filePath(QStringLiteral("no/such/folder"))));
}

void ChartExportTest::aTallChartIsNotSqueezedOnPaper()
{
    const QImage few = chartImage(chartOf(4, 3));
    const QImage many = chartImage(chartOf(40, 3));
    QCOMPARE(few.height(), 1080);
    QVERIFY(many.height() > 3 * few.height());
}

void ChartExportTest::anEmptyChartLeavesNoFile()
{
    const QString path = m_dir.filePath(QStringLiteral("empty.svg"));
    QVERIFY(!exportChart({}, path).ok());
    QVERIFY(!QFile::exists(path));
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    ChartExportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chart_export.moc"
