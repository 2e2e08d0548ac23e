#include "formats/harmless.h"
#include "formats/python_script.h"
#include "formats/shown_table.h"
#include "formats/temporary_file.h"

#include "core/explain.h"
#include "core/norm.h"
#include "core/operator.h"
#include "paint/theme.h"
#include "tables/cost_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

// A step table becomes a workbook that computes: sheet "Steps" begins with the columns of the CSV, then come the cells that
// each window reads (each a reference to sheet "Input"), their weights (references to sheet "Weight"), and a formula that
// makes the result of them. So whoever changes a number of the input sees every result follow.
// Text is always written as a string, never as a formula.

namespace formats {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("formats", text);
}

constexpr qsizetype mostInCell = 32767; ///< Excel's limit, and libxlsxwriter's

/// Frees what workbook_close would have freed, when it is not reached.
struct FreeWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, FreeWorkbook>;

void require(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        throw FileFault(QString::fromUtf8(lxw_strerror(error)));
}

/// Standard error goes nowhere meanwhile: libxlsxwriter writes there what it also returns, and one sentence is promised.
class Hushed {
public:
    Hushed() : m_error(dup(STDERR_FILENO))
    {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDERR_FILENO);
        ::close(nowhere);
    }
    ~Hushed()
    {
        dup2(m_error, STDERR_FILENO);
        ::close(m_error);
    }
    Hushed(const Hushed&) = delete;
    Hushed& operator=(const Hushed&) = delete;

private:
    int m_error;
};

/// Packs the book, from temporary files into one. Its own words for a full disk, "Usually a permissions error", would mislead.
void close(Workbook workbook)
{
    const Hushed hushed;
    if (workbook_close(workbook.release()) != LXW_NO_ERROR)
        throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "the folder for temporary files, %1, is full or cannot be written")).arg(QDir::tempPath()));
}

lxw_color_t rgb(const QColor& colour)
{
    return lxw_color_t(colour.rgb() & 0xffffffU);
}

/// A rectangle of cells, last row and column included.
struct Range {
    lxw_row_t firstRow = 0;
    lxw_col_t firstCol = 0;
    lxw_row_t lastRow = 0;
    lxw_col_t lastCol = 0;
};

double largestMagnitude(std::span<const float> values)
{
    double largest = 0.0;
    for (const float value : values) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(double(value)));
    }
    return largest > 0.0 ? largest : 1.0;
}

/// The picture's value colours, zero in the middle, as a rule that follows when the numbers change.
void colour(lxw_worksheet* sheet, const Range& range, double limit)
{
    const scene::Theme theme = scene::themeNamed(QStringLiteral("light"));
    lxw_conditional_format rule = {};
    rule.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    rule.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.min_value = -limit;
    rule.mid_value = 0.0;
    rule.max_value = limit;
    rule.min_color = rgb(theme.negative);
    rule.mid_color = rgb(theme.cell);
    rule.max_color = rgb(theme.positive);
    require(worksheet_conditional_format_range(sheet, range.firstRow, range.firstCol, range.lastRow, range.lastCol, &rule));
}

void writeText(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const QString& text, lxw_format* format = nullptr)
{
    // Readers take "_x000D_" in a cell for the character of that number (ECMA-376, ST_Xstring); so its first sign is written
    // as a number itself. A cell holds LXW_STR_MAX characters, which the list of a huge window's values has more of.
    static const QRegularExpression number(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    const QString cell = plain(text).replace(number, QStringLiteral("_x005F_"));
    require(worksheet_write_string(sheet, row, col, shortened(cell, mostInCell).toUtf8().constData(), format));
}

/// A number as a number; a spreadsheet has no NaN and no ∞, so these are words.
void writeNumber(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, double value, lxw_format* format = nullptr)
{
    if (std::isfinite(value))
        require(worksheet_write_number(sheet, row, col, value, format));
    else
        writeText(sheet, row, col, QString::fromStdString(core::shownNumber(value)), format);
}

QByteArray cellName(lxw_row_t row, lxw_col_t col)
{
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, row, col);
    return name;
}

/// The column stays when the formula is copied sideways.
QByteArray rangeName(lxw_row_t row, lxw_col_t first, lxw_col_t last)
{
    return cellName(row, first) + ':' + cellName(row, last);
}

/// A tensor as a sheet: blocks below each other, laid out as in the CSV.
class GridSheet {
public:
    GridSheet() = default;
    GridSheet(lxw_workbook* workbook, const QString& name, const tables::GridTable& table) : m_table(table), m_name(name)
    {
        m_sheet = workbook_add_worksheet(workbook, name.toUtf8().constData());
        m_titled = table.blockCount() > 1;
    }

