#pragma once

#include "core/operator.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A parameter's value as numbers: a truth is 0 or 1, a choice the position of its option, a padding its PaddingForm and
/// then its sides. Empty where a parameter may be left out and is.
using Values = std::vector<double>;

/// One parameter of layers: a row of the table `parameters()`. Files, panels, words and the command line walk that table.
struct Parameter {
    enum class Kind {
        Whole,
        Pair,    ///< whole numbers for rows and columns
        Real,
        Truth,
        Choice,  ///< one of `options`
        Padding, ///< numbers for two or four sides, or one of `options`
        Kernel,  ///< a tensor
        Bias,    ///< a number for each output channel
    };

    /// One of the things that a choice, a truth or a padding can be.
    struct Option {
        std::string_view name; ///< in PyTorch and in lesson files
        const char* title;     ///< where it can be chosen
        const char* words;     ///< said of a layer that has it
    };

    std::string_view name; ///< in PyTorch and in lesson files
    const char* title;     ///< on screen: "Window" for a pooling's kernel_size
    const char* hint;      ///< one line that says what it does
    unsigned uses;         ///< the Use that operators have which read it
    Kind kind;
    Values (*get)(const Layer&);        ///< null for weight and bias
    void (*set)(Layer&, const Values&); ///< the last number stands for those that are not given

    unsigned impliedBy = 0;                           ///< a Use: files do not give it where this does
    bool (*needed)(const Operator&) = nullptr;        ///< whether files must give it
    bool (*alwaysWritten)(const Operator&) = nullptr; ///< whether files say it even where it is at its default
    int lowest = 0;                                   ///< of whole numbers in files; `check` says what a layer accepts
    int highest = maxParameter;
    bool (*accepts)(double) = nullptr;                ///< what else is asked of a number in files …
    const char* refusal = "";                         ///< … and what they are told; for a choice, what there is to choose from

    const char* words = "";      ///< said of a layer in few words, with its value: "stride {0}"; empty where nobody says it
    bool telling = false;        ///< said even where it is at its default, for it tells layers apart
    bool collapses = true;       ///< a pair of equal numbers is said as one
    const char* none = "";       ///< what having no value is called: "auto"
    std::span<const Option> options = {};

    bool isOf(const Operator& op) const { return op.has(uses); }
    /// Whether files give it.
    bool isInFiles(const Operator& op) const { return isOf(op) && (impliedBy == 0 || !op.has(impliedBy)); }
    bool isNeeded(const Operator& op) const { return isInFiles(op) && needed != nullptr && needed(op); }
};

/// All parameters, in the order in which files and panels have them.
std::span<const Parameter> parameters();
/// The parameter of that name, or null.
const Parameter* findParameter(std::string_view name);
/// What a parameter of that layer is called on screen; null for a name that no parameter has.
const char* parameterTitle(const Layer& layer, std::string_view name);

/// A parameter of a layer and what it is there.
struct Setting {
    const Parameter& parameter;
    Values values; ///< empty for weight and bias
    bool standard; ///< what it is in a layer of which nothing is said
};
/// The parameters that the layer's operator has, without those that are left out.
std::vector<Setting> settings(const Layer& layer);
/// The layer with all that depends on its input turned into numbers, as `resolved` finds them.
Layer inNumbers(Layer layer, const Shape& in);

/// What a parameter is as files and calls have it, with their own brackets around several numbers: "2", "[1, 2]", "reflect".
/// Empty for weight and bias.
std::string valueText(const Setting& setting, const char* brackets);

/// The number at `i`, or the last one where there are not so many; 0 where there are none.
double pick(const Values& values, std::size_t i);
/// The same as an int; what is beyond any plane stays beyond it.
int pickWhole(const Values& values, std::size_t i);

} // namespace core
