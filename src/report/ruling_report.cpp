#include <unionkit/report/ruling_report.hpp>

#include <algorithm>

#include <unionkit/event/mark_text.hpp>
#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "meet_words.hpp"

namespace unionkit::report {

using event::Change;
using event::ResultState;
using event::Ruling;
using event::RulingEffect;
using event::RulingScope;
using What = Change::What;

std::string RulingLines::state(ResultState state) const {
    switch (state) {
        case ResultState::provisional: return say("暂定", "provisional");
        case ResultState::official: return say("正式", "official");
        case ResultState::awarded: return say("已颁奖", "awarded");
    }
    return {};
}

std::string RulingLines::subject(const Ruling& ruling) const {
    if (ruling.kind == Ruling::Kind::revocation) return {};
    switch (ruling.scope.of) {
        case RulingScope::Of::contest: {
            const plan::Contest& contest = plan_.meet->contests[ruling.scope.contest];
            return ruling.scope.is_of_all_groups ? contest.written_id() : contest.id;
        }
        case RulingScope::Of::standing: return say("总排名", "standing");
        case RulingScope::Of::everything: return say("全部", "everything");
    }
    return {};
}

std::string RulingLines::who(const Ruling& ruling) const {
    return ruling.contestant == plan::none ? std::string{} : meet_.marks.contestants[ruling.contestant];
}

std::string RulingLines::ruling(std::size_t index) const {
    const Ruling& ruling = meet_.rulings[index];
    std::string about = subject(ruling);
    for (const std::string& part : {who(ruling), ruling.content, ruling.basis})
        if (!part.empty()) about += (about.empty() ? "" : say("，", ", ")) + part;
    return event::kind_word(ruling.kind).in(language_) + say("（", " (") + about + say("）", ")");
}

std::string RulingLines::note(std::size_t index) const {
    const RulingEffect& effect = meet_.effects[index];
    std::string note;
    const auto add = [&](const std::string& more) { note += (note.empty() ? "" : say("；", "; ")) + more; };
    if (effect.is_correction) add(say("更正", "a correction"));
    if (effect.changes_prizes_handed_out()) add(say("已颁的奖有变", "changes prizes handed out"));
    if (effect.revoked_by) add(say("已由 ", "revoked by ") + meet_.rulings[*effect.revoked_by].id + say(" 撤销", ""));
    if (effect.has_lapsed) add(say("现在用不上", "no longer holds"));
    return note;
}

bool RulingLines::is_for_everyone(const Change& change) const { return change.award != plan::none && meet_.result.awards[change.award].is_for_everyone; }

std::string RulingLines::scope(const Change& change) const {
    if (change.contest != plan::none) return plan_.meet->contests[change.contest].id;
    return is_for_everyone(change) ? say("全体", "everyone") : say("总排名", "standing");
}

std::string RulingLines::what(const Change& change) const {
    switch (change.what) {
        case What::mark: return say("成绩", "mark");
        case What::place:
        case What::standing_place: return say("名次", "place");
        case What::points: return say("得分", "points");
        case What::total: return say("总分", "total");
        case What::prize: return say("奖", "prize");
    }
    return {};
}

std::string RulingLines::value(const Change& change, const std::optional<std::string>& value) const {
    if (!value) return say("不明", "unknown");
    if (value->empty()) return say("无", "none");
    const auto status = change.what == What::mark ? event::read_status(*value) : std::nullopt;
    return status ? status_word(*status, language_) : *value;
}

std::string RulingLines::change(const Change& change) const { return what(change) + " " + value(change, change.before) + " → " + value(change, change.after); }

bool RulingLines::concerns(std::size_t index, std::uint32_t contestant, bool is_unit) const {
    const Ruling& ruling = meet_.rulings[index];
    const auto& changes = meet_.effects[index].changes;
    const bool orders_units = ruling.scope.of == RulingScope::Of::standing && meet_.result.ranks_units;
    const bool is_in_order = std::find(ruling.order.begin(), ruling.order.end(), contestant) != ruling.order.end();
    return (!is_unit && ruling.contestant == contestant) || (is_in_order && orders_units == is_unit) ||
           std::any_of(changes.begin(), changes.end(), [&](const Change& change) { return change.contestant == contestant && change.is_of_unit == is_unit; });
}

std::string RulingLines::whose_heading() const {
    const event::Units& units = meet_.marks.units;
    return meet_.marks.label_heading + (units.have_people && !units.heading.empty() ? say("、", ", ") + units.heading : std::string{});
}

std::map<RulingLines::Line, std::string> RulingLines::moves() const {
    std::map<Line, std::string> all;
    for (std::size_t i = 0; i < meet_.rulings.size(); ++i) {
        std::map<Line, std::string> moved;
        for (const Change& one : meet_.effects[i].changes) {
            const bool is_apart = is_for_everyone(one) || (one.is_of_unit && one.contest != plan::none);
            std::string& text = moved[{one.contest, one.contestant, is_apart ? one.award : plan::none}];
            text += (text.empty() ? "" : say("、", ", ")) + change(one);
        }
        for (const auto& [line, text] : moved) {
            std::string& before = all[line];
            before += (before.empty() ? "" : say("；", "; ")) + meet_.rulings[i].id + say("：", ": ") + text;
        }
    }
    return all;
}

void RulingLines::tables(const Style& style, const Sink& sink) const {
    Table log{{{say("编号", "number")},
               {say("裁定", "ruling")},
               {say("项目", "contest")},
               {whose_heading()},
               {say("内容", "content")},
               {say("依据", "basis")},
               {say("备注", "note")}}};
    Table moved{{{say("编号", "number")},
                 {say("范围", "scope")},
                 {whose_heading()},
                 {say("变动", "moved")},
                 {say("原来", "before")},
                 {say("现在", "after")},
                 {say("备注", "note")}}};
    for (std::size_t i = 0; i < meet_.rulings.size(); ++i) {
        const Ruling& ruling = meet_.rulings[i];
        log.add_row(
            {{ruling.id}, {event::kind_word(ruling.kind).in(language_)}, {subject(ruling)}, {who(ruling)}, {ruling.content}, {ruling.basis}, {note(i)}});
        for (const Change& one : meet_.effects[i].changes)
            moved.add_row({{ruling.id},
                           {scope(one)},
                           {whose(one)},
                           {what(one)},
                           {value(one, one.before)},
                           {value(one, one.after)},
                           {one.is_handed_out ? say("已颁奖", "handed out") : ""}});
    }
    const auto heading = [&](const char* in_chinese, const char* in_english) { sink("\n" + tinted(say(in_chinese, in_english), Tint::strong, style) + "\n"); };
    heading("裁定", "Rulings");
    if (meet_.has_refused)
        sink(tinted(say("有裁定没有采用，还没有颁奖的都是暂定的", "some rulings are not applied: what is not awarded is provisional"), Tint::open, style) +
             "\n");
    if (!log.is_empty()) log.render(style, sink);
    if (!moved.is_empty()) {
        heading("裁定的变动", "What the rulings moved");
        moved.render(style, sink);
    }
    exchange(style, sink);
}

void RulingLines::exchange(const Style& style, const Sink& sink) const {
    if (meet_.to_exchange.empty()) return;
    Table table{{{say("范围", "scope")}, {whose_heading()}, {say("已颁", "handed out")}, {say("应得", "due")}}};
    for (const Change& one : meet_.to_exchange) table.add_row({{scope(one)}, {whose(one)}, {value(one, one.before)}, {value(one, one.after)}});
    sink("\n" + tinted(say("已颁的奖要换", "Prizes to exchange"), Tint::strong, style) + "\n");
    table.render(style, sink);
}

}  // namespace unionkit::report