    static bool fits(const tables::GridTable& table)
    {
        return std::int64_t(table.blockCount()) * (table.rows() + 2) <= LXW_ROW_MAX && table.columns() <= LXW_COL_MAX;
    }

    lxw_row_t row(int block, int row) const
    {
        return lxw_row_t(block * (m_table.rows() + 2) * int(m_titled) + int(m_titled) + row);
    }
    QByteArray reference(const core::Cell& cell) const
    {
        const int block = cell.n * m_table.values.shape().c + cell.c;
        return '\'' + m_name.toUtf8() + "'!" + cellName(row(block, cell.row), lxw_col_t(cell.col));
    }
    bool exists() const { return m_sheet != nullptr; }

    void write(lxw_format* bold, const Progress& progress) const
    {
        const double limit = largestMagnitude(m_table.values.data());
        for (int block = 0; block < m_table.blockCount(); ++block) {
            if (m_titled)
                writeText(m_sheet, row(block, 0) - 1, 0, m_table.blockTitle(block), bold);
            for (int r = 0; r < m_table.rows(); ++r) {
                if (r % 64 == 0)
                    report(progress, (block + double(r) / m_table.rows()) / m_table.blockCount());
                for (int c = 0; c < m_table.columns(); ++c)
                    writeNumber(m_sheet, row(block, r), lxw_col_t(c), double(m_table.at(block, r, c)));
            }
            colour(m_sheet, {row(block, 0), 0, row(block, m_table.rows() - 1), lxw_col_t(m_table.columns() - 1)}, limit);
        }
    }

private:
    tables::GridTable m_table;
    QString m_name;
    lxw_worksheet* m_sheet = nullptr;
    bool m_titled = false;
};

/// Sheet "Steps".
class StepSheet {
public:
    StepSheet(const tables::StepTable& table, lxw_worksheet* sheet, const GridSheet& input, const GridSheet& weight)
        : m_table(table), m_layer(table.network().layer(table.layer())), m_op(*core::findOperator(m_layer.type)),
          m_sheet(sheet), m_input(input), m_weight(weight)
    {
        m_base = lxw_col_t(table.columns().size());
        if (table.rowCount() > 0)
            m_first = table.row(0);
        m_taps = m_op.makes == core::Makes::Placed ? 1 : std::size_t(table.largestWindow());
        // A class can look through a window of a hundred cells; beyond some size the file only becomes slow.
        constexpr std::int64_t mostCells = 4'000'000;
        constexpr std::size_t mostTaps = 4096;
        m_computes = table.way() == tables::Way::Forward && m_taps <= mostTaps && std::int64_t(m_taps) * table.rowCount() <= mostCells;
    }

    void write(lxw_format* head, const Progress& progress) const;

private:
    bool weighted() const { return m_op.hasKernel(); }
    bool divides() const { return m_op.makes == core::Makes::Norm || m_op.makes == core::Makes::Average; }

    /// What of the window stands in cells: an unpooling shows the value that stays, for the others are overwritten.
    std::span<const core::Tap> shownTaps(const core::Step& step) const
    {
        const std::span<const core::Tap> taps = step.taps;
        return m_op.makes == core::Makes::Placed && !taps.empty() ? taps.last(1) : taps;
    }

    lxw_col_t recomputedCol() const { return m_base; }
    lxw_col_t constantCol() const { return lxw_col_t(m_base + 1); } ///< the bias, or what is divided by
    lxw_col_t firstValueCol() const { return lxw_col_t(m_base + 1 + int(weighted() || divides())); }
    lxw_col_t lastValueCol() const { return lxw_col_t(firstValueCol() + std::max<std::size_t>(m_taps, 1) - 1); }
    lxw_col_t firstWeightCol() const { return lxw_col_t(lastValueCol() + 1); }
    lxw_col_t lastCol() const { return weighted() ? lxw_col_t(firstWeightCol() + std::max<std::size_t>(m_taps, 1) - 1) : lastValueCol(); }

    double columnWidth(std::size_t column) const;
    void writeHead(lxw_format* head) const;
    void writeBase(lxw_row_t at, const tables::StepRow& row) const;
    void writeWindow(lxw_row_t at, const core::Step& step) const;
    QByteArray formula(lxw_row_t at) const;
    QByteArray norm(const QByteArray& values, const QByteArray& share) const;

