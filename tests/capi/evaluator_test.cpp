#include "support.hpp"

#include <array>

using namespace unionkit::capi_tests;

namespace {

using Names = std::vector<std::string>;

/// One call of decide with all that comes out; borrowed from the evaluator.
struct Deciding {
    uk_status status = -1;
    const uk_decision* decision = nullptr;
    Error error;

    Deciding(uk_evaluator* evaluator, const std::vector<uk_value>& values, const uk_decide_options* options) {
        decision = reinterpret_cast<const uk_decision*>(this);  // must be overwritten
        status = uk_evaluator_decide(evaluator, values.data(), values.size(), options, &decision, error.out());
        CHECK((status == UK_STATUS_OK) == (decision != nullptr));
        CHECK((status == UK_STATUS_OK) == (error.get() == nullptr));
    }
};

std::string verdicts(const uk_decision* decision) {
    constexpr std::array<const char*, 3> words = {"no", "yes", "unknown"};
    std::string text;
    for (const uk_category_verdict& one : all_of(uk_decision_verdicts, decision))
        text += (text.empty() ? "" : " ") + std::string{words.at(static_cast<std::size_t>(one.verdict))};
    return text;
}

Names needed(const uk_decision* decision) {
    std::size_t count = 99;
    const char* const* names = uk_decision_needed(decision, &count);
    return {names, names + count};
}

std::vector<uk_verdict> documents(const uk_decision* decision) {
    std::size_t count = 99;
    const uk_verdict* first = uk_decision_documents(decision, &count);
    return {first, first + count};
}

std::vector<std::uint32_t> depends_on(const uk_decision* decision) {
    std::size_t count = 99;
    const std::uint32_t* first = uk_decision_depends_on(decision, &count);
    return {first, first + count};
}

std::string text_of(uk_evaluator* evaluator, uk_language language) {
    const char* out = nullptr;
    std::size_t length = 0;
    REQUIRE(uk_evaluator_explain(evaluator, language, &out, &length, nullptr) == UK_STATUS_OK);
    CHECK(std::strlen(out) == length);
    return out;
}
std::string json_of(uk_evaluator* evaluator) {
    const char* out = nullptr;
    std::size_t length = 0;
    REQUIRE(uk_evaluator_json(evaluator, UK_LANGUAGE_ZH, &out, &length, nullptr) == UK_STATUS_OK);
    CHECK(std::strlen(out) == length);
    return out;
}

/// The text of the lines without the four at the top, which differ by row and build.
std::string below_the_heading(const std::string& text, const std::string& first_line) {
    const std::size_t at = text.find("\n" + first_line);
    REQUIRE(at != std::string::npos);
    return text.substr(at);
}

bool equals(const uk_number& number, std::int64_t numerator, std::int64_t denominator) {
    return number.numerator == numerator && number.denominator == denominator;
}

constexpr std::uint32_t all_flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;

struct S4 {
    Plan plan = load_s4_1();
    Evaluator evaluator = evaluator_of(plan);
    uk_decide_options options = options_of_s4_1(all_flags);
    std::vector<uk_value> household = household_of_s4_1(plan);
};

}  // namespace

TEST_CASE("a household one fen below the line", "[evaluator][S4-1]") {
    S4 s4;
    const Deciding decided{s4.evaluator.get(), s4.household, &s4.options};
    REQUIRE(decided.status == UK_STATUS_OK);
    CHECK(verdicts(decided.decision) == "yes no no no");
    CHECK(needed(decided.decision).empty());
    CHECK(depends_on(decided.decision).empty());
    CHECK(uk_decision_outcome(decided.decision) == UK_OUTCOME_MANY);
    CHECK(documents(decided.decision) == std::vector<uk_verdict>{1, 1, 1, 1, 1, 0, 1});
    for (const uk_category_verdict& one : all_of(uk_decision_verdicts, decided.decision)) {
        CHECK(one.cause_count == 0);
        CHECK(one.causes == nullptr);
        CHECK(one.meets == one.verdict);
        CHECK(one.is_excluded == 0);
    }

    const auto reasons = all_of(uk_decision_reasons, decided.decision);
    REQUIRE(reasons.size() >= 8);
    const uk_reason& line = reasons[0];
    CHECK(std::string{line.rule} == "低于150线");
    CHECK(std::string{line.left} == "月人均收入");
    CHECK(std::string{line.right} == "150% * 低保线");
    CHECK(std::string{line.unit} == "元/月/人");
    CHECK(std::string{line.source} == "S4-1.2");
    CHECK(line.kind == UK_REASON_COMPARISON);
    CHECK(line.type == UK_TYPE_NUMBER);
    CHECK(line.relation == UK_RELATION_BELOW);
    CHECK(line.result == UK_VERDICT_YES);
    CHECK(line.item == -1);
    CHECK(equals(line.left_number, 350999, 300));
    CHECK(equals(line.right_number, 1170, 1));
    CHECK(equals(line.margin, 1, 300));          // a third of a fen
    CHECK(std::string{line.left_text}.empty());  // a text only where the number does not hold it
    CHECK(std::string{line.right_text}.empty());
    CHECK(std::string{line.margin_text}.empty());

    const auto grants = all_of(uk_decision_grants, decided.decision);
    REQUIRE(grants.size() == 1);
    CHECK(grants[0].state == UK_GRANT_UNKNOWN);
    CHECK(grants[0].amount_fen == 0);
    CHECK(grants[0].limit == -1);
    CHECK(grants[0].formula_yuan.denominator == 0);
    const auto causes = elements(grants[0].causes, grants[0].cause_count, grants[0].cause_stride);
    REQUIRE(causes.size() == 1);
    CHECK(causes[0].kind == UK_CAUSE_NOT_STATED);
    CHECK(std::string{causes[0].detail} == "原文未写金额");

    const auto values = all_of(uk_decision_values, decided.decision);
    REQUIRE(values.size() == 3);
    CHECK(std::string{values[0].name} == "家庭人口");
    CHECK(values[0].is_given == 1);
    CHECK(values[0].is_assumed == 0);
    CHECK(equals(values[0].number, 3, 1));
    CHECK(std::string{values[0].unit} == "人");
    CHECK(std::string{values[1].text}.empty());  // the number holds it
    CHECK(equals(values[1].number, 350999, 300));
    CHECK(values[1].is_known == 1);
    CHECK(values[1].is_given == 0);
    CHECK(std::string{values[2].text} == "是");
    CHECK(values[2].number.denominator == 0);
}

