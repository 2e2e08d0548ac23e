#include "formats/clipboard.h"

#include "arrays/html_table.h"
#include "arrays/two_readings.h"
#include "core/check.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "formats/harmless.h"

#include <QCoreApplication>
#include <QMimeData>

namespace formats {

static QString clipboardName()
{
    return QCoreApplication::translate("formats", "Clipboard");
}

static bool isReadable(const QByteArray& text)
{
    try {
        readNumbers(text, {});
        return true;
    } catch (const arrays::TwoReadings&) {
        return true; // once somebody says how
    } catch (const core::FileError&) {
        return false;
    }
}

bool mayHoldTable(const QMimeData& data)
{
    return data.hasText() || data.hasHtml();
}

QByteArray clipboardTable(const QMimeData& data)
{
    const QByteArray text = data.hasText() ? data.text().toUtf8() : QByteArray();
    if (!data.hasHtml())
        return text;
    const QByteArray html = data.html().toUtf8();
    if (html.size() > core::maxFileBytes)
        return text;
    const auto [table, exact] = arrays::tablesOfHtml({html.constData(), std::size_t(html.size())});
    // Shown text may be rounded, and group thousands by a comma that is a decimal sign elsewhere.
    if (exact && isReadable(QByteArray::fromStdString(table)))
        return QByteArray::fromStdString(table);
    if (!text.isEmpty() && isReadable(text))
        return text;
    // Where neither can be read, the plain text is what the user saw, so its fault is the one to name.
    if (table.empty() || (!text.isEmpty() && !isReadable(QByteArray::fromStdString(table))))
        return text;
    return QByteArray::fromStdString(table);
}

std::optional<Numbers> tensorFromClipboard(const QMimeData& data, const ReadOptions& options)
{
    const QByteArray text = clipboardTable(data);
    if (text.isEmpty())
        return std::nullopt;
    return readNumbers(text, clipboardName(), options);
}

static QString clipboardText(const QString& cell)
{
    return core::parseNumber(cell.toStdString()) ? plain(cell) : harmless(cell); // neither has what would end a field
}

QMimeData* clipboardFromRows(const QList<QStringList>& rows)
{
    QString text;
    QString html = QStringLiteral("<table>");
    for (const QStringList& row : rows) {
        QStringList cells;
        html += QLatin1String("<tr>");
        for (const QString& cell : row) {
            cells << clipboardText(cell);
            html += QLatin1String("<td>") + cells.back().toHtmlEscaped() + QLatin1String("</td>");
        }
        html += QLatin1String("</tr>");
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    auto* data = new QMimeData;
    data->setText(text);
    data->setHtml(html + QLatin1String("</table>"));
    return data;
}

QMimeData* clipboardFromTensor(const core::Tensor& values, const core::Notation& notation)
{
    auto* data = new QMimeData;
    data->setText(QString::fromStdString(arrays::tsvFromTensor(values)));
    data->setHtml(QString::fromStdString(arrays::htmlFromTensor(values, notation)));
    return data;
}

} // namespace formats
