# Writes OUTPUT, a C++ file with the player's document, style sheet and script. MODULES are concatenated in their order
# into one strict function.
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/literals.cmake)

set(script "(() => {\n'use strict';\n")
foreach(file IN LISTS MODULES)
    file(READ ${file} text)
    string(APPEND script "\n${text}")
endforeach()
# Comments and indentation stay at home: they are a third of the page. Code never begins a line with these.
string(REGEX REPLACE "\n +" "\n" script "${script}")
string(REGEX REPLACE "\n(//|/\\*\\*|\\* |\\*/)[^\n]*" "" script "${script}")
string(REGEX REPLACE "\n+" "\n" script "${script}")
string(APPEND script "})();\n")
file(READ ${STYLE} style)
string(REGEX REPLACE "/\\*[^*]*\\*/" "" style "${style}")
string(REGEX REPLACE "\n[\n ]*" "\n" style "${style}")
file(READ ${DOCUMENT} document)

# Inside <script> and <style> nothing is escaped: these would end the element.
string(TOLOWER "${script}${style}" lower)
foreach(forbidden "</script" "</style" "<!--")
    string(FIND "${lower}" "${forbidden}" found)
    if(NOT found EQUAL -1)
        message(FATAL_ERROR "The player must not contain ${forbidden}")
    endif()
endforeach()

set(functions "")
foreach(part document style script)
    poolscope_literals(literals "${${part}}" "           ")
    string(APPEND functions "\nstd::string_view ${part}()\n{\n    return ${literals};\n}\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"page/page.h\"\n\nnamespace page {\n${functions}\n} // namespace page\n")
