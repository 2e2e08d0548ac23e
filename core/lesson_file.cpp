#include "core/lesson_file.h"

#include "core/check.h"
#include "core/explain.h"
#include "core/json_reader.h"
#include "core/operator.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <sys/stat.h>

namespace core {

FileError::FileError(std::string file, std::string place, Message message)
    : std::runtime_error(file + ": " + (place.empty() ? "" : place + ": ") + message.english())
    , m_file(std::move(file))
    , m_place(std::move(place))
    , m_message(std::move(message))
{
}

namespace {

constexpr int fileVersion = 1;
constexpr int largestParameter = 1 << 20; // far above any plane; check says what a layer really accepts

/// A key or a piece of JSON as far as a message wants it.
std::string shortened(std::string text)
{
    constexpr std::size_t longest = 40;
    if (text.size() <= longest)
        return text;
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // not inside a character
    return text.substr(0, cut) + "…";
}

/// One value of the file and where it stands; knows how to complain.
class Node {
public:
    Node(const Json& value, std::string place, const std::string& file) : m_value(&value), m_place(std::move(place)), m_file(file) { }

    const Json& value() const { return m_number ? *m_number : *m_value; }
    const std::string& place() const { return m_place; }
    Node child(const std::string& key) const { return {*value().find(key), m_place + '/' + key, m_file}; }
    Node child(std::size_t index) const
    {
        Node node(value(), m_place + '/' + std::to_string(index), m_file);
        if (const Json* other = value().other(index))
            node.m_value = other;
        else
            node.m_number = Json::number(value().numbers()[index]);
        return node;
    }
    /// A member whose value is at hand: looking each of many up by its key would take the square of their number.
    Node child(const Json::Member& member) const { return {member.second, m_place + '/' + shortened(member.first), m_file}; }
    /// Whether there is such a key with a value: null says that it is left out, as None does in PyTorch.
    bool gives(const std::string& key) const
    {
        const Json* found = value().find(key);
        return found != nullptr && !found->isNull();
    }

    [[noreturn]] void fail(Message message) const { throw FileError(m_file, m_place.empty() ? "/" : m_place, std::move(message)); }
    /// `sentence` after its `args` names what is here instead.
    [[noreturn]] void failExpecting(const char* sentence, std::vector<std::string> args = {}) const
    {
        const char* word = value().isArray() ? CORE_TEXT("an array") : value().isObject() ? CORE_TEXT("an object") : "";
        if (!*word)
            args.push_back(described());
        fail({sentence, std::move(args), word});
    }

    void requireObject() const
    {
        if (!value().isObject())
            failExpecting(CORE_TEXT("must be an object, got {0}"));
    }
    void requireArray() const
    {
        if (!value().isArray())
            failExpecting(CORE_TEXT("must be an array, got {0}"));
    }
    bool boolean() const
    {
        if (value().kind() != Json::Kind::Boolean)
            failExpecting(CORE_TEXT("must be true or false, got {0}"));
        return value().toBoolean();
    }
    std::string string() const
    {
        if (!value().isString())
            failExpecting(CORE_TEXT("must be a text, got {0}"));
        return value().toString();
    }
    double real() const
    {
        if (value().isString()) {
            if (const auto fraction = parseFraction(value().toString()))
                return *fraction;
        }
        if (!value().isNumber() || !std::isfinite(value().toDouble()))
            failExpecting(CORE_TEXT("must be a number, got {0}"));
        return value().toDouble();
    }
    std::int64_t integer(std::int64_t low, std::int64_t high) const
    {
        const double number = value().isNumber() ? value().toDouble() : 0.5;
        if (number != std::floor(number) || !std::isfinite(number)) // 2.0 is 2
            failExpecting(CORE_TEXT("must be a whole number, got {0}"));
        if (number > double(high))
            failExpecting(CORE_TEXT("must be at most {0}, got {1}"), {std::to_string(high)});
        if (number < double(low))
            failExpecting(CORE_TEXT("must be at least {0}, got {1}"), {std::to_string(low)});
        return value().kind() == Json::Kind::Integer ? value().toInteger() : std::min(high, std::int64_t(number));
    }
    int parameter(int low) const { return int(integer(low, largestParameter)); }

