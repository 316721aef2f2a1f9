#include <unionkit/feel/normal.hpp>

#include <algorithm>

#include <unionkit/feel/program.hpp>
#include <unionkit/limits.hpp>

namespace unionkit::feel {
namespace {

using Powers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Powers merged(const Powers& a, const Powers& b) {
    Powers result;
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() || y != b.end()) {
        if (y == b.end() || (x != a.end() && x->first < y->first)) {
            result.push_back(*x++);
        } else if (x == a.end() || y->first < x->first) {
            result.push_back(*y++);
        } else {
            result.emplace_back(x->first, x->second + y->second);
            ++x, ++y;
        }
    }
    return result;
}

std::vector<std::uint32_t> merged(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

/// polynomial × base^exponent.
std::optional<Polynomial> times_power(std::optional<Polynomial> polynomial, const Polynomial& base, std::uint32_t exponent) {
    for (; exponent > 0 && polynomial; --exponent) polynomial = product(*polynomial, base);
    return polynomial;
}

/// Adds a denominator to a list; the same polynomial stands there once.
void put(std::vector<Denominator>& list, const Denominator& one, bool take_larger_power) {
    for (Denominator& known : list) {
        if (!(known.value == one.value)) continue;
        known.power = take_larger_power ? std::max(known.power, one.power) : known.power + one.power;
        known.is_positive = known.is_positive || one.is_positive;
        return;
    }
    list.push_back(one);
}

std::uint32_t power_in(const std::vector<Denominator>& list, const Polynomial& value) {
    for (const Denominator& one : list)
        if (one.value == value) return one.power;
    return 0;
}

/// Are there few enough denominators, of powers that are not too high?
bool are_small(const std::vector<Denominator>& list) {
    const auto is_small = [](const Denominator& one) { return one.power <= limits::normal_power; };
    return list.size() <= limits::normal_terms && std::all_of(list.begin(), list.end(), is_small);
}

/// The numerator over a larger common denominator.
std::optional<Polynomial> widened(const Fraction& fraction, const std::vector<Denominator>& common) {
    std::optional<Polynomial> numerator = fraction.numerator;
    for (const Denominator& one : common) numerator = times_power(std::move(numerator), one.value, one.power - power_in(fraction.denominators, one.value));
    return numerator;
}

std::optional<Fraction> combine(const Fraction& a, const Fraction& b, bool subtracts) {
    Fraction result;
    result.denominators = a.denominators;
    for (const Denominator& one : b.denominators) put(result.denominators, one, true);
    const auto left = widened(a, result.denominators), right = widened(b, result.denominators);
    if (!left || !right) return std::nullopt;
    result.numerator = subtracts ? *left - *right : *left + *right;
    if (!result.numerator.is_small() || !are_small(result.denominators)) return std::nullopt;
    result.support = merged(a.support, b.support);
    return result;
}

}  // namespace

// ---------------------------------------------------------------------------------------------- polynomials

Polynomial Polynomial::constant(const Rational& value) {
    Polynomial result;
    result.add({value, {}});
    return result;
}

Polynomial Polynomial::slot(std::uint32_t cell) {
    Polynomial result;
    result.add({Rational{1}, {{cell, 1}}});
    return result;
}

void Polynomial::add(Monomial term) {
    if (term.coefficient.is_zero()) return;
    const auto at = std::lower_bound(terms_.begin(), terms_.end(), term, [](const Monomial& a, const Monomial& b) { return a.powers < b.powers; });
    if (at == terms_.end() || at->powers != term.powers) {
        terms_.insert(at, std::move(term));
        return;
    }
    at->coefficient = at->coefficient + term.coefficient;
    if (at->coefficient.is_zero()) terms_.erase(at);
}

std::optional<Rational> Polynomial::as_constant() const {
    if (terms_.empty()) return Rational{0};
    if (terms_.size() == 1 && terms_.front().powers.empty()) return terms_.front().coefficient;
    return std::nullopt;
}

Rational Polynomial::evaluate(const std::function<const Rational&(std::uint32_t)>& value_of) const {
    Rational sum;
    for (const Monomial& term : terms_) {
        Rational product = term.coefficient;
        for (const auto& [slot, power] : term.powers)
            for (std::uint32_t i = 0; i < power; ++i) product = product * value_of(slot);
        sum = sum + product;
    }
    return sum;
}

Polynomial operator+(const Polynomial& a, const Polynomial& b) {
    Polynomial result = a;
    for (const Monomial& term : b.terms_) result.add(term);
    return result;
}

Polynomial operator-(const Polynomial& a, const Polynomial& b) {
    Polynomial result = a;
    for (const Monomial& term : b.terms_) result.add({-term.coefficient, term.powers});
    return result;
}

Polynomial operator*(const Polynomial& a, const Rational& factor) {
    Polynomial result;
    for (const Monomial& term : a.terms_) result.add({term.coefficient * factor, term.powers});
    return result;
}

std::optional<Polynomial> product(const Polynomial& a, const Polynomial& b) {
    Polynomial result;
    for (const Monomial& x : a.terms_) {
        for (const Monomial& y : b.terms_) result.add({x.coefficient * y.coefficient, merged(x.powers, y.powers)});
        if (result.terms_.size() > 2 * limits::normal_terms) return std::nullopt;  // few of them will cancel
    }
    if (!result.is_small()) return std::nullopt;
    return result;
}

bool Polynomial::is_small() const {
    return terms_.size() <= limits::normal_terms && std::all_of(terms_.begin(), terms_.end(), [](const Monomial& term) {
               std::uint32_t degree = 0;
               for (const auto& [slot, power] : term.powers) degree += power;
               return degree <= limits::normal_power && !(term.coefficient.is_wide() && term.coefficient.bits() > limits::normal_bits);
           });
}

bool operator==(const Polynomial& a, const Polynomial& b) {
    return std::equal(a.terms_.begin(), a.terms_.end(), b.terms_.begin(), b.terms_.end(),
                      [](const Monomial& x, const Monomial& y) { return x.powers == y.powers && x.coefficient == y.coefficient; });
}

// ---------------------------------------------------------------------------------------------- fractions

Fraction Fraction::constant(const Rational& value) { return {Polynomial::constant(value), {}, {}}; }
Fraction Fraction::slot(std::uint32_t cell) { return {Polynomial::slot(cell), {}, {cell}}; }

std::optional<Fraction> add(const Fraction& a, const Fraction& b) { return combine(a, b, false); }
std::optional<Fraction> subtract(const Fraction& a, const Fraction& b) { return combine(a, b, true); }

std::optional<Fraction> multiply(const Fraction& a, const Fraction& b) {
    auto numerator = product(a.numerator, b.numerator);
    if (!numerator) return std::nullopt;
    Fraction result{std::move(*numerator), a.denominators, merged(a.support, b.support)};
    for (const Denominator& one : b.denominators) put(result.denominators, one, false);
    if (!are_small(result.denominators)) return std::nullopt;
    return result;
}

std::optional<Fraction> divide(const Fraction& a, const Fraction& b, bool positive) {
    Fraction result{a.numerator, a.denominators, merged(a.support, b.support)};
    // a ÷ (n / d) = a × d ÷ n, and d must still not be zero.
    for (const Denominator& one : b.denominators) {
        auto numerator = times_power(std::move(result.numerator), one.value, one.power);
        if (!numerator) return std::nullopt;
        result.numerator = std::move(*numerator);
        put(result.denominators, {one.value, 0, one.is_positive}, true);
    }
    if (const auto constant = b.numerator.as_constant()) {
        if (constant->is_zero()) return std::nullopt;
        result.numerator = result.numerator * (Rational{1} / *constant);
        return result.numerator.is_small() ? std::optional{std::move(result)} : std::nullopt;
    }
    // The whole divisor is above zero, not its numerator alone: that is proven only where nothing stands below it.
    put(result.denominators, {b.numerator, 1, positive && b.denominators.empty()}, false);
    if (!are_small(result.denominators)) return std::nullopt;
    return result;
}

// ---------------------------------------------------------------------------------------------- comparisons

std::optional<NormalComparison> normalise(const Fraction& left, Relation relation, const Fraction& right) {
    auto difference = subtract(left, right);
    if (!difference) return std::nullopt;
    NormalComparison normal;
    normal.relation = relation;
    normal.denominators = std::move(difference->denominators);
    normal.support = std::move(difference->support);
    // Each coefficient that is not whole yet adds its denominator: the scale is a common multiple of them all.
    for (const Monomial& term : difference->numerator.terms()) {
        normal.scale = normal.scale * (term.coefficient * normal.scale).denominator();
        if (normal.scale.is_wide() && normal.scale.bits() > limits::normal_bits) return std::nullopt;
    }
    normal.difference = difference->numerator * normal.scale;
    return normal;
}

std::optional<Rational> NormalComparison::distance(const std::function<const Rational&(std::uint32_t)>& value_of) const {
    Rational below = scale;
    for (const Denominator& one : denominators) {
        const Rational value = one.value.evaluate(value_of);
        if (value.is_zero()) return std::nullopt;
        for (std::uint32_t i = 0; i < one.power; ++i) below = below * value;
    }
    return difference.evaluate(value_of) / below;
}

std::optional<bool> NormalComparison::holds(const std::function<const Rational&(std::uint32_t)>& value_of) const {
    bool mirror = false;
    for (const Denominator& one : denominators) {
        if (one.is_positive) continue;
        const int sign = one.value.evaluate(value_of).sign();
        if (sign == 0) return std::nullopt;
        if (sign < 0 && one.power % 2 == 1) mirror = !mirror;
    }
    return unionkit::holds(difference.evaluate(value_of).sign() <=> 0, mirror ? mirrored(relation) : relation);
}

namespace {

/// Replaces rules by what they are computed from; each rule is looked at once.
class Expander {
public:
    Expander(const Program& program, const std::function<bool(std::uint32_t)>& expands) : program_{program}, expands_{expands} {}

