#pragma once

#include <functional>
#include <string>

namespace bench {

/// What one call of `work` costs: CPU time of this thread, so that other programs on the machine count little.
struct Cost {
    double least = 0.0;  ///< milliseconds
    double median = 0.0;
};

/// Calls `work` until `seconds` have passed, at least nine times; `prepare` runs before each call and is not counted.
Cost measure(const std::function<void()>& work, const std::function<void()>& prepare = {}, double seconds = 0.7);

/// One line of the report: a figure, its unit, and what it should stay below.
void report(const std::string& what, double value, const char* unit, double goal);
void report(const std::string& what, const Cost& cost, double goal);
void note(const std::string& sentence);

/// Memory that this process has now, and the most it ever had, in MiB (Linux).
double residentMemory();
double peakMemory();
/// Forgets what the peak was (Linux).
void forgetPeak();

void core();
void scene();
/// How soon Stop is answered; wants a QCoreApplication.
void stop();
/// Starts this program again as `program --window …`, so that a process' whole life is measured.
void window(const std::string& program);
/// What such a process does; its exit code.
int windowChild(int argc, char** argv);

} // namespace bench
