#include "result_file.hpp"

#include <filesystem>

#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

report::Format format_of(const std::string& wanted, const std::string& output, const char* known) {
    if (wanted == "csv") return report::Format::csv;
    if (wanted == "json") return report::Format::json;
    if (wanted == "table") return report::Format::table;
    if (!wanted.empty()) throw Error{wrong_use(messages::bad_format, {wanted, known}, {"csv"})};
    if (output.ends_with(".csv")) return report::Format::csv;
    if (output.ends_with(".json")) return report::Format::json;
    // A browser would take a table for markup.
    if (wants_book(wanted, output)) throw Error{wrong_use(messages::bad_format, {"html", known}, {"csv"})};
    return report::Format::table;
}

bool wants_book(const std::string& wanted, const std::string& output) {
    return wanted == "html" || (wanted.empty() && (output.ends_with(".html") || output.ends_with(".htm")));
}

void refuse_to_overwrite_inputs(const std::string& output, const JudgeRequest& request, const plan::Plan& plan) {
    std::vector<std::string> inputs{request.plan, request.roster, request.past};
    for (const std::string& members : request.members) inputs.push_back(members_file(plan, members));
    refuse_to_overwrite(output, inputs);
}

void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        std::error_code unknown;  // a file that is not there is no input that could be lost
        if (!output.empty() && std::filesystem::equivalent(output, input, unknown)) throw Error{wrong_use(messages::output_is_input, {output})};
    }
}

}  // namespace unionkit::cli
