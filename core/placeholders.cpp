#include "core/placeholders.h"

#include "core/explain.h"
#include "core/parameters.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>
#include <vector>

namespace core {

namespace {

using Positions = std::span<const int>;

constexpr const char* unknown = "?";

/// What a beat speaks of.
struct Spoken {
    const Network& network;
    int k;
    std::int64_t step;

    bool runs() const { return k >= 0 && k < network.layerCount() && network.reached(k); }
    bool hasStep() const { return runs() && step >= 0 && step < network.stepCount(k); }
    const Layer& layer() const { return network.layer(k); }
    Step now() const { return network.stepAt(k, step); }
};

std::string cellText(const Tensor& values, const Notation& notation, const Cell& cell)
{
    const Shape& shape = values.shape();
    if (cell.n < 0 || cell.n >= shape.n || cell.c < 0 || cell.c >= shape.c || !contains(shape, cell.row, cell.col))
        return unknown;
    return notedNumber(notation, values.offset(cell), values.at(cell));
}

/// (row, column) of `channel`, or (channel, row, column).
Cell cellAt(int sample, int channel, Positions at)
{
    return at.size() == 2 ? Cell{sample, channel, at[0], at[1]} : Cell{sample, at[0], at[1], at[2]};
}

std::string inputText(const Spoken& of, Positions at)
{
    if (!of.hasStep())
        return unknown;
    const Step now = of.now();
    const int channel = now.taps.empty() ? 0 : now.taps.front().place.c;
    static const Notation none;
    return cellText(of.network.inputOf(of.k), of.k == 0 ? of.network.lesson().inputNotation : none, cellAt(now.output.n, channel, at));
}

std::string outputText(const Spoken& of, Positions at)
{
    if (!of.hasStep())
        return unknown;
    const Cell now = cellOfStep(of.network.outputOf(of.k).shape(), of.step);
    return cellText(of.network.outputOf(of.k), {}, cellAt(now.n, now.c, at));
}

std::string weightText(const Spoken& of, Positions at)
{
    if (of.k >= of.network.layerCount() || !findOperator(of.layer().type)->hasKernel())
        return unknown;
    const Cell cell = at.size() == 2 ? Cell{0, 0, at[0], at[1]} : Cell{at[0], at[1], at[2], at[3]};
    return cellText(of.layer().weight, of.layer().weightNotation, cell);
}

std::string biasText(const Spoken& of, Positions at)
{
    const int channel = at.empty() ? 0 : at[0];
    if (of.k >= of.network.layerCount() || !of.layer().bias || channel < 0 || channel >= int(of.layer().bias->size()))
        return unknown;
    return notedNumber(of.layer().biasNotation, channel, (*of.layer().bias)[std::size_t(channel)]);
}

Equation equationOf(const Spoken& of)
{
    return of.hasStep() ? equation(of.layer(), of.now(), {}, Terms::NonZero) : Equation{unknown, "=", unknown};
}

/// One kind of placeholder.
struct Placeholder {
    std::string_view name;
    std::vector<std::size_t> counts; ///< of positions, in parentheses
    std::string (*text)(const Spoken&, Positions);
};

const std::vector<Placeholder>& placeholders()
{
    static const std::vector<Placeholder> all = {
        {"input", {2, 3}, inputText},
        {"output", {2, 3}, outputText},
        {"weight", {2, 4}, weightText},
        {"bias", {0, 1}, biasText},
        {"equation", {0}, [](const Spoken& of, Positions) { return of.hasStep() ? equationOf(of).text() : unknown; }},
        {"terms", {0}, [](const Spoken& of, Positions) { return equationOf(of).terms; }},
        {"result", {0}, [](const Spoken& of, Positions) { return equationOf(of).result; }},
        {"input_size", {0}, [](const Spoken& of, Positions) { return of.runs() ? sizeText(of.network.inputOf(of.k).shape()) : unknown; }},
        {"size", {0}, [](const Spoken& of, Positions) { return of.runs() ? sizeText(of.network.outputOf(of.k).shape()) : unknown; }},
        {"steps", {0}, [](const Spoken& of, Positions) { return of.runs() ? std::to_string(of.network.stepCount(of.k)) : unknown; }},
    };
    return all;
}

std::string parameterText(const Spoken& of, std::string_view name)
{
    if (of.k >= of.network.layerCount())
        return unknown;
    for (const Setting& setting : settings(of.layer())) {
        if (setting.parameter.name == name) // in a sentence: with a real minus sign
            return setting.parameter.kind == Parameter::Kind::Real ? parameterNumber(setting.values.front()) : valueText(setting, "[]");
    }
    return unknown;
}

/// What stands between two braces: "output(0, 1)".
struct Call {
    std::string_view name;
    std::vector<int> positions;
    bool wellFormed = false;
};

Call readCall(std::string_view text)
{
    Call call;
    const std::size_t open = text.find('(');
    call.name = text.substr(0, open);
    if (open == std::string_view::npos) {
        call.wellFormed = true;
        return call;
    }
    std::string_view rest = text.substr(open + 1);
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        int position = 0;
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), position);
        if (read.ec != std::errc())
            return call;
        call.positions.push_back(position);
        rest.remove_prefix(std::size_t(read.ptr - rest.data()));
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        call.wellFormed = rest == ")";
        if (call.wellFormed || !rest.starts_with(','))
            return call;
        rest.remove_prefix(1);
    }
}

