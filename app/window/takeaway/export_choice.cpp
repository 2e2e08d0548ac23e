#include "window/takeaway/export_choice.h"

#include <algorithm>

#include "window/look/settings.h"

namespace window {

namespace {

/// Names in the settings file and in proposed file names.
constexpr std::pair<Takeaway, const char*> names[] = {
    {Takeaway::Picture, "picture"}, {Takeaway::Animation, "animation"}, {Takeaway::Steps, "steps"}, {Takeaway::Input, "input"},
    {Takeaway::Weight, "kernel"},   {Takeaway::Output, "output"},       {Takeaway::Matrix, "matrix"}, {Takeaway::Cost, "cost"}, {Takeaway::Lesson, "lesson"},
};

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
    if (what == Takeaway::Lesson)
        return TakeawayKind::Lesson;
    return what == Takeaway::Picture || what == Takeaway::Animation ? TakeawayKind::Film : TakeawayKind::Table;
}

QString nameOf(Takeaway what)
{
    const auto* const found = std::ranges::find(names, what, [](const auto& entry) { return entry.first; });
    return QString::fromLatin1(found->second);
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
    choice.speed = std::clamp(settings.value(QStringLiteral("export/speed"), 1.0).toDouble(), 0.25, 8.0);
    choice.framesPerSecond = std::clamp(settings.value(QStringLiteral("export/fps"), 25).toInt(), 1, 60);
    choice.loop = settings.value(QStringLiteral("export/loop"), true).toBool();
    choice.forExcel = settings.value(QStringLiteral("export/excel")).toBool();
    return choice;
}

ExportChoice ExportChoice::remembered(TakeawayKind kind)
{
    const QString last = Settings().value(lastKey(kind)).toString();
    for (const auto& [what, name] : names) {
        if (kindOf(what) == kind && last == QLatin1String(name))
            return remembered(what);
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
    settings.setValue(QStringLiteral("export/speed"), speed);
    settings.setValue(QStringLiteral("export/fps"), framesPerSecond);
    settings.setValue(QStringLiteral("export/loop"), loop);
    settings.setValue(QStringLiteral("export/excel"), forExcel);
}

formats::Content contentOf(Takeaway what)
{
    switch (what) {
    case Takeaway::Picture:
        return formats::Picture;
    case Takeaway::Animation:
        return formats::Animation;
    case Takeaway::Steps:
        return formats::Steps;
    case Takeaway::Cost:
        return formats::Costs;
    case Takeaway::Lesson:
        return formats::LessonText;
    default:
        return formats::Grid;
    }
}

} // namespace window
