#include "window/stage/plane_chooser.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPixmap>

#include "core/compare.h"
#include "core/operator.h"
#include "document/document.h"
#include "document/playback.h"
#include "frame/plane_scale.h"
#include "window/look/thumbnail.h"

#include <algorithm>

namespace window {

namespace {

/// Goes to plane `index` of a chooser's board.
void goTo(const document::Document& document, document::Playback& playback, const scene::Chooser& chooser, int index)
{
    const core::Network& network = document.network();
    const int k = playback.layer();
    if (playback.stepCount() == 0)
        return;
    const core::Shape& out = network.outputOf(k).shape();
    const core::Cell cell = core::cellOfStep(out, playback.step());
    const core::Layer& layer = network.layer(k);
    const bool sums = core::findOperator(layer.type)->hasKernel();
    if (chooser.sample) {
        playback.setPlane(index, cell.c);
    } else if (!chooser.read || !sums) {
        playback.setPlane(cell.n, index);
    } else {
        // A channel of another group is read by other output channels.
        const int each = network.inputOf(k).shape().c / layer.groups;
        const int outEach = out.c / layer.groups;
        if (cell.c / outEach != index / each)
            playback.setPlane(cell.n, index / each * outEach);
        playback.setInputChannel(index);
    }
}

} // namespace

void choosePlane(const document::Document& document, document::Playback& playback, const scene::Theme& theme,
                 const scene::Chooser& chooser, int part, QWidget* parent, const QPoint& at)
{
    if (part != 0) {
        goTo(document, playback, chooser, std::clamp(chooser.at + part, 0, chooser.count - 1));
        return;
    }
    constexpr int mostShown = 256;
    constexpr int side = 40;
    const core::Network& network = document.network();
    if (playback.stepCount() == 0)
        return;
    const core::Tensor& values = chooser.read ? network.inputOf(playback.layer()) : network.outputOf(playback.layer());
    const core::Cell cell = core::cellOfStep(core::shownOutputShape(network, playback.layer()), playback.step());
    const int channel = std::min(cell.c, values.shape().c - 1);
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("planes"));
    auto* group = new QActionGroup(menu);
    const QString name = chooser.sample ? QCoreApplication::translate("window::Stage", "Sample %1") : QCoreApplication::translate("window::Stage", "Channel %1");
    for (int i = 0; i < std::min(chooser.count, mostShown); ++i) {
        const int shownSample = chooser.sample ? i : cell.n;
        const int shownChannel = chooser.sample ? channel : i;
        const scene::Scale scale = scene::stationScale(network, playback.layer() - (chooser.read ? 1 : 0), shownSample, shownChannel);
        const QPixmap picture = QPixmap::fromImage(thumbnail(values, theme, side, scale, shownSample, shownChannel));
        QAction* action = menu->addAction(QIcon(picture), name.arg(i + 1), [&document, &playback, chooser, i] { goTo(document, playback, chooser, i); });
        action->setIconVisibleInMenu(true);
        action->setCheckable(true);
        action->setChecked(i == chooser.at);
        group->addAction(action);
    }
    menu->popup(at);
}

} // namespace window
