// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QApplication>
#include <QFile>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
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

} // namespace

class ChartExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void svgCarriesItsWords();
    void hostileLabelsStayText();
    void pdfHoldsVectors();
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
