#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <unionkit/relief/decision.hpp>
#include <unionkit/value/int128.hpp>

namespace unionkit::relief {

/// What one household is to get from one grant.
struct Payment {
    std::uint32_t household = 0;      ///< in the order of PaymentRun::add
    std::uint32_t grant = 0;          ///< index into Plan::grants
    std::int64_t claim_fen = 0;       ///< what the plan grants
    std::int64_t paid_fen = 0;        ///< less, where a pool does not suffice
    std::uint32_t pool = plan::none;  ///< index into Plan::pools; none: paid in full
};

/// A grant that cannot be paid yet: whether or how much is unknown, or where the household stands among those who wait.
struct Unsettled {
    std::uint32_t household = 0;
    std::uint32_t grant = 0;
    GrantDecision::State state = GrantDecision::State::unknown;
    Causes causes;                     ///< unknown or refused: why; empty: the amount is too large to be paid
    std::uint32_t order = plan::none;  ///< granted, but this input, by which its pool orders, is not known
};

struct PoolTotal {
    std::int64_t fen = 0;  ///< what there is
    Int128 claimed_fen = 0;
    Int128 paid_fen = 0;
    std::int64_t left_fen = 0;
};

struct GrantTotal {
    std::uint64_t households = 0;  ///< that are paid anything
    Int128 claimed_fen = 0;
    Int128 paid_fen = 0;
    std::uint64_t unsettled = 0;
};

/// Households that meet a category, and what they are paid together. Who meets two categories counts in both.
struct CategoryTotal {
    std::uint64_t households = 0;
    Int128 paid_fen = 0;
};

/// Who is paid what, and the totals.
struct Payments {
    std::vector<Payment> payments;          ///< by household, then as the plan's grants
    std::vector<Unsettled> unsettled;       ///< by household, then as the plan's grants
    std::vector<PoolTotal> pools;           ///< as Plan::pools
    std::vector<GrantTotal> grants;         ///< as Plan::grants
    std::vector<CategoryTotal> categories;  ///< as Plan::categories
    Int128 paid_fen = 0;
};

/// Turns the decisions on a register into a list of payments: first everybody's claims, then the pools.
///
/// What is undetermined is never paid, and money is not put aside for it: as long as something is unsettled, the payments from a
/// pool that does not suffice are provisional.
class PaymentRun {
public:
    /// \param plan  must outlive the run
    explicit PaymentRun(const plan::Plan& plan);

    /// All of it, or nothing if memory runs out.
    /// \param decision  on the next household
    /// \param inputs    of the household, as Plan::inputs
    void add(const Decision& decision, std::span<const feel::Value> inputs);

    /// Pays the claims. A copy of the run can be finished again, with other pools.
    /// \param pools_fen  as Plan::pools, each ≥ 0: what there is
    Payments finish(std::span<const std::int64_t> pools_fen) &&;

private:
    struct Waiting {
        std::uint32_t payment = 0;  ///< index into payments_
        std::size_t keys = 0;       ///< where its keys begin in keys_
    };
    void claim(const Decision& decision, std::uint32_t grant, std::span<const feel::Value> inputs);
    void forget_last() noexcept;
    bool comes_before(const plan::Pool& pool, const Waiting& a, const Waiting& b) const;
    void pay(std::uint32_t pool_index, std::int64_t fen);

    const plan::Plan& plan_;
    Payments result_;
    std::vector<std::uint32_t> pool_of_;         // as Plan::grants
    std::vector<std::vector<Waiting>> waiting_;  // as Plan::pools
    std::vector<Rational> keys_;
    std::vector<std::vector<std::uint32_t>> met_;  // as Plan::categories: households
    std::uint32_t households_ = 0;
};

}  // namespace unionkit::relief
