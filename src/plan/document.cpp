#include "toml_parser.hpp"  // first: it settles how toml++ is compiled

#include "document.hpp"

#include <algorithm>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::plan {
namespace {

using Kind = TomlValue::Kind;

Finding error_at(const SourceFile& file, Span span, const Message& message, std::vector<Argument> arguments) {
    return {message, Severity::error, std::move(arguments), file.place(span), {}};
}

// ---------------------------------------------------------------------------------------------- the guard

/// toml++ has no limit on dotted keys: refuse what no honest line has. Dots inside of texts do not count, so texts are
/// followed from line to line as TOML has them.
class DotCounter {
public:
    bool has_too_many(std::string_view line) {
        std::size_t dots = 0;
        for (std::size_t at = 0; at < line.size();) {
            if (!closing_.empty()) {
                at += inside(line, at);
            } else if (line[at] == '"' || line[at] == '\'') {
                const std::string_view three = line.substr(at, 3);
                closing_ = three == "\"\"\"" || three == "'''" ? three : three.substr(0, 1);
                at += closing_.size();
            } else if (line[at] == '#') {
                break;
            } else {
                dots += line[at] == '.' ? 1 : 0;
                ++at;
            }
        }
        if (closing_.size() == 1) closing_.clear();  // such a text ends with its line
        return dots > limits::dots_per_line;
    }

private:
    /// \returns the bytes to step over
    std::size_t inside(std::string_view line, std::size_t at) {
        if (closing_.front() == '"' && line[at] == '\\') return 2;
        if (!line.substr(at).starts_with(closing_)) return 1;
        std::size_t step = closing_.size();
        // Up to two quotes right before the closing three belong to the text.
        for (std::size_t extra = 0; step >= 3 && extra < 2 && line.substr(at + step, 1) == closing_.substr(0, 1); ++extra) ++step;
        closing_.clear();
        return step;
    }

    std::string closing_;  // what ends the text we are in; empty outside of texts
};

bool lines_are_sound(const SourceFile& file, std::vector<Finding>& findings) {
    const std::string_view text = file.text();
    bool sound = true;
    DotCounter dots;
    for (std::size_t begin = 0; begin < text.size() && findings.size() < limits::findings;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const Span start{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)};
        const bool too_many_dots = dots.has_too_many(line);
        if (line.size() > limits::line_bytes) {
            findings.push_back(
                error_at(file, start, messages::line_too_long, {static_cast<std::int64_t>(line.size()), static_cast<std::int64_t>(limits::line_bytes)}));
            findings.back().place.excerpt.clear();
            sound = false;
        } else if (too_many_dots) {
            findings.push_back(error_at(file, start, messages::too_many_dots, {static_cast<std::int64_t>(limits::dots_per_line)}));
            sound = false;
        }
        begin = end + 1;
    }
    return sound;
}

/// Keeps out what the parser behind must not see. The text may be anything, so places are made only where that is safe.
bool guard(const SourceFile& file, std::vector<Finding>& findings) {
    const std::string& text = file.text();
    Place whole;
    whole.file = file.name();
    if (text.size() > limits::plan_bytes) {
        findings.push_back(
            {messages::plan_too_large, Severity::error, {static_cast<std::int64_t>(text.size()), static_cast<std::int64_t>(limits::plan_bytes)}, whole, {}});
        return false;
    }
    const auto line_of = [&](std::size_t byte) {
        return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n')) + 1;
    };
    if (const auto bad = text::first_invalid_utf8(text)) {
        whole.line = line_of(*bad);
        findings.push_back({messages::not_utf8, Severity::error, {static_cast<std::int64_t>(*bad + 1)}, whole, {}});
        return false;
    }
    if (const auto nul = text.find('\0'); nul != std::string::npos) {
        whole.line = line_of(nul);
        findings.push_back({messages::nul_byte, Severity::error, {static_cast<std::int64_t>(nul + 1)}, whole, {}});
        return false;
    }
    return lines_are_sound(file, findings);
}

// ---------------------------------------------------------------------------------------------- conversion

/// Lines and columns of code points as bytes. Every value asks, so each answer must cost nothing.
class Positions {
public:
    explicit Positions(std::string_view text) {
        lines_.push_back(0);
        for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).bytes) {
            points_.push_back(static_cast<std::uint32_t>(at));
            if (text[at] == '\n') lines_.push_back(points_.size());
        }
        points_.push_back(static_cast<std::uint32_t>(text.size()));
    }
    /// The same as SourceFile::offset.
    std::uint32_t offset(std::size_t line, std::size_t column) const {
        if (line == 0 || line > lines_.size() || column == 0) return points_.back();
        return points_[std::min(lines_[line - 1] + column - 1, points_.size() - 1)];
    }

private:
    std::vector<std::uint32_t> points_;  // byte of each code point, and of the end
    std::vector<std::size_t> lines_;     // the code point each line begins with
};

class Converter {
public:
    explicit Converter(const SourceFile& file) : text_{file.text()}, positions_{text_} {}

