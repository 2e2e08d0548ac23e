#include "window/look/words.h"

#include "core/explain.h"

namespace window {

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

} // namespace window
