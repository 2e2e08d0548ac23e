#include "tables/grid_table.h"

#include "core/insight/as_matrix.h"
#include "core/operator.h"

#include <QCoreApplication>
#include <QStringList>

namespace tables {

float GridTable::at(int block, int row, int col) const
{
    const int channels = values.shape().c;
    return values.at({.n = block / channels, .c = block % channels, .row = row, .col = col});
}

QString GridTable::blockTitle(int block) const
{
    static const char* const outer[] = {
        QT_TRANSLATE_NOOP("GridTable", "sample %1"),
        QT_TRANSLATE_NOOP("GridTable", "output channel %1"),
        QT_TRANSLATE_NOOP("GridTable", "input channel %1"),
        QT_TRANSLATE_NOOP("GridTable", "sample %1"),
    };
    static const char* const inner[] = {
        QT_TRANSLATE_NOOP("GridTable", "channel %1"),
        QT_TRANSLATE_NOOP("GridTable", "input channel %1"),
        QT_TRANSLATE_NOOP("GridTable", "output channel %1"),
        QT_TRANSLATE_NOOP("GridTable", "group %1"),
    };
    const core::Shape shape = values.shape();
    QStringList parts;
    if (shape.n > 1)
        parts << QCoreApplication::translate("GridTable", outer[int(kind)]).arg(block / shape.c);
    if (shape.c > 1)
        parts << QCoreApplication::translate("GridTable", inner[int(kind)]).arg(block % shape.c);
    return parts.join(QStringLiteral(", "));
}

std::optional<GridTable> inputGrid(const core::Network& network, int layer)
{
    if (layer > 0 && !network.reached(layer - 1))
        return std::nullopt;
    return GridTable{network.inputOf(layer), GridKind::Data};
}

std::optional<GridTable> outputGrid(const core::Network& network, int layer)
{
    if (!network.reached(layer))
        return std::nullopt;
    return GridTable{network.outputOf(layer), GridKind::Data};
}

std::optional<GridTable> weightGrid(const core::Network& network, int layer)
{
    const core::Layer& values = network.layer(layer);
    const core::Operator* op = core::findOperator(values.type);
    if (!op || !op->hasKernel())
        return std::nullopt;
    return GridTable{values.weight,
                     op->reads == core::Reads::Spread ? GridKind::TransposeWeight : GridKind::ConvWeight};
}

std::optional<GridTable> matrixGrid(const core::Network& network, int layer)
{
    if (!network.reached(layer) || core::whyNoMatrix(network.layer(layer), network.inputOf(layer)))
        return std::nullopt;
    return GridTable{core::asMatrix(network.layer(layer), network.inputOf(layer)).matrix, GridKind::Matrix};
}

} // namespace tables
