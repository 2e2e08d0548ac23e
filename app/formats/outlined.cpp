#include "formats/outlined.h"

#include "layout/layout.h"

#include <QPainterPath>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <cmath>

namespace formats {

namespace {

/// A path's "d", to hundredths of a pixel.
QString shapeOf(const QPainterPath& path)
{
    QString shape;
    const auto point = [](const QPainterPath::Element& element) {
        return QString::number(std::round(element.x * 100.0) / 100.0) + u' ' + QString::number(std::round(element.y * 100.0) / 100.0);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            shape += QStringLiteral("M") + point(element);
            break;
        case QPainterPath::LineToElement:
            shape += QStringLiteral("L") + point(element);
            break;
        case QPainterPath::CurveToElement:
            shape += QStringLiteral("C") + point(element);
            break;
        case QPainterPath::CurveToDataElement:
            shape += u' ' + point(element);
            break;
        }
    }
    return shape;
}

/// A `text` element as a `path`; the reader stands at its start, and then at its end.
void writeShape(QXmlStreamReader& reader, QXmlStreamWriter& writer)
{
    const QXmlStreamAttributes attributes = reader.attributes();
    const auto number = [&](const char* name) { return attributes.value(QLatin1String(name)).toDouble(); };
    QFont font = scene::sceneFont(int(std::lround(number("font-size"))), number("font-weight") > 500.0);
    const QPointF place(number("x"), number("y"));
    QPainterPath path;
    path.addText(place, font, reader.readElementText());
    writer.writeStartElement(QStringLiteral("path"));
    for (const char* kept : {"fill", "fill-opacity"}) {
        if (attributes.hasAttribute(QLatin1String(kept)))
            writer.writeAttribute(QLatin1String(kept), attributes.value(QLatin1String(kept)).toString());
    }
    writer.writeAttribute(QStringLiteral("stroke"), QStringLiteral("none"));
    writer.writeAttribute(QStringLiteral("fill-rule"), QStringLiteral("nonzero"));
    writer.writeAttribute(QStringLiteral("d"), shapeOf(path));
    writer.writeEndElement();
}

} // namespace

QByteArray outlined(const QByteArray& svg)
{
    QByteArray made;
    QXmlStreamReader reader(svg);
    QXmlStreamWriter writer(&made);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String("text"))
            writeShape(reader, writer);
        else if (!reader.hasError() && reader.tokenType() != QXmlStreamReader::NoToken)
            writer.writeCurrentToken(reader);
    }
    return made;
}

} // namespace formats
