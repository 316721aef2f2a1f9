#include <unionkit/value/capitals.hpp>

#include <string_view>

namespace unionkit {

namespace {

constexpr std::string_view digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/// A number of 1 .. 9999, one 零 for each run of zeros between two digits. Zeros in front of the first digit are the caller's.
void append_group(std::string& text, std::uint64_t group) {
    struct Power {
        std::uint64_t value;
        std::string_view name;
    };
    static constexpr Power powers[] = {{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}};
    bool begun = false, gap = false;
    for (const Power& power : powers) {
        const std::uint64_t digit = group / power.value % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap) text += digits[0];
        text.append(digits[digit]).append(power.name);
        begun = true, gap = false;
    }
}

/// Groups of four digits from the highest that 64 bits can hold: 亿亿, 万亿, 亿, 万, and below.
std::string whole_yuan(std::uint64_t yuan) {
    std::string text;
    bool gap = false;  // the group before was empty
    std::uint64_t scale = 10'000'000'000'000'000;
    for (int above = 4; above >= 0; --above, scale /= 10'000) {
        const std::uint64_t group = yuan / scale % 10'000;
        if (group > 0) {
            if (!text.empty() && (gap || group < 1000)) text += digits[0];
            append_group(text, group);
            if (above % 2 == 1) text += "万";
        }
        gap = group == 0;
        // An empty group of 亿 still names the 万亿 and 亿亿 above it.
        if (above > 0 && above % 2 == 0 && !text.empty()) text += "亿";
    }
    return text;
}

}  // namespace

std::string to_capitals(Money amount, CapitalsEnding ending) {
    if (amount == Money::from_fen(0)) return "零元整";
    const bool negative = amount.fen() < 0;
    // The negative of the lowest amount does not fit 64 bits with a sign.
    const std::uint64_t all_fen = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(amount.fen()) : static_cast<std::uint64_t>(amount.fen());
    const std::uint64_t yuan = all_fen / 100, jiao = all_fen / 10 % 10, fen = all_fen % 10;

    std::string text = negative ? "负" : "";
    if (yuan > 0) text.append(whole_yuan(yuan)).append("元");
    if (jiao > 0) text.append(digits[jiao]).append("角");
    if (jiao == 0 && yuan > 0 && fen > 0) text += digits[0];
    if (fen > 0) text.append(digits[fen]).append("分");
    if (fen == 0 && (jiao == 0 || ending == CapitalsEnding::accounting)) text += "整";
    return text;
}

}  // namespace unionkit
