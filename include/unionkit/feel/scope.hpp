#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unionkit/feel/ast.hpp>
#include <unionkit/feel/type.hpp>

namespace unionkit::feel {

/// What a name in an expression stands for. Its index in the scope is also the cell of its value in a running program.
struct Symbol {
    enum class Role : std::uint8_t {
        fact,        ///< given by the caller, household by household
        parameter,   ///< by region and date
        judged_on,   ///< 判定日
        definition,  ///< computed: derived value, category, exclusion, grant
    };
    std::string name;
    Role role = Role::fact;
    Type type;
    Bounds bounds;
};

/// The names an expression may use, with types. A plan builds one; tests build small ones by hand.
class Scope {
public:
    /// \returns the symbol's index. \pre the name is new
    std::uint32_t add(Symbol symbol);
    const Symbol* find(std::string_view name) const;
    std::uint32_t index_of(const Symbol& symbol) const { return static_cast<std::uint32_t>(&symbol - symbols_.data()); }
    const std::vector<Symbol>& symbols() const noexcept { return symbols_; }
    Symbol& operator[](std::uint32_t index) { return symbols_[index]; }
    const Symbol& operator[](std::uint32_t index) const { return symbols_[index]; }

    UnitNames units;

private:
    std::vector<Symbol> symbols_;
    std::unordered_map<std::string, std::uint32_t> by_name_;
};

/// Names that stand for values, in order of appearance, without repeats and without loop variables: for dependency order,
/// before types are known.
std::vector<std::string> names_in(const Expression& expression);

/// Resolves names, types and units of the whole tree and fills the checker's part of each node.
///
/// Every error goes to `findings`; a part that is wrong has kind `wrong` and raises no second error.
/// \returns the type of the root
Type check(Expression& expression, const Scope& scope, std::vector<Finding>& findings);

}  // namespace unionkit::feel
