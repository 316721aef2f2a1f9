#include <unionkit/plan/match_sheet.hpp>

#include <unionkit/limits.hpp>

#include "form_reader.hpp"
#include "match_sheet_messages.hpp"

namespace unionkit::plan {

std::optional<MatchSheet> read_match_sheet(std::string_view text, const std::string& name, std::vector<Finding>& findings) {
    static constexpr auto upper = static_cast<std::size_t>(MatchColumn::upper), lower = static_cast<std::size_t>(MatchColumn::lower),
                          result = static_cast<std::size_t>(MatchColumn::result), contest = static_cast<std::size_t>(MatchColumn::contest),
                          group = static_cast<std::size_t>(MatchColumn::group), round = static_cast<std::size_t>(MatchColumn::round),
                          number = static_cast<std::size_t>(MatchColumn::number);
    static constexpr FormHeading headings[]{
        {"甲方", upper},    {"主方", upper},    {"乙方", lower},    {"客方", lower},    {"结果", result},   {"比分", result},   {"项目", contest},
        {"组别", group},    {"轮次", round},    {"轮", round},      {"场次", number},   {"场", number},     {"时间", not_read}, {"日期", not_read},
        {"地点", not_read}, {"场地", not_read}, {"裁判", not_read}, {"记录", not_read}, {"签字", not_read}, {"备注", not_read}, {"胜方", not_read}};
    static constexpr std::string_view columns[]{"甲方", "乙方", "结果", "项目", "组别", "轮次", "场次"};
    static constexpr std::size_t needed = 3;
    static constexpr Form form{headings,
                               columns,
                               needed,
                               limits::matches,
                               messages::matches_blank,
                               messages::matches_without_column,
                               messages::matches_unknown_column,
                               messages::matches_column_twice,
                               messages::matches_ragged_row,
                               messages::matches_damaged_row,
                               messages::matches_too_many};
    return read_form(form, text, name, {}, findings);
}

}  // namespace unionkit::plan
