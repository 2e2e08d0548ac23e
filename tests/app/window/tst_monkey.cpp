// Random hands on the window: whatever they do, undo leads back to the start. POOLSCOPE_MONKEY=20000 for a long run,
// POOLSCOPE_MONKEY_SEED to repeat one; monkey.py does both under sanitizers.
#include "driven_window.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QUndoStack>

#include "monkey_hands.h"
#include "window/stage/presentation.h"

#include <functional>
#include <map>

/// The parts of a lesson that are not alike; empty when all are.
static QString differences(const core::Lesson& a, const core::Lesson& b)
{
    QStringList parts;
    const auto compare = [&](const char* name, bool same) {
        if (!same)
            parts << QLatin1String(name);
    };
    compare("title", a.title == b.title);
    compare("input", a.input == b.input);
    compare("input's notation", a.inputNotation == b.inputNotation);
    compare("layers", a.layers == b.layers);
    compare("view", a.view == b.view);
    compare("beats", a.beats == b.beats);
    compare("questions", a.questions == b.questions);
    compare("extra", a.extra == b.extra);
    return parts.join(QStringLiteral(", "));
}

/// How long actions of one kind took.
struct Taken {
    int actions = 0;
    int slow = 0;
    qint64 longest = 0; ///< milliseconds

    void add(qint64 milliseconds, qint64 tooLong)
    {
        ++actions;
        slow += milliseconds > tooLong ? 1 : 0;
        longest = std::max(longest, milliseconds);
    }
};

class MonkeyTest : public QObject {
    Q_OBJECT

private slots:
    void undoLeadsBackToTheStart()
    {
        constexpr qint64 tooLong = 200; // milliseconds: told, not failed, for the machine may be busy with much else
        constexpr qint64 frozen = 30'000;
        const auto given = [](const char* name, quint32 otherwise) {
            return qEnvironmentVariableIsSet(name) ? qEnvironmentVariable(name).toUInt() : otherwise;
        };
        const quint32 actions = given("POOLSCOPE_MONKEY", 400);
        const quint32 seed = given("POOLSCOPE_MONKEY_SEED", QRandomGenerator::global()->generate() & 0x7FFFFFFF);
        qInfo("POOLSCOPE_MONKEY=%u POOLSCOPE_MONKEY_SEED=%u repeats this run", actions, seed);
        m_driven.open({1100, 720});
        MonkeyHands hands(m_driven, seed);
        core::Lesson start = document().lesson();
        connect(&document(), &document::Document::opened, this, [&] { start = document().lesson(); });
        std::map<std::string, Taken> taken;
        Taken all;
        for (quint32 i = 0; i < actions; ++i) {
            QElapsedTimer clock;
            clock.start();
            const char* const what = hands.act();
            QCoreApplication::processEvents();
            // Without an event loop of its own to return to, what was told to deleteLater would stay and listen for ever.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            const qint64 milliseconds = clock.elapsed();
            taken[what].add(milliseconds, tooLong);
            all.add(milliseconds, tooLong);
            if (milliseconds > tooLong)
                qInfo("action %u, %s, took %lld ms", i, what, milliseconds);
            QVERIFY2(milliseconds < frozen, what);
            // A monkey that makes everything larger learns nothing new and waits for the machine.
            if (document().lesson().input.size() > std::int64_t(64) * 64)
                document().undoStack()->undo();
        }
        for (const auto& [what, times] : taken)
            qInfo("%s | %d | %lld | %d", what.c_str(), times.actions, times.longest, times.slow);
        qInfo("%d actions, the longest %lld ms, %d over %lld ms", all.actions, all.longest, all.slow, tooLong);
        hands.letGo();
        stage().finishEditing();
        m_driven.window().presentation().leave();
        while (document().undoStack()->canUndo())
            document().undoStack()->undo();
        QCOMPARE(differences(document().lesson(), start), QString());
        QVERIFY(!document().isModified());
    }

private:
    document::Document& document() { return m_driven.window().document(); }
    window::Stage& stage() { return m_driven.window().stage(); }

    DrivenWindow m_driven;
};

QTEST_MAIN(MonkeyTest)
#include "tst_monkey.moc"
