#include <unionkit/plan/ids.hpp>

#include <algorithm>
#include <functional>
#include <utility>

#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

namespace unionkit::plan {

std::string id_key(std::string_view cell) { return text::half_width(text::nfc(cell_content(cell))); }

/// Fields that had quotes doubled in them live in the reader and only until its next record.
bool IdIndex::is_in_text(std::string_view cell) const noexcept {
    const std::less_equal<> before;
    return before(text_.data(), cell.data()) && before(cell.data() + cell.size(), text_.data() + text_.size());
}

void IdIndex::add(std::string_view cell, const CsvRecord& record, bool is_damaged) {
    const std::string_view written = cell_content(cell);
    std::string key = id_key(cell);
    const bool is_view = key == written && is_in_text(written);
    rows_.push_back({is_view ? written : std::string_view{changed_.emplace_back(std::move(key))}, record.raw, record.row, record.line, is_damaged});
}

void IdIndex::sort() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const IdRow& a, const IdRow& b) { return a.id < b.id; });
}

std::span<const IdRow> IdIndex::rows_of(std::string_view cell) const {
    const std::string key = id_key(cell);
    const auto first = std::lower_bound(rows_.begin(), rows_.end(), key, [](const IdRow& row, const std::string& id) { return row.id < id; });
    const auto last = std::find_if(first, rows_.end(), [&](const IdRow& row) { return row.id != key; });
    return {first, last};
}

}  // namespace unionkit::plan
