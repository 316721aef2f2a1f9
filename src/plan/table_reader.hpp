#pragma once
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft.hpp"

namespace unionkit::plan {

/// Reads the keys of one table, and at the end reports those that nobody asked for.
class TableReader {
public:
    /// \param title  how messages name the table: `[[fact]]`
    TableReader(Loading& loading, const TomlValue& table, std::string title);
    /// Reports unknown keys, unless an exception is on its way: then nothing is reported any more.
    ~TableReader() noexcept(false);
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    Span span() const { return table_.span; }
    /// Where the value of a key stands; the table if it is not there.
    Span span_of(std::string_view key) const;
    void entitle(std::string title) { title_ = std::move(title); }
    Loading& loading() { return loading_; }

    /// The value of a key, null if it is not there. A key counts as known from here on.
    const TomlValue* take(std::string_view key);
    const TomlValue* require(std::string_view key);

    std::string text(std::string_view key);
    std::string required_text(std::string_view key);
    Text text_form(std::string_view key);
    /// One of a closed list; the first is the default.
    std::string choice(std::string_view key, const std::vector<std::string>& known);
    std::vector<std::pair<std::string, Span>> texts(std::string_view key);
    std::optional<Date> date(std::string_view key);
    Region region(std::string_view key);
    /// A constant number in `unit` (scale: how many base units a bare number counts).
    std::optional<Rational> number(std::string_view key, Unit unit, std::int64_t scale);
    std::optional<Rational> number_of(const TomlValue& value, std::string_view key, Unit unit, std::int64_t scale);
    Formula formula(std::string_view key, bool required);
    /// A rule that stands inside the value of a key.
    Formula formula_of(const TomlValue& value, std::string_view key) { return formula_of(value, key, Content::rule); }
    Provenance provenance();

    /// Says so if it is none.
    bool is_text(const TomlValue& value, std::string_view key);
    static Bilingual describe(const TomlValue& value);

private:
    std::optional<std::pair<std::string, std::vector<const TomlValue::Member*>>> three_forms(const TomlValue& value, std::string_view key, std::string& why);
    enum class Content : std::uint8_t { rule, text };  // a text is not parsed as an expression
    Formula formula_of(const TomlValue& value, std::string_view key, Content content, bool nested = false);

    Loading& loading_;
    const TomlValue& table_;
    std::string title_;
    std::vector<std::string> known_;
    int exceptions_ = std::uncaught_exceptions();
};

}  // namespace unionkit::plan
