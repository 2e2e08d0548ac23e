#include "expression.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <vector>

namespace expression {

namespace {

/// Reads + − · / ^, brackets, bars, √( ), max( ), min( ), tanh( ), powers written high, ∞ and NaN.
class Reader {
public:
    explicit Reader(const std::string& text) : m_text(text) {}

    double all()
    {
        const double value = sum();
        if (m_at != m_text.size())
            throw std::runtime_error("unread: " + m_text.substr(m_at));
        return value;
    }

private:
    bool take(const std::string& sign)
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        if (m_text.compare(m_at, sign.size(), sign) != 0)
            return false;
        m_at += sign.size();
        return true;
    }
    void expect(const std::string& sign)
    {
        if (!take(sign))
            throw std::runtime_error("expected " + sign + " at: " + m_text.substr(m_at));
    }
    bool takeMinus() { return take("\u2212") || take("-"); }

    double sum()
    {
        double value = product();
        for (;;) {
            if (take("+"))
                value += product();
            else if (takeMinus())
                value -= product();
            else
                return value;
        }
    }
    double product()
    {
        double value = power();
        for (;;) {
            if (take("·"))
                value *= power();
            else if (take("/"))
                value /= power();
            else
                return value;
        }
    }
    double power()
    {
        if (takeMinus())
            return -power();
        double value = atom();
        if (take("²"))
            value *= value;
        else if (take("^"))
            value = std::pow(value, atom());
        return value;
    }
    std::vector<double> arguments()
    {
        std::vector<double> values{sum()};
        while (take(","))
            values.push_back(sum());
        expect(")");
        return values;
    }
    /// A NaN wins, as the lessons say.
    static double extreme(const std::vector<double>& values, bool largest)
    {
        double best = values.front();
        for (const double value : values) {
            if (std::isnan(value) || (largest ? value > best : value < best))
                best = value;
        }
        return best;
    }
    double atom()
    {
        if (take("max("))
            return extreme(arguments(), true);
        if (take("min("))
            return extreme(arguments(), false);
        if (take("tanh("))
            return std::tanh(arguments().front());
        if (take("√("))
            return std::sqrt(arguments().front());
        if (take("("))
            return arguments().front();
        if (take("|")) {
            const double value = sum();
            expect("|");
            return std::abs(value);
        }
        if (take("∞") || take("inf"))
            return std::numeric_limits<double>::infinity();
        if (take("NaN"))
            return std::numeric_limits<double>::quiet_NaN();
        if (take("e"))
            return std::exp(1.0);
        return number();
    }
    double number()
    {
        take("");
        std::string digits;
        while (m_at < m_text.size() && (std::isdigit(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '.'))
            digits += m_text[m_at++];
        if (digits.empty())
            throw std::runtime_error("expected a number at: " + m_text.substr(m_at));
        if (take("×10"))
            digits += "e" + raised();
        return std::strtod(digits.c_str(), nullptr);
    }
    std::string raised()
    {
        static const char* const signs[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
        std::string exponent = take("⁻") ? "-" : "";
        for (bool more = true; more;) {
            more = false;
            for (int digit = 0; digit < 10; ++digit) {
                if (take(signs[digit])) {
                    exponent += char('0' + digit);
                    more = true;
                }
            }
        }
        return exponent;
    }

    const std::string& m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<double> evaluate(const std::string& text)
{
    try {
        return Reader(text).all();
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

} // namespace expression
