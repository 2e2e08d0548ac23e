#include "window/takeaway/on_screen.h"

#include <QLocale>

#include "core/insight/as_matrix.h"

#include <algorithm>
#include <tuple>

namespace window {

static scene::Film filmOf(const OnScreen& screen, const ExportChoice& choice)
{
    scene::Film film = screen.film;
    if (!choice.size.isEmpty())
        film.size = choice.size;
    if (!choice.theme.isEmpty())
        film.theme = scene::themeNamed(choice.theme);
    if (choice.transparent)
        film.theme.background.setAlpha(0);
    film.legend = choice.legend || film.theme.name != QLatin1String("print");
    film.cropped = choice.cropped;
    film.captioned = choice.captioned;
    film.outlined = choice.outlined;
    film.speed = choice.speed;
    film.framesPerSecond = choice.framesPerSecond;
    std::tie(film.firstStep, film.lastStep) = screen.range(choice);
    return film;
}

std::vector<Takeaway> OnScreen::offers() const
{
    const core::Network& network = film.network;
    const int layer = film.layer;
    const bool hasLayer = layer < network.layerCount();
    const bool runs = hasLayer && network.reached(layer);
    std::vector<Takeaway> all = {Takeaway::Picture};
    if (stepCount() > 1)
        all.push_back(Takeaway::Animation);
    if (runs)
        all.push_back(Takeaway::Steps);
    if (!hasLayer || tables::inputGrid(network, layer))
        all.push_back(Takeaway::Input);
    if (hasLayer && tables::weightGrid(network, layer))
        all.push_back(Takeaway::Weight);
    if (runs)
        all.push_back(Takeaway::Output);
    if (runs && !core::whyNoMatrix(network.layer(layer), network.inputOf(layer)))
        all.push_back(Takeaway::Matrix);
    if (network.layerCount() > 0 && network.reached(0))
        all.push_back(Takeaway::Cost);
    // A page and a script hold every layer's numbers: what is still being computed would be computed here and now.
    if (network.layerCount() > 0 && network.reached(network.layerCount() - 1))
        all.push_back(Takeaway::Lesson);
    return all;
}

std::pair<std::int64_t, std::int64_t> OnScreen::range(const ExportChoice& choice) const
{
    const std::int64_t step = film.firstStep;
    if (choice.what != Takeaway::Animation)
        return {step, step};
    const std::int64_t last = stepCount() - 1;
    switch (choice.stretch) {
    case Stretch::All:
        break;
    case Stretch::Row: {
        const int width = core::shownOutputShape(film.network, film.layer).w;
        return {step / width * width, step / width * width + width - 1};
    }
    case Stretch::Chosen:
        return {std::clamp<std::int64_t>(choice.first, 0, last), std::clamp<std::int64_t>(choice.last, choice.first, last)};
    }
    return {0, last};
}

formats::Export OnScreen::taken(const ExportChoice& choice) const
{
    const core::Network& network = film.network;
    const int layer = film.layer;
    const auto chosen = std::ranges::find(formats::formats(), choice.format.toStdString(), &formats::Format::id);
    const bool known = chosen != formats::formats().end();
    const auto what = [&]() -> formats::Export {
        switch (choice.what) {
        case Takeaway::Picture:
        case Takeaway::Animation:
            return filmOf(*this, choice);
        case Takeaway::Steps: {
            tables::StepTable steps(network, layer, {.digits = known ? (*chosen)->digits : 9}, film.view.backward ? tables::Way::Back : tables::Way::Forward);
            if (choice.nonzero)
                steps.setTerms(core::Terms::NonZero);
            return steps;
        }
        case Takeaway::Input:
            return layer < network.layerCount() ? *tables::inputGrid(network, layer) : tables::GridTable{network.lesson().input};
        case Takeaway::Weight:
            return *tables::weightGrid(network, layer);
        case Takeaway::Output:
            return *tables::outputGrid(network, layer);
        case Takeaway::Matrix:
            return *tables::matrixGrid(network, layer);
        case Takeaway::Cost:
            return core::CostTable(network);
        case Takeaway::Lesson:
            break;
        }
        core::Lesson there = known && ((*chosen)->knows & formats::Opening) != 0 ? lesson : network.lesson();
        if (layer != there.view.layer)
            there.view.compare.reset(); // it was set beside another layer
        there.view.layer = layer; // opens where the viewer stands
        there.view.step = film.firstStep;
        core::Network whole = network;
        whole.update(std::move(there));
        return whole;
    };
    formats::Export result = what();
    result.options.language = language.toStdString();
    result.options.loop = choice.loop;
    result.options.forExcel = choice.forExcel;
    result.options.locale = QLocale();
    return result;
}

QString OnScreen::fileName(const ExportChoice& choice) const
{
    switch (choice.what) {
    case Takeaway::Picture:
        return QStringLiteral("%1-step%2").arg(name).arg(film.firstStep + 1);
    case Takeaway::Lesson:
        return name;
    case Takeaway::Cost:
        return QStringLiteral("%1-cost").arg(name);
    default:
        return QStringLiteral("%1-layer%2-%3").arg(name).arg(film.layer).arg(nameOf(choice.what));
    }
}

} // namespace window
