#include "window/bars/pipeline_strip.h"

#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "core/operator.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/bars/chip.h"
#include "window/bars/chip_faces.h"
#include "window/bars/comparing.h"
#include "window/bars/transport_bar.h"
#include "window/look/icons.h"
#include "window/look/look.h"
#include "window/look/widgets.h"
#include "wording/said.h"

#include <algorithm>

namespace window {

namespace {

constexpr int arrowWidth = 30;

/// The button after the last chip.
class AddButton : public QPushButton {
public:
    AddButton(const Look& look, QWidget* parent)
        : QPushButton(parent)
        , m_look(look)
    {
        setFixedSize(46, 50);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const scene::Theme& theme = m_look.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(hasFocus() ? theme.accent2 : mixed(theme.line, theme.softInk, 0.3), hasFocus() ? 2 : 1, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(underMouse() ? mixed(theme.panel, theme.accent2, 0.1) : theme.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
        drawSign(painter, Sign::Plus, QRectF(width() / 2.0 - 7, height() / 2.0 - 7, 14, 14), theme.softInk);
    }

private:
    const Look& m_look;
};

} // namespace

/// Draws the arrows between the chips, and where a dragged one would be put.
class PipelineStrip::Content : public QWidget {
public:
    explicit Content(const PipelineStrip& strip)
        : m_strip(strip)
    {
    }

    void setGap(int gap)
    {
        m_gap = gap;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const scene::Theme& theme = m_strip.m_look.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto& chips = m_strip.m_chips;
        for (std::size_t i = 0; i + 1 < chips.size(); ++i) {
            const Chip* compared = m_strip.m_compared;
            const bool beside = compared && int(i) == m_strip.m_document.lesson().view.layer + 1;
            const int from = (beside ? compared : chips[i])->geometry().right();
            const double y = chips[i]->geometry().center().y() + 0.5;
            if (beside) {
                const QRectF between(chips[i]->geometry().right(), y - 12, compared->geometry().left() - chips[i]->geometry().right(), 24);
                painter.setPen(theme.softInk);
                painter.drawText(between, Qt::AlignCenter, PipelineStrip::tr("vs"));
            }
            const double x = (from + chips[i + 1]->geometry().left()) / 2.0 + 0.5;
            painter.setPen(QPen(theme.softInk, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(QPointF(x - 7, y), QPointF(x + 7, y));
            const QPointF head[] = {{x + 3, y - 4}, {x + 7, y}, {x + 3, y + 4}};
            painter.drawPolyline(head, 3);
            if (int(i) == m_gap) {
                painter.setPen(QPen(theme.accent2, 4, Qt::SolidLine, Qt::RoundCap));
                painter.drawLine(QPointF(x, y - 24), QPointF(x, y + 24));
            }
        }
    }

private:
    const PipelineStrip& m_strip;
    int m_gap = -1;
};

PipelineStrip::PipelineStrip(document::Document& document, document::Playback& playback, Comparing& comparing, const Look& look)
    : m_document(document)
    , m_playback(playback)
    , m_comparing(comparing)
    , m_look(look)
    , m_content(new Content(*this))
    , m_row(spaced(new QHBoxLayout(m_content), {15, 4, 15, 4}, arrowWidth - 6))
    , m_add(new AddButton(look, m_content))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    m_row->addWidget(m_add);
    m_row->addStretch();
    setWidget(m_content);

    connect(m_add, &QPushButton::clicked, this, [this] {
        QMenu menu;
        fillWithOperators(menu, layerCount());
        menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height())));
    });
    connect(&document, &document::Document::opened, this, [this] { setInputSelected(false); });
    connect(&document, &document::Document::changed, this, &PipelineStrip::refresh);
    connect(&playback, &document::Playback::moved, this, [this] {
        if (m_playback.isAsking() || m_hides)
            refreshFaces();
        else
            refreshSelection();
    });
    connect(&look, &Look::changed, this, &PipelineStrip::refresh);
    whenLanguageChanges(this, [this] { refresh(); });
    refresh();
}

// Buttons stand beside what scrolls, so that they are in sight however long the chain is.
void PipelineStrip::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    m_buttons << button;
    placeButtons();
    connect(action, &QAction::changed, this, &PipelineStrip::placeButtons);
}

void PipelineStrip::addButton(QAction* action, Sign sign)
{
    auto* button = new RoundButton(m_look, sign, 36);
    button->setParent(this);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setCheckable(action->isCheckable());
    m_buttons << button;
    placeButtons();
    const auto follow = [button, action] {
        button->setChecked(action->isChecked());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->iconText());
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
}

void PipelineStrip::follow(const scene::ChainCell& cell, bool pointed)
{
    for (int station = 0; station < int(m_chips.size()); ++station)
        m_chips[std::size_t(station)]->setOutline(outlineOf(m_document.network(), cell, pointed, station));
}

