#include "formats/latex.h"

#include "formats/harmless.h"
#include "formats/shown_table.h"

#include "core/number_text.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <set>
#include <span>

// A complete document that pdflatex, xelatex and lualatex compile as it is. The table is a longtable with booktabs rules;
// it can be copied into a document of one's own together with the \usepackage lines above it.

namespace formats {

namespace {

/// A sign and what stands for it.
struct Sign {
    char16_t sign;
    const char* tex;
};

constexpr Sign inText[] = {
    {u'\\', "\\textbackslash{}"}, {u'^', "\\textasciicircum{}"}, {u'~', "\\textasciitilde{}"}, {u'<', "\\textless{}"},
    {u'>', "\\textgreater{}"}, {u'|', "\\textbar{}"}, {u'"', "\\textquotedbl{}"}, {u'−', "$-$"}, {u'∞', "$\\infty$"},
    {u'×', "$\\times$"}, {u'–', "--"}, {u'…', "\\dots{}"}, {u'·', "\\textperiodcentered{}"},
};
constexpr Sign inMath[] = {
    {u'−', "-"}, {u'·', "\\cdot "}, {u'×', "\\times "}, {u'≈', "\\approx "}, {u'∞', "\\infty "}, {u'…', "\\dots "},
    {u',', ",\\allowbreak"}, // inline, TeX breaks after a sign, but never after a comma
};

/// What stands for `c`; itself where nothing does.
QString texOf(QChar c, std::span<const Sign> signs)
{
    const auto found = std::ranges::find(signs, c.unicode(), &Sign::sign);
    return found == signs.end() ? QString(c) : QString::fromLatin1(found->tex);
}

QString replacement(QChar c)
{
    if (QStringLiteral("{}$&#_%").contains(c))
        return QLatin1Char('\\') + QString(c);
    // Two of '`-, must not become one sign, and after the end of a row [ or * would be asked how far the next one stands below.
    if (QStringLiteral("'`-,[]*").contains(c))
        return QLatin1Char('{') + QString(c) + QLatin1Char('}');
    return texOf(c, inText);
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
        } else {
            result += texOf(c, inMath);
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
    using tables::Column;
    const double arithmetic = table.columns().size() == 6 ? 0.32 : 0.52; // with values beside it, or without
    QString spec;
    for (const Column column : table.columns()) {
        const double width = column == Column::Arithmetic ? arithmetic : column == Column::Window || column == Column::OtherWindow ? 0.16 : 0.2;
        if (tables::isNumber(column) || column == Column::Output)
            spec += QLatin1Char(column == Column::Output ? 'l' : 'r');
        else
            spec += QStringLiteral(">{\\raggedright\\arraybackslash}p{%1\\linewidth}").arg(width);
    }
    return spec;
}

QString rowOf(const QStringList& cells)
{
    return cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n");
}

QStringList latexTexts(QStringList texts)
{
    for (QString& text : texts)
        text = latexText(text);
    return texts;
}

void writeLines(QIODevice& device, const QString& text)
{
    put(device, text.toUtf8());
}

/// A longtable up to its rows; `head` stands on each of its pages, `firstHead` instead on the first where it is not empty.
void beginTable(const QString& spec, const QString& firstHead, const QString& head, QIODevice& device)
{
    writeLines(device, QStringLiteral("\\begin{longtable}{%1}\n\\toprule\n").arg(spec) + firstHead + head
                           + QStringLiteral("\\endhead\n\\bottomrule\n\\endlastfoot\n"));
}

void endTable(QIODevice& device)
{
    writeLines(device, QStringLiteral("\\end{longtable}\n"));
}

void writeSteps(const tables::StepTable& table, const QStringList& titles, QIODevice& device, const Progress& progress)
{
    const QString head = rowOf(latexTexts(titles)) + QStringLiteral("\\midrule\n");
    beginTable(columnSpec(table), head + QStringLiteral("\\endfirsthead\n\\toprule\n"), head, device);
    for (std::int64_t i = 0; i < table.rowCount(); ++i) {
        report(progress, double(i) / double(table.rowCount()));
        const tables::StepRow row = table.row(i);
        QStringList cells;
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            switch (table.columns()[k]) {
            case tables::Column::Arithmetic:
                cells << QStringLiteral("$%1 %2 {}$")
                             .arg(latexMath(row.cells[k].text), latexMath(QString::fromStdString(row.equation.relation)));
                break;
            case tables::Column::Result:
            case tables::Column::OtherResult:
                cells << QLatin1Char('$') + latexMath(row.cells[k].text) + QLatin1Char('$');
                break;
            default:
                cells << latexText(row.cells[k].text);
            }
        }
        writeLines(device, rowOf(cells));
    }
    endTable(device);
}

void writeBlock(const tables::GridTable& table, int block, QIODevice& device)
{
    if (!table.blockTitle(block).isEmpty())
        writeLines(device, QStringLiteral("\\paragraph{%1}\\mbox{}\n\n").arg(latexText(table.blockTitle(block))));
    beginTable(QStringLiteral("*{%1}{r}").arg(table.columns()), {}, {}, device);
    for (int r = 0; r < table.rows(); ++r) {
        QStringList cells;
        for (int c = 0; c < table.columns(); ++c) {
            const std::string number = core::shownNumber(double(table.at(block, r, c)), {.digits = 6});
            cells << QLatin1Char('$') + latexMath(QString::fromStdString(number)) + QLatin1Char('$');
        }
        writeLines(device, rowOf(cells));
    }
    endTable(device);
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
    beginTable(spec, {}, rowOf(titles) + QStringLiteral("\\midrule\n"), device);
    for (std::int64_t i = 0; i < table.rowCount; ++i) {
        if (i + 1 == table.rowCount) // the total
            writeLines(device, QStringLiteral("\\midrule\n"));
        writeLines(device, rowOf(latexTexts(table.row(i))));
    }
    endTable(device);
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const QString title = documentTitle(what);
    const std::vector<ShownTable> shown = shownTables(what);
    const auto* steps = std::get_if<tables::StepTable>(&what);
    const auto* grid = std::get_if<tables::GridTable>(&what);
    QString words = title;
    for (const ShownTable& table : shown)
        words += table.caption + table.headings.join(QString());
    for (std::int64_t i = 0; !steps && !grid && i < shown.front().rowCount; ++i)
        words += shown.front().row(i).join(QString());
    for (std::int64_t i = 0; steps && i < steps->rowCount(); ++i) {
        for (const tables::TableCell& cell : steps->row(i, {tables::Column::Window, tables::Column::OtherWindow}).cells)
            words += cell.text; // "rows 0–1"
    }
    writeLines(device, preamble(words)
                           + QStringLiteral("\\begin{document}\n\\small\n\\section*{%1}\n").arg(latexText(title)));
    if (steps) {
        writeSteps(*steps, shown.front().headings, device, progress);
    } else if (!grid) {
        report(progress, 0.0);
        writeShown(shown.front(), device);
    } else {
        for (int block = 0; block < grid->blockCount(); ++block) {
            report(progress, double(block) / grid->blockCount());
            writeBlock(*grid, block, device);
        }
    }
    writeLines(device, QStringLiteral("\\end{document}\n"));
}

} // namespace

extern const Format latexFormat = {
    .id = "latex",
    .extensions = {"tex"},
    .title = QT_TRANSLATE_NOOP("formats", "LaTeX document with the table"),
    .use = QT_TRANSLATE_NOOP("formats", "For a paper: compiles as it is, or copy the table into your own"),
    .carries = Steps | Grid | Costs,
    .digits = 4,
    .write = write,
};

} // namespace formats
