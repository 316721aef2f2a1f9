#include <unionkit/event/draw_transcript.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include <unionkit/value/text.hpp>

#include "draw_messages.hpp"

namespace unionkit::event {
namespace {

constexpr std::string_view bar = " | ";
constexpr std::string_view title = "抽签记录 draw transcript";
constexpr std::uint32_t version = 1;

// The first columns of lines.
constexpr std::string_view source_key = "来源 source";
constexpr std::string_view seed_key = "种子 seed";
constexpr std::string_view groups_key = "分组 groups";
constexpr std::string_view teammates_key = "同队 teammates";
constexpr std::string_view entries_key = "名单 entries";
constexpr std::string_view steps_key = "步骤 steps";
constexpr std::string_view result_key = "结果 result";
constexpr std::string_view digest_key = "摘要 digest";
constexpr std::array<std::string_view, 4> teammates_words{"不限 anywhere", "不相邻 apart", "均匀 spread", "至多 at most"};
constexpr std::string_view no_team_word = "（无队 no team）";

constexpr std::string_view how_to_replay[] = {
    "算法 algorithm | RFC 3797 | MD5",
    "# 第 1 步的步号是 0000。每一步：两个字节的步号、种子、再一次步号，连起来求 MD5，看作 128 位的数，除以人数取余数。",
    "# 名单中去掉已经抽出的、签位预先指定的和这一步须回避的队，按名单次序从 0 数起，数到余数的抽中。",
    "# 须回避的队写在行末；带 * 的队排在这里并不违规，但以后会排不下去。",
    "# The number of step 1 is 0000. Each step: the MD5 of the number in two bytes, the seed, and the number again; read it as",
    "# 128 bits and take its remainder by the candidates. Leave out of the list of entries who was drawn, whose slot is fixed, and",
    "# the teams barred in this step; count in the order of the list, from 0, up to the remainder: that entry has the slot.",
    "# Barred teams stand at the end of a line; with * the rule would hold here but could not be kept to the end.",
};
constexpr std::string_view entry_columns = "# 序号 entry | 号码 label | 队 team | 指定签位 fixed slot";
constexpr std::string_view step_columns = "# 步 step | 步号 number | 签位 slot | MD5 | 人数 candidates | 余数 remainder | 序号 entry | 回避 barred";
constexpr std::string_view result_columns = "# 签位 slot | 组 group | 组内 in group | 序号 entry | 号码 label";

/// One line of a transcript, and what may be said about it.
struct Line {
    enum class Kind : std::uint8_t {
        fixed,   ///< no names
        words,   ///< names stand in it
        step,    ///< as step_columns
        result,  ///< as result_columns
        digest,
    };
    std::string text;
    Kind kind = Kind::fixed;
};

using Columns = std::vector<std::string>;

std::string number(std::size_t value) { return std::to_string(value); }

/// Empty columns at the end are left out.
std::string joined(Columns columns) {
    while (columns.size() > 1 && columns.back().empty()) columns.pop_back();
    return text::joined(columns, bar);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    parts.push_back(text);
    return parts;
}

// ------------------------------------------------------------------------------------------------ writing

std::string hexadecimal(std::size_t step) {
    std::string digits;
    for (int shift = 12; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[step >> shift & 0xF];
    return digits;
}

std::string step_line(const Draw& draw, std::size_t index) {
    const DrawStep& step = draw.steps[index];
    Columns columns{number(index + 1),       hexadecimal(index),     number(step.slot + 1), to_hex(step.hash),
                    number(step.candidates), number(step.remainder), number(step.entry + 1)};
    for (const BarredTeam& barred : step.barred)
        columns.push_back((barred.team < draw.teams.size() ? draw.teams[barred.team] : std::string{no_team_word}) + (barred.looks_ahead ? "*" : ""));
    return joined(std::move(columns));
}

void add_result(const Draw& draw, std::vector<Line>& lines) {
    std::size_t slot = 0;
    for (std::size_t group = 0; group < draw.request.groups.size(); ++group)
        for (std::size_t place = 0; place < draw.request.groups[group]; ++place, ++slot) {
            const std::uint32_t entry = draw.entry_at[slot];
            lines.push_back(
                {joined({number(slot + 1), number(group + 1), number(place + 1), number(entry + 1), draw.request.entries[entry].label}), Line::Kind::result});
        }
}

/// All lines but the last one, which is their digest.
std::vector<Line> lines_of(const Draw& draw) {
    const DrawRequest& request = draw.request;
    std::vector<Line> lines{{joined({std::string{title}, number(version)})}};
    for (const std::string_view line : how_to_replay) lines.push_back({std::string{line}});
    for (const SeedSource& source : request.sources) lines.push_back({joined({std::string{source_key}, source.name, source.value}), Line::Kind::words});
    lines.push_back({joined({std::string{seed_key}, draw.seed})});
    Columns groups{std::string{groups_key}};
    for (const std::uint32_t size : request.groups) groups.push_back(number(size));
    lines.push_back({joined(std::move(groups))});
    Columns teammates{std::string{teammates_key}, std::string{teammates_words[static_cast<std::size_t>(request.teammates)]}};
    if (request.teammates == Teammates::at_most) teammates.push_back(number(request.at_most));
    lines.push_back({joined(std::move(teammates))});

    lines.push_back({joined({std::string{entries_key}, number(request.entries.size())})});
    lines.push_back({std::string{entry_columns}});
    for (std::size_t i = 0; i < request.entries.size(); ++i) {
        const DrawEntry& entry = request.entries[i];
        lines.push_back({joined({number(i + 1), entry.label, entry.team, entry.slot == by_lot ? "" : number(entry.slot + std::size_t{1})}), Line::Kind::words});
    }
    lines.push_back({joined({std::string{steps_key}, number(draw.steps.size())})});
    lines.push_back({std::string{step_columns}});
    for (std::size_t i = 0; i < draw.steps.size(); ++i) lines.push_back({step_line(draw, i), Line::Kind::step});
    lines.push_back({joined({std::string{result_key}, number(draw.entry_at.size())})});
    lines.push_back({std::string{result_columns}});
    add_result(draw, lines);
    return lines;
}

/// Adds the digest, and what follows the last line feed: nothing.
void close(std::vector<Line>& lines) {
    std::string body;
    for (const Line& line : lines) body.append(line.text).append("\n");
    lines.push_back({joined({std::string{digest_key}, to_hex(md5(body))}), Line::Kind::digest});
    lines.push_back({});
}

// ------------------------------------------------------------------------------------------------ reading what was asked for

/// Reads what was to be drawn. All else in a transcript follows from it and is compared.
class Reader {
public:
    Reader(const std::vector<std::string_view>& lines, const std::string& name) : lines_{lines}, name_{name} {}

    /// \returns nothing if there is a finding
    std::optional<DrawRequest> read() {
        read_title();
        while (!finding_ && line_ + 1 < lines_.size() && entries_line_ == 0) {
            ++line_;
            read_line();
        }
        require(!request_.sources.empty(), source_key);
        require(groups_line_ != 0, groups_key);
        require(teammates_line_ != 0, teammates_key);
        require(entries_line_ != 0, entries_key);
        if (finding_) return std::nullopt;
        return std::move(request_);
    }

    const std::optional<Finding>& finding() const noexcept { return finding_; }

    /// The line to which an obstacle belongs.
    Place place_of(const DrawObstacle& obstacle) const {
        using Kind = DrawObstacle::Kind;
        switch (obstacle.kind) {
            case Kind::empty_source:
            case Kind::source_text: return place(source_lines_[obstacle.index]);
            case Kind::entry_text:
            case Kind::no_such_slot: return place(entry_line(obstacle.index));
            case Kind::same_label:
            case Kind::same_slot:
            case Kind::fixed_teammates: return place(entry_line(obstacle.other));
            case Kind::no_group:
            case Kind::empty_group:
            case Kind::too_many_slots: return place(groups_line_);
            case Kind::teammates: return place(teammates_line_);
            default: return place(entries_line_);
        }
    }

private:
    Place place(std::size_t line) const { return {name_, static_cast<std::uint32_t>(line + 1), 0, 0, {}}; }
    std::size_t entry_line(std::size_t index) const noexcept { return entries_line_ + 2 + index; }  // one line names the columns

    void fail(const Message& message, std::vector<Argument> arguments) {
        if (!finding_) finding_ = Finding{message, Severity::error, std::move(arguments), place(line_), {}};
    }
    void fail_at(const Bilingual& wanted, std::string_view found) { fail(messages::transcript_field, {wanted, std::string{found}}); }
    void require(bool there, std::string_view what) {
        if (!there) fail(messages::transcript_missing, {std::string{what}});
    }

    std::uint32_t read_number(std::string_view text, const Bilingual& wanted) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) fail_at(wanted, text);
        return value;
    }

