#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "draft.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {

/// What a plan calls things, while it is read: names that formulas can say, and headings of the columns that hold them.
class Names {
public:
    explicit Names(Loading& loading) : loading_{loading}, plan_{*loading.plan} {}

    /// Is this a name that formulas can say? Says why not.
    bool name_is_usable(const std::string& name, Span span);
    /// The same, and nothing else has it.
    bool name_is_free(const std::string& name, Span span);
    void declare(feel::Symbol symbol, std::uint32_t& index, Span span = {});
    /// Reads the key that names a rule and declares it. \returns false if the name cannot be used
    bool read(TableReader& reader, std::string_view key, std::string& name, std::uint32_t& symbol, feel::Symbol::Role role, feel::Type type = {});
    /// Reads `columns`: other headings of what `owner` names, in the roster or in the file of a list.
    std::vector<std::string> columns(TableReader& reader, const std::string& owner, std::uint32_t list = none);
    /// The number of one more list.
    std::uint32_t new_list() noexcept { return lists_++; }

    // Once everything is read:
    void fields_against_names();
    /// A heading may belong to one name only: two that differ by width, blanks or the kind of bracket are the same here.
    void columns_against_names();

private:
    /// Another heading of a column, beside the name of what stands in it.
    struct Heading {
        std::string text;
        std::string owner;
        std::uint32_t list;  ///< the list of whose file it is; none: the roster
        Span span;
    };

    Loading& loading_;
    Plan& plan_;
    std::vector<std::uint32_t> line_of_;  // of each symbol
    std::vector<Heading> headings_;
    std::uint32_t lists_ = 0;
};

}  // namespace unionkit::plan
