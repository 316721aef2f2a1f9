#include <unionkit/report/words.hpp>

#include <unionkit/report/explain.hpp>
#include <unionkit/report/style.hpp>
#include <unionkit/value/money.hpp>
#include <unionkit/value/text.hpp>

namespace unionkit::report {

namespace {

std::string set_text(std::uint64_t bits, const std::vector<std::string>& choices, Language language) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i < choices.size(); ++i)
        if ((bits >> i & 1) != 0) members.push_back(choices[i]);
    if (members.empty()) return language == Language::zh ? "无" : "none";
    return joined(members, language);
}

std::string quoted(const std::string& name) { return "“" + name + "”"; }

/// A distance has no sign and no digits of its own beyond those that are printed.
Rational magnitude(const Rational& x) { return x.sign() < 0 ? -x : x; }

Unit unit_of_margin(const feel::Atom& atom) { return atom.type.is(feel::Kind::date) ? Unit{BaseUnit::day} : atom.type.unit; }

bool has_order(Relation relation) { return relation != Relation::equal && relation != Relation::not_equal; }

/// The words of a margin: on the line, inside by, outside by, or merely apart.
struct MarginWords {
    Bilingual on, inside, outside, apart;
};

std::string margin_in_words(const relief::Reason& reason, const feel::Atom& atom, const UnitNames& units, Language language, const MarginWords& words) {
    if (!reason.margin || reason.seen.result == Verdict::unknown) return {};
    const Rational& margin = *reason.margin;
    if (margin.is_zero()) return has_order(atom.relation) ? words.on.in(language) : std::string{};
    const Bilingual& way = !has_order(atom.relation) ? words.apart : margin.sign() > 0 ? words.inside : words.outside;
    return way.in(language) + quantity_text(magnitude(margin), unit_of_margin(atom), units);
}

Bilingual open_reading_mend(const std::string& id, const plan::Plan& plan) {
    const std::uint32_t index = plan.find_reading(id);
    const std::vector<std::string> none_known;
    const auto& options = index == plan::none ? none_known : plan.readings[index].options;
    return {"选定一种读法：" + joined(options, Language::zh), "choose one: " + joined(options, Language::en)};
}

}  // namespace

std::string_view mark(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::yes: return "✓";
        case Verdict::no: return "✗";
        case Verdict::unknown: break;
    }
    return "?";
}

Tint tint(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::yes: return Tint::good;
        case Verdict::no: return Tint::bad;
        case Verdict::unknown: break;
    }
    return Tint::open;
}

std::string_view word(Verdict verdict, Language language) noexcept {
    const bool zh = language == Language::zh;
    switch (verdict) {
        case Verdict::yes: return zh ? "是" : "yes";
        case Verdict::no: return zh ? "否" : "no";
        case Verdict::unknown: break;
    }
    return zh ? "不明" : "unknown";
}

std::string amount_text(const Rational& yuan) {
    const auto fen = (yuan * Rational{100}).to_int64();
    return fen ? to_text(Money::from_fen(*fen)) : to_decimal(yuan);
}

std::string quantity_text(const Rational& value, Unit unit, const UnitNames& units) {
    const std::string number = to_decimal(value), name = units.text(unit);
    return name.empty() ? number : number + " " + name;
}

std::string value_text(const feel::Type& type, const feel::Value& value, const UnitNames& units, Language language) {
    if (!value.is_known()) return std::string{word(Verdict::unknown, language)};
    switch (type.kind) {
        case feel::Kind::number: return quantity_text(value.number, type.unit, units);
        case feel::Kind::truth: return std::string{word(value.verdict(), language)};
        case feel::Kind::text: return std::string{value.text};
        case feel::Kind::date: {
            const auto date = Date::from_days(value.days());
            return date ? to_text(*date) : std::string{};
        }
        case feel::Kind::set: return type.choices != nullptr ? set_text(value.bits, *type.choices, language) : std::string{};
        case feel::Kind::list: return std::to_string(value.count) + (language == Language::zh ? " 项" : " items");
        case feel::Kind::wrong: break;
    }
    return {};
}

std::string masked_identity(const feel::Value& value, Masking masking) {
    const auto read = value.is_known() ? IdentityNumber::read(value.text) : IdentityReading{};
    return read.number ? read.number->masked(masking) : std::string{};
}

std::string margin_text(const relief::Reason& reason, const feel::Atom& atom, const UnitNames& units, Language language) {
    const bool counts = reason.seen.result == Verdict::yes;
    const MarginWords words{
        {counts ? "恰在线上（含）" : "恰在线上（不含）", counts ? "exactly on the line, which is included" : "exactly on the line, which is not included"},
        {"线内，距线 ", "inside by "},
        {"线外，差 ", "outside by "},
        {"相差 ", "apart by "}};
    return margin_in_words(reason, atom, units, language, words);
}

std::string short_margin_text(const relief::Reason& reason, const feel::Atom& atom, const UnitNames& units, Language language) {
    const MarginWords words{{"恰在线上", "on the line"}, {"线内 ", "inside "}, {"线外 ", "outside "}, {"相差 ", "apart "}};
    return margin_in_words(reason, atom, units, language, words);
}

