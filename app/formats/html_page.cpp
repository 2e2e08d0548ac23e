#include "formats/format.h"

#include "arrays/json.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/parameters.h"
#include "core/printable.h"
#include "formats/harmless.h"
#include "formats/page_words.h"
#include "frame/words.h"
#include "page/page.h"
#include "paint/theme.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QIODevice>

#include <map>

// The interactive page: the player of resources/page with a lesson in it, one file that needs nothing else. Its content
// security policy allows exactly this script and this style sheet, so nothing that a lesson says can ever run. Where
// there is no JavaScript, tables of everything that was computed are read instead.

namespace formats {

namespace {

/// More than this is no lesson, and no browser would enjoy it.
constexpr std::size_t largestLesson = std::size_t(16) << 20;
/// The static tables are the smaller part of the page.
constexpr std::int64_t mostStaticCells = 4096;
constexpr std::int64_t mostStaticSteps = 400;
constexpr qsizetype mostStaticBytes = 16 << 10;

struct Page {
    Q_DECLARE_TR_FUNCTIONS(HtmlPage)
};

QByteArray escaped(const QString& text)
{
    return plain(text).toHtmlEscaped().toUtf8();
}

/// JSON for a <script> element: nothing in it can end the element, open a comment, break a line of JavaScript or turn the
/// page's source round for who reads it. All of that stands in strings, where \u does as well.
QByteArray embeddable(std::string_view json)
{
    QByteArray safe;
    safe.reserve(qsizetype(json.size()));
    for (std::size_t at = 0; at < json.size();) {
        const core::Character character = core::characterAt(json, at);
        const std::string_view bytes = json.substr(at, character.bytes);
        if (bytes == "<" || bytes == ">" || bytes == "&")
            safe += "\\u00" + QByteArray::number(int(bytes.front()), 16);
        else if (bytes == "\n" || core::isPrintable(character.code))
            safe.append(bytes.data(), qsizetype(bytes.size()));
        else
            safe += QByteArray::fromStdString(arrays::jsonString(bytes)).mid(1).chopped(1);
        at += character.bytes;
    }
    return safe;
}

QString problemText(const core::Problem& problem)
{
    const QString sentence = wording::said(problem.message);
    return problem.field.empty() ? sentence : QString::fromStdString(problem.field) + QLatin1Char(' ') + sentence;
}

// ---- Core's rows ----

const char* nameOf(core::Reads reads)
{
    switch (reads) {
    case core::Reads::Window:
        return "window";
    case core::Reads::Spread:
        return "spread";
    case core::Reads::Share:
        return "share";
    case core::Reads::Cell:
        return "cell";
    case core::Reads::Winners:
        return "winners";
    }
    return "";
}

const char* nameOf(core::Makes makes)
{
    switch (makes) {
    case core::Makes::Sum:
        return "sum";
    case core::Makes::Largest:
        return "largest";
    case core::Makes::Smallest:
        return "smallest";
    case core::Makes::Average:
        return "average";
    case core::Makes::Norm:
        return "norm";
    case core::Makes::Curve:
        return "curve";
    case core::Makes::Placed:
        return "placed";
    }
    return "";
}

std::string usesOf(const core::Operator& op)
{
    std::string list;
    for (const core::Parameter& parameter : core::parameters()) {
        if (parameter.isOf(op))
            list += (list.empty() ? "" : ", ") + arrays::jsonString(parameter.name);
    }
    return '[' + list + ']';
}

/// What an operator is: a row of the table in resources/page/operators.js.
std::string pageOperator(const core::Operator& op)
{
    std::string row = "{\"type\": " + arrays::jsonString(op.type) + ", \"reads\": " + arrays::jsonString(nameOf(op.reads)) + ", \"makes\": "
        + arrays::jsonString(nameOf(op.makes)) + ", \"padding\": " + arrays::jsonNumber(float(op.padding)) + ", \"selects\": "
        + (core::selects(op) ? "true" : "false") + ", \"uses\": " + usesOf(op);
    if (op.curve != nullptr && op.curve->bounds)
        row += ", \"bounds\": [" + arrays::jsonNumber(float(op.curve->bounds->first)) + ", " + arrays::jsonNumber(float(op.curve->bounds->second)) + ']';
    return row + '}';
}

/// {"language", "theme", "words", "operators", "lesson"}: what resources/page/page_data.js reads.
std::string pageData(const core::Network& network, const Options& options)
{
    std::string operators;
    for (const core::Operator* op : core::operators())
        operators += (operators.empty() ? "" : ",\n") + pageOperator(*op);
    return "{\"language\": " + arrays::jsonString(options.language) + ", \"theme\": "
        + arrays::jsonString(options.theme.empty() ? "auto" : options.theme)
        + ", \"words\": " + pageWords() + ", \"operators\": [" + operators + "], \"lesson\": " + core::writeLesson(network.lesson()) + '}';
}

// ---- Colours ----

/// The theme's colours as custom properties.
QByteArray properties(const scene::Theme& theme)
{
    QByteArray css;
    const auto colour = [&](const char* name, const QColor& value) { css += "--" + QByteArray(name) + ':' + value.name().toLatin1() + ';'; };
    using scene::Theme;
    constexpr std::pair<const char*, QColor Theme::*> names[] = {
        {"bg", &Theme::background}, {"panel", &Theme::panel}, {"ink", &Theme::ink}, {"soft", &Theme::softInk}, {"line", &Theme::line},
        {"accent", &Theme::accent}, {"accent-ink", &Theme::accentText}, {"blue", &Theme::accent2}, {"pad", &Theme::padding},
        {"hatch", &Theme::hatch}, {"cell", &Theme::cell}, {"positive", &Theme::positive}, {"negative", &Theme::negative},
    };
    for (const auto& [name, value] : names)
        colour(name, theme.*value);
    for (std::size_t i = 0; i < theme.regions.size(); ++i)
        colour(("r" + std::to_string(i)).c_str(), theme.regions[i]);
    css += "--tint:" + QByteArray::number(theme.tint) + ";--strong-tint:" + QByteArray::number(theme.strongTint)
        + ";--frame-width:" + QByteArray::number(theme.frameWidth) + ';';
    const bool dark = scene::contrast(theme.background, Qt::white) > scene::contrast(theme.background, Qt::black);
    return css + "color-scheme:" + (dark ? "dark" : "light");
}

/// The page's style sheet behind the program's themes. Until the script has chosen one, the system decides; paper is white.
QByteArray styleSheet()
{
    QByteArray css = ":root{" + properties(scene::themeNamed(QStringLiteral("light"))) + "}\n"
        "@media (prefers-color-scheme:dark){:root:not([data-theme]){" + properties(scene::themeNamed(QStringLiteral("dark"))) + "}}\n";
    for (const QString& name : scene::themeNames())
        css += ":root[data-theme=\"" + name.toLatin1() + "\"]{" + properties(scene::themeNamed(name)) + "}\n";
    css += "@media print{:root:root:root{" + properties(scene::themeNamed(QStringLiteral("print"))) + "}}\n";
    return css + QByteArray(page::style().data(), qsizetype(page::style().size()));
}

QByteArray policy(QByteArrayView script, QByteArrayView style)
{
    const auto hash = [](QByteArrayView text) {
        return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
    };
    return "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
}

// ---- Without JavaScript ----

/// Every plane of a tensor as a table.
QByteArray gridTables(const core::Tensor& values)
{
    const core::Shape& shape = values.shape();
    if (shape.size() > mostStaticCells)
        return "<p>" + escaped(Page::tr("%1 × %2 × %3 × %4 numbers: too many to print here.")
                                   .arg(shape.n).arg(shape.c).arg(shape.h).arg(shape.w)) + "</p>\n";
    const tables::GridTable grid{values, tables::GridKind::Data};
    QByteArray html;
    for (int block = 0; block < grid.blockCount(); ++block) {
        if (const QString title = grid.blockTitle(block); !title.isEmpty())
            html += "<h3>" + escaped(title) + "</h3>\n";
        html += "<div class=\"scroll\"><table>\n";
        for (int row = 0; row < grid.rows(); ++row) {
            html += "<tr>";
            for (int col = 0; col < grid.columns(); ++col)
                html += "<td>" + escaped(QString::fromStdString(core::shownNumber(double(grid.at(block, row, col))))) + "</td>";
            html += "</tr>\n";
        }
        html += "</table></div>\n";
    }
    return html;
}

QByteArray stepTable(const tables::StepTable& table)
{
    QByteArray html = "<h2>" + escaped(Page::tr("Steps")) + "</h2>\n<div class=\"scroll\"><table class=\"list\">\n<thead><tr>";
    for (const tables::Column column : table.columns())
        html += "<th scope=\"col\">" + escaped(table.heading(column)) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    std::int64_t i = 0;
    for (; i < std::min(table.rowCount(), mostStaticSteps) && html.size() < mostStaticBytes; ++i) {
        html += "<tr>";
        for (const tables::TableCell& cell : table.row(i).cells)
            html += "<td>" + escaped(cell.text) + "</td>";
        html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
    if (i < table.rowCount())
        html += "<p>" + escaped(Page::tr("… and %1 more steps.").arg(table.rowCount() - i)) + "</p>\n";
    return html;
}

/// The final state: the input, every layer's output, and how the first layer came to its numbers.
QByteArray staticPart(const core::Network& network, const QString& title)
{
    QByteArray html = "<h1>" + escaped(title) + "</h1>\n<p>"
        + escaped(Page::tr("This page is interactive where JavaScript is allowed. These are its numbers.")) + "</p>\n<h2>"
        + escaped(Page::tr("Input")) + "</h2>\n" + gridTables(network.lesson().input);
    for (int k = 0; k < network.layerCount(); ++k) {
        if (!network.reached(k)) {
            html += "<h2>" + escaped(wording::title(network.layer(k))) + "</h2>\n";
            if (network.result(k).problem)
                html += "<p>" + escaped(Page::tr("This layer cannot run: %1.").arg(problemText(*network.result(k).problem)))
                    + "</p>\n";
            break;
        }
        html += "<h2>" + escaped(scene::words::headline(network.layer(k), network.inputOf(k).shape())) + "</h2>\n"
            + gridTables(network.outputOf(k));
    }
    if (network.layerCount() > 0 && network.reached(0))
        html += stepTable(tables::StepTable(network, 0));
    return html;
}

/// The document with its placeholders filled in. What is filled in is not searched again.
QByteArray filled(std::string_view document, const std::map<QByteArray, QByteArray>& parts)
{
    const QByteArray text(document.data(), qsizetype(document.size()));
    QByteArray result;
    qsizetype done = 0;
    for (qsizetype open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", done)) {
        const qsizetype close = text.indexOf("}}", open);
        result += text.mid(done, open - done) + parts.at(text.mid(open + 2, close - open - 2));
        done = close + 2;
    }
    return result + text.mid(done);
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& network = std::get<core::Network>(what);
    const std::string& language = what.options.language;
    const std::string& theme = what.options.theme;
    report(progress, 0.0);
    const std::string lesson = pageData(network, what.options);
    if (lesson.size() > largestLesson)
        throw FileFault(Page::tr("the lesson has too many numbers for a page; a smaller input would fit"));
    QString title = QString::fromStdString(network.lesson().title.in(language));
    if (title.isEmpty())
        title = Page::tr("Untitled");
    const QByteArray script(page::script().data(), qsizetype(page::script().size()));
    const QByteArray style = styleSheet();
    const std::map<QByteArray, QByteArray> parts = {
        {"LANG", escaped(QString::fromStdString(language).replace(QLatin1Char('_'), QLatin1Char('-')))},
        {"THEME", theme.empty() ? QByteArray() : " data-theme=\"" + escaped(QString::fromStdString(theme)) + '"'},
        {"TITLE", escaped(title)},
        {"POLICY", policy(script, style)},
        {"STYLE", style},
        {"STATIC", staticPart(network, title)},
        {"LESSON", embeddable(lesson)},
        {"SCRIPT", script},
    };
    report(progress, 0.5);
    put(device, filled(page::document(), parts));
}

} // namespace

// ".html" is also a plain table; which one is meant is told by what is exported, a table or a lesson.
extern const Format htmlPageFormat = {
    .id = "html-page",
    .extensions = {"html", "htm"},
    .title = QT_TRANSLATE_NOOP("formats", "Interactive page"),
    .use = QT_TRANSLATE_NOOP("formats", "For students: steps, plays and recomputes in any browser, without a network"),
    .carries = LessonText,
    .knows = Themes | Opening,
    .write = write,
};

} // namespace formats
