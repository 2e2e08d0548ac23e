#pragma once

#include <QUndoCommand>

#include "document/document.h"

#include <utility>

namespace document {

/// The one undo command: `redo` swaps its part with the lesson's, and `undo` is `redo`.
///
/// A Part is a value with `void swapWith(core::Lesson&)` and `bool isSamePlace(const Part&) const`. Changes of one place
/// that carry the same gesture merge into one.
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
        core::Lesson lesson = m_document.lesson();
        m_part.swapWith(lesson);
        m_document.take(std::move(lesson));
    }
    void undo() override { redo(); }

    /// Qt offers commands with the same id for merging; −1 never merges.
    int id() const override { return m_gesture; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = dynamic_cast<const Change*>(other);
        if (!next || !m_part.isSamePlace(next->m_part))
            return false;
        // What this one holds is the value before the gesture, which is what undo must bring back; the one in between,
        // which `next` holds, is forgotten.
        setText(next->text());
        return true;
    }

private:
    Document& m_document;
    Part m_part;
    int m_gesture;
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
    bool isSamePlace(const InputPart&) const { return true; }
};

/// One layer with all its parameters.
struct LayerPart {
    int index = 0;
    core::Layer layer;

    void swapWith(core::Lesson& lesson) { std::swap(lesson.layers[std::size_t(index)], layer); }
    bool isSamePlace(const LayerPart& other) const { return index == other.index; }
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
    bool isSamePlace(const LayersPart&) const { return true; }
};

/// Where the lesson opens.
struct ViewPart {
    core::View view;

    void swapWith(core::Lesson& lesson) { std::swap(lesson.view, view); }
    bool isSamePlace(const ViewPart&) const { return true; }
};

} // namespace document
