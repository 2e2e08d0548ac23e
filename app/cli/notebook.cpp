#include "cli/notebook.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace cli {

namespace {

constexpr std::int64_t wholeUpTo = 1000; // NumPy's threshold
constexpr int edge = 3;                  // and its edgeitems

/// A number cut at its decimal point, so that columns can be aligned there.
struct Number {
    std::string before;
    std::string after; ///< with the point, or empty
};

Number cut(float value, bool scientific)
{
    if (!std::isfinite(value))
        return {std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf", ""};
    char text[64];
    std::snprintf(text, sizeof text, scientific ? "%.4e" : "%.4f", double(value));
    const std::string whole(text);
    const std::size_t point = whole.find('.');
    const std::size_t exponent = std::min(whole.find('e'), whole.size());
    std::string after = whole.substr(point, exponent - point);
    after.erase(after.find_last_not_of('0') + 1);
    if (after == ".")
        after.clear();
    return {whole.substr(0, point), after + whole.substr(exponent)};
}

/// The positions shown of `count`: all, or the first and last few with −1 for what is left out between.
std::vector<int> shownPositions(int count, bool elided)
{
    std::vector<int> positions;
    for (int i = 0; i < count; ++i) {
        if (elided && count > 2 * edge && i == edge) {
            positions.push_back(-1);
            i = count - edge;
        }
        positions.push_back(i);
    }
    return positions;
}

class Printer {
public:
    explicit Printer(const core::Tensor& tensor)
        : m_tensor(tensor), m_extents{tensor.shape().n, tensor.shape().c, tensor.shape().h, tensor.shape().w},
          m_first(tensor.shape().n > 1   ? 0
                  : tensor.shape().c > 1 ? 1
                                         : 2)
    {
        const bool elided = tensor.size() > wholeUpTo;
        for (int k = 0; k < 4; ++k)
            m_positions[k] = shownPositions(m_extents[k], elided);
        measure();
    }

    std::string text()
    {
        printLevel(m_first);
        return std::move(m_out);
    }

private:
    template <typename Visit>
    void visit(Visit visitor) const
    {
        for (const int n : m_positions[0])
            for (const int c : m_positions[1])
                for (const int row : m_positions[2])
                    for (const int col : m_positions[3])
                        if (n >= 0 && c >= 0 && row >= 0 && col >= 0)
                            visitor(m_tensor.at({n, c, row, col}));
    }

    void measure()
    {
        double largest = 0.0;
        double smallest = INFINITY;
        visit([&](float value) {
            if (std::isfinite(value) && value != 0.0F) {
                largest = std::max(largest, std::abs(double(value)));
                smallest = std::min(smallest, std::abs(double(value)));
            }
        });
        // When four decimals would hide the small ones, or the big ones would be endless (NumPy's limits).
        m_scientific = largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1e7;
        visit([&](float value) {
            const Number number = cut(value, m_scientific);
            m_before = std::max(m_before, number.before.size());
            m_after = std::max(m_after, number.after.size());
        });
    }

    void printLevel(int level)
    {
        m_out += '[';
        bool first = true;
        for (const int position : m_positions[level]) {
            if (!first)
                separate(level);
            first = false;
            if (position < 0) {
                m_out += "…";
                continue;
            }
            m_at[level] = position;
            if (level < 3) {
                printLevel(level + 1);
            } else {
                const Number number = cut(m_tensor.at({m_at[0], m_at[1], m_at[2], m_at[3]}), m_scientific);
                m_out.append(m_before - number.before.size(), ' ');
                m_out += number.before + number.after;
                m_out.append(m_after - number.after.size(), ' ');
            }
        }
        m_out += ']';
    }

    void separate(int level)
    {
        if (level == 3) {
            m_out += ' ';
            return;
        }
        m_out.append(std::size_t(3 - level), '\n'); // rows follow each other, planes have an empty line between them
        m_out.append(std::size_t(level - m_first + 1), ' ');
    }

    const core::Tensor& m_tensor;
    int m_extents[4];
    int m_first; ///< the first level that is shown
    std::vector<int> m_positions[4];
    bool m_scientific = false;
    std::size_t m_before = 0;
    std::size_t m_after = 0;
    int m_at[4] = {};
    std::string m_out;
};

} // namespace

std::string notebookText(const core::Tensor& tensor)
{
    return Printer(tensor).text();
}

} // namespace cli
