#include "core/json_node.h"

#include "core/check.h"
#include "core/lesson_file.h"
#include "core/number_text.h"

#include <algorithm>
#include <cmath>

namespace core {

std::string shortened(std::string text)
{
    constexpr std::size_t longest = 40;
    if (text.size() <= longest)
        return text;
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // not inside a character
    return text.substr(0, cut) + "…";
}

Node Node::child(std::size_t index) const
{
    Node node(value(), m_place + '/' + std::to_string(index), m_file);
    if (const Json* other = value().other(index))
        node.m_value = other;
    else
        node.m_number = Json::number(value().numbers()[index]);
    return node;
}

bool Node::gives(const std::string& key) const
{
    const Json* found = value().find(key);
    return found != nullptr && !found->isNull();
}

void Node::fail(Message message) const
{
    throw FileError(m_file, m_place.empty() ? "/" : m_place, std::move(message));
}

void Node::failExpecting(const char* sentence, std::vector<std::string> args) const
{
    const char* word = value().isArray() ? CORE_TEXT("an array") : value().isObject() ? CORE_TEXT("an object") : "";
    if (!*word)
        args.push_back(described());
    fail({sentence, std::move(args), word});
}

void Node::requireObject() const
{
    if (!value().isObject())
        failExpecting(CORE_TEXT("must be an object, got {0}"));
}

void Node::requireArray() const
{
    if (!value().isArray())
        failExpecting(CORE_TEXT("must be an array, got {0}"));
}

bool Node::boolean() const
{
    if (value().kind() != Json::Kind::Boolean)
        failExpecting(CORE_TEXT("must be true or false, got {0}"));
    return value().toBoolean();
}

std::string Node::string() const
{
    if (!value().isString())
        failExpecting(CORE_TEXT("must be a text, got {0}"));
    return value().toString();
}

double Node::real() const
{
    if (value().isString()) {
        if (const auto fraction = parseFraction(value().toString()))
            return *fraction;
    }
    if (!value().isNumber() || !std::isfinite(value().toDouble()))
        failExpecting(CORE_TEXT("must be a number, got {0}"));
    return value().toDouble();
}

std::int64_t Node::integer(std::int64_t low, std::int64_t high) const
{
    const double number = value().isNumber() ? value().toDouble() : 0.5;
    if (number != std::floor(number) || !std::isfinite(number)) // 2.0 is 2
        failExpecting(CORE_TEXT("must be a whole number, got {0}"));
    if (number > double(high))
        failExpecting(CORE_TEXT("must be at most {0}, got {1}"), {std::to_string(high)});
    if (number < double(low))
        failExpecting(CORE_TEXT("must be at least {0}, got {1}"), {std::to_string(low)});
    return value().kind() == Json::Kind::Integer ? value().toInteger() : std::min(high, std::int64_t(number));
}

int Node::parameter(int low) const
{
    return int(integer(low, maxParameter));
}

float Node::number(Rounded& rounded, std::string* notation) const
{
    if (value().isNumber()) {
        if (std::isfinite(value().toDouble()) && std::abs(value().toDouble()) >= floatLimit)
            failExpecting(CORE_TEXT("does not fit a 32-bit float: {0}"));
        const float kept = float(value().toDouble());
        addRounded(kept, rounded);
        return kept;
    }
    if (value().isString() && value().toString().find('/') != std::string::npos) {
        if (const auto fraction = parseNumber(value().toString())) {
            if (notation != nullptr)
                *notation = value().toString();
            return *fraction;
        }
    }
    failExpecting(CORE_TEXT("must be a number, a fraction such as \"1/9\", \"nan\", \"inf\" or \"-inf\", got {0}"));
}

void Node::addRounded(float kept, Rounded& rounded) const
{
    const std::string& digits = value().digits();
    const bool differs = !digits.empty() ? isRounded(std::string_view(digits).substr(digits.starts_with('-') ? 1 : 0), kept)
                         : value().kind() == Json::Kind::Integer ? isRounded(value().toInteger(), kept)
                                                                 : isRounded(value().toDouble(), kept);
    if (differs)
        rounded.add(value().text(), kept);
}

} // namespace core
