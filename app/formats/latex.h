#pragma once

#include <QString>

namespace formats {

/// Text that LaTeX typesets as it stands, whatever it holds.
QString latexText(const QString& text);
/// Arithmetic as core::Equation writes it, for math mode: "√(1² + 2²)" becomes "\sqrt{1^{2} + 2^{2}}".
QString latexMath(const QString& arithmetic);

} // namespace formats