    const tables::StepTable& m_table;
    const core::Layer& m_layer;
    const core::Operator& m_op;
    lxw_worksheet* m_sheet;
    const GridSheet& m_input;
    const GridSheet& m_weight;
    tables::StepRow m_first; ///< empty when there is no row
    lxw_col_t m_base = 0;
    std::size_t m_taps = 0;
    bool m_computes = false;
};

/// In characters: the first row tells how long the others are, about.
double StepSheet::columnWidth(std::size_t column) const
{
    const auto shown = double(m_first.cells.empty() ? 0 : m_first.cells[column].text.size());
    return std::clamp(shown + 2.0, 11.0, 90.0);
}

void StepSheet::writeHead(lxw_format* head) const
{
    for (std::size_t k = 0; k < m_table.columns().size(); ++k) {
        const tables::Column column = m_table.columns()[k];
        writeText(m_sheet, 0, lxw_col_t(k), m_table.heading(column), head);
        require(worksheet_set_column(m_sheet, lxw_col_t(k), lxw_col_t(k), columnWidth(k), nullptr));
    }
    require(worksheet_set_column(m_sheet, m_base, m_base, 13, nullptr));
    worksheet_freeze_panes(m_sheet, 1, 1);
    if (!m_computes)
        return;
    const QString recomputed = translated(QT_TRANSLATE_NOOP("formats", "Recomputed"));
    writeText(m_sheet, 0, recomputedCol(), m_table.compares() ? recomputed + QStringLiteral(" (A)") : recomputed, head);
    if (weighted())
        writeText(m_sheet, 0, constantCol(), translated(QT_TRANSLATE_NOOP("formats", "Bias")), head);
    else if (divides())
        writeText(m_sheet, 0, constantCol(), translated(QT_TRANSLATE_NOOP("formats", "Divided by")), head);
    for (std::size_t k = 0; k < m_taps; ++k) {
        const QString value = translated(QT_TRANSLATE_NOOP("formats", "Value %1"));
        writeText(m_sheet, 0, lxw_col_t(firstValueCol() + k), value.arg(k + 1), head);
        if (weighted()) {
            const QString weight = translated(QT_TRANSLATE_NOOP("formats", "Weight %1"));
            writeText(m_sheet, 0, lxw_col_t(firstWeightCol() + k), weight.arg(k + 1), head);
        }
    }
}

void StepSheet::writeBase(lxw_row_t at, const tables::StepRow& row) const
{
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
        const auto col = lxw_col_t(k);
        switch (m_table.columns()[k]) {
        case tables::Column::Step:
            writeNumber(m_sheet, at, col, double(row.number));
            break;
        case tables::Column::Values:
            writeText(m_sheet, at, col, tables::StepTable::exactValues(row.step));
            break;
        case tables::Column::Result:
        case tables::Column::OtherResult: {
            // The shortest decimal that is this float32, not its 17 digits in double.
            const bool other = m_table.columns()[k] == tables::Column::OtherResult;
            writeNumber(m_sheet, at, col, QByteArray::fromStdString(core::exactNumber(other ? row.other->result : row.result)).toDouble());
            break;
        }
        case tables::Column::Gradient:
            writeNumber(m_sheet, at, col, row.cells[k].number.value_or(0.0));
            break;
        default:
            writeText(m_sheet, at, col, row.cells[k].text);
        }
    }
}

QByteArray StepSheet::norm(const QByteArray& values, const QByteArray& share) const
{
    const QByteArray p = QByteArray::number(m_layer.normType, 'g', 17);
    if (core::norm::needsScale(m_layer.normType)) { // 255^200 is no number in a spreadsheet either
        const QByteArray largest = "MAX(" + values + ",-MIN(" + values + "))";
        return "IF(" + largest + "=0,0," + largest + "*(SUMPRODUCT((ABS(" + values + ")/" + largest + ")^" + p + ")/" + share + ")^(1/"
               + p + "))";
    }
    return "(SUMPRODUCT(ABS(" + values + ")^" + p + ")/" + share + ")^(1/" + p + ')';
}

QByteArray StepSheet::formula(lxw_row_t at) const
{
    const QByteArray values = rangeName(at, firstValueCol(), lastValueCol());
    const QByteArray constant = cellName(at, constantCol());
    switch (m_op.makes) {
    case core::Makes::Sum:
        return "=SUMPRODUCT(" + values + ',' + rangeName(at, firstWeightCol(), lastCol()) + ")+" + constant;
    case core::Makes::Largest:
        return "=MAX(" + values + ')';
    case core::Makes::Smallest:
        return "=MIN(" + values + ')';
    case core::Makes::Average:
        return "=IF(" + constant + "=0,0,SUM(" + values + ")/" + constant + ')';
    case core::Makes::Norm:
        return '=' + norm(values, constant);
    case core::Makes::Curve:
        return '=' + called(m_op.curve->excel, cellName(at, firstValueCol()), m_layer);
    case core::Makes::Placed:
        return "=SUM(" + values + ')';
    }
    return {};
}

