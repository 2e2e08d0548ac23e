#include "cli/check.h"
#include "cli/console.h"
#include "cli/input_options.h"
#include "cli/list.h"
#include "cli/show.h"
#include "cli/sibling.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

static constexpr std::string_view commands[] = {"show", "check", "list", "export"};

int main(int argc, char** argv)
{
    // The exporter knows its own options best, so its words are passed on as they are.
    if (argc > 1 && std::string_view(argv[1]) == "export") {
        cli::complain(cli::becomeSibling("poolscope-export", {argv + 2, argv + argc}));
        return cli::Fault;
    }

    if (argc > 1 && argv[1][0] != '-' && std::ranges::find(commands, std::string_view(argv[1])) == std::end(commands)) {
        cli::complain("there is no command \"" + std::string(argv[1]) + "\"; show, check, list and export are the commands");
        return cli::Usage;
    }

    CLI::App app("Convolution and pooling, window by window", "poolscope-cli");
    app.set_version_flag("--version", "poolscope-cli " POOLSCOPE_VERSION);
    app.require_subcommand(1);
    app.footer("LESSON is a file, builtin:NAME, or - for standard input. Layers are counted from 0, and so are steps (--step,\n"
               "\"step\" in files); a list of steps numbers them from 1, as people count.\n"
               "Exit status: 0 done, 1 a lesson or file is at fault, 2 the command's own words are off.");

    cli::ShowOptions options;
    CLI::App* show = app.add_subcommand("show", "Print the input and every layer's output");
    show->add_option("LESSON", options.source)->required();
    show->add_option("--input", options.input, "Numbers in place of the lesson's input: a table, JSON, a printed array, .npy, .npz or a picture")->type_name("FILE");
    cli::PictureWords picture;
    cli::addInputOptions(*show, options.inputOptions);
    cli::addPictureOptions(*show, picture);
    show->add_option("--layer", options.layer, "Only this layer, with its input")->type_name("K");
    show->add_flag("--steps", options.steps, "Also every window's arithmetic, numbered from 1");
    show->add_flag("--json", options.json, "One JSON object, with numbers that read back exactly");
    show->add_flag("--anyway", options.anyway, "Compute it however long it takes (more than about 10 seconds is refused)");
    CLI::Option* table = show->add_option_function<std::string>("--table", [&options](const std::string&) { options.cost = true; },
                                                               "Instead of numbers: cost, what each layer costs and sees");
    table->type_name("TABLE")->check(CLI::IsMember({"cost"}));
    table->excludes("--json")->excludes("--layer")->excludes("--steps");
    CLI::Option* gradients = show->add_flag("--gradients", options.gradients, "Also the gradients, flowing back from the end");
    show->add_option("--grad-output", options.gradOutput, "The last output's gradient, JSON or .npy (default: all ones)")
        ->type_name("FILE")
        ->needs(gradients);

    std::vector<std::string> lessons;
    CLI::App* check = app.add_subcommand("check", "Say what is wrong with lessons");
    check->add_option("LESSON", lessons)->required()->expected(1, -1);
    check->add_option("--input", options.input, "Numbers in place of the lessons' input")->type_name("FILE");
    cli::addInputOptions(*check, options.inputOptions);
    cli::addPictureOptions(*check, picture);

    CLI::App* list = app.add_subcommand("list", "The built-in lessons");
    app.add_subcommand("export", "Write tables and pictures to files (see export --help)");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) { // --help, --version
        return cli::guarded([&] { return app.exit(success); });
    } catch (const CLI::ParseError& error) {
        cli::complain(error.what() + std::string("; poolscope-cli --help tells more"));
        return cli::Usage;
    }
    options.inputOptions.picture = cli::pictureWords(*check ? *check : *show);
    const bool lessonFromInput = options.source == "-" || std::find(lessons.begin(), lessons.end(), "-") != lessons.end();
    for (const auto& [name, file] : {std::pair("--grad-output", options.gradOutput), std::pair("--input", options.input)}) {
        if (lessonFromInput && file == "-") {
            cli::complain(name + std::string(": standard input is the lesson already"));
            return cli::Usage;
        }
    }
    if (options.input == "-" && (options.gradOutput == "-" || lessons.size() > 1)) {
        cli::complain("--input: standard input can be read once only");
        return cli::Usage;
    }
    return cli::guarded([&] {
        if (*list)
            return cli::list();
        if (*check)
            return cli::check(lessons, options.input, options.inputOptions);
        return cli::show(options);
    });
}
