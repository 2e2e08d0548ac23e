// Where the words of a picture stand: titles, equation, a problem.
#include "layout/layout.h"

#include "layout/arrange.h"
#include "layout/text.h"
#include "layout/text_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

void Layout::placeTitles(const Frame& frame, const Arrangement& a)
{
    const auto keep = [&](std::optional<Text> text) {
        if (text)
            m_texts.push_back(std::move(*text));
    };
    if (frame.brief) {
        keep(line(Text::Headline, frame.headline, a.headline, a.headlinePixels, true, Qt::AlignLeft, 12));
        return;
    }
    const auto title = [&](BoardId id, const QRectF& rect) {
        const Board* board = frame.board(id);
        if (board == nullptr || rect.isEmpty() || placed(id) == nullptr)
            return;
        const double top = rect.top();
        QRectF words(rect.left(), top, rect.width(), a.titlePixels * 1.3);
        if (frame.choosers && (id.kind == BoardKind::Input || id.kind == BoardKind::Output))
            placeChoosers(*board, id.kind == BoardKind::Input, a, words);
        keep(line(Text::Title, board->title, words, a.titlePixels, true, Qt::AlignLeft, 11));
        bool elided = false;
        const QStringList lines = wrapped(board->subtitle, a.subtitlePixels, false, rect.width(), m_subtitleLines, elided);
        double y = top + a.titlePixels * 1.32;
        for (const QString& part : lines) {
            std::optional<Text> text = line(Text::Subtitle, part, QRectF(rect.left(), y, rect.width(), 0), a.subtitlePixels, false,
                                            Qt::AlignLeft, a.subtitlePixels);
            if (text)
                text->elided = text->elided || elided;
            keep(std::move(text));
            y += a.subtitlePixels * 1.35;
        }
    };
    title(BoardKind::Input, a.inputTitle);
    title(BoardKind::Window, a.windowTitle);
    title(BoardKind::Output, a.outputTitle);
    if (frame.curve && a.hasWindow)
        keep(line(Text::Title, frame.headline, QRectF(a.windowTitle.left(), a.windowTitle.top(), a.windowTitle.width(), a.titlePixels * 1.3),
                  a.titlePixels, true, Qt::AlignLeft, 11));
    if (placed(BoardKind::Kernel) != nullptr) {
        const Board& kernel = *frame.board(BoardKind::Kernel);
        std::optional<Text> text = line(Text::Title, kernel.title, a.kernelTitle, a.kernelTitlePixels, true, Qt::AlignLeft, 10);
        if (text) {
            const double after = text->rect.right() + a.kernelTitlePixels * 0.6;
            const QRectF rest(after, text->rect.top() + ascent(a.kernelTitlePixels) - ascent(a.subtitlePixels - 1),
                              a.kernelTitle.right() - after, a.kernelTitle.height());
            keep(std::move(text));
            keep(line(Text::Subtitle, kernel.subtitle, rest, a.subtitlePixels - 1, false, Qt::AlignLeft, 10));
        }
    }
    if (placed(BoardKind::Bias) != nullptr)
        keep(line(Text::Label, frame.biasLabel, QRectF(a.biasLabel.left(), a.bias.top(), a.biasLabel.width() - 4, a.bias.height()),
                  a.kernelTitlePixels, false, Qt::AlignRight | Qt::AlignVCenter, 9));
}

void Layout::placeEquation(const Frame& frame, const Arrangement& a)
{
    if (a.equation.isEmpty())
        return;
    const QString terms = QString::fromStdString(frame.equation.terms);
    const QString relation = QString::fromStdString(frame.equation.relation) + ' ';
    const QString result = !frame.soFar.isEmpty() ? frame.soFar : relation + (frame.hidden ? QStringLiteral("?") : QString::fromStdString(frame.equation.result));
    const QRectF& rect = a.equation;
    double y = rect.top();
    const auto keep = [&](std::optional<Text> text) {
        if (!text)
            return;
        m_equation |= text->rect;
        m_texts.push_back(std::move(*text));
    };
    if (a.equationPlace == Arrangement::EquationPlace::Strip) {
        // One line for both: the result keeps its room, the terms give way.
        const double resultWidth = std::min(textWidth(result, a.resultPixels, true) + 2, rect.width() * 0.6);
        const double space = a.resultPixels * 0.45;
        const double most = rect.width() - resultWidth - space;
        int pixels = a.termsPixels;
        bool elided = false;
        QString shown = wrapped(terms, pixels, false, most, 1, elided).value(0);
        while (elided && pixels > std::max(11, int(a.termsPixels * 0.75)))
            shown = wrapped(terms, --pixels, false, most, 1, elided).value(0);
        const double whole = textWidth(shown, pixels, false) + space + resultWidth;
        const double x = rect.center().x() - whole / 2;
        const double baseline = y + ascent(a.resultPixels);
        std::optional<Text> text = line(Text::Terms, shown, QRectF(x, baseline - ascent(pixels), most, 0), pixels, false, Qt::AlignLeft, pixels);
        if (text)
            text->elided = elided;
        keep(std::move(text));
        keep(line(Text::Result, result, QRectF(x + whole - resultWidth, y, resultWidth + 1, 0), a.resultPixels, true, Qt::AlignLeft, 11));
        y += lineHeight(a.resultPixels) * 1.02;
    } else {
        const bool left = a.equationPlace == Arrangement::EquationPlace::UnderOutput;
        placeArithmetic({frame.equation, frame.note, frame.hidden}, rect, a, left ? Qt::AlignLeft : Qt::AlignHCenter);
        return;
    }
    placeNote(frame.note, QRectF(rect.left(), y, rect.width(), 0), a, Qt::AlignHCenter);
}

