#include "frame/gradient_words.h"

#include "core/counting.h"
#include "core/explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

std::string shownAs(double value)
{
    return core::shownNumber(value);
}

/// "1 / 4 = 0.25", in the parts that a result is written with.
void calculate(core::Equation& equation, double left, const char* sign, double right, double result)
{
    equation.result = shownAs(result);
    const double a = core::meaningOf(shownAs(left));
    const double b = core::meaningOf(shownAs(right));
    // The shown numbers make the shown result, or "≈" says that they do not.
    const bool exact = core::sameValue(*sign == '/' ? a / b : a * b, core::meaningOf(equation.result));
    equation.relation = shownAs(left) + ' ' + sign + ' ' + shownAs(right) + (exact ? " =" : " ≈");
}

void add(core::Equation& equation, double value)
{
    const bool negative = value < 0.0;
    equation.relation = negative ? "−" : "+";
    equation.result = shownAs(negative ? -value : value);
}

/// What a step's gradient does, as terms and a line.
struct Told {
    QString terms;
    QString termsRoom; ///< the longest of any step
    QString note;      ///< with places for the gradient and its cell
    QString noteRoom;
};

Told tellSum(const core::Step& step)
{
    const QString terms = Scene::tr("cells get g·weight, weights get g·cell");
    const QString padded = Scene::tr("g is the %1 at (%2, %3). What falls on padding is lost.");
    const bool loses = !std::ranges::all_of(step.taps, &core::Tap::readsInput);
    return {terms, terms, loses ? padded : Scene::tr("g is the %1 at (%2, %3)."), padded};
}

Told tellWinner(const Shown& shown, const core::Step& step, double g, core::Equation& equation)
{
    const QString tie = Scene::tr("The %1 at (%2, %3) goes to the first of the equal winners.");
    const QString room = Scene::tr("to the winner at (%1, %2)").arg(shown.in.h).arg(shown.in.w);
    if (step.winner < 0)
        return {Scene::tr("there is no winner"), room, Scene::tr("The %1 at (%2, %3) is lost."), tie};
    add(equation, g);
    const core::Cell& winner = step.taps[std::size_t(step.winner)].input;
    return {Scene::tr("to the winner at (%1, %2)").arg(core::counted(winner.row)).arg(core::counted(winner.col)), room,
            std::ranges::count_if(step.taps, &core::Tap::chosen) > 1 ? tie : Scene::tr("The %1 at (%2, %3) goes to the winner alone."), tie};
}

Told tellAverage(const Shown& shown, const core::Step& step, double g, core::Equation& equation)
{
    const std::int64_t cells = std::ranges::count_if(step.taps, &core::Tap::readsInput);
    const QString room = Scene::tr("to each of %1 cells").arg(shown.tapCount);
    const QString padded = Scene::tr("The %1 at (%2, %3) is spread evenly. What falls on padding is lost.");
    if (cells == 0)
        return {Scene::tr("to no cell"), room, Scene::tr("The %1 at (%2, %3) is lost."), padded};
    calculate(equation, g, "/", step.divisor, double(float(g / step.divisor)));
    const bool loses = cells < std::int64_t(step.taps.size()) && shown.layer.countIncludePad;
    return {cells == 1 ? Scene::tr("to its one cell") : Scene::tr("to each of %1 cells").arg(cells), room,
            loses ? padded : Scene::tr("The %1 at (%2, %3) is spread evenly."), padded};
}

Told tellNorm()
{
    const QString terms = Scene::tr("larger cells get more of g");
    const QString note = Scene::tr("g is the %1 at (%2, %3).");
    return {terms, terms, note, note};
}

Told tellCurve(const Shown& shown, const BackStep& back, double g, core::Equation& equation)
{
    const auto at = [](const QString& number) { return Scene::tr("g · the slope at %1").arg(number); };
    const QString note = Scene::tr("g is the %1 at (%2, %3).");
    const QString room = at(QStringLiteral("−0.0000"));
    const double slope = back.slopes.empty() ? 0.0 : back.slopes.front();
    if (slope == 0.0 && shown.op.curve->selects && !std::isfinite(g)) { // no product: ∞ · 0 would be none
        add(equation, 0.0);
        return {Scene::tr("nothing passes where the slope is 0"), room, note, note};
    }
    calculate(equation, g, "·", slope, double(float(g * slope)));
    return {at(QString::fromStdString(shownAs(back.step.forward.taps.front().value))), room, note, note};
}

Told tellPlaced(const BackStep& back, double g, core::Equation& equation)
{
    const QString room = Scene::tr("no winner came from here");
    const QString kept = Scene::tr("The %1 at (%2, %3) goes back to where the number came from.");
    const auto to = std::find_if(back.slopes.begin(), back.slopes.end(), [](double slope) { return slope != 0.0; });
    if (to == back.slopes.end())
        return {room, room, Scene::tr("The %1 at (%2, %3) is lost."), kept};
    add(equation, g);
    const core::Cell& from = back.step.forward.taps[std::size_t(to - back.slopes.begin())].input;
    return {Scene::tr("to cell (%1, %2)").arg(core::counted(from.row)).arg(core::counted(from.col)), room, kept, kept};
}

Told told(const Shown& shown, const BackStep& back, core::Equation& equation)
{
    const core::Step& step = back.step.forward;
    const double g = back.step.gradOutput;
    switch (shown.op.makes) {
    case core::Makes::Sum:
        return tellSum(step);
    case core::Makes::Largest:
    case core::Makes::Smallest:
        return tellWinner(shown, step, g, equation);
    case core::Makes::Average:
        return tellAverage(shown, step, g, equation);
    case core::Makes::Norm:
        return tellNorm();
    case core::Makes::Curve:
        return tellCurve(shown, back, g, equation);
    case core::Makes::Placed:
        return tellPlaced(back, g, equation);
    }
    return {};
}

} // namespace

void tellBack(const Shown& shown, const BackStep& back, Frame& frame)
{
    core::Equation& equation = frame.equation;
    equation.relation = "g =";
    equation.result = shownAs(back.step.gradOutput);
    Told words = told(shown, back, equation);
    words.terms.replace(QStringLiteral(", "), QStringLiteral(",\u00a0")); // "(3, 1)" is one word
    equation.terms = words.terms.toStdString();
    frame.termsRoom = words.termsRoom;
    frame.note = words.note.arg(QString::fromStdString(shownAs(back.step.gradOutput))).arg(core::counted(shown.spelled.row)).arg(core::counted(shown.spelled.col));
    frame.noteRoom = words.noteRoom.arg(QStringLiteral("−0.0000")).arg(shown.out.h).arg(shown.out.w);
}

} // namespace scene
