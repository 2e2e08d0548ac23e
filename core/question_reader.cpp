#include "core/question_reader.h"

#include "core/keys.h"
#include "core/missing.h"

namespace core {

namespace {

Cell readCell(const Node& node)
{
    node.requireArray();
    const std::size_t count = node.value().size();
    if (count != 2 && count != 3)
        node.failExpecting(CORE_TEXT("must be [row, column] or [channel, row, column], got {0}"));
    const auto at = [&](std::size_t i, int most) { return int(node.child(i).integer(0, most - 1)); };
    return {0, count == 3 ? at(0, maxChannels) : 0, at(count - 2, maxSide), at(count - 1, maxSide)};
}

} // namespace

Question readQuestion(const Node& node, int version, std::vector<Oddity>& warnings)
{
    node.requireObject();
    const std::string kind = node.gives("kind") ? node.child("kind").string() : Question().kind;
    const bool hasCell = version > 1 && (kind == nameOf(Asks::Input) || kind == nameOf(Asks::Weight));
    const bool isOlder = kind == "predict" || kind == nameOf(Asks::Output);
    Question question;
    const auto known = oneOf({"layer", "step", "kind"});
    question.extra = readKeys(node, warnings, [&](const std::string& key) { return known(key) || (hasCell && key == "cell"); },
                              [&](const std::string& key, const Node& value) {
                                  if (key == "cell")
                                      question.cell = readCell(value);
                                  else if (key != "kind")
                                      readMoment(key, value, question);
                              });
    if (hasCell && !question.cell)
        node.fail({CORE_TEXT("\"{0}\" is missing"), {"cell"}});
    question.kind = kind;
    const bool isNewer = !isOlder && isKindOfQuestion(kind);
    if (isOlder || (isNewer && version > 1))
        return question;
    if (isNewer) { // a word of its author's, which means something else in version 2
        question.extra.emplace_back("kind", node.child("kind").value().text());
        question.kind.clear();
    }
    warnings.push_back({node.place() + "/kind", {CORE_TEXT("version {1} has no questions of kind {0}; kept as it is, and not asked"),
                                                 {node.child("kind").described(), std::to_string(version)}}});
    return question;
}

std::vector<Oddity> unaskable(const Lesson& lesson)
{
    std::vector<Oddity> found;
    for (std::size_t i = 0; i < lesson.questions.size(); ++i) {
        const Question& question = lesson.questions[i];
        const auto missing = missingOf(question);
        if (!missing || std::size_t(question.layer) >= lesson.layers.size())
            continue;
        if (auto why = whyNeverAsked(lesson.layers[std::size_t(question.layer)], *missing))
            found.push_back({"/questions/" + std::to_string(i), std::move(*why)});
    }
    return found;
}

} // namespace core
