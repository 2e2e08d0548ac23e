#pragma once

#include "core/insight/cost.h"
#include "core/insight/receptive_field.h"
#include "core/lesson.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What one layer comes to: a row of the cost table.
struct CostLine {
    int layer = -1; ///< −1: the input
    const char* title = ""; ///< marked CORE_TEXT
    Shape output{};
    Cost cost{};
    ReceptiveField field{};
    /// The same layer's cost in the lesson without its pooling layers; nothing for a pooling layer, and where the layer
    /// could not run.
    std::optional<Cost> withoutPooling{};
};

/// A cell of the cost table; empty where there is nothing to say.
struct CostCell {
    const char* words = ""; ///< to be translated, marked CORE_TEXT: "Convolution"
    std::string text{};     ///< the same in every language: "5 × 5"
    std::optional<double> number{};

    /// The number or the text; digits are not grouped, so that every reader takes them.
    std::string plain() const;
    std::string english() const { return words + plain(); }
};

/// A column of the cost table.
struct CostColumn {
    std::string_view key;     ///< its name in JSON, in every language
    const char* heading = ""; ///< marked CORE_TEXT
    bool number = true;
    bool totalled = false;    ///< whether the last row has its sum
    bool comparing = false;   ///< only where the lesson has pooling layers, and others that could do without them
    CostCell (*cell)(const CostLine&) = nullptr;
};

/// What a lesson costs, layer by layer, as a table: a row for the input, one for each layer that can run, computed or not,
/// and the total.
class CostTable {
public:
    CostTable() = default;
    explicit CostTable(const Network& network);

    const std::vector<CostLine>& lines() const { return m_lines; }
    const std::vector<const CostColumn*>& columns() const { return m_columns; }
    int rowCount() const { return m_lines.empty() ? 0 : int(m_lines.size()) + 1; }
    bool isTotal(int row) const { return row == int(m_lines.size()); }
    CostCell cell(int row, int column) const;
    const Text& title() const { return m_title; }

private:
    Text m_title; ///< the lesson's
    std::vector<CostLine> m_lines;
    std::vector<const CostColumn*> m_columns;
};

} // namespace core
