#pragma once

#include <QLineEdit>

namespace window {

/// Where to go after an edit.
enum class Move { Stay, Up, Down, Left, Right, Next, Previous };

/// The field over a cell while its number is typed. Commits on Enter, Tab, arrows and click-away; Escape takes back.
class CellEditor : public QLineEdit {
    Q_OBJECT

public:
    explicit CellEditor(QWidget* parent);

    /// Opens over `cell` with `text`; `replacing` when a key that was typed replaces the number.
    void open(const QRect& cell, const QString& text, bool replacing);
    /// Puts it over `cell`, wherever that is now.
    void place(const QRect& cell);
    /// Shows `number` as long as nothing is typed: undo has brought it back.
    void follow(const QString& number);
    bool isOpen() const { return m_open; }
    /// Commits what is typed, if open.
    void finish() { commit(Move::Stay); }
    /// Closes without committing.
    void close();
    /// Marks what is typed as no number; the field stays open.
    void setWrong(bool wrong);

signals:
    /// The receiver calls close(), or setWrong() when the text cannot be taken.
    void committed(const QString& text, window::Move move);
    void takenBack();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void commit(Move move);

    bool m_open = false;
    bool m_replacing = false;
};

} // namespace window
