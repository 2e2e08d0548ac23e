#pragma once

#include <QSize>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace cli {

/// What `export` was asked for.
struct ExportOptions {
    std::string source;
    std::vector<std::string> outputs;
    std::optional<int> layer; ///< where the lesson opens when left out
    std::string table = "steps"; ///< steps, input, output, weight
    bool tableGiven = false;     ///< whether that was asked for: ".html" is a table then, else the interactive page
    std::optional<std::int64_t> step; ///< where the lesson opens on that layer, else the first
    QSize size = {1280, 720};
    QString theme = "light";
    QString language = "en";
    double speed = 1.0;
    int framesPerSecond = 25;
};

/// Whether any of the outputs is a picture, which needs a QGuiApplication.
bool hasPictures(const ExportOptions& options);

/// `export`: computes the lesson once and writes every output. Needs a QCoreApplication, for pictures a QGuiApplication.
int exportFiles(const ExportOptions& options);

} // namespace cli