TEST_CASE("on the line the margin is nought and another reading would decide otherwise", "[evaluator][S4-1]") {
    S4 s4;
    s4.household = household_of_s4_1(s4.plan, 351000);
    const Deciding on_line{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(verdicts(on_line.decision) == "no no no no");
    CHECK(equals(all_of(uk_decision_reasons, on_line.decision).at(0).margin, 0, 1));
    CHECK(depends_on(on_line.decision) == std::vector<std::uint32_t>{0});

    const uk_reading_choice including = {0, 1};
    s4.options.readings = &including;
    s4.options.reading_count = 1;
    const Deciding other{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(verdicts(other.decision) == "yes no no no");
    CHECK(depends_on(other.decision) == std::vector<std::uint32_t>{0});

    s4.options.readings = nullptr;
    s4.options.reading_count = 0;
    s4.household = household_of_s4_1(s4.plan, 351001);
    const Deciding above{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(equals(all_of(uk_decision_reasons, above.decision).at(0).margin, -1, 300));
    CHECK(depends_on(above.decision).empty());
}

TEST_CASE("what is missing is unknown, with causes and what is needed", "[evaluator][S4-1]") {
    S4 s4;
    s4.household.erase(s4.household.begin());  // no head count
    const Deciding decided{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(verdicts(decided.decision) == "unknown no no no");
    CHECK(needed(decided.decision) == Names{"婚姻", "成员"});
    CHECK(depends_on(decided.decision) == std::vector<std::uint32_t>{1});
    const auto first = all_of(uk_decision_verdicts, decided.decision).at(0);
    const auto causes = elements(first.causes, first.cause_count, first.cause_stride);
    REQUIRE_FALSE(causes.empty());
    CHECK(causes[0].kind == UK_CAUSE_MISSING_FACT);
    CHECK(std::string{causes[0].name} == "婚姻");
    CHECK(std::string{causes[0].detail}.empty());
    const auto reason = all_of(uk_decision_reasons, decided.decision).at(0);
    CHECK(std::string{reason.left_text}.empty());
    CHECK(std::string{reason.margin_text}.empty());
    CHECK(reason.margin.denominator == 0);
    CHECK(reason.result == UK_VERDICT_UNKNOWN);
    const auto values = all_of(uk_decision_values, decided.decision);
    CHECK(values.at(1).is_known == 0);
    CHECK(std::string{values.at(1).text}.empty());

    // Nothing known at all, no options: everything is unknown, nothing is an error.
    const Deciding nothing{s4.evaluator.get(), {}, nullptr};
    CHECK(verdicts(nothing.decision) == "unknown unknown unknown unknown");
    CHECK(all_of(uk_decision_reasons, nothing.decision).empty());
    CHECK(all_of(uk_decision_values, nothing.decision).empty());
    CHECK(depends_on(nothing.decision).empty());
}

TEST_CASE("a region without a line", "[evaluator][S4-1]") {
    S4 s4;
    s4.options = options_of_s4_1(all_flags, "130102");
    const Deciding decided{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(verdicts(decided.decision) == "unknown no no no");
    const auto first = all_of(uk_decision_verdicts, decided.decision).at(0);
    CHECK(first.causes[0].kind == UK_CAUSE_NO_PARAMETER);
    CHECK(std::string{first.causes[0].name} == "低保线");
}

TEST_CASE("list facts, and the assumption that a reading allows", "[evaluator][S4-1]") {
    S4 s4;
    s4.household.erase(s4.household.begin());
    const std::string spouse = "配偶";
    std::vector<uk_value> items(6);
    items[0].kind = UK_VALUE_CHOICE;  // 本人
    items[2].kind = UK_VALUE_TEXT;
    items[2].text = spouse.data();
    items[2].text_len = spouse.size();
    items[4].kind = UK_VALUE_CELL;
    items[4].text = "子女";
    items[4].text_len = std::strlen("子女");
    for (const std::size_t i : {1U, 3U, 5U}) items[i].kind = UK_VALUE_TRUTH, items[i].number = i == 5 ? 1 : 0;
    uk_value members{};
    members.fact = fact(s4.plan, "成员");
    members.kind = UK_VALUE_LIST;
    members.items = items.data();
    members.item_count = 3;
    s4.household.push_back(members);
    s4.household.push_back(number(s4.plan, "婚姻", UK_VALUE_CHOICE, 0));
    const Deciding decided{s4.evaluator.get(), s4.household, &s4.options};
    REQUIRE(decided.status == UK_STATUS_OK);
    CHECK(verdicts(decided.decision) == "yes no no no");
    CHECK(equals(all_of(uk_decision_values, decided.decision).at(0).number, 3, 1));

    items[2] = {};  // whose spouse is not told
    items[2].kind = UK_VALUE_MISSING;
    const Deciding blank{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(needed(blank.decision) == Names{"成员.关系"});

    const uk_reading_choice three_heads = {1, 1};
    s4.options.readings = &three_heads;
    s4.options.reading_count = 1;
    s4.household.resize(6);
    const Deciding assumed{s4.evaluator.get(), s4.household, &s4.options};
    CHECK(all_of(uk_decision_values, assumed.decision).at(0).is_assumed == 1);
}

TEST_CASE("every kind of value arrives, grants are paid and only the first category counts", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    std::string factory = "一厂";
    std::vector<uk_value> items(3);
    items[0].kind = UK_VALUE_CHOICE, items[0].number = 1;
    items[1].kind = UK_VALUE_NUMBER, items[1].number = 17;
    items[2].kind = UK_VALUE_CELL, items[2].text = "甲班", items[2].text_len = std::strlen("甲班");
    uk_value members{};
    members.fact = fact(plan, "成员");
    members.kind = UK_VALUE_LIST;
    members.items = items.data();
    members.item_count = 1;
    std::vector<uk_value> values = {number(plan, "收入", UK_VALUE_FEN, 99999), number(plan, "住房", UK_VALUE_CHOICE, 0),
                                    number(plan, "原因", UK_VALUE_SET, 2),     number(plan, "入会", UK_VALUE_DATE, day_2016_12_20),
                                    number(plan, "会员", UK_VALUE_TRUTH, 1),   members};
    values.push_back(cell(plan, "单位", factory));
    values.back().kind = UK_VALUE_TEXT;
    uk_decide_options options = options_of_s4_1(all_flags);
    const Deciding both{evaluator.get(), values, &options};
    REQUIRE(both.status == UK_STATUS_OK);
    const auto met = all_of(uk_decision_verdicts, both.decision);
    CHECK(met.at(0).meets == UK_VERDICT_YES);
    CHECK(met.at(1).meets == UK_VERDICT_YES);
    CHECK(uk_decision_outcome(both.decision) == 0);
    CHECK(verdicts(both.decision) == "yes no");
    const auto grant = all_of(uk_decision_grants, both.decision).at(0);
    CHECK(grant.state == UK_GRANT_GRANTED);
    CHECK(grant.amount_fen == 100000);
    CHECK(equals(grant.formula_yuan, 1000, 1));
    CHECK(equals(grant.limited_yuan, 1000, 1));
    bool date_seen = false, item_seen = false;
    for (const uk_reason& reason : all_of(uk_decision_reasons, both.decision)) {
        if (std::string{reason.left} == "入会") {
            date_seen = true;
            CHECK(std::string{reason.left_text} == "2016-12-20");
            CHECK(reason.margin.denominator == 1);
            CHECK(reason.margin.numerator == 18262 - day_2016_12_20);
        }
        item_seen = item_seen || reason.item == 0;
    }
    CHECK(date_seen);
    CHECK(item_seen);

    // The caller's texts may go: what is explained afterwards is the evaluator's own copy.
    factory = "0123456789012345678901234567890123456789";
    factory.clear();
    factory.shrink_to_fit();
    CHECK(text_of(evaluator.get(), UK_LANGUAGE_ZH).find("一厂") != std::string::npos);
    CHECK(json_of(evaluator.get()).find("一厂") != std::string::npos);

    values[0].number = 100000;  // on the line: the second category is the outcome
    values.pop_back();
    const Deciding second{evaluator.get(), values, &options};
    CHECK(uk_decision_outcome(second.decision) == 1);
    CHECK(all_of(uk_decision_grants, second.decision).at(0).amount_fen == 50050);
    values[2].number = 0;
    values.push_back(cell(plan, "单位", "二厂"));
    const Deciding none{evaluator.get(), values, &options};
    CHECK(uk_decision_outcome(none.decision) == UK_OUTCOME_NONE);
    CHECK(all_of(uk_decision_grants, none.decision).at(0).state == UK_GRANT_NOT_GRANTED);
    values.erase(values.begin());
    const Deciding open{evaluator.get(), values, &options};
    CHECK(uk_decision_outcome(open.decision) == UK_OUTCOME_UNKNOWN);
    CHECK(all_of(uk_decision_verdicts, open.decision).at(0).is_candidate == 1);
}

TEST_CASE("an unknown fact of text is missing, an empty text is not", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    std::vector<uk_value> values = {cell(plan, "单位", ""), number(plan, "住房", UK_VALUE_CHOICE, 1), number(plan, "原因", UK_VALUE_SET, 0)};
    CHECK(all_of(uk_decision_verdicts, Deciding{evaluator.get(), values, nullptr}.decision).at(1).meets == UK_VERDICT_UNKNOWN);
    values[0].kind = UK_VALUE_TEXT;
    CHECK(all_of(uk_decision_verdicts, Deciding{evaluator.get(), values, nullptr}.decision).at(1).meets == UK_VERDICT_NO);
    values[0].text = nullptr;
    CHECK(all_of(uk_decision_verdicts, Deciding{evaluator.get(), values, nullptr}.decision).at(1).meets == UK_VERDICT_NO);
}

TEST_CASE("values that do not fit their fact", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    uk_value list{};
    list.fact = fact(plan, "成员");
    list.kind = UK_VALUE_LIST;
    const auto item = [&](std::size_t field, uk_value_kind kind, std::int64_t n) {
        static std::vector<uk_value> items;
        items.assign(3, uk_value{});
        items[field].kind = kind;
        items[field].number = n;
        uk_value value = list;
        value.items = items.data();
        value.item_count = 1;
        return value;
    };
    uk_value too_long = list, null_items = list, bad_utf8 = cell(plan, "单位", "\xe5\xae"), null_text = cell(plan, "单位", ""), far{};
    too_long.items = &list;
    too_long.item_count = 10'001;
    null_items.item_count = 1;
    null_text.text = nullptr;
    null_text.text_len = 1;
    far.fact = 99;
    uk_value bad_utf8_text = bad_utf8;
    bad_utf8_text.kind = UK_VALUE_TEXT;
    const auto text = [&](const char* name, std::string_view words) {
        uk_value value = cell(plan, name, words);
        value.kind = UK_VALUE_TEXT;
        return value;
    };
    const std::string longest(16 * 1024, 'x'), longer = longest + "x";
    REQUIRE(Deciding{evaluator.get(), {text("单位", longest)}, nullptr}.status == UK_STATUS_OK);
    uk_value no_end = text("单位", "");
    no_end.text_len = SIZE_MAX;
    uk_value no_end_of_items = list;
    no_end_of_items.items = &list;
    no_end_of_items.item_count = SIZE_MAX;
    const struct {
        const char* what;
        uk_value value;
        uk_status status;
        const char* code;
        const char* field;
    } cases[] = {
        {"an index beyond the facts", far, UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "facts"},
        {"a kind that is none", number(plan, "收入", 99, 1), UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "收入"},
        {"a negative kind", number(plan, "收入", -1, 1), UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "收入"},
        {"money with a sign", number(plan, "收入", UK_VALUE_FEN, -1), UK_STATUS_BAD_VALUE, "out_of_bounds_cell", "收入"},
        {"less than a fen", number(plan, "收入", UK_VALUE_NUMBER, 1, 1000), UK_STATUS_BAD_VALUE, "finer_than_step", "收入"},
        {"a negative denominator", number(plan, "收入", UK_VALUE_NUMBER, 1, -1), UK_STATUS_BAD_VALUE, "bad_per_argument", "收入"},
        {"the least denominator", number(plan, "收入", UK_VALUE_NUMBER, 1, INT64_MIN), UK_STATUS_BAD_VALUE, "bad_per_argument", "收入"},
        {"truth for a number", number(plan, "收入", UK_VALUE_TRUTH, 1), UK_STATUS_BAD_VALUE, "value_kind", "收入"},
        {"fen for a plain count", number(plan, "孩子", UK_VALUE_FEN, 100), UK_STATUS_BAD_VALUE, "value_kind", "孩子"},
        {"a number for truth", number(plan, "会员", UK_VALUE_NUMBER, 1), UK_STATUS_BAD_VALUE, "value_kind", "会员"},
        {"truth that is two", number(plan, "会员", UK_VALUE_TRUTH, 2), UK_STATUS_BAD_VALUE, "bad_truth_argument", "会员"},
        {"truth that is negative", number(plan, "会员", UK_VALUE_TRUTH, -1), UK_STATUS_BAD_VALUE, "bad_truth_argument", "会员"},
        {"a choice beyond the last", number(plan, "住房", UK_VALUE_CHOICE, 3), UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "住房"},
        {"a negative choice", number(plan, "住房", UK_VALUE_CHOICE, -1), UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "住房"},
        {"a choice for any text", number(plan, "单位", UK_VALUE_CHOICE, 0), UK_STATUS_BAD_VALUE, "value_kind", "单位"},
        {"a bit beyond the last choice", number(plan, "原因", UK_VALUE_SET, 4), UK_STATUS_BAD_VALUE, "bad_set_argument", "原因"},
        {"all bits", number(plan, "原因", UK_VALUE_SET, -1), UK_STATUS_BAD_VALUE, "bad_set_argument", "原因"},
        {"a set for a choice", number(plan, "住房", UK_VALUE_SET, 1), UK_STATUS_BAD_VALUE, "value_kind", "住房"},
        {"a day beyond the calendar", number(plan, "入会", UK_VALUE_DATE, INT64_MAX), UK_STATUS_BAD_VALUE, "bad_date_argument", "入会"},
        {"a day before the calendar", number(plan, "入会", UK_VALUE_DATE, INT64_MIN), UK_STATUS_BAD_VALUE, "bad_date_argument", "入会"},
        {"a date for a number", number(plan, "收入", UK_VALUE_DATE, 1), UK_STATUS_BAD_VALUE, "value_kind", "收入"},
        {"a cell that is no number", cell(plan, "收入", "三千"), UK_STATUS_BAD_VALUE, "bad_number_cell", "收入"},
        {"a cell that is no choice", cell(plan, "住房", "租"), UK_STATUS_BAD_VALUE, "bad_choice_cell", "住房"},
        {"a cell that is no date", cell(plan, "入会", "2016-02-30"), UK_STATUS_BAD_VALUE, "bad_date_cell", "入会"},
        {"a cell that is not UTF-8", bad_utf8, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "单位"},
        {"a text that is not UTF-8", bad_utf8_text, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "单位"},
        {"a blank for a choice", text("住房", " "), UK_STATUS_BAD_VALUE, "bad_choice_cell", "住房"},
        {"nothing for a choice", text("住房", ""), UK_STATUS_BAD_VALUE, "bad_choice_cell", "住房"},
        {"a text with a NUL", text("单位", {"一厂\0x", 8}), UK_STATUS_INVALID_ARGUMENT, "nul_in_argument", "单位"},
        {"a cell with a NUL", cell(plan, "收入", {"1\0", 2}), UK_STATUS_INVALID_ARGUMENT, "nul_in_argument", "收入"},
        {"a text that is too long", text("单位", longer), UK_STATUS_OUT_OF_RANGE, "too_long", "单位"},
        {"a cell that is too long", cell(plan, "收入", longer), UK_STATUS_OUT_OF_RANGE, "too_long", "收入"},
        {"a text without an end", no_end, UK_STATUS_OUT_OF_RANGE, "too_long", "单位"},
        {"items without an end", no_end_of_items, UK_STATUS_OUT_OF_RANGE, "too_long", "成员"},
        {"no text with a length", null_text, UK_STATUS_INVALID_ARGUMENT, "null_argument", "单位"},
        {"a list for a number", number(plan, "收入", UK_VALUE_LIST, 0), UK_STATUS_BAD_VALUE, "value_kind", "收入"},
        {"a number for a list", number(plan, "成员", UK_VALUE_NUMBER, 1), UK_STATUS_BAD_VALUE, "value_kind", "成员"},
        {"a cell for a list", cell(plan, "成员", "本人"), UK_STATUS_BAD_VALUE, "value_kind", "成员"},
        {"a list that is too long", too_long, UK_STATUS_OUT_OF_RANGE, "too_long", "成员"},
        {"no items with a count", null_items, UK_STATUS_INVALID_ARGUMENT, "null_argument", "uk_value.items"},
        {"a field beyond its choices", item(0, UK_VALUE_CHOICE, 2), UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "成员.关系"},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        Deciding decided{evaluator.get(), {one.value}, nullptr};
        check_failed(decided.status, decided.error, one.status, one.code, one.field);
        // After a failure there is nothing to explain.
        const char* out = one.what;
        std::size_t length = 7;
        Error error;
        check_failed(uk_evaluator_explain(evaluator.get(), UK_LANGUAGE_ZH, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "no_decision",
                     "evaluator");
        CHECK(out == nullptr);
        CHECK(length == 0);
    }
    // Items of a list within a list have no field to go to.
    const Deciding nested{evaluator.get(), {item(1, UK_VALUE_LIST, 0)}, nullptr};
    check_failed(nested.status, nested.error, UK_STATUS_BAD_VALUE, "value_kind", "成员.年龄");
    const Deciding bad_field{evaluator.get(), {item(2, 99, 0)}, nullptr};
    check_failed(bad_field.status, bad_field.error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "成员.备注");
}

TEST_CASE("arguments of deciding that cannot be used", "[evaluator][S4-1]") {
    S4 s4;
    Error error;
    uk_evaluator* made = s4.evaluator.get();
    check_failed(uk_evaluator_new(nullptr, &made, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    CHECK(made == nullptr);
    check_failed(uk_evaluator_new(s4.plan.get(), nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");

    const Deciding no_evaluator{nullptr, s4.household, &s4.options};
    check_failed(no_evaluator.status, no_evaluator.error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "evaluator");
    check_failed(uk_evaluator_decide(s4.evaluator.get(), s4.household.data(), s4.household.size(), nullptr, nullptr, error.out()), error,
                 UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    const uk_decision* out = nullptr;
    check_failed(uk_evaluator_decide(s4.evaluator.get(), nullptr, 1, nullptr, &out, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "facts");
    check_failed(uk_evaluator_decide(s4.evaluator.get(), s4.household.data(), SIZE_MAX, nullptr, &out, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long",
                 "facts");
    const Deciding twice{s4.evaluator.get(), {s4.household[1], s4.household[1]}, &s4.options};
    check_failed(twice.status, twice.error, UK_STATUS_INVALID_ARGUMENT, "duplicate_fact", "家庭月收入");
    CHECK(uk_evaluator_decide(nullptr, nullptr, 1, nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    uk_evaluator_free(nullptr);
}

TEST_CASE("options that cannot be used", "[evaluator][S4-1]") {
    S4 s4;
    const uk_reading_choice far_reading = {2, 0}, far_option = {0, 2};
    const uk_reading_choice many[3] = {{0, 0}, {0, 1}, {1, 0}};
    const uk_parameter_choice far_parameter = {1, 0, {1, 1}}, no_number = {0, 0, {1, 0}}, reserved = {0, 1, {1, 1}},
                              twice[2] = {{0, 0, {1, 1}}, {0, 0, {2, 1}}};
    const auto with = [&](auto change) {
        uk_decide_options options = options_of_s4_1();
        change(options);
        return options;
    };
    const struct {
        const char* what;
        uk_decide_options options;
        uk_status status;
        const char* code;
        const char* field;
    } cases[] = {
        {"a flag that is none", with([](auto& o) { o.flags = 8; }), UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "flags"},
        {"all flags there could be", with([](auto& o) { o.flags = UINT32_MAX; }), UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "flags"},
        {"a region that is no code", with([](auto& o) { o.region = "1201x6"; }), UK_STATUS_INVALID_ARGUMENT, "bad_region_argument", "region"},
        {"a region that is not UTF-8", with([](auto& o) { o.region = "\xff\xff\xff\xff\xff\xff"; }), UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "region"},
        {"no region with a length", with([](auto& o) { o.region = nullptr; }), UK_STATUS_INVALID_ARGUMENT, "null_argument", "region"},
        {"a day beyond the calendar", with([](auto& o) { o.on = INT32_MAX; }), UK_STATUS_INVALID_ARGUMENT, "bad_date_argument", "on"},
        {"no readings with a count", with([](auto& o) { o.reading_count = 1; }), UK_STATUS_INVALID_ARGUMENT, "null_argument", "readings"},
        {"a reading beyond the last", with([&](auto& o) { o.readings = &far_reading, o.reading_count = 1; }), UK_STATUS_OUT_OF_RANGE, "index_out_of_range",
         "readings"},
        {"an option beyond the last", with([&](auto& o) { o.readings = &far_option, o.reading_count = 1; }), UK_STATUS_OUT_OF_RANGE, "index_out_of_range",
         "readings"},
        {"more readings than there are", with([&](auto& o) { o.readings = many, o.reading_count = 3; }), UK_STATUS_OUT_OF_RANGE, "too_long", "readings"},
        {"no parameters with a count", with([](auto& o) { o.parameter_count = 1; }), UK_STATUS_INVALID_ARGUMENT, "null_argument", "parameters"},
        {"a parameter beyond the last", with([&](auto& o) { o.parameters = &far_parameter, o.parameter_count = 1; }), UK_STATUS_OUT_OF_RANGE,
         "index_out_of_range", "parameters"},
        {"no number", with([&](auto& o) { o.parameters = &no_number, o.parameter_count = 1; }), UK_STATUS_BAD_VALUE, "bad_per_argument", "低保线"},
        {"a number with a reserved member", with([&](auto& o) { o.parameters = &reserved, o.parameter_count = 1; }), UK_STATUS_INVALID_ARGUMENT,
         "reserved_argument", "低保线"},
        {"more parameters than there are", with([&](auto& o) { o.parameters = twice, o.parameter_count = 2; }), UK_STATUS_OUT_OF_RANGE, "too_long",
         "parameters"},
        {"no size", with([](auto& o) { o.struct_size = 0; }), UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options"},
        {"a size too small for itself", with([](auto& o) { o.struct_size = 3; }), UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options"},
        {"an absurd size", with([](auto& o) { o.struct_size = UINT32_MAX; }), UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options"},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        const Deciding decided{s4.evaluator.get(), s4.household, &one.options};
        check_failed(decided.status, decided.error, one.status, one.code, one.field);
    }
}

TEST_CASE("options of older and newer callers", "[evaluator][S4-1]") {
    S4 s4;
    struct Newer {
        uk_decide_options known;
        std::uint64_t unknown;
    } newer{options_of_s4_1(), 0};
    newer.known.struct_size = sizeof newer;
    const Deciding zero_tail{s4.evaluator.get(), s4.household, &newer.known};
    CHECK(zero_tail.status == UK_STATUS_OK);
    newer.unknown = std::uint64_t{1} << 56;  // the last byte
    const Deciding used_tail{s4.evaluator.get(), s4.household, &newer.known};
    check_failed(used_tail.status, used_tail.error, UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options");
    CHECK_FALSE(std::string{uk_error_mend(used_tail.error.get(), UK_LANGUAGE_EN)}.empty());

    // An older caller knew flags and region only: what lies behind is not looked at.
    uk_decide_options older = options_of_s4_1();
    older.struct_size = offsetof(uk_decide_options, on);
    older.on = INT32_MAX;
    older.reading_count = 99;
    const Deciding old{s4.evaluator.get(), s4.household, &older};
    CHECK(old.status == UK_STATUS_OK);
    CHECK(verdicts(old.decision) == "yes no no no");
}

TEST_CASE("a parameter may be given instead of the plan's, and every text says so", "[evaluator]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "T-5"
title = "按县区填的标准"
[[parameter]]
name = "低保线"
unit = "元/月/人"
values = { unknown = "原文没有写数额" }
[[parameter]]
name = "倍数"
values = [{ value = 2 }]
[[fact]]
name = "人均"
unit = "元/月/人"
[[category]]
id = "困难"
when = "人均 <= 倍数 * 低保线"
)");
    const Evaluator evaluator = evaluator_of(plan);
    const std::vector<uk_value> household{number(plan, "人均", UK_VALUE_NUMBER, 1121, 1)};
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.flags = UK_DECIDE_REASONS;
    CHECK(verdicts(Deciding{evaluator.get(), household, &options}.decision) == "unknown");
    const uk_parameter_choice line = {0, 0, {5605, 10}}, both[] = {{1, 0, {1, 1}}, line};
    options.parameters = &line;
    options.parameter_count = 1;
    CHECK(verdicts(Deciding{evaluator.get(), household, &options}.decision) == "yes");  // 2 × 560.5: exactly on the line
    CHECK(text_of(evaluator.get(), UK_LANGUAGE_ZH).find("低保线 = 560.5 元/月/人（本次给的）") != std::string::npos);
    CHECK(text_of(evaluator.get(), UK_LANGUAGE_EN).find(" · 低保线=560.5元/月/人\n") != std::string::npos);
    const char* json = nullptr;
    REQUIRE(uk_evaluator_json(evaluator.get(), UK_LANGUAGE_ZH, &json, nullptr, nullptr) == UK_STATUS_OK);
    const std::string told = json;
    CHECK(told.find(R"("given_parameters": {"低保线": {"value": "560.5", "unit": "元/月/人"}})") != std::string::npos);
    CHECK(told.find(R"("低保线": {"value": "560.5", "unit": "元/月/人", "region": null})") != std::string::npos);
    options.parameters = both;
    options.parameter_count = 2;
    CHECK(verdicts(Deciding{evaluator.get(), household, &options}.decision) == "no");
    const uk_parameter_choice twice[] = {line, line};
    options.parameters = twice;
    const Deciding refused{evaluator.get(), household, &options};
    check_failed(refused.status, refused.error, UK_STATUS_INVALID_ARGUMENT, "duplicate_fact", "低保线");
    options.parameter_count = 0;
    CHECK(verdicts(Deciding{evaluator.get(), household, &options}.decision) == "unknown");  // what was given is forgotten
}

TEST_CASE("an evaluator outlives its plan, and two evaluators do not disturb each other", "[evaluator][S4-1]") {
    S4 s4;
    const Evaluator other = evaluator_of(s4.plan);
    const auto on_line = household_of_s4_1(s4.plan, 351000);
    s4.plan.reset();
    const Deciding first{s4.evaluator.get(), s4.household, &s4.options};
    const Deciding second{other.get(), on_line, &s4.options};
    CHECK(verdicts(first.decision) == "yes no no no");
    CHECK(verdicts(second.decision) == "no no no no");
    CHECK(equals(all_of(uk_decision_reasons, first.decision).at(0).margin, 1, 300));
    CHECK(text_of(s4.evaluator.get(), UK_LANGUAGE_EN).find("S4-1") != std::string::npos);
}

TEST_CASE("a decision is explained as the command explains it", "[evaluator][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    const std::string golden = "tests/cli/golden/explain.";
    const struct {
        std::vector<uk_value> values;
        const char* region;
        const char* file;
    } cases[] = {
        {{cell(plan, "家庭人口", "1"), cell(plan, "家庭月收入", "1170.00"), cell(plan, "政府救助后仍困难", "是"), cell(plan, "致困原因", "无"),
          cell(plan, "重病或重大灾害", "否"), cell(plan, "自付医疗费", "0.00"), cell(plan, "灾害损失", "0.00")},
         "12",
         "refused_on_the_line"},
        {{cell(plan, "家庭人口", ""), number(plan, "家庭月收入", UK_VALUE_FEN, 300000), cell(plan, "政府救助后仍困难", "是"), cell(plan, "致困原因", "无"),
          cell(plan, "重病或重大灾害", "否"), cell(plan, "自付医疗费", "0.00"), cell(plan, "灾害损失", "0.00")},
         "120116",
         "head_count_missing"},
    };
    for (const auto& one : cases) {
        INFO(one.file);
        const uk_decide_options options = options_of_s4_1(all_flags, one.region);
        REQUIRE(Deciding{evaluator.get(), one.values, &options}.status == UK_STATUS_OK);
        for (const auto& [language, suffix, heading] : {std::tuple{UK_LANGUAGE_ZH, ".zh.txt", "结果"}, {UK_LANGUAGE_EN, ".en.txt", "Result"}})
            CHECK(below_the_heading(text_of(evaluator.get(), language), heading) == below_the_heading(text_of_file(golden + one.file + suffix), heading));
    }
    const std::string json = json_of(evaluator.get());
    CHECK(json.front() == '{');
    CHECK(json.find("\"needed\"") != std::string::npos);
    CHECK(json.find("S4-1") != std::string::npos);
}

TEST_CASE("arguments of explaining that cannot be used", "[evaluator][S4-1]") {
    S4 s4;
    Error error;
    const char* out = "x";
    std::size_t length = 7;
    check_failed(uk_evaluator_explain(s4.evaluator.get(), UK_LANGUAGE_ZH, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "no_decision",
                 "evaluator");
    CHECK(out == nullptr);
    CHECK(length == 0);
    check_failed(uk_evaluator_json(s4.evaluator.get(), UK_LANGUAGE_ZH, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "no_decision",
                 "evaluator");
    out = "x";
    check_failed(uk_evaluator_json(nullptr, UK_LANGUAGE_ZH, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "evaluator");
    CHECK(out == nullptr);
    check_failed(uk_evaluator_explain(nullptr, UK_LANGUAGE_ZH, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "evaluator");

    REQUIRE(Deciding{s4.evaluator.get(), s4.household, &s4.options}.status == UK_STATUS_OK);
    for (const uk_language language : {-1, 2}) {
        out = "x";
        length = 7;
        check_failed(uk_evaluator_explain(s4.evaluator.get(), language, &out, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration",
                     "language");
        CHECK(out == nullptr);
        CHECK(length == 0);
    }
    check_failed(uk_evaluator_explain(s4.evaluator.get(), UK_LANGUAGE_ZH, nullptr, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument",
                 "out");
    check_failed(uk_evaluator_json(s4.evaluator.get(), UK_LANGUAGE_ZH, nullptr, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument",
                 "out");
    CHECK(uk_evaluator_explain(s4.evaluator.get(), UK_LANGUAGE_EN, &out, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(uk_evaluator_json(s4.evaluator.get(), UK_LANGUAGE_ZH, &out, nullptr, nullptr) == UK_STATUS_OK);
}

TEST_CASE("no decision has nothing", "[evaluator]") {
    const uk_decision* none = nullptr;
    CHECK(all_of(uk_decision_verdicts, none).empty());
    CHECK(all_of(uk_decision_reasons, none).empty());
    CHECK(all_of(uk_decision_grants, none).empty());
    CHECK(all_of(uk_decision_values, none).empty());
    CHECK(needed(none).empty());
    CHECK(documents(none).empty());
    CHECK(depends_on(none).empty());
    CHECK(uk_decision_outcome(none) == UK_OUTCOME_MANY);
    CHECK(uk_decision_verdicts(none, nullptr, nullptr) == nullptr);
    CHECK(uk_decision_needed(none, nullptr) == nullptr);
    CHECK(uk_decision_documents(none, nullptr) == nullptr);
    CHECK(uk_decision_depends_on(none, nullptr) == nullptr);
}

TEST_CASE("a verdict and a grant say which exclusions hold or may hold", "[evaluator]") {
    const Plan plan = load(exclusive);
    const Evaluator evaluator = evaluator_of(plan);
    using Indices = std::vector<std::uint32_t>;
    const auto excluded_by = [](const auto& one) { return Indices{one.excluded_by, one.excluded_by + one.excluded_by_count}; };
    const struct {
        std::vector<uk_value> values;
        Indices category, cash;
        uk_verdict verdict;
    } cases[] = {
        {{number(plan, "车", UK_VALUE_TRUTH, 0), number(plan, "房", UK_VALUE_TRUTH, 0)}, {}, {}, UK_VERDICT_YES},
        {{number(plan, "车", UK_VALUE_TRUTH, 1), number(plan, "房", UK_VALUE_TRUTH, 0)}, {0}, {}, UK_VERDICT_NO},
        {{number(plan, "车", UK_VALUE_TRUTH, 1), number(plan, "房", UK_VALUE_TRUTH, 1)}, {0, 1}, {1}, UK_VERDICT_NO},
        {{number(plan, "车", UK_VALUE_TRUTH, 0)}, {1}, {1}, UK_VERDICT_UNKNOWN},  // may hold
    };
    for (const auto& one : cases) {
        const Deciding decided{evaluator.get(), one.values, nullptr};
        REQUIRE(decided.status == UK_STATUS_OK);
        const uk_category_verdict category = all_of(uk_decision_verdicts, decided.decision).at(0);
        CHECK(category.verdict == one.verdict);
        CHECK(excluded_by(category) == one.category);
        CHECK((category.is_excluded == 1) == !one.category.empty());
        CHECK(excluded_by(all_of(uk_decision_grants, decided.decision).at(0)) == one.cash);
        CHECK(excluded_by(all_of(uk_decision_grants, decided.decision).at(1)).empty());
    }
    const Deciding both{evaluator.get(), cases[0].values, nullptr};
    const auto grants = all_of(uk_decision_grants, both.decision);
    CHECK(grants[1].limit == 0);  // 两项合计
    CHECK(grants[2].limit == -1);
}

TEST_CASE("a reason in two nested lists names both items", "[evaluator]") {
    const Plan plan = load(R"toml(format = 1
[plan]
id = "T-6"
title = "隔代"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "岁" }]
[[category]]
id = "隔代"
when = "some a in 成员 satisfies (some b in 成员 satisfies b.岁 > a.岁 + 40)"
[[category]]
id = "有老人"
when = "some a in 成员 satisfies a.岁 >= 60"
)toml");
    const Evaluator evaluator = evaluator_of(plan);
    uk_value ages[2]{};
    for (uk_value& age : ages) age.kind = UK_VALUE_NUMBER;
    ages[0].number = 70;
    ages[1].number = 10;
    uk_value members{};
    members.fact = fact(plan, "成员");
    members.kind = UK_VALUE_LIST;
    members.items = ages;
    members.item_count = 2;
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.flags = UK_DECIDE_REASONS;
    const Deciding decided{evaluator.get(), {members}, &options};
    std::string seen;
    for (const uk_reason& reason : all_of(uk_decision_reasons, decided.decision))
        seen += std::to_string(reason.outer_item) + "/" + std::to_string(reason.item) + ":" + std::to_string(reason.margin.numerator) + " ";
    CHECK(seen == "0/0:-40 0/1:-100 1/0:20 1/1:-40 -1/0:10 -1/1:-50 ");
}

TEST_CASE("what a grant alone lacks is asked for, too", "[evaluator]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "缺"
title = "缺"
[[fact]]
name = "重病"
type = "bool"
[[fact]]
name = "学费"
unit = "元"
[[category]]
id = "困难"
when = "true"
[[grant]]
id = "医疗补助"
when = "重病"
amount = "学费"
)");
    const Evaluator evaluator = evaluator_of(plan);
    const Deciding nothing{evaluator.get(), {}, nullptr};
    CHECK(needed(nothing.decision) == Names{"重病"});
    const Deciding ill{evaluator.get(), {number(plan, "重病", UK_VALUE_TRUTH, 1)}, nullptr};
    CHECK(needed(ill.decision) == Names{"学费"});
    const Deciding well{evaluator.get(), {number(plan, "重病", UK_VALUE_TRUTH, 0)}, nullptr};
    CHECK(needed(well.decision).empty());
}

TEST_CASE("a bad item is told by its place in the list", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    std::vector<uk_value> items(3 * std::size_t{10'000});
    uk_value list{};
    list.fact = fact(plan, "成员");
    list.kind = UK_VALUE_LIST;
    list.items = items.data();
    list.item_count = 10'000;
    for (const std::size_t item : {std::size_t{0}, std::size_t{7'777}, std::size_t{9'999}}) {
        uk_value& age = items[3 * item + 1];
        age.kind = UK_VALUE_CELL;
        age.text = "z";
        age.text_len = 1;
        const Deciding decided{evaluator.get(), {list}, nullptr};
        check_failed(decided.status, decided.error, UK_STATUS_BAD_VALUE, "bad_number_cell", "成员.年龄");
        CHECK(uk_error_row(decided.error.get()) == static_cast<std::int64_t>(item));
        age = {};
    }
    list.item_count = 10'001;
    const Deciding too_long{evaluator.get(), {list}, nullptr};
    CHECK(uk_error_row(too_long.error.get()) == -1);
}

TEST_CASE("members that a kind does not use must be zero", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const std::vector<uk_value> good = {number(plan, "收入", UK_VALUE_MISSING, 0), number(plan, "收入", UK_VALUE_NUMBER, 1, 1),
                                        number(plan, "收入", UK_VALUE_FEN, 1),     number(plan, "会员", UK_VALUE_TRUTH, 1),
                                        number(plan, "住房", UK_VALUE_CHOICE, 1),  number(plan, "原因", UK_VALUE_SET, 1),
                                        number(plan, "入会", UK_VALUE_DATE, 1),    cell(plan, "单位", "一厂"),
                                        number(plan, "成员", UK_VALUE_LIST, 0),    number(plan, "成员", UK_VALUE_MISSING, 0)};
    const uk_value item{};
    const auto with = [](uk_value value, auto change) {
        change(value);
        return value;
    };
    for (const uk_value& value : good) {
        INFO("kind " << value.kind);
        CHECK(Deciding{evaluator.get(), {value}, nullptr}.status == UK_STATUS_OK);
        const bool is_text = value.kind == UK_VALUE_CELL, is_list = value.kind == UK_VALUE_LIST,
                   is_number = !is_text && !is_list && value.kind != UK_VALUE_MISSING;
        const struct {
            bool is_used;
            uk_value changed;
        } changes[] = {
            {is_number, with(value, [](auto& v) { v.number = 1; })},   {value.kind == UK_VALUE_NUMBER, with(value, [](auto& v) { v.per = 1; })},
            {is_text, with(value, [](auto& v) { v.text = "x"; })},     {is_text, with(value, [](auto& v) { v.text_len = 1; })},
            {is_list, with(value, [&](auto& v) { v.items = &item; })}, {is_list, with(value, [](auto& v) { v.item_count = 1; })},
        };
        for (const auto& [is_used, changed] : changes) {
            if (is_used) continue;
            const Deciding refused{evaluator.get(), {changed}, nullptr};
            check_failed(refused.status, refused.error, UK_STATUS_INVALID_ARGUMENT, "unused_member",
                         all_of(uk_plan_facts, static_cast<const uk_plan*>(plan.get()))[value.fact].name);
        }
    }
}

TEST_CASE("options that end within a member, or say neither yes nor no", "[evaluator][S4-1]") {
    S4 s4;
    for (const std::uint32_t size : {5U, 7U, 9U, 12U, 20U, 26U, 33U, 47U}) {
        INFO(size);
        s4.options.struct_size = size;
        const Deciding cut{s4.evaluator.get(), s4.household, &s4.options};
        check_failed(cut.status, cut.error, UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options");
    }
    s4.options.struct_size = sizeof s4.options;
    for (const std::int32_t has_on : {-1, 2, 7, INT32_MIN}) {
        s4.options.has_on = has_on;
        const Deciding neither{s4.evaluator.get(), s4.household, &s4.options};
        check_failed(neither.status, neither.error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "has_on");
    }
}

TEST_CASE("messages repeat little of what they were given, and nothing that may name people", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const std::string long_cell(16'000, 'y');
    const struct {
        const char* what;
        uk_value value;
        std::string_view shown, hidden;
    } cases[] = {
        {"an identity number", cell(plan, "收入", "990101199003070011X"), "“***X”", "9901"},
        {"a card number in groups", cell(plan, "收入", "6222 0212-3456 7890 12 x"), "“*** x”", "6222"},
        {"a number in full width", cell(plan, "住房", "张三 １３８００１３８０００"), "“张三 ***”", "１３８"},
        {"ten digits are an amount", cell(plan, "收入", "1234567890x"), "“1234567890x”", "*"},
        {"eleven may be a telephone", cell(plan, "收入", "12345678901x"), "“***x”", "1234"},
        {"in a set", cell(plan, "原因", "疾病、990101199003070011"), "“***”", "9901"},
        {"a number of the right form", cell(plan, "收入", "-990101199003070011"), "***", "9901"},
        {"a number as number", number(plan, "收入", UK_VALUE_NUMBER, -990101199003070011), "***", "9901"},
        {"a long cell", cell(plan, "会员", long_cell), "“yyyyyyyyyyyyyyyyyyyy…”", "yyyyyyyyyyyyyyyyyyyyy"},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        const Deciding refused{evaluator.get(), {one.value}, nullptr};
        REQUIRE(refused.status == UK_STATUS_BAD_VALUE);
        for (const uk_language language : {UK_LANGUAGE_ZH, UK_LANGUAGE_EN}) {
            const std::string message = uk_error_message(refused.error.get(), language);
            INFO(message);
            CHECK(message.find(one.shown) != std::string::npos);
            CHECK((one.hidden == "*" ? message.find('*') : message.find(one.hidden)) == std::string::npos);
            CHECK(std::string{uk_error_mend(refused.error.get(), language)}.find(one.hidden) == std::string::npos);
        }
    }
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.region = long_cell.data();
    options.region_len = long_cell.size();
    const Deciding far{evaluator.get(), {}, &options};
    check_failed(far.status, far.error, UK_STATUS_INVALID_ARGUMENT, "bad_region_argument", "region");
    CHECK(std::strlen(uk_error_message(far.error.get(), UK_LANGUAGE_EN)) < 100);
}

TEST_CASE("advice names what was given", "[evaluator]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const auto message = [&](const uk_value& value) {
        const Deciding refused{evaluator.get(), {value}, nullptr};
        return std::string{uk_error_message(refused.error.get(), UK_LANGUAGE_EN)};
    };
    uk_value list = number(plan, "成员", UK_VALUE_LIST, 0);
    list.items = &list;
    list.item_count = SIZE_MAX;
    CHECK(message(number(plan, "原因", UK_VALUE_SET, 8)) == "“原因” has 2 choices, found bit 3 set (counted from 0)");
    CHECK(message(number(plan, "会员", UK_VALUE_TRUTH, 2)) == "“会员” takes 0 for no or 1 for yes, found 2");
    CHECK(message(number(plan, "收入", UK_VALUE_NUMBER, 1, -1)) == "“收入”: per must be above zero, found -1");
    CHECK(message(number(plan, "收入", UK_VALUE_SET, 1)).find("found UK_VALUE_SET") != std::string::npos);
    CHECK(message(list).find("-1 items") == std::string::npos);
}

TEST_CASE("JSON speaks both languages", "[evaluator]") {
    const Plan plan = load(every_type + R"(
[[reading]]
id = "何种证明"
why = "原文没有写明"
also = ["收入", "单位"]
[[document]]
no = 1
title = { reading = "何种证明", "收入" = "收入证明", "单位" = "单位证明" }
)");
    const Evaluator evaluator = evaluator_of(plan);
    REQUIRE(Deciding{evaluator.get(), {}, nullptr}.status == UK_STATUS_OK);
    const char* out = nullptr;
    REQUIRE(uk_evaluator_json(evaluator.get(), UK_LANGUAGE_ZH, &out, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(std::string{out}.find("\"收入证明、单位证明\"") != std::string::npos);
    REQUIRE(uk_evaluator_json(evaluator.get(), UK_LANGUAGE_EN, &out, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(std::string{out}.find("\"收入证明; 单位证明\"") != std::string::npos);
    Error error;
    check_failed(uk_evaluator_json(evaluator.get(), 2, &out, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "language");
}

TEST_CASE("the least number of 64 bits fits", "[evaluator]") {
    std::string text = every_type;
    text.replace(text.find("count(原因) >= 1"), std::strlen("count(原因) >= 1"), "序号 >= 1");
    text.insert(text.find("[[derived]]"), "[[fact]]\nname = \"序号\"\n");
    const Plan plan = load(text);
    const Evaluator evaluator = evaluator_of(plan);
    const uk_decide_options options = options_of_s4_1(UK_DECIDE_REASONS);
    const Deciding decided{evaluator.get(), {number(plan, "序号", UK_VALUE_NUMBER, INT64_MIN)}, &options};
    bool seen = false;
    for (const uk_reason& reason : all_of(uk_decision_reasons, decided.decision)) {
        if (std::string{reason.left} != "序号") continue;
        seen = true;
        CHECK(equals(reason.left_number, INT64_MIN, 1));
        CHECK(std::string{reason.left_text}.empty());
        CHECK(reason.margin.denominator == 0);  // one below it does not fit
        CHECK(std::string{reason.margin_text} == "-9223372036854775809");
    }
    CHECK(seen);
}
