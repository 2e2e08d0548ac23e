#pragma once

#include <QObject>
#include <QSize>

class QDockWidget;
class QSplitter;
class QWidget;

namespace window {

class EdgeTab;
class TablePanel;

/// What the user wants of a panel.
struct Wish {
    bool open = true;
    bool pinned = false; ///< opened where there was no room for it: it stays, others give way
};

struct Wishes {
    Wish history{.open = false};
    Wish words;
    Wish parameters;
    Wish table;
};

/// Which panels there is room for, and how much they get.
struct Room {
    bool history = false;
    bool words = true;
    bool parameters = true;
    bool table = true;
    int side = 284;    ///< width of words and parameters
    int tableRows = 4; ///< that the step table shows
    int strip = 92;    ///< height of the pipeline

    bool operator==(const Room&) const = default;
};

/// The panels for a window of that size: the picture keeps more than half of its width and height. The history gives way
/// first, then the table shrinks and goes, then the words; the parameters are the last to go.
Room roomFor(QSize window, const Wishes& wishes);

/// The panels around the stage: shown as far as there is room, hidden behind a thin tab at the edge, and back when the window
/// grows.
class Panels : public QObject {
    Q_OBJECT

public:
    enum Panel { Words, Parameters, Table, History };

    struct Parts {
        QWidget* words;
        QWidget* stage;
        QWidget* parameters;
        TablePanel* table;
        QDockWidget* history;
        QWidget* strip;
        QSplitter* body;   ///< words, stage, parameters
        QSplitter* column; ///< all of that, the table
        EdgeTab* wordsTab;
        EdgeTab* parametersTab;
        EdgeTab* tableTab;
    };

    Panels(const Parts& parts, QObject* parent);

    bool isOpen(Panel panel) const;
    /// What the user asks for; remembered until asked otherwise.
    void setOpen(Panel panel, bool open);
    /// Makes do with a window of `size`; `above` is what of its height stands over the pipeline. Until it is `settled` sizes are
    /// set even where nothing comes or goes.
    void adapt(QSize size, int above, bool settled);

signals:
    void changed();

private:
    Wish& wish(Panel panel);
    void apply(bool all);

    Parts m_parts;
    Wishes m_wishes;
    Room m_room;
    QSize m_size;
    int m_above = 0;
};

} // namespace window
