#pragma once

#include <QByteArray>
#include <QLocale>
#include <QString>

#include "core/insight/cost_table.h"
#include "core/network.h"
#include "scene/film.h"
#include "tables/grid_table.h"
#include "tables/step_table.h"

#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <variant>
#include <vector>

class QIODevice;

namespace formats {

/// What a file can carry; a format's `carries` is a sum of these.
enum Content : unsigned {
    Steps = 1U << 0,     ///< a step table
    Grid = 1U << 1,      ///< a tensor
    Picture = 1U << 2,   ///< one step
    Animation = 1U << 3, ///< a range of steps
    LessonText = 1U << 4, ///< a whole lesson
    Costs = 1U << 5,      ///< what its layers cost
};

/// What a format can be told; its `knows` is a sum of these.
enum Knows : unsigned {
    Time = 1U << 0,         ///< speed and frames a second
    Looping = 1U << 1,      ///< Options::loop
    Transparency = 1U << 2, ///< a Film's background may be left out
    Country = 1U << 3,      ///< Options::forExcel and locale
    Themes = 1U << 4,       ///< Options::theme; a Film has its own
    Opening = 1U << 5,      ///< where the lesson's view stands
    Cropping = 1U << 6,     ///< Film::cropped and captioned
    Outlines = 1U << 7,     ///< Film::outlined
};

/// What a format may be told beyond what it carries; each reads the options that are its own.
struct Options {
    /// For .csv: Excel takes a comma for a separator only where the decimal sign is a point, and a file for UTF-8 only
    /// when it begins with a byte order mark. Both are what Excel would write itself in the user's country.
    bool forExcel = false;
    QLocale locale = QLocale::c(); ///< whose separator and decimal sign that are
    bool loop = true;              ///< for animations: from the start again, for ever
    std::string theme;             ///< light, dark, contrast or print, for the page; as the reader's system when empty
    std::string language = "en";   ///< which of the lesson's own words to take, where it has them in several languages

    bool operator==(const Options&) const = default;
};

/// What is taken away: a picture or an animation, a table, or a whole lesson with what its layers come to. A value, so
/// that it can be written on another thread while the lesson is edited.
struct Export : std::variant<scene::Film, tables::StepTable, tables::GridTable, core::CostTable, core::Network> {
    using variant::variant;

    Options options;
};
/// A Film of one step is a Picture, of several an Animation.
Content contentOf(const Export& what);

/// Told how much is done, 0 to 1; answers false to stop. Empty when nobody asks.
using Progress = std::function<bool(double done)>;

/// Why a file could not be written or read, in one sentence in the user's language, with the file's name.
class FileFault : public std::runtime_error {
public:
    explicit FileFault(const QString& sentence) : std::runtime_error(sentence.toStdString()), m_sentence(sentence) {}
    const QString& sentence() const { return m_sentence; }

private:
    QString m_sentence;
};

/// Thrown when a Progress said stop; nothing has been written.
struct Cancelled {};

/// One file format: a row of the table `formats()`, each in a file of its own.
struct Format {
    std::string_view id;                      ///< "csv"
    std::vector<std::string_view> extensions; ///< lower case, without the first dot ("torch.py"), the usual one first
    const char* title = "";                   ///< in English, marked QT_TRANSLATE_NOOP("formats", …)
    const char* use = "";                     ///< what it is good for, in one line; likewise, of those that write
    unsigned carries = 0;                     ///< what `write` takes, a sum of Content
    unsigned brings = 0;                      ///< what its files hold for us: Grid (formats/numbers.h reads it), LessonText
    unsigned knows = 0;                       ///< a sum of Knows
    int digits = 9; ///< of the numbers in its step table: 9 tell every float32 from every other, 4 are for people

    /// Writes `what`, whose contentOf is in `carries`, to an open device. Bytes go through `put`. May throw FileFault
    /// with a sentence that does not name the file (writeFile adds the name), or Cancelled.
    void (*write)(const Export& what, QIODevice& device, const Progress& progress) = nullptr;

    /// Instead of `write`, for a format of several files: `path` is a folder, or a name with the number's place in it,
    /// "frame-%04d.png". Writes all of them or none. Throws as `write` does.
    void (*writeFiles)(const Export& what, const QString& path, const Progress& progress) = nullptr;

    bool canWrite(unsigned contents) const { return (write != nullptr || writeFiles != nullptr) && (carries & contents) != 0; }
    bool canRead(unsigned contents) const { return (brings & contents) != 0; }
};

/// All formats, in the order in which dialogs list them.
std::span<const Format* const> formats();

enum class Purpose { Read, Write };

/// The format that the file's extension names and that can read or write one of `contents`, or null. "x.torch.py" means
/// the format of ".torch.py" rather than that of ".py". For writing, a folder or a name with "%04d" in it means a format of
/// several files, and no other.
/// Of several formats with one extension, the first that can take one of `preferred`, else the first.
const Format* findFormat(const QString& fileName, Purpose purpose, unsigned contents = ~0U, unsigned preferred = 0);
/// The extensions of what can be written, the usual one of each format, for the sentence when none was found: ".csv, .json".
QString extensionList();

/// Writes a file so that it is either whole or as it was before. Throws FileFault or Cancelled.
void writeFile(const QString& path, const Format& format, const Export& what, const Progress& progress = {});

/// --- For the writers. ---

/// Writes all of `bytes`, or throws FileFault with the device's reason.
void put(QIODevice& device, QByteArrayView bytes);
/// Reports `done`; throws Cancelled when told to stop.
void report(const Progress& progress, double done);

} // namespace formats
