#pragma once

#include <QAbstractButton>
#include <QWidget>

#include "window/forward.h"
#include "window/look/icons.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace window {

class ScrubBar;

/// A round button with a sign on it.
class RoundButton : public QAbstractButton {
    Q_OBJECT

public:
    RoundButton(const Look& look, Sign sign, int diameter);

    void setSign(Sign sign);
    /// Filled with the second accent: the one button that matters most.
    void setPrimary(bool primary) { m_primary = primary; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Look& m_look;
    Sign m_sign;
    int m_diameter;
    bool m_primary = false;
};

/// First, back, play or pause, forward, last; how far; by what; how fast; round and round.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    TransportBar(document::Playback& playback, const Look& look);

    /// Opens a field in the place of "9 / 25" for a step's number, or a row's: "r3".
    void askForStep();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void jump();
    void closeJump();
    void refresh();
    void retranslate();

    document::Playback& m_playback;
    const Look& m_look;
    RoundButton* m_first;
    RoundButton* m_back;
    RoundButton* m_play;
    RoundButton* m_forward;
    RoundButton* m_last;
    ScrubBar* m_scrub;
    QLabel* m_position;
    QLineEdit* m_jump;
    RoundButton* m_loop;
    QButtonGroup* m_grains; ///< in the order of core::Grain
    QComboBox* m_speed;
};

} // namespace window
