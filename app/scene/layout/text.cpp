#include "layout/text.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace scene {

namespace {

/// A font's metrics take microseconds to set up and a layout asks for them hundreds of times.
const QFontMetricsF& metrics(int pixels, bool bold)
{
    thread_local std::map<std::pair<int, bool>, QFontMetricsF> known;
    const std::pair key(pixels, bold);
    const auto found = known.find(key);
    if (found != known.end())
        return found->second;
    return known.emplace(key, QFontMetricsF(sceneFont(pixels, bold))).first->second;
}

constexpr int reference = 100;

/// What a line must not break within.
struct Piece {
    QString text;
    bool spaced = true; ///< a space stands before it, unless it begins a line
};

/// The words of a text; an operator and the term after it are one, so that no line ends in a minus sign, and so are the first
/// two words of an aside. Chinese is written
/// without spaces and breaks between its characters, as Unicode's rules allow (UAX #14).
std::vector<Piece> unbroken(const QString& text)
{
    std::vector<Piece> pieces;
    bool joins = false;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
        if (joins) {
            pieces.back().text += ' ' + word;
        } else if (std::any_of(word.begin(), word.end(), [](QChar c) { return c.unicode() >= 0x2E80; })) {
            QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, word);
            qsizetype from = 0;
            for (qsizetype to = breaks.toNextBoundary(); to >= 0; to = breaks.toNextBoundary()) {
                pieces.push_back({word.mid(from, to - from), from == 0});
                from = to;
            }
        } else {
            pieces.push_back({word});
        }
        const bool asideBegins = word.size() > 1 && word[0] == '(' && word[1].isLetter() && !word.contains(')'); // "(index 2)"
        joins = asideBegins || (word.size() == 1 && QStringLiteral("+−-/·×=≈").contains(word));
    }
    return pieces;
}

} // namespace

QFont sceneFont(int pixels, bool bold)
{
    QFont font;
    font.setFamilies({"Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei"});
    font.setStyleHint(QFont::SansSerif);
    // Points would give another size in each of PNG, PDF and SVG.
    font.setPixelSize(std::max(pixels, 1));
    font.setBold(bold);
    // Unhinted advances scale with the picture, so that a layout holds at every device pixel ratio.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Fonts fontsOf(int title)
{
    const auto share = [title](double factor) { return int(std::round(title * factor)); };
    return {.title = title, .subtitle = std::max(11, share(0.69)), .terms = std::max(13, share(0.92)), .result = share(1.42), .kernelTitle = std::max(12, share(0.76)), .axis = std::max(9, share(0.6))};
}

Fonts readFromAfar(Fonts fonts, QSizeF picture)
{
    constexpr double lines = 45.0; // of words one above the other: 24 pixels at 1080
    fonts.smallest = int(std::ceil(std::min(picture.height(), 0.75 * picture.width()) / lines));
    for (int* font : {&fonts.title, &fonts.subtitle, &fonts.terms, &fonts.result, &fonts.kernelTitle, &fonts.axis})
        *font = fonts.notBelow(*font);
    return fonts;
}

double textWidth(const QString& text, int pixels, bool bold)
{
    return metrics(pixels, bold).horizontalAdvance(text);
}

double lineHeight(int pixels)
{
    return metrics(pixels, false).height();
}

double ascent(int pixels)
{
    return metrics(pixels, false).ascent();
}

double capHeight(int pixels)
{
    return metrics(pixels, false).capHeight();
}

double numberWidth(const QString& text, bool bold)
{
    thread_local std::array<std::map<char16_t, double>, 2> wide;
    thread_local std::array<std::array<double, 128>, 2> ascii{};
    double width = 0.0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        double& known = code < 128 ? ascii[bold][code] : wide[bold][code];
        if (known == 0.0)
            known = metrics(reference, bold).horizontalAdvance(c) / reference;
        width += known;
    }
    return width;
}

QStringList wrapped(const QString& text, int pixels, bool bold, double width, int maxLines, bool& elided)
{
    elided = false;
    const std::vector<Piece> pieces = unbroken(text);
    const int count = int(pieces.size());
    if (count == 0)
        return {};
    const double space = textWidth(QStringLiteral(" "), pixels, bold);
    // What cannot be seen anyway need not be measured: an equation may have thousands of terms.
    const int most = maxLines * int(std::max(0.0, width) / std::max(1.0, space * 2.0)) + 2;

    // Greedy lines of the pieces `keep` at the front, an ellipsis, and the last one.
    const auto lines = [&](int keep) {
        QStringList result;
        QString line;
        double used = 0.0;
        const auto add = [&](const Piece& piece) {
            const double w = textWidth(piece.text, pixels, bold);
            const double between = piece.spaced ? space : 0.0;
            if (!line.isEmpty() && used + between + w > width) {
                result.append(line);
                line.clear();
            }
            used = line.isEmpty() ? w : used + between + w;
            line += line.isEmpty() || !piece.spaced ? piece.text : ' ' + piece.text;
        };
        for (int i = 0; i < keep; ++i)
            add(pieces[std::size_t(i)]);
        if (keep < count) {
            add({QStringLiteral("…"), pieces[std::size_t(keep)].spaced});
            // The end tells most: "+ 9) / 64".
            for (int i = std::max(keep + 1, count - 2); i < count; ++i)
                add(pieces[std::size_t(i)]);
        }
        result.append(line);
        return result;
    };
    const auto fits = [&](const QStringList& all) {
        return all.size() <= maxLines
               && std::all_of(all.begin(), all.end(), [&](const QString& l) { return textWidth(l, pixels, bold) <= width; });
    };
    int keep = int(std::min(count, most));
    QStringList result = lines(keep);
    if (keep == count && fits(result))
        return result;
    elided = true;
    // The most words that fit: fewer words never need more room.
    int low = 0;
    int high = keep;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (middle < count && fits(lines(middle)))
            low = middle;
        else
            high = middle - 1;
    }
    if (low > 0)
        return lines(low);
    // Not even a word: cut it.
    const QString cut = metrics(pixels, bold).elidedText(text, Qt::ElideRight, width);
    return {textWidth(cut, pixels, bold) <= width ? cut : QString()};
}

} // namespace scene
