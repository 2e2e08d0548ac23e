#pragma once

#include <string_view>

/// The HTML player: one document, one style sheet, one script (the modules of this folder in one function, so that none of
/// their names leak). A page is the document with its {{PLACEHOLDERS}} filled in; app/formats/html_page.cpp does that.
namespace page {

/// The document; its placeholders are LANG, THEME, TITLE, POLICY, STYLE, STATIC, LESSON and SCRIPT.
std::string_view document();
std::string_view style();
std::string_view script();

} // namespace page
