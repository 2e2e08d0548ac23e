#include "document/said.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/printable.h"

namespace document {

QString said(const core::Message& message)
{
    return QString::fromStdString(message.filled(said(message.text).toStdString()));
}

QString said(const char* text)
{
    return QCoreApplication::translate("core", text);
}

QString printable(const QString& text)
{
    return QString::fromStdString(core::printable(text.toStdString()));
}

QString plain(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = QString::fromStdString(core::plainText(line.toStdString()));
    return lines.join(u'\n');
}

} // namespace document
