#include "window/look/words.h"

#include "core/explain.h"
#include "wording/said.h"

namespace window {

QString shapeText(const core::Shape& shape)
{
    return QString::fromStdString(core::sizeText(shape));
}

QString standingAlone(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return wording::ended(sentence);
}

} // namespace window
