#include "formats/shown_table.h"
#include "formats/temporary_file.h"
#include "formats/xlsx_steps.h"

#include "tables/cells.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>

// A table as a workbook. A step table becomes one that computes: see xlsx_steps.h.

namespace formats {

using namespace xlsx;

namespace {

/// Frees what workbook_close would have freed, when it is not reached.
using Workbook = std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)>;

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
        throw FileFault(QCoreApplication::translate("formats", "the folder for temporary files, %1, is full or cannot be written").arg(QDir::tempPath()));
}

/// What the layers cost. Sums are formulas, so that a row can be added or crossed out.
void writeCosts(const core::CostTable& table, lxw_workbook* workbook, lxw_format* bold)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, QCoreApplication::translate("formats", "Cost").toUtf8().constData());
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
                writeFormula(sheet, at, col, "=SUM(" + cellName(1, col) + ':' + cellName(at - 1, col) + ')', *cell.number);
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
            throw FileFault(QCoreApplication::translate("formats", "a spreadsheet has too few rows for it; CSV has no such limit"));
        GridSheet(workbook, QCoreApplication::translate("formats", "Values"), *grid).write(bold, progress);
        return;
    }
    if (const auto* costs = std::get_if<core::CostTable>(&what)) {
        report(progress, 0.0);
        writeCosts(*costs, workbook, bold);
        return;
    }
    const auto& table = std::get<tables::StepTable>(what);
    if (table.rowCount() >= LXW_ROW_MAX)
        throw FileFault(QCoreApplication::translate("formats", "a spreadsheet has too few rows for it; CSV has no such limit"));
    lxw_worksheet* steps = workbook_add_worksheet(workbook, QCoreApplication::translate("formats", "Steps").toUtf8().constData());
    const auto sheet = [&](const char* name, const std::optional<tables::GridTable>& grid) {
        return grid && GridSheet::fits(*grid) ? GridSheet(workbook, QCoreApplication::translate("formats", name), *grid) : GridSheet();
    };
    const GridSheet input = sheet(QT_TRANSLATE_NOOP("formats", "Input"), tables::inputGrid(table.network(), table.layer()));
    const GridSheet weight = sheet(QT_TRANSLATE_NOOP("formats", "Weight"), tables::weightGrid(table.network(), table.layer()));
    const GridSheet output = sheet(QT_TRANSLATE_NOOP("formats", "Output"), tables::outputGrid(table.network(), table.layer()));
    const core::Network* other = table.compares() ? table.network().compared() : nullptr;
    const GridSheet otherWeight = sheet(QT_TRANSLATE_NOOP("formats", "Weight B"), other ? tables::weightGrid(*other, table.layer()) : std::nullopt);
    const GridSheet otherOutput = sheet(QT_TRANSLATE_NOOP("formats", "Output B"), other ? tables::outputGrid(*other, table.layer()) : std::nullopt);
    writeSteps(table, steps, input, weight, bold, part(progress, 0.0, 0.7));
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
        Workbook workbook(workbook_new_opt(name.constData(), &options), lxw_workbook_free);
        if (!workbook)
            throw FileFault(QCoreApplication::translate("formats", "there is not enough memory"));
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

extern const Format xlsxFormat = {
    .id = "xlsx",
    .extensions = {"xlsx"},
    .title = QT_TRANSLATE_NOOP("formats", "Excel workbook"),
    .use = QT_TRANSLATE_NOOP("formats", "For Excel and LibreOffice; results are formulas that follow when you change a number"),
    .carries = Steps | Grid | Costs,
    .write = write,
};

} // namespace formats
