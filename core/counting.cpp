#include "core/counting.h"

#include <atomic>

namespace core {

namespace {

std::atomic<int> firstNumber = 0;

} // namespace

int countsFrom()
{
    return firstNumber.load(std::memory_order_relaxed);
}

void countFrom(int first)
{
    firstNumber.store(first, std::memory_order_relaxed);
}

} // namespace core
