#pragma once

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

/// How colours look to eyes of each kind, and how far apart two of them are.
namespace vision {

struct Lab {
    double l = 0.0;
    double a = 0.0;
    double b = 0.0;
};

enum class Eyes { Normal, Protanopia, Deuteranopia, Tritanopia };
constexpr std::array allEyes = {Eyes::Normal, Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia};

using Matrix = std::array<std::array<double, 3>, 3>;

/// On linear RGB, severity 1.0: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE TVCG 15(6), 2009, table of matrices.
inline const Matrix& simulation(Eyes eyes)
{
    static const Matrix normal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static const Matrix protanopia = {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    static const Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    static const Matrix tritanopia = {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    switch (eyes) {
    case Eyes::Protanopia:
        return protanopia;
    case Eyes::Deuteranopia:
        return deuteranopia;
    case Eyes::Tritanopia:
        return tritanopia;
    case Eyes::Normal:
        break;
    }
    return normal;
}

inline std::array<double, 3> times(const Matrix& m, const std::array<double, 3>& v)
{
    std::array<double, 3> result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return result;
}

/// CIELAB under D65 (IEC 61966-2-1 for sRGB) of what these eyes see.
inline Lab seen(const QColor& colour, Eyes eyes)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    std::array<double, 3> rgb = times(simulation(eyes), {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
    for (double& c : rgb)
        c = std::clamp(c, 0.0, 1.0);
    static const Matrix toXyz = {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const std::array<double, 3> xyz = times(toXyz, rgb);
    const std::array<double, 3> white = times(toXyz, {1, 1, 1});
    const auto f = [](double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; };
    const double x = f(xyz[0] / white[0]);
    const double y = f(xyz[1] / white[1]);
    const double z = f(xyz[2] / white[2]);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

/// CIEDE2000 as in Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data,
/// and Mathematical Observations", Color Research & Application 30(1), 2005.
inline double distance(const Lab& p, const Lab& q)
{
    constexpr double degree = std::numbers::pi / 180.0;
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const double meanChroma = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2.0;
    const double g = 0.5 * (1.0 - seventh(meanChroma));
    const double a1 = (1.0 + g) * p.a;
    const double a2 = (1.0 + g) * q.a;
    const double c1 = std::hypot(a1, p.b);
    const double c2 = std::hypot(a2, q.b);
    const auto hue = [](double b, double a) {
        const double h = a == 0.0 && b == 0.0 ? 0.0 : std::atan2(b, a) / degree;
        return h < 0.0 ? h + 360.0 : h;
    };
    const double h1 = hue(p.b, a1);
    const double h2 = hue(q.b, a2);
    double turn = c1 * c2 == 0.0 ? 0.0 : h2 - h1;
    if (turn > 180.0)
        turn -= 360.0;
    else if (turn < -180.0)
        turn += 360.0;
    const double lightness = q.l - p.l;
    const double chroma = c2 - c1;
    const double hues = 2.0 * std::sqrt(c1 * c2) * std::sin(turn / 2.0 * degree);
    const double l = (p.l + q.l) / 2.0;
    const double c = (c1 + c2) / 2.0;
    double h = h1 + h2;
    if (c1 * c2 != 0.0)
        h = std::abs(h1 - h2) <= 180.0 ? h / 2.0 : h < 360.0 ? (h + 360.0) / 2.0 : (h - 360.0) / 2.0;
    const double t = 1.0 - 0.17 * std::cos((h - 30.0) * degree) + 0.24 * std::cos(2.0 * h * degree) + 0.32 * std::cos((3.0 * h + 6.0) * degree)
                     - 0.20 * std::cos((4.0 * h - 63.0) * degree);
    const double rotation = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2));
    const double sl = 1.0 + 0.015 * std::pow(l - 50.0, 2) / std::sqrt(20.0 + std::pow(l - 50.0, 2));
    const double sc = 1.0 + 0.045 * c;
    const double sh = 1.0 + 0.015 * c * t;
    const double rt = -std::sin(2.0 * rotation * degree) * 2.0 * seventh(c);
    const double dl = lightness / sl;
    const double dc = chroma / sc;
    const double dh = hues / sh;
    return std::sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

inline double distance(const QColor& a, const QColor& b, Eyes eyes)
{
    return distance(seen(a, eyes), seen(b, eyes));
}

} // namespace vision
