#include <QMimeData>
#include <QTest>

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
