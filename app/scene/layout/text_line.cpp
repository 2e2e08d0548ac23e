#include "layout/text_line.h"

#include "layout/text.h"

#include <cmath>

namespace scene {

std::optional<Text> line(Text::Kind kind, const QString& text, QRectF rect, int pixels, bool bold, Qt::Alignment alignment,
                         int smallest)
{
    if (text.isEmpty() || rect.width() < pixels)
        return std::nullopt;
    Text result{.kind = kind, .text = text, .rect = rect, .pixels = pixels, .bold = bold, .alignment = alignment};
    while (result.pixels > smallest && textWidth(text, result.pixels, bold) > rect.width())
        --result.pixels;
    bool elided = false;
    const QStringList lines = wrapped(text, result.pixels, bold, rect.width(), 1, elided);
    result.text = lines.value(0);
    result.elided = elided;
    // The rectangle shrinks to the text, so that tests can tell what touches what.
    const double w = std::ceil(textWidth(result.text, result.pixels, bold));
    const double h = lineHeight(result.pixels);
    double x = rect.left();
    if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - w / 2;
    else if (alignment & Qt::AlignRight)
        x = rect.right() - w;
    const double y = alignment & Qt::AlignVCenter ? rect.center().y() - h / 2 : rect.top();
    result.rect = QRectF(x, y, w, h);
    return result;
}

} // namespace scene