void StepSheet::writeWindow(lxw_row_t at, const core::Step& step) const
{
    if (weighted())
        writeNumber(m_sheet, at, constantCol(), QByteArray::fromStdString(core::exactNumber(float(step.bias))).toDouble());
    else if (divides())
        writeNumber(m_sheet, at, constantCol(), step.divisor);
    const std::span<const core::Tap> taps = shownTaps(step);
    for (std::size_t k = 0; k < taps.size(); ++k) {
        const core::Tap& tap = taps[k];
        const auto col = lxw_col_t(firstValueCol() + k);
        if (tap.readsInput() && m_input.exists() && std::isfinite(tap.value))
            require(worksheet_write_formula_num(m_sheet, at, col, ('=' + m_input.reference(tap.input)).constData(), nullptr, tap.value));
        else if (tap.kind != core::TapKind::Beyond) // padding that never wins is a word, which MAX and MIN pass over
            writeNumber(m_sheet, at, col, tap.value);
    }
    if (weighted()) {
        for (std::size_t k = 0; k < taps.size(); ++k) {
            const auto col = lxw_col_t(firstWeightCol() + k);
            if (m_weight.exists() && std::isfinite(taps[k].factor))
                require(worksheet_write_formula_num(m_sheet, at, col, ('=' + m_weight.reference(taps[k].weight)).constData(), nullptr,
                                                    taps[k].factor));
            else
                writeNumber(m_sheet, at, col, taps[k].factor);
        }
    }
}

void StepSheet::write(lxw_format* head, const Progress& progress) const
{
    writeHead(head);
    for (std::int64_t i = 0; i < m_table.rowCount(); ++i) {
        report(progress, double(i) / double(m_table.rowCount()));
        const auto at = lxw_row_t(i + 1);
        const tables::StepRow row = m_table.row(i);
        writeBase(at, row);
        if (!m_computes)
            continue;
        const std::span<const core::Tap> taps = shownTaps(row.step);
        // A spreadsheet knows no NaN and no ∞, so it cannot compute with them; max of nothing but −∞ would be 0 there.
        const bool computable = !row.outlined && std::isfinite(row.step.value) && std::ranges::all_of(taps, [](const core::Tap& tap) {
            return !tap.readsInput() || (std::isfinite(tap.value) && std::isfinite(tap.factor));
        });
        // Rows are written from left to right and never again, which is what constant_memory asks for.
        if (computable)
            require(worksheet_write_formula_num(m_sheet, at, recomputedCol(), formula(at).constData(), nullptr, row.step.value));
        writeWindow(at, row.step);
    }
    if (m_table.rowCount() == 0)
        return;
    const auto last = lxw_row_t(m_table.rowCount());
    const double limit = largestMagnitude(m_table.network().outputOf(m_table.layer()).data());
    for (std::size_t k = 0; k < m_table.columns().size(); ++k) {
        const tables::Column column = m_table.columns()[k];
        if (column == tables::Column::Result || column == tables::Column::OtherResult || column == tables::Column::Gradient)
            colour(m_sheet, {1, lxw_col_t(k), last, lxw_col_t(k)}, limit);
    }
    if (m_computes)
        colour(m_sheet, {1, recomputedCol(), last, recomputedCol()}, limit);
    if (m_computes)
        colour(m_sheet, {1, firstValueCol(), last, lastValueCol()},
               largestMagnitude(m_table.network().inputOf(m_table.layer()).data()));
}

