#pragma once

#include <QString>
#include <QStringList>

#include "core/parameters.h"

#include <string_view>
#include <vector>

namespace wording {

/// An operator's name in the user's language; the type as the file has it where there is no such operator.
QString title(std::string_view type);
inline QString title(const core::Layer& layer)
{
    return title(layer.type);
}

/// A parameter of a layer, said in a few words.
struct LayerWords {
    const core::Parameter& parameter;
    QString text;  ///< "3 × 3" for the window, "stride 1", "edges rounded up"
    bool telling;  ///< whether it tells the layer apart from others of its kind, in few words: "stride 1", but not "padding 0"
};
/// All that can be said so of the layer's parameters.
std::vector<LayerWords> layerWords(const core::Layer& layer);
/// What tells the layer apart: "3 × 3", "stride 1", "padding 1".
QStringList tellingWords(const core::Layer& layer);

} // namespace wording