    void read_title() {
        const auto columns = split(lines_.front(), bar);
        if (columns.front() != title || columns.size() != 2) return fail(messages::transcript_title, {std::string{title} + std::string{bar} + number(version)});
        if (columns[1] != number(version)) fail(messages::transcript_version, {std::string{columns[1]}, std::int64_t{version}});
    }

    void read_line() {
        const auto columns = split(lines_[line_], bar);
        const std::string_view key = columns.front();
        if (key == source_key) {
            if (columns.size() != 3) return fail_at({"来源的名称和号码两栏", "two columns, the name of the source and its value"}, number(columns.size() - 1));
            request_.sources.push_back({std::string{columns[1]}, std::string{columns[2]}});
            source_lines_.push_back(line_);
        } else if (key == groups_key) {
            groups_line_ = line_;
            for (std::size_t i = 1; i < columns.size(); ++i)
                request_.groups.push_back(read_number(columns[i], {"一组的签位数", "the number of slots of a group"}));
        } else if (key == teammates_key) {
            read_teammates(columns);
        } else if (key == entries_key) {
            read_entries(columns);
        }
    }

    void read_teammates(const std::vector<std::string_view>& columns) {
        teammates_line_ = line_;
        const auto* word = columns.size() < 2 ? teammates_words.end() : std::find(teammates_words.begin(), teammates_words.end(), columns[1]);
        if (word == teammates_words.end()) return fail_at({"同队回避的一种写法", "one of the rules about teammates"}, columns.size() < 2 ? "" : columns[1]);
        request_.teammates = static_cast<Teammates>(word - teammates_words.begin());
        if (request_.teammates == Teammates::at_most)
            request_.at_most = read_number(columns.size() < 3 ? "" : columns[2], {"每组同队至多几个", "how many of a team at most are in a group"});
    }