CauseText cause_text(const feel::Cause& cause, const plan::Plan& plan) {
    const std::string name = quoted(cause.name);
    const std::string why = cause.detail.empty() ? "" : "：" + cause.detail, why_en = cause.detail.empty() ? "" : ": " + cause.detail;
    switch (cause.kind) {
        case feel::CauseKind::missing_fact: return {{"缺" + name, name + " is missing"}, {"补填这一项", "fill it in"}};
        case feel::CauseKind::missing_field:
            return {{"名单里有人的" + name + "没填", name + " is missing for someone on the list"}, {"补填这一栏", "fill it in"}};
        case feel::CauseKind::bad_value: return {{name + "填的用不了", "the value given for " + name + " cannot be used"}, {"改正这一格", "correct it"}};
        case feel::CauseKind::reading_open:
            return {{"原文有两种读法，方案没有选定：" + name, "the text can be read two ways and the plan leaves it open: " + name},
                    open_reading_mend(cause.name, plan)};
        case feel::CauseKind::no_parameter:
            return {{"方案里没有这个地区、这一天的" + name, "the plan has no " + name + " for this region and day"},
                    {"看看地区填得对不对；或在方案里补上这个地区的数", "check the region, or add its value to the plan"}};
        case feel::CauseKind::no_date: return {{"没有给判定日", "no day of judgement was given"}, {"给出判定日", "give the day of judgement"}};
        case feel::CauseKind::not_stated:
            return {{"方案没有写" + name + why, "the plan does not state " + name + why_en}, {"请制定方案的单位写明", "ask whoever wrote the plan"}};
        case feel::CauseKind::division_by_zero: return {{"计算" + name + "时除数是零", name + " divides by zero"}, {"看看填的数", "check the numbers given"}};
        case feel::CauseKind::too_large:
            return {{"计算" + name + "时数太大", "a number grows too large in " + name}, {"看看填的数", "check the numbers given"}};
        case feel::CauseKind::too_many_steps: return {{"要算的步数太多", "the decision takes too many steps"}, {"减少名单里的项", "shorten the lists"}};
        case feel::CauseKind::not_whole:
            return {{"计算" + name + "时日期移动的不是整日、整月", name + " moves a date by a fraction of a day or month"},
                    {"看看填的数", "check the numbers given"}};
        case feel::CauseKind::empty_list:
            return {{"计算" + name + "时名单是空的", name + " asks for the least, greatest or mean of nothing"}, {"看看名单", "check the list"}};
        case feel::CauseKind::limit_undecided:
            return {{name + "与限额不合（超过上限或不到下限），方案没有说怎样办",
                     name + " does not fit a limit (above its maximum or below its minimum), and the plan does not say what to do"},
                    {"由人来定", "a person must decide"}};
        case feel::CauseKind::no_row:
            return {{"表" + name + "里没有这个数所在的一段", "the table " + name + " has no row for this value"},
                    {"请制定方案的单位补上这一段", "ask whoever wrote the plan to add the row"}};
        case feel::CauseKind::to_be_decided:
            return {{name + "的数额还没有定" + (cause.detail.empty() ? "" : "，由" + cause.detail + "酌定"),
                     "the amount of " + name + " is yet to be decided" + (cause.detail.empty() ? "" : " by " + cause.detail)},
                    {"定下数额，填进名册的“" + cause.name + "定额”一栏", "decide it and fill in the column " + cause.name + "定额"}};
        case feel::CauseKind::before_birth:
            return {{"计算" + name + "时，出生（起算）日期在后", "the date of birth (or the start) in " + name + " lies after the day it is counted to"},
                    {"看看这两个日期", "check both dates"}};
        case feel::CauseKind::out_of_bounds:
            return {{name + "超出了方案定的范围", name + " is beyond the bounds of the plan"}, {"看看填的数", "check the numbers given"}};
    }
    return {};
}

std::string day_text(std::optional<Date> on, Language language) { return on ? to_text(*on) : language == Language::zh ? "判定日未给" : "no day given"; }

std::vector<std::string> choices(const plan::Plan& plan, const Circumstances& at) {
    std::vector<std::string> chosen;
    for (const auto& [reading, option] : at.readings) chosen.push_back(plan.readings[reading].id + "=" + plan.readings[reading].options[option]);
    for (const auto& [index, value] : at.parameters) {
        const plan::Parameter& parameter = plan.parameters[index];
        chosen.push_back(parameter.name + "=" + to_decimal(value) + plan.scope.units.text(parameter.unit));
    }
    return chosen;
}

std::string basis_text(const plan::Plan& plan, const Circumstances& at, const std::string& day) {
    constexpr std::size_t digits = 12;
    std::string text = on_one_line(plan.id) + " · " + plan.fingerprint.substr(0, digits) + " · " + at.engine;
    if (!day.empty()) text += " · " + day;
    if (!at.region.is_empty()) text += " · " + at.region.code();
    for (const std::string& choice : choices(plan, at)) text += " · " + choice;
    return text;
}

std::string meet_basis_text(const plan::Plan& plan, const Circumstances& at) { return basis_text(plan, at, at.on ? to_text(*at.on) : std::string{}); }

std::string joined(const std::vector<std::string>& names, Language language) { return text::joined(names, language == Language::zh ? "、" : "; "); }

std::string one_line(std::string_view formula) {
    std::string line;
    bool pending = false;
    for (const char c : formula) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            pending = !line.empty();
            continue;
        }
        if (pending) line += ' ';
        pending = false;
        line += c;
    }
    return line;
}

}  // namespace unionkit::report
