#pragma once

#include <QObject>
#include <QString>

#include "core/lesson_file.h"
#include "core/network.h"
#include "document/edits.h"
#include "files/plain_file.h"

#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

class QUndoStack;

namespace document {

class Evaluation;

/// Somebody else has written the file since it was read here.
class ChangedOutside : public core::FileError {
public:
    explicit ChangedOutside(const QString& path);
};

/// The built-in lesson of that name, if there is one.
std::optional<core::Lesson> builtinLesson(const QString& name);

/// The lesson that is worked on: its file, its evaluation, its history.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    /// The lesson that is shown: the one that is worked on, or that with what a beat sets.
    const core::Lesson& lesson() const { return m_network.lesson(); }
    const core::Network& network() const { return m_network; }
    /// The lesson that is worked on and saved.
    const core::Lesson& own() const { return m_own ? *m_own : lesson(); }
    /// Shows another one in its place while a beat is told. That is no edit; the first edit upon it makes it one.
    void show(core::Lesson told);
    /// Whether the numbers are those that the lesson's words were written for.
    bool areWordsTrue() const;
    /// Undoes what has changed them, as far as it was changed here; whether it was.
    bool canBringBackNumbers() const;
    void bringBackNumbers();
    QUndoStack* undoStack() const { return m_undoStack; }

    /// What takes longer than a moment is computed on another thread. Until then its layers wait (core::LayerResult::waits),
    /// and the lesson can be edited on: that begins it anew. `changed` tells when it is there, and before that when
    /// those before a long one are.
    bool isComputing() const;
    /// How much of it is done, 0 … 100.
    int computedPercent() const;
    /// Leaves the layers that wait as they are, until the next change or `compute`.
    void stopComputing();
    void compute();

    /// Where the lesson is stored; empty for a built-in or new one.
    QString fileName() const { return m_fileName; }
    /// The file's name without folder, or the lesson's title in `locale`, or empty; in one line, and nothing hidden in it.
    QString displayName(const QString& locale) const;
    /// The name of the built-in lesson this was opened from, or empty.
    QString builtinName() const { return m_builtinName; }
    /// What was odd about the file last opened.
    QStringList warnings() const { return m_warnings; }
    bool isModified() const;

    /// --- Files. What goes wrong is thrown as core::FileError; the document is then as it was. ---
    void open(const QString& path);
    /// A lesson as it stands in a plain file, and what that file was like.
    struct Stored {
        core::LessonFile file;
        files::FileState state;
    };
    /// The two halves of `open`: the first, which takes long for a large file, may run on any thread.
    static Stored read(const QString& path);
    void openRead(Stored stored, const QString& path);
    void openBuiltin(const QString& name);
    void openNew();
    /// Unsaved work that is taken up again: it counts as modified. `disk` is what its own file was like when it began.
    void restore(core::Lesson lesson, const QString& fileName, const files::FileState& disk = {}, const QString& builtinName = {});
    /// Whether a file that somebody else has written since it was read here may be replaced.
    enum class Over { Known, Anything };
    /// Returns when the lesson is on the disk for good (see files::DiskFile); only then it counts as saved. Throws
    /// ChangedOutside before anything is replaced.
    void save(const QString& path, Over over = Over::Known);
    /// The lesson as it was when saving it began, and where it is to go.
    struct Saving {
        int number = 0;
        core::Lesson lesson;
        QString path;
        bool own = false; ///< its own file, which was `known` to be so
        Over over = Over::Known;
        files::FileState known;
    };
    /// What came of it: what the file is like now, or what went wrong.
    struct Written {
        int number = 0;
        QString path;
        std::optional<files::FileState> disk{};
        std::exception_ptr fault{};
    };
    /// The three parts of `save`, of which the second, which takes as long as the disk does, may run on any thread. Between
    /// the first and the last, one at a time, the lesson can be edited, counts as modified when it did, and is not looked
    /// for on the disk. The last throws what went wrong; the state that was saved is the unmodified one after it, unless
    /// another lesson was opened meanwhile.
    Saving beginSaving(const QString& path, Over over = Over::Known);
    static Written write(Saving saving);
    void endSaving(const Written& written);
    bool isSaving() const { return m_saving.has_value(); }

    /// What the lesson's own file was like when it was last read or written here.
    const files::FileState& diskState() const { return m_disk; }
    /// What has become of it since; nothing while it is being saved.
    files::Change fileChange(files::Care care) const;
    /// The file is known to be another one now, and the lesson here is the one to be kept: it counts as modified.
    void keepMine();
    /// Takes in what the own file says now. Undoable: it brings back what was here.
    void reload(Stored stored);
    /// The lesson as its file would say it.
    QByteArray toJson() const;

