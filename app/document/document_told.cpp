#include "document/document.h"

#include <QUndoStack>

#include "core/fingerprint.h"
#include "document/change.h"

#include <utility>

// What a beat of the lesson shows without editing it, and whether its words are true.

namespace document {

void Document::show(core::Lesson told)
{
    if (m_telling || told == lesson())
        return;
    if (told == own())
        m_own.reset();
    else if (!m_own)
        m_own = lesson();
    m_network.update(std::move(told), swiftEffort);
    settle();
}

/// Before an edit: what it is made upon is the lesson now.
void Document::adopt()
{
    if (!m_own)
        return;
    m_adopting = newGesture();
    m_undoStack->push(new Change<LessonPart>(*this, {lesson()}, tr("As the lesson shows it"), m_adopting));
}

bool Document::areWordsTrue() const
{
    if (m_writtenFor.empty())
        return true;
    const core::Lesson& now = own();
    if (!m_judged || m_judged->input != now.input.stamp() || m_judged->layers != now.layers)
        m_judged = Judged{now.input.stamp(), now.layers, core::fingerprint(now) == m_writtenFor};
    return m_judged->areTrue;
}

bool Document::canBringBackNumbers() const
{
    return !areWordsTrue() && m_openedTrue && m_undoStack->index() > 0;
}

void Document::bringBackNumbers()
{
    m_undoStack->setIndex(0);
}

core::Lesson Document::toBeSaved() const
{
    core::Lesson saved = own();
    saved.writtenFor = areWordsTrue() ? std::string() : m_writtenFor;
    return saved;
}

} // namespace document
