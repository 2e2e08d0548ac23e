#include "frame/frame_cache.h"

namespace scene {

void FrameCache::turnTo(const core::Network& network, int layer)
{
    const core::Lesson& lesson = network.lesson();
    Source source{.layer = layer, .input = lesson.input.stamp(), .notation = layer == 0 ? lesson.inputNotation : core::Notation(), .layers = lesson.layers};
    while (source.reached < network.layerCount() && network.reached(source.reached))
        ++source.reached;
    if (source == m_source)
        return;
    *this = {};
    m_source = std::move(source);
}

} // namespace scene
