#pragma once
#include <unionkit.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/relief/payment.hpp>
#include <unionkit/report/payment_report.hpp>

/// The core's run, whom it is about, and what it lends once it is finished, in C's shape: reading that cannot fail.
struct uk_payment_run {
    uk_payment_run(std::shared_ptr<const unionkit::plan::Plan> plan, std::string_view label_heading);

    /// What was lent is no longer valid.
    void reopen();
    void finish(const std::vector<std::int64_t>& pools_fen);
    std::string text(unionkit::report::Format format, unionkit::Language language) const;

    std::shared_ptr<const unionkit::plan::Plan> plan;
    unionkit::relief::PaymentRun core;
    std::vector<unionkit::report::PaidHousehold> households;
    std::string label_heading;
    std::vector<std::uint32_t> options;                                    ///< as Plan::readings, of all households: the option in force
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings;         ///< that the caller chose
    std::vector<std::pair<std::uint32_t, unionkit::Rational>> parameters;  ///< that the caller gave, by their index

    struct Lent {
        std::vector<uk_paid_household> households;
        std::vector<uk_payment> payments;
        std::vector<uk_unsettled> unsettled;
        std::vector<uk_pool_total> pools;
        std::vector<uk_grant_payments> grants;
        std::vector<uk_category_payments> categories;
        uk_sum paid{};
        std::vector<uk_cause> causes;
        std::deque<std::string> texts;
    };
    std::optional<unionkit::relief::Payments> payments;  ///< absent: not finished
    Lent lent;
    std::string shown;  ///< the text handed out last

private:
    void fill_households();
    void fill_payments(const unionkit::relief::Payments& found);
    void fill_unsettled(const unionkit::relief::Payments& found);
    void fill_totals(const unionkit::relief::Payments& found);
    const char* keep(std::string text) { return lent.texts.emplace_back(std::move(text)).c_str(); }
};
