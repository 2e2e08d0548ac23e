#include "formats/format.h"

namespace formats {

extern const Format csvFormat;
extern const Format gifFormat;
extern const Format htmlPageFormat;
extern const Format htmlTableFormat;
extern const Format jsonFormat;
extern const Format latexFormat;
extern const Format lessonFormat;
extern const Format markdownFormat;
extern const Format mp4Format;
extern const Format npyFormat;
extern const Format npzFormat;
extern const Format pictureFormat;
extern const Format numpyFormat;
extern const Format onnxFormat;
extern const Format pdfFormat;
extern const Format pngFormat;
extern const Format pngSequenceFormat;
extern const Format pytorchFormat;
extern const Format svgFormat;
extern const Format textTableFormat;
extern const Format tensorflowFormat;
extern const Format tsvFormat;
extern const Format webmFormat;
extern const Format webpFormat;
extern const Format xlsxFormat;

std::span<const Format* const> formats()
{
    static const Format* const all[] = {
        &lessonFormat,
        &csvFormat, &tsvFormat, &xlsxFormat, &markdownFormat, &latexFormat, &htmlTableFormat, &htmlPageFormat, &jsonFormat, &npyFormat,
        &pngFormat, &svgFormat, &pdfFormat,
        &gifFormat, &webpFormat, &mp4Format, &webmFormat, &pngSequenceFormat,
        &npzFormat, &textTableFormat, &pictureFormat,
        &pytorchFormat, &tensorflowFormat, &numpyFormat, &onnxFormat,
    };
    return all;
}

} // namespace formats
