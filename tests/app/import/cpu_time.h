#pragma once

#include <ctime>

/// Processor time of this program so far, in seconds: other programs on the machine do not lengthen it.
inline double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

/// How long a hostile file may take; with sanitizers a program is several times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double answerSeconds = 15.0;
#else
constexpr double answerSeconds = 2.0;
#endif
