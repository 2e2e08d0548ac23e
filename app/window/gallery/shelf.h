#pragma once

#include <QString>

#include "core/lesson.h"

#include <string>
#include <string_view>
#include <vector>

namespace window {

/// A built-in lesson as one chooses it.
struct ShelfLesson {
    QString name; ///< as Document::openBuiltin takes it
    std::string_view json;
    core::Text title;
    core::About about; ///< empty where the file says nothing
    int beats = 0;
    int questions = 0;

    /// Whether each word of `search` stands in what it says of itself, in any language, or in the name of an operator it has.
    bool isFoundBy(const QString& search) const;

    QString words; ///< all that is searched, in small letters
};

/// Lessons of one group, in teaching order.
struct ShelfGroup {
    core::Text title; ///< empty: lessons that name none
    std::vector<ShelfLesson> lessons;
};

/// The built-in lessons in their groups, in teaching order. Reads them all, which takes some milliseconds.
std::vector<ShelfGroup> builtinShelf();

} // namespace window
