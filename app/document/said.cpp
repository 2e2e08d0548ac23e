#include "document/said.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/printable.h"

#include <algorithm>

namespace document {

QString said(const core::Message& message)
{
    return QString::fromStdString(message.filled(said(message.text).toStdString()));
}

QString said(const char* text)
{
    return QCoreApplication::translate("core", text);
}

/// What there is no room for is cut before anything looks at it.
static QString shortened(QString text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool splits = text[most - 2].isHighSurrogate();
    return text.left(most - 1 - qsizetype(splits)) + QChar(0x2026);
}

QString printable(const QString& text)
{
    constexpr qsizetype most = 1000;
    return shortened(QString::fromStdString(core::printable(shortened(text, most).toStdString())), most);
}

QString plain(const std::string& text, qsizetype most)
{
    QStringList lines = shortened(QString::fromUtf8(text.data(), std::min(qsizetype(text.size()), 4 * most)), most).split(u'\n');
    for (QString& line : lines)
        line = QString::fromStdString(core::plainText(line.toStdString()));
    return lines.join(u'\n');
}

} // namespace document
