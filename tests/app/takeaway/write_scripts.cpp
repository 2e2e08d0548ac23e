#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>

#include "../../oracle/cases.h"
#include "core/lesson_file.h"
#include "formats/format.h"
#include "resources/builtin_lessons.h"

// Writes every lesson that the oracle knows, and every built-in one, as a script for each framework: what run_scripts.py runs.
//   write_scripts FOLDER

static void writeAll(const core::Network& network, const QString& name, const QDir& folder)
{
    for (const formats::Format* format : formats::formats()) {
        if (!format->canWrite(formats::LessonText) || !format->extensions.back().ends_with(".py"))
            continue;
        const QString id = QString::fromUtf8(format->id.data(), qsizetype(format->id.size()));
        folder.mkpath(id);
        formats::writeFile(folder.filePath(id + '/' + name + ".py"), *format, network);
    }
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."));
    int count = 0;
    try {
        for (const auto& cases : {oracle::torchCases(), oracle::onnxCases()}) {
            for (const oracle::Case& one : cases) {
                const QString name = QString::fromStdString(one.id).replace('/', '-');
                writeAll(core::Network(core::parseLesson(one.lesson.dump(), one.id).lesson), name, folder);
                ++count;
            }
        }
        for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
            writeAll(core::Network(core::parseLesson(lesson.json, std::string(lesson.name)).lesson),
                     QString::fromStdString("builtin-" + std::string(lesson.name)), folder);
            ++count;
        }
    } catch (const std::exception& error) {
        QTextStream(stderr) << error.what() << '\n';
        return 1;
    }
    QTextStream(stdout) << count << " lessons\n";
    return 0;
}