/// What the layers cost. Sums are formulas, so that a row can be added or crossed out.
void writeCosts(const core::CostTable& table, lxw_workbook* workbook, lxw_format* bold)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, translated(QT_TRANSLATE_NOOP("formats", "Cost")).toUtf8().constData());
    for (int k = 0; k < int(table.columns().size()); ++k) {
        const QString heading = tables::costHeading(*table.columns()[std::size_t(k)]);
        writeText(sheet, 0, lxw_col_t(k), heading, bold);
        require(worksheet_set_column(sheet, lxw_col_t(k), lxw_col_t(k), std::max(double(heading.size()) + 2.0, 11.0), nullptr));
    }
    worksheet_freeze_panes(sheet, 1, 0);
    for (int row = 0; row < table.rowCount(); ++row) {
        const auto at = lxw_row_t(row + 1);
        for (int k = 0; k < int(table.columns().size()); ++k) {
            const auto col = lxw_col_t(k);
            const core::CostCell cell = table.cell(row, k);
            if (cell.number && table.isTotal(row)) {
                const QByteArray sum = "=SUM(" + cellName(1, col) + ':' + cellName(at - 1, col) + ')';
                require(worksheet_write_formula_num(sheet, at, col, sum.constData(), nullptr, *cell.number));
            } else if (cell.number) {
                writeNumber(sheet, at, col, *cell.number);
            } else {
                writeText(sheet, at, col, tables::costText(cell));
            }
        }
    }
}

/// The part of the whole that `progress` stands for.
Progress part(const Progress& progress, double from, double to)
{
    if (!progress)
        return {};
    return [&progress, from, to](double done) { return progress(from + done * (to - from)); };
}

void writeBook(const Export& what, lxw_workbook* workbook, const Progress& progress)
{
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    format_set_bottom(bold, LXW_BORDER_THIN);
    if (const auto* grid = std::get_if<tables::GridTable>(&what)) {
        if (!GridSheet::fits(*grid))
            throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "a spreadsheet has too few rows for it; CSV has no such limit")));
        GridSheet(workbook, translated(QT_TRANSLATE_NOOP("formats", "Values")), *grid).write(bold, progress);
        return;
    }
    if (const auto* costs = std::get_if<core::CostTable>(&what)) {
        report(progress, 0.0);
        writeCosts(*costs, workbook, bold);
        return;
    }
    const auto& table = std::get<tables::StepTable>(what);
    if (table.rowCount() >= LXW_ROW_MAX)
        throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "a spreadsheet has too few rows for it; CSV has no such limit")));
    lxw_worksheet* steps = workbook_add_worksheet(workbook, translated(QT_TRANSLATE_NOOP("formats", "Steps")).toUtf8().constData());
    const auto sheet = [&](const char* name, const std::optional<tables::GridTable>& grid) {
        return grid && GridSheet::fits(*grid) ? GridSheet(workbook, translated(name), *grid) : GridSheet();
    };
    const GridSheet input = sheet(QT_TRANSLATE_NOOP("formats", "Input"), tables::inputGrid(table.network(), table.layer()));
    const GridSheet weight = sheet(QT_TRANSLATE_NOOP("formats", "Weight"), tables::weightGrid(table.network(), table.layer()));
    const GridSheet output = sheet(QT_TRANSLATE_NOOP("formats", "Output"), tables::outputGrid(table.network(), table.layer()));
    const core::Network* other = table.compares() ? table.network().compared() : nullptr;
    const GridSheet otherWeight = sheet(QT_TRANSLATE_NOOP("formats", "Weight B"), other ? tables::weightGrid(*other, table.layer()) : std::nullopt);
    const GridSheet otherOutput = sheet(QT_TRANSLATE_NOOP("formats", "Output B"), other ? tables::outputGrid(*other, table.layer()) : std::nullopt);
    StepSheet(table, steps, input, weight).write(bold, part(progress, 0.0, 0.7));
    int done = 0;
    for (const GridSheet* grid : {&input, &weight, &output, &otherWeight, &otherOutput}) {
        if (grid->exists())
            grid->write(bold, part(progress, 0.7 + 0.06 * done, 0.76 + 0.06 * done));
        ++done;
    }
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    writeThroughFile(device, QStringLiteral(".xlsx"), [&](const QString& path) {
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE;
        QByteArray name = QFile::encodeName(path);
        Workbook workbook(workbook_new_opt(name.constData(), &options));
        if (!workbook)
            throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "there is not enough memory")));
        writeBook(what, workbook.get(), progress);
        QByteArray title = documentTitle(what).toUtf8();
        QByteArray company = "Poolscope";
        lxw_doc_properties properties = {};
        properties.title = title.data();
        properties.company = company.data();
        require(workbook_set_properties(workbook.get(), &properties));
        close(std::move(workbook));
    });
}

} // namespace

extern const Format xlsxFormat;
const Format xlsxFormat = {
    .id = "xlsx",
    .extensions = {"xlsx"},
    .title = QT_TRANSLATE_NOOP("formats", "Excel workbook"),
    .use = QT_TRANSLATE_NOOP("formats", "For Excel and LibreOffice; results are formulas that follow when you change a number"),
    .carries = Steps | Grid | Costs,
    .write = write,
};

} // namespace formats