    /// --- Edits, each one undoable. Edits of one `gesture` merge; 0 is a gesture of its own. ---
    /// `written` is kept as the way to write the number when it is not what the program would write ("1/9").
    /// Whether `changed` is being emitted. An edit in answer to it would come into the middle of the undo, redo or edit
    /// that it tells of, and take away the very command under way: until it has been told, edits are no more than ignored.
    bool isTelling() const { return m_telling; }
    void setInputCell(const core::Cell& cell, float value, const std::string& written = {}, int gesture = 0);
    /// The same number into several cells, as painting does.
    void setInputCells(const std::vector<core::Cell>& cells, float value, const std::string& written, const QString& text,
                       int gesture);
    void setCell(const Target& target, float value, const std::string& written = {}, int gesture = 0);
    /// The same number into a rectangle of cells, of which `from` is the first one, of one plane.
    void setCells(const Target& from, const core::Size& size, float value, const std::string& written, const QString& text,
                  int gesture = 0);
    void setInput(core::Tensor values, core::Notation notation, const QString& text, int gesture = 0);
    void setLayer(int index, core::Layer layer, const QString& text, int gesture = 0);
    /// The layer that `target` belongs to, which is not the input.
    const core::Layer& layerOf(const Target& target) const;
    void setLayerOf(const Target& target, core::Layer layer, const QString& text, int gesture = 0);
    void resizeInput(const core::Shape& shape, int gesture = 0);
    void resizeKernel(int layer, core::Size size, int gesture = 0);
    /// Writes `block`, one plane, into the plane of `target`, starting there. The input grows to hold it, a kernel keeps its
    /// size and leaves out what falls outside, a bias takes the first number.
    void paste(const Target& target, const core::Tensor& block, const core::Notation& blockNotation);
    /// Puts a fresh layer of `type` at position `at`.
    void addLayer(const QString& type, int at);
    void removeLayer(int index);
    void moveLayer(int from, int to);
    void setView(int layer, std::int64_t step);

    /// --- Two layers on the same input (see core::Comparison), which is a part of where the lesson opens. ---
    /// Sets `other` beside layer `layer`.
    void compare(int layer, std::int64_t step, core::Layer other);
    void stopComparing();
    /// Edits the layer that is set beside another; there must be one.
    void setCompared(core::Layer other, const QString& text, int gesture = 0);
    /// Edits both as one change.
    void setBoth(core::Layer layer, core::Layer other, const QString& text, int gesture = 0);
    /// Lets the two change places: the layers after now read the other one.
    void swapCompared();

    /// Undoes `gesture` when it was the last change, and leaves nothing to redo: it was tried and not wanted.
    void takeBack(int gesture);

    /// A number that no gesture had before.
    int newGesture() { return ++m_gesture; }

    /// Replaces the lesson without a trace in the history: for Change alone.
    void take(core::Lesson lesson);
    /// The same for some numbers of the input, at these flat positions, which `change` writes in place.
    void takeInput(std::span<const std::int64_t> positions, const std::function<void(core::Lesson&)>& change);

signals:
    /// The lesson is another value than before, or has been computed.
    void changed();
    /// Some numbers of a large input are about to be written. Whoever keeps a share of the lesson or of its outputs lets go
    /// of it until `changed`, or they would have to be copied: 64 MiB for each cell of a large photograph.
    void aboutToWrite();
    /// `isComputing` or `computedPercent` is another.
    void computingChanged();
    /// There was not enough memory to compute the lesson.
    void computingFailed();
    /// Another lesson was opened.
    void opened();
    /// The file's name or the modified state is another.
    void stateChanged();

private:
    /// What is computed while the window waits: some hundredths of a second.
    static constexpr double swiftEffort = 2.5e7;

    template <typename Part> void push(Part part, const QString& text, int gesture);
    /// Where a lesson comes from.
    struct Origin {
        QString fileName{};
        QString builtinName{};
        files::FileState disk{};
        QStringList warnings{};
        bool modified = false;
    };
    void load(core::Lesson lesson, Origin origin);
    void settle();
    void adopt();
    /// The lesson as its file is to say it.
    core::Lesson toBeSaved() const;
    void rearrange(int from, int to, const core::Layer& fresh, const QString& text);

    core::Network m_network;
    std::optional<core::Lesson> m_own; ///< when another one is shown in its place
    std::string m_writtenFor;          ///< the fingerprint of the numbers that the words are about; empty without words
    bool m_openedTrue = false;         ///< those were the numbers when it was opened
    /// `areWordsTrue`, and of which numbers.
    struct Judged {
        std::uint64_t input = 0; ///< Tensor::stamp
        std::vector<core::Layer> layers{};
        bool areTrue = true;
    };
    mutable std::optional<Judged> m_judged;
    int m_adopting = 0; ///< the gesture that made an edit of what a beat sets
    Evaluation* m_evaluation;
    QUndoStack* m_undoStack;
    QString m_fileName;
    QString m_builtinName;
    /// A save that was begun and has not ended.
    struct UnderWay {
        int number = 0;
        bool modified = false; ///< before it began
    };
    std::optional<UnderWay> m_saving;
    int m_savings = 0;
    files::FileState m_disk;
    QStringList m_warnings;
    int m_gesture = 0;
    bool m_loading = false;
    bool m_telling = false;
};

} // namespace document
