#include "case_matches.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <unionkit/value/text.hpp>

#include "case_lines.hpp"
#include "messages.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {
namespace {

using Outcome = MeetCase::OfMatch;

struct OutcomeName {
    std::string_view name;
    Outcome outcome;
};
constexpr OutcomeName outcome_names[] = {{"胜方", Outcome::winner}, {"比分", Outcome::score}};

class CaseMatchesReader {
public:
    CaseMatchesReader(Loading& loading, const TomlValue& value, MeetCase& into) : loading_{loading}, value_{value}, case_{into} {}

    void run() {
        part_lines();
        std::vector<Finding> findings;
        auto sheet = read_match_sheet(given_, {}, findings);
        for (const Finding& finding : findings) report(finding);
        if (!sheet) return;
        headings();
        for (FormRow& row : sheet->rows) {
            const auto line = expected_.find(row.place.line);
            if (line != expected_.end()) case_.expected_of_matches.emplace_back(row.number, expected(line->second));
            row.place = place(row.place, {});
            for (MarkCell& cell : row.cells)
                if (cell.place.line != 0) cell.place = place(cell.place, cell.text);
        }
        case_.matches = std::move(*sheet);
    }

private:
    /// Takes what is expected out of the text, so that a list of matches is left.
    void part_lines() {
        const std::string_view text = value_.written;
        std::uint32_t number = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::size_t arrow = std::min(text.find("=>", begin), end);
            std::size_t stop = arrow;
            if (arrow != end) stop = begin + unionkit::text::trimmed(text.substr(begin, arrow - begin)).size() + blanks(text.substr(begin, arrow - begin));
            line_begins_.push_back(given_.size());
            for (std::size_t at = begin; at < stop; ++at) keep(text[at], at);
            keep('\n', stop);
            ++number;
            if (arrow != end)
                expected_.emplace(number, case_cells(value_, arrow + std::string_view{"=>"}.size(), end));
            else if (stop != begin)
                without_arrow_.push_back({value_.offsets[begin], value_.offsets[end]});
            begin = end + 1;
        }
        offsets_.push_back(value_.offsets[text.size()]);
        if (expected_.empty()) without_arrow_.clear();  // nothing is expected of the matches one by one
        for (const Span& line : without_arrow_) loading_.error(line, messages::table_without_arrow);
    }
    static std::size_t blanks(std::string_view line) {
        const std::string_view trimmed = unionkit::text::trimmed(line);
        return trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - line.data());
    }
    void keep(char byte, std::size_t at) {
        given_.push_back(byte);
        offsets_.push_back(value_.offsets[at]);
    }

    /// The first of the lines with an arrow stands beside the headings.
    void headings() {
        if (expected_.empty()) return;
        std::set<std::string> seen;
        for (const CaseCell& cell : expected_.begin()->second) {
            const auto* found = std::find_if(std::begin(outcome_names), std::end(outcome_names), [&](const OutcomeName& one) { return one.name == cell.text; });
            if (found == std::end(outcome_names))
                loading_.error(cell.span, messages::unknown_column, {cell.text, Bilingual{"结果", "result"}}, suggestion(cell.text, {"胜方", "比分"}));
            else if (!seen.insert(cell.text).second)
                loading_.error(cell.span, messages::written_twice, {cell.text});
            else
                case_.of_matches.push_back(found->outcome);
        }
        expected_.erase(expected_.begin());
    }

    std::vector<MarkCell> expected(const std::vector<CaseCell>& cells) {
        std::vector<MarkCell> result;
        result.reserve(cells.size());
        for (const CaseCell& cell : cells) result.push_back({cell.text, loading_.file->place(cell.span)});
        if (result.size() == case_.of_matches.size()) return result;
        loading_.error({cells.front().span.begin, cells.back().span.end}, messages::row_length,
                       {static_cast<std::int64_t>(result.size()), static_cast<std::int64_t>(case_.of_matches.size()), Bilingual{"（=> 右边）", "right of =>"}});
        return {};
    }

    void report(Finding finding) {
        if (loading_.is_full()) return;
        finding.place = place(finding.place, {});
        loading_.findings.push_back(std::move(finding));
    }
    /// A place within the list as one of the plan.
    Place place(const Place& within, std::string_view cell) const {
        if (within.line == 0 || within.line > line_begins_.size()) return loading_.file->place(value_.span);
        std::size_t begin = line_begins_[within.line - 1];
        std::size_t end = std::min(given_.find('\n', begin), given_.size());
        if (within.column != 0) {
            for (std::uint32_t passed = 1; passed < within.column && begin < given_.size(); ++passed) begin += unionkit::text::decode(given_, begin).bytes;
            while (begin < end && (given_[begin] == ' ' || given_[begin] == '\t')) ++begin;
            end = begin + (std::string_view{given_}.substr(begin).starts_with(cell) ? cell.size() : 0);
        }
        return loading_.file->place({offsets_[begin], offsets_[end]});
    }

    Loading& loading_;
    const TomlValue& value_;
    MeetCase& case_;
    std::string given_;                   // left of =>
    std::vector<std::uint32_t> offsets_;  // by byte of it, and its end: in the file
    std::vector<std::size_t> line_begins_;
    std::map<std::uint32_t, std::vector<CaseCell>> expected_;  // by line, from 1
    std::vector<Span> without_arrow_;
};

}  // namespace

void read_case_matches(Loading& loading, const TomlValue& value, MeetCase& into) { CaseMatchesReader{loading, value, into}.run(); }

}  // namespace unionkit::plan
