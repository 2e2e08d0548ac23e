#include "formats/format.h"

namespace formats {

extern const Format csvFormat;
extern const Format jsonFormat;
extern const Format lessonFormat;
extern const Format npyFormat;
extern const Format pngFormat;
extern const Format svgFormat;

std::span<const Format* const> formats()
{
    static const Format* const all[] = {
        &lessonFormat, &csvFormat, &jsonFormat, &npyFormat, &pngFormat, &svgFormat,
    };
    return all;
}

} // namespace formats
