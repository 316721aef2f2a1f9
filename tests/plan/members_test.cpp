#include <unionkit/plan/members.hpp>

#include <memory>
#include <string>

#include <unionkit/limits.hpp>
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"
#include "plan/csv_messages.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

std::shared_ptr<const Plan> plan_with_members() {
    static const Loaded loaded = load(R"toml(format = 1
[plan]
id = "成员"
title = "试"
[[fact]]
name = "已婚"
type = "bool"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [
  { name = "关系", type = "choice", of = ["本人", "配偶", "子女"], columns = ["与户主关系"] },
  { name = "收入", unit = "元/月" },
]
[[fact]]
name = "欠债"
type = "list"
blank = []
fields = [{ name = "数额", unit = "元" }]
[[derived]]
name = "人口"
value = "count(成员)"
[[category]]
id = "困难"
when = "已婚 and 人口 >= 1人 and count(欠债) >= 1 and (some x in 成员 satisfies x.收入 < 1000元/月 and x.关系 = \"本人\") and (some d in 欠债 satisfies d.数额 > 1元)"
)toml",
                                      "members.toml");
    for (const Finding& finding : loaded.findings) UNSCOPED_INFO(render(finding, Language::en));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

std::uint32_t index_of(std::string_view name) { return static_cast<std::uint32_t>(plan_with_members()->find_input(name) - plan_with_members()->inputs.data()); }

/// `members.csv:3 members_unknown_id; …`
std::string listed(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += (all.empty() ? "" : "; ") + finding.place.file + ":" + std::to_string(finding.place.line) + " " + std::string{finding.code.name()};
    }
    return all;
}

/// A roster and its members; what each row gets as its list: the fields item by item, 不明, 坏.
struct Joined {
    std::string roster_text, members_text;
    std::vector<Finding> opening, comparing, rows;
    std::vector<std::string> lists;

    Joined(std::string roster_csv, std::string members_csv, const char* fact = "成员")
        : roster_text{std::move(roster_csv)}, members_text{std::move(members_csv)} {
        const Plan& plan = *plan_with_members();
        const std::uint32_t list = index_of(fact);
        auto roster = Roster::open(plan, roster_text, "roster.csv", opening);
        REQUIRE(roster);
        const auto members = Members::open(plan, list, members_text, "members.csv", roster->label_heading(), opening);
        if (!members) return;
        const IdIndex ids = roster->ids();
        members->compare(ids, comparing);
        Household household{plan};
        RosterRow row;
        while (roster->next(row, household, rows)) {
            members->give(row, ids, "roster.csv", household, rows);
            lists.push_back(text_of(plan.inputs[list], household.values()[list]));
        }
    }

    static std::string text_of(const Input& fact, const feel::Value& value) {
        if (value.state == feel::Value::State::bad) return "坏";
        if (!value.is_known()) return "不明";
        std::string text;
        const std::size_t count = fact.fields.size();
        for (std::size_t i = 0; i < value.count * count; ++i) {
            const feel::Value& cell = value.items[i];
            text += i % count == 0 ? "[" : " ";
            text += cell.state == feel::Value::State::bad ? "坏" : cell.is_known() ? cell_text(fact.fields[i % count].type, cell) : "不明";
            if (i % count + 1 == count) text += "]";
        }
        return text.empty() ? "空" : text;
    }
};

using Lists = std::vector<std::string>;

}  // namespace

TEST_CASE("members are joined by the roster's label, in the order of their file") {
    const Joined joined{"编号,已婚\nA1,是\nA2,否\n", "收入（元）,编号,与户主 关系\n100,A2,本人\n200,A1,本人\n300,\"A2\",子女\n,Ａ２,\n"};
    CHECK(listed(joined.opening).empty());
    CHECK(listed(joined.comparing).empty());
    CHECK(listed(joined.rows).empty());
    CHECK(joined.lists == Lists{"[本人 200]", "[本人 100][子女 300][不明 不明]"});
}

