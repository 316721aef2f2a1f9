#pragma once
#include <string>
#include <string_view>

#include <unionkit/feel/scope.hpp>

namespace unionkit::feel {

/// Two numbers of different units met at `symbol`: says which of the classic mistakes it is and writes out the mend.
Finding unit_advice(const Expression& tree, const Scope& scope, std::string_view symbol, NodeId left, NodeId right);

/// A product or quotient of years and months, with the yearly side converted.
std::string in_one_period(const Expression& tree, NodeId product);

/// The unit as it may follow a number in an expression: 元/月, 个月; empty if it cannot be written so (1/年, 元²).
std::string unit_after_number(Unit unit, const UnitNames& units);

}  // namespace unionkit::feel
