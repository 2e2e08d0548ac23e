// What strangers have written, a lesson's words and the names of files, as the window shows it.
#include "driven_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QTextDocument>
#include <QUndoStack>

#include "core/printable.h"
#include "document/document.h"
#include "window/bars/message_bar.h"

#include <algorithm>

namespace {

/// Turns what comes after it, hides, smuggles, breaks lines, and is markup.
constexpr const char* hostile = "\\u202egnp\\u2066\\u200b\\udb40\\udc41\\u2028\\u001b[31m<b>bold</b><img src=x>&a";
const QString hostileName = QStringLiteral("\u202Egnp<b>\u2066x&[*]");

/// All that there is to read, with what shows it.
QList<std::pair<QString, QString>> texts(QWidget& window)
{
    QList<std::pair<QString, QString>> all = {{QStringLiteral("title"), window.windowTitle()}};
    const auto add = [&](const QObject* of, const QString& text) {
        all.append({QLatin1String(of->metaObject()->className()) + QLatin1Char(' ') + of->objectName(), text});
    };
    for (const QLabel* label : window.findChildren<QLabel*>())
        add(label, label->text());
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
        add(button, button->text());
    for (const QAction* action : window.findChildren<QAction*>())
        add(action, action->text().section(u'\t', 0, 0)); // the rest is a key
    for (const QWidget* widget : window.findChildren<QWidget*>())
        add(widget, widget->toolTip());
    return all;
}

} // namespace

class WindowTextsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_driven.open(); }
    void cleanup() { m_driven.close(); }

    void aLessonsWordsAreOnlyWords()
    {
        openHostile(QStringLiteral("hostile.poolscope"));
        expectHarmless();
        const auto* title = m_driven.window().findChild<QLabel*>(QStringLiteral("lessonTitle"));
        QCOMPARE(title->text(), QStringLiteral("gnp \uFFFD[31m<b>bold</b><img src=x>&a"));
        QVERIFY(m_driven.window().findChild<QLabel*>(QStringLiteral("lessonBeat"))->isVisible());
        auto* messages = m_driven.window().findChild<window::MessageBar*>();
        QVERIFY(messages->sentence().contains(QStringLiteral("\\u202egnp"))); // the unknown key
        m_driven.window().grab();
    }

    void severalWarningsAreSentences()
    {
        const QString path = m_driven.write("odd.poolscope", R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [], "a": 1, "b": 2, "c": 3, "d": 4})");
        const auto* messages = m_driven.window().findChild<window::MessageBar*>();
        QVERIFY(m_driven.window().files().openPath(path));
        QCOMPARE(messages->sentence(), QStringLiteral("/a: unknown key; kept as it is. /b: unknown key; kept as it is. "
                                                      "/c: unknown key; kept as it is. … and 1 more."));
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QVERIFY(m_driven.window().files().openPath(path));
        QCOMPARE(messages->sentence(), QStringLiteral("/a：未知的键；已原样保留。/b：未知的键；已原样保留。/c：未知的键；已原样保留。……另有 1 处。"));
    }

    void aCautionEndsAsSentencesDo()
    {
        QVERIFY(m_driven.window().files().openPath(m_driven.write("unpooled.poolscope", R"({"format": "poolscope", "version": 1,
            "input": [[0,0,0,0,0,0],[0,0,0,0,0,0],[0,0,9,0,9,0],[0,0,0,0,0,0],[0,0,9,0,9,0],[0,0,0,0,0,0]], "view": {"layer": 1},
            "layers": [{"type": "max_pool2d", "kernel_size": 2, "dilation": 2}, {"type": "max_unpool2d", "indices_from": 0, "output_size": [5, 5]}]})")));
        const auto* caution = m_driven.window().findChild<QLabel*>(QStringLiteral("trouble"));
        QVERIFY2(caution->isVisible() && caution->text().endsWith(QStringLiteral("puts each in its own.")), qPrintable(caution->text()));
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QTRY_VERIFY2(caution->text().endsWith(u'。'), qPrintable(caution->text()));
    }

    void whatIsToBeChosenIsSeenInEveryTheme()
    {
        for (const char* name : {"light", "dark", "contrast"}) {
            m_driven.look().choose(QString::fromLatin1(name));
            const scene::Theme& theme = m_driven.look().theme();
            for (const bool chosen : {false, true}) {
                QRadioButton button;
                button.setChecked(chosen);
                button.resize(button.sizeHint());
                const QImage picture = button.grab().toImage();
                double best = 1.0;
                for (int x = 0; x < picture.width(); ++x)
                    best = std::max(best, scene::contrast(picture.pixelColor(x, picture.height() / 2), theme.panel));
                QVERIFY2(best >= 3.0, qPrintable(QStringLiteral("%1: %2").arg(theme.name).arg(best))); // WCAG 2.1, 1.4.11
            }
        }
    }

    void aLargeSizeIsSeenWhole()
    {
        QVERIFY(m_driven.window().files().openPath(m_driven.write("large.poolscope", R"({"format": "poolscope", "version": 1, "input": [[1]],
            "layers": [{"type": "adaptive_avg_pool2d", "output_size": [1000, 1000]}]})")));
        const auto* field = m_driven.window().findChild<QWidget*>(QStringLiteral("parameter_output_size"));
        QVERIFY(field);
        const auto* edit = field->findChild<QLineEdit*>();
        QCOMPARE(edit->text(), QStringLiteral("1000 × 1000"));
        constexpr int margins = 4; // of Qt's line edit
        QTRY_VERIFY2(edit->width() >= edit->fontMetrics().horizontalAdvance(edit->text()) + margins, qPrintable(QString::number(edit->width())));
    }

    void anHonestTitleStaysAsItIs()
    {
        const QString path = m_driven.write("honest.poolscope", R"({"format": "poolscope", "version": 1, "title": "می\u200cخواهم & “池化” <3",
            "input": [[1, 2]], "layers": [{"type": "relu"}]})");
        QVERIFY(m_driven.window().files().openPath(path));
        QCOMPARE(m_driven.window().findChild<QLabel*>(QStringLiteral("lessonTitle"))->text(), QStringLiteral("می\u200cخواهم & “池化” <3"));
    }

    void wordsWithoutEndDoNotHoldUpTheWindow()
    {
        const QByteArray much = QByteArray("e").append(QByteArray("\xCC\x81").repeated(500'000)); // an accent upon an accent upon …
        const QByteArray lesson = QByteArray(R"({"format": "poolscope", "version": 1, "title": "TEXT", "input": [[1, 2], [3, 4]],
            "layers": [{"type": "relu"}], "beats": [{"layer": 0, "step": 0, "text": "TEXT"}]})").replace("TEXT", much);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_driven.window().files().openPath(write(QStringLiteral("much.poolscope"), lesson)));
        m_driven.window().grab();
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed()))); // minutes, were it not cut
        const QString title = m_driven.window().findChild<QLabel*>(QStringLiteral("lessonTitle"))->text();
        QCOMPARE(title, u'e' + QString(30, QChar(0x301)) + QChar(0x2026));
        QCOMPARE(m_driven.window().document().lesson().title.in("en").size(), std::size_t(much.size())); // it stays in the lesson
    }

    void aFilesNameCannotTurnTheTitleRound()
    {
        openHostile(hostileName + QStringLiteral(".poolscope"));
        expectHarmless();
        const QString title = m_driven.window().windowTitle();
        QVERIFY2(title.startsWith(QStringLiteral("\\u202egnp<b>\\u2066x&[*][*].poolscope[*] ")), qPrintable(title));
    }

    void recentFilesAndUndoNameItLikewise()
    {
        openHostile(hostileName + QStringLiteral(".poolscope"));
        const QString table = write(hostileName + QStringLiteral(".csv"), "5,6\n7,8\n");
        QVERIFY(m_driven.window().files().openPath(table));
        QVERIFY(m_driven.window().document().undoStack()->undoText().contains(QStringLiteral("\\u202egnp<b>")));
        auto* messages = m_driven.window().findChild<window::MessageBar*>();
        QVERIFY(messages->sentence().contains(QStringLiteral("\\u202egnp<b>")));
        for (auto* menu : m_driven.window().findChildren<QMenu*>())
            emit menu->aboutToShow();
        expectHarmless();
    }

    void whatIsWrongWithAFileIsSaidHarmlessly()
    {
        const QString path = write(hostileName + QStringLiteral(".poolscope"),
                                   "{\"format\": \"poolscope\", \"version\": 1, \"input\": [[1]], \"layers\": [{\"type\": \"\\u202e<b>\"}]}");
        m_driven.window().files().openPath(path);
        auto* messages = m_driven.window().findChild<window::MessageBar*>();
        QVERIFY2(messages->sentence().startsWith(QStringLiteral("\\u202egnp<b>")), qPrintable(messages->sentence()));
        expectHarmless();
    }

private:
    QString write(const QString& name, const QByteArray& text)
    {
        QString path = m_driven.path("") + u'/' + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    void openHostile(const QString& name)
    {
        const QByteArray lesson = QByteArray(R"({"format": "poolscope", "version": 1, "title": "TEXT", "input": [[1, 2], [3, 4]],
            "layers": [{"type": "max_pool2d", "kernel_size": 2, "TEXT": 1}], "beats": [{"layer": 0, "step": 0, "text": "TEXT"}]})")
                                      .replace("TEXT", hostile);
        QVERIFY(m_driven.window().files().openPath(write(name, lesson)));
    }

    void expectHarmless()
    {
        for (const auto& [shows, text] : texts(m_driven.window())) {
            const std::string lines = QString(text).remove(u'\n').toStdString();
            QVERIFY2(core::printable(lines) == lines, qPrintable(shows + QStringLiteral(": ") + QString::fromStdString(core::printable(lines))));
        }
        for (const QLabel* label : m_driven.window().findChildren<QLabel*>())
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()), qPrintable(label->text()));
        for (const QWidget* widget : m_driven.window().findChildren<QWidget*>())
            QVERIFY2(!widget->toolTip().contains(QLatin1String("<b>")), qPrintable(widget->toolTip()));
    }

    DrivenWindow m_driven;
};

QTEST_MAIN(WindowTextsTest)
#include "tst_window_texts.moc"
