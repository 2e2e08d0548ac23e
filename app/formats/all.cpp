#include "formats/format.h"

namespace formats {

extern const Format csvFormat;
extern const Format jsonFormat;
extern const Format lessonFormat;
extern const Format npyFormat;
extern const Format npzFormat;
extern const Format pictureFormat;
extern const Format pngFormat;
extern const Format svgFormat;
extern const Format textTableFormat;

std::span<const Format* const> formats()
{
    static const Format* const all[] = {
        &lessonFormat, &csvFormat, &jsonFormat, &npyFormat, &pngFormat, &svgFormat,
        &npzFormat, &textTableFormat, &pictureFormat,
    };
    return all;
}

} // namespace formats
