#pragma once
#include <optional>

#include "names.hpp"

/// The sections that say who is helped, and with how much: [[exclusion]] [[category]] [[grant]] [[limit]] [[pool]].
namespace unionkit::plan {

/// The key `rounding`, of [plan] or of a grant.
std::optional<RoundingRule> read_rounding(Loading& loading, TableReader& reader);

void read_exclusion(Loading& loading, Names& names, const TomlValue& table);
void read_category(Loading& loading, Names& names, const TomlValue& table);
/// \param rounding  of the plan, for grants that have none of their own
void read_grant(Loading& loading, Names& names, const TomlValue& table, const std::optional<RoundingRule>& rounding);
/// One on money; those on entries and awards are the meet's.
void read_limit(Loading& loading, Names& names, const TomlValue& table);
void read_pool(Loading& loading, Names& names, const TomlValue& table);
/// Earlier aid is one more list fact, for plans that look at it. Once all formulas are read.
void add_ledger(Loading& loading, Names& names);

}  // namespace unionkit::plan
