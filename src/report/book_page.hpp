#pragma once
#include <string>
#include <vector>

#include <unionkit/report/meet_report.hpp>

#include "book_table.hpp"
#include "html_writer.hpp"

namespace unionkit::report {

/// What the books of a meet share: the head, the title, what a book is based on, its contents, the headings of its parts.
class BookPage {
public:
    struct Part {
        std::string id;  ///< letters and digits: the anchor of its heading
        std::string title;
        std::string tag = {};     ///< 暂定, 正式; empty: none
        bool is_settled = false;  ///< the tag says that nothing is open
        std::vector<Part> parts = {};
    };

    /// The arguments are borrowed. \param options_in_use  by reading; plan::none: open
    BookPage(const plan::Plan& plan, const MeetReportOptions& options, const std::vector<std::uint32_t>& options_in_use)
        : plan_{plan}, options_{options}, in_use_{options_in_use} {}

    HtmlWriter& html() { return html_; }
    bool zh() const { return options_.language == Language::zh; }
    std::string say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }

    /// \param kind   what book it is: 成绩册
    /// \param state  what the reader must know first: 暂定 …; empty: nothing
    void begin(const std::string& kind, const std::string& state_tag, const std::string& state, const std::vector<Part>& parts);
    void heading(const Part& part) { heading("h2", part); }
    void heading_below(const Part& part) { heading("h3", part); }
    void paragraph(const std::string& text, const char* name_of_class = "");
    void table(const BookTable& table) { table.write(html_); }
    /// One row of a list of properties; nothing where there is nothing to say.
    void property(const std::string& name, const std::string& value);
    /// The last part; it stays on one page with the signatures, so that nobody signs an empty sheet.
    void begin_last(const Part& part);
    /// Who signs, with room for it, and the end of the page. \pre begin_last was called
    std::string end(const std::vector<std::string>& who_signs);

    /// The option of a reading in use, and who chose it: 零分（方案选定）.
    std::string chosen(std::size_t reading) const;

private:
    void heading(const char* level, const Part& part);
    void tag(const Part& part);
    void head(const std::string& kind);
    void basis();
    void contents(const std::vector<Part>& parts);

    const plan::Plan& plan_;
    const MeetReportOptions& options_;
    const std::vector<std::uint32_t>& in_use_;
    HtmlWriter html_;
};

}  // namespace unionkit::report
