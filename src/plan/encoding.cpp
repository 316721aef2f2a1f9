#include <unionkit/plan/encoding.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <unionkit/plan/csv.hpp>
#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"

namespace unionkit::plan {

namespace {

constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";

constexpr std::array<std::pair<std::string_view, Encoding>, 4> names{
    {{"UTF-8", Encoding::utf8}, {"GBK", Encoding::gbk}, {"GB18030", Encoding::gb18030}, {"UTF-16", Encoding::utf16}}};

/// One conversion to UTF-8 by the system's tables.
class Converter {
public:
    explicit Converter(const char* from) : handle_{iconv_open("UTF-8", from)} {}
    ~Converter() {
        if (is_open()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// false: this system has no table for the encoding
    bool is_open() const noexcept { return handle_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT(performance-no-int-to-ptr): POSIX says so

    /// \returns how many bytes could be read; all of them if all is well. `text` is what they say.
    std::size_t convert(std::string_view bytes, std::string& text) {
        // iconv takes no const, and does not write there
        char* in = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
        std::size_t in_left = bytes.size();
        std::size_t written = 0;
        text.resize(bytes.size() + bytes.size() / 2 + 16);  // two bytes of GBK are three of UTF-8
        while (in_left > 0) {
            char* out = text.data() + written;
            std::size_t out_left = text.size() - written;
            const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
            written = text.size() - out_left;
            if (result != static_cast<std::size_t>(-1)) continue;
            if (errno != E2BIG) break;
            text.resize(text.size() * 2);
        }
        text.resize(written);
        return bytes.size() - in_left;
    }

private:
    iconv_t handle_;
};

/// Where the text that could be read ends, as line and column.
Place end_of(std::string_view read, const std::string& name) {
    const auto line = static_cast<std::uint32_t>(std::count(read.begin(), read.end(), '\n') + 1);
    const auto column = static_cast<std::uint32_t>(text::length(read.substr(read.rfind('\n') + 1)) + 1);  // npos + 1 is 0
    return {name, line, column, 0, {}};
}

Finding unreadable(const Message& message, Encoding encoding, Place place) {
    const std::int64_t line = place.line, column = place.column;
    return {message, Severity::error, {line, column, std::string{name_of(encoding)}}, std::move(place), {}};
}

/// Chinese in UTF-8 is three bytes a character. GBK has such threes in a row only by rare accident.
bool has_been_utf8(std::string_view valid) {
    constexpr int enough = 4;
    int threes = 0;
    for (std::size_t at = 0; at < valid.size() && threes < enough;) {
        const std::size_t bytes = text::decode(valid, at).bytes;
        if (bytes == 3) ++threes;
        at += bytes;
    }
    return threes == enough;
}

class Decoder {
public:
    Decoder(const std::string& name, std::vector<Finding>& findings) : name_{name}, findings_{findings} {}

    std::optional<Decoded> read(std::string bytes, std::optional<Encoding> forced) {
        if (looks_like_workbook(bytes)) return refuse({messages::csv_is_workbook, Severity::error, {}, {name_, 0, 0, 0, {}}, {}});
        const bool has_mark = bytes.starts_with(little_endian_mark) || bytes.starts_with(big_endian_mark);
        if (forced ? *forced == Encoding::utf16 : has_mark) return read_utf16(bytes);
        if (forced == Encoding::utf8) return read_utf8(std::move(bytes));
        if (forced) return read_as(*forced, bytes);
        const auto invalid = text::first_invalid_utf8(bytes);
        if (!invalid || has_been_utf8(std::string_view{bytes}.substr(0, *invalid))) return read_utf8(std::move(bytes));
        return read_chinese(bytes);
    }

private:
    std::optional<Decoded> refuse(Finding finding) {
        findings_.push_back(std::move(finding));
        return std::nullopt;
    }

    std::optional<Decoded> read_utf8(std::string bytes) {
        if (auto wrong = check_csv_text(bytes, name_); !wrong.empty()) return refuse(std::move(wrong.front()));
        return Decoded{std::move(bytes), Encoding::utf8};
    }

    std::optional<Decoded> read_chinese(const std::string& bytes) {
        for (const Encoding encoding : {Encoding::gbk, Encoding::gb18030}) {
            Converter converter{name_of(encoding).data()};
            std::string text;
            if (converter.is_open() && converter.convert(bytes, text) == bytes.size()) return checked(std::move(text), encoding);
        }
        return read_as(Encoding::gb18030, bytes, messages::csv_encoding_unknown);
    }

    std::optional<Decoded> read_utf16(std::string_view bytes) {
        const bool is_big = bytes.starts_with(big_endian_mark);
        if (is_big || bytes.starts_with(little_endian_mark)) bytes.remove_prefix(little_endian_mark.size());
        return converted(is_big ? "UTF-16BE" : "UTF-16LE", Encoding::utf16, bytes, messages::csv_not_in_encoding);
    }

    std::optional<Decoded> read_as(Encoding encoding, std::string_view bytes, const Message& otherwise = messages::csv_not_in_encoding) {
        return converted(name_of(encoding).data(), encoding, bytes, otherwise);
    }

    std::optional<Decoded> converted(const char* table, Encoding encoding, std::string_view bytes, const Message& otherwise) {
        Converter converter{table};
        if (!converter.is_open()) return refuse({messages::csv_encoding_missing, Severity::error, {std::string{name_of(encoding)}}, {name_, 0, 0, 0, {}}, {}});
        std::string text;
        if (converter.convert(bytes, text) != bytes.size()) return refuse(unreadable(otherwise, encoding, end_of(text, name_)));
        return checked(std::move(text), encoding);
    }

    std::optional<Decoded> checked(std::string text, Encoding encoding) {
        if (auto wrong = check_csv_text(text, name_); !wrong.empty()) return refuse(std::move(wrong.front()));
        findings_.push_back({messages::csv_read_as, Severity::note, {std::string{name_of(encoding)}}, {name_, 0, 0, 0, {}}, {}});
        return Decoded{std::move(text), encoding};
    }

    const std::string& name_;
    std::vector<Finding>& findings_;
};

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string_view name_of(Encoding encoding) noexcept {
    for (const auto& [name, one] : names)
        if (one == encoding) return name;
    return {};
}

std::optional<Encoding> parse_encoding(std::string_view name) noexcept {
    for (const auto& [known, encoding] : names)
        if (std::equal(name.begin(), name.end(), known.begin(), known.end(), [](char a, char b) { return lower(a) == lower(b); })) return encoding;
    return std::nullopt;
}

std::optional<Decoded> decode_table(std::string bytes, const std::string& name, std::optional<Encoding> forced, std::vector<Finding>& findings) {
    return Decoder{name, findings}.read(std::move(bytes), forced);
}

}  // namespace unionkit::plan
