#include "paint/paint.h"

#include "layout/layout.h"
#include "layout/text.h"
#include "paint/board.h"
#include "paint/cell_colour.h"
#include "paint/choosers.h"
#include "paint/labels.h"
#include "paint/pyramid.h"
#include "paint/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

void paintConnector(QPainter& painter, const Connector& connector, const Theme& theme, double width, bool apart)
{
    QPainterPath path(connector.from);
    path.lineTo(connector.climbFrom, connector.from.y());
    const double middle = (connector.climbFrom + connector.climbTo) / 2;
    path.cubicTo(middle, connector.from.y(), middle, connector.to.y(), connector.climbTo, connector.to.y());
    path.lineTo(connector.to);
    QPen pen(apart && connector.side == 1 ? theme.other : theme.accent, width);
    pen.setDashPattern({2.6, 2.1});
    pen.setCapStyle(Qt::FlatCap);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(path);
}

void paintLegend(QPainter& painter, const Legend& legend, const Scale& scale, const Theme& theme)
{
    // Stripes rather than a gradient: the colours come from the one function that colours cells.
    constexpr int stripes = 64;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < stripes; ++i) {
        const double x0 = std::round(legend.bar.left() + legend.bar.width() * i / stripes);
        const double x1 = std::round(legend.bar.left() + legend.bar.width() * (i + 1) / stripes);
        const double place = 2.0 * (i + 0.5) / stripes - 1.0;
        painter.fillRect(QRectF(x0, legend.bar.top(), x1 - x0, legend.bar.height()), valueColour(theme, scale, place * scale.limit));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.line, 1.0));
    painter.drawRect(legend.bar);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

/// `apart`: of two compared layers the second one looks otherwise.
QColor inkOf(const Text& text, const Theme& theme, bool apart)
{
    switch (text.kind) {
    case Text::Badge:
        return apart && text.side == 1 ? theme.other : theme.accentText;
    case Text::Subtitle:
    case Text::Note:
    case Text::Legend:
    case Text::Axis:
        return theme.softInk;
    case Text::Result:
        return apart && text.side == 1 ? theme.other : theme.accentText;
    default:
        return theme.ink;
    }
}

/// A letter in a frame like that of its window: solid for A, dashed for B.
void paintBadge(QPainter& painter, const Text& text, const Theme& theme, bool apart)
{
    const QColor colour = inkOf(text, theme, apart);
    const double width = std::max(1.5, text.rect.height() * 0.09);
    const QRectF box = text.rect.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width, apart && text.side == 1 ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(box, width * 1.6, width * 1.6);
    painter.setPen(colour);
    painter.drawText(QPointF(box.center().x() - textWidth(text.text, text.pixels, true) / 2, box.center().y() + capHeight(text.pixels) / 2), text.text);
}

void paintText(QPainter& painter, const Text& text, const QColor& ink, double answer, const Theme& theme, bool apart)
{
    double opacity = 1.0;
    if (text.kind == Text::Result || text.kind == Text::Note)
        opacity = std::clamp(answer * 1.6, 0.0, 1.0);
    if (opacity <= 0.0)
        return;
    painter.setOpacity(opacity);
    painter.setFont(sceneFont(text.pixels, text.bold));
    painter.setPen(ink);
    if (text.kind == Text::Badge) {
        paintBadge(painter, text, theme, apart);
        return;
    }
    painter.drawText(QPointF(text.rect.left(), text.rect.top() + ascent(text.pixels)), text.text);
    painter.setOpacity(1.0);
}

