#include "window/bars/transport_bar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolTip>

#include "core/typed_number.h"
#include "document/playback.h"
#include "window/bars/scrub_bar.h"
#include "window/look/look.h"
#include "window/look/widgets.h"

#include <algorithm>

namespace window {

RoundButton::RoundButton(const Look& look, Sign sign, int diameter)
    : m_look(look)
    , m_sign(sign)
    , m_diameter(diameter)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void RoundButton::setSign(Sign sign)
{
    m_sign = sign;
    update();
}

QSize RoundButton::sizeHint() const
{
    constexpr int focusRing = 3;
    return QSize(m_diameter, m_diameter) + QSize(2 * focusRing, 2 * focusRing);
}

void RoundButton::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre = QRectF(rect()).center();
    const double radius = m_diameter / 2.0;
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent2, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, radius + 2, radius + 2);
    }
    QColor face = m_primary || isChecked() ? theme.accent2 : theme.panel;
    if (!isEnabled())
        face = mixed(theme.panel, theme.line, m_primary ? 1.0 : 0.2);
    else if (isDown())
        face = mixed(face, theme.ink, 0.2);
    else if (underMouse())
        face = m_primary || isChecked() ? mixed(face, theme.ink, 0.1) : mixed(theme.panel, theme.accent2, 0.12);
    painter.setPen(m_primary ? QPen(Qt::NoPen) : QPen(theme.line, 1));
    painter.setBrush(face);
    painter.drawEllipse(centre, radius - 0.5, radius - 0.5);
    const double side = m_diameter * (m_primary ? 0.36 : 0.34);
    QColor ink = m_primary || isChecked() ? scene::inkOn(theme, face) : theme.ink;
    if (!isEnabled())
        ink = mixed(face, theme.ink, 0.35);
    drawSign(painter, m_sign, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), ink);
}

TransportBar::TransportBar(document::Playback& playback, const Look& look)
    : m_playback(playback)
    , m_look(look)
    , m_first(named(new RoundButton(look, Sign::First, 36), "first"))
    , m_back(named(new RoundButton(look, Sign::Back, 36), "back"))
    , m_play(named(new RoundButton(look, Sign::Play, 46), "play"))
    , m_forward(named(new RoundButton(look, Sign::Forward, 36), "forward"))
    , m_last(named(new RoundButton(look, Sign::Last, 36), "last"))
    , m_scrub(named(new ScrubBar(look), "scrub"))
    , m_position(named(lineLabel(), "position"))
    , m_jump(named(new QLineEdit, "jump"))
    , m_loop(named(new RoundButton(look, Sign::Loop, 30), "loop"))
    , m_grains(new QButtonGroup(this))
    , m_speed(named(new QComboBox, "speed"))
{
    m_loop->setCheckable(true);
    m_play->setPrimary(true);
    QFont bold = font();
    bold.setPixelSize(16);
    bold.setBold(true);
    m_position->setFont(bold);
    m_position->setAlignment(Qt::AlignCenter);
    for (const double speed : document::Playback::speeds) {
        const QString text = speed == 0.25 ? QStringLiteral("¼×") : speed == 0.5 ? QStringLiteral("½×")
                                                                                 : QStringLiteral("%1×").arg(speed);
        m_speed->addItem(text, speed);
    }
    m_speed->setMinimumWidth(76);
    // All three in sight: that a window can be gone through product by product is found by nobody behind a key.
    auto* grains = spaced(new QHBoxLayout, {}, 0);
    const std::pair<const char*, const char*> segments[] = {{"byProduct", "first"}, {"byWindow", "middle"}, {"byRow", "last"}};
    for (const auto& [name, place] : segments) {
        auto* button = named(new QPushButton, name);
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("segment"));
        button->setProperty("place", QLatin1String(place));
        m_grains->addButton(button, int(m_grains->buttons().size()));
        grains->addWidget(button);
    }

    auto* row = spaced(new QHBoxLayout(this), {18, 4, 22, 4}, 8);
    addAll(row, {m_first, m_back, m_play, m_forward, m_last});
    row->addSpacing(4);
    row->addWidget(m_scrub, 1);
    row->addSpacing(4);
    addAll(row, {m_position, m_jump, m_loop});
    row->addLayout(grains);
    row->addWidget(m_speed);

    connect(m_first, &QAbstractButton::clicked, &playback, &document::Playback::first);
    connect(m_back, &QAbstractButton::clicked, &playback, &document::Playback::retreat);
    connect(m_play, &QAbstractButton::clicked, &playback, &document::Playback::toggle);
    connect(m_forward, &QAbstractButton::clicked, &playback, &document::Playback::advance);
    connect(m_last, &QAbstractButton::clicked, &playback, &document::Playback::last);
    connect(m_scrub, &ScrubBar::valueChanged, this, [this](int value) {
        m_playback.setPlaying(false);
        m_playback.setStep(value);
    });
    connect(m_speed, &QComboBox::activated, this, [this] { m_playback.setSpeed(m_speed->currentData().toDouble()); });
    connect(m_grains, &QButtonGroup::idClicked, this, [this](int id) { m_playback.setGrain(core::Grain(id)); });
    m_jump->hide();
    m_jump->setAlignment(Qt::AlignCenter);
    m_jump->installEventFilter(this);
    m_position->installEventFilter(this);
    m_position->setCursor(Qt::IBeamCursor);
    connect(m_jump, &QLineEdit::returnPressed, this, &TransportBar::jump);
    connect(m_loop, &QAbstractButton::toggled, &playback, &document::Playback::setLooping);
    using document::Playback;
    for (const auto signal : {&Playback::moved, &Playback::speedChanged, &Playback::grainChanged, &Playback::loopingChanged})
        connect(&playback, signal, this, &TransportBar::refresh);
    connect(&playback, &Playback::playingChanged, this, &TransportBar::retranslate);
    whenLanguageChanges(this, [this] { retranslate(); });
    retranslate();
}

