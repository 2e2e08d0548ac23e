// Numbers of the lesson changed by hand: one, several, a block.
#include "document/document.h"

#include <QUndoStack>

#include "core/counting.h"
#include "core/explain.h"
#include "core/operator.h"
#include "document/change.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace document {

namespace {

/// `written` when that says more than the number itself, else empty.
std::string notationOf(float value, const std::string& written)
{
    // A decimal is what the program writes too; only other forms, such as fractions, are worth keeping.
    const bool tells = written.find('/') != std::string::npos && core::parseNumber(written) == value;
    return tells ? written : std::string();
}

void note(core::Notation& notation, std::int64_t position, float value, const std::string& written)
{
    const std::string kept = notationOf(value, written);
    if (kept.empty())
        notation.erase(position);
    else
        notation[position] = kept;
}

void writeBlock(core::Tensor& values, core::Notation& notation, const core::Cell& anchor, const core::Tensor& block,
                const core::Notation& blockNotation)
{
    const auto numbers = values.mutableData();
    const int rows = std::min(block.shape().h, values.shape().h - anchor.row);
    const int cols = std::min(block.shape().w, values.shape().w - anchor.col);
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col) {
            const core::Cell from{0, 0, row, col};
            const std::int64_t to = values.offset({anchor.n, anchor.c, anchor.row + row, anchor.col + col});
            const auto written = blockNotation.find(block.offset(from));
            numbers[std::size_t(to)] = block.at(from);
            note(notation, to, block.at(from), written == blockNotation.end() ? std::string() : written->second);
        }
    }
}

QString shown(float value, const std::string& written)
{
    return QString::fromStdString(written.empty() ? core::shownNumber(double(value)) : written);
}

} // namespace

void Document::setInputCell(const core::Cell& cell, float value, const std::string& written, int gesture)
{
    setInputCells({cell}, value, written, tr("Input (%1, %2) = %3").arg(core::counted(cell.row)).arg(core::counted(cell.col)).arg(shown(value, written)),
                  gesture);
}

void Document::setInputCells(const std::vector<core::Cell>& cells, float value, const std::string& written,
                             const QString& text, int gesture)
{
    const core::Tensor& input = lesson().input;
    InputCellsPart part;
    for (const core::Cell& cell : cells) {
        const std::int64_t position = input.offset(cell);
        const auto noted = lesson().inputNotation.find(position);
        const std::string before = noted == lesson().inputNotation.end() ? std::string() : noted->second;
        const std::string after = notationOf(value, written);
        // By its bits, as Tensor compares: −0 is another number than 0, and NaN the same as itself.
        if (std::bit_cast<std::uint32_t>(input.at(cell)) != std::bit_cast<std::uint32_t>(value) || before != after)
            part.cells[position] = {value, after};
    }
    // What changes nothing is no step of the history. (Not by push(), which compares whole lessons.)
    if (part.cells.empty() || m_telling)
        return;
    adopt();
    m_undoStack->push(new Change<InputCellsPart>(*this, std::move(part), text, gesture == 0 ? newGesture() : gesture));
}

void Document::setCell(const Target& target, float value, const std::string& written, int gesture)
{
    const core::Cell& cell = target.cell;
    if (target.of == Target::Input) {
        setInputCell(cell, value, written, gesture);
        return;
    }
    core::Layer layer = layerOf(target);
    if (target.of == Target::Kernel) {
        layer.weight.set(cell, value);
        note(layer.weightNotation, layer.weight.offset(cell), value, written);
        setLayerOf(target, std::move(layer), tr("Kernel (%1, %2) = %3").arg(core::counted(cell.row)).arg(core::counted(cell.col)).arg(shown(value, written)), gesture);
        return;
    }
    if (!layer.bias) {
        const int channels = std::max(core::outputChannels(layer, 1), cell.c + 1); // groups may be 0
        layer.bias = std::vector<float>(std::size_t(channels), 0.0F);
    }
    layer.bias->at(std::size_t(cell.c)) = value;
    note(layer.biasNotation, cell.c, value, written);
    setLayerOf(target, std::move(layer), tr("Bias = %1").arg(shown(value, written)), gesture);
}

void Document::setCells(const Target& from, const core::Size& size, float value, const std::string& written, const QString& text, int gesture)
{
    std::vector<core::Cell> cells;
    for (int row = 0; row < size.h; ++row) {
        for (int col = 0; col < size.w; ++col)
            cells.push_back({from.cell.n, from.cell.c, from.cell.row + row, from.cell.col + col});
    }
    if (from.of == Target::Input) {
        setInputCells(cells, value, written, text, gesture);
    } else if (from.of == Target::Kernel) {
        core::Layer layer = layerOf(from);
        for (const core::Cell& cell : cells) {
            layer.weight.set(cell, value);
            note(layer.weightNotation, layer.weight.offset(cell), value, written);
        }
        setLayerOf(from, std::move(layer), text, gesture);
    } else {
        setCell(from, value, written, gesture); // of a bias there is one
    }
}

void Document::paste(const Target& target, const core::Tensor& block, const core::Notation& blockNotation)
{
    const core::Cell& anchor = target.cell;
    if (target.of == Target::Bias) {
        const auto first = blockNotation.find(0);
        setCell(target, block.data().front(), first == blockNotation.end() ? std::string() : first->second);
    } else if (target.of == Target::Kernel) {
        core::Layer layer = layerOf(target);
        writeBlock(layer.weight, layer.weightNotation, anchor, block, blockNotation);
        setLayerOf(target, std::move(layer), tr("Paste into the kernel"));
    } else {
        core::Tensor values = lesson().input;
        core::Notation notation = lesson().inputNotation;
        core::Shape shape = values.shape();
        shape.h = std::min(core::maxSide, std::max(shape.h, anchor.row + block.shape().h));
        shape.w = std::min(core::maxSide, std::max(shape.w, anchor.col + block.shape().w));
        if (!(shape == values.shape()) && shape.size() <= core::maxElements)
            values = reshaped(values, notation, shape);
        writeBlock(values, notation, anchor, block, blockNotation);
        setInput(std::move(values), std::move(notation), tr("Paste into the input"));
    }
}

} // namespace document