void paintCurve(QPainter& painter, const Curve& curve, const QRectF& rect, const Theme& theme)
{
    painter.setPen(QPen(theme.line, theme.lineWidth));
    painter.setBrush(theme.cell);
    painter.drawRoundedRect(rect, 4, 4);
    const QRectF inner = rect.adjusted(rect.width() * 0.06, rect.height() * 0.06, -rect.width() * 0.06, -rect.height() * 0.06);
    const auto [least, most] = curve.bounds();
    const double margin = most < curve.extent ? 0.15 : 0.0; // a bounded curve runs along its bounds, not along the frame
    const double top = most + margin;
    const double bottom = least - margin;
    const auto place = [&](double x, double y) {
        return QPointF(inner.left() + (x + curve.extent) / (2 * curve.extent) * inner.width(),
                       inner.bottom() - (y - bottom) / (top - bottom) * inner.height());
    };
    painter.setPen(QPen(theme.softInk, theme.lineWidth));
    painter.drawLine(place(-curve.extent, 0), place(curve.extent, 0));
    painter.drawLine(QPointF(place(0, 0).x(), inner.top()), QPointF(place(0, 0).x(), inner.bottom()));
    QPainterPath path;
    constexpr int points = 96; // even, so that one lies on the bend at 0
    for (int i = 0; i <= points; ++i) {
        const double x = curve.extent * (2.0 * i / points - 1.0);
        const QPointF point = place(x, curve.at(x));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent2, std::clamp(rect.width() * 0.016, 2.0, 6.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    if (!std::isfinite(curve.x) || std::abs(curve.x) > curve.extent)
        return;
    const QPointF foot = place(curve.x, 0);
    const double size = std::clamp(rect.width() * 0.035, 4.0, 12.0);
    if (curve.answered) {
        const QPointF point = place(curve.x, curve.y);
        QPen pen(theme.accent, std::max(1.5, size * 0.4));
        pen.setDashPattern({2.5, 2.0});
        painter.setPen(pen);
        painter.drawLine(foot, point);
        painter.drawLine(point, QPointF(place(0, 0).x(), point.y()));
        painter.setPen(QPen(theme.cell, 1.5));
        painter.setBrush(theme.accent);
        painter.drawEllipse(point, size, size);
    } else {
        painter.setPen(QPen(theme.accent, size * 0.5));
        painter.setBrush(theme.cell);
        painter.drawEllipse(foot, size, size);
    }
}

} // namespace

void paint(QPainter& painter, const Frame& frame, const Layout& layout, const Theme& theme, PaintCache* cache)
{
    PaintCache own;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    painter.fillRect(QRectF(QPointF(0, 0), layout.size()), theme.background);
    PaintCache& kept = cache != nullptr ? *cache : own;
    LabelPainter labels(painter, kept.labels());

    const double width = std::clamp(layout.size().height() / 220.0, 2.0, 5.0);
    const auto asked = [&](const QRectF& rect, double over) {
        return !clippedPart(painter, rect.adjusted(-over, -over, over, over)).isEmpty();
    };
    for (const Placed& placed : layout.boards()) {
        if (asked(placed.view, 8.0 + placed.cell * 0.15)) // frames stand over the edge
            paintBoard(painter, *frame.board(placed.id), placed, theme, labels, kept.pyramids());
    }
    for (const Connector& connector : layout.connectors()) {
        if (asked(QRectF(connector.from, connector.to).normalized(), width))
            paintConnector(painter, connector, theme, width, frame.apart);
    }
    for (const Chooser& chooser : layout.choosers()) {
        if (asked(chooser.back | chooser.forward, 2.0))
            paintChooser(painter, chooser, theme);
    }
    for (const Legend& legend : layout.legends()) {
        if (asked(legend.bar, 2.0))
            paintLegend(painter, legend, frame.board(legend.board)->scale, theme);
    }
    if (frame.curve && !layout.curveRect().isEmpty())
        paintCurve(painter, *frame.curve, layout.curveRect(), theme);
    for (const Text& text : layout.texts()) {
        if (asked(text.rect, 3.0))
            paintText(painter, text, frame.soFar.isEmpty() || text.kind != Text::Result ? inkOf(text, theme, frame.apart) : theme.softInk,
                      frame.hidden || !frame.soFar.isEmpty() || (frame.noteStands && text.kind == Text::Note) ? 1.0 : frame.answerOf(text.side), theme,
                      frame.apart);
    }
    painter.restore();
}

} // namespace scene
