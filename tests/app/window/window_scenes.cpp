#include "window_scenes.h"

#include <QtTest>

#include "frame/frame.h"
#include "window/files/lesson_files.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/main_window.h"
#include "window/stage/presentation.h"
#include "window/stage/stage.h"

#include <QMenuBar>

namespace {

using window::MainWindow;

void press(MainWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(&window.stage(), key, modifiers);
}

/// As the menus' keys do it: offscreen there is no window manager to hand shortcuts out.
QAction* actionFor(MainWindow& window, const QKeySequence& key)
{
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcuts().contains(key))
            return action;
    }
    qFatal("no action has the key %s", qUtf8Printable(key.toString()));
}

void trigger(MainWindow& window, const QKeySequence& key)
{
    actionFor(window, key)->trigger();
}

void makeImpossible(MainWindow& window)
{
    core::Layer layer = window.document().lesson().layers[0];
    layer.weight = core::Tensor(core::Shape{1, 1, 9, 9});
    window.document().setLayer(0, layer, QStringLiteral("A kernel that does not fit"));
}

QWidget* presentation(MainWindow& window)
{
    window.presentation().start();
    window.presentation().showNormal(); // the screen there is here is not a projector
    window.presentation().resize(1280, 720);
    return &window.presentation();
}

/// While a class guesses.
QWidget* presenter(MainWindow& window)
{
    presentation(window);
    window.player().next();
    window.predictions().ask();
    auto* shown = window.findChild<QWidget*>(QStringLiteral("presenter"));
    emit window.presentation().presenterWanted(true);
    return shown;
}

} // namespace

std::vector<WindowScene> windowScenes()
{
    const QString chinese = QStringLiteral("zh_CN");
    std::vector<WindowScene> all;
    const auto add = [&](const char* name, WindowScene scene) {
        scene.name = QString::fromLatin1(name);
        all.push_back(std::move(scene));
    };
    add("example_b", {});
    add("example_b_1024x600", {.size = {1024, 600}});
    add("example_b_1440x900", {.size = {1440, 900}});
    add("example_b_1920x1080", {.size = {1920, 1080}});
    add("example_b_3840x2160", {.size = {3840, 2160}});
    add("example_b_zh", {.language = chinese});
    add("example_b_zh_1024x600", {.size = {1024, 600}, .language = chinese});
    add("example_b_zh_dark", {.size = {1440, 900}, .theme = QStringLiteral("dark"), .language = chinese});
    add("example_b_dark", {.theme = QStringLiteral("dark")});
    add("example_b_contrast", {.theme = QStringLiteral("contrast")});
    add("max_pooling", {.lesson = QStringLiteral("max-pooling"), .size = {1440, 900}});
    add("max_pooling_zh_1024x600", {.lesson = QStringLiteral("max-pooling"), .size = {1024, 600}, .language = chinese});
    add("photograph", {.lesson = QStringLiteral("pooling-a-photograph"), .size = {1440, 900}});
    add("many_channels", {.lesson = QStringLiteral("many-channels")});
    add("sigmoid_dark", {.lesson = QStringLiteral("sigmoid"), .theme = QStringLiteral("dark")});
    add("way_back", {.act = [](MainWindow& window) { trigger(window, Qt::Key_G); }});
    add("way_back_zh_1024x600", {.size = {1024, 600}, .language = chinese, .act = [](MainWindow& window) { trigger(window, Qt::Key_G); }});
    const QString maxOrAverage = QStringLiteral("max-or-average");
    const QString strides = QStringLiteral("stride-one-or-two");
    const auto waiting = [](MainWindow& window) { window.playback().setStep(6); };
    add("compare", {.lesson = maxOrAverage, .size = {1440, 900}});
    add("compare_dark", {.lesson = maxOrAverage, .theme = QStringLiteral("dark")});
    add("compare_zh", {.lesson = maxOrAverage, .language = chinese});
    add("compare_1024x600", {.lesson = maxOrAverage, .size = {1024, 600}});
    add("compare_strides", {.lesson = strides, .act = waiting});
    add("compare_strides_zh_1024x600", {.lesson = strides, .size = {1024, 600}, .language = chinese, .act = waiting});
    add("compare_strides_contrast", {.lesson = strides, .theme = QStringLiteral("contrast"), .act = waiting});
    add("impossible_kernel", {.act = makeImpossible});
    add("impossible_kernel_zh", {.language = chinese, .act = makeImpossible});
    add("history", {.act = [](MainWindow& window) {
            window.document().setInputCell({0, 0, 0, 0}, 7.0F);
            trigger(window, QKeySequence(Qt::CTRL | Qt::Key_H));
        }});
    add("editing", {.act = [](MainWindow& window) { window.stage().edit({scene::BoardKind::Input, 2, 2}); }});
    add("no_layers", {.act = [](MainWindow& window) {
            while (window.document().network().layerCount() > 0)
                window.document().removeLayer(0);
        }});
    add("last_step", {.act = [](MainWindow& window) { press(window, Qt::Key_End); }});
    add("presentation", {.shown = presentation});
    add("presenter", {.shown = presenter});
    add("presenter_dark_zh", {.theme = QStringLiteral("dark"), .language = chinese, .shown = presenter});
    add("presentation_dark_zh", {.theme = QStringLiteral("dark"), .language = chinese, .shown = presentation});
    return all;
}

void play(const WindowScene& scene, const std::function<void(QWidget&)>& look)
{
    window::Language language;
    language.choose(scene.language);
    window::Look colours;
    colours.choose(scene.theme);
    MainWindow window(colours, language);
    window.playback().setMotionReduced(true);
    window.files().setQuestion([] { return window::LessonFiles::Leave::Discard; });
    window.openFirst({});
    window.files().openBuiltin(scene.lesson);
    window.resize(scene.size);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("the window of %s is not shown", qUtf8Printable(scene.name));
    window.stage().setFocus();
    if (scene.act)
        scene.act(window);
    QWidget* shown = scene.shown ? scene.shown(window) : &window;
    QTest::qWait(50); // delayed layouts and thumbnails
    look(*shown);
}
