#pragma once

#include <QByteArray>
#include <QString>

#include "arrays/table.h"
#include "formats/format.h"
#include "formats/picture_tensor.h"

namespace formats {

/// What bytes hold that numbers can come from.
enum class Source { Table, Json, Npy, Npz, Picture };

/// By the first bytes where these tell, because names lie; else by the name's extension; else a table.
Source sourceOf(const QByteArray& bytes, const QString& name);

/// How to read what can be read in more than one way.
struct ReadOptions {
    arrays::TableLayout table;
    std::string array;      ///< of an .npz archive; empty: its only one
    PictureOptions picture;

    bool operator==(const ReadOptions&) const = default;
};

/// Numbers as they were brought in.
struct Numbers {
    core::Tensor values;
    core::Notation notation;          ///< fractions, as they were written
    std::vector<core::Message> notes; ///< what was left out, and why
};

/// Reads numbers from any file that holds some. `name` is for messages and its extension.
/// Throws core::FileError, and Cancelled when `progress` says stop.
Numbers readNumbers(const QByteArray& bytes, const QString& name, const ReadOptions& options = {},
                    const Progress& progress = {});
/// The same from a file, "-" for standard input.
Numbers readNumbersFile(const QString& path, const ReadOptions& options = {}, const Progress& progress = {});

} // namespace formats
