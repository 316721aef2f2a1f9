#pragma once
#include <string_view>

#include <unionkit/feel/scope.hpp>

namespace unionkit::feel {

/// Two numbers of different units met at `symbol`: says which of the classic mistakes it is and writes out the mend.
Finding unit_advice(const Expression& tree, const Scope& scope, std::string_view symbol, NodeId left, NodeId right);

}  // namespace unionkit::feel