void PipelineStrip::placeButtons()
{
    constexpr int margin = 10;
    int right = width() - margin;
    for (auto button = m_buttons.crbegin(); button != m_buttons.crend(); ++button) {
        const QSize size = (*button)->sizeHint();
        (*button)->setGeometry(right - size.width(), (height() - size.height()) / 2, size.width(), size.height());
        right -= size.width() + margin;
    }
    setViewportMargins(0, 0, width() - right, 0);
}

void PipelineStrip::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    placeButtons();
}

int PipelineStrip::layerCount() const
{
    return m_document.network().layerCount();
}

int PipelineStrip::stationCount() const
{
    return layerCount() + 2;
}

Chip* PipelineStrip::layerChip(int k) const
{
    return m_chips[std::size_t(k + 1)];
}

QSize PipelineStrip::sizeHint() const
{
    return {600, 92};
}

void PipelineStrip::refresh()
{
    while (int(m_chips.size()) > stationCount()) {
        delete m_chips.back();
        m_chips.pop_back();
    }
    while (int(m_chips.size()) < stationCount()) {
        auto* chip = new Chip(m_look, m_content);
        const int station = int(m_chips.size());
        m_chips.push_back(chip);
        m_row->insertWidget(m_row->indexOf(m_add), chip);
        connect(chip, &Chip::clicked, this, [this, station] { choose(station); });
        connect(chip, &Chip::neighbourRequested, this, [this, station](int places) { choose(station + places, true); });
        connect(chip, &Chip::removeRequested, this, [this, station] { removeLayer(station - 1); });
        connect(chip, &Chip::moveRequested, this, [this, station](int places) {
            moveLayer(station - 1, std::clamp(station - 1 + places, 0, layerCount() - 1));
        });
        connect(chip, &Chip::menuRequested, this, [this, station](QPoint position) { showMenu(station, position); });
        connect(chip, &Chip::dragged, this, [this](QPoint position) { m_content->setGap(gapAt(position)); });
        connect(chip, &Chip::dragCancelled, this, [this] { m_content->setGap(-1); });
        connect(chip, &Chip::dropped, this, [this, station](QPoint position) {
            const int gap = gapAt(position);
            m_content->setGap(-1);
            moveLayer(station - 1, gap > station - 1 ? gap - 1 : gap);
        });
    }
    for (int station = 0; station < stationCount(); ++station)
        m_chips[std::size_t(station)]->setMovable(station > 0 && station + 1 < stationCount());
    refreshCompared();
    // Tab goes from left to right, whatever the order of creation.
    std::vector<QWidget*> order(m_chips.begin(), m_chips.end());
    if (m_compared)
        order.insert(order.begin() + m_document.lesson().view.layer + 2, m_compared);
    order.push_back(m_add);
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    m_add->setAccessibleName(tr("Add a layer"));
    m_add->setToolTip(tr("Add a layer"));
    refreshFaces();
    // The arrows stand between the chips: they are painted anew once the chips have their places.
    m_row->activate();
    m_content->update();
}

void PipelineStrip::refreshCompared()
{
    const core::View& view = m_document.lesson().view;
    if (!view.compare || view.layer >= layerCount()) {
        if (m_compared) { // it may be what asked for this: it goes when that is over
            m_row->removeWidget(m_compared);
            m_compared->hide();
            m_compared->deleteLater();
            m_compared = nullptr;
        }
        return;
    }
    if (!m_compared) {
        m_compared = new Chip(m_look, m_content);
        connect(m_compared, &Chip::clicked, this, &PipelineStrip::chooseCompared);
        connect(m_compared, &Chip::neighbourRequested, this, [this](int places) {
            choose(m_document.lesson().view.layer + (places < 0 ? 1 : 2), true);
        });
        connect(m_compared, &Chip::menuRequested, this, [this](QPoint position) {
            QMenu menu;
            m_comparing.fill(menu, m_document.lesson().view.layer);
            menu.exec(position);
        });
        connect(m_compared, &Chip::removeRequested, this, [this] { m_comparing.stop(); });
        m_compared->setMovable(true); // as far as the key that removes it goes
        m_compared->show();
    }
    m_row->removeWidget(m_compared);
    m_row->insertWidget(m_row->indexOf(layerChip(view.layer)) + 1, m_compared);
}

void PipelineStrip::chooseCompared()
{
    const int layer = m_document.lesson().view.layer;
    setInputSelected(false);
    if (m_playback.layer() != layer)
        m_playback.setLayer(layer);
    m_comparing.chooseSide(Comparing::Side::B);
    refreshSelection();
}