    /// A float32; `notation` gets what was written when that was a fraction.
    float number(Rounded& rounded, std::string* notation = nullptr) const
    {
        if (value().isNumber()) {
            if (std::isfinite(value().toDouble()) && std::abs(value().toDouble()) >= floatLimit)
                failExpecting(CORE_TEXT("does not fit a 32-bit float: {0}"));
            const float kept = float(value().toDouble());
            addRounded(kept, rounded);
            return kept;
        }
        if (value().isString() && value().toString().find('/') != std::string::npos) {
            if (const auto fraction = parseNumber(value().toString())) {
                if (notation != nullptr)
                    *notation = value().toString();
                return *fraction;
            }
        }
        failExpecting(CORE_TEXT("must be a number, a fraction such as \"1/9\", \"nan\", \"inf\" or \"-inf\", got {0}"));
    }

    /// The value as a short piece of JSON for messages.
    std::string described() const { return shortened(value().text()); }

private:
    void addRounded(float kept, Rounded& rounded) const
    {
        const std::string& digits = value().digits();
        const bool differs = !digits.empty() ? isRounded(std::string_view(digits).substr(digits.starts_with('-') ? 1 : 0), kept)
                             : value().kind() == Json::Kind::Integer ? isRounded(value().toInteger(), kept)
                                                                     : isRounded(value().toDouble(), kept);
        if (differs)
            rounded.add(value().text(), kept);
    }

