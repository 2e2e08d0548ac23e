#pragma once

#include "core/message.h"
#include "core/network.h"

#include <optional>
#include <string>

namespace core {

/// Words of a lesson hold placeholders, so that they follow the numbers: "{output(0, 1)}", "{equation}", "{stride}". "{{" and
/// "}}" are braces. Rows, columns and channels count from 0. The placeholders:
///
///     {input(r, c)}  {input(channel, r, c)}       a number of what the beat's layer reads, of the sample of its step
///     {output(r, c)} {output(channel, r, c)}      one of what it makes; without a channel that of the step
///     {weight(r, c)} {weight(out, in, r, c)}      of its kernel; without channels the first
///     {bias}  {bias(channel)}
///     {equation} {terms} {result}                 of the beat's step, products that are 0 left out
///     {input_size} {size} {steps}                 of what it reads, of what it makes; how many steps it has
///     {kernel_size} {stride} …                    any parameter of the layer, by its name in lesson files
///
/// What there is not (no such cell, a layer that cannot run) is "?".
std::string filledIn(const std::string& words, const Network& network, int layer, std::int64_t step);

/// What is wrong with the placeholders in these words, if anything: an unknown name, the wrong number of positions, a brace
/// alone.
std::optional<Message> placeholderFault(const std::string& words);

} // namespace core
