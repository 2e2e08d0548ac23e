#include "window/takeaway/export_choice.h"

#include <QCoreApplication>

#include "window/look/settings.h"

#include <algorithm>
#include <iterator>

namespace window {

namespace {

/// What each of them is, in the order of the enumeration.
constexpr struct {
    TakeawayKind kind;
    formats::Content content;
    const char* name;
    const char* title;
} takeaways[] = {
    {TakeawayKind::Film, formats::Picture, "picture", QT_TRANSLATE_NOOP("window::ExportForm", "Picture of this step")},
    {TakeawayKind::Film, formats::Animation, "animation", QT_TRANSLATE_NOOP("window::ExportForm", "Animation, step by step")},
    {TakeawayKind::Table, formats::Steps, "steps", QT_TRANSLATE_NOOP("window::ExportForm", "Table: the steps of %1")},
    {TakeawayKind::Table, formats::Grid, "input", QT_TRANSLATE_NOOP("window::ExportForm", "Table: the input of this layer")},
    {TakeawayKind::Table, formats::Grid, "kernel", QT_TRANSLATE_NOOP("window::ExportForm", "Table: the kernel")},
    {TakeawayKind::Table, formats::Grid, "output", QT_TRANSLATE_NOOP("window::ExportForm", "Table: the output of this layer")},
    {TakeawayKind::Table, formats::Grid, "matrix", QT_TRANSLATE_NOOP("window::ExportForm", "Table: this layer as a matrix")},
    {TakeawayKind::Table, formats::Costs, "cost", QT_TRANSLATE_NOOP("window::ExportForm", "Table: what the layers cost")},
    {TakeawayKind::Lesson, formats::LessonText, "lesson", QT_TRANSLATE_NOOP("window::ExportForm", "The whole lesson: web page or code")},
};
static_assert(std::size(takeaways) == std::size_t(Takeaway::Lesson) + 1);

/// Tables are mostly wanted in one format, whatever they hold.
QString formatKey(Takeaway what)
{
    return QStringLiteral("export/format/") + (kindOf(what) == TakeawayKind::Table ? QStringLiteral("table") : nameOf(what));
}

QString lastKey(TakeawayKind kind)
{
    return QStringLiteral("export/last%1").arg(int(kind));
}

} // namespace

TakeawayKind kindOf(Takeaway what)
{
    return takeaways[int(what)].kind;
}

QString nameOf(Takeaway what)
{
    return QString::fromLatin1(takeaways[int(what)].name);
}

QString titleOf(Takeaway what)
{
    return QCoreApplication::translate("window::ExportForm", takeaways[int(what)].title);
}

formats::Content contentOf(Takeaway what)
{
    return takeaways[int(what)].content;
}

ExportChoice ExportChoice::remembered(Takeaway what)
{
    const Settings settings;
    ExportChoice choice;
    choice.what = what;
    choice.format = settings.value(formatKey(what)).toString();
    const QSize size = settings.value(QStringLiteral("export/size")).toSize();
    if (size.width() >= 64 && size.height() >= 64 && size.width() <= 8192 && size.height() <= 8192)
        choice.size = size;
    const QString theme = settings.value(QStringLiteral("export/theme")).toString();
    if (scene::themeNames().contains(theme))
        choice.theme = theme;
    choice.transparent = settings.value(QStringLiteral("export/transparent")).toBool();
    choice.cropped = settings.value(QStringLiteral("export/crop")).toBool();
    choice.captioned = settings.value(QStringLiteral("export/caption")).toBool();
    choice.outlined = settings.value(QStringLiteral("export/outlines")).toBool();
    choice.legend = settings.value(QStringLiteral("export/legend")).toBool();
    choice.nonzero = settings.value(QStringLiteral("export/nonzero")).toBool();
    choice.speed = std::clamp(settings.value(QStringLiteral("export/speed"), 1.0).toDouble(), 0.25, 8.0);
    choice.framesPerSecond = std::clamp(settings.value(QStringLiteral("export/fps"), 25).toInt(), 1, 60);
    choice.loop = settings.value(QStringLiteral("export/loop"), true).toBool();
    choice.forExcel = settings.value(QStringLiteral("export/excel")).toBool();
    return choice;
}

ExportChoice ExportChoice::remembered(TakeawayKind kind)
{
    const QString last = Settings().value(lastKey(kind)).toString();
    for (int what = 0; what < int(std::size(takeaways)); ++what) {
        if (takeaways[what].kind == kind && last == QLatin1String(takeaways[what].name))
            return remembered(Takeaway(what));
    }
    return remembered(kind == TakeawayKind::Film ? Takeaway::Picture : kind == TakeawayKind::Table ? Takeaway::Steps : Takeaway::Lesson);
}

void ExportChoice::remember() const
{
    Settings settings;
    settings.setValue(lastKey(kindOf(what)), nameOf(what));
    settings.setValue(formatKey(what), format);
    settings.setValue(QStringLiteral("export/size"), size);
    settings.setValue(QStringLiteral("export/theme"), theme);
    settings.setValue(QStringLiteral("export/transparent"), transparent);
    settings.setValue(QStringLiteral("export/crop"), cropped);
    settings.setValue(QStringLiteral("export/caption"), captioned);
    settings.setValue(QStringLiteral("export/outlines"), outlined);
    settings.setValue(QStringLiteral("export/legend"), legend);
    settings.setValue(QStringLiteral("export/nonzero"), nonzero);
    settings.setValue(QStringLiteral("export/speed"), speed);
    settings.setValue(QStringLiteral("export/fps"), framesPerSecond);
    settings.setValue(QStringLiteral("export/loop"), loop);
    settings.setValue(QStringLiteral("export/excel"), forExcel);
}

} // namespace window
