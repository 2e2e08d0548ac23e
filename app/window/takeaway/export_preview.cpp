#include "window/takeaway/export_preview.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace window {

namespace {

/// Small pictures are laid out in another way than large ones, so they are painted about as large as they become and then
/// made smaller.
constexpr QSize paintedSize = {960, 720};
constexpr int seenPerSecond = 25;

} // namespace

ExportPreview::ExportPreview()
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Preview"));
    connect(&m_timer, &QTimer::timeout, this, &ExportPreview::goOn);
}

void ExportPreview::showFilm(const scene::Film& film, bool playing)
{
    m_text.clear();
    m_film = film;
    if (film.size.width() > paintedSize.width() || film.size.height() > paintedSize.height())
        m_film->size = film.size.scaled(paintedSize, Qt::KeepAspectRatio);
    m_index = 0;
    drawPicture();
    play(playing && isFilm());
}

void ExportPreview::showText(const QString& text)
{
    play(false);
    m_film.reset();
    m_pixmap = {};
    m_text = text;
    update();
}

void ExportPreview::play(bool on)
{
    if (!on) {
        m_timer.stop();
    } else {
        m_startedAt = m_index;
        m_clock.start();
        m_timer.start(1000 / std::min(seenPerSecond, m_film->framesPerSecond));
    }
    setToolTip(isFilm() ? tr("Click or press Space to stop and go on") : QString());
    setAccessibleDescription(toolTip());
    update();
}

void ExportPreview::drawPicture()
{
    QImage image(scene::pictureSize(*m_film), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    scene::paintPicture(painter, *m_film, m_index, &m_cache);
    painter.end();
    m_pixmap = QPixmap::fromImage(image);
    update();
}

void ExportPreview::goOn()
{
    const int count = scene::pictureCount(*m_film);
    const int next = int((m_startedAt + m_clock.elapsed() * m_film->framesPerSecond / 1000) % count);
    const bool same = scene::shotAt(*m_film, next) == scene::shotAt(*m_film, m_index);
    m_index = next;
    if (!same)
        drawPicture();
}

void ExportPreview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isFilm())
        play(!isPlaying());
}

void ExportPreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && isFilm())
        play(!isPlaying());
    else
        QWidget::keyPressEvent(event);
}

void ExportPreview::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void ExportPreview::paintText(QPainter& painter) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::Text));
    const QRect inner = rect().adjusted(10, 8, -10, -8);
    const QFontMetrics metrics(font);
    int y = inner.top();
    for (const QString& line : m_text.split(QLatin1Char('\n'))) {
        if (y + metrics.height() > inner.bottom())
            break;
        QString shown = line;
        shown.replace(QLatin1Char('\t'), QLatin1String("    "));
        painter.drawText(inner.left(), y + metrics.ascent(), metrics.elidedText(shown, Qt::ElideRight, inner.width()));
        y += metrics.lineSpacing();
    }
}

void ExportPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect frame = rect();
    if (m_film) {
        const QSize size = m_film->size.scaled(this->size() - QSize(2, 2), Qt::KeepAspectRatio);
        frame = QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
        if (m_film->theme.background.alpha() < 255) { // chequers, as paint programs show that there is nothing
            painter.fillRect(frame, Qt::white);
            painter.fillRect(frame, QBrush(QColor(200, 200, 200), Qt::Dense6Pattern));
        }
        const double ratio = devicePixelRatioF();
        QPixmap scaled = m_pixmap.scaled(frame.size() * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        scaled.setDevicePixelRatio(ratio);
        painter.drawPixmap(frame.topLeft(), scaled);
    } else {
        painter.fillRect(frame, palette().color(QPalette::Base));
        paintText(painter);
    }
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 2) : QPen(palette().color(QPalette::Mid)));
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
}

} // namespace window
