#pragma once
#include <optional>

#include "names.hpp"

/// The sections that say what can be known: [[unit]] [[reading]] [[parameter]] [[fact]], and [[derived]] and [[table]], which follow from facts.
namespace unionkit::plan {

void read_unit(Loading& loading, Names& names, const TomlValue& table);
void read_reading(Loading& loading, Names& names, const TomlValue& table);
void read_parameter(Loading& loading, Names& names, const TomlValue& table);
void read_fact(Loading& loading, Names& names, const TomlValue& table);
void read_derived(Loading& loading, Names& names, const TomlValue& table);
void read_table(Loading& loading, Names& names, const TomlValue& table);

/// A number of this unit lies on a grid unless the plan says otherwise: money on fen, heads and pieces on whole ones.
std::optional<Rational> usual_step(Unit unit);

}  // namespace unionkit::plan
