#include <cli/messages.hpp>
#include <event/draw_messages.hpp>
#include <event/mark_messages.hpp>
#include <event/match_messages.hpp>
#include <event/pair_messages.hpp>
#include <event/ruling_messages.hpp>
#include <feel/messages.hpp>
#include <plan/csv_messages.hpp>
#include <plan/match_sheet_messages.hpp>
#include <plan/meet_messages.hpp>
#include <plan/messages.hpp>
#include <plan/ruling_messages.hpp>
#include <value/messages.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/event/entries.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/event/matches.hpp>
#include <unionkit/event/meet_test.hpp>
#include <unionkit/event/rulings.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/plan/members.hpp>
#include <unionkit/plan/roster.hpp>
#include <unionkit/relief/plan_test.hpp>

#include "../catch.hpp"
#include "made.hpp"

/// Walks bad/: every file there is wrong in some way, and the text beside it is what the engine must say. See bad/README.md.
/// With UNIONKIT_WRITE set the texts are written anew; read every line of the difference before you keep it.
using namespace unionkit;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = "tests/cases/bad";

std::string content(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Path in the corpus, and what stands there or is made.
std::map<std::string, std::string> bad_files() {
    auto files = cases::made_files();
    for (const auto& entry : fs::recursive_directory_iterator{corpus}) {
        const std::string kind = entry.path().extension().string(), stem = entry.path().stem().string();
        const bool is_beside = stem == "plan" || stem == "roster" || stem == "members" || stem == "marks" || entry.path().parent_path().filename() == "command";
        if ((kind == ".toml" || kind == ".csv" || kind == ".transcript") && !is_beside)
            files.emplace(fs::relative(entry.path(), corpus).generic_string(), content(entry.path()));
    }
    return files;
}

/// `plan/cycle` for `plan/cycle.toml`, the same for `members/x.csv` and `members/x.members.csv`.
std::string name_of(const std::string& path) { return path.substr(0, path.find('.')); }

/// What is found by loading, by the checks and by the plan's own tests.
std::vector<Finding> about_plan(std::string text, const std::string& name) {
    auto [plan, findings] = plan::load(std::move(text), name);
    if (!plan) return findings;
    for (Finding& finding : plan::run_checks(*plan)) findings.push_back(std::move(finding));
    for (auto& result : relief::run_cases(plan)) std::move(result.findings.begin(), result.findings.end(), std::back_inserter(findings));
    for (std::uint32_t i = 0; plan->meet && i < plan->meet->cases.size(); ++i) {
        auto result = event::run_meet_case(*plan, i);
        std::move(result.findings.begin(), result.findings.end(), std::back_inserter(findings));
    }
    return findings;
}

/// A table file as text; absent if it is refused.
struct Table {
    Table(std::string bytes, std::string file, std::vector<Finding>& findings)
        : name{std::move(file)}, decoded{plan::decode_table(std::move(bytes), name, std::nullopt, findings)} {}
    std::string name;
    std::optional<plan::Decoded> decoded;
};

/// What is found in a roster and, if there are any, the members beside it.
std::vector<Finding> about_roster(const plan::Plan& plan, std::pair<std::string, std::string> roster_file,
                                  std::optional<std::pair<std::string, std::string>> members_file) {
    std::vector<Finding> findings;
    const Table table{std::move(roster_file.second), roster_file.first, findings};
    if (!table.decoded) return findings;
    auto roster = plan::Roster::open(plan, table.decoded->text, table.name, findings);
    if (!roster) return findings;
    std::optional<Table> members_table;
    std::optional<plan::Members> members;
    const plan::IdIndex ids = roster->ids();
    if (members_file) {
        members_table.emplace(std::move(members_file->second), members_file->first, findings);
        if (!members_table->decoded) return findings;
        const auto list = static_cast<std::uint32_t>(plan.find_input("成员") - plan.inputs.data());
        members = plan::Members::open(plan, list, members_table->decoded->text, members_table->name, roster->label_heading(), findings);
        if (!members) return findings;
        members->compare(ids, findings);
    }
    plan::Household household{plan};
    plan::RosterRow row;
    while (roster->next(row, household, findings))
        if (members) members->give(row, ids, table.name, household, findings);
    return findings;
}

/// What is found in a log of rulings of the meet beside it.
std::vector<Finding> about_rulings(const plan::Plan& plan, const std::string& text, const std::string& name) {
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(plan, content(corpus / "rulings/marks.csv"), "marks.csv", plan::none, findings);
    REQUIRE(sheet);
    const event::Marks marks = event::read_marks(plan, *sheet, findings);
    REQUIRE(findings.empty());
    const auto log = plan::read_ruling_sheet(text, name, marks.label_heading, findings);
    if (log) event::score_with_rulings(plan, marks, *log, {}, findings);
    return findings;
}

/// What is found in a list of matches of the meet beside it.
std::vector<Finding> about_matches(const plan::Plan& plan, const std::string& text, const std::string& name) {
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(plan, content(corpus / "matches/marks.csv"), "marks.csv", plan::none, findings);
    REQUIRE(sheet);
    event::Marks marks = event::read_marks(plan, *sheet, findings);
    REQUIRE(findings.empty());
    const auto list = plan::read_match_sheet(text, name, findings);
    if (list) event::add_matches(plan, *list, {}, marks, findings);
    if (list) CHECK(!event::score(plan, marks).contests.empty());
    return findings;
}

struct AboutSheet {
    std::vector<Finding> findings;
    bool is_scored = false, is_provisional = false;
};

std::optional<plan::MarkSheet> read_sheet(const plan::Plan& plan, const Table& table, std::vector<Finding>& findings) {
    return table.decoded ? plan::read_mark_sheet(plan, table.decoded->text, table.name, plan::none, findings) : std::nullopt;
}

/// What is found in a sheet of marks, and what becomes of the others in it.
AboutSheet about_marks(const plan::Plan& plan, std::string bytes, const std::string& name) {
    AboutSheet about;
    const Table table{std::move(bytes), name, about.findings};
    const auto sheet = read_sheet(plan, table, about.findings);
    if (!sheet) return about;
    const event::Marks marks = event::read_marks(plan, *sheet, about.findings);
    const event::MeetResult result = event::score(plan, marks);
    about.findings.insert(about.findings.end(), result.findings.begin(), result.findings.end());
    about.is_scored = std::any_of(result.contests.begin(), result.contests.end(), [](const event::ContestResult& one) { return !one.ranking.empty(); });
    about.is_provisional = result.is_provisional;
    return about;
}

std::vector<Finding> about_entries(const plan::Plan& plan, std::string bytes, const std::string& name) {
    std::vector<Finding> findings;
    const Table table{std::move(bytes), name, findings};
    if (const auto sheet = read_sheet(plan, table, findings)) event::check_entries(plan, *sheet, {}, findings);
    return findings;
}

std::vector<Finding> about_transcript(const std::string& text, const std::string& name) {
    std::vector<Finding> findings;
    event::read_transcript(text, name, findings);
    return findings;
}

std::shared_ptr<const plan::Plan> plan_of(const std::string& folder) {
    auto plan = plan::load_file((corpus / folder / "plan.toml").string()).plan;
    REQUIRE(plan);
    return plan;
}

/// What is found in a file of the corpus, as the command would show it, in both languages.
std::string said(const std::string& path, const std::map<std::string, std::string>& files) {
    const std::string folder = path.substr(0, path.find('/')), file = path.substr(folder.size() + 1);
    std::vector<Finding> findings;
    if (path.ends_with(".toml")) {
        findings = about_plan(files.at(path), file);
    } else if (folder == "rulings") {
        const auto plan = plan::load_file((corpus / folder / "plan.toml").string()).plan;
        REQUIRE(plan);
        findings = about_rulings(*plan, files.at(path), file);
    } else if (folder == "matches") {
        findings = about_matches(*plan_of(folder), files.at(path), file);
    } else if (folder == "transcript") {
        findings = about_transcript(files.at(path), file);
    } else if (folder == "marks" || folder == "groups" || folder == "counts" || folder == "units") {
        findings = about_marks(*plan_of(folder), files.at(path), file).findings;
    } else if (folder == "entries") {
        findings = about_entries(*plan_of(folder), files.at(path), file);
    } else {
        const auto plan = plan_of(folder);
        const auto one = [&](const std::string& kind) {
            const auto own = files.find(name_of(path) + kind);
            const std::string usual = kind == ".csv" ? "roster.csv" : "members.csv";
            return own != files.end() ? std::pair{own->first.substr(folder.size() + 1), own->second} : std::pair{usual, content(corpus / folder / usual)};
        };
        findings = folder == "members" ? about_roster(*plan, one(".csv"), one(".members.csv")) : about_roster(*plan, {file, files.at(path)}, {});
    }
    std::string zh, en;
    for (const Finding& finding : findings) zh += render(finding, Language::zh), en += render(finding, Language::en);
    return zh + "\n" + en;
}

/// Messages that no file can provoke, and who does.
const std::map<std::string, std::string> not_by_a_file{
    {"unreadable_file", "a file that is not there: plan/load_test.cpp"},
    {"list_cell", "a program that gives a list as one cell: plan/household_test.cpp"},
    {"csv_encoding_missing", "a system without tables for GB18030"},
    {"identity_may_be_rounded", "said only to programs that ask about one number: value/identity_number_test.cpp"},
    {"identity_normalised", "likewise"},
};

struct Messages {
    std::string layer;
    std::vector<const Message*> all;
    std::vector<std::string> folders;  ///< where their files may be
};

std::vector<Messages> tables() {
    const auto list = [](const auto& table) { return std::vector<const Message*>(std::begin(table), std::end(table)); };
    return {{"feel", list(feel::messages::all), {"expression"}},
            {"plan", list(plan::messages::all), {"plan", "roster", "members", "command"}},
            {"csv", list(plan::messages::csv_all), {"roster", "members", "command"}},
            {"log", list(plan::messages::ruling_sheet_all), {"rulings"}},
            {"matches", list(plan::messages::match_sheet_all), {"matches"}},
            {"match", list(event::messages::match_all), {"matches"}},
            {"ruling", list(event::messages::ruling_all), {"rulings"}},
            {"meet", list(plan::messages::meet_all), {"plan", "marks", "units"}},
            {"mark", list(event::messages::mark_all), {"marks", "entries", "groups", "counts"}},
            {"draw", list(event::messages::draw_all), {"transcript", "command"}},
            {"pair", list(event::messages::pair_all), {"command"}},
            {"value", list(messages::all), {"roster"}},
            {"cli", list(cli::messages::all), {"command"}}};
}

/// The words of a message between its placeholders.
std::vector<std::string> literal_parts(std::string_view pattern) {
    std::vector<std::string> parts;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        const bool is_placeholder = open + 2 < pattern.size() && pattern[open + 2] == '}';
        const std::size_t end = is_placeholder ? open : std::min(open + 1, pattern.size());
        parts.emplace_back(pattern.substr(0, end));
        pattern.remove_prefix(is_placeholder ? open + 3 : end);
    }
    return parts;
}

