#pragma once

#include <QtTest>

#include <QApplication>
#include <QFile>

#include "core/explain.h"
#include "window/files/lesson_files.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/main_window.h"
#include "window/stage/stage.h"

#include <memory>

/// A plane as text, row by row: "9 2 / 6 3".
inline QString planeText(const core::Tensor& values)
{
    QStringList rows;
    for (int row = 0; row < values.shape().h; ++row) {
        QStringList cells;
        for (int col = 0; col < values.shape().w; ++col)
            cells << QString::fromStdString(core::exactNumber(values.at({0, 0, row, col})));
        rows << cells.join(u' ');
    }
    return rows.join(QStringLiteral(" / "));
}

/// A window of its own for each test, with settings of its own, that asks nothing when it closes.
class DrivenWindow {
public:
    DrivenWindow()
    {
        qputenv("XDG_CONFIG_HOME", path("config").toUtf8());
        qputenv("XDG_STATE_HOME", path("state").toUtf8());
    }
    ~DrivenWindow() { close(); }
    DrivenWindow(const DrivenWindow&) = delete;
    DrivenWindow& operator=(const DrivenWindow&) = delete;

    /// Opens it as on the first day, in English and light colours, without motion.
    void open(QSize size = {1280, 800})
    {
        window::Settings::finish(10000);
        QFile::remove(path("config/poolscope/poolscope.ini"));
        window::Settings::read();
        m_language = std::make_unique<window::Language>();
        m_language->choose(QStringLiteral("en"));
        m_look = std::make_unique<window::Look>();
        m_look->choose(QStringLiteral("light"));
        m_window = std::make_unique<window::MainWindow>(*m_look, *m_language);
        m_window->resize(size);
        m_window->openFirst({});
        m_window->playback().setMotionReduced(true);
        m_window->files().setQuestion([] { return window::LessonFiles::Leave::Discard; });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->stage().setFocus();
    }
    void close()
    {
        m_window.reset();
        m_look.reset();
        m_language.reset();
    }

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString write(const char* name, const char* text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("%s cannot be written", name);
        return path(name);
    }

    window::MainWindow& window() { return *m_window; }
    window::Look& look() { return *m_look; }
    window::Language& language() { return *m_language; }
    /// Where a cell's middle is on the stage.
    QPoint centre(scene::BoardKind board, int row, int col)
    {
        return m_window->stage().layout().cellRect(board, row, col).center().toPoint();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<window::Language> m_language;
    std::unique_ptr<window::Look> m_look;
    std::unique_ptr<window::MainWindow> m_window;
};
