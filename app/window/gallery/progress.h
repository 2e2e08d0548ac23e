#pragma once

#include <QObject>
#include <QString>

#include "window/forward.h"

namespace document {
class LessonPlayer;
class Predictions;
}

namespace window {

/// How far each built-in lesson has been told here, and how its questions were answered; remembered.
class Progress : public QObject {
    Q_OBJECT

public:
    struct Of {
        int beats = 0;   ///< the furthest that was told, counted from 1; 0: it was not begun
        int right = 0;   ///< of
        int guesses = 0; ///< when it was played the last time

        bool operator==(const Of&) const = default;
    };

    Progress(const document::Document& document, const document::LessonPlayer& player, const document::Predictions& predictions,
             QObject* parent);

    Of of(const QString& name) const;
    /// The lesson that was played last; empty when none was.
    QString last() const;

signals:
    void changed();

private:
    void take();

    const document::Document& m_document;
    QString m_name; ///< the built-in lesson that lies open, once all know of it
    const document::LessonPlayer& m_player;
    const document::Predictions& m_predictions;
};

} // namespace window
