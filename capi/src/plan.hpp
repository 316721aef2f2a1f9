#pragma once
#include <unionkit.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/plan/plan.hpp>

/// A plan with its listings in C's shape, made once: reading them cannot fail.
struct uk_plan {
    explicit uk_plan(std::shared_ptr<const unionkit::plan::Plan> plan);

    std::shared_ptr<const unionkit::plan::Plan> plan;
    std::vector<uk_fact> facts;
    std::vector<uk_category> categories;
    std::vector<uk_grant> grants;
    std::vector<uk_exclusion> exclusions;
    std::vector<uk_limit> limits;
    std::vector<uk_pool> pools;
    std::vector<uk_parameter> parameters;
    std::vector<uk_reading> readings;
    std::vector<uk_document> documents;
    std::vector<uk_contest> contests;

private:
    const char* keep(std::string text);
    const char* const* words(const std::vector<std::string>* texts);
    const uk_field* fields(const unionkit::feel::ListShape& shape);
    uk_parameter parameter(const unionkit::plan::Parameter& parameter);

    std::deque<std::string> texts_;
    std::deque<std::vector<const char*>> words_;
    std::deque<std::vector<uk_field>> fields_;
    std::deque<std::vector<std::uint32_t>> indices_;
    std::deque<std::vector<uk_pool_key>> keys_;
    std::deque<std::vector<uk_parameter_value>> values_;
};

struct uk_findings {
    explicit uk_findings(const std::vector<unionkit::Finding>& findings);
    std::vector<uk_finding> items;

private:
    const char* keep(std::string text);
    std::deque<std::string> texts_;
};

namespace unionkit::capi {

uk_type type_of(const feel::Type& type);

/// Its texts are the plan's.
uk_cause cause_of(const feel::Cause& cause);

/// Lowest terms, if both halves fit 64 bits; else denominator 0, as for a number that is not there.
uk_number number_in_lowest_terms(const Rational& value);
inline uk_number number_of(const Rational& value) {
    const Ratio& ratio = value.small();
    const bool is_plain = !value.is_wide() && ratio.denominator() == 1 && detail::fits_64_bits(ratio.numerator());
    return is_plain ? uk_number{static_cast<std::int64_t>(ratio.numerator()), 1} : number_in_lowest_terms(value);
}
inline uk_number number_of(const std::optional<Rational>& value) { return value ? number_of(*value) : uk_number{0, 0}; }

/// An array for C: its count and stride go out, its first element comes back.
template <typename T>
const T* array_of(const std::vector<T>* items, std::size_t* count, std::size_t* stride) {
    if (count) *count = items ? items->size() : 0;
    if (stride) *stride = sizeof(T);
    return items && !items->empty() ? items->data() : nullptr;
}

}  // namespace unionkit::capi
