#include "arrays/npz.h"

#include "arrays/table_text.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <zip.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

constexpr zip_int64_t maxEntries = 1024;
constexpr std::size_t headBytes = std::size_t(1) << 12; // longer than any header NumPy writes

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Archive openArchive(std::string_view bytes, const std::string& name)
{
    if (bytes.size() < 4 || bytes.substr(0, 2) != "PK")
        throw FileError(name, "", {CORE_TEXT("is not an .npz file"), {}});
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (!archive) {
        const std::string reason = zip_error_strerror(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        throw FileError(name, "", {CORE_TEXT("is damaged: {0}"), {reason}});
    }
    zip_error_fini(&error);
    Archive owner(archive, zip_discard);
    if (zip_get_num_entries(archive, 0) > maxEntries)
        throw FileError(name, "", {CORE_TEXT("has more than {0} entries"), {std::to_string(maxEntries)}});
    return owner;
}

/// At most `most` bytes of entry `index`, counted while they come: the size that the archive claims may be a lie.
/// Throws a Message.
std::string unpacked(zip_t* archive, zip_uint64_t index, std::size_t most)
{
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(archive, index, 0, &status) != 0)
        throw Message{CORE_TEXT("cannot be unpacked: {0}"), {zip_strerror(archive)}};
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        throw Message{CORE_TEXT("is encrypted"), {}};
    const Entry entry(zip_fopen_index(archive, index, 0), zip_fclose);
    if (!entry)
        throw Message{CORE_TEXT("cannot be unpacked: {0}"), {zip_strerror(archive)}};
    std::string out;
    std::string piece(std::size_t(1) << 16, '\0');
    while (out.size() < most) {
        const zip_int64_t count = zip_fread(entry.get(), piece.data(), std::min(piece.size(), most - out.size()));
        if (count < 0)
            throw Message{CORE_TEXT("cannot be unpacked: {0}"), {zip_file_strerror(entry.get())}};
        if (count == 0)
            break;
        out.append(piece, 0, std::size_t(count));
    }
    return out;
}

/// The array's name that belongs to an entry, or nothing when the entry is no array.
std::string arrayName(const char* entry)
{
    constexpr std::string_view ending = ".npy";
    const std::string_view name = entry ? entry : "";
    return name.size() > ending.size() && name.ends_with(ending) ? std::string(name.substr(0, name.size() - ending.size()))
                                                                 : std::string();
}

/// A name from a stranger, fit for a line on the screen.
std::string shownName(const std::string& name)
{
    const std::string quoted = quotedText(name);
    return quoted.substr(1, quoted.size() - 2);
}

struct Indexed {
    NpzArray array;
    zip_uint64_t index = 0;
};

std::vector<Indexed> arraysOf(zip_t* archive, const std::string& name)
{
    std::vector<Indexed> found;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const std::string entry = arrayName(zip_get_name(archive, zip_uint64_t(i), ZIP_FL_ENC_RAW));
        if (entry.empty())
            continue;
        Indexed one{{shownName(entry), {}, {}}, zip_uint64_t(i)};
        try {
            one.array.info = npyInfo(unpacked(archive, one.index, headBytes), name);
            if (one.array.info.type.find('O') != std::string::npos)
                one.array.problem = {CORE_TEXT("holds Python objects (a pickle), which could run a program; only plain numbers are read"), {}};
        } catch (const FileError& error) {
            one.array.problem = error.message();
        } catch (const Message& problem) {
            one.array.problem = problem;
        }
        found.push_back(std::move(one));
    }
    if (found.empty())
        throw FileError(name, "", {CORE_TEXT("holds no NumPy array"), {}});
    return found;
}

std::string listOf(const std::vector<Indexed>& arrays)
{
    constexpr std::size_t most = 8;
    std::string list;
    for (std::size_t i = 0; i < std::min(arrays.size(), most); ++i)
        list += (i > 0 ? ", " : "") + arrays[i].array.name;
    return arrays.size() > most ? list + ", …" : list;
}

} // namespace

std::vector<NpzArray> npzArrays(std::string_view bytes, const std::string& name)
{
    const Archive archive = openArchive(bytes, name);
    std::vector<NpzArray> result;
    for (Indexed& one : arraysOf(archive.get(), name))
        result.push_back(std::move(one.array));
    return result;
}

NpyArray parseNpz(std::string_view bytes, const std::string& name, const std::string& array)
{
    const Archive archive = openArchive(bytes, name);
    const std::vector<Indexed> all = arraysOf(archive.get(), name);
    std::vector<Indexed> fitting;
    std::ranges::copy_if(all, std::back_inserter(fitting), [&](const Indexed& one) {
        return array.empty() ? one.array.problem.empty() : one.array.name == array;
    });
    if (fitting.empty() && array.empty())
        throw FileError(name, all.front().array.name, all.front().array.problem);
    if (fitting.empty())
        throw FileError(name, "", {CORE_TEXT("has no array {0}; it has {1}"), {quotedText(array), listOf(all)}});
    if (fitting.size() > 1 && array.empty())
        throw FileError(name, "", {CORE_TEXT("holds several arrays, choose one: {0}"), {listOf(fitting)}});
    const Indexed& chosen = fitting.front();
    const auto most = std::size_t(core::maxFileBytes);
    try {
        const std::string npy = unpacked(archive.get(), chosen.index, most + 1);
        if (npy.size() > most)
            throw Message{CORE_TEXT("unpacks to more than {0} MiB"), {std::to_string(core::maxFileBytes >> 20)}};
        const std::string place = name + ": " + chosen.array.name;
        return npyArray(npy, place);
    } catch (const Message& problem) {
        throw FileError(name, chosen.array.name, problem);
    }
}

} // namespace arrays
