#include <unionkit/plan/ruling_sheet.hpp>

#include <unionkit/limits.hpp>

#include "form_reader.hpp"
#include "ruling_messages.hpp"

namespace unionkit::plan {

std::optional<RulingSheet> read_ruling_sheet(std::string_view text, const std::string& name, std::string_view label_heading, std::vector<Finding>& findings) {
    static constexpr auto number = static_cast<std::size_t>(RulingColumn::number), kind = static_cast<std::size_t>(RulingColumn::kind),
                          contest = static_cast<std::size_t>(RulingColumn::contest), contestant = static_cast<std::size_t>(RulingColumn::contestant),
                          content = static_cast<std::size_t>(RulingColumn::content), basis = static_cast<std::size_t>(RulingColumn::basis);
    static constexpr FormHeading headings[]{{"编号", number},     {"裁定", kind},       {"项目", contest},  {"队/选手", contestant}, {"队", contestant},
                                            {"选手", contestant}, {"对象", contestant}, {"内容", content},  {"依据", basis},         {"说明", basis},
                                            {"说明/依据", basis}, {"时间", not_read},   {"日期", not_read}, {"裁判", not_read},      {"裁判长", not_read},
                                            {"记录", not_read},   {"签字", not_read},   {"备注", not_read}};
    static constexpr std::string_view columns[]{"编号", "裁定", "项目", "队/选手", "内容", "依据"};
    static constexpr Form form{headings,
                               columns,
                               std::size(columns),
                               limits::rulings,
                               messages::rulings_blank,
                               messages::rulings_without_column,
                               messages::rulings_unknown_column,
                               messages::rulings_column_twice,
                               messages::rulings_ragged_row,
                               messages::rulings_damaged_row,
                               messages::rulings_too_many};
    return read_form(form, text, name, {label_heading, contestant}, findings);
}

}  // namespace unionkit::plan
