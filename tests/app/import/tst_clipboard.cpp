#include <QMimeData>
#include <QTest>

#include "arrays/two_readings.h"
#include "core/lesson_file.h"
#include "formats/clipboard.h"
#include "formats/csv_reader.h"

#include <memory>

namespace {

core::Tensor paste(const QString& text, const QString& html = {})
{
    QMimeData data;
    if (!text.isNull())
        data.setText(text);
    if (!html.isNull())
        data.setHtml(html);
    const auto numbers = formats::tensorFromClipboard(data);
    return numbers ? numbers->values : core::Tensor(core::Shape{1, 1, 1, 9});
}

} // namespace

class ClipboardTest : public QObject {
    Q_OBJECT

private slots:
    void libreOfficeAndExcelPutTabsAndLines()
    {
        QVERIFY(paste(QStringLiteral("1\t2\n3\t4\n")) == core::Tensor::plane({{1, 2}, {3, 4}}));
        QVERIFY(paste(QStringLiteral("1,5\t2\r\n3\t4\r\n")) == core::Tensor::plane({{1.5F, 2}, {3, 4}}));
        QVERIFY(paste(QStringLiteral("\t0\t1\n0\t5\t6\n1\t7\t8\n")) == core::Tensor::plane({{5, 6}, {7, 8}}));
    }

    void aBrowserPutsAnHtmlTable()
    {
        const QString html = QStringLiteral("<meta charset='utf-8'><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>");
        QVERIFY(paste({}, html) == core::Tensor::plane({{1, 2}}));
        // Chromium's plain text of a table can lack the tabs; then the HTML is what can be read.
        QVERIFY(paste(QStringLiteral("one and two"), html) == core::Tensor::plane({{1, 2}}));
    }

    void textIsNamedByPlaceWhenNothingCanBeRead()
    {
        try {
            paste(QStringLiteral("1\t2\n3\tabc\n"), QStringLiteral("<b>no table</b>"));
            QFAIL("was read");
        } catch (const core::FileError& error) {
            QCOMPARE(QString::fromStdString(error.what()), QStringLiteral("Clipboard: row 2, column 2: \"abc\" is not a number"));
        }
    }

    void anEmptyClipboardIsNoFault()
    {
        QVERIFY(!formats::tensorFromClipboard(QMimeData()));
    }

    void thousandsOfASpreadsheetStayThousands()
    {
        QVERIFY(paste(QStringLiteral("12\t1,024\n")) == core::Tensor::plane({{12, 1024}}));
        QVERIFY(paste(QStringLiteral("12\t1,024\n1,500\t7\n")) == core::Tensor::plane({{12, 1024}, {1500, 7}}));
        QVERIFY(paste(QStringLiteral("1 024\t2 048\n")) == core::Tensor::plane({{1024, 2048}}));
        QVERIFY_EXCEPTION_THROWN(paste(QStringLiteral("1,234\t2,345\n")), arrays::TwoReadings);
    }

    void exactNumbersBesideTheTextAnswerWhatTheTextAsks()
    {
        const QString html = QStringLiteral("<table><tr><td sdval=\"1234\" sdnum=\"1033;0;#,##0\">1,234</td><td sdval=\"2345.25\">2,345</td></tr></table>");
        QVERIFY(paste(QStringLiteral("1,234\t2,345\n"), html) == core::Tensor::plane({{1234, 2345.25F}}));
        // LibreOffice's number of a date counts days.
        const QString date = QStringLiteral("<table><tr><td sdval=\"45300\" sdnum=\"1033;0;MM/DD/YY\">01/09/24</td><td sdval=\"2\">2</td></tr></table>");
        try {
            paste(QStringLiteral("01/09/24\t2\n"), date);
            QFAIL("was read");
        } catch (const core::FileError& error) {
            QVERIFY2(QByteArray(error.what()).contains("\"01/09/24\" is a date"), error.what());
        }
    }

    void printedArraysAreTaken()
    {
        QVERIFY(paste(QStringLiteral("array([[1., 2.],\n       [3., 4.]], dtype=float32)")) == core::Tensor::plane({{1, 2}, {3, 4}}));
        QVERIFY(paste(QStringLiteral("[1 2; 3 4]")) == core::Tensor::plane({{1, 2}, {3, 4}}));
    }

    void whatIsCopiedComesBack()
    {
        const core::Tensor values(core::Shape{1, 2, 1, 3}, {0.1F, 1.0F / 9.0F, -3.0F, 4.0F, 5.5F, 1e-7F});
        const std::unique_ptr<QMimeData> data(formats::clipboardFromTensor(values, {{1, "1/9"}}));
        QCOMPARE(data->text(), QStringLiteral("0.1\t0.11111111\t-3\n\n4\t5.5\t1e-07\n"));
        QVERIFY(data->html().contains(QStringLiteral("<td align=\"right\" sdval=\"0.11111111\">1/9</td>")));
        QVERIFY(formats::tensorFromClipboard(*data)->values == values);
        QMimeData htmlAlone;
        htmlAlone.setHtml(data->html());
        QVERIFY(formats::tensorFromClipboard(htmlAlone)->values == values);
    }

    void textInGb18030IsReadAndNamed()
    {
        // "高度,宽度" and "高" in GB18030.
        const QByteArray heading = QByteArray::fromHex("b8dfb6c8") + ',' + QByteArray::fromHex("bfedb6c8") + "\n1,2\n";
        const arrays::Table table = formats::readTable(heading, QStringLiteral("t.csv"));
        QVERIFY(table.values == core::Tensor::plane({{1, 2}}));
        QCOMPARE(QString::fromStdString(table.notes.front().english()), QStringLiteral("Row 1, which begins with \"高度\", is a heading and was left out."));
        try {
            formats::readTable("1,2\n3," + QByteArray::fromHex("b8df"), QStringLiteral("t.csv"));
            QFAIL("was read");
        } catch (const core::FileError& error) {
            QCOMPARE(QString::fromStdString(error.what()), QStringLiteral("t.csv: row 2, column 2: \"高\" is not a number"));
        }
    }

    void latinOneIsReadToo()
    {
        const arrays::Table table = formats::readTable(QByteArray("gr\xF6\xDF" "e;l\xE4nge\n1;2\n"), QStringLiteral("t.csv"));
        QVERIFY(table.values == core::Tensor::plane({{1, 2}}));
    }
};

QTEST_GUILESS_MAIN(ClipboardTest)
#include "tst_clipboard.moc"
