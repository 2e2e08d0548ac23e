#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace window {

/// What stands in the way of a change or a layer, with buttons that mend it.
class Trouble : public QWidget {
    Q_OBJECT

public:
    Trouble();

    /// Empty while nothing is wrong.
    QString sentence() const;
    void show(const QString& sentence);
    void offer(const QString& words, std::function<void()> action);
    void clear();

private:
    QLabel* m_sentence;
    QVBoxLayout* m_offers;
};

} // namespace window
