#pragma once

#include <QBoxLayout>
#include <QLabel>

#include <functional>
#include <initializer_list>

class QScrollArea;

namespace window {

/// `widget` under the name by which the stylesheet and the tests find it.
template <typename Widget> Widget* named(Widget* widget, const char* name)
{
    widget->setObjectName(QLatin1String(name));
    return widget;
}

/// A label for untrusted words that may break lines; `role` is the stylesheet's ("soft", "strong", …).
QLabel* plainLabel(const char* role = nullptr, const QString& text = {});
/// The same on one line, whatever its length.
QLabel* lineLabel(const char* role = nullptr, const QString& text = {});
/// The same in smaller letters.
QLabel* smallLabel(const char* role);
/// One over a part of a panel, in small capitals.
QLabel* headingLabel(const QString& text = {});

/// `layout` with these margins, and gaps of `spacing` pixels (−1: as the style has them).
template <typename Layout> Layout* spaced(Layout* layout, const QMargins& margins, int spacing = -1)
{
    layout->setContentsMargins(margins);
    layout->setSpacing(spacing);
    return layout;
}

/// Puts `widgets` into `layout`, one after the other.
void addAll(QBoxLayout* layout, std::initializer_list<QWidget*> widgets);

/// Lets `content` scroll up and down in `area`, which is as wide as it.
void scrollDown(QScrollArea* area, QWidget* content);

/// Calls `say` each time the language has become another, before the children of `widget` hear of it.
void whenLanguageChanges(QWidget* widget, std::function<void()> say);

} // namespace window
