#include "samples.h"

#include <ostream>

namespace core {

void showValue(const Lesson& lesson, std::ostream& out)
{
    out << '\n' << writeLesson(lesson);
}

} // namespace core

namespace samples {

/// rapidcheck's own choices: to be called within rc::gen::exec.
static int choose(int low, int high)
{
    return *rc::gen::inRange(low, high + 1);
}

rc::Gen<core::Tensor> tensor(core::Shape shape, Numbers numbers)
{
    return rc::gen::exec([shape, numbers] { return drawnTensor(choose, shape, numbers); });
}

rc::Gen<core::Lesson> lessonOf(const std::string& type, Numbers numbers)
{
    return rc::gen::exec([type, numbers] { return drawnLessonOf(choose, *core::findOperator(type), numbers); });
}

rc::Gen<core::Lesson> anyLesson()
{
    return rc::gen::exec([] { return drawnLesson(choose); });
}

} // namespace samples
