#include "cli/compute.h"

#include "cli/console.h"
#include "cli/progress_line.h"
#include "cli/source.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/work.h"

#include <algorithm>

namespace cli {

namespace {

/// The first layer up to which it takes too long.
int longLayer(const core::Network& network, int last)
{
    for (int k = 0; k < last && k < network.layerCount(); ++k) {
        if (network.operationsLeft(k) > mostUnasked)
            return k;
    }
    return std::min(last, network.layerCount() - 1);
}

} // namespace

void compute(core::Network& network, const Computing& how)
{
    const double operations = network.operationsLeft(how.last) + how.besides;
    const std::string name = sourceName(how.source);
    if (operations > mostUnasked && !how.anyway) {
        const std::string duration = core::durationOf(operations).english();
        const std::string count = core::shownNumber(operations, {.digits = 2, .typographic = false});
        if (!isWatched())
            throw core::FileError(name, "/layers/" + std::to_string(longLayer(network, how.last)),
                                  {CORE_TEXT("takes about {0} to compute ({1} operations); --anyway computes it all the same"), {duration, count}});
        complain(name + ": takes about " + duration + " (" + count + " operations); Ctrl+C stops it");
    }
    ProgressLine line(name + ": computing");
    network.finish([&](double done) {
        if (how.stop && how.stop())
            throw Stopped{};
        line.show(done);
    }, how.last);
}

} // namespace cli
