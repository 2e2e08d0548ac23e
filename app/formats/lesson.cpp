#include "formats/format.h"

#include "core/lesson_file.h"

#include <QCoreApplication>

namespace formats {

// Saving a lesson is the document's work, not an export, so there is no writer here.
static Import read(const QByteArray& bytes, const QString& name)
{
    return core::parseLesson({bytes.constData(), std::size_t(bytes.size())}, name.toStdString()).lesson;
}

extern const Format lessonFormat;
const Format lessonFormat = {
    .id = "lesson",
    .extensions = {"poolscope"},
    .title = QT_TRANSLATE_NOOP("formats", "Lesson"),
    .brings = LessonText,
    .read = read,
};

} // namespace formats
