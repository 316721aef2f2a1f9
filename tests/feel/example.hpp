#pragma once
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/feel/assembler.hpp>
#include <unionkit/feel/cause_code.hpp>
#include <unionkit/feel/machine.hpp>
#include <unionkit/feel/parser.hpp>

/// A small scope in the words of the plans, and ways to ask the engine about one expression in it.
namespace unionkit::feel {

inline const Unit yuan = BaseUnit::yuan, person = BaseUnit::person, month = BaseUnit::month, year = BaseUnit::year, day = BaseUnit::day;

inline const std::vector<std::string> marriages{"已婚", "未婚", "离异", "丧偶"};
inline const std::vector<std::string> hardships{"子女上学", "残疾", "单亲"};
inline const std::vector<std::string> relations{"本人", "配偶", "子女", "父母"};

class Example {
public:
    Example() {
        members_ = {"成员",
                    0,
                    person,
                    {{"关系", text_type(&relations), 1},
                     {"未婚", truth_type(), 1},
                     {"月收入", number_type(yuan / month), 1},
                     {"岁数", number_type(), 1},
                     {"生日", date_type(), 1}}};  // all share the first cause of Run
        fact("家庭月收入", number_type(yuan / month));
        fact("家庭年收入", number_type(yuan / year));
        fact("奖金", number_type(yuan / year));
        scope[fact("家庭人口", number_type(person))].bounds.low = Rational{1};
        fact("存款", number_type(yuan));
        fact("系数", number_type());
        fact("比例", number_type());
        fact("合同期", number_type(month));
        fact("住院", number_type(day));
        fact("婚姻", text_type(&marriages));
        fact("户口", text_type());
        fact("致困原因", {Kind::set, {}, &hardships, nullptr});
        fact("在册", truth_type());
        fact("低保户", truth_type());
        fact("出生日期", date_type());
        fact("成员", {Kind::list, {}, nullptr, &members_});
        scope.add({"低保线", Symbol::Role::parameter, number_type(yuan / month / person), {}});
        scope.add({"年救助线", Symbol::Role::parameter, number_type(yuan / year / person), {}});
        scope.add({"判定日", Symbol::Role::judged_on, date_type(), {}});
        rule = scope.add({"规则", Symbol::Role::definition, truth_type(), {}});
    }
    Example(const Example&) = delete;

    /// The tree, checked; whatever is wrong is appended to `findings`.
    std::optional<Expression> tree(const std::string& text, std::vector<Finding>& findings) const {
        auto tree = parse(Source::standalone(text), scope.units, findings);
        if (tree) check(*tree, scope, findings);
        return tree;
    }

    std::vector<Finding> findings(const std::string& text) const {
        std::vector<Finding> found;
        tree(text, found);
        sort_findings(found);
        return found;
    }

    /// `1:5 unknown_name, 1:9 unknown_name`; empty if all is well.
    std::string refusals(const std::string& text) const {
        std::string all;
        for (const Finding& finding : findings(text))
            all += (all.empty() ? "" : ", ") + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " +
                   std::string{finding.code.name()};
        return all;
    }

    Scope scope;
    std::uint32_t rule = 0;

private:
    std::uint32_t fact(std::string name, Type type) { return scope.add({std::move(name), Symbol::Role::fact, type, {}}); }
    ListShape members_;
};

/// One expression, ready to run for several households. What is not set is missing.
class Run {
public:
    explicit Run(const Example& example, const std::string& text) : Run{example, std::vector<std::string>{text}} {}

    /// Several expressions in one program; `value(i)` is that of the i-th.
    Run(const Example& example, const std::vector<std::string>& texts) : scope_{example.scope} {
        Assembler out{scope_};
        out.cause(CauseKind::missing_field, "成员");
        out.cause(CauseKind::bad_value, "成员");
        for (const Symbol& symbol : scope_.symbols()) missing_.push_back(out.cause(CauseKind::missing_fact, symbol.name));
        for (const std::string& text : texts) {
            std::vector<Finding> findings;
            auto tree = example.tree(text, findings);
            if (!findings.empty()) throw std::runtime_error(text + ": " + findings.front().message(Language::en));
            type_ = (*tree)[tree->root].type;
            cells_.push_back(out.expression(*tree, example.rule));
        }
        program_ = std::make_unique<Program>(std::move(out).finish(0));
        machine_ = std::make_unique<Machine>(*program_);
        for (std::uint32_t i = 0; i < missing_.size(); ++i) machine_->set_unknown(i, missing_[i]);
    }

    Run& set(const std::string& name, const Value& value) {
        machine_->set(scope_.index_of(*scope_.find(name)), value);
        return *this;
    }
    /// The items of 成员, row by row. All fields share the cause 成员.
    Run& members(std::vector<Value> items) {
        items_ = std::move(items);
        const Type& type = scope_.find("成员")->type;
        const auto count = static_cast<std::uint32_t>(items_.size() / type.shape->fields.size());
        machine_->set_list(0, items_.data(), count);
        Value list = Value::of_list(items_.data(), 0);
        list.count = 0;  // in a machine: the number of the list
        return set("成员", list);
    }
    Run& run() {
        machine_->begin(true);
        machine_->run({0, static_cast<std::uint32_t>(program_->instructions.size())});
        return *this;
    }

    const Value& value(std::size_t which = 0) const { return machine_->value(cells_[which]); }
    Verdict verdict(std::size_t which = 0) const { return value(which).verdict(); }
    /// Names of the facts and kinds of mishap that made the value unknown, sorted: `division_by_zero 存款`.
    std::string causes(std::size_t which = 0) const {
        std::vector<std::string> words;
        const auto bits = machine_->causes(cells_[which]);
        for (std::size_t i = 0; i < program_->causes.size(); ++i)
            if ((bits[i / 64] >> (i % 64) & 1) != 0) words.push_back(word(program_->causes[i]));
        std::sort(words.begin(), words.end());
        std::string all;
        for (const auto& one : words) all += (all.empty() ? "" : " ") + one;
        return all;
    }
    /// The number in lowest terms, 是, 否, a text or a date's days; `不明` if undetermined.
    std::string text(std::size_t which = 0) const {
        const Value& v = value(which);
        if (!v.is_known()) return "不明";
        switch (type_.kind) {
            case Kind::number: return v.number.to_fraction();
            case Kind::truth: return v.bits != 0 ? "是" : "否";
            case Kind::date: return to_text(*Date::from_days(v.days()));
            default: return std::string{v.text};
        }
    }
    const Type& type() const { return type_; }
    Machine& machine() { return *machine_; }
    const Program& program() const { return *program_; }

private:
    static std::string word(const Cause& cause) {
        if (cause.kind == CauseKind::missing_fact) return cause.name;
        return cause.kind == CauseKind::missing_field ? cause.name + ".栏目" : std::string{code_of(cause.kind)};
    }

    const Scope& scope_;
    std::vector<std::uint32_t> missing_;
    std::vector<Assembler::Cell> cells_;
    Type type_;
    std::unique_ptr<Program> program_;
    std::unique_ptr<Machine> machine_;
    std::vector<Value> items_;
};

}  // namespace unionkit::feel
