#include "book_page.hpp"

#include <algorithm>

#include <unionkit/report/words.hpp>

#include "book_style.hpp"
#include "drawing_style.hpp"
#include "rule_words.hpp"

namespace unionkit::report {

void BookPage::begin(const std::string& kind, const std::string& state_tag, const std::string& state, const std::vector<Part>& parts) {
    head(kind);
    html_.open("header", {{"class", "cover"}}).element("h1", plan_.title.empty() ? plan_.id : plan_.title).element("p", kind, {{"class", "kind"}});
    if (!state.empty()) html_.open("p", {{"class", "state"}}).element("strong", state_tag).text(" " + state).close();
    html_.close().new_line();
    basis();
    contents(parts);
    html_.open("main").new_line();
}

void BookPage::head(const std::string& kind) {
    html_.open("html", {{"lang", zh() ? "zh-CN" : "en"}}).new_line().open("head").new_line().empty("meta", {{"charset", "utf-8"}}).new_line();
    html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).new_line();
    // Nothing is fetched and nothing runs, whatever a browser would make of the rest.
    html_.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", "default-src 'none'; style-src 'unsafe-inline'"}}).new_line();
    html_.element("title", kind + " · " + (plan_.title.empty() ? plan_.id : plan_.title))
        .new_line()
        .style(std::string{drawing_css} + std::string{book_style})
        .new_line()
        .close()
        .new_line();
    html_.open("body").new_line();
}

/// What a reader needs to work it out again.
void BookPage::basis() {
    html_.open("section", {{"aria-label", say("依据", "basis")}}).open("dl").new_line();
    property(say("方案", "plan"), plan_.id);
    property(say("年份", "year"), stated_text(plan_, in_use_, plan_.year, options_.language));
    property(say("原文", "source"), plan_.provenance.source);
    html_.element("dt", say("方案指纹", "fingerprint")).open("dd").element("span", plan_.fingerprint, {{"class", "hash"}}).close().new_line();
    property(say("引擎", "engine"), options_.at.engine);
    if (options_.at.on) property(say("比赛日", "day of the meet"), day_text(options_.at.on, options_.language));
    for (std::size_t i = 0; i < plan_.readings.size(); ++i) property(say("读法：", "reading: ") + plan_.readings[i].id, chosen(i));
    html_.close().close().new_line();
}

std::string BookPage::chosen(std::size_t reading) const {
    const plan::Reading& one = plan_.readings[reading];
    if (in_use_[reading] == plan::none) return say("没有选定（可选：", "not chosen (options: ") + joined(one.options, options_.language) + say("）", ")");
    const auto& given = options_.at.readings;
    const bool by_caller = std::any_of(given.begin(), given.end(), [reading](const auto& choice) { return choice.first == reading; });
    return one.options[in_use_[reading]] + (by_caller ? say("（这次选的）", " (chosen for this book)") : say("（方案选定）", " (chosen by the plan)"));
}

void BookPage::contents(const std::vector<Part>& parts) {
    const auto list = [this](const auto& self, const std::vector<Part>& all) -> void {
        html_.open("ol").new_line();
        for (const Part& part : all) {
            html_.open("li").element("a", part.title, {{"href", "#" + part.id}});
            tag(part);
            if (!part.parts.empty()) self(self, part.parts);
            html_.close().new_line();
        }
        html_.close();
    };
    html_.open("nav", {{"aria-label", say("目录", "contents")}}).element("h2", say("目录", "Contents"));
    list(list, parts);
    html_.close().new_line();
}

void BookPage::heading(const char* level, const Part& part) {
    html_.open(level, {{"id", part.id}}).text(part.title);
    tag(part);
    html_.close().new_line();
}

void BookPage::tag(const Part& part) {
    if (!part.tag.empty()) html_.element("span", part.tag, {{"class", part.is_settled ? "tag settled" : "tag"}});
}

void BookPage::paragraph(const std::string& text, const char* name_of_class) {
    if (text.empty()) return;
    if (*name_of_class == '\0')
        html_.element("p", text).new_line();
    else
        html_.element("p", text, {{"class", name_of_class}}).new_line();
}

void BookPage::property(const std::string& name, const std::string& value) {
    if (!value.empty()) html_.element("dt", name).element("dd", value).new_line();
}

void BookPage::begin_last(const Part& part) {
    html_.open("section", {{"class", "whole"}}).new_line();
    heading(part);
}

std::string BookPage::end(const std::vector<std::string>& who_signs) {
    html_.open("section", {{"class", "sign"}, {"aria-label", say("签字", "signatures")}});
    for (const std::string& who : who_signs) html_.element("p", who);
    html_.close().new_line().close().new_line().close().new_line();  // the last part, main
    html_.open("footer").element("p", meet_basis_text(plan_, options_.at), {{"class", "faint"}}).close().new_line();
    html_.close().new_line().close().new_line();
    return "<!DOCTYPE html>\n" + html_.take();
}

}  // namespace unionkit::report
