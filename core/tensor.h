#pragma once

#include <cstdint>
#include <memory>
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

/// Whether `row`, `col` lie inside a plane of `shape`.
inline bool contains(const Shape& shape, int row, int col)
{
    return row >= 0 && col >= 0 && row < shape.h && col < shape.w;
}

/// A float32 array of four levels, N × C × H × W, the last one contiguous (NumPy's C order).
/// Copies share their numbers until one of them is written to, so a copy costs nothing.
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
    /// One plane's numbers, `h * w` of them.
    std::span<const float> plane(int n, int c) const;

    std::int64_t offset(const Cell& cell) const
    {
        return ((std::int64_t(cell.n) * m_shape.c + cell.c) * m_shape.h + cell.row) * m_shape.w + cell.col;
    }
    float at(const Cell& cell) const { return (*m_data)[std::size_t(offset(cell))]; }
    void set(const Cell& cell, float value) { mutableData()[std::size_t(offset(cell))] = value; }

    /// Whether both are the very same numbers in memory (a constant-time "surely equal").
    bool sharesDataWith(const Tensor& other) const { return m_data == other.m_data && m_shape == other.m_shape; }
    /// Same shape and the same bits: NaN equals itself, −0 differs from 0. What undo and "modified" need.
    bool operator==(const Tensor& other) const;

private:
    Shape m_shape;
    std::shared_ptr<std::vector<float>> m_data;
};

} // namespace core