    const Json* m_value;
    std::optional<Json> m_number; ///< when the value is an array's number, which has no object of its own
    std::string m_place;
    const std::string& m_file;
};

// ---- Tensors ----

void requireDimensions(const Node& node, const std::vector<std::int64_t>& shape)
{
    const auto levels = shape.size();
    for (const std::int64_t extent : shape) {
        if (extent < 1)
            node.fail({CORE_TEXT("every extent of a tensor must be at least 1, got {0}"), {std::to_string(extent)}});
    }
    if (shape[levels - 1] > maxSide || shape[levels - 2] > maxSide)
        node.fail({CORE_TEXT("is {0} × {1}; at most {2} rows and columns are possible"),
                   {std::to_string(shape[levels - 2]), std::to_string(shape[levels - 1]), std::to_string(maxSide)}});
    std::int64_t elements = shape[levels - 1] * shape[levels - 2];
    for (std::size_t k = 0; k + 2 < levels; ++k) {
        if (shape[k] > maxElements || elements * shape[k] > maxElements)
            node.fail({CORE_TEXT("has more than {0} numbers, the most a tensor can have"), {std::to_string(maxElements)}});
        elements *= shape[k];
    }
    if (levels >= 3 && shape[levels - 3] > maxChannels)
        node.fail({CORE_TEXT("has {0} channels; at most {1} are possible"),
                   {std::to_string(shape[levels - 3]), std::to_string(maxChannels)}});
}

Shape shapeOf(const std::vector<std::int64_t>& extents)
{
    Shape shape;
    const auto levels = extents.size();
    shape.w = int(extents[levels - 1]);
    shape.h = int(extents[levels - 2]);
    if (levels >= 3)
        shape.c = int(extents[levels - 3]);
    if (levels >= 4)
        shape.n = int(extents[levels - 4]);
    return shape;
}

/// Appends the numbers of one array.
void readNumbers(const Node& node, std::vector<float>& data, Rounded& rounded, Notation* notation)
{
    const std::vector<double>& numbers = node.value().numbers();
    const bool plain = node.value().otherCount() == 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (plain && !(std::abs(numbers[i]) >= floatLimit)) { // the quick way; NaN goes it too
            data.push_back(float(numbers[i]));
            if (isRounded(numbers[i], data.back()))
                rounded.add(std::to_string(std::int64_t(numbers[i])), data.back());
            continue;
        }
        std::string written;
        const float number = node.child(i).number(rounded, &written);
        if (!written.empty() && notation != nullptr)
            (*notation)[std::int64_t(data.size())] = written;
        data.push_back(number);
    }
}

void readLevel(const Node& node, const std::vector<std::int64_t>& extents, std::size_t level, std::vector<float>& data,
               Rounded& rounded, Notation* notation)
{
    if (!node.value().isArray())
        node.failExpecting(CORE_TEXT("must be an array of {0}, got {1}"), {std::to_string(extents[level])});
    if (std::int64_t(node.value().size()) != extents[level])
        node.fail({node.value().size() == 1 ? CORE_TEXT("has 1 entry, but the first one beside it has {1}")
                                            : CORE_TEXT("has {0} entries, but the first one beside it has {1}"),
                   {std::to_string(node.value().size()), std::to_string(extents[level])}});
    if (level + 1 == extents.size()) {
        readNumbers(node, data, rounded, notation);
        return;
    }
    for (std::size_t i = 0; i < node.value().size(); ++i)
        readLevel(node.child(i), extents, level + 1, data, rounded, notation);
}

Tensor readFlatTensor(const Node& node, Rounded& rounded, Notation* notation)
{
    for (const char* key : {"shape", "data"}) {
        if (!node.gives(key))
            node.fail({CORE_TEXT("\"{0}\" is missing"), {key}});
    }
    for (const auto& [key, value] : node.value().members()) {
        if (key != "shape" && key != "data")
            node.fail({CORE_TEXT("a tensor has \"shape\" and \"data\" only, got \"{0}\""), {shortened(key)}});
    }
    const Node shapeNode = node.child("shape");
    const Node dataNode = node.child("data");
    shapeNode.requireArray();
    dataNode.requireArray();
    if (shapeNode.value().size() < 2 || shapeNode.value().size() > 4)
        shapeNode.fail({CORE_TEXT("must have 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) extents, got {0}"),
                        {std::to_string(shapeNode.value().size())}});
    std::vector<std::int64_t> extents;
    for (std::size_t i = 0; i < shapeNode.value().size(); ++i)
        extents.push_back(shapeNode.child(i).integer(1, maxElements));
    requireDimensions(shapeNode, extents);
    const Shape shape = shapeOf(extents);
    if (std::int64_t(dataNode.value().size()) != shape.size())
        dataNode.fail({CORE_TEXT("must have as many numbers as the shape says, {1}; got {0}"),
                       {std::to_string(dataNode.value().size()), std::to_string(shape.size())}});
    std::vector<float> data;
    data.reserve(std::size_t(shape.size()));
    readNumbers(dataNode, data, rounded, notation);
    return {shape, std::move(data)};
}

/// Nested arrays of 2 to 4 levels, or {"shape", "data"}.
Tensor readTensor(const Node& node, Rounded& rounded, Notation* notation = nullptr)
{
    if (node.value().isObject())
        return readFlatTensor(node, rounded, notation);
    std::vector<std::int64_t> extents;
    for (const Json* inner = &node.value(); inner != nullptr && inner->isArray(); inner = inner->other(0)) {
        if (inner->size() == 0)
            node.fail({CORE_TEXT("has an empty array: every extent of a tensor must be at least 1"), {}});
        extents.push_back(std::int64_t(inner->size()));
    }
    if (extents.size() < 2 || extents.size() > 4)
        node.failExpecting(CORE_TEXT("must be a tensor: arrays nested 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) deep, "
                                     "or an object with \"shape\" and \"data\"; got {0}"));
    requireDimensions(node, extents);
    std::vector<float> data;
    data.reserve(std::size_t(shapeOf(extents).size()));
    readLevel(node, extents, 0, data, rounded, notation);
    return {shapeOf(extents), std::move(data)};
}

void warnOfRounded(const Node& node, const Rounded& rounded, std::vector<Oddity>& warnings)
{
    if (rounded.count > 0)
        warnings.push_back({node.place(), rounded.note()});
}

// ---- Words ----

Text readText(const Node& node)
{
    Text text;
    if (node.value().isString()) {
        text.byLocale[""] = node.string();
        return text;
    }
    if (!node.value().isObject())
        node.failExpecting(CORE_TEXT("must be a text, or an object from languages to texts; got {0}"));
    for (const Json::Member& member : node.value().members()) {
        if (!member.second.isNull())
            text.byLocale[member.first] = node.child(member).string();
    }
    return text;
}

/// Reads an object's keys that `knows` knows through `read` and keeps the others; a warning for each. A known key whose value
/// is null is left out.
template<typename Knows, typename Read>
Extra readKeys(const Node& node, std::vector<Oddity>& warnings, Knows knows, Read read)
{
    node.requireObject();
    Extra extra;
    for (const Json::Member& member : node.value().members()) {
        const auto& [key, value] = member;
        const Node child = node.child(member);
        if (!knows(key)) {
            extra.emplace_back(key, value.text());
            warnings.push_back({child.place(), {CORE_TEXT("unknown key; kept as it is"), {}}});
        } else if (!value.isNull()) {
            read(key, child);
        }
    }
    return extra;
}

/// Whether a key is one of these: what `readKeys` asks.
auto oneOf(std::initializer_list<std::string_view> keys)
{
    return [keys = std::vector<std::string_view>(keys)](const std::string& key) { return std::ranges::find(keys, key) != keys.end(); };
}

// ---- Layers ----

/// A pair is one number for both, or [height, width].
Size readPair(const Node& node, int low)
{
    if (!node.value().isArray())
        return {node.parameter(low), node.parameter(low)};
    if (node.value().size() != 2)
        node.fail({CORE_TEXT("must be a whole number or [height, width], got an array of {0}"), {std::to_string(node.value().size())}});
    return {node.child(std::size_t(0)).parameter(low), node.child(std::size_t(1)).parameter(low)};
}

void setPadding(Layer& layer, int top, int left, int bottom, int right)
{
    layer.rows.padBefore = top;
    layer.rows.padAfter = bottom;
    layer.cols.padBefore = left;
    layer.cols.padAfter = right;
}

void readPadding(const Node& node, Layer& layer)
{
    if (node.value().isString()) {
        const std::string word = node.string();
        if (word == "valid")
            layer.paddingForm = PaddingForm::Valid;
        else if (word == "same")
            layer.paddingForm = PaddingForm::Same;
        else if (word == "same_upper")
            layer.paddingForm = PaddingForm::SameUpper;
        else if (word == "same_lower")
            layer.paddingForm = PaddingForm::SameLower;
        else
            node.failExpecting(CORE_TEXT("must be a whole number, [h, w], [top, left, bottom, right], \"valid\", \"same\", \"same_upper\" "
                                 "or \"same_lower\", got {0}"));
    } else if (node.value().isArray() && node.value().size() == 4) {
        layer.paddingForm = PaddingForm::FourSided;
        const auto side = [&](std::size_t i) { return node.child(i).parameter(0); };
        setPadding(layer, side(0), side(1), side(2), side(3));
    } else if (node.value().isArray() && node.value().size() != 2) {
        node.fail({CORE_TEXT("must have 2 ([h, w]) or 4 ([top, left, bottom, right]) entries, got {0}"), {std::to_string(node.value().size())}});
    } else {
        const Size padding = readPair(node, 0);
        layer.paddingForm = PaddingForm::Symmetric;
        setPadding(layer, padding.h, padding.w, padding.h, padding.w);
    }
}

constexpr std::pair<const char*, Border> borders[] = {
    {"zeros", Border::Zeros}, {"reflect", Border::Reflect}, {"replicate", Border::Replicate}, {"circular", Border::Circular}};

Border readBorder(const Node& node)
{
    const std::string word = node.string();
    for (const auto& [name, border] : borders) {
        if (word == name)
            return border;
    }
    node.failExpecting(CORE_TEXT("must be \"zeros\", \"reflect\", \"replicate\" or \"circular\", got {0}"));
}

std::vector<float> readBias(const Node& node, Rounded& rounded, Notation& notation)
{
    node.requireArray();
    std::vector<float> bias;
    readNumbers(node, bias, rounded, &notation);
    return bias;
}

/// A parameter's key in a layer, and who has it.
struct ParameterKey {
    std::string_view name;
    unsigned uses;
    unsigned without = 0; ///< operators with this have it not
};

constexpr ParameterKey parameterKeys[] = {
    {"type", 0},
    {"weight", UsesWeight},
    {"bias", UsesWeight},
    {"kernel_size", UsesWindow, UsesWeight},
    {"stride", UsesWindow},
    {"dilation", UsesDilation},
    {"padding", UsesPadding},
    {"padding_mode", UsesPaddingMode},
    {"groups", UsesGroups},
    {"ceil_mode", UsesCeilMode},
    {"count_include_pad", UsesCountIncludePad},
    {"divisor_override", UsesCountIncludePad},
    {"norm_type", UsesNormType},
    {"negative_slope", UsesNegativeSlope},
    {"output_padding", UsesOutputPadding},
    {"output_size", UsesOutputSize},
    {"indices_from", UsesIndicesFrom},
};

bool hasParameter(const Operator& op, const std::string& key)
{
    return std::ranges::any_of(parameterKeys, [&](const ParameterKey& known) {
        return known.name == key && op.has(known.uses) && (known.without == 0 || !op.has(known.without));
    });
}

/// One parameter of a layer, which its operator has.
void readParameter(const std::string& key, const Node& node, Layer& layer, std::vector<Oddity>& warnings)
{
    Rounded rounded;
    if (key == "weight") {
        layer.weight = readTensor(node, rounded, &layer.weightNotation);
    } else if (key == "bias") {
        layer.bias = readBias(node, rounded, layer.biasNotation);
    } else if (key == "kernel_size") {
        const Size size = readPair(node, 1);
        layer.rows.size = size.h;
        layer.cols.size = size.w;
    } else if (key == "stride") {
        const Size stride = readPair(node, 1);
        layer.rows.stride = stride.h;
        layer.cols.stride = stride.w;
    } else if (key == "dilation") {
        const Size dilation = readPair(node, 1);
        layer.rows.dilation = dilation.h;
        layer.cols.dilation = dilation.w;
    } else if (key == "padding") {
        readPadding(node, layer);
    } else if (key == "padding_mode") {
        layer.rows.border = layer.cols.border = readBorder(node);
    } else if (key == "groups") {
        layer.groups = node.parameter(1);
    } else if (key == "ceil_mode") {
        layer.ceilMode = node.boolean();
    } else if (key == "count_include_pad") {
        layer.countIncludePad = node.boolean();
    } else if (key == "divisor_override") {
        layer.divisorOverride = int(node.integer(-largestParameter, largestParameter));
        if (*layer.divisorOverride == 0)
            node.fail({CORE_TEXT("must not be 0"), {}});
    } else if (key == "norm_type") {
        layer.normType = node.real();
        if (!(layer.normType > 0.0))
            node.failExpecting(CORE_TEXT("must be a number above 0, got {0}"));
    } else if (key == "negative_slope") {
        layer.negativeSlope = node.real();
    } else if (key == "output_padding") {
        layer.outputPadding = readPair(node, 0);
    } else if (key == "output_size") {
        layer.outputSize = readPair(node, 1);
    } else if (key == "indices_from") {
        layer.indicesFrom = int(node.integer(0, maxLayers));
    }
    warnOfRounded(node, rounded, warnings);
}

const Operator& readType(const Node& node)
{
    node.requireObject();
    if (!node.gives("type"))
        node.fail({CORE_TEXT("\"{0}\" is missing"), {"type"}});
    const Node type = node.child("type");
    if (const Operator* op = findOperator(type.string()))
        return *op;
    std::string names;
    for (const Operator* op : operators())
        names += (names.empty() ? "" : ", ") + std::string(op->type);
    type.fail({CORE_TEXT("there is no operator {0}; there are {1}"), {type.described(), names}});
}

Layer readLayer(const Node& node, std::vector<Oddity>& warnings)
{
    const Operator& op = readType(node);
    Layer layer;
    layer.type = op.type;
    layer.extra = readKeys(node, warnings, [&](const std::string& key) { return hasParameter(op, key); },
                           [&](const std::string& key, const Node& value) { readParameter(key, value, layer, warnings); });

    const auto require = [&](const char* key, bool needed) {
        if (needed && !node.gives(key))
            node.fail({CORE_TEXT("\"{0}\" is missing"), {key}});
    };
    require("weight", op.hasKernel());
    require("kernel_size", op.has(UsesWindow) && !op.hasKernel());
    require("output_size", op.reads == Reads::Share && op.has(UsesOutputSize));
    require("indices_from", op.has(UsesIndicesFrom));
    if (op.hasKernel()) {
        layer.rows.size = layer.weight.shape().h;
        layer.cols.size = layer.weight.shape().w;
    }
    if (op.reads == Reads::Window && !op.hasKernel() && !node.gives("stride")) {
        layer.rows.stride = layer.rows.size;
        layer.cols.stride = layer.cols.size;
    }
    return layer;
}

// ---- The lesson ----

constexpr std::int64_t anyStep = std::numeric_limits<std::int64_t>::max();

template<typename Item, typename Read>
std::vector<Item> readList(const Node& node, std::size_t longest, Read read)
{
    node.requireArray();
    if (node.value().size() > longest)
        node.fail({CORE_TEXT("has {0} entries; at most {1} are possible"), {std::to_string(node.value().size()), std::to_string(longest)}});
    std::vector<Item> items;
    for (std::size_t i = 0; i < node.value().size(); ++i)
        items.push_back(read(node.child(i)));
    return items;
}

/// What beats, questions and the view share: a layer or a step.
template<typename Item>
void readMoment(const std::string& key, const Node& node, Item& item)
{
    if (key == "layer")
        item.layer = int(node.integer(0, maxLayers));
    else
        item.step = node.integer(0, anyStep);
}

void requireFormat(const Node& root)
{
    root.requireObject();
    if (!root.gives("format") || root.child("format").value().toString() != "poolscope")
        root.fail({CORE_TEXT("is not a Poolscope lesson: \"format\" must be \"poolscope\""), {}});
    if (!root.gives("version"))
        root.fail({CORE_TEXT("\"{0}\" is missing"), {"version"}});
    const Node version = root.child("version");
    const std::int64_t number = version.integer(1, std::numeric_limits<int>::max());
    if (number > fileVersion)
        version.fail({CORE_TEXT("the file is of version {0}, and this Poolscope reads versions up to {1}: a newer Poolscope is needed"),
                      {std::to_string(number), std::to_string(fileVersion)}});
    if (!root.gives("input"))
        root.fail({CORE_TEXT("\"{0}\" is missing"), {"input"}});
}

template<typename Items>
void warnOfLostMoments(const char* list, const Items& items, std::size_t layers, std::vector<Oddity>& warnings)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (std::size_t(items[i].layer) >= layers && !(layers == 0 && items[i].layer == 0))
            warnings.push_back({'/' + std::string(list) + '/' + std::to_string(i) + "/layer",
                                {CORE_TEXT("there is no layer {0}; kept as it is"), {std::to_string(items[i].layer)}}});
    }
}

} // namespace

