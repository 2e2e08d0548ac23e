#pragma once

#include <QByteArray>

namespace formats {

/// An SVG that QSvgGenerator has written, with its letters as shapes: the same on every machine, whatever fonts it has.
QByteArray outlined(const QByteArray& svg);

} // namespace formats
