#include "formats/shown_table.h"

#include "core/number_text.h"
#include "formats/harmless.h"
#include "tables/cells.h"
#include "wording/layer_words.h"

#include <QCoreApplication>

namespace formats {

namespace {

constexpr core::NumberStyle gridStyle = {.digits = 6, .typographic = false};

QString shown(double value, core::NumberStyle style)
{
    return QString::fromStdString(core::shownNumber(value, style));
}

ShownTable shownSteps(const tables::StepTable& table)
{
    ShownTable result;
    for (const tables::Column column : table.columns()) {
        result.headings << table.heading(column);
        result.numbers.push_back(tables::isNumber(column));
    }
    result.rowCount = table.rowCount();
    result.row = [&table](std::int64_t i) {
        const tables::StepRow row = table.row(i);
        QStringList cells;
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            const tables::Column column = table.columns()[k];
            if (column == tables::Column::Arithmetic)
                cells << row.cells[k].text + QLatin1Char(' ') + QString::fromStdString(row.equation.relation);
            else if (row.cells[k].number && column != tables::Column::Step) // a hyphen, so that a spreadsheet takes a pasted "-3" for a number
                cells << shown(*row.cells[k].number, {.digits = table.style().digits, .typographic = false});
            else
                cells << row.cells[k].text;
        }
        return cells;
    };
    return result;
}

ShownTable shownBlock(const tables::GridTable& table, int block)
{
    ShownTable result;
    result.caption = table.blockTitle(block);
    result.headings << QString();
    result.numbers.assign(std::size_t(table.columns()) + 1, true);
    for (int c = 0; c < table.columns(); ++c)
        result.headings << QString::number(c);
    result.rowCount = table.rows();
    result.row = [&table, block](std::int64_t i) {
        QStringList cells = {QString::number(i)};
        for (int c = 0; c < table.columns(); ++c)
            cells << shown(double(table.at(block, int(i), c)), gridStyle);
        return cells;
    };
    return result;
}

ShownTable shownCosts(const core::CostTable& table)
{
    ShownTable result;
    for (const core::CostColumn* column : table.columns()) {
        result.headings << tables::costHeading(*column);
        result.numbers.push_back(column->number);
    }
    result.rowCount = table.rowCount();
    result.row = [&table](std::int64_t i) {
        QStringList cells;
        for (int k = 0; k < int(table.columns().size()); ++k)
            cells << tables::costText(table.cell(int(i), k));
        return cells;
    };
    return result;
}

QString lessonTitle(const core::Text& title, const QString& part, const std::string& language)
{
    const QString lesson = shortened(plain(QString::fromStdString(title.in(language))), 200);
    return lesson.isEmpty() ? part : lesson + QStringLiteral(": ") + part;
}

} // namespace

std::vector<ShownTable> shownTables(const Export& what)
{
    if (const auto* steps = std::get_if<tables::StepTable>(&what))
        return {shownSteps(*steps)};
    if (const auto* costs = std::get_if<core::CostTable>(&what))
        return {shownCosts(*costs)};
    const auto& grid = std::get<tables::GridTable>(what);
    std::vector<ShownTable> result;
    for (int block = 0; block < grid.blockCount(); ++block)
        result.push_back(shownBlock(grid, block));
    return result;
}

QString documentTitle(const Export& what)
{
    if (const auto* costs = std::get_if<core::CostTable>(&what))
        return lessonTitle(costs->title(), QCoreApplication::translate("formats", "what the layers cost"), what.options.language);
    const auto* steps = std::get_if<tables::StepTable>(&what);
    if (!steps)
        return QStringLiteral("Poolscope");
    const QString layer = QCoreApplication::translate("formats", "layer %1, %2")
                              .arg(steps->layer())
                              .arg(wording::title(steps->network().layer(steps->layer())));
    return lessonTitle(steps->network().lesson().title, layer, what.options.language);
}

} // namespace formats
