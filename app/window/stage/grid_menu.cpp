#include "window/stage/grid_menu.h"

#include <QDialog>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include "core/operator.h"
#include "core/presets.h"
#include "document/document.h"
#include "document/playback.h"
#include "frame/plane_scale.h"
#include "window/look/look.h"
#include "window/look/thumbnail.h"
#include "window/stage/stage.h"
#include "wording/said.h"

namespace window {

using document::GridEdit;
using document::Target;
using scene::BoardKind;

namespace {

/// A preset in little.
QIcon iconOf(const core::Tensor& values, const scene::Theme& theme, double pixelRatio)
{
    constexpr int side = 16;
    QPixmap picture = QPixmap::fromImage(thumbnail(values, theme, side, scene::planeScale(values, 0, 0)).scaled(QSize(side, side) * pixelRatio));
    picture.setDevicePixelRatio(pixelRatio);
    QPainter painter(&picture);
    painter.setPen(theme.softInk);
    painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1));
    painter.end();
    return QIcon(picture);
}

QString forMenu(QString words)
{
    return words.replace(u'&', QStringLiteral("&&"));
}

} // namespace

GridMenu::GridMenu(document::Document& document, document::Playback& playback, Stage& stage, const Look& look, QWidget& window)
    : QObject(&window)
    , m_document(document)
    , m_playback(playback)
    , m_stage(stage)
    , m_look(look)
    , m_window(window)
{
}

std::optional<Target> GridMenu::planeOf(BoardKind kind) const
{
    if (kind != BoardKind::Input && kind != BoardKind::Kernel)
        return std::nullopt;
    if (const auto cursor = m_stage.cursor(); cursor && cursor->board.kind == kind)
        return m_stage.targetOf(*cursor);
    for (const scene::Board& board : m_stage.frame().boards) {
        const auto shown = m_stage.targetOf({board.id});
        if (shown && board.id.kind == kind)
            return shown;
    }
    // Not shown, or other numbers than the lesson's: the input behind the first layer, the kernel on the way back.
    const int layer = m_playback.layer();
    if (kind == BoardKind::Input)
        return Target{};
    const core::Network& network = m_document.network();
    const core::Operator* op = layer < network.layerCount() ? core::findOperator(network.layer(layer).type) : nullptr;
    return op && op->hasKernel() ? std::optional(Target{.of = Target::Kernel, .layer = layer}) : std::nullopt;
}

const core::Tensor& GridMenu::tensorOf(const Target& plane) const
{
    return plane.of == Target::Input ? m_document.lesson().input : m_document.layerOf(plane).weight;
}

void GridMenu::write(const Target& plane, const core::Tensor& values, const core::Notation& notation, const QString& text, int gesture)
{
    m_stage.finishEditing();
    m_playback.setPlaying(false);
    if (plane.of == Target::Input) {
        core::Notation all = m_document.lesson().inputNotation;
        core::Tensor input = document::withPlane(m_document.lesson().input, all, plane.cell.n, plane.cell.c, values, notation);
        m_document.setInput(std::move(input), std::move(all), text, gesture);
    } else {
        m_document.setLayerOf(plane, document::withKernelPlane(m_document.layerOf(plane), plane.cell.n, plane.cell.c, values, notation), text, gesture);
    }
}

void GridMenu::fill(QMenu& menu, const Target& plane)
{
    const bool input = plane.of == Target::Input;
    QMenu* presets = menu.addMenu(tr("&Presets"));
    addPresets(*presets, plane);
    menu.addSeparator();
    menu.addAction(tr("&Fill…"), this, [this, plane] { askFill(plane); });
    menu.addAction(tr("&Clear"), this, [this, plane, input] {
        core::Shape shape = tensorOf(plane).shape();
        shape.n = shape.c = 1;
        write(plane, core::Tensor(shape), {}, input ? tr("Clear the input") : tr("Clear the kernel"));
    });
    menu.addAction(tr("&Random whole numbers…"), this, [this, plane] { askRandom(plane); });
    menu.addSeparator();
    if (input)
        addRowsAndColumns(menu, plane);
    addEdit(menu, plane, GridEdit::TurnRight, tr("Turn to the r&ight"));
    addEdit(menu, plane, GridEdit::TurnLeft, tr("Turn to the l&eft"));
    addEdit(menu, plane, GridEdit::FlipColumns, tr("Flip left to ri&ght"));
    addEdit(menu, plane, GridEdit::FlipRows, tr("Flip top to &bottom"));
    addEdit(menu, plane, GridEdit::Transpose, tr("Transp&ose: swap rows and columns"));
}

void GridMenu::addPresets(QMenu& menu, const Target& plane)
{
    menu.setToolTipsVisible(true);
    for (const core::Preset& preset : plane.of == Target::Input ? core::inputPresets() : core::kernelPresets()) {
        const QString title = wording::said(preset.title);
        const core::Shape& shape = preset.values.shape();
        QAction* action = menu.addAction(iconOf(preset.values, m_look.theme(), m_window.devicePixelRatioF()),
                                         forMenu(title) + QStringLiteral("\t%1 × %2").arg(shape.h).arg(shape.w));
        action->setToolTip(QString::fromUtf8(preset.source).toHtmlEscaped());
        // The presets live as long as the program.
        connect(action, &QAction::triggered, this, [this, plane, &preset, title] {
            write(plane, preset.values, preset.notation, (plane.of == Target::Input ? tr("Input: %1") : tr("Kernel: %1")).arg(title));
        });
    }
}

