#include "scene/layout.h"

#include "scene/arrange.h"
#include "scene/digits.h"
#include "scene/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

QSize sizeOf(const Frame& frame, BoardId id)
{
    const Board* board = frame.board(id);
    if (board == nullptr)
        return {};
    return board->reserve.isEmpty() ? QSize(board->cols(), board->rows()) : board->reserve;
}

/// About the width of the equation's terms in one line at a font size of one pixel: the same for every step of a layer,
/// so that the room kept for them is the same.
double termsWidth(const Frame& frame)
{
    if (frame.equation.terms.empty())
        return 0.0;
    if (!frame.termsRoom.isEmpty())
        return numberWidth(frame.termsRoom, false);
    const Board* input = frame.board(BoardKind::Input);
    const Board* kernel = frame.board(BoardKind::Kernel);
    const double number = std::max(input != nullptr ? widestNumber(*input) : 1.0, kernel != nullptr ? widestNumber(*kernel) : 0.0);
    const double separator = 1.3; // " + "
    const double around = 4.0;    // "max()", "( ) / 9"
    // A window of hundreds is elided anyway.
    return around + double(std::min<std::int64_t>(frame.termCount, 60)) * (number + separator);
}

Need needOf(const Frame& frame, QSizeF size, int subtitleLines)
{
    Need need;
    need.size = size;
    need.input = sizeOf(frame, BoardKind::Input);
    need.window = sizeOf(frame, BoardKind::Window);
    need.kernel = sizeOf(frame, BoardKind::Kernel);
    need.output = sizeOf(frame, BoardKind::Output);
    need.bias = frame.board(BoardKind::Bias) != nullptr;
    need.curve = frame.curve.has_value();
    need.headline = frame.brief;
    need.subtitleLines = subtitleLines;
    const auto titleWidth = [&](BoardId id) {
        const Board* board = frame.board(id);
        return board == nullptr ? 0.0 : textWidth(board->title, 100, true) / 100.0;
    };
    need.inputTitle = titleWidth(BoardKind::Input);
    need.outputTitle = titleWidth(BoardKind::Output);
    need.termsWidth = termsWidth(frame);
    // Numbers in a note change from step to step; their room does not.
    need.noteWidth = frame.noteRoom.isEmpty() ? 0.0 : numberWidth(frame.noteRoom, false);
    need.wideLabels = frame.board(BoardKind::Kernel) != nullptr;
    return need;
}

/// One line of text in `rect`, smaller or elided when it is too long. Nothing for an empty text.
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

} // namespace

Layout::Layout(const Frame& frame, QSizeF size, const Viewport& viewport)
    : m_size(size), m_viewport(viewport), m_frameBoards(frame.boards)
{
    if (!frame.problem.isEmpty()) {
        placeProblem(frame);
        return;
    }
    Arrangement a = arrange(needOf(frame, size, 1));
    if (!frame.brief && subtitlesNeedTwoLines(frame, a)) {
        m_subtitleLines = 2;
        a = arrange(needOf(frame, size, 2));
    }
    placeBoards(frame, a);
    placeTitles(frame, a);
    placeEquation(frame, a);
    placeConnectors(frame, a);
    if (!frame.brief)
        placeLegends(frame, a);
}

bool Layout::subtitlesNeedTwoLines(const Frame& frame, const Arrangement& a) const
{
    const auto tooLong = [&](BoardId id, const QRectF& rect) {
        const Board* board = frame.board(id);
        return board != nullptr && !rect.isEmpty()
               && textWidth(board->subtitleRoom.isEmpty() ? board->subtitle : board->subtitleRoom, a.subtitlePixels) + a.subtitlePixels * 0.5
                      > rect.width();
    };
    return tooLong(BoardKind::Input, a.inputTitle) || (a.hasWindow && tooLong(BoardKind::Window, a.windowTitle))
           || tooLong(BoardKind::Output, a.outputTitle);
}

