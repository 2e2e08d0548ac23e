#include "window/gallery/gallery.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextDocument>
#include <QVBoxLayout>

#include "document/playback.h"
#include "window/files/lesson_files.h"
#include "window/gallery/card_grid.h"
#include "window/gallery/lesson_card.h"
#include "window/gallery/progress.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/widgets.h"
#include "wording/said.h"

#include <algorithm>
#include <cstdlib>

namespace window {

namespace {

constexpr int side = 28; ///< free at the left and right
constexpr int mostRecent = 5;

QPushButton* linkButton(const char* name)
{
    QPushButton* button = named(new QPushButton, name);
    button->setProperty("role", "link");
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(true);
    return button;
}

} // namespace

Gallery::Gallery(LessonFiles& files, const Progress& progress, const document::Playback& playback, const Look& look, const Language& language)
    : m_files(files)
    , m_progress(progress)
    , m_playback(playback)
    , m_look(look)
    , m_language(language)
    , m_title(named(new QLabel, "galleryTitle"))
    , m_search(named(new QLineEdit, "gallerySearch"))
    , m_goOn(named(new QPushButton, "galleryGoOn"))
    , m_open(linkButton("galleryOpen"))
    , m_new(linkButton("galleryNew"))
    , m_recent(new QWidget)
    , m_nothing(named(plainLabel("soft"), "galleryNothing"))
    , m_area(new QScrollArea)
    , m_page(new QWidget)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Midlight);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(320);
    m_search->installEventFilter(this);
    m_goOn->setProperty("role", "primary");
    m_goOn->setAutoDefault(true);

    auto* top = spaced(new QHBoxLayout, {side, 18, side, 6}, 14);
    top->addWidget(m_title);
    top->addSpacing(6);
    top->addWidget(m_goOn);
    top->addStretch(1);
    top->addWidget(m_search, 1);
    auto* fileRow = spaced(new QHBoxLayout, {side, 0, side, 10}, 14);
    fileRow->addWidget(m_new);
    fileRow->addWidget(m_open);
    fileRow->addWidget(m_recent, 1);
    spaced(new QHBoxLayout(m_recent), {}, 14);

    auto* groups = spaced(new QVBoxLayout(m_page), {side, 4, side, 24}, 8);
    groups->addWidget(m_nothing);
    m_nothing->hide();
    m_area->setFrameShape(QFrame::NoFrame);
    scrollDown(m_area, m_page);
    auto* column = spaced(new QVBoxLayout(this), {}, 0);
    column->addLayout(top);
    column->addLayout(fileRow);
    column->addWidget(m_area, 1);

    connect(m_search, &QLineEdit::textChanged, this, &Gallery::find);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (const auto cards = cardsShown(); !cards.empty())
            cards.front()->click();
    });
    connect(m_goOn, &QPushButton::clicked, this, &Gallery::goOn);
    connect(m_open, &QPushButton::clicked, &m_files, &LessonFiles::open);
    connect(m_new, &QPushButton::clicked, &m_files, &LessonFiles::openNew);
    connect(&progress, &Progress::changed, this, [this] {
        if (isVisible())
            say();
    });
    connect(&look, &Look::changed, this, [this] { update(); });
    whenLanguageChanges(this, [this] {
        if (!m_groups.empty())
            say();
    });
}

void Gallery::makeCards()
{
    int number = 0;
    for (ShelfGroup& group : builtinShelf()) {
        QLabel* heading = headingLabel();
        heading->setContentsMargins(0, 10, 0, 0);
        auto* cards = new CardGrid;
        m_page->layout()->addWidget(heading);
        m_page->layout()->addWidget(cards);
        for (ShelfLesson& lesson : group.lessons) {
            auto* card = new LessonCard(std::move(lesson), ++number, m_look, cards);
            cards->add(card);
            card->installEventFilter(this);
            connect(card, &QAbstractButton::clicked, this, [this, card] { m_files.openBuiltin(card->lesson().name); });
        }
        m_groups.push_back({group.title, heading, cards});
    }
    static_cast<QVBoxLayout*>(m_page->layout())->addStretch(1);
}

void Gallery::begin()
{
    if (m_groups.empty())
        makeCards();
    m_search->clear();
    say();
    m_area->verticalScrollBar()->setValue(0);
    m_goOn->setFocus();
}

void Gallery::search()
{
    m_search->setFocus();
    m_search->selectAll();
}

