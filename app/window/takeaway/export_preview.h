#pragma once

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "paint/paint.h"
#include "scene/film.h"

#include <optional>

namespace window {

/// What will be in the file: a film that plays, or the first lines of a text.
class ExportPreview : public QWidget {
    Q_OBJECT

public:
    ExportPreview();

    /// `playing`: whether it moves by itself. A click, or Space, stops and starts it.
    void showFilm(const scene::Film& film, bool playing);
    void showText(const QString& text);
    bool isPlaying() const { return m_timer.isActive(); }
    /// Which of the film's pictures is shown.
    int picture() const { return m_index; }

    QSize sizeHint() const override { return {440, 300}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void play(bool on);
    void drawPicture();
    void goOn();
    bool isFilm() const { return m_film && scene::pictureCount(*m_film) > 1; }
    void paintText(QPainter& painter) const;

    std::optional<scene::Film> m_film; ///< as large as it is painted here
    scene::PaintCache m_cache;
    QPixmap m_pixmap;
    int m_index = 0;
    int m_startedAt = 0; ///< the picture at which the clock began
    QElapsedTimer m_clock;
    QTimer m_timer;
    QString m_text;
};

} // namespace window