void Layout::placeBoard(const Board& board, const QRectF& view, double cell, bool zooms)
{
    if (view.isEmpty())
        return;
    Placed placed;
    placed.id = board.id;
    placed.view = view;
    placed.baseRow = board.firstRow();
    placed.baseCol = board.firstCol();
    const double zoom = zooms ? std::max(1.0, m_viewport.zoom) : 1.0;
    placed.cell = cell * zoom;
    placed.origin = view.topLeft();
    const QSizeF content(board.cols() * placed.cell, board.rows() * placed.cell);
    if (zoom > 1.0) {
        QPointF centre(0.5, 0.5);
        if (m_viewport.centre)
            centre = *m_viewport.centre;
        else if (board.window)
            centre = QPointF((board.window->center().x() - placed.baseCol) / board.cols(),
                             (board.window->center().y() - placed.baseRow) / board.rows());
        const auto place = [](double from, double extent, double whole, double at) {
            return from + std::clamp(extent / 2 - at * whole, std::min(0.0, extent - whole), 0.0);
        };
        placed.origin = QPointF(place(view.left(), view.width(), content.width(), centre.x()),
                                place(view.top(), view.height(), content.height(), centre.y()));
    } else if (content.width() < view.width() - 0.5 || content.height() < view.height() - 0.5) {
        // Adaptive windows change their size: smaller ones stand in the middle of the largest one's place.
        placed.origin += QPointF(std::floor((view.width() - content.width()) / 2), std::floor((view.height() - content.height()) / 2));
        placed.view = QRectF(placed.origin, content);
    }
    const auto first = [&](double from, double origin) { return int(std::floor((from - origin) / placed.cell + 1e-9)); };
    const auto end = [&](double to, double origin) { return int(std::ceil((to - origin) / placed.cell - 1e-9)); };
    placed.firstCol = placed.baseCol + std::max(0, first(view.left(), placed.origin.x()));
    placed.firstRow = placed.baseRow + std::max(0, first(view.top(), placed.origin.y()));
    placed.endCol = placed.baseCol + std::min(board.cols(), end(placed.view.right(), placed.origin.x()));
    placed.endRow = placed.baseRow + std::min(board.rows(), end(placed.view.bottom(), placed.origin.y()));
    m_boards.push_back(placed);
}

void Layout::placeBoards(const Frame& frame, const Arrangement& a)
{
    for (const Board& board : frame.boards) {
        switch (board.id.kind) {
        case BoardKind::Input:
            placeBoard(board, a.input, a.inputCell, true);
            break;
        case BoardKind::Window:
            if (a.hasWindow)
                placeBoard(board, a.window, a.windowCell, false);
            break;
        case BoardKind::Kernel:
            if (a.kernelPlace != Arrangement::KernelPlace::Nowhere)
                placeBoard(board, a.kernel, a.kernelCell, false);
            break;
        case BoardKind::Bias:
            if (a.kernelPlace != Arrangement::KernelPlace::Nowhere)
                placeBoard(board, a.bias, a.bias.width(), false);
            break;
        case BoardKind::Output:
            placeBoard(board, a.output, a.outputCell, true);
            break;
        }
    }
    if (frame.curve && a.hasWindow)
        m_curve = a.window;
    for (Placed& placed : m_boards)
        chooseDigits(placed, frame);
    constexpr double comfortable = 44.0;
    m_maxZoom = std::max(1.0, comfortable / std::max(std::min(a.inputCell, a.outputCell > 0.0 ? a.outputCell : a.inputCell), 1e-6));
}

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
        keep(line(Text::Title, board->title, QRectF(rect.left(), top, rect.width(), a.titlePixels * 1.3), a.titlePixels, true,
                  Qt::AlignLeft, 11));
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
    const QString result = relation + (frame.hidden ? QStringLiteral("?") : QString::fromStdString(frame.equation.result));
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
        const Qt::Alignment alignment = a.equationPlace == Arrangement::EquationPlace::UnderOutput ? Qt::AlignLeft : Qt::AlignHCenter;
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
        const double pitch = std::max(lineHeight(pixels), pixels * 1.3);
        for (const QString& part : lines) {
            std::optional<Text> text = line(Text::Terms, part, QRectF(rect.left(), y, rect.width(), 0), pixels, false, alignment, pixels);
            if (text)
                text->elided = elided;
            keep(std::move(text));
            y += pitch;
        }
        keep(line(Text::Result, result, QRectF(rect.left(), y, rect.width(), 0), a.resultPixels, true, alignment, 11));
        y += lineHeight(a.resultPixels) * 1.02;
    }
    if (frame.note.isEmpty())
        return;
    const bool centred = a.equationPlace != Arrangement::EquationPlace::UnderOutput;
    bool elided = false;
    int pixels = a.subtitlePixels;
    QStringList lines = wrapped(frame.note, pixels, false, rect.width(), a.noteLines, elided);
    while (elided && pixels > 10)
        lines = wrapped(frame.note, --pixels, false, rect.width(), a.noteLines, elided);
    for (const QString& part : lines) {
        std::optional<Text> text = line(Text::Note, part, QRectF(rect.left(), y, rect.width(), 0), pixels, false,
                                        centred ? Qt::AlignHCenter : Qt::AlignLeft, pixels);
        if (text)
            text->elided = elided;
        keep(std::move(text));
        y += lineHeight(pixels);
    }
}

