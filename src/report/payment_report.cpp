#include <unionkit/report/payment_report.hpp>

#include <algorithm>

#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>
#include <unionkit/value/capitals.hpp>

#include "csv_writer.hpp"
#include "decision_json.hpp"

namespace unionkit::report {
namespace {

using relief::Payment;
using relief::Payments;
using relief::Unsettled;
using State = relief::GrantDecision::State;

/// A sum of fen as yuan: `115000.00`. Exact however large.
std::string yuan_text(Int128 fen) {
    std::string digits;
    UInt128 rest = fen < 0 ? UInt128{0} - static_cast<UInt128>(fen) : static_cast<UInt128>(fen);
    for (int place = 0; place < 3 || rest != 0; ++place) {
        if (place == 2) digits += '.';
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    if (fen < 0) digits += '-';
    return {digits.rbegin(), digits.rend()};
}

std::string capitals_text(std::int64_t fen) { return to_capitals(Money::from_fen(fen)); }

class Writer {
public:
    Writer(const plan::Plan& plan, const Payments& payments, const std::vector<PaidHousehold>& households, const PaymentOptions& options)
        : plan_{plan}, payments_{payments}, households_{households}, options_{options} {
        for (const plan::Input& input : plan.inputs) has_identity_ |= input.is_identity;
    }

    void csv(const Sink& sink) const {
        CsvWriter csv{sink};
        csv.cell(say("行", "row"));
        if (has_labels()) csv.cell(options_.label_heading);
        if (has_identity_) csv.cell(say("证号", "identity"));
        for (const char* heading : {say("项目", "grant"), say("应发", "claim"), say("实发", "paid"), say("大写", "in capitals"), say("资金池", "pool"),
                                    say("说明", "note"), say("依据", "basis")})
            csv.cell(heading);
        csv.end_line();
        for (const Payment& payment : payments_.payments) {
            begin_row(csv, households_[payment.household]);
            csv.cell(plan_.grants[payment.grant].id).number(yuan_text(payment.claim_fen)).number(yuan_text(payment.paid_fen));
            csv.cell(capitals_text(payment.paid_fen)).cell(pool_id(payment)).cell(note(payment)).cell(basis(payment.household)).end_line();
        }
        for (const Unsettled& open : payments_.unsettled) {
            begin_row(csv, households_[open.household]);
            csv.cell(plan_.grants[open.grant].id).cell({}).cell({}).cell({}).cell({}).cell(why(open)).cell(basis(open.household)).end_line();
        }
    }

    void table(const Sink& sink) const {
        std::vector<Table::Column> columns{{say("行", "row"), Align::right}};
        if (has_labels()) columns.push_back({options_.label_heading});
        if (has_identity_) columns.push_back({say("证号", "identity")});
        columns.push_back({say("项目", "grant")});
        columns.push_back({say("应发", "claim"), Align::right});
        columns.push_back({say("实发", "paid"), Align::right});
        columns.push_back({say("大写", "in capitals")});
        columns.push_back({say("说明", "note")});
        Table table{columns};
        const auto row = [&](const PaidHousehold& who, std::vector<Table::Cell> rest) {
            std::vector<Table::Cell> cells{{std::to_string(who.row), Tint::faint}};
            if (has_labels()) cells.push_back({listed_label(who.label)});
            if (has_identity_) cells.push_back({who.identity});
            cells.insert(cells.end(), rest.begin(), rest.end());
            table.add_row(cells);
        };
        for (const Payment& payment : payments_.payments) {
            const bool is_whole = payment.paid_fen == payment.claim_fen;
            row(households_[payment.household], {{plan_.grants[payment.grant].id},
                                                 {yuan_text(payment.claim_fen)},
                                                 {yuan_text(payment.paid_fen), is_whole ? Tint::good : Tint::open},
                                                 {capitals_text(payment.paid_fen)},
                                                 {note(payment)}});
        }
        for (const Unsettled& open : payments_.unsettled)
            row(households_[open.household], {{plan_.grants[open.grant].id}, {}, {say("待定", "open"), Tint::open}, {}, {why(open)}});
        if (table.is_empty())
            sink(std::string{say("没有要发的。", "Nothing is to be paid.")} + "\n");
        else
            table.render(options_.style, sink);
        sink("\n" + totals());
    }

    std::string totals() const {
        std::string text;
        Table grants{{{say("项目", "grant")},
                      {say("户数", "households"), Align::right},
                      {say("应发", "claims"), Align::right},
                      {say("实发", "paid"), Align::right},
                      {say("待定", "open"), Align::right}}};
        for (std::size_t i = 0; i < plan_.grants.size(); ++i) {
            const relief::GrantTotal& total = payments_.grants[i];
            grants.add_row({{plan_.grants[i].id},
                            {std::to_string(total.households)},
                            {yuan_text(total.claimed_fen)},
                            {yuan_text(total.paid_fen)},
                            {std::to_string(total.unsettled)}});
        }
        text += grants.text(options_.style) + "\n";
        if (!plan_.categories.empty()) {
            Table categories{{{say("类别", "category")}, {say("户数", "households"), Align::right}, {say("实发", "paid"), Align::right}}};
            for (std::size_t i = 0; i < plan_.categories.size(); ++i)
                categories.add_row(
                    {{plan_.categories[i].id}, {std::to_string(payments_.categories[i].households)}, {yuan_text(payments_.categories[i].paid_fen)}});
            text += categories.text(options_.style) + "\n";
        }
        if (!plan_.pools.empty()) {
            Table pools{{{say("资金池", "pool")},
                         {say("金额", "money"), Align::right},
                         {say("应发", "claims"), Align::right},
                         {say("实发", "paid"), Align::right},
                         {say("余额", "left"), Align::right}}};
            for (std::size_t i = 0; i < plan_.pools.size(); ++i) {
                const relief::PoolTotal& total = payments_.pools[i];
                pools.add_row(
                    {{plan_.pools[i].id}, {yuan_text(total.fen)}, {yuan_text(total.claimed_fen)}, {yuan_text(total.paid_fen)}, {yuan_text(total.left_fen)}});
            }
            text += pools.text(options_.style) + "\n";
        }
        text += say("合计实发 ", "Paid in all ") + yuan_text(payments_.paid_fen) + say(" 元", " 元");
        if (payments_.paid_fen <= INT64_MAX) text += say("（", " (") + capitals_text(static_cast<std::int64_t>(payments_.paid_fen)) + say("）", ")");
        text += "\n";
        if (!payments_.unsettled.empty())
            text += say("还有 ", "") + std::to_string(payments_.unsettled.size()) +
                    (plan_.pools.empty() ? say(" 笔待定，没有计入\n", " open and not counted\n")
                                         : say(" 笔待定，没有计入；资金池不够时，待定的定下来，别人的也会变\n",
                                               " open and not counted; where a pool does not suffice, settling them changes what others get\n"));
        return text + basis() + "\n";
    }

    void json(const Sink& sink) const {
        JsonWriter json;
        json.begin_object();
        write_circumstances(json, plan_, options_.at);
        json.new_line().key("payments").begin_array();
        for (const Payment& payment : payments_.payments) {
            json.new_line().begin_object();
            who(json, households_[payment.household], payment.grant);
            json.key("claim")
                .text(yuan_text(payment.claim_fen))
                .key("paid")
                .text(yuan_text(payment.paid_fen))
                .key("capitals")
                .text(capitals_text(payment.paid_fen));
            json.key("pool").text_or_null(pool_id(payment)).end_object();
        }
        json.end_array().new_line().key("unsettled").begin_array();
        for (const Unsettled& open : payments_.unsettled) {
            json.new_line().begin_object();
            who(json, households_[open.household], open.grant);
            json.key("why").text(why(open)).end_object();
        }
        json.end_array().new_line().key("grants").begin_object();
        for (std::size_t i = 0; i < plan_.grants.size(); ++i) {
            const relief::GrantTotal& total = payments_.grants[i];
            json.key(plan_.grants[i].id).begin_object().key("households").number(static_cast<std::int64_t>(total.households));
            json.key("claims")
                .text(yuan_text(total.claimed_fen))
                .key("paid")
                .text(yuan_text(total.paid_fen))
                .key("unsettled")
                .number(static_cast<std::int64_t>(total.unsettled))
                .end_object();
        }
        json.end_object().new_line().key("categories").begin_object();
        for (std::size_t i = 0; i < plan_.categories.size(); ++i) {
            const relief::CategoryTotal& total = payments_.categories[i];
            json.key(plan_.categories[i].id)
                .begin_object()
                .key("households")
                .number(static_cast<std::int64_t>(total.households))
                .key("paid")
                .text(yuan_text(total.paid_fen))
                .end_object();
        }
        json.end_object().new_line().key("pools").begin_object();
        for (std::size_t i = 0; i < plan_.pools.size(); ++i) {
            const relief::PoolTotal& total = payments_.pools[i];
            json.key(plan_.pools[i].id).begin_object().key("money").text(yuan_text(total.fen)).key("claims").text(yuan_text(total.claimed_fen));
            json.key("paid").text(yuan_text(total.paid_fen)).key("left").text(yuan_text(total.left_fen)).end_object();
        }
        json.end_object().new_line().key("paid").text(yuan_text(payments_.paid_fen)).end_object();
        sink(json.take() + "\n");
    }

private:
    bool zh() const { return options_.language == Language::zh; }
    const char* say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    bool has_labels() const { return !options_.label_heading.empty(); }

    void begin_row(CsvWriter& csv, const PaidHousehold& who) const {
        csv.number(std::to_string(who.row));
        if (has_labels()) csv.cell(listed_label(who.label));
        if (has_identity_) csv.cell(who.identity);
    }

    void who(JsonWriter& json, const PaidHousehold& who, std::uint32_t grant) const {
        json.key("row").number(who.row).key("label").text_or_null(listed_label(who.label));
        json.key("region").text_or_null(who.region.code()).key("on").text_or_null(who.on ? to_text(*who.on) : "");
        if (has_identity_) json.key("identity").text_or_null(who.identity);
        json.key("grant").text(plan_.grants[grant].id);
    }

    std::string pool_id(const Payment& payment) const { return payment.pool == plan::none ? "" : plan_.pools[payment.pool].id; }

    std::string note(const Payment& payment) const {
        if (payment.paid_fen == payment.claim_fen) return {};
        return say("资金池不够，少发 ", "the pool does not suffice: less by ") + yuan_text(payment.claim_fen - payment.paid_fen);
    }

    std::string why(const Unsettled& open) const { return unsettled_text(plan_, open, options_.language); }

    std::string basis(std::uint32_t household) const {
        Circumstances at = options_.at;
        at.region = households_[household].region;
        return basis_text(plan_, at, day_text(households_[household].on, options_.language));
    }

    /// Of all households together: regions of their own are not named.
    std::string basis() const {
        if (households_.empty()) return basis_text(plan_, options_.at, day_text(options_.at.on, options_.language));
        const PaidHousehold& first = households_.front();
        const auto is_of_all = [&](auto PaidHousehold::*member) {
            return std::all_of(households_.begin(), households_.end(), [&](const PaidHousehold& who) { return who.*member == first.*member; });
        };
        Circumstances at = options_.at;
        at.region = is_of_all(&PaidHousehold::region) ? first.region : Region{};
        const bool is_one_day = is_of_all(&PaidHousehold::on);
        return basis_text(plan_, at, is_one_day ? day_text(first.on, options_.language) : say("判定日各户不同", "households have days of their own"));
    }

    const plan::Plan& plan_;
    const Payments& payments_;
    const std::vector<PaidHousehold>& households_;
    const PaymentOptions& options_;
    bool has_identity_ = false;
};

}  // namespace

void write_payments(Format format, const plan::Plan& plan, const relief::Payments& payments, const std::vector<PaidHousehold>& households,
                    const PaymentOptions& options, const Sink& sink) {
    const Writer writer{plan, payments, households, options};
    switch (format) {
        case Format::csv: return writer.csv(sink);
        case Format::json: return writer.json(sink);
        case Format::table: return writer.table(sink);
    }
}

std::string payment_totals(const plan::Plan& plan, const relief::Payments& payments, const std::vector<PaidHousehold>& households,
                           const PaymentOptions& options) {
    return Writer{plan, payments, households, options}.totals();
}

std::string unsettled_text(const plan::Plan& plan, const relief::Unsettled& open, Language language) {
    const bool zh = language == Language::zh;
    if (open.order != plan::none) {
        const std::string& name = plan.inputs[open.order].name;
        return zh ? "排先后要用的“" + name + "”不明" : "“" + name + "”, which orders the pool, is unknown";
    }
    if (open.causes.empty()) return zh ? "金额太大，发不了" : "the amount is too large to be paid";
    std::string text;
    for (const std::uint32_t cause : open.causes)
        text += (text.empty() ? "" : zh ? "；" : "; ") + cause_text(plan.program.causes[cause], plan).why.in(language);
    return text;
}

std::string listed_identity(const plan::Plan& plan, std::span<const feel::Value> inputs) {
    for (std::size_t i = 0; i < plan.inputs.size(); ++i)
        if (plan.inputs[i].is_identity) return masked_identity(inputs[i], Masking::list);
    return {};
}

std::string listed_label(const std::string& label) {
    const IdentityReading reading = IdentityNumber::read(label);
    return reading.number ? reading.number->masked(Masking::list) : label;
}

}  // namespace unionkit::report
