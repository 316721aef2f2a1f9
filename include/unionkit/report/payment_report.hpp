#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <unionkit/relief/payment.hpp>
#include <unionkit/report/explain.hpp>
#include <unionkit/report/screen_report.hpp>
#include <unionkit/report/style.hpp>

namespace unionkit::report {

/// Whom a payment goes to.
struct PaidHousehold {
    std::uint32_t row = 0;  ///< as a spreadsheet shows it
    std::string label;
    std::string identity;  ///< masked; empty: not known
    Region region;         ///< that counted for the household
    std::optional<Date> on;
};

struct PaymentOptions {
    Circumstances at;
    Language language = Language::zh;
    std::string label_heading;  ///< heading of the column that labels the rows; empty: rows have no label
    Style style;                ///< table
};

/// The list of payments: for each household and grant the claim, what is paid, and the same in capitals (大写金额).
///
/// CSV has the list alone, what is unsettled at its end without an amount, and in each row what it rests on; table and JSON have the
/// totals, too.
/// \param households  in the order of PaymentRun::add
void write_payments(Format format, const plan::Plan& plan, const relief::Payments& payments, const std::vector<PaidHousehold>& households,
                    const PaymentOptions& options, const Sink& sink);

/// The totals by grant, category and pool, for people.
std::string payment_totals(const plan::Plan& plan, const relief::Payments& payments, const std::vector<PaidHousehold>& households,
                           const PaymentOptions& options);

/// Why a grant cannot be paid yet, in one line.
std::string unsettled_text(const plan::Plan& plan, const relief::Unsettled& open, Language language);

/// Who is to be paid, as a list that is published shows it: the identity number of the plan's first fact that is one, masked; empty if
/// there is none.
/// \param inputs  of the household, as Plan::inputs
std::string listed_identity(const plan::Plan& plan, std::span<const feel::Value> inputs);
/// What a household is called, as a list that is published may show it: an identity number is masked.
std::string listed_label(const std::string& label);

}  // namespace unionkit::report
