#include "formats/page_words.h"

#include "arrays/json.h"
#include "core/parameters.h"

#include <QDir>
#include <QRegularExpression>
#include <QTranslator>

namespace formats {

namespace {

struct Word {
    std::string key;
    const char* text;
};

// What the program says too stands here as it does there, and is translated there; what only the page says is marked "page".
const Word table[] = {
    // About parameters, as in the app; pageWords() adds their own titles and hints
    {"input", "Input"}, {"output", "Output"}, {"window", "Window"}, {"windowTimesKernel", "Window × kernel"},
    {"kernel", "Kernel"}, {"curve", QT_TRANSLATE_NOOP("page", "Curve")}, {"on", "on"}, {"off", "off"}, {"zeros", "zeros"},
    {"reflect", "mirrored values"}, {"replicate", "the edge repeated"}, {"circular", "the opposite edge"},
    {"chipStride", "stride {0}"}, {"chipPadding", "padding {0}"}, {"chipDilation", "dilation {0}"}, {"chipSlope", "slope {0}"},
    {"chipTo", "to {0}"}, {"rows", "Rows"}, {"columns", "Columns"}, {"channels", "Channels"},
    {"outputChannels", "Output channels"}, {"paddingRule", "Padding rule"}, {"ruleNumbers", "by numbers"},
    {"ruleValid", "none (valid)"}, {"ruleSame", "same size"}, {"ruleSameLower", "same, extra first"}, {"auto", "auto"},
    {"none", "none"},
    {"kernelHint", "Rows × columns of the kernel. Its content keeps its middle."},
    {"paddingRuleHint", "“Same size” pads so that with stride 1 the output is as large as the input."},
    {"rowsHint", "What stands in the rows that stay is kept."},
    {"columnsHint", "What stands in the columns that stay is kept."},
    {"channelsHint", "Planes of one picture: red, green and blue, or feature maps."},
    {"nothingToSet", QT_TRANSLATE_NOOP("page", "Nothing can be set here.")},
    {"less", QT_TRANSLATE_NOOP("page", "{0}: less")}, {"more", QT_TRANSLATE_NOOP("page", "{0}: more")},
    {"use", "Use %1"}, {"notWhole", "“%1” is not a whole number."}, {"notNumber", "“%1” is not a number."},
    {"notPossible", "%1 is not possible here."},
    {"changed", QT_TRANSLATE_NOOP("page", "{0} is now {1}.")},
    {"fitKernel", QT_TRANSLATE_NOOP("page", "Make the kernel fit {0} channel(s)")}, {"cost", "Cost"},
    {"multiplyAdds", "Multiply-adds"}, {"comparisons", "Comparisons"}, {"additions", "Additions"},
    {"parameters", "Parameters"}, {"valuesKept", "Values kept"}, {"of", "%1 of %2"},
    {"valuesMade", "Values made"}, {"madeFrom", "%1 from %2"},
    {"unchanged", "Every value is changed on its own, so the size stays %1."},
    {"sizeOfWinners", "Each number goes to the place that is remembered of its window's winner. The output is %1."},
    {"sizeChosen", "The size is chosen. The windows share the input's rows and columns out among them. The output is %1."},
    {"sizeOfAll", "One window covers the whole input: of each channel one number remains. The output is %1."},
    // Boards
    {"featureMap", "%1 feature map"}, {"paddedReflect", "padded by reflection"},
    {"paddedReplicate", "padded by repeating the edge"}, {"paddedCircular", "padded by wrapping around"},
    {"paddedUncounted", "padded, not counted"}, {"paddedWith", "padded with %1"}, {"paddedZeros", "padded with zeros"},
    {"paddedRings", "padded by %1 rings of zeros"}, {"paddedRing", "padded by 1 ring of zeros"},
    {"cellByCell", "cell by cell"}, {"whatLands", "what lands on this cell"}, {"windowPlace", "rows %1, columns %2"},
    {"channelOf", "channel %1 of %2"}, {"sampleOf", "sample %1 of %2"}, {"channelTo", "channel %1 → %2"},
    {"forChannel", "for output channel %1"},
    {"previousChannel", QT_TRANSLATE_NOOP("page", "Previous channel")},
    {"nextChannel", QT_TRANSLATE_NOOP("page", "Next channel")}, {"comma", ", "},
    {"dropped", QT_TRANSLATE_NOOP("page", "Hatched: no window reads these cells.")},
    {"legend", QT_TRANSLATE_NOOP("page", "Blue: above zero. Orange: below zero.")},
    {"noteChannel", "channel %1 of %2: %3; all channels: %4"}, {"noteWinner", "from row %1, column %2 (index %3)"},
    {"noteOverride", "always divided by %1"}, {"noteCounts", "padding counts in the divisor"},
    {"noteCountsNot", "padding does not count in the divisor"}, {"noteBeyond", "what hangs over does not count"},
    {"noteNoWinner", "no winner came from here"}, {"manyNumbers", "%1 of %2 numbers"},
    {"noteZeroWins", "with zeros as padding, 0 would win"}, {"semicolon", "; "},
    {"trueConvolution", "True convolution: the kernel turned by 180°"}, {"kernelTurned", "Kernel, turned by 180°"},
    {"notTurned", "Deep learning does not turn the kernel (cross-correlation): %1"},
    // As a matrix (app/scene/frame/matrix.cpp)
    {"asMatrix", "As a &matrix"}, {"asMatrixHint", QT_TRANSLATE_NOOP("page", "Windows as rows, the kernel as a column (M)")},
    {"keyMatrix", QT_TRANSLATE_NOOP("page", "the layer as a matrix")}, {"windowRows", "Windows as rows"},
    {"kernelColumn", "Kernel as a column"}, {"kernelColumns", "Kernels as columns"}, {"shares", "Shares"},
    {"outputColumn", "Output as a column"}, {"outputColumns", "Output as columns"}, {"kernelMatrix", "Kernel as a matrix"},
    {"inputColumn", "Input as a column"}, {"groupOf", ", group %1 of %2"}, {"sampleNumber", ", sample %1 of %2"}, {"noMatrix", "Not as a matrix: %1."},
    {"rowsAre", "Each row is one window laid flat. Its products with the column, added up, are one output cell."},
    {"rowsReach", "Each row holds the weights by which the input's cells reach one output cell. Across the diagonal it is the matrix of an ordinary convolution."},
    {"noProducts", "it is no sum of products; convolutions, transposed convolutions and average poolings are"},
    {"matrixTooLarge", "its matrix would be {0} × {1}; at most {2} numbers are written out: smaller planes or fewer channels would fit"},
    {"dividedUnlike", "its windows are divided by different numbers, so that no one column of factors fits all; windows of one size that count their padding are divided alike"},
    {"cellOf", QT_TRANSLATE_NOOP("page", "{0}, row {1}, column {2}: {3}")},
    // The way back (app/scene/frame/back.cpp)
    {"wayBackOf", "Gradient · %1"}, {"inputGradient", "Input gradient"}, {"outputGradient", "Output gradient"},
    {"kernelGradient", "Kernel gradient"}, {"gradientTimesKernel", "Gradient × kernel"},
    {"eachCellGets", "Each cell gets"}, {"sumAfter", "sum after window %1 of %2"}, {"sumSoFar", "sum so far"},
    {"oneForEach", "1 for each number"}, {"fromAfter", "from the layers after"},
    {"cellShare", QT_TRANSLATE_NOOP("page", "Share, row {0}, column {1}: {2}")},
    {"backProducts", "cells get g·weight, weights get g·cell"}, {"backIs", "g is the %1 at (%2, %3)."},
    {"backIsPadded", "g is the %1 at (%2, %3). What falls on padding is lost."},
    {"backNothingPasses", "nothing passes where the slope is 0"}, {"backSlope", "g · the slope at %1"},
    {"backLost", "The %1 at (%2, %3) is lost."},
    {"backReturns", "The %1 at (%2, %3) goes back to where the number came from."}, {"backToCell", "to cell (%1, %2)"},
    {"backToEach", "to each of %1 cells"}, {"backSpread", "The %1 at (%2, %3) is spread evenly."},
    {"backSpreadPadded", "The %1 at (%2, %3) is spread evenly. What falls on padding is lost."},
    {"backPower", "larger cells get more of g"}, {"backToWinner", "to the winner at (%1, %2)"},
    {"backAll", "The %1 at (%2, %3) goes to the winner alone."},
    {"backFirst", "The %1 at (%2, %3) goes to the first of the equal winners."}, {"backNoWinner", "there is no winner"},
    {"backSayNoWinner", "The gradient at ({0}) is {1}. No winner came from here, so it is lost."},
    {"backSayNoCell", "The gradient at ({0}) is {1}. No cell of the input is read, so none gets any of it."},
    {"backSaySlope", "The gradient at ({0}) is {1}. Its cell is {2}, where the slope makes it {3}."},
    {"backSayReturns", "The gradient at ({0}) is {1}. It goes back to ({2}), where the number came from."},
    {"backSayFirst", "The gradient at ({0}) is {1}. All of it goes to ({2}), the first of the equal winners."},
    {"backSayWinner", "The gradient at ({0}) is {1}. All of it goes to the winner at ({2}); the other cells get nothing."},
    {"backSayProductsPadded", "The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell; what falls on padding is lost."},
    {"backSayProducts", "The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell."},
    {"backSayPower", "The gradient at ({0}) is {1}. It is spread over rows {2}, columns {3}; larger cells get more of it."},
    {"backSayShare", "The gradient at ({0}) is {1}. Divided by {4} it is {5}, which each cell of rows {2}, columns {3} gets."},
    {"backToNone", "to no cell"}, {"winnerOf", "the winner of window (%1, %2)"}, {"backToOne", "to its one cell"},
    {"gradient", "Gradient"}, {"toCells", "What its cells get"}, {"toWeights", "What the weights get"},
    {"hintBack", "This is the gradient: how much each number adds to the last output. G leads forward again."},
    {"named", "{0}: {1}"},
    {"guessFirst", QT_TRANSLATE_NOOP("page", "Guess first: this is shown afterwards.")},
    {"tooLargeForBack", "Gradients are shown for planes of up to %1 × %1 cells."},
    // What one step does (core/explain.cpp)
    {"sayNoWinner", "No window had its winner at ({0}), so 0 stands there."},
    {"sayPlaced", "{1} goes back to ({0}), where its window had found it."},
    {"sayOnlyBias", "No input cell reaches ({0}); only the bias is left: {1}."},
    {"sayGathered", "Input rows {0}, columns {1} reach this cell; times the kernel they sum to {2}."},
    {"sayProducts", "The window covers rows {0}, columns {1}. Multiplied by the kernel, it sums to {2}."},
    {"sayMaximum", "The window covers rows {0}, columns {1}. Its largest value is {2}."},
    {"sayMaximumTied", "The window covers rows {0}, columns {1}. Its largest value, {2}, stands there {3} times."},
    {"sayMinimum", "The window covers rows {0}, columns {1}. Its smallest value is {2}."},
    {"sayMinimumTied", "The window covers rows {0}, columns {1}. Its smallest value, {2}, stands there {3} times."},
    {"sayAverage", "The window covers rows {0}, columns {1}. Its sum divided by {3} is {2}."},
    {"sayPower", "The window covers rows {0}, columns {1}. Its L{3} norm is {2}."}, {"sayBecomes", "{0} becomes {1}."},
    {"announce", QT_TRANSLATE_NOOP("page", "Step {0} of {1}, output cell {2}. {3}")},
    {"announceHidden", QT_TRANSLATE_NOOP("page", "Step {0} of {1}, output cell {2}. What is the result?")},
    // The step table
    {"step", "Step"}, {"outputCell", "Output cell"}, {"values", "Values"}, {"arithmetic", "Arithmetic"},
    {"result", "Result"}, {"steps", "Steps"}, {"nothing", "nothing"}, {"tableRow", "row %1"}, {"tableRows", "rows %1"},
    {"tableCol", "col %1"}, {"tableCols", "cols %1"}, {"rowsCols", "%1, %2"},
    {"earlier", QT_TRANSLATE_NOOP("page", "… {0} earlier steps")},
    {"later", QT_TRANSLATE_NOOP("page", "… {0} later steps")},
    // The page's own
    {"layers", QT_TRANSLATE_NOOP("page", "Layers")}, {"lesson", "Lesson"}, {"untitled", "Untitled"},
    {"picture", "Picture of this step"},
    {"transport", QT_TRANSLATE_NOOP("page", "Step through the layer")}, {"first", "First step"},
    {"back", "One step back"}, {"play", "Play"}, {"pause", "Pause"}, {"forward", "One step forward"},
    {"last", "Last step"}, {"speed", "Spee&d"}, {"language", "L&anguage"}, {"theme", "C&olours"},
    {"themeAuto", "As the &system"}, {"themeLight", "Light"}, {"themeDark", "Dark"}, {"themeContrast", "High contrast"},
    {"themePrint", QT_TRANSLATE_NOOP("page", "Ink on white")}, {"backward", QT_TRANSLATE_NOOP("page", "Gradient")},
    {"backwardHint", QT_TRANSLATE_NOOP("page", "Where the gradient goes (G)")},
    {"turned", QT_TRANSLATE_NOOP("page", "True convolution")},
    {"turnedHint", QT_TRANSLATE_NOOP("page", "The kernel turned by 180° (Shift+G)")}, {"settings", "Parameters"},
    {"space", "Space"}, {"help", "Keys"}, {"close", "Close"}, {"keyNextBeat", QT_TRANSLATE_NOOP("page", "the next words of the lesson; with Shift the ones before")},
    {"untrue", "These words were written for the original numbers."}, {"keyPlay", QT_TRANSLATE_NOOP("page", "play, pause")},
    {"keyStep", QT_TRANSLATE_NOOP("page", "one step back, forward")},
    {"keyEnds", QT_TRANSLATE_NOOP("page", "first, last step")},
    {"keyPredict", QT_TRANSLATE_NOOP("page", "predict: guess each result first")},
    {"keyBackward", QT_TRANSLATE_NOOP("page", "gradients: the way back")},
    {"keyTurned", QT_TRANSLATE_NOOP("page", "the true, flipped convolution")},
    {"keyUndo", QT_TRANSLATE_NOOP("page", "undo, redo")},
    {"keyEdit", QT_TRANSLATE_NOOP("page", "in a grid: edit the cell; Escape takes it back")},
    {"keyMove", QT_TRANSLATE_NOOP("page", "in a grid: go from cell to cell")},
    {"tooManyToPrint", QT_TRANSLATE_NOOP("page", "{0} numbers: too many to print here.")},
    {"predict", QT_TRANSLATE_NOOP("page", "Predict")},
    {"predictHint", QT_TRANSLATE_NOOP("page", "Hide each result until you have guessed it (P)")}, {"undo", "&Undo"},
    {"redo", "&Redo"}, {"reset", QT_TRANSLATE_NOOP("page", "Start over")},
    {"previousBeat", QT_TRANSLATE_NOOP("page", "Previous")}, {"nextBeat", QT_TRANSLATE_NOOP("page", "Next")},
    {"beatOf", "%1 of %2"}, {"hintStart", "Press → to move the window."},
    {"hintLayer", QT_TRANSLATE_NOOP("page", "This layer is done. Press → for the next one.")},
    {"hintEnd", "The output is complete."},
    {"guessAsk", QT_TRANSLATE_NOOP("page", "Which value comes here? Guess, then press Enter.")},
    {"guessLabel", QT_TRANSLATE_NOOP("page", "Your guess")}, {"guessCheck", QT_TRANSLATE_NOOP("page", "Check")},
    {"guessShow", QT_TRANSLATE_NOOP("page", "Show me")}, {"guessRight", QT_TRANSLATE_NOOP("page", "Right!")},
    {"guessWrong", QT_TRANSLATE_NOOP("page", "Not {0}.")},
    {"guessShown", QT_TRANSLATE_NOOP("page", "Here it is.")},
    {"score", QT_TRANSLATE_NOOP("page", "{0} of {1} right")},
    {"badNumber", QT_TRANSLATE_NOOP("page", "That is not a number. Try 3, −0.5 or 1/9.")},
    {"cellInput", QT_TRANSLATE_NOOP("page", "Input, row {0}, column {1}: {2}")},
    {"cellKernel", QT_TRANSLATE_NOOP("page", "Kernel, row {0}, column {1}: {2}")},
    {"cellBias", QT_TRANSLATE_NOOP("page", "Bias: {0}")},
    {"cellOutput", QT_TRANSLATE_NOOP("page", "Output, row {0}, column {1}: {2}")},
    {"cellWindow", QT_TRANSLATE_NOOP("page", "Window, row {0}, column {1}: {2}")}, {"cellPending", "not computed yet"},
    {"cellHidden", QT_TRANSLATE_NOOP("page", "to be guessed")},
    {"followInput", QT_TRANSLATE_NOOP("page", "Input ({0}, {1}) is read by {2} windows.")},
    {"followInputOne", QT_TRANSLATE_NOOP("page", "Input ({0}, {1}) is read by one window.")},
    {"followInputNone", QT_TRANSLATE_NOOP("page", "Input ({0}, {1}) is read by no window.")},
    {"followOutput", QT_TRANSLATE_NOOP("page", "Output ({0}, {1}) is made of {2}.")},
    {"followWeight", QT_TRANSLATE_NOOP("page", "Weight ({0}, {1}) multiplies {2} input cells.")},
    {"followTap", QT_TRANSLATE_NOOP("page", "Stands on input ({0}, {1}).")},
    {"followPadding", QT_TRANSLATE_NOOP("page", "Stands on padding.")}, {"cannotRun", "This layer cannot run. %1."},
    {"nothingArrives", "Nothing arrives here, because layer %1 cannot run. %2."},
    {"noLayers", QT_TRANSLATE_NOOP("page", "This lesson has no layers.")},
    {"madeWith", QT_TRANSLATE_NOOP("page", "Made with Poolscope. Works without a network.")},
    // Why a layer cannot run
    {"ended", "{0}."}, {"atLeast", "must be at least {0}, got {1}"}, {"atMost", "must be at most {0}, got {1}"},
    {"spansRows", "the window spans {0} rows, but the padded input has only {1}: a smaller window or dilation, or more padding would fit"},
    {"spansColumns", "the window spans {0} columns, but the padded input has only {1}: a smaller window or dilation, or more padding would fit"},
    {"lessThanReach", "must be less than the window's reach, {0}; got {1}"},
    {"halfOfReach", "must be at most half of the window's reach, {0}; got {1}"}, {"notZero", "must not be 0"},
    {"aboveZero", "must be a number above 0"}, {"mustBeGiven", "must be given"},
    {"divideInput", "must divide the number of input channels, {0}; got {1}"},
    {"divideOutput", "must divide the number of output channels, {0}; got {1}"},
    {"inputChannelsOfKernel", "must have {3} for its number of input channels ({1} in the input, groups {2}), got {0}"},
    {"asManyInputChannels", "must have as many input channels as the input, {1}; got {0}"},
    {"asManyBiases", "must have as many numbers as there are output channels, {0}; got {1}"},
    {"reflectRows", "reflecting needs less padding than the input has rows: at most {0}, got {1}"},
    {"reflectColumns", "reflecting needs less padding than the input has columns: at most {0}, got {1}"},
    {"wrapRows", "wrapping around needs no more padding than the input has rows: at most {0}, got {1}"},
    {"wrapColumns", "wrapping around needs no more padding than the input has columns: at most {0}, got {1}"},
    {"fromTo", "must be from {0} to {1}, got {2}"},
    {"lessThanStride", "must be less than the stride or the dilation: from 0 to {0}, got {1}"},
    {"cutsAway", "cuts the whole output away: it would be {0} × {1}"},
    {"positionOfMaxPool", "must be the position of a max-pool layer before this one, got {0}"},
    {"otherWinners", "layer {0} found winners for {1} × {2} × {3} (channels × rows × columns), but the input here is {4} × {5} × {6}"},
    {"sizeMustBeGiven", "must be given: from the pooling alone it would be {0} × {1}"},
    {"sizeFromTo", "must be from {0} × {1} to {2} × {3}, less than a stride from the default, got {4} × {5}"},
    {"noPlaceForWinner", "has no place for winner {0}: {1} × {2} has positions 0 to {3}; the pooled plane was {4} × {5}"},
    {"finite", "must be a finite number"},
    {"tooManyLines", "the output would be {0} × {1}; at most {2} rows and columns are possible"},
    {"tooManyChannels", "the output would have {0} channels; at most {1} are possible"},
    {"tooManyNumbers", "the output would have {0} numbers; at most {1} are possible"},
    {"tooMuchWork", QT_TRANSLATE_NOOP("page", "takes {0} products, too many for a page: at most {1}")},
};

/// Who says the words of the table: the first of these that has a translation is asked.
constexpr const char* contexts[] = {
    "page", "core", "scene", "Parameters", "window::ParameterPanel", "StepTable", "formats", "HtmlPage", "window::TransportBar",
    "window::ViewMenu", "window::EditMenu", "window::LessonPanel", "window::PipelineStrip", "window::ImportPicturePanel",
    "window::ExportForm", "window::HelpMenu", "window::MessageBar"};

QString translated(const QTranslator& translator, const char* text)
{
    for (const char* context : contexts) {
        if (const QString found = translator.translate(context, text); !found.isEmpty())
            return found;
    }
    return {};
}

/// A sentence of Qt's as the page writes it: {0} for %1, and no letter that opens a menu.
QString asInPage(QString text)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&"));
    text.remove(mnemonic);
    for (int i = 1; i < 10; ++i)
        text.replace(QLatin1Char('%') + QString::number(i), QLatin1Char('{') + QString::number(i - 1) + QLatin1Char('}'));
    return text;
}

std::string inJson(const QString& text)
{
    return arrays::jsonString(text.toStdString());
}

} // namespace

