#include "document/said.h"

#include <QCoreApplication>

namespace document {

QString said(const core::Message& message)
{
    return QString::fromStdString(message.filled(said(message.text).toStdString()));
}

QString said(const char* text)
{
    return QCoreApplication::translate("core", text);
}

} // namespace document
