#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core {

/// Numbers that copies share until one of them writes, on whatever thread each copy lives; or none at all.
///
/// A std::shared_ptr cannot tell whether its owner may write: use_count() is a relaxed load, so what another thread read
/// through a copy that has just gone need not have happened before. (C++20 took unique() away for that: P0521, "Proposed
/// Resolution for CA 14".) Here an owner goes with a release and asks with an acquire: who finds itself alone has all reading
/// of the others behind it.
template <typename Number>
class Shared {
public:
    Shared() = default;
    Shared(std::nullptr_t) { } // NOLINT: meant to be implicit, as a pointer's
    explicit Shared(std::vector<Number> numbers) : m_block(new Block(std::move(numbers))) { }
    Shared(const Shared& other) : m_block(other.m_block)
    {
        if (m_block != nullptr)
            m_block->owners.fetch_add(1, std::memory_order_relaxed); // `other` keeps it alive meanwhile
    }
    Shared(Shared&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) { }
    Shared& operator=(Shared other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~Shared()
    {
        if (m_block != nullptr && m_block->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_block; // NOLINT(clang-analyzer-cplusplus.NewDelete): clang 14 ends what an optional holds twice
    }

    explicit operator bool() const { return m_block != nullptr; }
    const std::vector<Number>& operator*() const { return m_block->numbers; }
    const std::vector<Number>* operator->() const { return &m_block->numbers; }
    /// The numbers to write to, which there must be; first makes them this owner's own.
    std::vector<Number>& own()
    {
        if (m_block->owners.load(std::memory_order_acquire) != 1)
            *this = Shared(m_block->numbers);
        return m_block->numbers;
    }

    /// Whether both are the very same numbers in memory.
    friend bool operator==(const Shared& a, const Shared& b) { return a.m_block == b.m_block; }

private:
    struct Block {
        explicit Block(std::vector<Number> all) : numbers(std::move(all)) { }

        std::vector<Number> numbers;
        std::atomic<std::int64_t> owners{1};
    };

    Block* m_block = nullptr;
};

} // namespace core
