#include "arrays/channel_order.h"

#include "arrays/two_readings.h"
#include "core/check.h"

#include <string_view>
#include <utility>

namespace arrays {

using core::Message;

static constexpr const char* lastNote = CORE_TEXT("Channels come last in {0}: these are {1} channels of {2}.");
static constexpr const char* lastOneNote = CORE_TEXT("The channel comes last in {0}: this is {1} channel of {2}.");
static constexpr const char* firstNote = CORE_TEXT("Channels were taken to come first in {0}: these are {1} channels of {2}.");

static bool isChannelCount(int extent)
{
    return extent >= 1 && extent <= 4;
}

OrderFound channelOrder(const core::Shape& shape, ArrayOrigin origin)
{
    OrderFound found;
    const bool first = isChannelCount(shape.c);
    const bool last = isChannelCount(shape.w);
    if (origin == ArrayOrigin::Ours || !last || (first && shape.c == 1))
        return found; // one plane is a plane in both
    const bool square = shape.h == shape.w;
    found.open = true;
    found.order = first || square ? ChannelOrder::First : ChannelOrder::Last;
    if (origin == ArrayOrigin::Text)
        found.certain = first || square;
    else if (origin == ArrayOrigin::Bytes)
        found.certain = found.order == ChannelOrder::Last;
    // Small square planes of floats are kernels and activations, never pictures.
    if (square && origin != ArrayOrigin::Bytes)
        found.open = false;
    return found;
}

core::Tensor withChannelsFirst(const core::Tensor& channelsLast)
{
    const core::Shape from = channelsLast.shape();
    const core::Shape to{from.n, from.w, from.c, from.h};
    std::vector<float> values(std::size_t(to.size()));
    const std::span<const float> data = channelsLast.data();
    const std::int64_t plane = to.planeSize();
    for (std::int64_t i = 0; i < std::int64_t(data.size()); ++i) {
        const std::int64_t channel = i % to.c;
        const std::int64_t cell = i / to.c % plane;
        const std::int64_t sample = i / to.c / plane;
        values[std::size_t((sample * to.c + channel) * plane + cell)] = data[std::size_t(i)];
    }
    return {to, std::move(values)};
}

/// "3 channels of 8 × 9" for {0} × {1} …
static std::vector<std::string> words(const core::Shape& shape, const core::Shape& channelsFirst)
{
    const auto text = [](int extent) { return std::to_string(extent); };
    return {text(shape.c) + " × " + text(shape.h) + " × " + text(shape.w), text(channelsFirst.c), text(channelsFirst.h) + " × " + text(channelsFirst.w)};
}

core::Tensor orderedChannels(core::Tensor values, ArrayOrigin origin, std::optional<ChannelOrder> asked, const std::string& file,
                             std::vector<core::Message>& notes)
{
    const core::Shape shape = values.shape();
    const OrderFound found = channelOrder(shape, origin);
    const core::Shape turned{shape.n, shape.w, shape.c, shape.h};
    if (!asked && found.open && !found.certain) {
        const std::vector<std::string> first = words(shape, shape);
        const std::vector<std::string> last = words(shape, turned);
        const bool one = turned.c == 1;
        throw TwoReadings(file, TwoReadings::Channels,
                          {one ? CORE_TEXT("{0} numbers are {1} channels of {2} where channels come first, and {3} channel of {4} where they come last")
                               : CORE_TEXT("{0} numbers are {1} channels of {2} where channels come first, and {3} channels of {4} where they come last"),
                           {first[0], first[1], first[2], last[1], last[2]}},
                          {Message{CORE_TEXT("Channels first: {0} channels of {1}"), {first[1], first[2]}},
                           Message{one ? CORE_TEXT("Channels last: {0} channel of {1}") : CORE_TEXT("Channels last: {0} channels of {1}"), {last[1], last[2]}}});
    }
    const ChannelOrder order = asked.value_or(found.order);
    if (order == ChannelOrder::Last) {
        if (turned.c > core::maxChannels) {
            throw core::FileError(file, "shape", {CORE_TEXT("has {0} channels; at most {1} are possible"), {std::to_string(turned.c), std::to_string(core::maxChannels)}});
        }
        if (!asked)
            notes.push_back({turned.c == 1 ? lastOneNote : lastNote, words(shape, turned)});
        if (turned.c == 4)
            notes.push_back({CORE_TEXT("The fourth channel, as a rule how opaque a picture is (alpha), is kept as a channel."), {}});
        return withChannelsFirst(values);
    }
    if (found.open && !asked)
        notes.push_back({firstNote, words(shape, shape)});
    return values;
}

std::optional<ChannelOrder> orderNoted(const Message& note)
{
    const std::string_view text = note.text;
    if (text == firstNote)
        return ChannelOrder::First;
    return text == lastNote || text == lastOneNote ? std::optional(ChannelOrder::Last) : std::nullopt;
}

} // namespace arrays