void TransportBar::refresh()
{
    const std::int64_t count = m_playback.stepCount();
    const std::int64_t step = m_playback.step();
    m_first->setEnabled(!m_playback.isAtStart());
    m_back->setEnabled(m_playback.canRetreat());
    m_play->setEnabled(count > 0);
    m_forward->setEnabled(m_playback.canAdvance());
    m_last->setEnabled(count > 0 && !m_playback.isAtEnd());
    {
        const QSignalBlocker quiet(m_scrub);
        // Steps are at most core::maxElements = 2^28, so they fit an int.
        m_scrub->setEnabled(count > 1);
        m_scrub->setRange(0, int(std::max<std::int64_t>(0, count - 1)));
        m_scrub->setValue(int(step));
    }
    m_scrub->update();
    m_play->setSign(m_playback.isPlaying() ? Sign::Pause : Sign::Play);
    m_loop->setChecked(m_playback.isLooping());
    m_speed->setCurrentIndex(std::max(0, m_speed->findData(m_playback.speed())));
    m_grains->button(int(m_playback.grain()))->setChecked(true);
    QString text = count > 0 ? QStringLiteral("%1 / %2").arg(step + 1).arg(count) : QStringLiteral("–");
    // As wide as it can become in this layer, so that the bar beside it does not twitch.
    QString widest(QString::number(count).size() * 2 + 3, u'0');
    if (const int products = m_playback.grain() == core::Grain::Product ? m_playback.productCount() : 0) {
        const int there = m_playback.products() < 0 ? products : m_playback.products();
        text += QStringLiteral(" · %1 / %2").arg(there).arg(products);
        widest += QString(QString::number(products).size() * 2 + 6, u'0');
    }
    m_position->setText(text);
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(widest));
}

void TransportBar::askForStep()
{
    if (m_playback.stepCount() == 0)
        return;
    m_playback.setPlaying(false);
    m_jump->setFixedWidth(std::max(84, m_position->width()));
    m_jump->setText(QString::number(m_playback.step() + 1));
    m_jump->selectAll();
    m_position->hide();
    m_jump->show();
    m_jump->setFocus();
}

void TransportBar::jump()
{
    QString text = QString::fromStdString(core::plainNumber(m_jump->text().toStdString())).trimmed();
    const bool row = text.startsWith(u'r', Qt::CaseInsensitive);
    if (row)
        text.remove(0, 1);
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    const qlonglong most = row ? m_playback.planeSize().height() : m_playback.stepCount();
    if (!isNumber || number < 1 || number > most) {
        m_jump->selectAll();
        QToolTip::showText(m_jump->mapToGlobal(QPoint(0, -2 * m_jump->height())),
                           tr("A step from 1 to %1, or a row from r1 to r%2")
                               .arg(m_playback.stepCount()).arg(m_playback.planeSize().height()), m_jump);
        return;
    }
    closeJump();
    if (row)
        m_playback.goToRow(int(number - 1));
    else
        m_playback.setStep(number - 1);
}

void TransportBar::closeJump()
{
    if (m_jump->isHidden())
        return;
    const bool focused = m_jump->hasFocus();
    m_jump->hide();
    m_position->show();
    if (focused)
        m_scrub->setFocus(); // from where the arrows step
}

bool TransportBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_position && event->type() == QEvent::MouseButtonPress) {
        askForStep();
        return true;
    }
    if (watched == m_jump) {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            closeJump();
            return true;
        }
        if (event->type() == QEvent::FocusOut)
            closeJump();
    }
    return QWidget::eventFilter(watched, event);
}

void TransportBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, m_look.theme().line);
}

void TransportBar::retranslate()
{
    const auto name = [](QWidget* widget, const QString& words, const QString& key = {}) {
        widget->setAccessibleName(words);
        widget->setToolTip(key.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, key));
    };
    name(m_first, tr("First step"), tr("Home"));
    name(m_back, tr("One step back"), QStringLiteral("←"));
    name(m_play, m_playback.isPlaying() ? tr("Pause") : tr("Play"), tr("Space"));
    name(m_forward, tr("One step forward"), QStringLiteral("→"));
    name(m_last, tr("Last step"), tr("End"));
    name(m_scrub, tr("Step"));
    name(m_loop, tr("Repeat"), QStringLiteral("Ctrl+L"));
    name(m_jump, tr("Go to a step, or to a row: r3"), QStringLiteral("Ctrl+J"));
    m_position->setToolTip(m_jump->toolTip() + u'\n' + tr("Counted from 1. Lesson files and the command line's --step count from 0."));
    name(m_speed, tr("Speed: 1× is one window a second"));
    const QString grains[] = {tr("Product"), tr("Window"), tr("Row")};
    const QString steps[] = {tr("One product at a time"), tr("One window at a time"), tr("One row at a time")};
    for (int i = 0; i < 3; ++i) {
        m_grains->button(i)->setText(grains[i]);
        QFont chosen = font();
        chosen.setBold(true); // as the stylesheet has it, which the button's own hint does not know
        m_grains->button(i)->setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(grains[i]) + 16);
        name(m_grains->button(i), steps[i], QStringLiteral("Alt+%1").arg(i + 1));
    }
    refresh();
}

} // namespace window
