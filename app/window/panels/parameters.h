#pragma once

#include <QString>
#include <QStringList>

#include "core/network.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace window {

/// One thing about the input or a layer that can be set, as the panel shows it.
struct Parameter {
    enum Kind { Numbers, Choice, Switch };

    std::string field; ///< its name in lesson files, as in core::Problem::field
    QString label;
    QString hint;      ///< one line that says what it does
    Kind kind = Numbers;
    bool whole = true;       ///< only whole numbers
    bool collapses = true;   ///< equal numbers are shown as one
    QString none;            ///< how having no number is written ("auto"); empty when there must be one
    QStringList options;     ///< of a Choice, by index
    std::vector<double> advice; ///< numbers that are likely to be possible where none are; may be empty

    /// Its numbers in a lesson: the index of a Choice, 0 or 1 of a Switch.
    std::function<std::vector<double>(const core::Lesson&)> get;
    /// Puts numbers in; a single one stands for all.
    std::function<void(core::Lesson&, const std::vector<double>&)> set;

    /// The numbers as the field shows them: "3 × 3".
    QString text(const std::vector<double>& values) const;
    /// The numbers that a typed text means, or nothing.
    std::optional<std::vector<double>> parse(const QString& text) const;
};

/// Everything that can be set about layer `k` of the network's lesson, or about its input when `k` is −1.
std::vector<Parameter> parametersOf(const core::Network& network, int k);

} // namespace window
