#include <unistd.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include <unionkit/plan/household.hpp>
#include <unionkit/relief/payment.hpp>
#include <unionkit/report/payment_report.hpp>
#include <unionkit/report/words.hpp>
#include <unionkit/value/identity_number.hpp>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "messages.hpp"
#include "progress.hpp"
#include "result_file.hpp"

namespace unionkit::cli {

namespace {

std::optional<std::int64_t> fen_of(const std::string& amount, const plan::Plan& plan) {
    plan::Input money;
    money.name = "--pool";
    money.type = feel::number_type(BaseUnit::yuan);
    money.step = Rational{1} / Rational{100};
    money.min = Rational{0};
    const plan::CellReading reading = plan::read_cell(money, money.type, amount, plan.scope.units);
    return reading.finding ? std::nullopt : (reading.value.number * Rational{100}).to_int64();
}

/// `AMOUNT` where the plan has one pool, `POOL=AMOUNT` otherwise.
std::vector<std::int64_t> pools_of(const std::vector<std::string>& arguments, const plan::Plan& plan) {
    std::vector<std::string> ids;
    for (const plan::Pool& pool : plan.pools) ids.push_back(pool.id);
    const Bilingual known = listed(ids);
    if (ids.empty() && !arguments.empty()) throw Error{wrong_use(messages::no_pools, {plan.id})};
    std::vector<std::optional<std::int64_t>> given(plan.pools.size());
    for (std::size_t i = 0; i < plan.pools.size(); ++i)
        if (plan.pools[i].amount) given[i] = (*plan.pools[i].amount * Rational{100}).to_int64();
    for (const std::string& argument : arguments) {
        const std::size_t equals = argument.find('=');
        const auto named = std::find(ids.begin(), ids.end(), argument.substr(0, equals));
        const bool is_named = equals != std::string::npos;
        if (is_named ? named == ids.end() : ids.size() != 1) throw Error{wrong_use(messages::pool_of_which, {argument}, {known})};
        const auto fen = fen_of(is_named ? argument.substr(equals + 1) : argument, plan);
        if (!fen) throw Error{wrong_use(messages::bad_pool, {argument})};
        given[is_named ? static_cast<std::size_t>(named - ids.begin()) : 0] = fen;
    }
    std::vector<std::int64_t> pools;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!given[i]) throw Error{wrong_use(messages::pool_missing, {ids[i]}, {ids[i]})};
        pools.push_back(*given[i]);
    }
    return pools;
}

/// What a list of payments must not pass over in silence: one person or household that stands in it twice, a line of totals,
/// a number of somebody who is not yet born.
class Doubts {
public:
    Doubts(const plan::Plan& plan, const GrantRequest& request, const std::string& heading) : heading_{heading} {
        for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
            if (plan.inputs[i].is_identity && identity_ == plan::none) identity_ = i;
        // Where no column is named as the ids, the first unknown one may be a village as well.
        const bool has_ids = !request.judge.id_column.empty() || heading.find("编号") != std::string::npos;
        has_ids_ = has_ids && plan.ledger == plan::none && request.judge.members.empty();  // who has rows of their own is told of with them
    }

    void look(const plan::RosterRow& row, const plan::Household& household, std::optional<Date> on, const std::string& file, std::vector<Finding>& findings) {
        const auto say = [&](const Message& message, std::vector<Argument> arguments) {
            arguments.insert(arguments.begin(), std::int64_t{row.row});
            found_ = true;
            findings.push_back({message, Severity::warning, std::move(arguments), {file, row.line, 0, 0, {}}, {}});
        };
        const std::string label{row.label};
        if (label == "合计" || label == "总计" || label == "小计") say(messages::total_row, {});
        if (has_ids_ && !label.empty())
            if (const auto [first, is_new] = labels_.emplace(label, row.row); !is_new) say(messages::same_label, {std::int64_t{first->second}, heading_});
        if (identity_ == plan::none || !household.values()[identity_].is_known()) return;
        const IdentityReading read = IdentityNumber::read(household.values()[identity_].text);
        if (!read.number) return;
        if (on && *on < read.number->birth_date()) say(messages::identity_before_birth, {to_text(*on)});
        const auto [first, is_new] = identities_.emplace(read.number->masked(Masking::none), row.row);
        if (!is_new) say(messages::same_identity, {std::int64_t{first->second}});
    }

    bool found() const noexcept { return found_; }

private:
    std::string heading_;
    bool found_ = false;
    bool has_ids_ = false;
    std::uint32_t identity_ = plan::none;
    std::unordered_map<std::string, std::uint32_t> labels_, identities_;
};

}  // namespace

Exit grant(const GrantRequest& request, Language language) {
    const report::Format format = format_of(request.format, request.output);
    Judging judging{request.judge, language};
    const plan::Plan& plan = judging.plan();
    if (plan.grants.empty()) throw Error{Finding{messages::nothing_to_grant, Severity::error, {plan.id}, {request.judge.plan, 0, 0, 0, {}}, {}}};
    if (plan.ledger != plan::none && request.judge.past.empty()) throw Error{wrong_use(messages::past_missing, {plan.id})};
    const std::vector<std::int64_t> pools = pools_of(request.pools, plan);
    refuse_to_overwrite_inputs(request.output, request.judge, plan);
    Output output{request.output};
    report::PaymentOptions options{judging.asked(), language, judging.roster().label_heading(), request.output.empty() ? style_of_stdout() : report::Style{}};

    relief::Evaluator evaluator{judging.shared_plan()};
    relief::PaymentRun run{plan};
    std::vector<report::PaidHousehold> households;
    plan::Household household{plan};
    plan::RosterRow row;
    BadCells bad;
    Progress progress{language, !request.output.empty() || isatty(STDOUT_FILENO) == 0};
    judging.compare_members(bad.incoming());
    Doubts doubts{plan, request, options.label_heading};
    while (judging.next(row, household, bad.incoming())) {
        relief::DecideOptions at = judging.options(row);
        at.depends_on = false;
        run.add(evaluator.decide(household, at), household.values());
        doubts.look(row, household, at.on, request.judge.roster, bad.incoming());
        households.push_back({row.row, std::string{row.label}, report::listed_identity(plan, household.values()), at.region, at.on});
        bad.sort_in();
        progress.step();
    }
    progress.finish();
    const relief::Payments payments = std::move(run).finish(pools);
    if (format == report::Format::csv && !request.output.empty()) output.write(byte_order_mark);
    report::write_payments(format, plan, payments, households, options, [&output](std::string_view text) { output.write(text); });
    output.finish();
    if (format == report::Format::csv && !request.output.empty()) {
        options.style = style_of_stdout();
        Output totals{{}};
        totals.write(report::payment_totals(plan, payments, households, options));
        totals.finish();
    }
    return bad.show(language) || doubts.found() ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