    void read_entries(const std::vector<std::string_view>& columns) {
        entries_line_ = line_;
        const std::uint32_t count = read_number(columns.size() < 2 ? "" : columns[1], {"报名的个数", "the number of entries"});
        ++line_;
        for (std::uint32_t i = 0; i < count && !finding_; ++i) {
            if (++line_ >= lines_.size() || lines_[line_].starts_with(steps_key))
                return fail(messages::transcript_missing, {Bilingual{"第 " + number(i + 1) + " 个报名", "entry " + number(i + 1)}});
            read_entry(split(lines_[line_], bar));
        }
    }

    void read_entry(const std::vector<std::string_view>& columns) {
        if (columns.size() < 2 || columns.size() > 4) return fail_at({"一个报名：2 至 4 栏", "an entry in 2 to 4 columns"}, number(columns.size()));
        DrawEntry& entry = request_.entries.emplace_back();
        entry.label = columns[1];
        if (columns.size() > 2) entry.team = columns[2];
        const Bilingual slot{"从 1 数起的签位", "a slot, counted from 1"};
        if (columns.size() < 4) return;
        entry.slot = read_number(columns[3], slot);
        if (entry.slot == 0) return fail_at(slot, columns[3]);
        --entry.slot;
    }

    const std::vector<std::string_view>& lines_;
    const std::string& name_;
    std::size_t line_ = 0;
    DrawRequest request_;
    std::vector<std::size_t> source_lines_;
    std::size_t groups_line_ = 0;
    std::size_t teammates_line_ = 0;
    std::size_t entries_line_ = 0;
    std::optional<Finding> finding_;
};

// ------------------------------------------------------------------------------------------------ comparing

Finding step_differs(std::string_view wanted, std::string_view found) {
    static const Bilingual names[] = {{"编号", "number"},
                                      {"步号", "two bytes"},
                                      {"签位", "slot"},
                                      {"MD5", "MD5"},
                                      {"人数", "number of candidates"},
                                      {"余数", "remainder"},
                                      {"序号", "entry"},
                                      {"回避的队", "list of barred teams"}};
    const auto ours = split(wanted, bar), theirs = split(found, bar);
    std::size_t column = 0;
    while (column < std::min(ours.size(), theirs.size()) && ours[column] == theirs[column]) ++column;
    const auto shown = [&](const std::vector<std::string_view>& columns) {
        return column < columns.size() ? Argument{std::string{columns[column]}} : Argument{Bilingual{"（空）", "(nothing)"}};
    };
    return {
        messages::transcript_step, Severity::error, {std::string{ours.front()}, names[std::min<std::size_t>(column, 7)], shown(ours), shown(theirs)}, {}, {}};
}

Finding differs(const Line& wanted, std::string_view found) {
    switch (wanted.kind) {
        case Line::Kind::step: return step_differs(wanted.text, found);
        case Line::Kind::digest: return {messages::transcript_digest, Severity::error, {}, {}, {}};
        case Line::Kind::words:
        case Line::Kind::result: return {messages::transcript_words, Severity::error, {}, {}, {}};
        case Line::Kind::fixed: break;
    }
    return {messages::transcript_differs, Severity::error, {wanted.text, std::string{found}}, {}, {}};
}

/// The first line that is not as it comes out.
std::optional<Finding> first_difference(const std::vector<Line>& wanted, const std::vector<std::string_view>& found, const std::string& name) {
    const auto at = [&](Finding finding, std::size_t line) {
        finding.place = {name, static_cast<std::uint32_t>(line + 1), 0, 0, {}};
        return finding;
    };
    const std::size_t both = std::min(wanted.size(), found.size());
    std::size_t same = 0;
    while (same < both && wanted[same].text == found[same]) ++same;
    if (same == wanted.size() && same == found.size()) return std::nullopt;
    const std::vector<Argument> lines{static_cast<std::int64_t>(wanted.size() - 1), static_cast<std::int64_t>(found.size() - 1)};
    if (same + 1 >= wanted.size() && same < found.size()) return at({messages::transcript_longer, Severity::error, lines, {}, {}}, wanted.size() - 1);
    if (same == found.size() || (same + 1 >= found.size() && found.back().empty()))
        return at({messages::transcript_cut, Severity::error, lines, {}, {}}, found.size() - 1);
    return at(differs(wanted[same], found[same]), same);
}

std::optional<Finding> not_as_published(std::string_view text, const std::string& name) {
    const auto line_of = [&](std::size_t at) {
        return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
    };
    if (const auto at = text::first_invalid_utf8(text))
        return Finding{messages::transcript_not_text, Severity::error, {std::int64_t{line_of(*at)}}, {name, line_of(*at), 0, 0, {}}, {}};
    if (const std::size_t at = text.find("\r\n"); at != std::string_view::npos)
        return Finding{messages::transcript_line_ends, Severity::error, {}, {name, line_of(at), 0, 0, {}}, {}};
    return std::nullopt;
}

const Message& message_of(DrawObstacle::Kind kind) {
    using Kind = DrawObstacle::Kind;
    switch (kind) {
        case Kind::no_source: return messages::draw_no_source;
        case Kind::empty_source: return messages::draw_empty_source;
        case Kind::source_text: return messages::draw_source_text;
        case Kind::no_entry: return messages::draw_no_entry;
        case Kind::too_many_entries: return messages::draw_too_many_entries;
        case Kind::entry_text: return messages::draw_entry_text;
        case Kind::same_label: return messages::draw_same_label;
        case Kind::no_group: return messages::draw_no_group;
        case Kind::empty_group: return messages::draw_empty_group;
        case Kind::too_many_slots: return messages::draw_too_many_slots;
        case Kind::no_such_slot: return messages::draw_no_such_slot;
        case Kind::same_slot: return messages::draw_same_slot;
        case Kind::fixed_teammates: return messages::draw_fixed_teammates;
        case Kind::teammates: break;
    }
    return messages::draw_teammates;
}

}  // namespace

