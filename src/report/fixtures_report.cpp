#include <unionkit/report/fixtures_report.hpp>

#include <algorithm>

#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "csv_writer.hpp"
#include "fixture_words.hpp"
#include "json_writer.hpp"
#include "meet_words.hpp"

namespace unionkit::report {
namespace {

using event::FixtureGroup;
using event::FixtureLane;
using event::FixtureMatch;
using event::Side;
using System = event::PairingRule::System;

class FixturesWriter {
public:
    FixturesWriter(const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options)
        : plan_{plan}, of_{of}, fixtures_{of.fixtures}, options_{options} {}

    void table(const Sink& sink) const {
        sink(meet_basis_text(plan_, options_.at) + "\n\n");
        sink(on_one_line(of_.title) + say("：", ": ") + system_word(fixtures_.rule, options_.language) + "\n");
        sink(say("次序：", "order: ") + on_one_line(order_word(of_, options_.language)) + "\n");
        for (std::size_t i = 0; i < fixtures_.groups.size(); ++i) {
            const FixtureGroup& group = fixtures_.groups[i];
            sink("\n");
            if (const std::string name = group_word(fixtures_, i, options_.language); !name.empty()) sink(name + "\n");
            is_heats() ? lanes_table(group, sink) : matches_table(group, sink);
            const std::string byes = byes_word(fixtures_, group, options_.language);
            if (!byes.empty()) sink(say("轮空：", "byes: ") + on_one_line(byes) + "\n");
        }
    }

    void csv(const Sink& sink) const { is_heats() ? lanes_csv(sink) : matches_csv(sink); }

    void json(const Sink& sink) const {
        JsonWriter json;
        json.begin_object().key("plan").text(plan_.id).key("fingerprint").text(plan_.fingerprint).key("engine").text(options_.at.engine);
        json.key("on").text_or_null(options_.at.on ? to_text(*options_.at.on) : std::string{});
        json.key("contest").text(of_.contest).key("system").text(system_key());
        json.key("drawn").truth(!of_.drawn_in.empty()).key("digest").text_or_null(of_.digest).key("groups").begin_array();
        for (std::size_t i = 0; i < fixtures_.groups.size(); ++i) {
            group_json(json, i);
            sink(json.take());
        }
        json.end_array().end_object();
        sink(json.take() + "\n");
    }

private:
    const char* say(const char* in_chinese, const char* in_english) const { return options_.language == Language::zh ? in_chinese : in_english; }
    bool is_heats() const { return fixtures_.rule.system == System::heats; }
    const std::string& name(std::uint32_t entrant) const { return fixtures_.entrants[entrant].label; }
    const char* system_key() const {
        switch (fixtures_.rule.system) {
            case System::round_robin: return "round-robin";
            case System::knockout: return "knockout";
            case System::heats: break;
        }
        return "heats";
    }

    void matches_table(const FixtureGroup& group, const Sink& sink) const {
        const bool has_stages = fixtures_.rule.system == System::knockout;
        std::vector<Table::Column> columns{
            {say("场次", "match"), Align::right}, {say("轮次", "round"), Align::right}, {say("甲方", "upper")}, {say("乙方", "lower")}};
        if (has_stages) columns.push_back({say("说明", "note")});
        Table table{columns};
        for (const FixtureMatch& match : event::matches_of(fixtures_, group)) {
            std::vector<Table::Cell> cells{{std::to_string(match.number)}, {std::to_string(match.round)}, {side(match.upper)}, {side(match.lower)}};
            if (has_stages) cells.push_back({stage_word(match, options_.language)});
            table.add_row(cells);
        }
        if (!table.is_empty()) table.render(options_.style, sink);
    }

    std::string side(const Side& one) const { return side_word(fixtures_, one, options_.language); }

    void lanes_table(const FixtureGroup& group, const Sink& sink) const {
        Table table{{{say("组次", "heat"), Align::right}, {say("道次", "lane"), Align::right}, {of_.label_heading}, {say("队", "team")}}};
        for (const FixtureLane& lane : event::lanes_of(group))
            table.add_row({{std::to_string(lane.heat)}, {std::to_string(lane.lane)}, {name(lane.entrant)}, {fixtures_.entrants[lane.entrant].team}});
        if (!table.is_empty()) table.render(options_.style, sink);
    }

    /// Officials fill it in, and it is read back: its words are those of the reader.
    void matches_csv(const Sink& sink) const {
        CsvWriter csv{sink};
        for (const char* heading : {"项目", "组别", "轮次", "场次", "甲方", "乙方", "结果"}) csv.cell(heading);
        csv.end_line();
        for (std::size_t i = 0; i < fixtures_.groups.size(); ++i)
            for (const FixtureMatch& match : event::matches_of(fixtures_, fixtures_.groups[i])) {
                csv.cell(of_.contest).cell(group_word(fixtures_, i, Language::zh)).number(std::to_string(match.round)).number(std::to_string(match.number));
                csv.cell(side_word(fixtures_, match.upper, Language::zh)).cell(side_word(fixtures_, match.lower, Language::zh)).cell("");
                csv.end_line();
            }
    }

