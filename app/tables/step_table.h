#pragma once

#include <QString>

#include "core/explain.h"
#include "core/network.h"

#include <optional>
#include <vector>

namespace tables {

/// What a column of the step table says.
enum class Column {
    Step,       ///< counted from 1, as people count
    Output,     ///< the cell that this step fills: (row, col), (channel, row, col) or (sample, channel, row, col)
    Window,     ///< which rows and columns of the input are read, counted from 0; negative ones are padding
    Values,     ///< what is read there, in reading order
    Arithmetic, ///< the left side of the equation
    Result,     ///< the output's number; A's, where two layers are compared
    OtherWindow, ///< what B reads, where that differs from what A does
    OtherResult, ///< B's number
    Gradient,   ///< on the way back: what arrives at the output's cell
    ToCells,    ///< and what each cell of the window gets of it, in reading order
    ToWeights,  ///< and each weight
};

constexpr bool isNumber(Column column)
{
    return column == Column::Step || column == Column::Result || column == Column::OtherResult || column == Column::Gradient;
}

/// One cell of the table: a number when it is one, and always the words for people.
struct TableCell {
    QString text;
    std::optional<double> number;

    bool operator==(const TableCell&) const = default;
};

/// One row, with the step that it is about.
struct StepRow {
    core::Step step;
    std::int64_t number = 0; ///< counted from 1
    float result = 0.0F;     ///< the number that stands in the layer's float32 output
    std::vector<TableCell> cells; ///< one for each of the table's columns
    core::Equation equation{"", "=", ""}; ///< going forward: the arithmetic, its relation to the result, and that
    bool outlined = false;        ///< the window is not listed: the steps have no taps, "…" stands for their words

    /// Of two compared layers, where the second one stands.
    struct Other {
        core::Step step;
        float result = 0.0F;
        bool waits = false; ///< as in core::Comparison::Stop

        bool operator==(const Other&) const = default;
    };
    std::optional<Other> other{};
    bool waits = false; ///< whether the first one does

    bool operator==(const StepRow&) const = default;
};

/// Which way a step table goes.
enum class Way { Forward, Back };

/// All steps of one layer, or of two that are compared, as a table, each row computed when it is asked for: a table of 16
/// million rows costs nothing.
/// A value: it freezes the lesson it was made from (tensors are shared, not copied).
class StepTable {
public:
    StepTable() = default;
    /// `layer` must be one of the network's; a layer that is not reached gives an empty table. Where the way back is too long
    /// to be worked out (core::isWayBackShort), the table goes forward.
    StepTable(core::Network network, int layer, core::NumberStyle style = {}, Way way = Way::Forward);

    const core::Network& network() const { return m_network; }
    int layer() const { return m_layer; }
    core::NumberStyle style() const { return m_style; }
    Way way() const { return m_way; }
    /// Which terms the arithmetic spells out; forward.
    void setTerms(core::Terms terms) { m_terms = terms; }

    /// Forward, products name their values already, so a convolution's table has no Values column.
    const std::vector<Column>& columns() const { return m_columns; }
    /// The column's heading in the user's language. Those of compared layers name the layer.
    QString heading(Column column) const;

    /// Whether both layers of a comparison have their results here: its steps are the rows then.
    bool compares() const { return m_compares; }
    std::int64_t rowCount() const { return m_rows; }
    /// Row `i`, 0 ≤ i < rowCount. It costs little however large its window is: one that nobody reads to its end
    /// (core::mostTaps), which may be the whole of a photograph, is outlined.
    StepRow row(std::int64_t i) const { return row(i, m_columns); }
    /// With those cells alone that are in `some` of the table's columns: without their columns no arithmetic is worked out.
    StepRow row(std::int64_t i, const std::vector<Column>& some) const;
    /// How many taps the largest window has that is listed: 0 … core::mostTaps.
    std::int64_t largestWindow() const;

    /// "(1, 3)"; the channel and sample come first where the output has several.
    QString outputText(const core::Cell& cell) const;
    /// "rows 0–1, cols 2–3".
    static QString windowText(const core::Step& step);
    /// What the window reads, each number in as many digits as it takes to tell it from every other float32. The Values
    /// column has them rounded for people.
    static QString exactValues(const core::Step& step);

private:
    TableCell numberCell(double value) const;
    TableCell cellOf(Column column, const StepRow& row, const core::GradientStep& back) const;
    QString sharesText(const core::Step& step, const std::vector<double>& shares) const;

    core::Network m_network;
    int m_layer = 0;
    core::NumberStyle m_style;
    Way m_way = Way::Forward;
    core::Terms m_terms = core::Terms::All;
    core::Tensor m_arriving; ///< on the way back
    std::vector<Column> m_columns;
    std::int64_t m_rows = 0;
    bool m_compares = false;
};

} // namespace tables
