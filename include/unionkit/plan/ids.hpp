#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/csv.hpp>

namespace unionkit::plan {

/// An id as rows are joined by it: NFC, half-width, without blanks around. Capitals count.
std::string id_key(std::string_view cell);

/// A row of a file and whom it is about.
struct IdRow {
    std::string_view id;      ///< as id_key has it; empty: the row names nobody
    std::string_view raw;     ///< the record
    std::uint32_t row = 0;    ///< as a spreadsheet counts
    std::uint32_t line = 0;   ///< of the file
    bool is_damaged = false;  ///< its cells cannot be trusted
};

/// The rows of a file by id. Ids are views into the file's text, unless they had to be changed to be compared.
class IdIndex {
public:
    /// \param text  the file; borrowed
    explicit IdIndex(std::string_view text) : text_{text} {}

    /// \param cell  of the id, as the record has it
    void add(std::string_view cell, const CsvRecord& record, bool is_damaged = false);
    /// Call once, after the last row.
    void sort();

    /// Rows with this id, in the order of the file; `cell` as written. \pre sort was called
    std::span<const IdRow> rows_of(std::string_view cell) const;
    /// All rows by id, those of one id in the order of the file. \pre sort was called
    const std::vector<IdRow>& all() const noexcept { return rows_; }

private:
    bool is_in_text(std::string_view cell) const noexcept;

    std::string_view text_;
    std::vector<IdRow> rows_;
    std::deque<std::string> changed_;
};

}  // namespace unionkit::plan
