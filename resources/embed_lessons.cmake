# Writes OUTPUT, a C++ file with the text of all FILES.
include(${CMAKE_CURRENT_LIST_DIR}/../cmake/literals.cmake)

set(rows "")
list(SORT FILES)
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    string(REGEX REPLACE "^[0-9]+-" "" name ${name})
    file(READ ${file} text)
    poolscope_literals(literals "${text}" "        ")
    string(APPEND rows "    {\"${name}\", ${literals}},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"resources/builtin_lessons.h\"

namespace resources {

static constexpr BuiltinLesson lessons[] = {
${rows}};

std::span<const BuiltinLesson> builtinLessons()
{
    return lessons;
}

} // namespace resources
")