bool says(const std::string& text, const Message& message) {
    for (const std::string_view pattern : {message.zh, message.en})
        for (const std::string& part : literal_parts(pattern))
            if (text.find(part) == std::string::npos) return false;
    return true;
}

}  // namespace

TEST_CASE("every bad file is answered with the text beside it") {
    const auto files = bad_files();
    REQUIRE(files.size() > 150);
    for (const auto& [path, text] : files) {
        const fs::path expected = corpus / (name_of(path) + ".txt");
        const std::string answer = said(path, files);
        if (std::getenv("UNIONKIT_WRITE") != nullptr) std::ofstream{expected, std::ios::binary} << answer;
        INFO(path);
        CHECK(answer.size() > 1);
        CHECK(answer == content(expected));
    }
}

TEST_CASE("a plan is given exactly when nothing found is an error") {
    for (const auto& [path, text] : bad_files()) {
        if (!path.ends_with(".toml")) continue;
        INFO(path);
        const auto loaded = plan::load(text, path);
        const bool has_error =
            std::any_of(loaded.findings.begin(), loaded.findings.end(), [](const Finding& finding) { return finding.severity == Severity::error; });
        CHECK((loaded.plan == nullptr) == has_error);
    }
}

TEST_CASE("what is wrong in a sheet of marks does not keep the others from being scored, and leaves the result provisional") {
    const std::set<std::string> harmless{"mark_running_order"};  // looked at only where marks are equal
    const auto plan = plan_of("marks");
    std::size_t scored = 0;
    for (const auto& [path, text] : bad_files()) {
        if (!path.starts_with("marks/")) continue;
        INFO(path);
        const AboutSheet about = about_marks(*plan, text, path);
        const bool has_error = std::any_of(about.findings.begin(), about.findings.end(), [](const Finding& one) { return one.severity == Severity::error; });
        if (!about.is_scored) continue;
        ++scored;
        if (!harmless.contains(fs::path{path}.stem().string())) CHECK(about.is_provisional >= has_error);
    }
    CHECK(scored >= 15);
}

TEST_CASE("every message has a bad file of its name that is answered with it") {
    for (const Messages& table : tables())
        for (const Message* message : table.all) {
            const std::string code{message->code};
            if (not_by_a_file.count(code) != 0) continue;
            INFO(table.layer << ": " << code);
            const auto says_it = [&](const std::string& folder) {
                const fs::path expected = corpus / folder / (code + ".txt");
                return fs::exists(expected) && says(content(expected), *message);
            };
            CHECK(std::any_of(table.folders.begin(), table.folders.end(), says_it));
        }
}