std::string pageWords()
{
    std::vector<Word> words(std::begin(table), std::end(table));
    for (const core::Operator* op : core::operators())
        words.push_back({std::string(op->type), op->title});
    for (const core::Parameter& parameter : core::parameters()) {
        words.push_back({std::string(parameter.name), parameter.title});
        words.push_back({std::string(parameter.name) + "Hint", parameter.hint});
    }

    std::string languages = "\"en\"";
    std::vector<std::string> texts;
    for (const Word& word : words)
        texts.push_back(arrays::jsonString(word.key) + ": [" + inJson(asInPage(QString::fromUtf8(word.text))));
    for (const QString& file : QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("poolscope_*.qm")})) {
        const QString language = file.chopped(3).mid(10);
        QTranslator translator;
        if (language == QStringLiteral("en") || !translator.load(QStringLiteral(":/i18n/") + file))
            continue;
        languages += ", " + inJson(language);
        for (std::size_t i = 0; i < words.size(); ++i)
            texts[i] += ", " + inJson(asInPage(translated(translator, words[i].text)));
    }
    std::string json = "{\"languages\": [" + languages + "], \"texts\": {";
    for (std::size_t i = 0; i < texts.size(); ++i)
        json += (i == 0 ? "\n" : ",\n") + texts[i] + ']';
    return json + "}}";
}

} // namespace formats
