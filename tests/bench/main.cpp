#include <QApplication>

#include "bench.h"

#include <cstring>
#include <string>

/// poolscope-bench [core|stop|scene|window…]: figures beside their goals; all of them without arguments.
int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--window") == 0)
        return bench::windowChild(argc, argv);
    const auto wanted = [&](const char* name) {
        for (int i = 1; i < argc; ++i) {
            if (std::string(argv[i]) == name)
                return true;
        }
        return argc == 1;
    };
    if (wanted("core"))
        bench::core();
    if (wanted("stop")) {
        const QCoreApplication application(argc, argv);
        bench::stop();
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (wanted("scene")) {
        const QApplication application(argc, argv);
        bench::scene();
    }
    if (wanted("window"))
        bench::window(argv[0]);
    return 0;
}
