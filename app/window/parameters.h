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

    /// Its numbers in a lesson: the index of a Choice, 0 or 1 of a Switch.
    std::function<std::vector<double>(const core::Lesson&)> get;
    /// Puts numbers in; a single one stands for all.
    std::function<void(core::Lesson&, const std::vector<double>&)> set;

    /// The numbers as the field shows them: "3 × 3".
    QString text(const std::vector<double>& values) const;
    /// The numbers that a typed text means, or nothing.
    std::optional<std::vector<double>> parse(const QString& text) const;
};

/// Whether `parameter` of `next` says `values`, a single one standing for all.
bool says(const Parameter& parameter, const core::Lesson& next, const std::vector<double>& values);

/// Everything that can be set about layer `k` of the network's lesson, or about its input when `k` is −1.
std::vector<Parameter> parametersOf(const core::Network& network, int k);

/// Why layer `k` (or the input, −1) of `next` cannot be: a lesson that differs from the network's in that one place.
std::optional<core::Problem> problemOf(const core::Network& network, const core::Lesson& next, int k);

/// The possible numbers closest to the impossible `wanted`, at most two, searched towards the present ones and away from
/// them.
std::vector<std::vector<double>> nearestPossible(const core::Network& network, int k, const Parameter& parameter,
                                                 const std::vector<double>& wanted);
/// The next possible numbers in one direction (+1 or −1), or nothing.
std::optional<std::vector<double>> nextPossible(const core::Network& network, int k, const Parameter& parameter, int direction);

} // namespace window
