#include "formats/latex.h"

#include "formats/harmless.h"
#include "formats/shown_table.h"

#include "core/number_text.h"

#include <QCoreApplication>
#include <QIODevice>

#include <set>

// A complete document that pdflatex, xelatex and lualatex compile as it is. The table is a longtable with booktabs rules;
// it can be copied into a document of one's own together with the \usepackage lines above it.

namespace formats {

namespace {

QString replacement(QChar c)
{
    switch (c.unicode()) {
    case u'\\':
        return QStringLiteral("\\textbackslash{}");
    case u'^':
        return QStringLiteral("\\textasciicircum{}");
    case u'~':
        return QStringLiteral("\\textasciitilde{}");
    case u'<':
        return QStringLiteral("\\textless{}");
    case u'>':
        return QStringLiteral("\\textgreater{}");
    case u'|':
        return QStringLiteral("\\textbar{}");
    case u'"':
        return QStringLiteral("\\textquotedbl{}");
    case u'\'': // so that two of them do not become one sign
    case u'`':
    case u'-':
    case u',':
    case u'[': // after the end of a row these would be asked how far the next one stands below
    case u']':
    case u'*':
        return QLatin1Char('{') + QString(c) + QLatin1Char('}');
    case u'{':
    case u'}':
    case u'$':
    case u'&':
    case u'#':
    case u'_':
    case u'%':
        return QLatin1Char('\\') + QString(c);
    case 0x2212:
        return QStringLiteral("$-$");
    case 0x221e:
        return QStringLiteral("$\\infty$");
    case 0x00d7:
        return QStringLiteral("$\\times$");
    case 0x2013:
        return QStringLiteral("--");
    case 0x2026:
        return QStringLiteral("\\dots{}");
    case 0x00b7:
        return QStringLiteral("\\textperiodcentered{}");
    default:
        return c;
    }
}

/// Where the bracket that opens at `open` closes; the text's end when it does not.
qsizetype closing(const QString& text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        depth += (text[i] == QLatin1Char('(')) - (text[i] == QLatin1Char(')'));
        if (depth == 0)
            return i;
    }
    return text.size();
}

/// The digit that a raised one stands for, '-' for a raised minus, or nothing.
QChar lowered(QChar c)
{
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁻");
    const qsizetype at = raised.indexOf(c);
    return at < 0 ? QChar() : QStringLiteral("0123456789-")[at];
}

QString command(QStringView word)
{
    for (const char* name : {"max", "min", "tanh"}) {
        if (word == QLatin1String(name))
            return QLatin1Char('\\') + word.toString();
    }
    return word.size() > 1 ? QStringLiteral("\\mathrm{%1}").arg(word) : word.toString();
}

} // namespace

QString latexText(const QString& text)
{
    QString result;
    for (const QChar c : plain(text))
        result += replacement(c);
    return result;
}

QString latexMath(const QString& text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool root = c == QChar(0x221a);
        if ((root || c == QLatin1Char('^')) && i + 1 < text.size() && text[i + 1] == QLatin1Char('(')) {
            const qsizetype end = closing(text, i + 1);
            result += QLatin1String(root ? "\\sqrt{" : "^{") + latexMath(text.mid(i + 2, end - i - 2)) + QLatin1Char('}');
            i = end;
        } else if (c == QLatin1Char('^') || !lowered(c).isNull()) {
            QString power;
            qsizetype end = c == QLatin1Char('^') ? i + 1 : i;
            for (; end < text.size(); ++end) {
                const QChar digit = lowered(text[end]).isNull() ? text[end] : lowered(text[end]);
                if (!digit.isDigit() && digit != QLatin1Char('.') && digit != QLatin1Char('-'))
                    break;
                power += digit;
            }
            result += QLatin1String("^{") + power + QLatin1Char('}');
            i = end - 1;
        } else if (c.isLetter() && c.unicode() < 128) {
            qsizetype end = i;
            while (end < text.size() && text[end].isLetter())
                ++end;
            result += command(QStringView(text).mid(i, end - i));
            i = end - 1;
        } else if (c == QLatin1Char(',')) {
            result += QLatin1String(",\\allowbreak"); // inline, TeX breaks after a sign, but never after a comma
        } else {
            switch (c.unicode()) {
            case 0x2212:
                result += QLatin1Char('-');
                break;
            case 0x00b7:
                result += QLatin1String("\\cdot ");
                break;
            case 0x00d7:
                result += QLatin1String("\\times ");
                break;
            case 0x2248:
                result += QLatin1String("\\approx ");
                break;
            case 0x221e:
                result += QLatin1String("\\infty ");
                break;
            case 0x2026:
                result += QLatin1String("\\dots ");
                break;
            default:
                result += c;
            }
        }
    }
    return result;
}