TEST_CASE("a household without members: unknown, or the empty list if the fact says so") {
    CHECK(Joined{"编号,已婚\nA1,是\nA2,是\n", "编号,关系\nA1,本人\n"}.lists == Lists{"[本人 不明]", "不明"});
    CHECK(Joined{"编号,已婚\nA1,是\nA2,是\n", "编号,数额\nA1,5\n", "欠债"}.lists == Lists{"[5]", "空"});
    CHECK(Joined{"编号,已婚\nA1,是\n", "编号,数额\n", "欠债"}.lists == Lists{"空"});
    Household household{*plan_with_members()};
    household.set(index_of("欠债"), "");
    CHECK(household.blanks() == std::vector<std::uint32_t>{index_of("欠债")});
}

TEST_CASE("a member whose household the roster does not have is listed, and nothing else changes") {
    const Joined joined{"编号,已婚\nA1,是\n", "编号,关系\nA9,本人\nA1,本人\n,本人\na1,子女\n"};
    CHECK(listed(joined.opening) == "members.csv:4 members_blank_id");
    CHECK(listed(joined.comparing) == "members.csv:2 members_unknown_id; members.csv:5 members_unknown_id");
    CHECK(joined.comparing[0].message(Language::zh) == "第 2 行：名册里没有“编号”相同的户，这一行没有用上");
    CHECK(joined.comparing[0].severity == Severity::error);
    CHECK(joined.lists == Lists{"[本人 不明]"});
}

TEST_CASE("two households with one id have no list") {
    const Joined joined{"编号,已婚\nA1,是\nA2,是\nＡ1,是\n,是\n", "编号,关系\nA1,本人\nA2,本人\n"};
    CHECK(joined.lists == Lists{"坏", "[本人 不明]", "坏", "坏"});
    CHECK(listed(joined.rows) == "roster.csv:2 members_id_twice; roster.csv:4 members_id_twice; roster.csv:5 members_household_without_id");
    CHECK(joined.rows[0].message(Language::zh) == "第 2 行与第 4 行的“编号”相同，“成员”不知道是哪一户的");
}

TEST_CASE("rows that are the same both count, with a warning") {
    const Joined joined{"编号,已婚\nA1,是\n", "编号,关系\nA1,子女\nA1,本人\nA1,子女\nA1,子女\n"};
    CHECK(listed(joined.comparing) == "members.csv:4 members_row_twice; members.csv:5 members_row_twice");
    CHECK(joined.comparing[0].severity == Severity::warning);
    CHECK(joined.comparing[1].message(Language::zh) == "第 5 行与第 4 行完全相同，两行都算");
    CHECK(joined.lists == Lists{"[子女 不明][本人 不明][子女 不明][子女 不明]"});
}

TEST_CASE("a bad cell spoils one field of one item") {
    const Joined joined{"编号,已婚\nA1,是\n", "编号,姓名,关系,收入\nA1,甲,本人,100\n\n A1 ,乙,父亲,-\nA1,丙,子女,110101199001011234x\n"};
    CHECK(joined.lists == Lists{"[本人 100][坏 坏][子女 坏]"});
    CHECK(listed(joined.rows) == "members.csv:4 members_bad_cell; members.csv:4 members_bad_cell; members.csv:5 members_cell_withheld");
    CHECK(joined.rows[0].message(Language::zh) == "成员文件第 4 行：“成员.关系”没有“父亲”这个值（可填：本人、配偶、子女）");
    CHECK(joined.rows[0].place.column == 8);
    CHECK(joined.rows[0].place.excerpt == "****,*,父亲,-");
}