LessonFile parseLesson(std::string_view text, const std::string& name)
{
    const Json document = readJson(text, name);
    const Node root(document, "", name);
    requireFormat(root);

    LessonFile file;
    Lesson& lesson = file.lesson;
    std::vector<Oddity>& warnings = file.warnings;
    const auto readView = [&](const std::string& key, const Node& node) {
        if (key == "compare")
            lesson.view.compare = readLayer(node, warnings);
        else
            readMoment(key, node, lesson.view);
    };
    const auto readBeat = [&](const Node& item) {
        Beat beat;
        beat.extra = readKeys(item, warnings, oneOf({"layer", "step", "text"}), [&](const std::string& key, const Node& node) {
            if (key == "text")
                beat.text = readText(node);
            else
                readMoment(key, node, beat);
        });
        return beat;
    };
    const auto readQuestion = [&](const Node& item) {
        Question question;
        question.extra = readKeys(item, warnings, oneOf({"layer", "step", "kind"}), [&](const std::string& key, const Node& node) {
            if (key == "kind")
                question.kind = node.string();
            else
                readMoment(key, node, question);
        });
        return question;
    };
    const auto readInput = [&](const Node& node) {
        Rounded rounded;
        lesson.input = readTensor(node, rounded, &lesson.inputNotation);
        warnOfRounded(node, rounded, warnings);
    };
    const auto known = oneOf({"format", "version", "title", "input", "layers", "view", "beats", "questions"});
    lesson.extra = readKeys(root, warnings, known, [&](const std::string& key, const Node& node) {
        if (key == "title")
            lesson.title = readText(node);
        else if (key == "input")
            readInput(node);
        else if (key == "layers")
            lesson.layers = readList<Layer>(node, maxLayers, [&](const Node& item) { return readLayer(item, warnings); });
        else if (key == "view")
            lesson.view.extra = readKeys(node, warnings, oneOf({"layer", "step", "compare"}), readView);
        else if (key == "beats")
            lesson.beats = readList<Beat>(node, maxMoments, readBeat);
        else if (key == "questions")
            lesson.questions = readList<Question>(node, maxMoments, readQuestion);
    });
    warnOfLostMoments("beats", lesson.beats, lesson.layers.size(), warnings);
    warnOfLostMoments("questions", lesson.questions, lesson.layers.size(), warnings);
    return file;
}

