#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "paint/theme.h"
#include "window/forward.h"
#include "window/look/key_group.h"
#include "window/stage/annotations.h"
#include "window/stage/key_card.h"
#include "window/stage/live_picture.h"

#include <functional>
#include <vector>

namespace document {
class LessonPlayer;
class Predictions;
}

namespace window {

/// The picture for a class room: full screen, only boards, equation, progress and the lesson's words, moved by keys, mouse or a presenter's
/// clicker; with black-out, spotlight and a pen. It shows what the window shows, and both move together.
class Presentation : public QWidget {
    Q_OBJECT

public:
    enum class Blank { No, Black, White };

    /// `window`: on its screen the picture opens, and to it one comes back.
    Presentation(document::Document& document, document::Playback& playback, document::LessonPlayer& player,
                 document::Predictions& predictions, const Look& look, const Language& language, QWidget* window);
    ~Presentation() override;

    void start();
    /// Shows what the stage shows.
    void setView(const scene::View& view);
    void leave();

    const scene::Frame& frame() const { return m_picture.frame(); }
    const scene::Layout& layout() const { return m_picture.layout(); }
    const scene::Theme& theme() const { return m_theme; }
    const Annotations& annotations() const { return m_annotations; }
    Blank blank() const { return m_blank; }
    bool hasSpotlight() const { return m_spotlight; }
    bool hasPen() const { return m_pen; }
    /// That of the pen, in the hand or not.
    QColor penColour() const { return penColours(m_theme)[m_penColour]; }
    bool showsKeys() const { return m_keys; }
    /// The step's arithmetic with its result, whether the class sees that or guesses it.
    QString arithmetic() const { return m_picture.arithmetic(); }
    /// What moves the lesson on and back.
    QAction* nextAction() const { return m_nextAction; }
    QAction* previousAction() const { return m_previousAction; }
    /// Whether the presenter's own window is there.
    void setPresenterShown(bool shown);
    /// What can be done, each command with all its keys.
    std::vector<KeyGroup> keyGroups() const;
    /// The same in few rows, as it is shown over the picture.
    KeyCard keyCard() const;

signals:
    void began();
    void left();
    /// It is shown on another screen.
    void screenTaken();
    /// The step or what is shown of it is another.
    void refreshed();
    /// The presenter's own window is to come or go, its watch to run or stop, and to begin at zero.
    void presenterWanted(bool open);
    void watchToggled();
    void watchReset();
    /// Another view is asked for: the stage's and this one's.
    void viewWanted(const scene::View& view);
    /// The lesson was told to its end, and the next one is asked for.
    void nextLessonWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// Something that can be done: a key, and an entry of the menu on the right mouse button.
    struct Command {
        QAction* action;
        const char* text;
        QList<QKeySequence> keys;
        QList<QKeySequence> penKeys; ///< its own while the pen is in the hand, whatever they mean else
        const char* group;           ///< what it stands under
        const char* row = nullptr;   ///< what it is called together with its neighbours of the same row, where room is dear
        bool outside = false;        ///< stands in the menu itself, beside the menus of the groups
    };
    enum class Kind {
        Step,   ///< moves the lesson on; repeats while its key is down
        View,   ///< changes how it is shown
        Always, ///< works on a black screen too
    };

    void addCommands();
    QAction* addCommand(const char* text, const QList<QKeySequence>& keys, Kind kind, std::function<void()> run,
                        const QList<QKeySequence>& penKeys = {});
    /// Says of the last `count` commands that they are called `row` together.
    void together(std::size_t count, const char* row);
    void addGoing();
    void addPlaying();
    void addShowing();
    void addDrawing();
    void addScreens();
    /// Whose the keys are at the moment: a command's, the pen's, or an answer's.
    void giveKeys();
    void retranslate();
    void refresh();
    void refreshCommands();
    void setBlank(Blank blank);
    void setPen(bool inHand);
    void setPenColour(std::size_t colour);
    void setSpotlight(bool on);
    void pointAtNothing();
    void toggleKeys();
    void tellNext();
    void tellPrevious();
    QString words() const;
    QFont wordsFont() const;
    void measureWords();
    void paintWords(QPainter& painter) const;
    bool asks() const;
    void paintChoices(QPainter& painter) const;
    static QScreen* screenAfter(QScreen* screen);
    void useOtherScreen();
    void moveTo(QScreen* screen);
    void wake();
    void rest();
    void setHover(QPointF point);
    void refreshCursor();
    QRect spotlightRect() const;
    QRect progressRect() const;
    double stripHeight() const;
    void paintProgress(QPainter& painter) const;

    document::Document& m_document;
    document::Playback& m_playback;
    document::LessonPlayer& m_player;
    document::Predictions& m_predictions;
    const Look& m_look;
    const Language& m_language;
    QWidget* m_window;
    std::vector<Command> m_commands;
    const char* m_group = nullptr; ///< of the commands that are added
    QAction* m_nextAction = nullptr;
    QAction* m_previousAction = nullptr;
    QAction* m_askAction = nullptr;
    QAction* m_presenterAction = nullptr;
    QAction* m_screenAction = nullptr;
    QAction* m_penAction = nullptr;
    QAction* m_spotlightAction = nullptr;
    QAction* m_takeBackAction = nullptr;
    QAction* m_clearAction = nullptr;
    QAction* m_previousLayer = nullptr;
    QAction* m_nextLayer = nullptr;
    QAction* m_backward = nullptr;
    QAction* m_turned = nullptr;

    scene::Theme m_theme;
    LivePicture m_picture;
    Annotations m_annotations;
    Blank m_blank = Blank::No;
    bool m_spotlight = false;
    bool m_pen = false;
    std::size_t m_penColour = 0;
    QCursor m_penCursor;
    bool m_penHeld = false; ///< its key is still down since it was taken up
    bool m_keys = false;
    bool m_words = true; ///< the lesson's words stand at the foot
    bool m_ended = false; ///< they have come to their end, which is said
    double m_wordsHeight = 0.0;
    bool m_idle = true; ///< the mouse has rested for a while
    double m_spotlightShare = 0.16; ///< its radius, as a share of the height
    int m_wheel = 0;    ///< of a notch, not yet acted on
    QPointF m_mouse;
    QElapsedTimer m_penClock;
    QTimer m_idleTimer;
};

} // namespace window
