#pragma once

#include "arrays/numbers.h"
#include "arrays/two_readings.h"
#include "core/lesson_file.h"
#include "core/network.h"

#include <string>
#include <vector>

namespace cli {

/// The lesson that a LESSON argument names: a file, "-" for standard input, "builtin:NAME" for one that ships with the
/// programs. Throws core::FileError.
core::LessonFile loadLesson(const std::string& source);

/// How messages call that source: its own text, "standard input" for "-".
std::string sourceName(const std::string& source);

/// How the file is read that --input names.
struct InputOptions : arrays::ArrayOptions {
    std::vector<std::string> picture; ///< words of the command line about pictures and archives
};

/// The tensor in a file: .npy, JSON, a printed array, a text table, or, through poolscope-export, a picture or an .npz
/// archive. Says on standard error what was guessed. Throws core::FileError, or SaidAlready.
core::Tensor loadTensor(const std::string& path, const InputOptions& options = {});
/// Puts the numbers of such a file in the place of the lesson's input.
void replaceInput(core::Lesson& lesson, const std::string& path, const InputOptions& options);

/// One line on standard error for each note: "FILE: note: Commas group thousands: 1,234 is 1234.", with the option that says
/// otherwise where channels were guessed.
void tellNotes(const std::string& path, const std::vector<core::Message>& notes);
/// A question of a file that can be read in two ways, with the option that answers it.
core::FileError withOption(const arrays::TwoReadings& question);

/// Says why layer `k`, which has a problem, cannot run: "lesson.poolscope: /layers/1/stride: must be at least 1, got 0".
void complainOfProblem(const std::string& source, const core::Network& network, int k);

/// Says what was odd about a file, in a few lines however much that is: the first `most`, and how many more.
void complainOfOddities(const std::string& name, const core::LessonFile& file, std::size_t most = 3);
/// Says what core::caution says of the layers.
void complainOfCautions(const std::string& source, const core::Network& network);

} // namespace cli
