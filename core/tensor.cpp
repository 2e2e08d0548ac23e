#include "core/tensor.h"

#include <atomic>
#include <cstring>
#include <stdexcept>

namespace core {

namespace {

std::uint64_t freshStamp()
{
    static std::atomic<std::uint64_t> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

} // namespace

Tensor::Tensor() : Tensor(Shape{}) { }

Tensor::Tensor(Shape shape, float fill)
    : m_shape(shape), m_data(std::vector<float>(std::size_t(shape.size()), fill)), m_stamp(freshStamp())
{
}

Tensor::Tensor(Shape shape, std::vector<float> data)
    : m_shape(shape), m_data(std::move(data)), m_stamp(freshStamp())
{
    if (std::int64_t(m_data->size()) != shape.size())
        throw std::invalid_argument("Tensor: the data's length does not match the shape");
}

Tensor Tensor::plane(const std::vector<std::vector<float>>& rows)
{
    std::vector<float> data;
    for (const auto& row : rows)
        data.insert(data.end(), row.begin(), row.end());
    return {Shape{1, 1, int(rows.size()), rows.empty() ? 0 : int(rows.front().size())}, std::move(data)};
}

std::span<float> Tensor::mutableData()
{
    std::vector<float>& numbers = m_data.own();
    m_stamp = freshStamp();
    m_lastWrite.reset();
    return numbers;
}

std::span<float> Tensor::mutableData(const Part& part)
{
    const Write write{m_stamp, part};
    const std::span<float> numbers = mutableData();
    m_lastWrite = write;
    return numbers;
}

std::span<const float> Tensor::plane(int n, int c) const
{
    return data().subspan(std::size_t(offset({n, c, 0, 0})), std::size_t(m_shape.planeSize()));
}

bool Tensor::operator==(const Tensor& other) const
{
    if (m_shape != other.m_shape)
        return false;
    return m_data == other.m_data || std::memcmp(m_data->data(), other.m_data->data(), m_data->size() * sizeof(float)) == 0;
}

} // namespace core