const Placeholder* findPlaceholder(std::string_view name)
{
    const auto found = std::ranges::find(placeholders(), name, &Placeholder::name);
    return found == placeholders().end() ? nullptr : &*found;
}

std::optional<Message> faultOf(std::string_view text)
{
    const Call call = readCall(text);
    const std::string written = '{' + std::string(text.substr(0, 40)) + '}';
    const Placeholder* row = findPlaceholder(call.name);
    if (row == nullptr && findParameter(call.name) == nullptr) {
        std::string names;
        for (const Placeholder& each : placeholders())
            names += (names.empty() ? "" : ", ") + std::string(each.name);
        return Message{CORE_TEXT("{0} stands for nothing; there are {1}, and the names of parameters"), {written, names}};
    }
    const std::size_t count = call.positions.size();
    if (!call.wellFormed || (row == nullptr ? count > 0 : std::ranges::find(row->counts, count) == row->counts.end()))
        return Message{CORE_TEXT("{0} must name a place with whole numbers, as in {1}"), {written, "{output(0, 1)}"}};
    return {};
}

std::string valueOf(std::string_view text, const Spoken& of)
{
    const Call call = readCall(text);
    const Placeholder* row = findPlaceholder(call.name);
    return row != nullptr ? row->text(of, call.positions) : parameterText(of, call.name);
}

/// Walks through `words`: `plain` hears what is text, `placeholder` what stands between two braces, `alone` a brace without
/// the other one.
template<typename Plain, typename InBraces, typename Alone>
void walk(std::string_view words, Plain plain, InBraces placeholder, Alone alone)
{
    while (!words.empty()) {
        const std::size_t brace = std::min(words.find_first_of("{}"), words.size());
        plain(words.substr(0, brace));
        words.remove_prefix(brace);
        if (words.empty())
            return;
        if (words.size() > 1 && words[0] == words[1]) {
            plain(words.substr(0, 1));
            words.remove_prefix(2);
            continue;
        }
        const std::size_t end = words.front() == '{' ? words.find_first_of("{}", 1) : std::string_view::npos;
        if (end == std::string_view::npos || words[end] == '{') {
            alone(words.substr(0, 1));
            words.remove_prefix(1);
            continue;
        }
        placeholder(words.substr(1, end - 1));
        words.remove_prefix(end + 1);
    }
}

} // namespace

std::string filledIn(const std::string& words, const Network& network, int layer, std::int64_t step)
{
    const Spoken of{network, layer, step};
    std::string filled;
    const auto append = [&](std::string_view text) { filled += text; };
    walk(words, append, [&](std::string_view text) { filled += valueOf(text, of); }, append);
    return filled;
}

std::optional<Message> placeholderFault(const std::string& words)
{
    std::optional<Message> fault;
    const auto note = [&](std::optional<Message> message) {
        if (!fault)
            fault = std::move(message);
    };
    walk(words, [](std::string_view) {}, [&](std::string_view text) { note(faultOf(text)); },
         [&](std::string_view) { note(Message{CORE_TEXT("a brace stands alone; as a character it is written twice"), {}}); });
    return fault;
}

} // namespace core
