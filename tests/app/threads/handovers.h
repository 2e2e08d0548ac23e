#pragma once

#include <QGuiApplication>

/// An application that tells ThreadSanitizer when another thread's event arrives.
class TellingApplication : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;
    bool notify(QObject* receiver, QEvent* event) override;
};
