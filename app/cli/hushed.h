#pragma once

#include <cstdio>

namespace cli {

/// Keeps standard error while it lives, and then passes on all but what libpng wrote: that library complains of a damaged
/// picture by itself, where nobody can stop it, and the sentence about the picture must be the only line.
class Hushed {
public:
    Hushed();
    ~Hushed();
    Hushed(const Hushed&) = delete;
    Hushed& operator=(const Hushed&) = delete;

private:
    std::FILE* m_kept = nullptr; ///< null where standard error is as ever
    int m_error = -1;
};

} // namespace cli
