// The words of a picture: subtitles, arithmetic, notes.
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

double titleWidth(const Frame& frame, BoardId id)
{
    const Board* board = frame.board(id);
    return board == nullptr ? 0.0 : textWidth(board->title, 100, true) / 100.0;
}

double termsWidth(std::int64_t count, double number, double separator, double around)
{
    return around + double(std::min<std::int64_t>(count, 60)) * (number + separator); // a window of hundreds is elided anyway
}

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

Lines fitted(const QString& text, int pixels, int smallest, double width, int most)
{
    Lines found{.lines = {}, .pixels = pixels};
    found.lines = wrapped(text, pixels, false, width, most, found.elided);
    while (found.elided && found.pixels > smallest)
        found.lines = wrapped(text, --found.pixels, false, width, most, found.elided);
    return found;
}

Placement placeLines(Text::Kind kind, const Lines& lines, const QRectF& rect, double pitch, Qt::Alignment alignment)
{
    Placement made;
    double y = rect.top();
    for (const QString& part : lines.lines) {
        std::optional<Text> text = line(kind, part, QRectF(rect.left(), y, rect.width(), 0), lines.pixels, false, alignment, lines.pixels);
        if (text)
            text->elided = text->elided || lines.elided;
        made.add(std::move(text));
        y += pitch;
    }
    return made;
}

Placement placeSubtitle(const QString& text, const QRectF& rect, int pixels, int most)
{
    return placeLines(Text::Subtitle, fitted(text, pixels, pixels, rect.width(), most), rect, pixels * 1.35, Qt::AlignLeft);
}

Arithmetic arithmeticOf(const core::Equation& equation, bool hidden, const QString& note)
{
    const QString result = hidden ? QStringLiteral("?") : QString::fromStdString(equation.result);
    return {QString::fromStdString(equation.terms), QString::fromStdString(equation.relation) + ' ' + result, note};
}

/// A few sizes only, so that the arithmetic does not breathe from step to step.
static Lines termsIn(const QString& terms, double width, const Fonts& fonts, int most)
{
    const int pixels = fonts.terms;
    Lines found = fitted(terms, pixels, pixels, width, most);
    for (const double factor : {0.86, 0.74}) {
        if (!found.elided)
            break;
        const int smaller = fonts.notBelow(std::max(11, int(pixels * factor)));
        found = fitted(terms, smaller, smaller, width, std::max(most, int(most * pixels / double(smaller))));
    }
    // Lines of about one length: a last number alone on a line looks like another thing.
    for (double narrower = width * 0.95; found.lines.size() > 1 && !found.elided; narrower *= 0.95) {
        const Lines balanced = fitted(terms, found.pixels, found.pixels, narrower, int(found.lines.size()));
        if (balanced.elided || std::ranges::any_of(balanced.lines, [&](const QString& part) { return textWidth(part, found.pixels) > narrower; }))
            break;
        found = balanced;
    }
    return found;
}

Placement placeArithmetic(const Arithmetic& arithmetic, const QRectF& rect, const Fonts& fonts, int termLines, int noteLines,
                          Qt::Alignment alignment)
{
    const Lines terms = termsIn(arithmetic.terms, rect.width(), fonts, termLines);
    const double pitch = std::max(lineHeight(terms.pixels), terms.pixels * 1.3);
    Placement made = placeLines(Text::Terms, terms, rect, pitch, alignment);
    const QRectF rest(rect.left(), rect.top() + double(terms.lines.size()) * pitch, rect.width(), 0);
    made.add(line(Text::Result, arithmetic.result, rest, fonts.result, true, alignment, fonts.notBelow(11)));
    made.add(placeNote(arithmetic.note, rest.translated(0, lineHeight(fonts.result) * 1.02), fonts, noteLines, alignment));
    return made;
}

Placement placeStrip(const Frame& frame, const QRectF& rect, const Fonts& fonts, int noteLines)
{
    if (rect.isEmpty())
        return {};
    Arithmetic arithmetic = arithmeticOf(frame.equation, frame.hidden, frame.note);
    if (!frame.soFar.isEmpty())
        arithmetic.result = frame.soFar;
    // The result keeps its room, the terms give way.
    const double resultWidth = std::min(textWidth(arithmetic.result, fonts.result, true) + 2, rect.width() * 0.6);
    const double space = fonts.result * 0.45;
    const double most = rect.width() - resultWidth - space;
    const Lines terms = fitted(arithmetic.terms, fonts.terms, fonts.notBelow(std::max(11, int(fonts.terms * 0.75))), most, 1);
    const double whole = textWidth(terms.lines.value(0), terms.pixels) + space + resultWidth;
    const double x = rect.center().x() - whole / 2;
    const double baseline = rect.top() + ascent(fonts.result);
    Placement made = placeLines(Text::Terms, terms, QRectF(x, baseline - ascent(terms.pixels), most, 0), 0.0, Qt::AlignLeft);
    made.add(line(Text::Result, arithmetic.result, QRectF(x + whole - resultWidth, rect.top(), resultWidth + 1, 0), fonts.result, true, Qt::AlignLeft, fonts.notBelow(11)));
    made.add(placeNote(arithmetic.note, rect.translated(0, lineHeight(fonts.result) * 1.02), fonts, noteLines, Qt::AlignHCenter));
    return made;
}

Sheet sheetOf(const Frame& frame, QSizeF size, int noteLines)
{
    const double share = frame.brief ? 0.033 : 0.027;
    const double margin = std::clamp(0.035 * std::min(size.width(), size.height()), 8.0, 44.0);
    const double width = size.width() - 2 * margin;
    Sheet sheet;
    Fonts& fonts = sheet.fonts;
    fonts.title = int(std::clamp(size.height() * share, 12.0, 34.0));
    fonts.subtitle = std::max(11, int(fonts.title * 0.74));
    fonts.result = int(std::clamp(size.height() * share * 1.5, 15.0, 60.0));
    fonts.terms = std::max(12, int(fonts.result * 0.8));
    if (frame.brief)
        fonts = readFromAfar(fonts, size);
    sheet.titles = fonts.title * 1.32 + fonts.subtitle * 1.5 + 3.0;
    const double strip = lineHeight(fonts.result) * 1.05 + noteLines * lineHeight(fonts.subtitle) + 4.0;
    const QRectF equation(margin, size.height() - margin * 0.6 - strip, width, strip);
    double top = margin * 0.6;
    if (frame.brief) {
        const int pixels = int(fonts.title * 1.3);
        sheet.words.add(line(Text::Headline, frame.headline, QRectF(margin, top, width, 0), pixels, true, Qt::AlignLeft, fonts.notBelow(12)));
        top += lineHeight(pixels) + margin * 0.4;
    }
    sheet.words.add(placeStrip(frame, equation, fonts, noteLines));
    sheet.area = QRectF(margin, top, width, equation.top() - margin * 0.5 - top);
    return sheet;
}

Placement placeNote(const QString& note, const QRectF& rect, const Fonts& fonts, int most, Qt::Alignment alignment)
{
    const Lines lines = fitted(note, fonts.subtitle, fonts.notBelow(10), rect.width(), most);
    return placeLines(Text::Note, lines, rect, lineHeight(lines.pixels), alignment);
}

} // namespace scene