    std::optional<Fraction> fraction(const Fraction& whole) {
        auto result = polynomial(whole.numerator);
        for (const Denominator& one : whole.denominators) {
            const auto below = result ? polynomial(one.value) : std::nullopt;
            if (!below) return std::nullopt;
            for (std::uint32_t i = 0; i < std::max(one.power, 1U) && result; ++i) result = divide(*result, *below, one.is_positive);
            if (result && one.power == 0) result = multiply(*result, *below);
        }
        if (result)
            for (const std::uint32_t read : whole.support) result->support = merged(result->support, slot(read).support);
        return result;
    }

private:
    std::optional<Fraction> polynomial(const Polynomial& sum) {
        std::optional<Fraction> result = Fraction::constant(Rational{0});
        for (const Monomial& term : sum.terms()) {
            std::optional<Fraction> one = Fraction::constant(term.coefficient);
            for (const auto& [cell, power] : term.powers)
                for (std::uint32_t i = 0; i < power && one; ++i) one = multiply(*one, slot(cell));
            result = result && one ? add(*result, *one) : std::nullopt;
        }
        return result;
    }

    const Fraction& slot(std::uint32_t cell) {
        if (const auto known = done_.find(cell); known != done_.end()) return known->second;
        std::optional<Fraction> result;
        const auto rule = program_.fractions.find(cell);
        if (rule != program_.fractions.end() && expands_(cell)) result = fraction(rule->second);
        return done_.emplace(cell, result ? std::move(*result) : Fraction::slot(cell)).first->second;
    }

    const Program& program_;
    const std::function<bool(std::uint32_t)>& expands_;
    std::map<std::uint32_t, Fraction> done_;
};

}  // namespace

NormalComparison expand(const Program& program, const NormalComparison& comparison, const std::function<bool(std::uint32_t)>& expands) {
    const Fraction whole{comparison.difference * (Rational{1} / comparison.scale), comparison.denominators, comparison.support};
    const auto expanded = Expander{program, expands}.fraction(whole);
    const auto normal = expanded ? normalise(*expanded, comparison.relation, Fraction::constant(Rational{0})) : std::nullopt;
    return normal.value_or(comparison);
}

}  // namespace unionkit::feel
