#pragma once

#include "driven_window.h"

#include <QRandomGenerator>
#include <QTimer>

/// Random hands on a window: keys, mouse, wheel, parameters, layers, menus, dialogs, sizes, colours, languages, lessons.
class MonkeyHands {
public:
    MonkeyHands(DrivenWindow& driven, quint32 seed);

    /// Does one thing at random and says which.
    const char* act();
    /// Closes what is open over the window.
    void letGo();

private:
    struct Action {
        const char* name;
        int weight;
        void (MonkeyHands::*perform)();
    };
    static const std::vector<Action>& actions();

    void key();
    void keyWithControl();
    void typeNumber();
    void nudgeOneCell();
    void click();
    void doubleClick();
    void drag();
    void paint();
    void wheel();
    void wheelAgainAndAgain();
    void parameter();
    void parameterAndTakeBack();
    void layer();
    void paste();
    void pasteText();
    void compare();
    void undoAndRedo();
    void gridMenu();
    void boardMenu();
    void resize();
    void colours();
    void language();
    void openLesson();
    void openNew();

    document::Document& document() { return m_driven.window().document(); }
    window::Stage& stage() { return m_driven.window().stage(); }
    int below(int bound) { return int(m_random.bounded(bound)); }
    template <typename List>
    const auto& any(const List& list)
    {
        return list[std::size_t(below(int(std::size(list))))];
    }
    QPoint somewhere() { return {below(stage().width()), below(stage().height())}; }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &stage(); }
    void moveTo(const QPoint& to);
    void turn(const QPoint& at, int notches, Qt::KeyboardModifiers modifiers);
    void triggerAnyOf(QMenu& menu);
    /// One thing in a dialog that waits for an answer; an open dialog is an event loop of its own.
    void answerDialog();

    DrivenWindow& m_driven;
    QRandomGenerator m_random;
    QTimer m_answers;
};
