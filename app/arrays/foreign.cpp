#include "arrays/foreign.h"

#include <algorithm>
#include <utility>

namespace arrays {

using namespace std::string_view_literals;

namespace {

enum class Sort { Picture, Workbook, Other };

struct Kind {
    std::string_view start; ///< the file's first bytes, from `at` on
    std::size_t at;
    const char* name;
    Sort sort;
};

// The "magic numbers" that these formats' specifications give.
constexpr Kind kinds[] = {
    {"II*\0"sv, 0, "TIFF", Sort::Picture},
    {"MM\0*"sv, 0, "TIFF", Sort::Picture},
    {"II+\0"sv, 0, "TIFF", Sort::Picture},
    {"MM\0+"sv, 0, "TIFF", Sort::Picture},
    {"ftypheic"sv, 4, "HEIC", Sort::Picture},
    {"ftypheix"sv, 4, "HEIC", Sort::Picture},
    {"ftypmif1"sv, 4, "HEIF", Sort::Picture},
    {"ftypavif"sv, 4, "AVIF", Sort::Picture},
    {"\0\0\0\x0CjP  "sv, 0, "JPEG 2000", Sort::Picture},
    {"\0\0\0\x0CJXL "sv, 0, "JPEG XL", Sort::Picture},
    {"\xFF\x0A"sv, 0, "JPEG XL", Sort::Picture},
    {"8BPS"sv, 0, "Photoshop", Sort::Picture},
    {"\0\0\1\0"sv, 0, "ICO", Sort::Picture},
    {"<svg"sv, 0, "SVG", Sort::Picture},
    {"P1\n"sv, 0, "PBM", Sort::Picture},
    {"P2\n"sv, 0, "PGM", Sort::Picture},
    {"P3\n"sv, 0, "PPM", Sort::Picture},
    {"P4\n"sv, 0, "PBM", Sort::Picture},
    {"P5\n"sv, 0, "PGM", Sort::Picture},
    {"P6\n"sv, 0, "PPM", Sort::Picture},
    {"SIMPLE  ="sv, 0, "FITS", Sort::Picture},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "Excel (.xls)", Sort::Workbook},
    {"%PDF-"sv, 0, "PDF", Sort::Other},
    {"\x89HDF\r\n\x1A\n"sv, 0, "HDF5", Sort::Other},
    {"MATLAB 5.0 MAT-file"sv, 0, "MATLAB (.mat)", Sort::Other},
    {"PAR1"sv, 0, "Parquet", Sort::Other},
    {"\x80\2"sv, 0, "Python pickle", Sort::Other},
    {"\x80\3"sv, 0, "Python pickle", Sort::Other},
    {"\x80\4\x95"sv, 0, "Python pickle", Sort::Other},
    {"\x80\5\x95"sv, 0, "Python pickle", Sort::Other},
    {"\x1F\x8B"sv, 0, "gzip", Sort::Other},
    {"BZh"sv, 0, "bzip2", Sort::Other},
    {"\xFD" "7zXZ\0"sv, 0, "xz", Sort::Other},
};

core::Message refusal(const char* name, Sort sort)
{
    switch (sort) {
    case Sort::Picture:
        return {CORE_TEXT("is a picture in {0} format; PNG, JPEG, WebP, BMP and GIF pictures are read"), {name}};
    case Sort::Workbook:
        return {CORE_TEXT("is a {0} workbook; save its sheet as CSV, or copy the cells"), {name}};
    case Sort::Other:
        return {CORE_TEXT("is in {0} format; text tables, JSON, .npy, .npz and pictures are read"), {name}};
    }
    return {};
}

} // namespace

core::Message refusalOf(std::string_view bytes)
{
    constexpr std::size_t headBytes = 4096;
    const std::string_view head = bytes.substr(0, headBytes);
    const auto holds = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
    for (const Kind& kind : kinds) {
        if (head.substr(std::min(kind.at, head.size())).starts_with(kind.start))
            return refusal(kind.name, kind.sort);
    }
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin != std::string_view::npos && (head.substr(begin).starts_with("<?xml") || head.substr(begin).starts_with("<svg") || head.substr(begin).starts_with("<!DOCTYPE svg")) && holds("<svg"))
        return refusal("SVG", Sort::Picture);
    if (head.starts_with("PK\3\4")) {
        if (holds("xl/") || holds("[Content_Types].xml"))
            return refusal("Excel (.xlsx)", Sort::Workbook);
        if (holds("application/vnd.oasis.opendocument"))
            return refusal("LibreOffice", Sort::Workbook);
        if (holds("/data.pkl"))
            return refusal("PyTorch", Sort::Other);
    }
    return {};
}

std::string_view pictureKind(std::string_view bytes)
{
    constexpr std::pair<std::string_view, std::string_view> starts[] = {
        {"\x89PNG\r\n\x1A\n", "png"}, {"\xFF\xD8\xFF", "jpeg"}, {"GIF87a", "gif"}, {"GIF89a", "gif"}};
    for (const auto& [start, kind] : starts) {
        if (bytes.starts_with(start))
            return kind;
    }
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP"))
        return "webp";
    return bytes.starts_with("BM") && bytes.size() >= 10 && bytes.substr(6, 4) == "\0\0\0\0"sv ? "bmp" : "";
}

bool isArchive(std::string_view bytes)
{
    return bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6");
}

} // namespace arrays
