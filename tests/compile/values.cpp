/// Compiles, or the values are not what their headers promise. Nothing here runs.
#include <unionkit/event/match_score.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/share.hpp>
#include <unionkit/event/split.hpp>
#include <unionkit/event/weigh.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/value/capitals.hpp>
#include <unionkit/value/code.hpp>
#include <unionkit/value/date.hpp>
#include <unionkit/value/finding.hpp>
#include <unionkit/value/identity_number.hpp>
#include <unionkit/value/money.hpp>
#include <unionkit/value/ratio.hpp>
#include <unionkit/value/rational.hpp>
#include <unionkit/value/region.hpp>
#include <unionkit/value/relation.hpp>
#include <unionkit/value/unit.hpp>
#include <unionkit/value/verdict.hpp>

#include <type_traits>

using namespace unionkit;

namespace {

template <class A, class B>
concept multipliable = requires(A a, B b) {
    a* b;
};
template <class A, class B>
concept addable = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept divisible = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
    a < b;
};
template <class A>
concept counted_in_fen = requires(A a) {
    Money::from_fen(a);
};

template <class T>
constexpr bool is_plain_value = std::is_trivially_copyable_v<T>&& std::is_standard_layout_v<T>;

// Layouts that batches and fast paths rely on.
static_assert(sizeof(Money) == 8 && is_plain_value<Money>);
static_assert(sizeof(Date) == 4 && is_plain_value<Date>);
static_assert(sizeof(Verdict) == 1 && sizeof(Relation) == 1);
static_assert(sizeof(Ratio) == 32 && is_plain_value<Ratio>);
static_assert(sizeof(Unit) == 16 && is_plain_value<Unit>);
static_assert(std::is_nothrow_move_constructible_v<Rational> && std::is_nothrow_move_assignable_v<Rational>);

// A value that exists is valid: no empty money, no empty date.
static_assert(!std::is_default_constructible_v<Money>);
static_assert(!std::is_default_constructible_v<Date>);
static_assert(!std::is_default_constructible_v<Code>);
static_assert(!std::is_constructible_v<Money, std::int64_t> && !std::is_constructible_v<Date, std::int32_t>);
static_assert(!std::is_constructible_v<Region, const char*>);
static_assert(!std::is_default_constructible_v<IdentityNumber> && !std::is_constructible_v<IdentityNumber, std::string>);
static_assert(!std::is_convertible_v<IdentityNumber, std::string>);

// No double comes near a threshold.
static_assert(counted_in_fen<int> && counted_in_fen<std::int64_t>);
static_assert(!counted_in_fen<double> && !counted_in_fen<float>);
static_assert(std::is_constructible_v<Ratio, int> && std::is_constructible_v<Rational, int>);
static_assert(!std::is_constructible_v<Ratio, double> && !std::is_constructible_v<Rational, double>);
static_assert(!std::is_convertible_v<double, Rational> && !multipliable<Rational, double>);
static_assert(!comparable<Rational, double> && !comparable<Ratio, double>);

// What has no meaning does not compile; the line below each shows that the question is put rightly.
static_assert(!multipliable<Money, Money> && !addable<Money, Money> && !divisible<Money, Money>);
static_assert(multipliable<Rational, Rational> && addable<Rational, Rational> && divisible<Rational, Rational>);
static_assert(!multipliable<Money, int> && !multipliable<Money, double> && !comparable<Money, int>);
static_assert(multipliable<Rational, int> && comparable<Money, Money> && comparable<Rational, int>);
static_assert(!addable<Date, Date> && !addable<Date, int> && !comparable<Date, int>);
static_assert(comparable<Date, Date>);
static_assert(!addable<Unit, Unit> && !multipliable<Unit, int> && !comparable<Unit, Unit>);
static_assert(multipliable<Unit, Unit> && divisible<Unit, Unit>);
static_assert(!comparable<Region, Region> && !std::is_convertible_v<int, Verdict> && !std::is_convertible_v<Verdict, bool>);

// Money.
static_assert(Money::from_fen(60000) < Money::from_fen(60001));
static_assert(checked_add(Money::from_fen(1), Money::from_fen(2)) == Money::from_fen(3));
static_assert(!checked_add(Money::from_fen(INT64_MAX), Money::from_fen(1)));
static_assert(!checked_multiply(Money::from_fen(INT64_MIN), -1));

