#pragma once

#include "core/lesson_file.h"
#include "core/network.h"

#include <string>

namespace cli {

/// The lesson that a LESSON argument names: a file, "-" for standard input, "builtin:NAME" for one that ships with the
/// programs. Throws core::FileError.
core::LessonFile loadLesson(const std::string& source);

/// How messages call that source: its own text, "standard input" for "-".
std::string sourceName(const std::string& source);

/// The tensor in a file: .npy, JSON, or a text table. Throws core::FileError.
core::Tensor loadTensor(const std::string& path);
/// Puts the numbers of a file in the place of the lesson's input, in any format that needs no Qt: pictures and .npz
/// archives are refused with a sentence. Throws core::FileError.
void replaceInput(core::Lesson& lesson, const std::string& path);

/// Why a layer cannot run, as one line: "lesson.poolscope: /layers/1/stride: must be at least 1, got 0".
std::string problemLine(const std::string& source, int layer, const core::Message& message, const std::string& field);

/// Says what core::caution says of the layers.
void complainOfCautions(const std::string& source, const core::Network& network);

} // namespace cli
