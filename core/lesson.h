#pragma once

#include "core/layer.h"

#include <map>
#include <string>
#include <vector>

namespace core {

/// Words in one or several languages: from a locale ("en", "zh_CN") to a string; the key "" holds a plain string.
struct Text {
    std::map<std::string, std::string> byLocale;

    /// The words in `locale`, else in its language, else the plain string, else English, else whatever there is.
    std::string in(const std::string& locale) const;
    bool empty() const { return byLocale.empty(); }
    bool operator==(const Text&) const = default;
};

/// A moment of a lesson: where to stand, and what to say there.
struct Beat {
    int layer = 0;
    std::int64_t step = 0;
    Text text;
    Extra extra;

    bool operator==(const Beat&) const = default;
};

/// A step whose result is to be guessed before it is shown.
struct Question {
    int layer = 0;
    std::int64_t step = 0;
    std::string kind = "predict";
    Extra extra;

    bool operator==(const Question&) const = default;
};

/// Where the lesson opens.
struct View {
    int layer = 0;
    std::int64_t step = 0;
    Extra extra;
    /// A layer set beside `layer` on the same input, both moving in lockstep (see core/compare.h).
    std::optional<Layer> compare{};

    bool operator==(const View&) const = default;
};

/// Everything a class needs, as one value: the input, the layers with their numbers, the words.
struct Lesson {
    Text title;
    Tensor input;
    Notation inputNotation;
    std::vector<Layer> layers;
    View view;
    std::vector<Beat> beats;
    std::vector<Question> questions;
    Extra extra;

    bool operator==(const Lesson&) const = default;
};

} // namespace core
