#include "wording/layer_words.h"

#include "core/number_text.h"
#include "wording/said.h"

#include <algorithm>

namespace wording {

namespace {

using Kind = core::Parameter::Kind;

/// "2 × 3"; "2" where both are the same, unless the parameter shows both always.
QString wholeNumbers(const core::Parameter& parameter, std::span<const double> values)
{
    if (values.size() == 2 && values[0] == values[1] && parameter.collapses)
        values = values.first(1);
    QStringList parts;
    for (const double value : values)
        parts << QString::number(int(value));
    return parts.join(parts.size() == 2 ? QStringLiteral(" × ") : QStringLiteral(", "));
}

/// The sides of a padding that is given by numbers: two where they are the same before and after.
core::Values sidesOf(const core::Values& padding)
{
    core::Values sides(padding.begin() + 1, padding.end());
    if (sides.size() == 4 && sides[0] == sides[2] && sides[1] == sides[3])
        sides.resize(2);
    return sides;
}

} // namespace

QString title(std::string_view type)
{
    const core::Operator* op = core::findOperator(type);
    return op ? said(op->title) : QString::fromUtf8(type.data(), qsizetype(type.size()));
}

std::vector<LayerWords> layerWords(const core::Layer& layer)
{
    const core::Operator& op = *core::findOperator(layer.type);
    std::vector<LayerWords> list;
    for (const core::Setting& setting : core::settings(layer)) {
        const core::Parameter& parameter = setting.parameter;
        if (*parameter.none && !parameter.isNeeded(op))
            continue; // most layers go without it
        const auto add = [&](bool telling, const char* words, const QString& value = {}) {
            if (*words)
                list.push_back({parameter, said({words, {value.toStdString()}}), telling});
        };
        const double first = core::pick(setting.values, 0);
        const bool telling = parameter.telling || !setting.standard;
        switch (parameter.kind) {
        case Kind::Whole:
        case Kind::Pair:
            add(telling, parameter.words, wholeNumbers(parameter, setting.values));
            break;
        case Kind::Real:
            add(telling, parameter.words, QString::fromStdString(core::shownNumber(first)));
            break;
        case Kind::Truth:
        case Kind::Choice:
            add(false, parameter.options[std::size_t(first)].words);
            break;
        case Kind::Padding:
            if (setting.values.size() > 1) {
                const core::Values sides = sidesOf(setting.values);
                add(std::ranges::any_of(sides, [](double side) { return side != 0.0; }), parameter.words, wholeNumbers(parameter, sides));
            } else {
                add(true, parameter.options[std::size_t(first)].words);
            }
            break;
        case Kind::Kernel:
        case Kind::Bias:
            break;
        }
    }
    return list;
}

QStringList tellingWords(const core::Layer& layer)
{
    QStringList list;
    for (const LayerWords& words : layerWords(layer)) {
        if (words.telling)
            list << words.text;
    }
    return list;
}

} // namespace wording
