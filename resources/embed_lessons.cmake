# Writes OUTPUT, a C++ file with the text of all FILES. Long texts are cut: compilers limit a literal's length.
set(rows "")
list(SORT FILES)
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    string(REGEX REPLACE "^[0-9]+-" "" name ${name})
    file(READ ${file} text)
    string(LENGTH "${text}" length)
    set(literals "")
    set(start 0)
    while(start LESS length)
        string(SUBSTRING "${text}" ${start} 8000 piece)
        # SUBSTRING counts bytes: a cut after a line's end never splits a character, which clang refuses.
        string(FIND "${piece}" "\n" cut REVERSE)
        if(cut GREATER 0)
            math(EXPR cut "${cut} + 1")
            string(SUBSTRING "${piece}" 0 ${cut} piece)
        endif()
        string(LENGTH "${piece}" taken)
        string(APPEND literals "\n        R\"~~(${piece})~~\"")
        math(EXPR start "${start} + ${taken}")
    endwhile()
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
