#pragma once

#include "core/layer.h"
#include "core/step.h"

#include <map>
#include <optional>
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

/// How the picture is seen while a beat is told.
struct Show {
    enum class Picture {
        Forward,  ///< one layer
        Gradient, ///< its way back
        Chain,    ///< all layers
        Matrix,   ///< the layer as a product of matrices
        Compare,  ///< the layer beside the view's `compare`
    };
    Picture view = Picture::Forward;
    bool turned = false;   ///< true convolution: the kernel turned by 180°
    bool inserted = false; ///< a transposed convolution over the input with zeros between its cells
    Grain grain = Grain::Window;
    int channel = -1; ///< which input channel, where a window spans several; −1: the first one it reads
    /// A cell of the layer's input, as if pointed at: every window that reads it is outlined.
    std::optional<Size> cell{}; ///< row, column

    bool operator==(const Show&) const = default;
};

/// A value of the lesson's file that is another one while a beat is told.
struct Change {
    std::string pointer; ///< a JSON pointer (RFC 6901) below /input, /layers or /view/compare
    std::string value;   ///< JSON

    bool operator==(const Change&) const = default;
};

/// A moment of a lesson: where to stand, and what to say there. The lesson is told in the order of its beats.
struct Beat {
    int layer = 0;
    std::int64_t step = 0;
    Text text;                 ///< may have placeholders (core/placeholders.h)
    std::optional<Show> show;  ///< nothing: as it was
    std::vector<Change> set;   ///< see core/beat_lesson.h
    Text notes;                ///< for the one who presents
    bool general = false;      ///< the text is true of any numbers and layers
    Extra extra;

    bool operator==(const Beat&) const = default;
};

/// Something of a step that is to be found before it is shown.
struct Question {
    int layer = 0;
    std::int64_t step = 0;
    std::string kind = "predict"; ///< what is asked (core/missing.h); one that this program does not know is kept, and not asked
    std::optional<Cell> cell{};   ///< of "input" and "weight": which number
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

/// What a lesson is about, for those who choose one.
struct About {
    Text group;      ///< what it is sorted under: "Pooling"
    Text teaches;    ///< one sentence
    int minutes = 0; ///< how long it takes; 0: nobody says
    Extra extra;

    bool operator==(const About&) const = default;
};

/// Everything a class needs, as one value: the input, the layers with their numbers, the words.
struct Lesson {
    Text title;
    std::optional<About> about;
    Tensor input;
    Notation inputNotation;
    std::vector<Layer> layers;
    View view;
    std::vector<Beat> beats;
    std::vector<Question> questions;
    /// The numbers that the words were written for (core/fingerprint.h); empty: those that the file has.
    std::string writtenFor{};
    Extra extra;

    bool operator==(const Lesson&) const = default;
};

} // namespace core
