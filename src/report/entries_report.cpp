#include <algorithm>

#include <unionkit/report/meet_report.hpp>
#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "csv_writer.hpp"
#include "json_writer.hpp"
#include "meet_words.hpp"
#include "rule_words.hpp"

namespace unionkit::report {
namespace {

using event::Entry;

class EntriesWriter {
public:
    EntriesWriter(const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options)
        : plan_{plan}, sheet_{sheet}, check_{check}, options_{options} {}

    void table(const Sink& sink) const {
        std::vector<Table::Column> columns{{say("行", "row"), Align::right}, {sheet_.label_heading}, {say("接受", "accepted")}, {say("说明", "note")}};
        const auto& contests = plan_.meet->contests;
        const bool has_groups = std::any_of(contests.begin(), contests.end(), [](const plan::Contest& one) { return !one.family.empty(); });
        if (has_groups) columns.insert(columns.begin() + 2, Table::Column{say("报名", "entered")});
        Table table{std::move(columns)};
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row) {
            const Verdict accepted = check_.accepted[row];
            std::vector<Table::Cell> cells{
                {std::to_string(sheet_.rows[row].number)}, {sheet_.rows[row].label}, {accepted_text(row), tint(accepted)}, {why(row)}};
            if (has_groups) cells.insert(cells.begin() + 2, Table::Cell{entered_text(row)});
            table.add_row(cells);
        }
        sink(basis() + "\n\n");
        table.render(options_.style, sink);
        std::string held;
        for (std::uint32_t i = 0; i < plan_.meet->contests.size(); ++i)
            if (const std::string text = held_of(i); !text.empty())
                held += tinted(on_one_line(name_of(i) + (zh() ? "：" : ": ") + text), Tint::open, options_.style) + "\n";
        if (!held.empty()) sink("\n" + held);
    }

    void csv(const Sink& sink) const {
        CsvWriter csv{sink};
        csv.cell(say("行", "row")).cell(sheet_.label_heading);
        for (const char* name : {say("报名", "entered"), say("接受", "accepted"), say("说明", "note"), say("依据", "basis")}) csv.cell(name);
        csv.end_line();
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row) {
            csv.number(std::to_string(sheet_.rows[row].number)).cell(sheet_.rows[row].label).cell(entered_text(row));
            csv.cell(accepted_text(row)).cell(note(row)).cell(basis()).end_line();
        }
    }

    void json(const Sink& sink) const {
        JsonWriter json;
        json.begin_object().key("plan").text(plan_.id).key("fingerprint").text(plan_.fingerprint).key("engine").text(options_.at.engine);
        json.key("on").text_or_null(options_.at.on ? to_text(*options_.at.on) : std::string{});
        json.key("readings").begin_object();
        const std::vector<std::uint32_t> options = options_in_use(plan_, options_.at);
        for (std::size_t i = 0; i < plan_.readings.size(); ++i)
            json.key(plan_.readings[i].id).text_or_null(options[i] == plan::none ? std::string{} : plan_.readings[i].options[options[i]]);
        json.end_object().key("entries").begin_array();
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row) entry_json(json, row);
        json.end_array();
        contests_json(json);
        json.end_object();
        sink(json.take() + "\n");
    }

private:
    bool zh() const { return options_.language == Language::zh; }
    const char* say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    std::string basis() const { return meet_basis_text(plan_, options_.at); }
    std::string accepted_text(std::uint32_t row) const { return std::string{word(check_.accepted[row], options_.language)}; }

    // -------------------------------------------------------------------------------------------- contests that may not take place
    /// Groups that are drawn are told apart by nothing that anybody enters: the first stands for all.
    bool is_first(std::uint32_t contest) const {
        const plan::Contest& one = plan_.meet->contests[contest];
        return one.lots.is_absent() || plan_.meet->find_contest(one.written_id()) == contest;
    }
    const std::string& name_of(std::uint32_t contest) const {
        const plan::Contest& one = plan_.meet->contests[contest];
        return one.lots.is_absent() ? one.id : one.written_id();
    }
    /// 不举行：报了 2 个（报名数 >= 3）; empty if it takes place, or nobody enters it.
    std::string held_of(std::uint32_t contest) const {
        const event::HeldCheck& held = check_.held[contest];
        const plan::Contest& one = plan_.meet->contests[contest];
        if (held.most == 0 || !is_first(contest)) return {};
        const std::vector<std::uint32_t> options = options_in_use(plan_, options_.at);
        return held_text(held.held, held.least, held.most, RuleWords{plan_, options, options_.language}.held(one), one.held.under(options) != nullptr,
                         options_.language);
    }

    /// Why an entry is refused, and which of its contests may not take place.
    std::string note(std::uint32_t row) const {
        std::string text = why(row);
        for (const Entry& entry : check_.entered[row]) {
            const plan::Contest& contest = plan_.meet->contests[entry.contest];
            const bool is_drawn = !contest.lots.is_absent();  // its groups are told as one
            if (entry.is_group_open && !is_drawn) continue;
            const std::uint32_t told = is_drawn ? plan_.meet->find_contest(contest.written_id()) : entry.contest;
            if (const std::string held = held_of(told); !held.empty()) text += (text.empty() ? "" : say("；", "; ")) + name_of(told) + say("：", ": ") + held;
        }
        return text;
    }

    void contests_json(JsonWriter& json) const {
        json.new_line().key("contests").begin_array();
        for (std::uint32_t i = 0; i < plan_.meet->contests.size(); ++i) {
            if (plan_.meet->contests[i].held.is_absent() || !is_first(i)) continue;
            json.new_line().begin_object().key("id").text(name_of(i)).key("held");
            if (check_.held[i].held == Verdict::unknown)
                json.null();
            else
                json.truth(check_.held[i].held == Verdict::yes);
            json.key("note").text_or_null(held_of(i)).end_object();
        }
        json.end_array();
    }

    std::string why(std::uint32_t row) const { return refusals_text(check_, row, plan_, options_.language); }

    std::string entered_text(std::uint32_t row) const {
        std::vector<std::string> texts;
        for (const Entry& entry : check_.entered[row]) texts.push_back(entry_text(entry, *plan_.meet, options_.language));
        return joined(texts, options_.language);
    }

    void entry_json(JsonWriter& json, std::uint32_t row) const {
        json.new_line().begin_object().key("row").number(sheet_.rows[row].number).key("contestant").text_or_null(sheet_.rows[row].label);
        json.key("contests").begin_array();
        for (const Entry& entry : check_.entered[row]) {
            const plan::Contest& contest = plan_.meet->contests[entry.contest];
            json.begin_object().key("contest").text(title_of_entry(entry, *plan_.meet));
            if (!contest.family.empty()) json.key("group").text_or_null(entry.is_group_open ? std::string{} : contest.group);
            json.key("people");
            (entry.people == 0 ? json.null() : json.number(entry.people)).end_object();
        }
        json.end_array().key("accepted");
        if (check_.accepted[row] == Verdict::unknown)
            json.null();
        else
            json.truth(check_.accepted[row] == Verdict::yes);
        json.key("note").text_or_null(why(row)).end_object();
    }

    const plan::Plan& plan_;
    const plan::MarkSheet& sheet_;
    const event::EntryCheck& check_;
    const MeetReportOptions& options_;
};

}  // namespace

void write_entries(Format format, const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options,
                   const Sink& sink) {
    const EntriesWriter writer{plan, sheet, check, options};
    switch (format) {
        case Format::table: return writer.table(sink);
        case Format::csv: return writer.csv(sink);
        case Format::json: return writer.json(sink);
    }
}

}  // namespace unionkit::report