void GridMenu::addRowsAndColumns(QMenu& menu, const Target& plane)
{
    addEdit(menu, plane, GridEdit::InsertRowAbove, tr("Insert a row &above"));
    addEdit(menu, plane, GridEdit::InsertRowBelow, tr("Insert a row belo&w"));
    addEdit(menu, plane, GridEdit::InsertColumnLeft, tr("Insert a column to the &left"));
    addEdit(menu, plane, GridEdit::InsertColumnRight, tr("Insert a column to the rig&ht"));
    addEdit(menu, plane, GridEdit::DeleteRow, tr("&Delete the row"));
    addEdit(menu, plane, GridEdit::DeleteColumn, tr("Delete the col&umn"));
    menu.addSeparator();
}

void GridMenu::addEdit(QMenu& menu, const Target& plane, GridEdit edit, const QString& text)
{
    QAction* action = menu.addAction(text, this, [this, plane, edit, text] { apply(plane, edit, QString(text).remove(u'&')); });
    const bool ofOnePlace = edit < GridEdit::Transpose;
    // A row or column is that of the cursor, and there must be one.
    const bool placed = !ofOnePlace || (m_stage.cursor() && m_stage.cursor()->board == BoardKind::Input);
    action->setEnabled(placed && document::isPossible(edit, tensorOf(plane).shape()));
}

void GridMenu::apply(const Target& plane, GridEdit edit, const QString& text)
{
    m_stage.finishEditing();
    m_playback.setPlaying(false);
    if (plane.of == Target::Input) {
        core::Notation notation = m_document.lesson().inputNotation;
        core::Tensor values = document::edited(m_document.lesson().input, notation, edit, plane.cell.row, plane.cell.col);
        m_document.setInput(std::move(values), std::move(notation), text);
    } else {
        m_document.setLayerOf(plane, document::withKernelEdited(m_document.layerOf(plane), edit), text);
    }
}

void GridMenu::askFill(const Target& plane)
{
    // Every number is tried on the picture; taking it back leaves no trace.
    const int gesture = m_document.newGesture();
    const bool input = plane.of == Target::Input;
    const auto take = [this, plane, input, gesture](float value, const std::string& written) {
        core::Shape shape = tensorOf(plane).shape();
        shape.n = shape.c = 1;
        core::Notation notation;
        // As with a typed number: only a fraction says more than the number.
        if (written.find('/') != std::string::npos) {
            for (std::int64_t i = 0; i < shape.size(); ++i)
                notation[i] = written;
        }
        const QString text = (input ? tr("Fill the input with %1") : tr("Fill the kernel with %1")).arg(QString::fromStdString(written));
        write(plane, core::Tensor(shape, value), notation, text, gesture);
        m_stage.setBrush(value, written);
    };
    QDialog* dialog = newFillDialog(input ? tr("Fill the input") : tr("Fill the kernel"), m_stage.brushText(), &m_window, take);
    connect(dialog, &QDialog::rejected, this, [this, gesture] { m_document.takeBack(gesture); });
    dialog->open();
}

void GridMenu::askFillChosen()
{
    m_stage.finishEditing();
    const int gesture = m_document.newGesture();
    const auto take = [this, gesture](float value, const std::string& written) {
        m_stage.fillChosen(value, written, tr("Fill the cells with %1").arg(QString::fromStdString(written)), gesture);
        m_stage.setBrush(value, written);
    };
    QDialog* dialog = newFillDialog(tr("Fill the chosen cells"), m_stage.brushText(), &m_window, take);
    connect(dialog, &QDialog::rejected, this, [this, gesture] { m_document.takeBack(gesture); });
    dialog->open();
}

void GridMenu::askRandom(const Target& plane)
{
    const int gesture = m_document.newGesture();
    const bool input = plane.of == Target::Input;
    const auto take = [this, plane, input, gesture](const RandomNumbers& numbers) {
        core::Shape shape = tensorOf(plane).shape();
        shape.n = shape.c = 1;
        const QString text = (input ? tr("Random input: %1 to %2, seed %3") : tr("Random kernel: %1 to %2, seed %3"))
                                 .arg(numbers.low)
                                 .arg(numbers.high)
                                 .arg(numbers.seed);
        write(plane, core::randomIntegers(shape, numbers.low, numbers.high, std::uint64_t(numbers.seed)), {}, text, gesture);
    };
    QDialog* dialog = newRandomDialog(input ? tr("Random input") : tr("Random kernel"), input ? m_inputNumbers : m_kernelNumbers, &m_window, take);
    connect(dialog, &QDialog::rejected, this, [this, gesture] { m_document.takeBack(gesture); });
    dialog->open();
}

} // namespace window