void Layout::placeConnectors(const Frame& frame, const Arrangement& a)
{
    const Placed* input = placed(BoardKind::Input);
    const Placed* output = placed(BoardKind::Output);
    if (input == nullptr || output == nullptr)
        return;
    const Board& inputBoard = *frame.board(BoardKind::Input);
    const Board& outputBoard = *frame.board(BoardKind::Output);
    if (!inputBoard.window || !outputBoard.window)
        return;
    // From the board's edge, not the window's: between them are numbers.
    const auto beside = [](const Placed& board, const QRectF& cells) {
        return std::clamp(board.toPicture(cells).center().y(), board.view.top() + 2, board.view.bottom() - 2);
    };
    const double clear = 9.0;
    const QPointF from(input->view.right() + clear, beside(*input, *inputBoard.window));
    const QPointF to(output->view.left() - clear, beside(*output, *outputBoard.window));
    if (a.hasWindow) {
        const QRectF lens = placed(BoardKind::Window) != nullptr ? placed(BoardKind::Window)->view : m_curve;
        const double y = lens.center().y();
        m_connectors.push_back({from, QPointF(lens.left() - clear, y), from.x(), std::max(from.x(), std::min(a.middle.left(), lens.left()) - clear)});
        m_connectors.push_back({QPointF(lens.right() + clear, y), to, std::min(to.x(), std::max(a.middle.right(), lens.right()) + clear), to.x()});
    } else {
        m_connectors.push_back({from, to, from.x(), to.x()});
    }
}

void Layout::placeLegends(const Frame& frame, const Arrangement& a)
{
    const double high = std::round(a.subtitlePixels * 0.8);
    const auto place = [&](BoardId id) {
        const Board* board = frame.board(id);
        const Placed* at = placed(id);
        if (board == nullptr || at == nullptr || board->regions)
            return;
        const int pixels = a.subtitlePixels - 1;
        const double width = std::min(at->view.width(), a.subtitlePixels * 13.0);
        const double ends = textWidth(cellText(float(-board->scale.limit)), pixels);
        if (width < 2.0 * ends + 3.0 * pixels)
            return;
        const QRectF bar(at->view.left(), std::round(at->view.bottom() + a.titlePixels * 0.8), width, high);
        const double labelTop = bar.bottom() + 2.0;
        const QRectF all(bar.left() - 2, bar.top() - a.titlePixels * 0.4, bar.width() + 4, high + 2.0 + lineHeight(a.subtitlePixels - 1) + a.titlePixels * 0.4);
        if (all.bottom() > m_size.height() - 4.0)
            return;
        const auto taken = [&](const QRectF& other) { return !other.isEmpty() && other.intersects(all); };
        if (std::any_of(m_boards.begin(), m_boards.end(), [&](const Placed& other) { return taken(other.view); })
            || std::any_of(m_texts.begin(), m_texts.end(), [&](const Text& text) { return taken(text.rect); }) || taken(m_equation))
            return;
        const Scale& scale = board->scale;
        const QRectF labels(bar.left(), labelTop, bar.width(), 0);
        std::vector<std::optional<Text>> texts;
        const QString high4 = cellText(float(scale.limit));
        if (scale.kind == Scale::ZeroCentred) {
            texts.push_back(line(Text::Legend, cellText(float(-scale.limit)), labels, pixels, false, Qt::AlignLeft, pixels));
            texts.push_back(line(Text::Legend, QStringLiteral("0"), labels, pixels, false, Qt::AlignHCenter, pixels));
        } else {
            texts.push_back(line(Text::Legend, QStringLiteral("0"), labels, pixels, false, Qt::AlignLeft, pixels));
        }
        texts.push_back(line(Text::Legend, high4, labels, pixels, false, Qt::AlignRight, pixels));
        m_legends.push_back({bar, id});
        for (std::optional<Text>& text : texts)
            if (text)
                m_texts.push_back(std::move(*text));
    };
    place(BoardKind::Input);
    const Board* input = frame.board(BoardKind::Input);
    const Board* output = frame.board(BoardKind::Output);
    if (output != nullptr && !(input->scale == output->scale))
        place(BoardKind::Output);
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

const Board* Layout::boardOf(BoardId id) const
{
    const auto found = std::find_if(m_frameBoards.begin(), m_frameBoards.end(), [id](const Board& board) { return board.id == id; });
    return found == m_frameBoards.end() ? nullptr : &*found;
}

void Layout::chooseDigits(Placed& placed, const Frame& frame) const
{
    const Board& board = *frame.board(placed.id);
    const Digits digits = placed.id.kind == BoardKind::Window ? windowDigits(board, placed, frame) : boardDigits(board, placed);
    placed.digitPixels = digits.pixels;
    placed.digits = digits.significant;
    placed.twoLines = digits.twoLines;
}

const Placed* Layout::placed(BoardId id) const
{
    const auto found = std::find_if(m_boards.begin(), m_boards.end(), [id](const Placed& placed) { return placed.id == id; });
    return found == m_boards.end() ? nullptr : &*found;
}

QRectF Layout::cellRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    return board == nullptr ? QRectF() : board->cellRect(row, col);
}

