#include <unionkit/report/coverage_report.hpp>

#include <array>
#include <vector>

#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "decision_json.hpp"

namespace unionkit::report {
namespace {

using feel::Atom;
using relief::AtomCoverage;
using relief::CoverageCell;
using relief::Obstacle;

/// A cell of the report: its sign, its name in JSON, and what to write in a test to visit it.
struct Place {
    const char* sign;
    const char* ascii;
    const char* name;
    Bilingual words;
};

const std::array<Place, 3>& places(const AtomCoverage& one) {
    static const std::array<Place, 3> ordered{Place{"▼", "v", "below", {"低一步", "one step below"}}, Place{"●", "o", "at", {"正好", "at the line"}},
                                              Place{"▲", "^", "above", {"高一步", "one step above"}}};
    static const std::array<Place, 3> answers{Place{"✓", "y", "yes", {"是", "yes"}}, Place{"✗", "n", "no", {"否", "no"}}, Place{}};
    return one.is_ordered ? ordered : answers;
}

Bilingual why(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::off_grid: return {"填得出的数都不正好在线上", "no number that can be given lies on the line"};
        case Obstacle::beyond_bounds: return {"min、max 不许", "min and max do not let it"};
        case Obstacle::no_step: return {"数没有步长 step", "no number has a step"};
        case Obstacle::no_parameter: return {"标准没有数", "a parameter has no value"};
        case Obstacle::no_option: return {"选项里没有", "no option makes it so"};
        case Obstacle::none: break;
    }
    return {};
}

std::string_view name_of(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::off_grid: return "off_grid";
        case Obstacle::beyond_bounds: return "beyond_bounds";
        case Obstacle::no_step: return "no_step";
        case Obstacle::no_parameter: return "no_parameter";
        case Obstacle::no_option: return "no_option";
        case Obstacle::none: break;
    }
    return {};
}

std::string text_of(const Atom& atom) {
    const std::string left = one_line(atom.left), right = one_line(atom.right);
    if (atom.shape == Atom::Shape::truth || right.empty()) return left;
    return left + " " + (atom.shape == Atom::Shape::comparison ? symbol(atom.relation) : "in") + " " + right;
}

std::string signs(const AtomCoverage& one, const Style& style) {
    std::string text;
    for (std::size_t i = 0; i < one.cells().size(); ++i) {
        const CoverageCell& cell = one.cells()[i];
        const Place& place = places(one)[i];
        text += text.empty() ? "" : " ";
        text += cell.hit ? (style.ascii ? place.ascii : place.sign) : !cell.is_reachable() ? "-" : style.ascii ? "." : "·";
    }
    return text;
}

/// What is missing, then what cannot be had and why.
std::string remark(const AtomCoverage& one, Language language) {
    const bool zh = language == Language::zh;
    std::vector<std::string> missing, closed;
    for (std::size_t i = 0; i < one.cells().size(); ++i) {
        const CoverageCell& cell = one.cells()[i];
        const std::string& words = places(one)[i].words.in(language);
        if (!cell.is_reachable())
            closed.push_back(words + (zh ? "到不了：" : " cannot be: ") + why(cell.obstacle).in(language));
        else if (!cell.hit)
            missing.push_back(words);
    }
    std::string text = missing.empty() ? "" : (zh ? "缺 " : "missing: ") + joined(missing, language);
    for (const std::string& each : closed) text += (text.empty() ? "" : zh ? "；" : "; ") + each;
    return text;
}

Tint tint_of(const AtomCoverage& one) {
    for (const CoverageCell& cell : one.cells())
        if (cell.is_reachable() && !cell.hit) return Tint::open;
    return Tint::good;
}

/// Documents and steps of a procedure have conditions without a name: those stand under the date of judgement.
std::string rule_of(const plan::Plan& plan, const Atom& atom) { return atom.definition == plan.judged_on ? std::string{} : plan.scope[atom.definition].name; }

}  // namespace

std::string coverage_total(const relief::Coverage& coverage, Language language) {
    return (language == Language::zh ? "边界覆盖 " : "boundary coverage ") + std::to_string(coverage.hit()) + " / " + std::to_string(coverage.reachable());
}

std::string coverage_text(const plan::Plan& plan, const relief::Coverage& coverage, Language language, const Style& style) {
    const bool zh = language == Language::zh;
    Table table{{{zh ? "规则" : "rule", Align::left},
                 {zh ? "比较、条件" : "comparison or condition", Align::left},
                 {zh ? "到过" : "visited", Align::left},
                 {"", Align::left}}};
    for (const AtomCoverage& one : coverage.atoms) {
        const Atom& atom = plan.program.atoms[one.atom];
        table.add_row({{rule_of(plan, atom)}, {text_of(atom)}, {signs(one, style), tint_of(one)}, {remark(one, language)}});
    }
    return (table.is_empty() ? "" : table.text(style)) + coverage_total(coverage, language) + "\n";
}

std::string coverage_json(const plan::Plan& plan, const relief::Coverage& coverage, const std::string& engine) {
    JsonWriter json;
    json.begin_object();
    write_basis(json, plan, engine);
    json.new_line().key("hit").number(static_cast<std::int64_t>(coverage.hit()));
    json.key("reachable").number(static_cast<std::int64_t>(coverage.reachable())).new_line().key("comparisons").begin_array();
    for (const AtomCoverage& one : coverage.atoms) {
        const Atom& atom = plan.program.atoms[one.atom];
        json.new_line().begin_object().key("rule").text_or_null(rule_of(plan, atom)).key("text").text(text_of(atom)).key("line").number(atom.place.line);
        for (std::size_t i = 0; i < one.cells().size(); ++i) {
            json.key(places(one)[i].name).begin_object().key("hit").truth(one.cells()[i].hit);
            json.key("unreachable").text_or_null(name_of(one.cells()[i].obstacle)).end_object();
        }
        json.end_object();
    }
    json.end_array().new_line().end_object();
    return json.take() + "\n";
}

}  // namespace unionkit::report
