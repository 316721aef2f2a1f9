// Judges the random households that tests/relief/oracle/generate.py wrote, and compares with what its judge says of them.
// Usage: household_oracle FOLDER-OF-CASES SOURCE-FOLDER
#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

using namespace unionkit;

namespace {

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = line.find(separator); at != std::string::npos; begin = at + 1, at = line.find(separator, begin))
        parts.push_back(line.substr(begin, at - begin));
    parts.push_back(line.substr(begin));
    return parts;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words) text += (text.empty() ? "" : "、") + one;
    return text;
}

std::string word(Verdict verdict) { return verdict == Verdict::yes ? "是" : verdict == Verdict::no ? "否" : "不明"; }

class Comparison {
public:
    /// \returns false if the plan or the cases cannot be used
    bool run(const std::string& plan_path, const std::string& cases_path) {
        auto loaded = plan::load_file(plan_path);
        std::ifstream cases{cases_path};
        std::string line;
        if (!loaded.plan || !std::getline(cases, line)) return false;
        plan_ = loaded.plan;
        heading_ = split(line, '\t');
        arrow_ = static_cast<std::size_t>(std::find(heading_.begin(), heading_.end(), "=>") - heading_.begin());
        relief::Evaluator evaluator{plan_};
        plan::Household household{*plan_};
        while (std::getline(cases, line)) {
            const auto cells = split(line, '\t');
            if (cells.size() != heading_.size()) return false;
            one(evaluator, household, cells, line);
        }
        return rows_ > 0;
    }

    void print(const std::string& name) const {
        std::cout << name << ": " << rows_ << " households, " << differences_ << " differences\n";
        const auto share = [&](std::size_t n, std::size_t of) {
            std::cout << std::fixed << std::setprecision(1) << std::setw(7) << 100.0 * static_cast<double>(n) / static_cast<double>(of) << "%";
        };
        for (const auto& [what, n] : shares_) {
            share(n, rows_);
            std::cout << "  " << what << "\n";
        }
    }

    std::size_t differences() const { return differences_; }
    /// Every kind of row must be there in numbers, or the comparison shows nothing.
    bool is_telling() const {
        for (const char* what : {"on a line", "one fen beside a line", "with blanks", "facts needed", "a reading matters"}) {
            const auto found = shares_.find(what);
            if (found == shares_.end() || found->second * 100 < rows_) {
                std::cout << "too few rows: " << what << "\n";
                return false;
            }
        }
        return true;
    }

private:
    void one(relief::Evaluator& evaluator, plan::Household& household, const std::vector<std::string>& cells, const std::string& line) {
        relief::DecideOptions options;
        options.depends_on = true;
        parameters_.clear();
        household.clear();
        for (std::size_t i = 0; i < arrow_; ++i) {
            if (heading_[i] == "place")
                count_place(cells[i]);
            else if (heading_[i] == "told")
                shares_["with blanks"] += cells[i] == "否" ? 1 : 0;
            else if (heading_[i] == "region")
                options.region = *Region::parse(cells[i]);
            else if (heading_[i].rfind("parameter:", 0) == 0)
                set_parameter(heading_[i].substr(10), cells[i]);
            else
                set(household, heading_[i], cells[i]);
        }
        options.parameters = parameters_;
        const relief::Decision& decision = evaluator.decide(household, options);
        std::string wanted, found;
        for (std::size_t i = arrow_ + 1; i < cells.size(); ++i) {
            wanted += "\t" + cells[i];
            found += "\t" + outcome(decision, heading_[i]);
        }
        ++rows_;
        shares_["facts needed"] += decision.needed().empty() ? 0 : 1;
        shares_["a reading matters"] += decision.depends_on.empty() ? 0 : 1;
        for (std::size_t i = 0; i < decision.categories.size(); ++i) ++shares_[plan_->categories[i].id + " " + word(decision.categories[i].verdict)];
        if (wanted == found) return;
        if (++differences_ <= 10) std::cout << "differs: " << line << "\n  expected" << wanted << "\n  found   " << found << "\n";
    }

    void count_place(const std::string& place) {
        if (place == "on") ++shares_["on a line"];
        if (place == "beside") ++shares_["one fen beside a line"];
    }

    void set_parameter(const std::string& name, const std::string& cell) {
        if (!cell.empty()) parameters_.emplace_back(plan_->find_parameter(name), *parse_decimal(cell));
    }

    void set(plan::Household& household, const std::string& name, const std::string& cell) {
        const plan::Input* input = plan_->find_input(name);
        const auto index = static_cast<std::uint32_t>(input - plan_->inputs.data());
        if (!input->shape) {
            if (const auto finding = household.set(index, cell)) std::cout << finding->message(Language::en) << "\n", ++differences_;
            return;
        }
        if (cell.empty()) return;
        std::vector<std::vector<std::string>> items;
        if (cell != "无")
            for (const auto& item : split(cell, ';')) items.push_back(split(item, ','));
        if (!household.set_items(index, items).empty()) ++differences_;
    }

    std::string outcome(const relief::Decision& decision, const std::string& what) const {
        if (what == "needed") return joined(decision.needed());
        if (what == "readings") {
            std::vector<std::string> ids;
            for (const std::uint32_t reading : decision.depends_on) ids.push_back(plan_->readings[reading].id);
            return joined(ids);
        }
        if (const std::uint32_t category = plan_->find_category(what); category != plan::none) return word(decision.categories[category].verdict);
        if (const std::uint32_t grant = plan_->find_grant(what); grant != plan::none) {
            const relief::GrantDecision& decided = decision.grants[grant];
            return decided.state == relief::GrantDecision::State::not_granted ? "" : decided.amount ? to_decimal(*decided.amount) : "不明";
        }
        for (std::size_t i = 0; i < plan_->deriveds.size(); ++i)
            if (plan_->deriveds[i].name == what) return decision.values[i].is_known() ? decision.values[i].number.to_fraction() : "不明";
        return "?";
    }

    std::shared_ptr<const plan::Plan> plan_;
    std::vector<std::string> heading_;
    std::size_t arrow_ = 0;
    std::vector<std::pair<std::uint32_t, Rational>> parameters_;
    std::size_t rows_ = 0, differences_ = 0;
    std::map<std::string, std::size_t> shares_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: household_oracle FOLDER-OF-CASES SOURCE-FOLDER\n";
        return 2;
    }
    const std::string cases = argv[1], source = argv[2];
    bool all_well = true;
    for (const auto& [name, plan] :
         {std::pair{"s4-1", "/examples/plans/s4-1-district-screening/plan.toml"}, std::pair{"s3-1", "/tests/relief/plans/s3-1.toml"}}) {
        Comparison comparison;
        const bool ran = comparison.run(source + plan, cases + "/" + name + ".tsv");
        if (ran)
            comparison.print(name);
        else
            std::cout << name << ": the plan or its cases cannot be read\n";
        all_well = all_well && ran && comparison.differences() == 0 && comparison.is_telling();
    }
    return all_well ? 0 : 1;
}
