# What every target of the project shares: the language, the warnings, and how a folder becomes a library.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(CMAKE_INSTALL_DOCDIR share/doc/poolscope)
include(GNUInstallDirs)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(poolscope_options INTERFACE)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(poolscope_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wundef
        # gcc 12 sees overlaps in "text" + std::string where there are none, when it optimises (its bug 105651).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
        $<$<BOOL:${POOLSCOPE_WERROR}>:-Werror>)
    if(POOLSCOPE_SANITIZE)
        target_compile_options(poolscope_options INTERFACE -fsanitize=${POOLSCOPE_SANITIZE} -fno-omit-frame-pointer
                                                          -fno-sanitize-recover=all)
        target_link_options(poolscope_options INTERFACE -fsanitize=${POOLSCOPE_SANITIZE})
    endif()
endif()

# A folder as a static library. Others include its headers as "<folder>/<header>.h", and only when they link it: the
# folder is reached through a link of its own under the build directory, so that a forbidden include does not compile.
# DEPENDS are what its headers include, USES what its sources alone do. What a folder reaches without naming it, because
# another one passes it on, the test `includes` finds.
#
#   poolscope_library(scene SOURCES frame.cpp … DEPENDS core Qt6::Gui)
function(poolscope_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES" ${ARGN})
    set(root ${CMAKE_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${root})
    if(NOT EXISTS ${root}/${name})
        file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} COPY_ON_ERROR SYMBOLIC)
    endif()
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${root})
    target_link_libraries(${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_USES} poolscope_options)
    list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ REGEX "^[^/]")
    string(JOIN "," named ${name} ${arg_DEPENDS} ${arg_USES})
    string(JOIN "," files ${arg_SOURCES})
    set_property(GLOBAL APPEND PROPERTY POOLSCOPE_FOLDERS "${named}=${files}")
endfunction()

# Files as a Qt resource, for programs that link `name`. Its objects go into the program itself rather than into an
# archive, where the linker would leave them out as nobody calls them; so no Q_INIT_RESOURCE is needed.
#
#   poolscope_qt_resource(icons PREFIX /icons FILES poolscope.svg …)
function(poolscope_qt_resource name)
    cmake_parse_arguments(arg "" "PREFIX" "FILES" ${ARGN})
    set(rows "")
    foreach(file IN LISTS arg_FILES)
        get_filename_component(alias ${file} NAME)
        get_filename_component(path ${file} ABSOLUTE)
        string(APPEND rows "    <file alias=\"${alias}\">${path}</file>\n")
    endforeach()
    set(qrc ${CMAKE_CURRENT_BINARY_DIR}/${name}.qrc)
    file(CONFIGURE OUTPUT ${qrc} CONTENT "<RCC>\n  <qresource prefix=\"${arg_PREFIX}\">\n${rows}  </qresource>\n</RCC>\n")
    qt_add_resources(code ${qrc})
    add_library(${name}_objects OBJECT ${code})
    set_target_properties(${name}_objects PROPERTIES AUTOMOC OFF)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE $<TARGET_OBJECTS:${name}_objects>)
endfunction()