namespace {

bool isChinese(char32_t c)
{
    return c >= 0x2e80;
}

/// What makes the document compile whatever it holds, wherever it is compiled. Chinese wants ctex; where it is missing,
/// pdflatex prints a character's code rather than stop.
QString preamble(const QString& words)
{
    QString text = QStringLiteral("\\documentclass{article}\n"
                                  "\\usepackage[a4paper,landscape,margin=15mm]{geometry}\n"
                                  "\\usepackage{iftex}\n"
                                  "\\ifPDFTeX\n"
                                  "  \\usepackage[T1]{fontenc}\n"
                                  "  \\usepackage[utf8]{inputenc}\n"
                                  "  \\usepackage{textcomp}\n"
                                  "\\fi\n");
    std::set<char32_t> strange;
    for (const char32_t c : plain(words).toUcs4()) {
        if (c > 126)
            strange.insert(c);
    }
    if (!strange.empty()) {
        const bool chinese = isChinese(*strange.rbegin());
        if (chinese)
            text += QStringLiteral("\\IfFileExists{ctex.sty}{\\usepackage[UTF8,scheme=plain]{ctex}}{}\n");
        text += QStringLiteral("\\ifPDFTeX\n"
                               "  \\newcommand\\fallback[2]{\\ifcsname u8:\\detokenize{#1}\\endcsname\\else\n"
                               "    \\DeclareUnicodeCharacter{#2}{[U+#2]}\\fi}\n"
                               "  \\makeatletter\\@ifpackageloaded{ctex}{}{%\n");
        for (const char32_t c : strange)
            text += QStringLiteral("    \\fallback{%1}{%2}%\n")
                        .arg(QString::fromUcs4(&c, 1), QString::number(c, 16).toUpper().rightJustified(4, QLatin1Char('0')));
        text += QStringLiteral("  }\\makeatother\n\\fi\n");
    }
    return text
           + QStringLiteral("\\usepackage{amsmath}\n"
                            "% What the table needs in a document of your own:\n"
                            "\\usepackage{booktabs,longtable,array}\n");
}

/// How wide each column may be. Columns of words break their lines, numbers never do.
QString columnSpec(const tables::StepTable& table)
{
    const bool values = table.columns().size() == 6;
    QString spec;
    for (const tables::Column column : table.columns()) {
        switch (column) {
        case tables::Column::Step:
        case tables::Column::Result:
        case tables::Column::Gradient:
        case tables::Column::OtherResult:
            spec += QLatin1Char('r');
            break;
        case tables::Column::Output:
            spec += QLatin1Char('l');
            break;
        case tables::Column::OtherWindow:
        case tables::Column::Window:
            spec += QLatin1String(">{\\raggedright\\arraybackslash}p{0.16\\linewidth}");
            break;
        case tables::Column::Values:
        case tables::Column::ToCells:
        case tables::Column::ToWeights:
            spec += QLatin1String(">{\\raggedright\\arraybackslash}p{0.2\\linewidth}");
            break;
        case tables::Column::Arithmetic:
            spec += QStringLiteral(">{\\raggedright\\arraybackslash}p{%1\\linewidth}").arg(values ? 0.32 : 0.52);
            break;
        }
    }
    return spec;
}

QString heading(const QStringList& titles)
{
    QStringList cells;
    for (const QString& title : titles)
        cells << latexText(title);
    return cells.join(QStringLiteral(" & "));
}

void writeLines(QIODevice& device, const QString& text)
{
    put(device, text.toUtf8());
}

void writeSteps(const tables::StepTable& table, QIODevice& device, const Progress& progress)
{
    QStringList titles;
    for (const tables::Column column : table.columns())
        titles << table.heading(column);
    const QString head = heading(titles) + QStringLiteral(" \\\\\n\\midrule\n");
    writeLines(device, QStringLiteral("\\begin{longtable}{%1}\n\\toprule\n").arg(columnSpec(table)) + head
                           + QStringLiteral("\\endfirsthead\n\\toprule\n") + head
                           + QStringLiteral("\\endhead\n\\bottomrule\n\\endlastfoot\n"));
    for (std::int64_t i = 0; i < table.rowCount(); ++i) {
        report(progress, double(i) / double(table.rowCount()));
        const tables::StepRow row = table.row(i);
        QStringList cells;
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            switch (table.columns()[k]) {
            case tables::Column::Arithmetic:
                cells << QStringLiteral("$%1 %2 {}$")
                             .arg(latexMath(row.cells[k].text), latexMath(QString::fromStdString(row.relation)));
                break;
            case tables::Column::Result:
            case tables::Column::OtherResult:
                cells << QLatin1Char('$') + latexMath(row.cells[k].text) + QLatin1Char('$');
                break;
            default:
                cells << latexText(row.cells[k].text);
            }
        }
        writeLines(device, cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n"));
    }
    writeLines(device, QStringLiteral("\\end{longtable}\n"));
}

void writeBlock(const tables::GridTable& table, int block, QIODevice& device)
{
    if (!table.blockTitle(block).isEmpty())
        writeLines(device, QStringLiteral("\\paragraph{%1}\\mbox{}\n\n").arg(latexText(table.blockTitle(block))));
    writeLines(device, QStringLiteral("\\begin{longtable}{*{%1}{r}}\n\\toprule\n\\endhead\n\\bottomrule\n\\endlastfoot\n")
                           .arg(table.columns()));
    for (int r = 0; r < table.rows(); ++r) {
        QStringList cells;
        for (int c = 0; c < table.columns(); ++c) {
            const std::string number = core::shownNumber(double(table.at(block, r, c)), {.digits = 6});
            cells << QLatin1Char('$') + latexMath(QString::fromStdString(number)) + QLatin1Char('$');
        }
        writeLines(device, cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n"));
    }
    writeLines(device, QStringLiteral("\\end{longtable}\n"));
}

/// A table that is not longer than a page, columns of words to the left and of numbers to the right; wide headings break.
void writeShown(const ShownTable& table, QIODevice& device)
{
    QString spec;
    QStringList titles;
    for (qsizetype k = 0; k < table.headings.size(); ++k) {
        const QString side = QLatin1String(table.numbers[std::size_t(k)] ? "r" : "l");
        spec += side;
        titles << QStringLiteral("\\shortstack[%1]{%2}")
                      .arg(side, latexText(table.headings[k]).replace(QLatin1Char(' '), QLatin1String("\\\\")));
    }
    writeLines(device, QStringLiteral("\\begin{longtable}{%1}\n\\toprule\n%2 \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n")
                           .arg(spec, titles.join(QStringLiteral(" & "))));
    for (std::int64_t i = 0; i < table.rowCount; ++i) {
        if (i + 1 == table.rowCount) // the total
            writeLines(device, QStringLiteral("\\midrule\n"));
        writeLines(device, heading(table.row(i)) + QStringLiteral(" \\\\\n"));
    }
    writeLines(device, QStringLiteral("\\end{longtable}\n"));
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const QString title = documentTitle(what);
    QString words = title;
    for (const ShownTable& table : shownTables(what))
        words += table.caption + table.headings.join(QString());
    if (std::holds_alternative<core::CostTable>(what)) {
        const ShownTable costs = shownTables(what).front();
        for (std::int64_t i = 0; i < costs.rowCount; ++i)
            words += costs.row(i).join(QString());
    }
    if (const auto* steps = std::get_if<tables::StepTable>(&what)) {
        for (std::int64_t i = 0; i < steps->rowCount(); ++i) {
            const tables::StepRow row = steps->row(i);
            for (std::size_t k = 0; k < row.cells.size(); ++k) {
                const tables::Column column = steps->columns()[k];
                if (column == tables::Column::Window || column == tables::Column::OtherWindow)
                    words += row.cells[k].text; // "rows 0–1"
            }
        }
    }
    writeLines(device, preamble(words)
                           + QStringLiteral("\\begin{document}\n\\small\n\\section*{%1}\n").arg(latexText(title)));
    if (const auto* steps = std::get_if<tables::StepTable>(&what)) {
        writeSteps(*steps, device, progress);
    } else if (std::holds_alternative<core::CostTable>(what)) {
        report(progress, 0.0);
        writeShown(shownTables(what).front(), device);
    } else {
        const auto& grid = std::get<tables::GridTable>(what);
        for (int block = 0; block < grid.blockCount(); ++block) {
            report(progress, double(block) / grid.blockCount());
            writeBlock(grid, block, device);
        }
    }
    writeLines(device, QStringLiteral("\\end{document}\n"));
}

} // namespace

extern const Format latexFormat;
const Format latexFormat = {
    .id = "latex",
    .extensions = {"tex"},
    .title = QT_TRANSLATE_NOOP("formats", "LaTeX document with the table"),
    .use = QT_TRANSLATE_NOOP("formats", "For a paper: compiles as it is, or copy the table into your own"),
    .carries = Steps | Grid | Costs,
    .digits = 4,
    .write = write,
};

} // namespace formats
