#include "core/lesson_file.h"

#include "core/beat_reader.h"
#include "core/check.h"
#include "core/keys.h"
#include "core/parameters.h"
#include "core/question_reader.h"
#include "core/tensor_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iterator>
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

void warnOfRounded(const Node& node, const Rounded& rounded, std::vector<Oddity>& warnings)
{
    if (rounded.count > 0)
        warnings.push_back({node.place(), rounded.note()});
}

// ---- Layers ----

/// A pair is one number for both, or [height, width].
Values readPair(const Node& node, int low)
{
    if (!node.value().isArray())
        return {double(node.parameter(low)), double(node.parameter(low))};
    if (node.value().size() != 2)
        node.fail({CORE_TEXT("must be a whole number or [height, width], got an array of {0}"), {std::to_string(node.value().size())}});
    return {double(node.child(std::size_t(0)).parameter(low)), double(node.child(std::size_t(1)).parameter(low))};
}

/// The option of that name, by its position.
Values readOption(const Node& node, const Parameter& parameter)
{
    const std::string name = node.string();
    const auto found = std::ranges::find(parameter.options, name, &Parameter::Option::name);
    if (found == parameter.options.end() || name.empty())
        node.failExpecting(parameter.refusal);
    return {double(found - parameter.options.begin())};
}

Values readPadding(const Node& node, const Parameter& parameter)
{
    if (node.value().isString())
        return readOption(node, parameter);
    Values values;
    if (node.value().isArray() && node.value().size() == 4) {
        values = {double(PaddingForm::FourSided)};
        for (std::size_t i = 0; i < 4; ++i)
            values.push_back(node.child(i).parameter(0));
        return values;
    }
    if (node.value().isArray() && node.value().size() != 2)
        node.fail({CORE_TEXT("must have 2 ([h, w]) or 4 ([top, left, bottom, right]) entries, got {0}"), {std::to_string(node.value().size())}});
    values = readPair(node, 0);
    values.insert(values.begin(), double(PaddingForm::Symmetric));
    return values;
}

Values readValues(const Parameter& parameter, const Node& node)
{
    switch (parameter.kind) {
    case Parameter::Kind::Whole:
        return {double(node.integer(parameter.lowest, parameter.highest))};
    case Parameter::Kind::Pair:
        return readPair(node, parameter.lowest);
    case Parameter::Kind::Real:
        return {node.real()};
    case Parameter::Kind::Truth:
        return {double(node.boolean())};
    case Parameter::Kind::Choice:
        return readOption(node, parameter);
    case Parameter::Kind::Padding:
        return readPadding(node, parameter);
    case Parameter::Kind::Kernel:
    case Parameter::Kind::Bias:
        break; // no numbers of the table
    }
    return {};
}

/// One parameter of a layer, which its operator has.
void readParameter(const Parameter& parameter, const Node& node, Layer& layer, std::vector<Oddity>& warnings)
{
    Rounded rounded;
    if (parameter.kind == Parameter::Kind::Kernel) {
        layer.weight = readTensor(node, rounded, &layer.weightNotation);
    } else if (parameter.kind == Parameter::Kind::Bias) {
        node.requireArray();
        readNumbers(node, layer.bias.emplace(), rounded, &layer.biasNotation);
    } else {
        const Values values = readValues(parameter, node);
        if (parameter.accepts != nullptr && !parameter.accepts(values.front()))
            node.failExpecting(parameter.refusal);
        parameter.set(layer, values);
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
    const auto parameterOf = [&](const std::string& key) {
        const Parameter* parameter = findParameter(key);
        return parameter != nullptr && parameter->isInFiles(op) ? parameter : nullptr;
    };
    layer.extra = readKeys(node, warnings, [&](const std::string& key) { return key == "type" || parameterOf(key) != nullptr; },
                           [&](const std::string& key, const Node& value) {
                               if (const Parameter* parameter = parameterOf(key))
                                   readParameter(*parameter, value, layer, warnings);
                           });
    for (const Parameter& parameter : parameters()) {
        if (parameter.isNeeded(op) && !node.gives(std::string(parameter.name)))
            node.fail({CORE_TEXT("\"{0}\" is missing"), {std::string(parameter.name)}});
    }
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

About readAbout(const Node& node, std::vector<Oddity>& warnings)
{
    constexpr int longest = 24 * 60;
    About about;
    about.extra = readKeys(node, warnings, oneOf({"group", "teaches", "minutes"}), [&](const std::string& key, const Node& value) {
        if (key == "group")
            about.group = readText(value);
        else if (key == "teaches")
            about.teaches = readText(value);
        else
            about.minutes = int(value.integer(1, longest));
    });
    return about;
}

/// The version that the file is of.
int requireFormat(const Node& root)
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
    return int(number);
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

LessonFile parseLesson(std::string_view text, const std::string& name)
{
    const Json document = readJson(text, name);
    const Node root(document, "", name);
    const int version = requireFormat(root);

    LessonFile file;
    Lesson& lesson = file.lesson;
    std::vector<Oddity>& warnings = file.warnings;
    const auto readView = [&](const std::string& key, const Node& node) {
        if (key == "compare")
            lesson.view.compare = readLayer(node, warnings);
        else
            readMoment(key, node, lesson.view);
    };
    const auto readInput = [&](const Node& node) {
        Rounded rounded;
        lesson.input = readTensor(node, rounded, &lesson.inputNotation);
        warnOfRounded(node, rounded, warnings);
    };
    const auto known = oneOf({"format", "version", "title", "about", "input", "layers", "view", "beats", "questions", "written_for"});
    lesson.extra = readKeys(root, warnings, known, [&](const std::string& key, const Node& node) {
        if (key == "title")
            lesson.title = readText(node);
        else if (key == "about")
            lesson.about = readAbout(node, warnings);
        else if (key == "input")
            readInput(node);
        else if (key == "layers")
            lesson.layers = readList<Layer>(node, maxLayers, [&](const Node& item) { return readLayer(item, warnings); });
        else if (key == "view")
            lesson.view.extra = readKeys(node, warnings, oneOf({"layer", "step", "compare"}), readView);
        else if (key == "beats")
            lesson.beats = readList<Beat>(node, maxMoments, [&](const Node& item) { return readBeat(item, version, warnings); });
        else if (key == "written_for")
            lesson.writtenFor = node.string();
        else if (key == "questions")
            lesson.questions = readList<Question>(node, maxMoments, [&](const Node& item) { return readQuestion(item, version, warnings); });
    });
    warnOfLostMoments("beats", lesson.beats, lesson.layers.size(), warnings);
    warnOfLostMoments("questions", lesson.questions, lesson.layers.size(), warnings);
    std::ranges::move(untellable(lesson), std::back_inserter(warnings));
    std::ranges::move(unaskable(lesson), std::back_inserter(warnings));
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
