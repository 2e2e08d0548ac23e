#pragma once

#include "core/lesson_file.h"

#include <array>
#include <utility>

namespace arrays {

/// Numbers that can be read in two ways, with nothing in the file to tell which is meant: its message says both. Whoever
/// reads them asks, and says so in TableLayout or ChannelOrder the next time.
class TwoReadings : public core::FileError {
public:
    enum Question {
        Decimal,   ///< what the comma is: readings[0] with a decimal point, readings[1] with a decimal comma
        Separator, ///< whether a mark parts cells or thousands
        Channels,  ///< which extent is the channels: readings[0] the first, readings[1] the last
    };

    TwoReadings(std::string file, Question question, core::Message message, std::array<core::Message, 2> readings = {})
        : FileError(std::move(file), "", std::move(message)), m_question(question), m_readings(std::move(readings))
    {
    }

    Question question() const { return m_question; }
    /// Each reading by itself, for a choice.
    const std::array<core::Message, 2>& readings() const { return m_readings; }

private:
    Question m_question;
    std::array<core::Message, 2> m_readings;
};

} // namespace arrays
