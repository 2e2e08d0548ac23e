#include "wording/question.h"

#include <QCoreApplication>

namespace wording {

QString question(core::Asks asks)
{
    switch (asks) {
    case core::Asks::Output:
        return QCoreApplication::translate("Question", "Which number comes here?");
    case core::Asks::Input:
        return QCoreApplication::translate("Question", "Which number of the input is missing?");
    case core::Asks::Weight:
        return QCoreApplication::translate("Question", "Which weight is missing?");
    case core::Asks::Bias:
        return QCoreApplication::translate("Question", "Which bias is missing?");
    case core::Asks::Winner:
        return QCoreApplication::translate("Question", "Which cell of the input wins?");
    }
    return {};
}

} // namespace wording
