#include "window/words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/explain.h"
#include "core/operator.h"
#include "document/said.h"

namespace window {

namespace {

/// The translators' context of these words.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// "2", or "2 × 3" when rows and columns differ.
QString pairText(int rows, int cols)
{
    return rows == cols ? QString::number(rows) : QStringLiteral("%1 × %2").arg(rows).arg(cols);
}

QString paddingText(const core::Layer& layer)
{
    switch (layer.paddingForm) {
    case core::PaddingForm::Same:
    case core::PaddingForm::SameUpper:
    case core::PaddingForm::SameLower:
        return Words::tr("same size");
    case core::PaddingForm::Valid:
        return {};
    case core::PaddingForm::Symmetric:
    case core::PaddingForm::FourSided:
        break;
    }
    const core::Axis& r = layer.rows;
    const core::Axis& c = layer.cols;
    if (r.padBefore + r.padAfter + c.padBefore + c.padAfter == 0)
        return {};
    if (r.padBefore == r.padAfter && c.padBefore == c.padAfter)
        return Words::tr("padding %1").arg(pairText(r.padBefore, c.padBefore));
    return Words::tr("padding %1").arg(QStringLiteral("%1, %2, %3, %4").arg(r.padBefore).arg(c.padBefore).arg(r.padAfter).arg(c.padAfter));
}

} // namespace

QString shapeText(const core::Shape& shape)
{
    return QString::fromStdString(core::sizeText(shape));
}

QString standingAlone(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    // Chinese sentences of core end as they are.
    if (!sentence.isEmpty() && sentence.back().unicode() < 0x80 && sentence.back() != u'.')
        sentence += u'.';
    return sentence;
}

QString titleText(const core::Layer& layer)
{
    const core::Operator* op = core::findOperator(layer.type);
    return op ? document::said(op->title) : QString::fromStdString(layer.type);
}

QString parameterText(const core::Layer& layer)
{
    const core::Operator* op = core::findOperator(layer.type);
    if (!op)
        return {};
    QStringList parts;
    if (op->slides()) {
        const bool weighted = op->hasKernel();
        parts << QStringLiteral("%1 × %2").arg(weighted ? layer.weight.shape().h : layer.rows.size)
                     .arg(weighted ? layer.weight.shape().w : layer.cols.size);
        parts << Words::tr("stride %1").arg(pairText(layer.rows.stride, layer.cols.stride));
    }
    if (op->has(core::UsesPadding) && !paddingText(layer).isEmpty())
        parts << paddingText(layer);
    if (op->has(core::UsesDilation) && (layer.rows.dilation > 1 || layer.cols.dilation > 1))
        parts << Words::tr("dilation %1").arg(pairText(layer.rows.dilation, layer.cols.dilation));
    if (op->reads == core::Reads::Share && op->has(core::UsesOutputSize) && layer.outputSize)
        parts << Words::tr("to %1 × %2").arg(layer.outputSize->h).arg(layer.outputSize->w);
    if (op->has(core::UsesNegativeSlope))
        parts << Words::tr("slope %1").arg(QString::fromStdString(core::shownNumber(layer.negativeSlope)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace window
