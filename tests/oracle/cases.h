#pragma once

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <vector>

namespace oracle {

/// An array as somebody else printed it.
struct Array {
    std::vector<int> shape; ///< N, C, H, W; [out] for a bias
    std::vector<double> data;
};

/// What one part of the answer must be. `what` is a key of `show --json`: output, indices, grad_input, grad_weight, grad_bias.
struct Expectation {
    int layer = 0;
    std::string what;
    Array array;
    bool exact = false;     ///< max, min, unpooling, indices
    double printedTo = 0.0; ///< half of the last printed digit, where the source rounded
    bool shapeOnly = false;
};

/// One reference case as a lesson, with what must come of it.
struct Case {
    std::string id;
    nlohmann::json lesson;
    nlohmann::json gradOutput; ///< a tensor, or null
    std::vector<Expectation> expectations;
};

/// A lesson that must be refused.
struct Refusal {
    std::string id;
    nlohmann::json lesson;
    std::string theirs; ///< what PyTorch says
};

/// TensorFlow's "same" padding: output extent, cells before, cells after.
struct SamePadding {
    std::string id;
    nlohmann::json lesson;
    std::array<int, 3> expected;
};

std::vector<Case> torchCases();
std::vector<Case> onnxCases();
std::vector<Case> peerCases();
std::vector<SamePadding> samePaddings();
std::vector<Refusal> refusals();

} // namespace oracle
