// What a machine can see of the whole window: no words cut off, none on top of others.
#include "window_scenes.h"

#include <QtTest>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace {

QString wordsOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return field->text();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return box->currentText();
    return {};
}

/// Why the words do not fit their widget; empty when they do.
QString cutOff(const QWidget& widget)
{
    const QString words = wordsOf(widget);
    if (words.isEmpty())
        return {};
    const QFontMetrics metrics(widget.font());
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->wordWrap()) {
            const int needed = label->heightForWidth(label->width());
            return needed <= label->height() ? QString() : QStringLiteral("needs %1 pixels of height, has %2").arg(needed).arg(label->height());
        }
        const int needed = metrics.horizontalAdvance(words);
        return needed <= label->contentsRect().width() ? QString() : QStringLiteral("needs %1 pixels, has %2").arg(needed).arg(label->contentsRect().width());
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
        const int needed = metrics.horizontalAdvance(words);
        return needed <= field->width() ? QString() : QStringLiteral("needs %1 pixels, has %2").arg(needed).arg(field->width());
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        const int needed = metrics.horizontalAdvance(words) + 24; // the arrow
        return needed <= box->width() ? QString() : QStringLiteral("needs %1 pixels, has %2").arg(needed).arg(box->width());
    }
    const QSize hint = widget.minimumSizeHint();
    return hint.width() <= widget.width() ? QString() : QStringLiteral("needs %1 pixels, has %2").arg(hint.width()).arg(widget.width());
}

QString described(const QWidget& widget)
{
    return QStringLiteral("%1 “%2”").arg(QLatin1String(widget.metaObject()->className()), wordsOf(widget));
}

/// The widgets that say something and are really seen.
std::vector<QWidget*> wordsIn(QWidget& shown)
{
    std::vector<QWidget*> result;
    for (QWidget* widget : shown.findChildren<QWidget*>()) {
        if (widget->isVisibleTo(&shown) && widget->window() == shown.window() && !wordsOf(*widget).isEmpty() && !widget->visibleRegion().isEmpty())
            result.push_back(widget);
    }
    return result;
}

QRect seen(const QWidget& widget, const QWidget& shown)
{
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(&shown, QPoint()));
}

} // namespace

class WindowScenesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toUtf8());
    }

    void noWordsAreCutOffOrOverlap_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < windowScenes().size(); ++i)
            QTest::newRow(qPrintable(windowScenes()[i].name)) << int(i);
    }

    void noWordsAreCutOffOrOverlap()
    {
        QFETCH(int, index);
        QStringList wrong;
        play(windowScenes()[std::size_t(index)], [&](QWidget& shown) {
            const std::vector<QWidget*> words = wordsIn(shown);
            if (shown.isWindow() && shown.inherits("QMainWindow"))
                QVERIFY(words.size() > 10); // else nothing was looked at
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (const QString why = cutOff(*words[i]); !why.isEmpty())
                    wrong << described(*words[i]) + QStringLiteral(" is cut off: ") + why;
                for (std::size_t k = 0; k < i; ++k) {
                    const bool related = words[i]->isAncestorOf(words[k]) || words[k]->isAncestorOf(words[i]);
                    if (!related && seen(*words[i], shown).intersects(seen(*words[k], shown)))
                        wrong << described(*words[i]) + QStringLiteral(" overlaps ") + described(*words[k]);
                }
            }
            QVERIFY(!shown.grab().isNull());
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("\n"))));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(WindowScenesTest)
#include "tst_window_scenes.moc"
