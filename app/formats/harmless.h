#pragma once

#include <QString>

namespace formats {

/// Text that no spreadsheet runs as a formula: one that begins as a formula does gets an apostrophe in front (OWASP, ASVS
/// 1.2.10). Blanks before the sign do not help: whoever reads HTML takes them away.
inline QString harmless(const QString& text)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r\n") + QChar(0);
    for (const QChar c : text) {
        if (dangerous.contains(c))
            return QLatin1Char('\'') + text;
        if (!c.isSpace())
            break;
    }
    return text;
}

} // namespace formats
