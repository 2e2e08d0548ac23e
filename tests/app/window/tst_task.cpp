// One task done twice, beginning with nothing but the window: by keyboard alone, and by mouse alone. "Open Example B, change
// a kernel cell and the padding, step to the 9th window, save the step table as CSV."
#include "driven_window.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QTimer>
#include <QWheelEvent>

#include "window/panels/parameter_field.h"
#include "window/gallery/gallery.h"
#include "window/panels/parameter_panel.h"
#include "window/gallery/rooms.h"

#include <functional>

using scene::BoardKind;

class TaskTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
        m_window->document().openBuiltin(QStringLiteral("max-pooling")); // something else than the task is about
    }
    void cleanup() { m_driven.close(); }

    void byKeyboardAndByMouse()
    {
        QDir().mkpath(m_driven.path("keyboard"));
        QDir().mkpath(m_driven.path("mouse"));
        byKeyboard();
        if (QTest::currentTestFailed())
            return;
        const QByteArray lesson = m_window->document().toJson();
        m_driven.close();
        init();
        byMouse();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(m_window->document().toJson(), lesson);

        const QByteArray table = contents(only("keyboard"));
        QVERIFY(table.startsWith("Step,Output cell,Window,Arithmetic,Result\r\n"));
        QCOMPARE(table.count('\n'), 1 + 49); // 7 × 7 windows
        QCOMPARE(contents(only("mouse")), table);

        m_driven.write("task.poolscope", lesson.constData());
        QProcess cli;
        cli.start(QStringLiteral(POOLSCOPE_CLI), {QStringLiteral("export"), m_driven.path("task.poolscope"), QStringLiteral("--layer"),
                                                  QStringLiteral("0"), QStringLiteral("-o"), m_driven.path("cli.csv")});
        QVERIFY(cli.waitForFinished());
        QVERIFY2(cli.exitCode() == 0, cli.readAllStandardError().constData());
        QCOMPARE(contents(m_driven.path("cli.csv")), table);
    }

