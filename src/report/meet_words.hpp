#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/report/explain.hpp>
#include <unionkit/value/finding.hpp>

/// Statuses, keys and points of a meet in the words of people.
namespace unionkit::report {

inline std::string status_word(event::Status status, Language language) {
    const bool zh = language == Language::zh;
    switch (status) {
        case event::Status::nm: return zh ? "无有效成绩" : "NM";
        case event::Status::dnf: return zh ? "未完成" : "DNF";
        case event::Status::dns: return zh ? "未参赛" : "DNS";
        case event::Status::dq: return zh ? "取消资格" : "DQ";
        case event::Status::wd: return zh ? "退赛" : "WD";
        case event::Status::missing: return zh ? "缺" : "missing";
        case event::Status::ok: break;
    }
    return {};
}

inline const std::string& title_of(const plan::Contest& contest) { return contest.title.empty() ? contest.id : contest.title; }

/// \param is_of_matches  of a contest of matches that is ranked by them
inline std::string key_word(const plan::RankKey& key, Language language, bool is_of_matches = false) {
    return event::key_word(key, is_of_matches).in(language);
}
inline std::string open_place_text(const plan::RankKey& key, Language language, bool is_of_matches = false) {
    return event::open_place_text(key, is_of_matches).in(language);
}

/// Are its keys what the plan ranks matches by? Where places are written or played, its key is the place.
inline bool is_ranked_by_matches(const plan::Contest& contest, const event::ContestResult& result) {
    return contest.mark.kind == plan::MarkKind::match && !result.by_given_places;
}

/// That a contest does not take place, or that this is not known, and why; empty if it does.
/// \param least, most  so many enter
/// \param rule         what the plan says, or why that is not known
inline std::string held_text(Verdict held, std::size_t least, std::size_t most, const std::string& rule, bool is_rule_known, Language language) {
    const bool zh = language == Language::zh;
    const std::string to = zh ? " 到 " : " to ", number = std::to_string(least) + (least == most ? std::string{} : to + std::to_string(most));
    switch (held) {
        case Verdict::yes: break;
        case Verdict::no: return zh ? "不举行：报了 " + number + " 个（" + rule + "）" : "does not take place: " + number + " entered (" + rule + ")";
        case Verdict::unknown: {
            const std::string by = zh ? "报了 " + number + " 个，要按 " + rule + " 定" : number + " entered, decided by " + rule;
            const std::string& why = is_rule_known ? by : rule;
            return zh ? "举不举行还不知道（" + why + "）" : "not known whether it takes place (" + why + ")";
        }
    }
    return {};
}

/// What a key that goes by matches has for a row of a contest: `3`; empty for other keys, and where it is not known.
inline std::string match_key_text(const event::Marks& marks, const event::MeetResult& result, std::uint32_t contest, std::size_t key, std::uint32_t row) {
    const event::ContestResult& of = result.contests[contest];
    const event::GivenMark& given = marks.contests[contest][row];
    const auto text = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string{}; };
    switch (of.keys[key].by) {
        case plan::RankKey::By::net_games: return text(given.net_games);
        case plan::RankKey::By::match_points: return text(given.match_points);
        case plan::RankKey::By::net_points: return text(given.net_points);
        case plan::RankKey::By::head_to_head: return of.among[key][row].is_known ? std::to_string(of.among[key][row].sum) : std::string{};
        default: return {};
    }
}

/// Does a foul change a mark, and there is none but a place that was given? Then the place stands as it is.
inline bool leaves_place(const plan::Foul& foul, const event::Outcome& outcome, plan::Options options) {
    const plan::Foul::Then* then = foul.then.under(options);
    const bool changes_mark =
        then != nullptr && (*then == plan::Foul::Then::one_less || *then == plan::Foul::Then::deducted || *then == plan::Foul::Then::added);
    return changes_mark && outcome.given_place != 0;
}
inline const char* leaves_place_word(Language language) { return language == Language::zh ? "填的是名次，照填的算" : "the place stands as it is given"; }

/// What a foul costs.
inline std::string foul_word(const plan::Foul& foul, plan::Options options, Language language) {
    const bool zh = language == Language::zh;
    const plan::Foul::Then* then = foul.then.under(options);
    if (then == nullptr) return zh ? "罚则没有写或没有选定" : "what it costs is not stated or not chosen";
    switch (*then) {
        case plan::Foul::Then::costs_time: return zh ? "不停表，都在成绩里" : "the clock runs on";
        case plan::Foul::Then::warning: return zh ? "警告" : "a warning";
        case plan::Foul::Then::one_less: return zh ? "作废一个" : "one less counts";
        case plan::Foul::Then::not_counted: return zh ? "那一次不算" : "that attempt does not count";
        case plan::Foul::Then::no_result: return zh ? "没有成绩" : "no result";
        case plan::Foul::Then::disqualified: return zh ? "取消资格" : "disqualified";
        case plan::Foul::Then::deducted:
        case plan::Foul::Then::added: {
            const Rational* amount = foul.amount.under(options);
            const bool is_added = *then == plan::Foul::Then::added;
            if (amount == nullptr) return zh ? "扣多少、加多少没有写或没有选定" : "how much it costs is not stated or not chosen";
            return (is_added ? (zh ? "每次加 " : "adds ") : (zh ? "每次扣 " : "takes off ")) + to_decimal(*amount) + (zh ? "" : " each time");
        }
        case plan::Foul::Then::demoted: return (zh ? "按 " : "goes to ") + foul.demote_to;
    }
    return {};
}

/// By reading the option in use: what the plan uses, or the caller chose instead; plan::none: open.
inline std::vector<std::uint32_t> options_in_use(const plan::Plan& plan, const Circumstances& at) { return event::options_in_use(plan, at.readings); }

/// What one enters: a contest, or of one in groups the own group where it is known.
inline const std::string& title_of_entry(const event::Entry& entry, const plan::Meet& meet) {
    const plan::Contest& contest = meet.contests[entry.contest];
    return entry.is_group_open ? contest.family : contest.id;
}

/// 真情传递（8 人） / 真情传递 (8 people); the contest alone where the sheet does not say how many.
inline std::string entry_text(const event::Entry& entry, const plan::Meet& meet, Language language) {
    const std::string& id = title_of_entry(entry, meet);
    if (entry.people == 0) return id;
    return id + (language == Language::zh ? "（" : " (") + std::to_string(entry.people) + (language == Language::zh ? " 人）" : " people)");
}

/// Why a row of the sheet is not accepted, or why that cannot be told; empty if it is.
inline std::string refusals_text(const event::EntryCheck& check, std::uint32_t row, const plan::Plan& plan, Language language) {
    std::string text;
    const auto& all = check.refusals;  // in the order of the rows
    auto refusal = std::lower_bound(all.begin(), all.end(), row, [](const event::EntryRefusal& one, std::uint32_t wanted) { return one.row < wanted; });
    for (; refusal != all.end() && refusal->row == row; ++refusal)
        text += (text.empty() ? "" : language == Language::zh ? "；" : "; ") + event::refusal_text(*refusal, plan).in(language);
    return text;
}

inline std::string points_text(const std::optional<Ratio>& points) { return points ? event::mark_text(*points, event::MarkUnit::count, 0) : std::string{}; }

}  // namespace unionkit::report
