#pragma once

#include <QString>

#include <functional>
#include <string>

class QDialog;
class QWidget;

namespace window {

/// Random whole numbers: from, to, and the seed that makes the same ones again.
struct RandomNumbers {
    int low = 0;
    int high = 9;
    int seed = 1;
};

// Dialogs that ask what a grid is to be filled with. `tried` hears of each answer that can be, from the first showing on, so
// that the picture shows what would come of it. They are opened by the caller, and go when they are closed.

/// One number, decimal or fraction, which begins as `number`; `written` is how it was typed.
QDialog* newFillDialog(const QString& title, const QString& number, QWidget* parent,
                       std::function<void(float value, const std::string& written)> tried);
/// `numbers` are what was chosen the last time, and are set when the dialog is accepted.
QDialog* newRandomDialog(const QString& title, RandomNumbers& numbers, QWidget* parent, std::function<void(const RandomNumbers&)> tried);

} // namespace window
