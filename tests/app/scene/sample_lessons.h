#pragma once

#include "core/lesson.h"

#include "frame/frame.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <vector>

/// A picture worth looking at: a lesson, what of it is shown, how large and in which theme.
struct Sample {
    QString name;
    core::Lesson lesson;
    scene::Shot shot;
    QSize size = {840, 545};
    QString theme = "light";
    double zoom = 1.0;
};

/// Every operator, padding, size of board, and theme at least once.
std::vector<Sample> samples();

/// The lesson of a JSON text, as in a lesson file.
core::Lesson lessonOf(const char* json);

/// A board as a drawing: the texts of its cells, "." where there is none, row by row.
QStringList drawing(const scene::Board& board);
