#include "names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <unionkit/feel/functions.hpp>
#include <unionkit/feel/parser.hpp>
#include <unionkit/value/text.hpp>

#include "headings.hpp"
#include "messages.hpp"

namespace unionkit::plan {
namespace {

constexpr std::array<std::string_view, 25> reserved_names{"是",     "否",       "不明",     "无",       "待定",   "假定",   "错误", "行",   "发现",
                                                          "判定日", "本年首日", "本年末日", "历次帮扶", "报名数", "实到数", "成绩", "各次", "出场序",
                                                          "总分",   "各名次数", "案例",     "存疑",     "还需要", "region", "on"};

/// What an author may have meant: without blanks, and with _ where no letter or digit stands.
std::string as_name(std::string_view wrong) {
    std::string name;
    for (std::size_t at = 0; at < wrong.size();) {
        const auto [c, bytes] = unionkit::text::decode(wrong, at);
        if (c != U' ' && c != U'\u3000') name += unionkit::text::continues_identifier(c) ? std::string{wrong.substr(at, bytes)} : "_";
        at += bytes;
    }
    return unionkit::text::is_identifier(name) ? name : "_" + name;
}

}  // namespace

bool Names::name_is_usable(const std::string& name, Span span) {
    if (unionkit::text::trimmed(name).empty()) return false;  // said already
    const auto& units = plan_.scope.units;
    const bool is_reserved = std::find(reserved_names.begin(), reserved_names.end(), name) != reserved_names.end();
    if (is_reserved || feel::is_keyword(name) || feel::find_function(name)) return loading_.error(span, messages::reserved_name, {name}), false;
    if (!unionkit::text::is_identifier(name)) return loading_.error(span, messages::bad_name, {name}, {as_name(name)}), false;
    if (units.find(name)) return loading_.error(span, messages::name_is_unit, {name}), false;
    return true;
}

bool Names::name_is_free(const std::string& name, Span span) {
    if (!name_is_usable(name, span)) return false;
    if (const feel::Symbol* taken = plan_.scope.find(name)) {
        loading_.error(span, messages::duplicate_name, {name, static_cast<std::int64_t>(line_of_[plan_.scope.index_of(*taken)])});
        return false;
    }
    return true;
}

void Names::declare(feel::Symbol symbol, std::uint32_t& index, Span span) {
    index = plan_.scope.add(std::move(symbol));
    line_of_.push_back(loading_.file->place(span).line);
}

bool Names::read(TableReader& reader, std::string_view key, std::string& name, std::uint32_t& symbol, feel::Symbol::Role role, feel::Type type) {
    name = reader.required_text(key);
    if (!name_is_free(name, reader.span_of(key))) return false;
    declare({name, role, type, {}}, symbol, reader.span());
    return true;
}

void Names::fields_against_names() {
    for (const Input& input : plan_.inputs) {
        if (!input.shape) continue;
        for (const feel::Field& field : input.shape->fields)
            if (const feel::Symbol* taken = plan_.scope.find(field.name))
                loading_.findings.push_back({messages::field_is_fact,
                                             Severity::error,
                                             {field.name, static_cast<std::int64_t>(line_of_[plan_.scope.index_of(*taken)])},
                                             input.provenance.place,
                                             {}});
    }
}

std::vector<std::string> Names::columns(TableReader& reader, const std::string& owner, std::uint32_t list) {
    std::vector<std::string> texts;
    for (auto& [text, span] : reader.texts("columns")) {
        headings_.push_back({text, owner, list, span});
        texts.push_back(std::move(text));
    }
    return texts;
}

void Names::columns_against_names() {
    std::map<std::pair<std::uint32_t, std::string>, std::string> owners;  // list, key
    const auto own = [&](const std::string& name, std::uint32_t list) { owners.emplace(std::pair{list, heading_key(name)}, name); };
    for (const char* reserved : {"region", "地区", "on", "判定日"}) own(reserved, none);
    for (const Derived& derived : plan_.deriveds) own(derived.name, none);
    for (const Input& input : plan_.inputs) {
        own(input.name, none);
        if (input.shape)
            for (const feel::Field& field : input.shape->fields) own(field.name, input.shape->list);
    }
    for (const Heading& heading : headings_) {
        const std::string key = heading_key(heading.text);
        if (key.empty()) loading_.error(heading.span, messages::empty_text, {std::string{"columns"}});
        const auto [place, is_new] = owners.emplace(std::pair{heading.list, key}, heading.owner);
        if (!is_new && place->second != heading.owner) loading_.error(heading.span, messages::column_taken, {heading.text, place->second});
    }
}

}  // namespace unionkit::plan
