#pragma once

namespace window {

/// The whole of `poolscope`: reads the command line, opens the window, runs until it is closed. Returns the exit status.
int run(int argc, char** argv);

} // namespace window
