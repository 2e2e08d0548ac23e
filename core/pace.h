#pragma once

#include "core/evaluate.h"

#include <algorithm>
#include <limits>

namespace core {

/// Tells a pulse how much of a computation is done: as it begins, and then once in about a million operations, so that inner
/// loops may report to it as often as they like.
class Pace {
public:
    Pace(const Pulse& pulse, double all)
        : m_pulse(pulse)
        , m_all(all)
    {
        if (pulse)
            tellNow();
    }

    void did(double operations)
    {
        m_done += operations;
        if (m_done >= m_next)
            tellNow();
    }

private:
    void tellNow()
    {
        constexpr double pause = 1 << 20;
        m_next = m_done + pause;
        m_pulse(m_all > 0.0 ? std::min(m_done / m_all, 1.0) : 0.0);
    }

    const Pulse& m_pulse;
    double m_all;
    double m_done = 0.0;
    double m_next = std::numeric_limits<double>::infinity();
};

} // namespace core