TEST_CASE("a row that cannot be read spoils the list of its household") {
    const Joined joined{"编号,已婚\nA1,是\nA2,是\nA3,是\nA4\n1.1E+17,是\n", "编号,关系\nA1,本人\nA1\nA2,\"本人\"x\nA3,本人\nA4,本人\n1.1E+17,本人\n"};
    CHECK(listed(joined.opening) == "members.csv:3 members_ragged_row; members.csv:4 csv_text_after_quote; members.csv:7 roster_damaged_label");
    CHECK(listed(joined.comparing).empty());
    CHECK(listed(joined.rows) ==
          "roster.csv:2 members_row_unreadable; roster.csv:3 members_row_unreadable; roster.csv:5 roster_ragged_row; roster.csv:6 roster_damaged_label");
    CHECK(joined.lists == Lists{"坏", "坏", "[本人 不明]", "坏", "坏"});
}

TEST_CASE("units in headings count, and wrong ones are refused") {
    CHECK(Joined{"编号,已婚\nA1,是\n", "编号,收入（万元）\nA1,0.1\n"}.lists == Lists{"[不明 1000]"});
    CHECK(listed(Joined{"编号,已婚\nA1,是\n", "编号,收入（元/年）\nA1,1\n"}.opening) == "members.csv:1 roster_heading_unit");
}

TEST_CASE("files of members that cannot be used") {
    const std::string roster = "编号,已婚\nA1,是\n";
    CHECK(listed(Joined{roster, ""}.opening) == "members.csv:0 members_nothing_known");
    CHECK(listed(Joined{roster, "张三,本人\n"}.opening) == "members.csv:1 members_nothing_known");
    CHECK(listed(Joined{roster, "户号,关系\nA1,本人\n"}.opening) == "members.csv:1 members_no_id_column");
    CHECK(listed(Joined{"已婚\n是\n", "编号,关系\nA1,本人\n"}.opening) == "members.csv:0 members_without_label");
    CHECK(listed(Joined{roster, "编号,关系,与户主关系\nA1,本人,本人\n"}.opening) == "members.csv:1 roster_column_twice");
    CHECK(listed(Joined{roster, "编号,关系\nA1,\"本人\nA1,子女\n"}.opening) == "members.csv:2 csv_quote_open");
    CHECK(listed(Joined{roster, "编号,\"关系\nA1,本人\n"}.opening) == "members.csv:1 csv_quote_open");
    CHECK(listed(Joined{roster, "PK\x03\x04"}.opening) == "members.csv:0 csv_is_workbook");
    CHECK(listed(Joined{roster, "编号;关系;工种\nA1;本人;\n"}.opening) == "members.csv:1 roster_unknown_column");
}

TEST_CASE("a household has at most 10,000 members") {
    std::string rows = "编号,关系\n";
    for (std::size_t i = 0; i < limits::list_items; ++i) rows += "A1,本人\n";
    const Joined most{"编号,已婚\nA1,是\n", rows};
    CHECK(most.lists.front() != "坏");
    const Joined more{"编号,已婚\nA1,是\n", rows + "A1,子女\n"};
    CHECK(more.lists == Lists{"坏"});
    CHECK(listed(more.rows) == "members.csv:2 too_many_items");
}

TEST_CASE("every message about members is provoked by some roster and its members") {
    const std::pair<std::string, std::string> files[] = {
        {"编号,已婚\nA1,是\nA1,是\n,是\n", "编号,关系\nA1,本人\nA1,本人\nA2,本人\n,本人\nA1\n"},
        {"编号,已婚\nA1,是\n", "编号,关系\nA1\n"},
        {"编号,已婚\nA1,是\n", "编号,关系,收入\nA1,x,110101199001011234x\n"},
        {"已婚\n是\n", "编号,关系\nA1,本人\n"},
        {"编号,已婚\nA1,是\n", "户号,关系\nA1,本人\n"},
        {"编号,已婚\nA1,是\n", ""},
    };
    std::string said;
    for (const auto& [roster, members] : files) {
        const Joined joined{roster, members};
        for (const auto* findings : {&joined.opening, &joined.comparing, &joined.rows}) said += listed(*findings) + "; ";
    }
    for (const Message* message : messages::csv_all)
        if (message->code.starts_with("members_")) {
            INFO(message->code);
            CHECK(said.find(std::string{message->code} + ";") != std::string::npos);
        }
}