    void lanes_csv(const Sink& sink) const {
        CsvWriter csv{sink};
        csv.cell(of_.label_heading).cell("组次").cell("道次").cell(of_.contest).end_line();
        for (const FixtureGroup& group : fixtures_.groups)
            for (const FixtureLane& lane : event::lanes_of(group))
                csv.cell(name(lane.entrant)).number(std::to_string(lane.heat)).number(std::to_string(lane.lane)).cell("").end_line();
    }

    void group_json(JsonWriter& json, std::size_t index) const {
        const FixtureGroup& group = fixtures_.groups[index];
        json.new_line().begin_object().key("group").number(static_cast<std::int64_t>(index + 1)).key("entries").begin_array();
        for (const std::uint32_t entrant : group.entrants) json.text(name(entrant));
        json.end_array();
        if (is_heats())
            lanes_json(json, group);
        else
            matches_json(json, group);
        json.end_object();
    }

    void lanes_json(JsonWriter& json, const FixtureGroup& group) const {
        json.key("lanes").begin_array();
        for (const FixtureLane& lane : event::lanes_of(group))
            json.new_line().begin_object().key("heat").number(lane.heat).key("lane").number(lane.lane).key("entry").text(name(lane.entrant)).end_object();
        json.end_array();
    }

    void matches_json(JsonWriter& json, const FixtureGroup& group) const {
        json.key("matches").begin_array();
        for (const FixtureMatch& match : event::matches_of(fixtures_, group)) {
            json.new_line().begin_object().key("match").number(match.number).key("round").number(match.round);
            side_json(json.key("upper"), match.upper);
            side_json(json.key("lower"), match.lower);
            if (match.details != nullptr) json.key("places").begin_array().number(match.details->first_place).number(match.details->last_place).end_array();
            json.end_object();
        }
        json.end_array().key("byes").begin_array();
        for (const event::FixtureBye& bye : event::byes_of(fixtures_, group))
            json.begin_object().key("round").number(bye.round).key("entry").text(name(bye.entrant)).end_object();
        json.end_array();
    }

    void side_json(JsonWriter& json, const Side& side) const {
        json.begin_object();
        switch (side.from) {
            case Side::From::entry: json.key("entry").text(name(side.index)); break;
            case Side::From::winner: json.key("winner_of").number(side.index); break;
            case Side::From::loser: json.key("loser_of").number(side.index); break;
        }
        json.end_object();
    }

    const plan::Plan& plan_;
    const FixturesOf& of_;
    const event::Fixtures& fixtures_;
    const MeetReportOptions& options_;
};

std::string teammates_word(const event::DrawRequest& request, Language language) {
    const bool zh = language == Language::zh;
    switch (request.teammates) {
        case event::Teammates::anywhere: return zh ? "不限" : "anywhere";
        case event::Teammates::apart: return zh ? "不相邻" : "apart";
        case event::Teammates::spread: return zh ? "各组均匀" : "spread evenly";
        case event::Teammates::at_most: break;
    }
    const std::string most = std::to_string(request.at_most);
    return zh ? "每组至多 " + most + " 个" : "at most " + most + " in a group";
}

}  // namespace

void write_fixtures(Format format, const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options, const Sink& sink) {
    const FixturesWriter writer{plan, of, options};
    switch (format) {
        case Format::table: return writer.table(sink);
        case Format::csv: return writer.csv(sink);
        case Format::json: return writer.json(sink);
    }
}

std::string verified_text(const event::Draw& draw, const std::string& digest, Language language) {
    const bool zh = language == Language::zh;
    const event::DrawRequest& request = draw.request;
    const auto fixed = std::count_if(request.entries.begin(), request.entries.end(), [](const event::DrawEntry& entry) { return entry.slot != event::by_lot; });
    std::string text = zh ? "抽签记录成立：从头重抽，每一步都相符\n" : "the transcript holds: drawn again, every step comes out as it says\n";
    const auto line = [&](const char* in_chinese, const char* in_english, const std::string& value) {
        text += (zh ? std::string{in_chinese} + "：" : std::string{in_english} + ": ") + value + "\n";
    };
    for (const event::SeedSource& source : request.sources) line("来源", "source", on_one_line(source.name) + " = " + on_one_line(source.value));
    line("报名", "entries", std::to_string(request.entries.size()));
    if (request.groups.size() > 1) {
        std::vector<std::string> sizes;
        for (const std::uint32_t size : request.groups) sizes.push_back(std::to_string(size));
        line("分组", "groups", std::to_string(request.groups.size()) + (zh ? "（" : " (") + joined(sizes, language) + (zh ? "）" : ")"));
    }
    line("同队", "teammates", teammates_word(request, language));
    if (fixed > 0) line("指定签位", "fixed slots", std::to_string(fixed));
    line("摘要", "digest", digest);
    auto slot = draw.entry_at.begin();
    for (std::size_t group = 0; group < request.groups.size(); ++group) {
        std::vector<std::string> labels;
        for (std::uint32_t i = 0; i < request.groups[group]; ++i) labels.push_back(on_one_line(request.entries[*slot++].label));
        const std::string number = std::to_string(group + 1);
        text += (request.groups.size() == 1 ? std::string{zh ? "次序：" : "order: "}
                 : zh                       ? "第" + number + "组："
                                            : "group " + number + ": ") +
                joined(labels, language) + "\n";
    }
    return text;
}

}  // namespace unionkit::report
