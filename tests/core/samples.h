#pragma once

#include "drawn.h"

#include "core/lesson_file.h"
#include "core/network.h"

#include <rapidcheck.h>

#include <string>

namespace samples {

/// A lesson whose last layer is one random layer of that type, often one that cannot run: nothing is tuned so that it
/// fits. A max_unpool2d comes after the max pooling that it needs.
rc::Gen<core::Lesson> lessonOf(const std::string& type, Numbers numbers);
/// A lesson with one to four random layers, words in several languages, fractions, and keys of the future.
rc::Gen<core::Lesson> anyLesson();

rc::Gen<core::Tensor> tensor(core::Shape shape, Numbers numbers);

} // namespace samples

namespace core {

/// rapidcheck prints a counterexample with this: as a lesson file, to be pasted.
void showValue(const Lesson& lesson, std::ostream& out);

} // namespace core
