#include "formats/format.h"

#include <QCoreApplication>

// Kinds of files that are brought in and never written. Saving a lesson is the document's work, not an export.

namespace formats {

extern const Format lessonFormat = {
    .id = "lesson",
    .extensions = {"poolscope"},
    .title = QT_TRANSLATE_NOOP("formats", "Lesson"),
    .brings = LessonText,
};

extern const Format npzFormat = {
    .id = "npz",
    .extensions = {"npz"},
    .title = QT_TRANSLATE_NOOP("formats", "NumPy archive"),
    .brings = Grid,
};

// What programs that do not know of .csv and .tsv call their tables.
extern const Format textTableFormat = {
    .id = "txt",
    .extensions = {"txt", "tab", "dat"},
    .title = QT_TRANSLATE_NOOP("formats", "Text table"),
    .brings = Grid,
};

extern const Format pictureFormat = {
    .id = "picture",
    .extensions = {"png", "jpg", "jpeg", "webp", "bmp", "gif"},
    .title = QT_TRANSLATE_NOOP("formats", "Picture"),
    .brings = Grid,
};

} // namespace formats
