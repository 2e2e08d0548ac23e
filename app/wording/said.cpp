#include "wording/said.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/printable.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace wording {

QString said(const core::Message& message)
{
    return QString::fromStdString(message.filled(said(message.text).toStdString(), *message.word ? said(message.word).toStdString() : std::string()));
}

QString said(const char* text)
{
    return QCoreApplication::translate("core", text);
}

QString saidPlace(const std::string& place)
{
    int line = 0;
    int column = 0;
    int read = 0;
    if (std::sscanf(place.c_str(), "line %d, column %d%n", &line, &column, &read) != 2 || std::size_t(read) != place.size())
        return QString::fromStdString(place);
    return said({CORE_TEXT("line {0}, column {1}"), {std::to_string(line), std::to_string(column)}});
}

QString saidOf(const QString& name, const QString& words)
{
    return said({CORE_TEXT("{0}: {1}"), {name.toStdString(), words.toStdString()}});
}

QString ended(const QString& sentence)
{
    const bool has = sentence.isEmpty() || QStringLiteral(".。!！?？…").contains(sentence.back());
    return has ? sentence : said({CORE_TEXT("{0}."), {sentence.toStdString()}});
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

/// No more marks upon one letter than 30, Unicode's bound for text that is read as it comes (UAX #15, Stream-Safe Text
/// Format): a font places each by all that are there.
static QString withFewMarks(const QString& text)
{
    constexpr int most = 30;
    QString result;
    int marks = 0;
    for (const char32_t c : text.toUcs4()) {
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (marks <= most)
            result += QString::fromUcs4(&c, 1);
    }
    return result;
}

QString plain(const std::string& text, qsizetype most)
{
    QStringList lines = shortened(QString::fromUtf8(text.data(), std::min(qsizetype(text.size()), 4 * most)), most).split(u'\n');
    for (QString& line : lines)
        line = withFewMarks(QString::fromStdString(core::plainText(line.toStdString())));
    return lines.join(u'\n');
}

} // namespace wording
