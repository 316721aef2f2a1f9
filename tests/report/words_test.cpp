#include <unionkit/report/words.hpp>

#include "sample.hpp"

using namespace unionkit;
using namespace unionkit::report;

namespace {

feel::Atom comparison(Relation relation, feel::Type type) {
    feel::Atom atom;
    atom.shape = feel::Atom::Shape::comparison;
    atom.relation = relation;
    atom.type = type;
    return atom;
}

relief::Reason reason(Verdict result, std::optional<Rational> margin) {
    relief::Reason reason;
    reason.seen.result = result;
    reason.margin = std::move(margin);
    return reason;
}

const Unit per_head = Unit{BaseUnit::yuan} / Unit{BaseUnit::month} / Unit{BaseUnit::person};

}  // namespace

TEST_CASE("a margin says how far inside or outside of the line, and which way the line itself falls") {
    const UnitNames units;
    const feel::Atom below = comparison(Relation::below, feel::number_type(per_head));
    const Rational third = Rational{1} / Rational{300};
    CHECK(margin_text(reason(Verdict::yes, third), below, units, Language::zh) == "线内，距线 ≈0.0033 元/月/人");
    CHECK(margin_text(reason(Verdict::no, -third), below, units, Language::zh) == "线外，差 ≈0.0033 元/月/人");
    CHECK(margin_text(reason(Verdict::no, Rational{0}), below, units, Language::zh) == "恰在线上（不含）");
    CHECK(margin_text(reason(Verdict::yes, Rational{0}), comparison(Relation::at_most, below.type), units, Language::zh) == "恰在线上（含）");
    CHECK(margin_text(reason(Verdict::yes, third), below, units, Language::en) == "inside by ≈0.0033 元/月/人");
    CHECK(margin_text(reason(Verdict::no, Rational{-5}), below, units, Language::en) == "outside by 5 元/月/人");
    CHECK(margin_text(reason(Verdict::no, Rational{0}), below, units, Language::en) == "exactly on the line, which is not included");
    CHECK(short_margin_text(reason(Verdict::no, Rational{0}), below, units, Language::zh) == "恰在线上");
    CHECK(short_margin_text(reason(Verdict::no, Rational{-5}), below, units, Language::zh) == "线外 5 元/月/人");
}

TEST_CASE("a distance too small to print is no zero") {
    const feel::Atom below = comparison(Relation::below, feel::number_type(per_head));
    const Rational tiny = Rational{1} / Rational{1'000'000};
    CHECK(margin_text(reason(Verdict::yes, tiny), below, UnitNames{}, Language::zh) == "线内，距线 <0.0001 元/月/人");
}

TEST_CASE("dates are days apart; equality has no line") {
    const UnitNames units;
    CHECK(margin_text(reason(Verdict::no, Rational{-3}), comparison(Relation::at_most, feel::date_type()), units, Language::zh) == "线外，差 3 日");
    CHECK(margin_text(reason(Verdict::no, Rational{-3}), comparison(Relation::equal, feel::number_type()), units, Language::zh) == "相差 3");
    CHECK(margin_text(reason(Verdict::yes, Rational{0}), comparison(Relation::equal, feel::number_type()), units, Language::zh).empty());
    CHECK(margin_text(reason(Verdict::unknown, std::nullopt), comparison(Relation::below, feel::number_type()), units, Language::zh).empty());
}

TEST_CASE("values are shown as people write them") {
    const UnitNames units;
    const std::vector<std::string> choices{"残疾", "单亲"};
    feel::Type set;
    set.kind = feel::Kind::set;
    set.choices = &choices;
    CHECK(value_text(set, feel::Value::of_set(3), units, Language::zh) == "残疾、单亲");
    CHECK(value_text(set, feel::Value::of_set(0), units, Language::zh) == "无");
    CHECK(value_text(set, feel::Value::of_set(0), units, Language::en) == "none");
    CHECK(value_text(feel::truth_type(), feel::Value::of_truth(false), units, Language::zh) == "否");
    CHECK(value_text(feel::date_type(), feel::Value::of_date(*Date::from_ymd(2016, 2, 29)), units, Language::en) == "2016-02-29");
    CHECK(value_text(feel::number_type(per_head), feel::Value::of_number(Rational{780}), units, Language::zh) == "780 元/月/人");
    CHECK(value_text(feel::number_type(), feel::Value{}, units, Language::zh) == "不明");
    CHECK(amount_text(Rational{600}) == "600.00");
    CHECK(amount_text(Rational{1} / Rational{3}) == "≈0.3333");
}

TEST_CASE("every cause says what to do, in both languages") {
    const auto plan = sample::plan();
    for (int kind = 0; kind <= static_cast<int>(feel::CauseKind::to_be_decided); ++kind) {
        const CauseText text = cause_text({static_cast<feel::CauseKind>(kind), "没选的", "详情"}, *plan);
        CHECK_FALSE(text.why.zh.empty());
        CHECK_FALSE(text.why.en.empty());
        CHECK_FALSE(text.mend.zh.empty());
        CHECK_FALSE(text.mend.en.empty());
    }
    CHECK(cause_text({feel::CauseKind::missing_fact, "婚姻", ""}, *plan).why.zh == "缺“婚姻”");
    CHECK(cause_text({feel::CauseKind::reading_open, "没选的", ""}, *plan).mend.zh == "选定一种读法：甲、乙");
    CHECK(cause_text({feel::CauseKind::not_stated, "慰问金", "原文未写金额"}, *plan).why.zh == "方案没有写“慰问金”：原文未写金额");
}

TEST_CASE("formulas stand on one line") {
    CHECK(one_line("\n  if a\n  then b\n  else c ") == "if a then b else c");
    CHECK(one_line("").empty());
}