void Layout::placeArithmetic(const Arithmetic& arithmetic, const QRectF& rect, const Arrangement& a, Qt::Alignment alignment, int side)
{
    const QString terms = QString::fromStdString(arithmetic.equation.terms);
    const QString result = QString::fromStdString(arithmetic.equation.relation) + ' '
                           + (arithmetic.hidden ? QStringLiteral("?") : QString::fromStdString(arithmetic.equation.result));
    double y = rect.top();
    const auto keep = [&](std::optional<Text> text) {
        if (!text)
            return;
        text->side = side;
        m_equation |= text->rect;
        m_texts.push_back(std::move(*text));
    };
    // A few sizes only, so that the arithmetic does not breathe from step to step.
    int pixels = a.termsPixels;
    bool elided = false;
    QStringList lines = wrapped(terms, pixels, false, rect.width(), a.termLines, elided);
    for (const double factor : {0.86, 0.74}) {
        if (!elided)
            break;
        pixels = std::max(11, int(a.termsPixels * factor));
        const int more = std::max(a.termLines, int(a.termLines * a.termsPixels / double(pixels)));
        lines = wrapped(terms, pixels, false, rect.width(), more, elided);
    }
    // Lines of about one length: a last number alone on a line looks like another thing.
    for (double width = rect.width() * 0.95; lines.size() > 1 && !elided; width *= 0.95) {
        bool cut = false;
        const QStringList balanced = wrapped(terms, pixels, false, width, int(lines.size()), cut);
        if (cut || std::any_of(balanced.begin(), balanced.end(), [&](const QString& part) { return textWidth(part, pixels) > width; }))
            break;
        lines = balanced;
    }
    const double pitch = std::max(lineHeight(pixels), pixels * 1.3);
    for (const QString& part : lines) {
        std::optional<Text> text = line(Text::Terms, part, QRectF(rect.left(), y, rect.width(), 0), pixels, false, alignment, pixels);
        if (text)
            text->elided = elided;
        keep(std::move(text));
        y += pitch;
    }
    keep(line(Text::Result, result, QRectF(rect.left(), y, rect.width(), 0), a.resultPixels, true, alignment, 11));
    placeNote(arithmetic.note, QRectF(rect.left(), y + lineHeight(a.resultPixels) * 1.02, rect.width(), 0), a, alignment, side);
}

void Layout::placeNote(const QString& note, const QRectF& rect, const Arrangement& a, Qt::Alignment alignment, int side)
{
    if (note.isEmpty())
        return;
    bool elided = false;
    int pixels = a.subtitlePixels;
    QStringList lines = wrapped(note, pixels, false, rect.width(), a.noteLines, elided);
    while (elided && pixels > 10)
        lines = wrapped(note, --pixels, false, rect.width(), a.noteLines, elided);
    double y = rect.top();
    for (const QString& part : lines) {
        if (auto text = line(Text::Note, part, QRectF(rect.left(), y, rect.width(), 0), pixels, false, alignment, pixels)) {
            text->elided = elided;
            text->side = side;
            m_equation |= text->rect;
            m_texts.push_back(std::move(*text));
        }
        y += lineHeight(pixels);
    }
}

void Layout::placeProblem(const Frame& frame)
{
    const double width = m_size.width();
    const double height = m_size.height();
    const int pixels = int(std::clamp(std::min(height * 0.036, width * 0.026), 13.0, 40.0));
    const double margin = std::clamp(0.05 * std::min(width, height), 10.0, 60.0);
    QRectF words(margin, margin, width - 2 * margin, height - 2 * margin);
    if (const Board* board = frame.board(BoardKind::Input)) {
        const double titles = pixels * 3.4;
        const double cell = std::max(1e-3, std::min({(width * 0.5 - margin) / board->cols(), (height - 2 * margin - titles) / board->rows(), height * 0.165}));
        const double side = cell >= 6.0 ? std::floor(cell) : cell;
        const QRectF view(margin, std::round((height - titles - board->rows() * side) / 2 + titles), board->cols() * side, board->rows() * side);
        placeBoard(*board, view, side, true);
        for (Placed& placed : m_boards)
            chooseDigits(placed, frame);
        const double right = width * 0.5 - margin / 2;
        if (auto text = line(Text::Title, board->title, QRectF(margin, view.top() - titles, right - margin, 0), pixels, true, Qt::AlignLeft, 11))
            m_texts.push_back(*text);
        if (auto text = line(Text::Subtitle, board->subtitle, QRectF(margin, view.top() - titles + pixels * 1.32, right - margin, 0),
                             std::max(11, int(pixels * 0.69)), false, Qt::AlignLeft, 11))
            m_texts.push_back(*text);
        words.setLeft(std::max(view.right() + margin, width * 0.5));
        m_maxZoom = std::max(1.0, 44.0 / side);
    }
    bool elided = false;
    const double pitch = std::max(lineHeight(pixels), pixels * 1.3);
    const int most = std::max(1, int(words.height() / pitch));
    const QStringList lines = wrapped(frame.problem, pixels, false, words.width(), most, elided);
    double y = words.center().y() - double(lines.size()) * pitch / 2;
    for (const QString& part : lines) {
        if (auto text = line(Text::Problem, part, QRectF(words.left(), y, words.width(), 0), pixels, false, Qt::AlignLeft, pixels)) {
            text->elided = elided;
            m_texts.push_back(*text);
        }
        y += pitch;
    }
}

} // namespace scene
