#include "formats/format.h"

#include "core/compare.h"
#include "core/explain.h"
#include "formats/harmless.h"
#include "layout/layout.h"
#include "paint/paint.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QIODevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

// A page for each step, as large as the picture, with the step's equation below. Text stays text: it can be searched and
// copied, and is sharp at any size.

namespace formats {

namespace {

constexpr double pointsPerPixel = 72.0 / 96.0;

/// The line below the picture.
struct Caption {
    QFont font;
    double height = 0.0;
    double margin = 0.0;
};

Caption captionFor(const QSize& size)
{
    const int pixels = std::clamp(size.height() / 36, 8, 40);
    return {scene::sceneFont(pixels), 3.6 * pixels, 1.2 * pixels};
}

QString captionText(const core::Network& network, int layer, std::int64_t step)
{
    QString words;
    if (const auto comparison = core::Comparison::of(network, layer)) {
        using core::Comparison;
        const auto stops = comparison->at(step);
        const auto text = [&](Comparison::Side side) {
            return QString::fromStdString(core::equation(comparison->layerOf(side), comparison->stepAt(side, stops[side].step)).text());
        };
        words = QStringLiteral("A: %1;  B: %2").arg(text(Comparison::A), text(Comparison::B));
    } else {
        words = QString::fromStdString(core::equation(network.layer(layer), network.stepAt(layer, step)).text());
    }
    return QCoreApplication::translate("formats", "Step %1 of %2:  %3").arg(step + 1).arg(core::shownStepCount(network, layer)).arg(words);
}

/// An equation of more than two lines keeps its beginning and its result: the picture has the rest.
QString fitted(const QString& text, const QFontMetricsF& metrics, double width)
{
    return metrics.horizontalAdvance(text) <= 1.8 * width ? text : metrics.elidedText(text, Qt::ElideMiddle, 1.8 * width);
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    const core::Network& network = film.network;
    const Caption caption = captionFor(film.size);
    const QSizeF page(film.size.width(), film.size.height() + caption.height);

    QPdfWriter writer(&device);
    writer.setCreator(QStringLiteral("Poolscope"));
    writer.setTitle(shortened(plain(QString::fromStdString(network.lesson().title.in(what.options.language))), 200));
    writer.setResolution(96); // so that a unit is a pixel
    writer.setPageSize(QPageSize(page * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        throw FileFault(device.errorString());
    const std::int64_t steps = film.lastStep - film.firstStep + 1;
    for (std::int64_t i = 0; i < steps; ++i) {
        report(progress, double(i) / double(steps));
        if (i > 0 && !writer.newPage())
            throw FileFault(device.errorString());
        scene::Shot shot = scene::shotAt(film, 0);
        shot.step = film.firstStep + i;
        shot.phase = 1.0;
        if (steps > 1)
            shot.taps = -1; // a page for each step, not for each product
        const scene::Frame frame = scene::frameOf(film, shot);
        painter.save();
        if (film.theme.background.alpha() > 0)
            painter.fillRect(QRectF({}, page), film.theme.background);
        scene::paint(painter, frame, scene::Layout(frame, QSizeF(film.size), film.viewport), film.theme);
        painter.restore();
        painter.setFont(caption.font);
        painter.setPen(film.theme.ink);
        const QRectF place(caption.margin, film.size.height(), page.width() - 2 * caption.margin, caption.height - 0.4 * caption.margin);
        const QString text = fitted(captionText(network, shot.layer, shot.step), QFontMetricsF(caption.font), place.width());
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextWordWrap, text);
    }
    if (!painter.end())
        throw FileFault(device.errorString());
}

} // namespace

extern const Format pdfFormat = {
    .id = "pdf",
    .extensions = {"pdf"},
    .title = QT_TRANSLATE_NOOP("formats", "PDF, a page for each step"),
    .use = QT_TRANSLATE_NOOP("formats", "For print and handouts, with the equation below each picture"),
    .carries = Picture | Animation,
    .knows = Transparency,
    .write = write,
};

} // namespace formats
