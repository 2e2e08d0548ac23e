#include "program.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

static std::string contents(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "poolscope-cli-XXXXXX").string();
    m_path = mkdtemp(name.data());
}

Folder::~Folder()
{
    std::filesystem::remove_all(m_path);
}

std::string Folder::write(const std::string& name, const std::string& text) const
{
    std::ofstream(file(name), std::ios::binary) << text;
    return file(name);
}

std::string Folder::read(const std::string& name) const
{
    return contents(file(name));
}

int Outcome::errorLines() const
{
    return int(std::count(err.begin(), err.end(), '\n'));
}

Outcome shell(const std::string& command, const std::string& input)
{
    const Folder folder;
    setenv("CLI", POOLSCOPE_CLI, 1);
    folder.write("command", command);
    const std::string line = "bash -o pipefail '" + folder.file("command") + "' <'" + folder.write("in", input) + "' >'"
                             + folder.file("out") + "' 2>'" + folder.file("err") + '\'';
    const int result = std::system(line.c_str());
    return {WIFEXITED(result) ? WEXITSTATUS(result) : -1, folder.read("out"), folder.read("err")};
}

Outcome poolscope(const std::string& arguments, const std::string& input)
{
    return shell("exec \"$CLI\" " + arguments, input);
}
