#include "core/tensor_reader.h"

#include "core/check.h"
#include "core/number_text.h"

#include <cmath>

namespace core {

namespace {

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

} // namespace

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

Tensor readTensor(const Node& node, Rounded& rounded, Notation* notation)
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

} // namespace core
