#include <unionkit/event/mark_text.hpp>

#include <algorithm>
#include <array>
#include <string>

#include <unionkit/value/text.hpp>

#include "mark_messages.hpp"

namespace unionkit::event {
namespace {

using plan::MarkKind;
using plan::MarkRule;
using Is = MarkText::Is;

constexpr std::int64_t minute = 60, hour = 3600;
constexpr std::size_t most_digits = 9;
constexpr int finest = 3;  // decimals that a mark can hold

/// A decimal number, in thousandths.
struct Scaled {
    std::int64_t thousandths = 0;
    int decimals = 0;  ///< as many as say something: 62.350 has two
};

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> whole(std::string_view text) {
    if (!is_digits(text) || text.size() > most_digits) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

std::optional<Scaled> decimal(std::string_view text) {
    const std::size_t point = text.find('.');
    const auto before = whole(text.substr(0, point));
    if (!before) return std::nullopt;
    std::string_view after = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (point != std::string_view::npos && !is_digits(after)) return std::nullopt;
    while (after.ends_with('0')) after.remove_suffix(1);
    if (after.size() > most_digits) return std::nullopt;
    Scaled result{*before * 1000, static_cast<int>(after.size())};
    std::int64_t place = 100;
    for (const char c : after.substr(0, finest)) {
        result.thousandths += (c - '0') * place;
        place /= 10;
    }
    return result;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) text.replace(at, what.size(), by);
}

std::string_view without_suffix(std::string_view text, std::string_view suffix) {
    if (!suffix.empty() && text.ends_with(suffix)) text.remove_suffix(suffix.size());
    return unionkit::text::trimmed(text);
}

/// `5米21` as `5.21`: what stands behind the unit are decimals. Without the unit as it is.
std::optional<Scaled> around_unit(std::string_view text, std::string_view unit) {
    const std::size_t at = text.find(unit);
    if (at == std::string_view::npos) return decimal(text);
    const std::string_view before = unionkit::text::trimmed(text.substr(0, at)), after = unionkit::text::trimmed(text.substr(at + unit.size()));
    if (after.empty()) return decimal(before);
    if (!is_digits(before) || !is_digits(after)) return std::nullopt;
    return decimal(std::string{before} + "." + std::string{after});
}

std::optional<Scaled> plus(std::int64_t seconds, std::optional<Scaled> rest) {
    if (!rest || rest->thousandths >= minute * 1000) return std::nullopt;
    rest->thousandths += seconds * 1000;
    return rest;
}

/// 1:02.35, 1:00:02.3
std::optional<Scaled> clock_time(std::string_view text) {
    const std::size_t last = text.rfind(':'), first = text.find(':');
    const auto minutes = whole(first == last ? text.substr(0, last) : text.substr(first + 1, last - first - 1));
    const auto hours = first == last ? std::optional<std::int64_t>{0} : whole(text.substr(0, first));
    if (!hours || !minutes || (first != last && *minutes >= minute)) return std::nullopt;
    return plus(*hours * hour + *minutes * minute, decimal(text.substr(last + 1)));
}

/// 62.35, 62.35秒, 1:02.35, 1分2秒35, 1′02″35
std::optional<Scaled> time(std::string text) {
    static constexpr std::array<std::array<std::string_view, 2>, 8> spellings{
        {{"分钟", "分"}, {"秒钟", "秒"}, {"″", "秒"}, {"''", "秒"}, {"\"", "秒"}, {"′", "分"}, {"'", "分"}, {"s", "秒"}}};
    for (const auto& [written, meant] : spellings) replace_all(text, written, meant);
    if (text.find(':') != std::string::npos) return clock_time(without_suffix(text, "秒"));
    constexpr std::string_view minutes_sign = "分";
    const std::size_t at = text.find(minutes_sign);
    if (at == std::string::npos) return around_unit(text, "秒");
    const auto minutes = whole(unionkit::text::trimmed(std::string_view{text}.substr(0, at)));
    if (!minutes) return std::nullopt;
    const std::string_view rest = unionkit::text::trimmed(std::string_view{text}.substr(at + minutes_sign.size()));
    return plus(*minutes * minute, rest.empty() ? Scaled{} : around_unit(rest, "秒"));
}

/// 5.21, 5.21米, 5米21, 521厘米
std::optional<Scaled> distance(std::string_view text) {
    for (const std::string_view centimetre : {"厘米", "公分", "cm"}) {
        if (!text.ends_with(centimetre)) continue;
        auto found = decimal(without_suffix(text, centimetre));
        if (!found || found->decimals > 1) return std::nullopt;
        found->decimals = found->decimals > 0 ? finest : found->thousandths % 10'000 != 0 ? 2 : found->thousandths % 100'000 != 0 ? 1 : 0;
        found->thousandths /= 100;
        return found;
    }
    if (text.ends_with("m")) return decimal(without_suffix(text, "m"));
    return around_unit(text, "米");
}

std::optional<Scaled> number(std::string_view text, const MarkRule& rule) {
    switch (rule.kind) {
        case MarkKind::time: return time(std::string{text});
        case MarkKind::distance: return distance(text);
        case MarkKind::count:
        case MarkKind::score: break;
        case MarkKind::finish_order:
        case MarkKind::match: return std::nullopt;
    }
    text = without_suffix(text, rule.unit);
    for (const std::string_view counter : {"次", "个", "下", "分"}) text = without_suffix(text, counter);
    return decimal(text);
}

/// 第1, 第1名, 第一; where marks are places, 1, too.
std::optional<std::int64_t> place(std::string_view text, bool may_be_bare) {
    static constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    constexpr std::string_view sign = "第";
    if (!text.starts_with(sign) && !may_be_bare) return std::nullopt;
    if (text.starts_with(sign)) text.remove_prefix(sign.size());
    text = without_suffix(text, "名");
    for (std::size_t i = 0; i < numerals.size(); ++i)
        if (text == numerals[i]) return static_cast<std::int64_t>(i) + 1;
    const auto number = whole(text);
    return number && *number > 0 ? number : std::nullopt;
}

Bilingual wanted(const MarkRule& rule) {
    switch (rule.kind) {
        case MarkKind::time: return {"时间，如 62.35、1:02.35、1分2秒35", "a time, like 62.35, 1:02.35 or 1分2秒35"};
        case MarkKind::distance: return {"距离（米），如 5.21、5米21", "a distance in metres, like 5.21 or 5米21"};
        case MarkKind::count: {
            if (rule.attempts == 1) return {"个数，如 17", "a count, like 17"};
            const std::string attempts = std::to_string(rule.attempts);
            return {"个数，如 3，或逐次的 0、1，共 " + attempts + " 个数字", "a count, like 3, or a digit 0 or 1 for each of " + attempts + " attempts"};
        }
        case MarkKind::score: return {"分数，如 9.25", "a score, like 9.25"};
        case MarkKind::finish_order: return {"名次，如 第1", "a place, like 第1"};
        case MarkKind::match:
            return {"名次，如 第1（各场的胜负写在对阵表里，用 --matches 给）", "a place, like 第1 (results of matches stand in a list, given by --matches)"};
    }
    return {};
}

/// An identity or telephone number in the wrong column must not be repeated. A string of hits has no digits but 0 and 1.
bool looks_like_a_number_of_somebody(std::string_view text) {
    constexpr int shortest = 11;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::count_if(text.begin(), text.end(), is_digit) >= shortest && text.find_first_of("23456789") != std::string_view::npos &&
           text.find_first_of(". ,:;/|") == std::string_view::npos;
}

MarkReading refuse(std::string_view text, const MarkRule& rule) {
    if (looks_like_a_number_of_somebody(text)) return {{}, Finding{messages::mark_withheld, Severity::error, {}, {}, {}}};
    return {{}, Finding{messages::mark_unreadable, Severity::error, {std::string{text}, wanted(rule)}, {}, {}}};
}

MarkReading with_value(std::string_view text, const Scaled& found, const MarkRule& rule) {
    if (found.decimals > rule.decimals) return {{}, Finding{messages::mark_too_fine, Severity::error, {std::string{text}, rule.decimals}, {}, {}}};
    const Rational value = Rational{found.thousandths} / Rational{1000};
    if (rule.plausible && (value < rule.plausible->first || value > rule.plausible->second))
        return {{},
                Finding{messages::mark_implausible,
                        Severity::error,
                        {std::string{text}, to_decimal(rule.plausible->first), to_decimal(rule.plausible->second)},
                        {},
                        {}}};
    MarkReading reading;
    reading.text.is = Is::mark;
    reading.text.value = decimals_of(unit_of(rule.kind)) == 0 ? found.thousandths / 1000 : found.thousandths;
    return reading;
}

/// Between blanks, or between separators: there nothing at all is an empty word, a score that is missing.
std::vector<std::string> words(std::string_view text) {
    std::string separated{text};
    for (const std::string_view separator : {"，", ",", ";", "；", "/", "|", "\t"}) replace_all(separated, separator, "、");
    constexpr std::string_view separator = "、";
    std::vector<std::string> result;
    for (std::size_t at = 0; at <= separated.size();) {
        const std::size_t end = std::min(separated.find(separator, at), separated.size());
        const std::string part{unionkit::text::trimmed(std::string_view{separated}.substr(at, end - at))};
        if (part.empty()) result.emplace_back();
        for (std::size_t begin = 0; begin < part.size();) {
            const std::size_t blank = std::min(part.find(' ', begin), part.size());
            if (blank > begin) result.push_back(part.substr(begin, blank - begin));
            begin = blank + 1;
        }
        at = end + separator.size();
    }
    return result;
}

/// Marks of their own: judges' scores, jumps.
MarkReading several(const std::vector<std::string>& words, const MarkRule& rule) {
    MarkReading result;
    result.text.is = Is::parts;
    for (const std::string& word : words) {
        MarkReading part = read_part(word, rule);
        if (part.finding) return part;
        result.text.parts.push_back(part.text.is == Is::mark ? Mark::of(part.text.value) : Mark::without(part.text.status));
    }
    return result;
}

MarkReading wrong_count(std::string_view text, std::size_t found, const MarkRule& rule) {
    return {{}, Finding{messages::mark_attempts, Severity::error, {std::string{text}, static_cast<std::int64_t>(found), rule.attempts}, {}, {rule.attempts}}};
}

/// 0111110110: one digit for each shot.
bool is_string_of_hits(std::string_view text, const MarkRule& rule) {
    if (rule.kind != MarkKind::count || rule.attempts == 1 || text.size() < 2 || text.find_first_not_of("01") != std::string_view::npos) return false;
    return static_cast<std::int64_t>(text.size()) == rule.attempts || text.size() > 2 || text.starts_with('0');  // 10 of ten shots are ten hits
}

}  // namespace

MarkUnit unit_of(plan::MarkKind kind) noexcept {
    switch (kind) {
        case MarkKind::time: return MarkUnit::millisecond;
        case MarkKind::distance: return MarkUnit::millimetre;
        case MarkKind::score: return MarkUnit::thousandth;
        case MarkKind::count:
        case MarkKind::finish_order:
        case MarkKind::match: break;
    }
    return MarkUnit::count;
}

std::optional<Status> read_status(std::string_view word) {
    struct Spelling {
        std::string_view word;
        Status status;
    };
    static constexpr std::array<Spelling, 19> spellings{{{"DNS", Status::dns},
                                                         {"未参赛", Status::dns},
                                                         {"未参加", Status::dns},
                                                         {"弃权", Status::dns},
                                                         {"DNF", Status::dnf},
                                                         {"未完成", Status::dnf},
                                                         {"NM", Status::nm},
                                                         {"无成绩", Status::nm},
                                                         {"无有效成绩", Status::nm},
                                                         {"DQ", Status::dq},
                                                         {"DSQ", Status::dq},
                                                         {"取消资格", Status::dq},
                                                         {"取消成绩", Status::dq},
                                                         {"犯规", Status::dq},
                                                         {"不合格", Status::dq},
                                                         {"WD", Status::wd},
                                                         {"退赛", Status::wd},
                                                         {"缺", Status::missing},
                                                         {"待定", Status::missing}}};
    std::string capitals = unionkit::text::half_width(unionkit::text::trimmed(word));
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    for (const Spelling& one : spellings)
        if (capitals == one.word) return one.status;
    return std::nullopt;
}

std::string_view code_of(Status status) noexcept {
    switch (status) {
        case Status::nm: return "NM";
        case Status::dnf: return "DNF";
        case Status::dns: return "DNS";
        case Status::dq: return "DQ";
        case Status::wd: return "WD";
        case Status::ok:
        case Status::missing: break;
    }
    return {};
}

std::string mark_text(const Ratio& value, MarkUnit unit, int decimals) {
    const std::int64_t scale = decimals_of(unit) == 0 ? 1 : 1000;
    std::string text = to_decimal(Rational{value} / Rational{scale});
    if (decimals == 0 || text.starts_with("≈") || text.starts_with("<")) return text;
    const std::size_t point = text.find('.');
    if (point == std::string::npos) text += '.';
    const std::size_t shown = point == std::string::npos ? 0 : text.size() - point - 1;
    if (shown < static_cast<std::size_t>(decimals)) text.append(static_cast<std::size_t>(decimals) - shown, '0');
    return text;
}

MarkReading read_part(std::string_view cell, const MarkRule& rule) {
    const std::string half = unionkit::text::half_width(cell);
    const std::string_view text = unionkit::text::trimmed(half);
    if (text.empty()) return {};
    if (const auto status = read_status(text)) {
        MarkReading reading;
        reading.text.is = Is::status;
        reading.text.status = *status;
        return reading;
    }
    const auto found = number(text, rule);
    return found ? with_value(text, *found, rule) : refuse(text, rule);
}

MarkReading read_mark(std::string_view cell, const MarkRule& rule) {
    const std::string half = unionkit::text::half_width(cell);
    const std::string_view text = unionkit::text::trimmed(half);
    if (const auto found = place(text, rule.kind == MarkKind::finish_order)) {
        MarkReading reading;
        reading.text.is = Is::place;
        reading.text.value = *found;
        return reading;
    }
    if (is_string_of_hits(text, rule)) {
        if (static_cast<std::int64_t>(text.size()) != rule.attempts) return wrong_count(text, text.size(), rule);
        MarkReading reading;
        reading.text.is = Is::parts;
        for (const char c : text) reading.text.parts.push_back(Mark::of(c - '0'));
        return reading;
    }
    const bool has_parts = rule.attempts > 1 || rule.reduce.has_value();
    const std::vector<std::string> parts = has_parts ? words(text) : std::vector<std::string>{};
    if (parts.size() < 2) return read_part(text, rule);
    if (rule.attempts > 1 && static_cast<std::int64_t>(parts.size()) != rule.attempts) return wrong_count(text, parts.size(), rule);
    return several(parts, rule);
}

}  // namespace unionkit::event
