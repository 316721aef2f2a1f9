#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace unionkit::report {

/// A text as HTML and XML take it, in an element or between quotes: nothing in it is markup. What is not UTF-8 or no
/// character becomes U+FFFD; a control character becomes a blank, and so does one that turns the direction of what follows it:
/// a name from a stranger may neither break a page nor turn the number beside it around.
std::string html_escaped(std::string_view text);

/// Writes HTML that is well-formed XML, too, in the order of the calls.
///
/// Names of elements and attributes are ours; every text and every value of an attribute is escaped, without exception.
class HtmlWriter {
public:
    struct Attribute {
        std::string_view name;
        std::string_view value;
    };
    using Attributes = std::initializer_list<Attribute>;

    HtmlWriter& open(std::string_view element, Attributes attributes = {});
    /// Closes the innermost element.
    HtmlWriter& close();
    HtmlWriter& text(std::string_view text);
    /// An element that holds a text alone.
    HtmlWriter& element(std::string_view element, std::string_view text, Attributes attributes = {});
    /// An element that holds nothing and needs no end: meta, br, rect.
    HtmlWriter& empty(std::string_view element, Attributes attributes = {});
    /// The element `style`. \param css  ours, without `<` and `&`
    HtmlWriter& style(std::string_view css);
    HtmlWriter& new_line();

    /// What was written. \pre every element is closed
    std::string take();

private:
    void begin(std::string_view element, Attributes attributes);

    std::string text_;
    std::vector<std::string> open_;
};

}  // namespace unionkit::report
