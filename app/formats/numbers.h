#pragma once

#include <QByteArray>
#include <QString>

#include "arrays/numbers.h"
#include "formats/format.h"
#include "formats/picture_tensor.h"

namespace formats {

/// What bytes hold that numbers can come from: an Array is .npy, JSON or a printed one.
enum class Source { Table, Array, Npz, Picture };

/// By the first bytes where these tell, because names lie; else by the name's extension; else a table.
Source sourceOf(const QByteArray& bytes, const QString& name);

/// How to read what can be read in more than one way.
struct ReadOptions : arrays::ArrayOptions {
    std::string array;      ///< of an .npz archive; empty: its only one
    PictureOptions picture;

    bool operator==(const ReadOptions&) const = default;
};

using arrays::Numbers;

/// Reads numbers from any file that holds some. `name` is for messages and its extension.
/// Throws core::FileError, arrays::TwoReadings among them, and Cancelled when `progress` says stop.
Numbers readNumbers(const QByteArray& bytes, const QString& name, const ReadOptions& options = {},
                    const Progress& progress = {});
/// The same from a file, "-" for standard input.
Numbers readNumbersFile(const QString& path, const ReadOptions& options = {}, const Progress& progress = {});

} // namespace formats
