#pragma once

#include "core/message.h"
#include "core/tensor.h"

#include <optional>
#include <string>
#include <vector>

namespace arrays {

/// Which extent of a picture in an array counts its channels: PyTorch's "channels first", or Keras' "channels last", which
/// OpenCV, Pillow and scikit-image have too.
enum class ChannelOrder { First, Last };

/// Where an array came from, as far as that tells of its order.
enum class ArrayOrigin {
    Ours,  ///< written by this program: channels first
    Bytes, ///< numbers of 8 bits without a sign: a picture
    Other, ///< an .npy file of other numbers
    Text,  ///< JSON, a printed array
};

/// What an array's last three extents tell of the order.
struct OrderFound {
    ChannelOrder order = ChannelOrder::First;
    bool open = false;    ///< the other order is possible
    bool certain = true;  ///< while that is so, this one is likelier
};

/// Pictures have 1 to 4 channels. Extents a × b × c, before which others may stand, are
///   - channels first where c is none of these;
///   - channels last where c is and a is not, unless b = c, as in many small planes: 8 × 3 × 3;
///   - either where both fit: channels first, as this program and PyTorch have it, but not certainly for bytes.
/// Of text and of bytes that fit both ways nothing is certain, else a note will do.
OrderFound channelOrder(const core::Shape& shape, ArrayOrigin origin);

/// Which order a note says was guessed; none when it is about something else.
std::optional<ChannelOrder> orderNoted(const core::Message& note);

/// N × H × W × C, read as if it were N × C × H × W, in that order.
core::Tensor withChannelsFirst(const core::Tensor& channelsLast);

/// `values`, of three or more dimensions, with channels first, and notes on what was done. Throws TwoReadings where nothing
/// tells and `asked` does not.
core::Tensor orderedChannels(core::Tensor values, ArrayOrigin origin, std::optional<ChannelOrder> asked, const std::string& file,
                             std::vector<core::Message>& notes);

} // namespace arrays
