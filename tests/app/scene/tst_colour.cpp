// Colours as eyes of every kind see them.
#include <QTest>

#include "colour_vision.h"
#include "sample_lessons.h"

#include "frame/frame.h"
#include "layout/layout.h"
#include "paint/cell_colour.h"
#include "paint/theme.h"

#include <cmath>

using scene::Theme;
using vision::Eyes;

namespace {

QString name(Eyes eyes)
{
    return QStringList{"normal", "protanopia", "deuteranopia", "tritanopia"}[int(eyes)];
}

QColor regionFill(const Theme& theme, int region, bool inWindow)
{
    scene::CellLook look;
    look.region = region;
    look.inWindow = inWindow;
    return scene::fillOf(theme, look, {});
}

} // namespace

class TestColour : public QObject {
    Q_OBJECT

private slots:
    /// The pairs that Sharma, Wu and Dalal published with their differences.
    void theDifferenceIsThatOfThePublishedPairs()
    {
        struct Pair {
            vision::Lab a, b;
            double difference;
        };
        const Pair pairs[] = {
            {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425}, {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
            {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412}, {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
            {{50, -1.1848, -84.8006}, {50, 0, -82.7485}, 1.0000}, {{50, -0.9009, -85.5211}, {50, 0, -82.7485}, 1.0000},
            {{50, 0, 0}, {50, -1, 2}, 2.3669}, {{50, -1, 2}, {50, 0, 0}, 2.3669},
            {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792}, {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0010}, 7.1792},
            {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195}, {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0012}, 7.2195},
            {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045}, {{50, -0.0010, 2.4900}, {50, 0.0010, -2.4900}, 4.8045},
            {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461}, {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
            {{50, 2.5, 0}, {73, 25, -18}, 27.1492}, {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
            {{50, 2.5, 0}, {56, -27, -3}, 31.9030}, {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
            {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1.0000}, {{50, 2.5, 0}, {50, 3.2972, 0}, 1.0000},
            {{50, 2.5, 0}, {50, 1.8634, 0.5757}, 1.0000}, {{50, 2.5, 0}, {50, 3.2592, 0.3350}, 1.0000},
            {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644}, {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
            {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731}, {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
            {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373}, {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
            {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441}, {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
            {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377}, {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
        };
        for (const Pair& pair : pairs) {
            QVERIFY2(std::abs(vision::distance(pair.a, pair.b) - pair.difference) < 0.00005, qPrintable(QString::number(pair.difference)));
            QVERIFY(std::abs(vision::distance(pair.b, pair.a) - pair.difference) < 0.00005);
        }
    }

    /// A grey has no hue to lose, whatever the eyes.
    void greysStayGrey()
    {
        for (const Eyes eyes : vision::allEyes) {
            for (const int grey : {0, 60, 128, 200, 255})
                QVERIFY(vision::distance(vision::seen(QColor(grey, grey, grey), eyes), vision::seen(QColor(grey, grey, grey), Eyes::Normal)) < 0.1);
        }
    }

    /// Regions are told apart by everyone.
    void regionsAreToldApart()
    {
        constexpr double least = 8.0;
        QStringList faults;
        for (const QString& themeName : scene::themeNames()) {
            const Theme theme = scene::themeNamed(themeName);
            for (const Eyes eyes : vision::allEyes) {
                for (int b = 0; b < scene::mostRegions; ++b) {
                    for (int a = 0; a < b; ++a) {
                        const double d = vision::distance(regionFill(theme, a, false), regionFill(theme, b, false), eyes);
                        if (d < least)
                            faults += QString("%1, %2: regions %3 and %4 are %5 apart").arg(themeName, name(eyes)).arg(a).arg(b).arg(d, 0, 'f', 1);
                    }
                }
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    /// One looks at them for an hour; where contrast is asked for, less calm. The window of a pooling is the mock's.
    void regionsAreCalm()
    {
        QCOMPARE(regionFill(scene::themeNamed("light"), 2, true), QColor("#94D6C4"));
        for (const QString themeName : {"light", "dark", "print"}) {
            const Theme theme = scene::themeNamed(themeName);
            const auto chroma = [](const QColor& colour) {
                const vision::Lab lab = vision::seen(colour, Eyes::Normal);
                return std::hypot(lab.a, lab.b);
            };
            for (int region = 0; region < scene::mostRegions; ++region) {
                for (const bool inWindow : {false, true})
                    QVERIFY2(chroma(regionFill(theme, region, inWindow)) < 47.0, qPrintable(QString("%1 %2").arg(themeName).arg(region)));
            }
        }
    }

    /// −1, −½, 0, ½, 1: each step is seen, and so is on which side of 0 a number stands.
    void theValueScaleIsReadByEveryone()
    {
        constexpr double least = 5.0;
        const double places[] = {-1.0, -0.5, 0.0, 0.5, 1.0};
        for (const QString& themeName : scene::themeNames()) {
            const Theme theme = scene::themeNamed(themeName);
            for (const Eyes eyes : vision::allEyes) {
                const auto colour = [&](double place) { return scene::valueColour(theme, {}, place); };
                const QString where = QString("%1, %2").arg(themeName, name(eyes));
                for (int i = 0; i < 4; ++i) {
                    const double d = vision::distance(colour(places[i]), colour(places[i + 1]), eyes);
                    QVERIFY2(d >= least, qPrintable(QString("%1: %2 and %3 are %4 apart").arg(where).arg(places[i]).arg(places[i + 1]).arg(d, 0, 'f', 1)));
                }
                for (const double place : {0.5, 1.0}) {
                    const double d = vision::distance(colour(-place), colour(place), eyes);
                    QVERIFY2(d >= least, qPrintable(QString("%1: ±%2 are %3 apart").arg(where).arg(place).arg(d, 0, 'f', 1)));
                }
            }
        }
    }

    /// The frame of the window, the rings of winners and what is pointed at stand out from what they can stand on.
    void accentsStandOut()
    {
        constexpr double least = 8.0;
        for (const QString& themeName : scene::themeNames()) {
            const Theme theme = scene::themeNamed(themeName);
            std::vector<QColor> under{theme.background, theme.padding, theme.cell};
            for (int region = 0; region < scene::mostRegions; ++region) {
                under.push_back(regionFill(theme, region, false));
                under.push_back(regionFill(theme, region, true));
            }
            for (const double place : {-0.5, 0.5})
                under.push_back(scene::valueColour(theme, {}, place));
            for (const Eyes eyes : vision::allEyes) {
                for (const QColor& fill : under) {
                    for (const QColor& accent : {theme.accent, theme.accent2}) {
                        const double d = vision::distance(accent, fill, eyes);
                        QVERIFY2(d >= least, qPrintable(QString("%1, %2: %3 on %4 is %5").arg(themeName, name(eyes), accent.name(), fill.name()).arg(d, 0, 'f', 1)));
                    }
                }
                const double apart = vision::distance(theme.accent, theme.accent2, eyes);
                QVERIFY2(apart >= least, qPrintable(QString("%1, %2: the accents are %3 apart").arg(themeName, name(eyes)).arg(apart, 0, 'f', 1)));
            }
        }
    }

    /// Numbers stay readable on every region and every value: WCAG 2.1 AA.
    void numbersAreReadableOnAllOfThem()
    {
        for (const QString& themeName : scene::themeNames()) {
            const Theme theme = scene::themeNamed(themeName);
            for (int region = 0; region < scene::mostRegions; ++region) {
                for (const bool inWindow : {false, true}) {
                    const QColor fill = regionFill(theme, region, inWindow);
                    QVERIFY2(scene::contrast(scene::inkOn(theme, fill), fill) >= 4.5, qPrintable(themeName + fill.name()));
                }
            }
            for (int i = -10; i <= 10; ++i) {
                const QColor fill = scene::valueColour(theme, {}, i / 10.0);
                QVERIFY2(scene::contrast(scene::inkOn(theme, fill), fill) >= 4.5, qPrintable(themeName + fill.name()));
            }
        }
    }
};

QTEST_MAIN(TestColour)
#include "tst_colour.moc"
