#include "headings.hpp"

#include <algorithm>
#include <utility>

#include <unionkit/value/finding.hpp>
#include <unionkit/value/text.hpp>

namespace unionkit::plan {

namespace {

struct Bracketed {
    std::string_view name, inner;
};

/// `家庭月收入(元)` in two; both are empty if nothing stands in brackets at the end.
Bracketed split(std::string_view key) {
    const std::size_t open = key.rfind('(');
    if (!key.ends_with(')') || open == std::string_view::npos || open == 0) return {};
    return {key.substr(0, open), key.substr(open + 1, key.size() - open - 2)};
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) text.replace(at, what.size(), by);
}

}  // namespace

std::string heading_key(std::string_view heading) {
    std::string key = text::half_width(text::nfc(heading));
    for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u200B", "\uFEFF"}) replace_all(key, blank, "");
    for (const std::string_view open : {"[", "【", "〔"}) replace_all(key, open, "(");
    for (const std::string_view close : {"]", "】", "〕"}) replace_all(key, close, ")");
    return key;
}

void Headings::add(std::uint32_t index, std::string_view name, const Input& input) {
    known_.push_back({heading_key(name), std::string{name}, index, &input});
    for (const std::string& column : input.columns) known_.push_back({heading_key(column), column, index, &input});
}

const Headings::Known* Headings::by_key(std::string_view key) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.key == key; });
    return found == known_.end() ? nullptr : &*found;
}

HeadingMatch Headings::find(const std::string& heading) const {
    // Two names of a plan may differ in nothing but width; what is written exactly so goes before what is only read so.
    for (const Known& known : known_)
        if (known.heading == heading && !heading.ends_with("）") && !heading.ends_with(")")) return {known.index, {}, {}};
    const std::string key = heading_key(heading);
    const auto [name, inner] = split(key);
    if (const Known* known = by_key(key)) return with_unit(*known, inner, false);
    const Known* known = name.empty() ? nullptr : by_key(name);
    return known == nullptr ? HeadingMatch{} : with_unit(*known, inner, true);
}

/// \param must_be_unit  what stands in brackets is not part of a heading the plan gives: only a unit may follow a name
HeadingMatch Headings::with_unit(const Known& known, std::string_view unit, bool must_be_unit) const {
    const Input& input = *known.input;
    const HeadingMatch without{must_be_unit ? none : known.index, {}, {}};
    if (unit.empty() || !input.type.is(feel::Kind::number)) return without;
    if (const auto named = units_.parse(unit)) {
        if (fits_cells(*named, input.type.unit)) return {known.index, CellUnit{named->scale, std::string{unit}}, {}};
        return {known.index, {}, std::string{unit}};
    }
    // 千元, 美元: money that no plan knows must not be taken for nothing; (税后) and the like may be another fact.
    const bool is_money = must_be_unit && unit.find("元") != std::string_view::npos;
    return is_money ? HeadingMatch{known.index, {}, std::string{unit}} : without;
}

std::string Headings::nearest_to(const std::string& heading, std::vector<std::string> others) const {
    const std::string key = heading_key(heading);
    if (const Known* known = by_key(split(key).name)) return known->heading;
    for (const Known& known : known_) others.push_back(known.heading);
    return nearest(heading, others);
}

}  // namespace unionkit::plan
