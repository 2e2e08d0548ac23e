#pragma once

namespace cli {

/// `list`: the built-in lessons, one a line: the name, then the title in the language of the environment.
int list();

} // namespace cli
