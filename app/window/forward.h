#pragma once

// What most parts of the window are given, by name alone.

namespace document {
class Document;
class Playback;
}

namespace window {
class Comparing;
class Language;
class LessonFiles;
class Look;
class Stage;
}