std::string to_text(const Draw& draw) {
    std::vector<Line> lines = lines_of(draw);
    close(lines);
    std::string text;
    for (const Line& line : lines) text.append(line.text).append("\n");
    text.pop_back();
    return text;
}

std::string_view digest_of(std::string_view text) { return text.substr(std::min(text.size(), text.rfind(bar) + bar.size())).substr(0, to_hex(Md5{}).size()); }

std::optional<Draw> read_transcript(std::string_view text, const std::string& name, std::vector<Finding>& findings) {
    if (auto finding = not_as_published(text, name)) {
        findings.push_back(std::move(*finding));
        return std::nullopt;
    }
    const std::vector<std::string_view> lines = split(text, "\n");
    Reader reader{lines, name};
    auto request = reader.read();
    if (!request) {
        findings.push_back(*reader.finding());
        return std::nullopt;
    }
    Draw result = draw(std::move(*request));
    if (result.obstacle) {
        findings.push_back(to_finding(*result.obstacle));
        findings.back().place = reader.place_of(*result.obstacle);
        return std::nullopt;
    }
    std::vector<Line> wanted = lines_of(result);
    close(wanted);
    if (auto finding = first_difference(wanted, lines, name)) {
        findings.push_back(std::move(*finding));
        return std::nullopt;
    }
    return result;
}

Finding to_finding(const DrawObstacle& obstacle) {
    using Kind = DrawObstacle::Kind;
    const std::int64_t first = std::int64_t{obstacle.index} + 1, second = std::int64_t{obstacle.other} + 1;
    std::vector<Argument> arguments;
    switch (obstacle.kind) {
        case Kind::same_label:
        case Kind::same_slot:
        case Kind::fixed_teammates: arguments = {std::min(first, second), std::max(first, second)}; break;
        case Kind::too_many_entries:
        case Kind::too_many_slots: arguments = {std::int64_t{obstacle.count}, std::int64_t{obstacle.most}}; break;
        case Kind::teammates: arguments = {std::int64_t{obstacle.count}, std::int64_t{obstacle.most}, text::joined(obstacle.teams)}; break;
        default: arguments = {first};
    }
    return {message_of(obstacle.kind), Severity::error, std::move(arguments), {}, {}};
}

}  // namespace unionkit::event