Tensor parseTensor(std::string_view text, const std::string& name, Rounded* rounded)
{
    const Json document = readJson(text, name);
    Rounded unasked;
    return readTensor(Node(document, "", name), rounded ? *rounded : unasked);
}

std::string readFile(const std::string& path)
{
    const bool standardInput = path == "-";
    const std::string name = standardInput ? "standard input" : path;
    struct stat status{};
    if (!standardInput && stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
        throw FileError(name, "", {CORE_TEXT("is a folder; a file is needed"), {}});
    std::FILE* file = standardInput ? stdin : std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        throw FileError(name, "", {CORE_TEXT("cannot be opened: {0}"), {std::strerror(errno)}});

    std::string text;
    std::string piece(1 << 16, '\0');
    std::size_t count = 0;
    while ((count = std::fread(piece.data(), 1, piece.size(), file)) > 0 && std::int64_t(text.size()) <= maxFileBytes)
        text.append(piece, 0, count);
    const bool failed = std::ferror(file) != 0;
    const int error = errno;
    if (!standardInput)
        std::fclose(file);
    if (failed)
        throw FileError(name, "", {CORE_TEXT("cannot be read: {0}"), {std::strerror(error)}});
    if (std::int64_t(text.size()) > maxFileBytes)
        throw FileError(name, "", {CORE_TEXT("is larger than {0} MiB, the most a file can have"), {std::to_string(maxFileBytes >> 20)}});
    return text;
}

} // namespace core
