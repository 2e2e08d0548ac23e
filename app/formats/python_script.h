#pragma once

#include "formats/format.h"

#include "core/evaluate.h"
#include "core/operator.h"

#include <QByteArrayList>

#include <span>

namespace formats {

/// A Python script that is put together line by line. Of the lesson's words only the title gets into it, as a comment, and
/// never on the first two lines: there Python takes any comment that holds "coding:" for the name of its encoding (PEP 263),
/// and some encodings turn what follows into other text. The first line names the true one.
class Script {
public:
    /// `array` is what makes an array of nested lists, `dtype` how it calls float32: "torch.tensor", "torch.float32".
    Script(QByteArray array, QByteArray dtype) : m_array(std::move(array)), m_dtype(std::move(dtype)) {}

    void line(const QByteArray& text = {}) { m_text += text + '\n'; }
    /// A comment of one line, whatever `text` holds; not a long one.
    void comment(const QString& text);
    /// name = function(arguments…), with empty arguments left out.
    void call(const QByteArray& name, const QByteArray& function, const QByteArrayList& arguments);
    /// name = the numbers: few of them to be read, many packed for the script's own `unpack(text, shape)`.
    void numbers(const QByteArray& name, const core::Tensor& values);
    void numbers(const QByteArray& name, const std::vector<float>& values);
    const QByteArray& text() const { return m_text; }

    static QByteArray number(double value);              ///< as a Python expression
    static QByteArray list(const std::vector<int>& all);  ///< "[0, 1, 1]"
    static QByteArray tuple(const std::vector<int>& all); ///< "(0, 1, 1)"
    static QByteArray pair(int h, int w) { return tuple({h, w}); }
    static QByteArray shape(const core::Shape& shape) { return tuple({shape.n, shape.c, shape.h, shape.w}); }
    /// "name=(h, w)", or nothing when both are `standard`.
    static QByteArray option(const char* name, int h, int w, int standard);

private:
    QByteArray m_text;
    QByteArray m_array;
    QByteArray m_dtype;
};

/// One layer with everything resolved that a script has to spell out.
struct ScriptLayer {
    int index = 0;
    const core::Layer& layer;
    const core::Operator& op;
    core::Shape in;
    core::Shape out;
    core::Geometry geometry;
    bool winnersWanted = false; ///< a max_unpool2d comes back to this pooling
    /// Some window stands on padding alone and so has no winner: of a pooling that is come back to, and of what comes back.
    bool winnersMissing = false;
    /// Of an Lp pooling: the input's numbers to the power of norm_type, and a window's sum of them, are float32 numbers with all
    /// their digits. Where they are not, each window's largest number has to be taken out first (core/norm.h).
    bool powersFit = true;

    const core::Axis& axis(bool rows) const { return rows ? geometry.rows : geometry.cols; }
    /// How many cells the last window reads past the input; what ceil_mode makes it hang over is in it, and what no window
    /// reads is not. So a framework without these padding rules needs nothing but this many cells. At least 0.
    int readAfter(bool rows) const;
    /// The part of readAfter that is padding; the rest is beyond it, and never counted.
    int paddingAfter(bool rows) const { return std::min(readAfter(rows), axis(rows).padAfter); }
    bool padded() const;           ///< whether any window reads outside of the input
    bool symmetric() const;        ///< whether padding is the same on both sides
    bool dilated() const { return geometry.rows.dilation > 1 || geometry.cols.dilation > 1; }
    bool isPooling() const { return op.reads == core::Reads::Window && !op.hasKernel(); } ///< whose window slides
    /// Whether PyTorch's own pooling takes this padding: the same on both sides, at most half of the kernel.
    bool torchPools() const;
    bool takesMaximum() const { return op.makes == core::Makes::Largest; }
    /// For padding that repeats cells: the input row (column) that stands at each position of the padded input.
    std::vector<int> sources(bool rows) const;
    /// A name of this layer's own: "weight3".
    QByteArray name(const char* stem) const { return stem + QByteArray::number(index); }
    /// The name of the winners that an unpooling comes back to.
    QByteArray winners() const { return "indices" + QByteArray::number(layer.indicesFrom); }
    /// Of rows and columns: "(2, 3)".
    QByteArray both(int core::Axis::* of) const { return Script::pair(geometry.rows.*of, geometry.cols.*of); }
    QByteArray kernel() const { return both(&core::Axis::size); }
    QByteArray outSize() const { return Script::pair(out.h, out.w); }
    /// An average's own; empty where it has none.
    QByteArray divisor() const { return layer.divisorOverride ? QByteArray::number(*layer.divisorOverride) : QByteArray(); }
};

/// One of a core::Curve's names in other languages, of `x`.
QByteArray called(const char* function, const QByteArray& x, const core::Layer& layer);

/// The layers of a lesson that can run. Throws FileFault when one cannot, for its output could not be checked.
std::vector<ScriptLayer> scriptLayers(const core::Network& network);

/// A function of Python, which stands in a script where some layer uses it.
struct Function {
    const char* text;
    bool (*uses)(const ScriptLayer& layer) = nullptr; ///< every script where null
};

/// unpack(text, shape) for what NumPy makes arrays of.
extern const Function numpyUnpack;

/// Writes a script: its opening lines, the input, each layer with the check of its output.
struct Framework {
    const char* array = "np.array";
    const char* dtype = "np.float32";
    const char* opening = ""; ///< between the first line and the functions: comments, imports
    /// `check(layer, x, expected)` and `unpack(text, shape)` among them.
    std::span<const Function> functions = {};
    /// The lines that turn `x`, what the layer reads, into what it makes.
    using Write = void (*)(const ScriptLayer& layer, Script& script);
    Write convolution = nullptr;
    Write transposed = nullptr;
    Write extreme = nullptr; ///< the largest or smallest of a window that slides
    Write average = nullptr;
    Write norm = nullptr;
    Write adaptive = nullptr; ///< the largest or the average of a share of the plane
    Write unpool = nullptr;
    const char* core::Curve::*activation = nullptr;
    /// Lines before a pooling whose winners are wanted; for a framework that cannot tell them itself.
    void (*tellWinners)(const ScriptLayer& layer, Script& script, const core::Network& network) = nullptr;
    const char* afterInput = ""; ///< lines between the input and the first layer
    const char* closing = "";    ///< lines after the last layer
};
void writeScript(const Framework& framework, const Export& what, QIODevice& device, const Progress& progress);
template <const Framework& framework>
void writeAs(const Export& what, QIODevice& device, const Progress& progress)
{
    writeScript(framework, what, device, progress);
}

} // namespace formats
