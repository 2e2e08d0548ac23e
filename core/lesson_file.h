#pragma once

#include "core/lesson.h"
#include "core/message.h"
#include "core/rounded.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What is wrong with a file, and where: "lesson.poolscope: /layers/1/stride: must be at least 1, got 0".
class FileError : public std::runtime_error {
public:
    FileError(std::string file, std::string place, Message message);

    const std::string& file() const { return m_file; }
    const std::string& place() const { return m_place; } ///< a JSON pointer, or "line 3, column 7"
    const Message& message() const { return m_message; }

private:
    std::string m_file;
    std::string m_place;
    Message m_message;
};

/// What is odd about a file but could be honoured, and where.
struct Oddity {
    std::string place; ///< a JSON pointer
    Message message;

    std::string english() const { return place + ": " + message.english(); }
};

/// A lesson as read.
struct LessonFile {
    Lesson lesson;
    std::vector<Oddity> warnings;
};

/// Reads a lesson from JSON, strictly; `name` is the file's name in messages. null is how JSON says that something is left
/// out (PyTorch's None): whatever has a default takes it, whatever must be given is missing. It is not written back.
/// Throws FileError at the first thing that cannot be honoured.
LessonFile parseLesson(std::string_view json, const std::string& name);
/// Reads a tensor from JSON: nested arrays, or {"shape": …, "data": …}; `rounded` gets what whole numbers a float32 does not
/// hold.
Tensor parseTensor(std::string_view json, const std::string& name, Rounded* rounded = nullptr);
/// A lesson as JSON, for people to read: matrices row by row, everything in a fixed order.
std::string writeLesson(const Lesson& lesson);

/// A file's bytes; "-" is standard input. Throws FileError for what cannot be read or is larger than maxFileBytes.
std::string readFile(const std::string& path);

} // namespace core