private:
    window::Stage& stage() { return m_window->stage(); }
    document::Document& document() { return m_window->document(); }

    void byKeyboard()
    {
        // Alt and the underlined letter open a menu, the arrows walk in it.
        QTest::keyClick(m_window, Qt::Key_S, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
        auto* lessons = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (int i = 0; i < 40 && !(lessons->activeAction() && lessons->activeAction()->objectName() == QLatin1String("gallery")); ++i)
            QTest::keyClick(lessons, Qt::Key_Down);
        QTest::keyClick(lessons, Qt::Key_Return);
        QTRY_VERIFY(m_window->rooms().isGalleryShown());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("convolve"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(document().builtinName(), QStringLiteral("convolve-then-pool"));
        returned();

        // F6 goes from board to board; a digit replaces, Enter commits.
        key(Qt::Key_F6);
        key(Qt::Key_F6);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Kernel, 0, 0}));
        key(Qt::Key_2);
        key(Qt::Key_Return);
        QCOMPARE(document().lesson().layers[0].weight.at({0, 0, 0, 0}), 2.0F);

        // Out of the cells with Escape, on with Tab.
        key(Qt::Key_Escape);
        for (int i = 0; i < 60 && focusName() != QLatin1String("parameter_padding"); ++i)
            key(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("parameter_padding"));
        key(Qt::Key_2);
        key(Qt::Key_Return);
        QCOMPARE(document().lesson().layers[0].rows.padBefore, 2);

        // From the very field: its text keys stay text, the menu's keys work.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(focusName(), QStringLiteral("jump"));
        key(Qt::Key_9);
        key(Qt::Key_Return);
        QCOMPARE(m_window->playback().step(), std::int64_t(8));

        when("exportDialog", [this](QDialog& dialog) {
            for (int i = 0; i < 12 && focusName() != QLatin1String("exportFormat"); ++i)
                key(Qt::Key_Tab);
            auto* kinds = qobject_cast<QComboBox*>(QApplication::focusWidget());
            QVERIFY(kinds != nullptr);
            key(Qt::Key_Home);
            for (int i = 0; i < 12 && kinds->currentData().toString() != QLatin1String("csv"); ++i)
                key(Qt::Key_Down);
            when("QFileDialog", [this](QDialog& files) {
                QCoreApplication::processEvents();
                QTRY_COMPARE(focusName(), QStringLiteral("fileNameEdit")); // with the suggested name selected
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
                QTest::keyClicks(QApplication::focusWidget(), m_driven.path("keyboard/table.csv"));
                QTest::keyClick(&files, Qt::Key_Return);
            });
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    void byMouse()
    {
        chooseByMouse(QStringLiteral("Lessons"), [](const QAction& action) { return action.objectName() == QLatin1String("gallery"); });
        QTRY_VERIFY(m_window->rooms().isGalleryShown());
        QTest::mouseClick(m_window->gallery().findChild<QAbstractButton*>(QStringLiteral("card_convolve-then-pool")), Qt::LeftButton);
        QTRY_COMPARE(document().builtinName(), QStringLiteral("convolve-then-pool"));
        returned();

        const QPoint cell = m_driven.centre(BoardKind::Kernel, 0, 0);
        click(&stage(), cell);
        for (int i = 0; i < 2; ++i) { // the wheel counts up in the chosen cell
            QWheelEvent turn(cell, stage().mapToGlobal(cell), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&stage(), &turn);
        }
        QCOMPARE(document().lesson().layers[0].weight.at({0, 0, 0, 0}), 2.0F);

        window::ParameterField* padding = m_window->parameters().field("padding");
        click(padding, QPoint(padding->width() - 9, padding->height() / 4)); // the arrow up
        QCOMPARE(document().lesson().layers[0].rows.padBefore, 2);

        click(&stage(), m_driven.centre(BoardKind::Output, 1, 1));
        QCOMPARE(m_window->playback().step(), std::int64_t(8));

        when("exportDialog", [this](QDialog& dialog) {
            auto* kinds = dialog.findChild<QComboBox*>(QStringLiteral("exportFormat"));
            click(kinds, kinds->rect().center());
            QAbstractItemView* list = kinds->view();
            QTRY_VERIFY(list->isVisible());
            const QModelIndex csv = list->model()->index(kinds->findData(QStringLiteral("csv")), 0);
            list->scrollTo(csv);
            QTest::qWait(QApplication::doubleClickInterval()); // the list takes a release too soon for part of the first click
            click(list->viewport(), list->visualRect(csv).center());
            QCOMPARE(kinds->currentData().toString(), QStringLiteral("csv"));
            when("QFileDialog", [this](QDialog& files) {
                static_cast<QFileDialog&>(files).setDirectory(m_driven.path("mouse")); // where the last file went
                auto* buttons = files.findChild<QDialogButtonBox*>();
                QPushButton* save = buttons->button(QDialogButtonBox::Save);
                click(save, save->rect().center());
            });
            auto* button = dialog.findChild<QPushButton*>(QStringLiteral("exportButton"));
            click(button, button->rect().center());
        });
        chooseByMouse(QStringLiteral("Export"), [](const QAction& action) { return action.shortcut() == QKeySequence(Qt::CTRL | Qt::Key_E); });
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    /// There is no window manager in a test that would make the window active again after a menu.
    void returned()
    {
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCoreApplication::processEvents();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }
    void key(Qt::Key which)
    {
        QCoreApplication::processEvents(); // what has just been made is shown
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), which);
    }
    QString focusName() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
    void click(QWidget* widget, QPoint at) { QTest::mouseClick(widget, Qt::LeftButton, {}, at); }

    void chooseByMouse(const QString& title, const std::function<bool(const QAction&)>& wanted)
    {
        QMenuBar* bar = m_window->menuBar();
        for (QAction* entry : bar->actions()) {
            if (QString(entry->text()).remove(u'&') != title)
                continue;
            click(bar, bar->actionGeometry(entry).center());
            QMenu* menu = entry->menu();
            QTRY_VERIFY(menu->isVisible());
            for (QAction* action : menu->actions()) {
                if (wanted(*action)) {
                    click(menu, menu->actionGeometry(action).center());
                    return;
                }
            }
        }
        QFAIL(qPrintable(title));
    }

    /// Once the dialog of that name or class has come: `act` on it. It may run a loop of its own and never return here.
    void when(const char* name, std::function<void(QDialog&)> act)
    {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, timer, name = QString::fromLatin1(name), act = std::move(act), tries = 0]() mutable {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (dialog && (dialog->objectName() == name || dialog->inherits(name.toLatin1().constData())) && dialog->isVisible()) {
                timer->stop();
                timer->deleteLater();
                act(*dialog);
                if (QTest::currentTestFailed()) {
                    for (QWidget* left = QApplication::activeModalWidget(); left; left = QApplication::activeModalWidget())
                        static_cast<QDialog*>(left)->reject();
                }
            } else if (++tries > 200) {
                timer->stop();
                QTest::qFail(qPrintable(name + QStringLiteral(" did not come")), __FILE__, __LINE__);
                if (dialog)
                    dialog->reject();
            }
        });
        timer->start(25);
    }

    QString only(const char* folder)
    {
        const QFileInfoList files = QDir(m_driven.path(folder)).entryInfoList(QDir::Files);
        return files.size() == 1 ? files.front().filePath() : QString();
    }
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file " + path.toUtf8());
    }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(TaskTest)
#include "tst_task.moc"