void Gallery::say()
{
    QFont large = font();
    large.setPixelSize(22);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setText(tr("Lessons"));
    m_search->setPlaceholderText(tr("Search: pooling, stride, conv2d…"));
    m_search->setAccessibleName(tr("Search the lessons"));
    m_open->setText(tr("Open a file…"));
    m_new->setText(tr("Begin with an empty grid"));
    const QString locale = m_language.locale();
    const std::string language = locale.toStdString();
    const LessonCard* next = nullptr;
    bool begun = false;
    for (const Group& group : m_groups) {
        group.heading->setText(QString::fromStdString(group.title.in(language)).toUpper());
        for (LessonCard* card : group.cards->cards()) {
            const Progress::Of progress = m_progress.of(card->lesson().name);
            card->say(locale, progress);
            const bool isLast = card->lesson().name == m_progress.last();
            // On in the lesson played last, or with the one after it where that is done.
            if (isLast && progress.beats < card->lesson().beats)
                next = card;
            else if (!next && begun && progress.beats == 0)
                next = card;
            begun = begun || isLast;
        }
        group.cards->arrange();
    }
    if (!next && !m_groups.empty())
        next = m_groups.front().cards->cards().front();
    if (next) {
        const QString title = QString::fromStdString(next->lesson().title.in(language));
        const bool first = m_progress.last().isEmpty();
        m_goOn->setText((first ? tr("Begin: %1") : tr("Go on: %1")).arg(QString(title).replace(u'&', QStringLiteral("&&"))));
        m_goOn->setProperty("lesson", next->lesson().name);
    }
    m_nothing->setText(tr("No lesson has these words. Others may: a layer's name, or what is to be learned."));
    sayRecent();
    find();
}

void Gallery::sayRecent()
{
    QLayout* row = m_recent->layout();
    while (QLayoutItem* item = row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList paths = m_files.recent().paths().mid(0, mostRecent);
    if (!paths.isEmpty())
        row->addWidget(lineLabel("soft", tr("Recent:")));
    for (const QString& path : paths) {
        QPushButton* button = linkButton("galleryRecent");
        QString words = wording::printable(QFileInfo(path).fileName());
        words = button->fontMetrics().elidedText(words, Qt::ElideMiddle, 180);
        button->setText(words.replace(u'&', QStringLiteral("&&")));
        button->setToolTip(Qt::convertFromPlainText(wording::printable(path)));
        connect(button, &QPushButton::clicked, this, [this, path] { m_files.openPath(path); });
        row->addWidget(button);
    }
    static_cast<QHBoxLayout*>(row)->addStretch(1);
}

void Gallery::find()
{
    const QString words = m_search->text();
    bool any = false;
    for (const Group& group : m_groups) {
        bool here = false;
        for (LessonCard* card : group.cards->cards()) {
            card->setVisible(card->lesson().isFoundBy(words));
            here = here || !card->isHidden();
        }
        group.heading->setVisible(here);
        group.cards->setVisible(here);
        group.cards->arrange();
        any = any || here;
    }
    m_nothing->setVisible(!any);
}

void Gallery::goOn()
{
    m_files.openBuiltin(m_goOn->property("lesson").toString());
}

std::vector<LessonCard*> Gallery::cardsShown() const
{
    std::vector<LessonCard*> shown;
    for (const Group& group : m_groups) {
        for (LessonCard* card : group.cards->cards()) {
            if (!card->isHidden())
                shown.push_back(card);
        }
    }
    return shown;
}

LessonCard* Gallery::neighbour(const LessonCard& card, int direction) const
{
    const auto placeOf = [this](const LessonCard& other) { return other.mapTo(m_page, QPoint(0, 0)); };
    const QPoint from = placeOf(card);
    LessonCard* best = nullptr;
    QPoint bestWay;
    for (LessonCard* other : cardsShown()) {
        const QPoint way = placeOf(*other) - from;
        const QPoint gone(std::abs(way.x()), way.y() * direction);
        if (gone.y() > 0 && (!best || gone.y() < bestWay.y() || (gone.y() == bestWay.y() && gone.x() < bestWay.x()))) {
            best = other;
            bestWay = gone;
        }
    }
    return best;
}

bool Gallery::eventFilter(QObject* watched, QEvent* event)
{
    if (auto* card = qobject_cast<LessonCard*>(watched); card && (event->type() == QEvent::FocusIn || event->type() == QEvent::Enter)) {
        card->setMoving(!m_playback.isMotionReduced());
        if (event->type() == QEvent::FocusIn)
            m_area->ensureWidgetVisible(card, 0, 20);
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto* card = qobject_cast<LessonCard*>(watched);
        if (card && (key == Qt::Key_Up || key == Qt::Key_Down)) {
            if (LessonCard* other = neighbour(*card, key == Qt::Key_Down ? 1 : -1))
                other->setFocus();
            else if (key == Qt::Key_Up)
                m_search->setFocus();
            return true;
        }
        const auto cards = cardsShown();
        if (watched == m_search && key == Qt::Key_Down && !cards.empty()) {
            cards.front()->setFocus();
            return true;
        }
        if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Gallery::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && qobject_cast<QAbstractButton*>(focusWidget())) {
        static_cast<QAbstractButton*>(focusWidget())->click();
        return;
    }
    // Whoever types is searching.
    const QString text = event->text();
    if (!text.isEmpty() && text[0].isPrint() && !text[0].isSpace() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        m_search->setFocus();
        m_search->insert(text);
        return;
    }
    // Not what the keys mean in a lesson.
    event->accept();
}

} // namespace window
