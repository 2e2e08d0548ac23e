#pragma once

#include <QImage>
#include <QStringList>

#include "arrays/npz.h"
#include "arrays/table.h"
#include "arrays/two_readings.h"
#include "formats/numbers.h"

#include <functional>
#include <optional>
#include <vector>

namespace window {

/// What numbers are brought in from: a file, a drop or the clipboard, read once.
struct ImportSource {
    QString name;
    QByteArray bytes;
    formats::Source kind = formats::Source::Table;
    QImage image;
    QImage shown; ///< the same, no larger than a screen
    std::vector<arrays::NpzArray> arrays;
    std::vector<core::Message> notes; ///< of a picture: what was done to it
    QString problem;
};

/// What came of it with some options.
struct Imported {
    formats::Numbers numbers;
    std::optional<arrays::Table> table; ///< what was found in it, without its numbers
    QString problem;
    QStringList lines; ///< of a text, around what is wrong with it
    std::optional<arrays::TwoReadings> question; ///< where the problem is that it can be read in two ways
};

/// Fetches the bytes or the image.
using ImportWork = std::function<void(ImportSource&, const formats::Progress&)>;

/// Neither throws but formats::Cancelled; both may run on another thread.
ImportSource importSource(const QString& name, const ImportWork& work, const formats::Progress& progress);
Imported importedFrom(const ImportSource& source, const formats::ReadOptions& options, const formats::Progress& progress);

} // namespace window