std::optional<Hit> Layout::cellAt(QPointF point) const
{
    for (const Placed& board : m_boards) {
        // Half-open, as its cells are: a point on the right edge belongs to what stands there.
        if (point.x() < board.view.left() || point.x() >= board.view.right() || point.y() < board.view.top()
            || point.y() >= board.view.bottom())
            continue;
        const auto index = [](double at, double origin, double cell, int base, int first, int end) {
            int k = base + int(std::floor((at - origin) / cell));
            // The very numbers that cellRect computes decide, not a quotient that rounds differently.
            while (k > first && at < origin + (k - base) * cell)
                --k;
            while (k + 1 < end && at >= origin + (k + 1 - base) * cell)
                ++k;
            return std::clamp(k, first, end - 1);
        };
        Hit hit;
        hit.board = board.id;
        hit.row = index(point.y(), board.origin.y(), board.cell, board.baseRow, board.firstRow, board.endRow);
        hit.col = index(point.x(), board.origin.x(), board.cell, board.baseCol, board.firstCol, board.endCol);
        hit.inside = boardOf(board.id)->hasValue(hit.row, hit.col);
        return hit;
    }
    return std::nullopt;
}

QRectF Layout::labelRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    if (board == nullptr || board->digitPixels == 0)
        return {};
    const CellLook look = scene::look(*boardOf(id), row, col, board->digits);
    return labelPlace(*board, look, board->cellRect(row, col));
}

QPointF Layout::draggedCentre(BoardId id, QPointF delta) const
{
    const Placed* board = placed(id);
    if (board == nullptr)
        return m_viewport.centre.value_or(QPointF(0.5, 0.5));
    const Board& shown = *boardOf(id);
    const QSizeF content(shown.cols() * board->cell, shown.rows() * board->cell);
    const QPointF centre = board->view.center() - delta - board->origin;
    const auto fraction = [](double at, double view, double whole) {
        const double half = std::min(0.5, view / whole / 2);
        return std::clamp(at / whole, half, 1.0 - half);
    };
    return QPointF(fraction(centre.x(), board->view.width(), content.width()), fraction(centre.y(), board->view.height(), content.height()));
}

Viewport Layout::zoomedAround(QPointF point, double zoom) const
{
    Viewport result;
    result.zoom = std::clamp(zoom, 1.0, m_maxZoom);
    for (const Placed& board : m_boards) {
        if (!board.view.contains(point) || (board.id.kind != BoardKind::Input && board.id.kind != BoardKind::Output))
            continue;
        const double before = std::max(1.0, m_viewport.zoom);
        const QSizeF whole = board.view.size(); // at zoom 1
        const QPointF spot = (point - board.origin) / before;
        const QPointF offset = (point - board.view.center()) / result.zoom;
        const auto fraction = [&](double at, double extent) {
            const double half = 0.5 / result.zoom;
            return std::clamp(at / extent, half, 1.0 - half);
        };
        result.centre = QPointF(fraction(spot.x() - offset.x(), whole.width()), fraction(spot.y() - offset.y(), whole.height()));
        return result;
    }
    result.centre = m_viewport.centre;
    return result;
}

} // namespace scene
