#include "bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <vector>

namespace bench {

namespace {

double threadTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double memoryLine(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key))
            return std::stod(line.substr(key.size() + 1)) / 1024.0;
    }
    return 0.0;
}

} // namespace

Cost measure(const std::function<void()>& work, const std::function<void()>& prepare, double seconds)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do {
        if (prepare)
            prepare();
        const double begin = threadTime();
        work();
        times.push_back(threadTime() - begin);
    } while (times.size() < 9 || Clock::now() < end);
    std::ranges::sort(times);
    return {times.front(), times[times.size() / 2]};
}

void report(const std::string& what, double value, const char* unit, double goal)
{
    std::printf("%-66s %9.3f %-3s  goal %8.3f  %s\n", what.c_str(), value, unit, goal, value <= goal ? "ok" : "MISSED");
    std::fflush(stdout);
}

void report(const std::string& what, const Cost& cost, double goal)
{
    std::printf("%-66s %9.3f ms   goal %8.3f  %s (median %.3f)\n", what.c_str(), cost.least, goal,
                cost.least <= goal ? "ok" : "MISSED", cost.median);
    std::fflush(stdout);
}

void note(const std::string& sentence)
{
    std::printf("%s\n", sentence.c_str());
    std::fflush(stdout);
}

double residentMemory() { return memoryLine("VmRSS:"); }
double peakMemory() { return memoryLine("VmHWM:"); }

void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace bench