// Ratio, in the compiler.
constexpr Ratio line = *checked_multiply(*Ratio::make(3, 2), Ratio{780});
constexpr Ratio per_head = *checked_divide(*checked_divide(Ratio{42120}, Ratio{12}), Ratio{3});
static_assert(per_head == line && line == Ratio{1170});
static_assert(holds(per_head, Relation::at_most, line) && !holds(per_head, Relation::below, line));
static_assert(!Ratio::make(1, 0) && !checked_divide(Ratio{1}, Ratio{0}));
static_assert(*Ratio::make(1, 3) > *Ratio::make(33333333, 100000000));

// Relation and Verdict.
static_assert(mirrored(Relation::below) == Relation::above && mirrored(mirrored(Relation::at_most)) == Relation::at_most);
static_assert(kleene_and(Verdict::no, Verdict::unknown) == Verdict::no);
static_assert(kleene_or(Verdict::unknown, Verdict::yes) == Verdict::yes);
static_assert(kleene_and(Verdict::yes, Verdict::unknown) == Verdict::unknown);

// Unit.
constexpr Unit yuan = BaseUnit::yuan, year = BaseUnit::year, month = BaseUnit::month, person = BaseUnit::person;
static_assert(yuan / year != yuan / month && (yuan / year).in_months() == yuan / month);
static_assert((yuan / month / person * person) == yuan / month && (yuan / yuan).is_plain());
static_assert((yuan / year * month).mixes_periods());
static_assert(yuan.raised_to(100).highest_power() == 100 && yuan.raised_to(-100).raised_to(2).highest_power() == 127);
static_assert(Unit::declared(max_declared_units - 1).exponent_at(base_unit_count + max_declared_units - 1) == 1);

// A mark is a value or the reason why there is none; nothing of a meet is a plain number by accident.
static_assert(sizeof(event::Mark) == 16 && is_plain_value<event::Mark> && sizeof(event::PlaceNumber) == 4 && is_plain_value<event::PlaceNumber>);
static_assert(sizeof(event::Placing) <= 28 && is_plain_value<event::Placing>);
static_assert(!std::is_default_constructible_v<event::Mark> && !std::is_constructible_v<event::Mark, std::int64_t>);
static_assert(!std::is_convertible_v<event::Mark, std::int64_t> && !comparable<event::Mark, event::Mark>);
static_assert(!comparable<event::PlaceNumber, event::PlaceNumber> && !std::is_constructible_v<event::PlaceNumber, std::uint32_t>);
static_assert(!std::is_default_constructible_v<event::Key>);
static_assert(static_cast<int>(event::Status::ok) == 0 && static_cast<int>(event::Status::missing) == event::status_count - 1);
static_assert(event::PlaceNumber::from_twice(5).is_half() && event::PlaceNumber::of(2) != event::PlaceNumber::none() && event::PlaceNumber{}.is_none());

// Events, in the compiler: a mean that no decimal can write, its rounding, a match, a part of the participants.
constexpr event::WeightedPart scores[] = {{Ratio{9000}}, {Ratio{9500}}, {Ratio{9200}}};
static_assert(event::weigh(scores, std::nullopt).value == *Ratio::make(27700, 3));
static_assert(event::weigh(scores, std::nullopt, event::RoundTo{2, event::MarkUnit::thousandth, Rounding::half_up}).value == Ratio{9230});
constexpr event::Game games[] = {event::Game::won, event::Game::lost, event::Game::won};
static_assert(event::score_match(3, games).state == event::MatchScore::State::won);
static_assert(event::part_of(10, *Ratio::make(2, 3)) == 6U && !event::part_of(1, Ratio{-1}));
static_assert(*checked_round(*Ratio::make(-5, 2), 1, Rounding::half_even) == Ratio{-2} && round_whole(*Ratio::make(-5, 2), Rounding::floor) == -3);

// Codes are compared by name.
constexpr Message one{"one", "", ""}, also_one{"one", "x", "y"}, two{"two", "", ""};
static_assert(Code{one} == Code{also_one} && !(Code{one} == Code{two}) && Code{two} == "two");

}  // namespace
