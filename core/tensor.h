#pragma once

#include "core/shared.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// The extents of a tensor, N × C × H × W; every extent is at least 1.
struct Shape {
    int n = 1;
    int c = 1;
    int h = 1;
    int w = 1;

    std::int64_t planeSize() const { return std::int64_t(h) * w; }
    std::int64_t size() const { return std::int64_t(n) * c * planeSize(); }
    bool operator==(const Shape&) const = default;
};

/// One position in a tensor: sample, channel, row, column, counted from 0.
struct Cell {
    int n = 0;
    int c = 0;
    int row = 0;
    int col = 0;

    bool operator==(const Cell&) const = default;
};

/// Some rows × columns of a plane; the ends are one past the last.
struct Part {
    int firstRow = 0;
    int endRow = 0;
    int firstCol = 0;
    int endCol = 0;

    bool operator==(const Part&) const = default;
};

/// Whether `row`, `col` lie inside a plane of `shape`.
inline bool contains(const Shape& shape, int row, int col)
{
    return row >= 0 && col >= 0 && row < shape.h && col < shape.w;
}

/// A float32 array of four levels, N × C × H × W, the last one contiguous (NumPy's C order).
/// Copies share their numbers until one of them is written to, so a copy costs nothing. Copies may be read, written and let
/// go on different threads (core/shared.h); one and the same Tensor may not be written on one while another uses it.
class Tensor {
public:
    /// One zero: the smallest tensor there is.
    Tensor();
    explicit Tensor(Shape shape, float fill = 0.0F);
    /// Takes `data` over; its length must be `shape.size()`, else std::invalid_argument.
    Tensor(Shape shape, std::vector<float> data);
    /// One plane, row by row: Tensor::plane({{1, 2}, {3, 4}}). All rows must be of one length.
    static Tensor plane(const std::vector<std::vector<float>>& rows);

    const Shape& shape() const { return m_shape; }
    std::int64_t size() const { return m_shape.size(); }
    std::span<const float> data() const { return *m_data; }
    /// The numbers to write to; makes them this tensor's own first.
    std::span<float> mutableData();
    /// The same, for a writer who keeps to the cells of `part` in every plane: whoever worked something out from the
    /// numbers before need only look there again.
    std::span<float> mutableData(const Part& part);
    /// One plane's numbers, `h * w` of them.
    std::span<const float> plane(int n, int c) const;

    std::int64_t offset(const Cell& cell) const
    {
        return ((std::int64_t(cell.n) * m_shape.c + cell.c) * m_shape.h + cell.row) * m_shape.w + cell.col;
    }
    float at(const Cell& cell) const { return (*m_data)[std::size_t(offset(cell))]; }
    void set(const Cell& cell, float value)
    {
        mutableData(Part{cell.row, cell.row + 1, cell.col, cell.col + 1})[std::size_t(offset(cell))] = value;
    }

    /// A number that no other numbers have: copies have the same, and every mutableData() gives another. For those who
    /// remember what they worked out, but must not keep the numbers themselves.
    std::uint64_t stamp() const { return m_stamp; }
    /// What the last mutableData() may have changed, and the stamp before it; nothing when that may be everything.
    struct Write {
        std::uint64_t before = 0;
        Part part{};
    };
    const std::optional<Write>& lastWrite() const { return m_lastWrite; }

    /// Whether both are the very same numbers in memory (a constant-time "surely equal").
    bool sharesDataWith(const Tensor& other) const { return m_data == other.m_data && m_shape == other.m_shape; }
    /// Same shape and the same bits: NaN equals itself, −0 differs from 0. What undo and "modified" need.
    bool operator==(const Tensor& other) const;

private:
    Shape m_shape;
    Shared<float> m_data;
    std::uint64_t m_stamp;
    std::optional<Write> m_lastWrite;
};

} // namespace core