void PipelineStrip::refreshFaces()
{
    // A picture of what is to be guessed would tell it.
    const auto missing = m_playback.missing();
    m_hides = missing.has_value();
    const int hiddenFrom = !m_hides ? m_document.network().layerCount() + 1 : m_playback.layer() - (missing->asks == core::Asks::Input ? 1 : 0);
    ChipFaces faces = facesOf(m_document, m_look.theme(), hiddenFrom);
    if (faces.stations.size() != m_chips.size())
        return; // a lesson with a question in its first step was just opened, and the chips are still another's: see refresh()
    for (std::size_t station = 0; station < m_chips.size(); ++station)
        m_chips[station]->setFace(std::move(faces.stations[station]));
    if (m_compared && faces.compared)
        m_compared->setFace(std::move(*faces.compared));
    refreshSelection();
}

void PipelineStrip::refreshSelection()
{
    const auto select = [this](Chip* chip, bool selected) {
        ChipFace face = chip->face();
        if (selected && !face.selected)
            ensureWidgetVisible(chip, arrowWidth, 0);
        face.selected = selected;
        chip->setFace(std::move(face));
    };
    const int selected = m_inputSelected ? 0 : m_playback.layer() + 1;
    const int count = int(m_chips.size()); // the lesson may already have another
    for (int station = 0; station < count; ++station)
        select(m_chips[std::size_t(station)], station == selected && (station == 0 || station + 1 < count));
    if (m_compared)
        select(m_compared, !m_inputSelected && m_comparing.isOn());
}

void PipelineStrip::setInputSelected(bool selected)
{
    if (selected == m_inputSelected)
        return;
    m_inputSelected = selected;
    refreshSelection();
    emit inputSelectedChanged(selected);
}

void PipelineStrip::choose(int station, bool focus)
{
    station = std::clamp(station, 0, stationCount() - 1);
    if (focus)
        m_chips[std::size_t(station)]->setFocus(Qt::OtherFocusReason);
    setInputSelected(station == 0);
    if (station == 0) {
        m_playback.setLayer(0, m_playback.layer() == 0 ? m_playback.step() : 0);
    } else if (station + 1 < stationCount()) {
        if (m_playback.layer() != station - 1)
            m_playback.setLayer(station - 1);
        if (m_comparing.isOn())
            m_comparing.chooseSide(Comparing::Side::A);
    } else if (layerCount() > 0) {
        // The output is what the last layer has filled in at its end.
        m_playback.setLayer(layerCount() - 1);
        m_playback.last();
    }
    refreshSelection();
}

void PipelineStrip::addLayer(const QString& type, int at)
{
    m_document.addLayer(type, at);
    setInputSelected(false);
    m_playback.setLayer(std::min(at, layerCount() - 1));
}

void PipelineStrip::removeLayer(int k)
{
    const int shown = m_playback.layer();
    m_document.removeLayer(k);
    m_playback.setLayer(shown > k ? shown - 1 : shown);
}

void PipelineStrip::moveLayer(int from, int to)
{
    if (from == to)
        return;
    m_document.moveLayer(from, to);
    setInputSelected(false);
    m_playback.setLayer(to);
    layerChip(to)->setFocus(Qt::OtherFocusReason);
}

void PipelineStrip::fillWithOperators(QMenu& menu, int at)
{
    for (const core::Operator* op : core::operators()) {
        const QString type = QString::fromUtf8(op->type);
        QAction* action = menu.addAction(wording::said(op->title).replace(u'&', QStringLiteral("&&")), this,
                                         [this, type, at] { addLayer(type, at); });
        action->setObjectName(QStringLiteral("add_") + type);
        action->setEnabled(layerCount() < core::maxLayers);
    }
}

void PipelineStrip::showMenu(int station, QPoint position)
{
    const int k = station - 1;
    QMenu menu;
    if (station + 1 < stationCount())
        fillWithOperators(*menu.addMenu(station == 0 ? tr("Add a layer after the input") : tr("Add a layer after this one")), k + 1);
    if (station > 0 && station + 1 < stationCount()) {
        m_comparing.fill(*menu.addMenu(tr("Compare with")), k);
        menu.addSeparator();
        menu.addAction(tr("Move left") + QStringLiteral("\tCtrl+Shift+←"), this, [this, k] { moveLayer(k, k - 1); })->setEnabled(k > 0);
        menu.addAction(tr("Move right") + QStringLiteral("\tCtrl+Shift+→"), this, [this, k] { moveLayer(k, k + 1); })->setEnabled(k + 1 < layerCount());
        menu.addAction(tr("Remove") + u'\t' + QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), this,
                       [this, k] { removeLayer(k); });
    }
    if (!menu.isEmpty())
        menu.exec(position);
}

int PipelineStrip::gapAt(QPoint globalPosition) const
{
    // Gap g lies after station g: a layer dropped there becomes layer g of those that stay.
    const int x = m_content->mapFromGlobal(globalPosition).x();
    int gap = 0;
    for (int station = 1; station + 1 < stationCount(); ++station) {
        if (x > m_chips[std::size_t(station)]->geometry().center().x())
            gap = station;
    }
    return gap;
}

} // namespace window
