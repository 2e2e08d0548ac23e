#pragma once

#include <filesystem>
#include <string>

/// A folder of one test's own, gone afterwards.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (m_path / name).string(); }
    /// Writes a file and returns its path.
    std::string write(const std::string& name, const std::string& text) const;
    std::string read(const std::string& name) const;

private:
    std::filesystem::path m_path;
};

/// What a program left behind.
struct Outcome {
    int status = -1;
    std::string out;
    std::string err;

    int errorLines() const;
};

/// Runs `poolscope-cli arguments` (in a shell's words) with `input` on standard input.
Outcome poolscope(const std::string& arguments, const std::string& input = "");
/// Runs any shell command; "$CLI" is the program.
Outcome shell(const std::string& command, const std::string& input = "");
