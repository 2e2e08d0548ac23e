#include "cases.h"

#include <cmath>
#include <iostream>

// Every reference case as one line of JSON, for tests that are not written in C++:
// {"id", "lesson", "grad_output"?, "expectations": [{"layer", "what", "shape", "data", "exact", "printed_to", "shape_only"}]};
// what must be refused has "refused": true instead of expectations.

using nlohmann::json;

static json numberOf(double value)
{
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

static json lineOf(const oracle::Case& reference)
{
    json line = {{"id", reference.id}, {"lesson", reference.lesson}, {"expectations", json::array()}};
    if (!reference.gradOutput.is_null())
        line["grad_output"] = reference.gradOutput;
    for (const oracle::Expectation& expected : reference.expectations) {
        json data = json::array();
        for (const double value : expected.array.data)
            data.push_back(numberOf(value));
        line["expectations"].push_back({{"layer", expected.layer}, {"what", expected.what}, {"shape", expected.array.shape}, {"data", data},
                                        {"exact", expected.exact}, {"printed_to", expected.printedTo}, {"shape_only", expected.shapeOnly}});
    }
    return line;
}

int main()
{
    for (const auto& cases : {oracle::torchCases(), oracle::onnxCases(), oracle::peerCases()})
        for (const oracle::Case& reference : cases)
            std::cout << lineOf(reference) << '\n';
    for (const oracle::Refusal& refusal : oracle::refusals())
        std::cout << json{{"id", refusal.id}, {"lesson", refusal.lesson}, {"refused", true}} << '\n';
}
