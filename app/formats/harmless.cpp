#include "formats/harmless.h"

#include "core/printable.h"

namespace formats {

QString plain(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return QString::fromStdString(core::plainText({bytes.constData(), std::size_t(bytes.size())}));
}

QString harmless(const QString& text)
{
    static const QString dangerous = QStringLiteral("=+-@＝＋－＠");
    QString safe = plain(text);
    for (const QChar c : safe) {
        if (dangerous.contains(c))
            return QLatin1Char('\'') + safe;
        if (!c.isSpace())
            break;
    }
    return safe;
}

QString shortened(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool splits = text[most - 2].isHighSurrogate();
    return text.left(most - 1 - int(splits)) + QChar(0x2026);
}

} // namespace formats
