#include <QApplication>

#include "bench.h"

namespace bench {

void window(const std::string&) {}
int windowChild(int, char**) { return 0; }

} // namespace bench
