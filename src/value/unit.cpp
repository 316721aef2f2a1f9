#include <unionkit/value/unit.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

namespace unionkit {

namespace {

struct BuiltIn {
    std::string_view name;
    Unit unit;
};
constexpr BuiltIn built_in[] = {
    {"元", BaseUnit::yuan}, {"人", BaseUnit::person}, {"月", BaseUnit::month}, {"个月", BaseUnit::month},
    {"年", BaseUnit::year}, {"日", BaseUnit::day},    {"天", BaseUnit::day},   {"件", BaseUnit::piece},
};

struct Scale {
    std::string_view name;
    std::int64_t factor;
};
constexpr Scale scales[] = {{"万", 10'000}, {"亿", 100'000'000}};

}  // namespace

bool UnitNames::declare(std::string name) {
    name = text::nfc(name);
    if (declared_.size() == static_cast<std::size_t>(max_declared_units)) return false;
    if (!text::is_identifier(name) || find(name)) return false;
    // With 万瓦 declared, 瓦 would give 万瓦 a second meaning.
    for (const Scale& scale : scales)
        if (find(std::string(scale.name) + name)) return false;
    declared_.push_back(std::move(name));
    return true;
}

namespace {

std::optional<Unit> find_unscaled(std::string_view name, const std::vector<std::string>& declared) {
    for (const BuiltIn& known : built_in)
        if (known.name == name) return known.unit;
    const auto found = std::find(declared.begin(), declared.end(), name);
    if (found == declared.end()) return std::nullopt;
    return Unit::declared(static_cast<int>(found - declared.begin()));
}

}  // namespace

std::optional<UnitNames::Named> UnitNames::find(std::string_view name) const {
    const std::string normal = text::nfc(name);
    if (const auto unit = find_unscaled(normal, declared_)) return Named{*unit, 1};
    for (const Scale& scale : scales) {
        if (!normal.starts_with(scale.name)) continue;
        const std::string_view rest = std::string_view(normal).substr(scale.name.size());
        if (rest.empty()) return Named{Unit{}, scale.factor};
        if (const auto unit = find_unscaled(rest, declared_)) return Named{*unit, scale.factor};
    }
    return std::nullopt;
}

namespace {

constexpr std::string_view times_sign = "·";

/// One factor of a written unit: `万元`, `人²`, `件^4`.
struct Factor {
    std::string_view name;
    int exponent = 1;
};

bool drop_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
}

std::optional<Factor> split_factor(std::string_view text) {
    if (drop_suffix(text, "²")) return Factor{text, 2};
    if (drop_suffix(text, "³")) return Factor{text, 3};
    const std::size_t caret = text.find('^');
    if (caret == std::string_view::npos) return Factor{text, 1};
    const std::string_view digits = text.substr(caret + 1);
    int exponent = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || exponent < 1) return std::nullopt;
    return Factor{text.substr(0, caret), exponent};
}

/// A product that is being read: scales above and below the line are kept apart, since 元/万人 has no whole scale.
struct Product {
    Unit unit;
    std::int64_t scale_above = 1;
    std::int64_t scale_below = 1;

    bool multiply(const UnitNames::Named& factor, bool below) {
        std::int64_t& scale = below ? scale_below : scale_above;
        if (__builtin_mul_overflow(scale, factor.scale, &scale)) return false;
        unit = below ? unit / factor.unit : unit * factor.unit;
        return unit.highest_power() <= limits::unit_power;
    }
};

bool multiply_written(Product& product, std::string_view written, bool below, const UnitNames& names) {
    const auto factor = split_factor(written);
    if (!factor) return false;
    const auto named = names.find(factor->name);
    if (!named) return false;
    for (int i = 0; i < factor->exponent; ++i)
        if (!product.multiply(*named, below)) return false;
    return true;
}

/// Reads `元·件` or one divisor; nothing may be empty.
bool multiply_all(Product& product, std::string_view written, bool below, const UnitNames& names) {
    std::size_t end = 0;
    while ((end = written.find(times_sign)) != std::string_view::npos) {
        // After a `/` it would not be clear on which side of the line the next factor stands.
        if (below || !multiply_written(product, written.substr(0, end), below, names)) return false;
        written.remove_prefix(end + times_sign.size());
    }
    return multiply_written(product, written, below, names);
}

}  // namespace

std::optional<UnitNames::Named> UnitNames::parse(std::string_view text) const {
    Product product;
    std::size_t slash = text.find('/');
    const bool only_divisors = slash != std::string_view::npos && text.substr(0, slash) == "1";
    if (!only_divisors && !multiply_all(product, text.substr(0, slash), false, *this)) return std::nullopt;
    while (slash != std::string_view::npos) {
        text.remove_prefix(slash + 1);
        slash = text.find('/');
        if (!multiply_all(product, text.substr(0, slash), true, *this)) return std::nullopt;
    }
    if (product.scale_above % product.scale_below != 0) return std::nullopt;
    return Named{product.unit, product.scale_above / product.scale_below};
}

namespace {

constexpr int index_of(BaseUnit base) { return static_cast<int>(base); }

std::string with_exponent(std::string_view name, int exponent) {
    const std::string text{name};
    switch (exponent) {
        case 1: return text;
        case 2: return text + "²";
        case 3: return text + "³";
        default: return text + "^" + std::to_string(exponent);
    }
}

/// Unit indices in a written order; `declared` stands for all units that the plan adds.
constexpr int declared = -1;
constexpr int numerator_order[] = {index_of(BaseUnit::yuan),  index_of(BaseUnit::piece), declared, index_of(BaseUnit::day), index_of(BaseUnit::year),
                                   index_of(BaseUnit::month), index_of(BaseUnit::person)};
constexpr int denominator_order[] = {index_of(BaseUnit::year),  index_of(BaseUnit::month), index_of(BaseUnit::day),
                                     index_of(BaseUnit::yuan),  index_of(BaseUnit::piece), declared,
                                     index_of(BaseUnit::person)};

template <std::size_t n, class Visit>
void for_each_index(const int (&order)[n], const Visit& visit) {
    for (const int index : order) {
        if (index != declared) {
            visit(index);
            continue;
        }
        for (int i = 0; i < max_declared_units; ++i) visit(base_unit_count + i);
    }
}

std::string name_of(int index, const std::vector<std::string>& declared_names) {
    constexpr std::string_view base_names[base_unit_count] = {"元", "人", "月", "年", "日", "件"};
    if (index < base_unit_count) return std::string(base_names[index]);
    const auto place = static_cast<std::size_t>(index - base_unit_count);
    return place < declared_names.size() ? declared_names[place] : "?";
}

}  // namespace

std::string UnitNames::text(Unit unit) const {
    std::string above, below;
    for_each_index(numerator_order, [&](int index) {
        const int exponent = unit.exponent_at(index);
        if (exponent <= 0) return;
        if (!above.empty()) above += times_sign;
        above += with_exponent(name_of(index, declared_), exponent);
    });
    for_each_index(denominator_order, [&](int index) {
        const int exponent = unit.exponent_at(index);
        if (exponent < 0) below.append("/").append(with_exponent(name_of(index, declared_), -exponent));
    });
    if (above.empty() && !below.empty()) above += '1';
    return above + below;
}

std::vector<std::string> UnitNames::all() const {
    std::vector<std::string> names{"万元", "亿元"};
    for (const BuiltIn& known : built_in) names.emplace_back(known.name);
    for (const Scale& scale : scales) names.emplace_back(scale.name);
    names.insert(names.end(), declared_.begin(), declared_.end());
    return names;
}

}  // namespace unionkit
