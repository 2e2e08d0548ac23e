#include "window/bars/chip_faces.h"

#include <QCoreApplication>

#include "document/document.h"
#include "frame/plane_scale.h"
#include "window/look/thumbnail.h"
#include "window/look/words.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>

namespace window {

namespace {

/// The translators' context: the page looks for these words there, too.
struct Chips {
    Q_DECLARE_TR_FUNCTIONS(window::PipelineStrip)
};

constexpr int side = 34;

/// `layer`, which stands at place `k` of `network` unless that ends before it.
ChipFace faceOf(const core::Network& network, int k, const core::Layer& layer, const scene::Theme& theme)
{
    ChipFace face;
    face.title = wording::title(layer);
    face.detail = wording::tellingWords(layer).join(QStringLiteral(" · "));
    const core::LayerResult* result = k < network.layerCount() ? &network.result(k) : nullptr;
    if (result && result->problem)
        face.problem = standingAlone(wording::said(result->problem->message));
    if (result && result->reached) {
        face.thumbnail = thumbnail(network.outputOf(k), theme, side, scene::stationScale(network, k, 0, 0));
        if (face.detail.isEmpty())
            face.detail = shapeText(network.outputOf(k).shape());
    } else if (result && result->waits) {
        face.detail = Chips::tr("not computed yet");
    } else if (!result || !result->problem) {
        face.detail = Chips::tr("waits for a layer before");
    }
    return face;
}

/// Of input or output: of what stands at `station`, −1 for the input.
ChipFace faceOf(const QString& title, const core::Network& network, int station, const scene::Theme& theme)
{
    const core::Tensor& values = station < 0 ? network.lesson().input : network.outputOf(station);
    return {.title = title, .detail = shapeText(values.shape()), .problem = {},
            .thumbnail = thumbnail(values, theme, side, scene::stationScale(network, station, 0, 0))};
}

} // namespace

ChipFaces facesOf(const document::Document& document, const scene::Theme& theme, int hiddenFrom)
{
    const core::Network& network = document.network();
    const int count = network.layerCount();
    ChipFaces faces;
    faces.stations.push_back(faceOf(Chips::tr("Input"), network, -1, theme));
    for (int k = 0; k < count; ++k)
        faces.stations.push_back(faceOf(network, k, network.layer(k), theme));
    if (count == 0 || network.reached(count - 1))
        faces.stations.push_back(faceOf(Chips::tr("Output"), network, count - 1, theme));
    else
        faces.stations.push_back({.title = Chips::tr("Output"), .detail = Chips::tr("none yet"), .problem = {}, .thumbnail = {}});
    for (std::size_t station = std::size_t(hiddenFrom) + 1; station < faces.stations.size(); ++station)
        faces.stations[station].thumbnail = {};
    const core::View& view = network.lesson().view;
    if (view.compare && view.layer < count) {
        static const core::Network nothing;
        faces.compared = faceOf(network.compared() ? *network.compared() : nothing, view.layer, *view.compare, theme);
        faces.compared->letter = QStringLiteral("B");
        faces.stations[std::size_t(view.layer + 1)].letter = QStringLiteral("A");
    }
    return faces;
}

std::optional<QRectF> outlineOf(const core::Network& network, const scene::ChainCell& cell, bool pointed, int station)
{
    const auto reached = [&](int board) { return board < 0 || (board < network.layerCount() && network.reached(board)); };
    const auto shapeOf = [&](int board) { return board < 0 ? network.lesson().input.shape() : network.outputOf(board).shape(); };
    const int board = std::min(station - 1, network.layerCount() - 1); // the last chip shows the last output once more
    const bool known = cell.layer >= -1 && reached(cell.layer) && core::contains(shapeOf(cell.layer), cell.row, cell.col);
    if (!known || !reached(board) || !(pointed || board <= cell.layer))
        return std::nullopt;
    const core::CellSet cells = scene::seenFrom(network, cell, board);
    if (cells.empty())
        return std::nullopt;
    const core::Shape shape = shapeOf(board);
    return QRectF(double(cells.cols.front()) / shape.w, double(cells.rows.front()) / shape.h,
                  double(cells.cols.back() - cells.cols.front() + 1) / shape.w,
                  double(cells.rows.back() - cells.rows.front() + 1) / shape.h);
}

} // namespace window
