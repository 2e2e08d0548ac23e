#include "core/beat_lesson.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/placeholders.h"
#include "core/way_back.h"
#include "frame/frame.h"
#include "tables/step_table.h"

#include <QCoreApplication>
#include <QTranslator>

#include <nlohmann/json.hpp>

#include <iostream>

// All that the program says of lessons, one a line of standard input, as one line of JSON each:
// {"problem"?: {"place", "sentences"}, "words", "layers": [{"size", "table": [{"equations", "sentence", "back"?, "cells"}], "pictures": […], "grids": […]}]}.
// said.js writes the same with the page's modules.

using nlohmann::json;

/// Calls `say` in every language.
template <typename Say> static void inEachLanguage(Say say)
{
    static QTranslator chinese;
    if (chinese.isEmpty() && !chinese.load(QStringLiteral(":/i18n/poolscope_zh_CN")))
        throw std::runtime_error("no translation");
    say();
    QCoreApplication::installTranslator(&chinese);
    say();
    QCoreApplication::removeTranslator(&chinese);
}

static std::string said(const core::Message& message)
{
    return message.filled(QCoreApplication::translate("core", message.text).toStdString());
}

static json equationOf(const core::Equation& equation)
{
    return {equation.terms, equation.relation, equation.result};
}

static json sizeOf(const core::Network& network, int k)
{
    if (!network.reached(k))
        return nullptr;
    const core::Shape& in = network.inputOf(k).shape();
    return {core::sizeFormula(network.layer(k), in, true), core::sizeFormula(network.layer(k), in, false)};
}

static json tableOf(const core::Network& network, int k)
{
    const core::Layer& layer = network.layer(k);
    const auto pool = network.poolFor(k);
    const bool goesBack = core::isWayBackShort(network, k);
    const core::Tensor arriving = goesBack ? core::arrivingGradient(network, k) : core::Tensor();
    json rows = json::array();
    for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
        const core::Step step = network.stepAt(k, i);
        json row;
        for (const int digits : {4, 9})
            row["equations"].push_back(equationOf(core::equation(layer, step, {.digits = digits})));
        inEachLanguage([&] {
            row["sentence"].push_back(said(core::sentence(layer, step)));
            if (goesBack)
                row["back"].push_back(said(core::sentence(layer, core::gradientStepAt(layer, network.inputOf(k), arriving, i, pool ? &*pool : nullptr))));
            for (const tables::Way way : {tables::Way::Forward, tables::Way::Back}) {
                if (way == tables::Way::Forward || goesBack)
                    for (const tables::TableCell& cell : tables::StepTable(network, k, {}, way).row(i).cells)
                        row["cells"].push_back(cell.text.toStdString());
            }
        });
        rows.push_back(row);
    }
    return rows;
}

/// What stands in each cell and why, row by row.
static json cellsOf(const scene::Board& board)
{
    static constexpr const char* roles[] = {"", "padding", "beyond", "dropped", "pending", "hidden", "absent"};
    json cells = json::array();
    for (int row = board.firstRow(); row < board.firstRow() + board.rows(); ++row) {
        for (int col = board.firstCol(); col < board.firstCol() + board.cols(); ++col) {
            const scene::CellLook look = scene::look(board, row, col);
            cells.push_back({roles[int(look.role)], look.text.toStdString(), look.region, look.strong});
        }
    }
    return cells;
}

/// Calls `visit(name, board)` for the boards that the page has as well.
template <typename Visit> static void forEachBoard(const scene::Frame& frame, Visit visit)
{
    static constexpr const char* names[] = {"input", "window", "kernel", "bias", "output"};
    for (const scene::Board& board : frame.boards) {
        if (board.id.kind != scene::BoardKind::Bias) // the program has one of 0 where there is none
            visit(names[int(board.id.kind)], board);
    }
}

/// Calls `visit(frame)` for the pictures that are looked at.
template <typename Visit> static void forEachPicture(const core::Network& network, int k, Visit visit)
{
    const std::int64_t last = std::max<std::int64_t>(network.stepCount(k) - 1, 0);
    for (const std::int64_t step : {std::int64_t(0), last / 2, last})
        for (const scene::View& view : {scene::View{}, scene::View{.backward = true}, scene::View{.turned = true}, scene::View{.matrix = true}})
            visit(scene::makeFrame(network, {.layer = k, .step = step, .view = view}));
}

static json gridsOf(const core::Network& network, int k)
{
    json grids = json::array();
    forEachPicture(network, k, [&](const scene::Frame& frame) {
        json boards = json::object();
        forEachBoard(frame, [&](const char* name, const scene::Board& board) { boards[name] = cellsOf(board); });
        grids.push_back(boards);
    });
    return grids;
}

static json picturesOf(const core::Network& network, int k)
{
    json pictures = json::array();
    inEachLanguage([&] {
        forEachPicture(network, k, [&](const scene::Frame& frame) {
            json boards = json::object();
            forEachBoard(frame, [&](const char* name, const scene::Board& board) {
                boards[name] = {board.title.toStdString(), board.subtitle.toStdString()};
            });
            pictures.push_back({{"boards", boards}, {"equation", equationOf(frame.equation)}, {"note", frame.note.toStdString()},
                {"headline", frame.headline.toStdString()}, {"problem", frame.problem.toStdString()}});
        });
    });
    return pictures;
}

/// The words of its beats, with numbers.
static json wordsOf(const core::Lesson& lesson)
{
    json words = json::array();
    for (const core::Beat& beat : lesson.beats) {
        const core::Network told(core::lessonAt(lesson, beat));
        for (const char* language : {"en", "zh_CN"})
            words.push_back(core::filledIn(beat.text.in(language), told, beat.layer, beat.step));
    }
    return words;
}

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    for (std::string line; std::getline(std::cin, line);) {
        const core::Network network(core::parseLesson(line, "lesson").lesson);
        json answer = {{"layers", json::array()}, {"words", wordsOf(network.lesson())}};
        for (int k = 0; k < network.layerCount(); ++k)
            answer["layers"].push_back({{"size", sizeOf(network, k)}, {"table", tableOf(network, k)}, {"pictures", picturesOf(network, k)}, {"grids", gridsOf(network, k)}});
        if (const int broken = network.firstProblem(); broken >= 0) {
            const core::Problem& problem = *network.result(broken).problem;
            answer["problem"]["place"] = "/layers/" + std::to_string(broken) + (problem.field.empty() ? "" : '/' + problem.field);
            inEachLanguage([&] { answer["problem"]["sentences"].push_back(said(problem.message)); });
        }
        std::cout << answer << '\n';
    }
}