    TomlValue convert(const toml::node& node) {
        TomlValue value;
        value.span = span_of(node.source());
        switch (node.type()) {
            case toml::node_type::table: table(*node.as_table(), value); break;
            case toml::node_type::array:
                value.kind = Kind::array;
                for (const toml::node& item : *node.as_array()) value.items.push_back(convert(item));
                break;
            case toml::node_type::string:
                value.kind = Kind::text;
                content(value);
                break;
            case toml::node_type::integer: number(value, Kind::integer); break;
            case toml::node_type::floating_point: number(value, Kind::decimal); break;
            case toml::node_type::boolean:
                value.kind = Kind::truth;
                value.truth = node.as_boolean()->get();
                value.written = value.truth ? "true" : "false";
                break;
            case toml::node_type::date: number(value, Kind::date); break;
            default: number(value, Kind::time); break;
        }
        return value;
    }

private:
    Span span_of(const toml::source_region& region) const {
        return {positions_.offset(region.begin.line, region.begin.column), positions_.offset(region.end.line, region.end.column)};
    }

    void table(const toml::table& node, TomlValue& value) {
        value.kind = Kind::table;
        for (const auto& [key, child] : node) value.members.push_back({std::string{key.str()}, span_of(key.source()), convert(child)});
        // toml++ sorts keys; messages and the order of options follow the file.
        std::stable_sort(value.members.begin(), value.members.end(), [](const auto& a, const auto& b) { return a.key_span.begin < b.key_span.begin; });
    }

    /// The number as the author wrote it, without TOML's underscores.
    void number(TomlValue& value, Kind kind) {
        value.kind = kind;
        for (const char c : text_.substr(value.span.begin, value.span.end - value.span.begin))
            if (c != '_') value.written += c;
    }

    /// Decodes the text between the quotes and remembers where each byte came from; the parser has accepted it already.
    void content(TomlValue& value) {
        const std::string_view raw = text_.substr(value.span.begin, value.span.end - value.span.begin);
        const char quote = raw.front();
        const bool multiline = raw.size() >= 6 && raw[1] == quote && raw[2] == quote;
        std::size_t at = multiline ? 3 : 1;
        const std::size_t end = raw.size() - at;
        if (multiline && raw[at] == '\r') ++at;
        if (multiline && raw[at] == '\n') ++at;  // the first line end of a multi-line text is not part of it
        const auto add = [&](std::string_view bytes) {
            for (const char c : bytes) {
                value.written += c;
                value.offsets.push_back(value.span.begin + static_cast<std::uint32_t>(at));
            }
        };
        while (at < end) {
            if (raw[at] == '\r' && at + 1 < end && raw[at + 1] == '\n') {
                ++at;  // CRLF counts as one line end
            } else if (quote == '"' && raw[at] == '\\') {
                at += escape(raw, at, end, add);
            } else {
                add(raw.substr(at, 1));
                ++at;
            }
        }
        at = end;
        value.offsets.push_back(value.span.begin + static_cast<std::uint32_t>(end));
    }

    /// \returns the bytes the escape takes
    template <typename Add>
    static std::size_t escape(std::string_view raw, std::size_t at, std::size_t end, Add add) {
        constexpr std::string_view names = "btnfre\"\\", meanings = "\b\t\n\f\r\x1B\"\\";
        const char kind = at + 1 < end ? raw[at + 1] : '\\';
        if (const auto which = names.find(kind); which != std::string_view::npos) {
            add(meanings.substr(which, 1));
            return 2;
        }
        if (kind == 'u' || kind == 'U') {
            const std::size_t digits = kind == 'u' ? 4 : 8;
            add(encode(raw.substr(at + 2, digits)));
            return 2 + digits;
        }
        std::size_t length = 1;  // a backslash at the end of a line swallows the white space that follows
        while (at + length < end && std::string_view{" \t\r\n"}.find(raw[at + length]) != std::string_view::npos) ++length;
        return length;
    }

    static std::string encode(std::string_view hexadecimal) {
        std::uint32_t c = 0;
        for (const char digit : hexadecimal) c = c * 16 + static_cast<std::uint32_t>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        std::string bytes;
        const auto add = [&](std::uint32_t byte) { bytes += static_cast<char>(byte); };
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | c >> 6);
            add(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            add(0xE0 | c >> 12);
            add(0x80 | (c >> 6 & 0x3F));
            add(0x80 | (c & 0x3F));
        } else {
            add(0xF0 | c >> 18);
            add(0x80 | (c >> 12 & 0x3F));
            add(0x80 | (c >> 6 & 0x3F));
            add(0x80 | (c & 0x3F));
        }
        return bytes;
    }

    std::string_view text_;
    Positions positions_;
};

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const noexcept {
    for (const Member& member : members)
        if (member.key == key) return &member.value;
    return nullptr;
}

std::optional<TomlValue> parse_document(const std::shared_ptr<const SourceFile>& file, std::vector<Finding>& findings) {
    if (!guard(*file, findings)) return std::nullopt;
    try {
        // Without a name: toml++ copies one in a noexcept constructor, where a failed allocation would end the program.
        const toml::table root = toml::parse(std::string_view{file->text()});
        return Converter{*file}.convert(root);
    } catch (const toml::parse_error& error) {
        const auto begin = static_cast<std::uint32_t>(file->offset(error.source().begin.line, error.source().begin.column));
        findings.push_back(error_at(*file, {begin, begin}, messages::toml_syntax, {Bilingual{"读到这里读不通", std::string{error.description()}}}));
        return std::nullopt;
    }
}

}  // namespace unionkit::plan
