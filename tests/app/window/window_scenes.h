#pragma once

#include <QSize>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace window {
class MainWindow;
}

/// The whole window in a state worth looking at.
struct WindowScene {
    QString name{};
    QString lesson = QStringLiteral("convolve-then-pool"); ///< a built-in one
    QSize size = {1280, 720};
    QString theme = QStringLiteral("light");
    QString language = QStringLiteral("en");
    /// Brings the window into the state.
    std::function<void(window::MainWindow&)> act{};
    /// Another widget than the window to look at.
    std::function<QWidget*(window::MainWindow&)> shown{};
};

/// Sizes from 1024 × 600 to 1920 × 1080, both languages, all themes, presentation, dialogs and mistakes.
std::vector<WindowScene> windowScenes();

/// Sets the scene up, hands the widget to look at to `look`, and takes everything down again.
void play(const WindowScene& scene, const std::function<void(QWidget&)>& look);
