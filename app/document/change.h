#pragma once

#include <QUndoCommand>

#include "document/document.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace document {

/// The one undo command: `redo` swaps its part with the lesson's, and `undo` is `redo`.
///
/// A Part is a value with `void swapWith(core::Lesson&)` and `bool absorb(const Part& next)`: takes in what the next change
/// of the same gesture remembers, or says that it is one of another place. One that has `positions()` changes the input's
/// numbers there, and nothing else but how they are written.
template <typename Part> class Change : public QUndoCommand {
public:
    Change(Document& document, Part part, const QString& text, int gesture)
        : QUndoCommand(text)
        , m_document(document)
        , m_part(std::move(part))
        , m_gesture(gesture)
    {
    }

    void redo() override
    {
        if constexpr (requires { m_part.positions(); }) {
            m_document.takeInput(m_part.positions(), [this](core::Lesson& lesson) { m_part.swapWith(lesson); });
        } else {
            core::Lesson lesson = m_document.own();
            m_part.swapWith(lesson);
            m_document.take(std::move(lesson));
        }
    }
    void undo() override { redo(); }

    /// Qt offers commands with the same id for merging; −1 never merges.
    int id() const override { return m_gesture; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = dynamic_cast<const Change*>(other);
        if (!next || !m_part.absorb(next->m_part))
            return false;
        setText(next->text());
        return true;
    }

private:
    Document& m_document;
    Part m_part;
    int m_gesture;
};

// In the parts below, what `this` holds is the value before the gesture, which is what undo must bring back; the one in
// between, which `next` holds, is forgotten.

/// Some cells of the input: what is remembered of an edit of a photograph is what it changed, not the photograph.
struct InputCellsPart {
    struct Entry {
        float value = 0.0F;
        std::string written; ///< its notation; empty for none
    };
    std::map<std::int64_t, Entry> cells; ///< by position in the input

    std::vector<std::int64_t> positions() const
    {
        std::vector<std::int64_t> all;
        for (const auto& [position, entry] : cells)
            all.push_back(position);
        return all;
    }
    void swapWith(core::Lesson& lesson)
    {
        const auto numbers = lesson.input.mutableData(extent(lesson.input.shape()));
        for (auto& [position, entry] : cells) {
            std::swap(numbers[std::size_t(position)], entry.value);
            std::string before;
            if (const auto noted = lesson.inputNotation.find(position); noted != lesson.inputNotation.end())
                before = noted->second;
            if (entry.written.empty())
                lesson.inputNotation.erase(position);
            else
                lesson.inputNotation[position] = entry.written;
            entry.written = std::move(before);
        }
    }
    core::Part extent(const core::Shape& shape) const
    {
        core::Part part{shape.h, 0, shape.w, 0};
        for (const auto& [position, entry] : cells) {
            const int row = int(position / shape.w % shape.h);
            const int col = int(position % shape.w);
            part = {std::min(part.firstRow, row), std::max(part.endRow, row + 1), std::min(part.firstCol, col), std::max(part.endCol, col + 1)};
        }
        return part;
    }
    bool absorb(const InputCellsPart& next)
    {
        // A cell that was already changed keeps what it was before the first change: map::insert does just that.
        cells.insert(next.cells.begin(), next.cells.end());
        return true;
    }
};

/// The input with the way its numbers are written.
struct InputPart {
    core::Tensor values;
    core::Notation notation;

    void swapWith(core::Lesson& lesson)
    {
        std::swap(lesson.input, values);
        std::swap(lesson.inputNotation, notation);
    }
    bool absorb(const InputPart&) { return true; }
};

/// One layer with all its parameters.
struct LayerPart {
    int index = 0;
    core::Layer layer;

    void swapWith(core::Lesson& lesson) { std::swap(lesson.layers[std::size_t(index)], layer); }
    bool absorb(const LayerPart& next) { return index == next.index; }
};

/// All layers, and everything that points at them by position.
struct LayersPart {
    std::vector<core::Layer> layers;
    std::vector<core::Beat> beats;
    std::vector<core::Question> questions;
    core::View view;

    void swapWith(core::Lesson& lesson)
    {
        std::swap(lesson.layers, layers);
        std::swap(lesson.beats, beats);
        std::swap(lesson.questions, questions);
        std::swap(lesson.view, view);
    }
    bool absorb(const LayersPart&) { return true; }
};

/// Everything: another version of the lesson.
struct LessonPart {
    core::Lesson lesson;

    void swapWith(core::Lesson& other) { std::swap(other, lesson); }
    bool absorb(const LessonPart&) { return false; }
};

/// Where the lesson opens.
struct ViewPart {
    core::View view;

    void swapWith(core::Lesson& lesson) { std::swap(lesson.view, view); }
    bool absorb(const ViewPart&) { return true; }
};

} // namespace document
