#pragma once
#include <string>
#include <vector>

#include <unionkit/plan/load.hpp>

/// Plans with mistakes, each with line, column and code of everything found. Together with refused_cells.hpp they provoke
/// every message of src/plan/messages.hpp: a test sees to it.
namespace unionkit::plan {

struct RefusedPlan {
    std::string because;
    std::string body;  ///< begins on line 5, after `good_head`
    std::string findings;
};

inline const std::string good_head = "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n";

/// `5:1 unknown_key, 7:9 warning not_stated`: errors by their code alone.
inline std::string listed(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += (all.empty() ? "" : ", ") + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " ";
        if (finding.severity != Severity::error) all += finding.severity == Severity::warning ? "warning " : "note ";
        all += finding.code.name();
    }
    return all;
}

/// What loading finds, and then what the checks find.
inline std::vector<Finding> all_findings(const std::string& text) {
    auto [plan, findings] = load(text, "plan.toml");
    if (plan)
        for (Finding& finding : run_checks(*plan)) findings.push_back(std::move(finding));
    return findings;
}

inline const std::vector<RefusedPlan> refused_plans{
    // ---------------------------------------------------------------------------------------------- sections and keys
    {"a section nobody knows", "[[catagory]]\nid = \"甲\"\n", "5:3 unknown_section"},
    {"a section that is a list of something else", "derived = [1, 2]\n", "5:1 unknown_key"},
    {"a section of a later version", "[[contest]]\nid = \"甲\"\n[budget]\n", "5:3 unsupported_section, 7:2 unsupported_section"},
    {"one table where several may stand", "[fact]\nname = \"甲\"\n", "5:2 section_shape"},
    {"a limit of nothing, beside rules without quotes", "[[derived]]\nname = \"甲\"\nvalue = 1\n[[check]]\nholds = \"true\"\n[[limit]]\n",
     "10:1 missing_key, 10:1 limit_without_bound"},
    {"a key nobody knows", "kind2 = \"x\"\n[[fact]]\nname = \"甲\"\ntype = \"bool\"\nmini = 3\n", "5:1 unknown_key, 9:1 unknown_key"},
    {"keys of another type of fact", "[[fact]]\nname = \"甲\"\ntype = \"bool\"\nunit = \"元\"\nof = [\"乙\"]\n", "8:1 unknown_key, 9:1 unknown_key"},
    {"missing keys",
     "[[fact]]\n[[parameter]]\n[[category]]\n[[grant]]\n[[check]]\n[[reading]]\n[[derived]]\n[[exclusion]]\n[[document]]\n[[step]]\n[[limit]]\n[[unit]]\n",
     "5:1 missing_key, 6:1 missing_key, 6:1 missing_key, 7:1 missing_key, 7:1 missing_key, 8:1 missing_key, 8:1 missing_key, 8:1 missing_key, 9:1 missing_key, "
     "10:1 missing_key, "
     "10:1 missing_key, 10:1 too_few_options, 10:1 note reading_open, 11:1 missing_key, 11:1 missing_key, 12:1 missing_key, 12:1 missing_key, 13:1 "
     "missing_key, 14:1 missing_key, "
     "15:1 missing_key, 15:1 limit_without_bound, 16:1 missing_key"},
    {"texts where numbers belong, and the other way round", "[[fact]]\nname = 3\nmin = true\n[[category]]\nid = \"甲\"\nwhen = [\"乙\"]\n",
     "6:8 wrong_type, 7:7 wrong_type, 10:8 wrong_type"},
    {"a value that is not one of the known",
     "hit_policy = \"frist\"\n[[fact]]\nname = \"甲\"\ntype = \"boolean\"\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = \"1元\"\nper = \"户\"\n",
     "5:14 wrong_value, 8:8 wrong_value, 13:7 wrong_value"},
    {"headings that belong to another name, by width and brackets, too",
     "[[fact]]\nname = \"甲\"\ncolumns = [\"乙\", \"丙（元）\", \"甲\", \"地区\", \" \"]\n[[fact]]\nname = \"乙\"\ncolumns = [\"丙 [元]\", \"丁\"]\n"
     "[[fact]]\nname = \"戊\"\ntype = \"list\"\nblank = [1]\nfields = [{ name = \"己\" }, { name = \"庚\", columns = [\"己\", \"乙\"] }]\n",
     "7:12 column_taken, 7:30 column_taken, 7:36 empty_text, 10:12 column_taken, 14:9 wrong_type, 15:52 column_taken"},
    {"an empty name", "[[fact]]\nname = \" \"\n", "5:1 bad_name, 6:8 empty_text"},
    {"an unknown without a reason", "[[derived]]\nname = \"甲\"\nvalue = { unknown = \"\" }\n[[parameter]]\nname = \"乙\"\nvalues = { unknown = \" \" }\n",
     "7:21 empty_text, 10:10 warning not_stated, 10:22 empty_text"},
    {"a table that is none of the three forms", "[[derived]]\nname = \"甲\"\nvalue = { also = 3 }\n[[parameter]]\nname = \"乙\"\nvalues = { value = 3 }\n",
     "7:9 bad_form, 10:10 bad_form"},
    // ---------------------------------------------------------------------------------------------- names
    {"names that are none", "[[fact]]\nname = \"家庭 人口\"\n[[fact]]\nname = \"3口\"\n[[category]]\nid = \"甲-乙\"\nwhen = \"true\"\n",
     "5:1 bad_name, 7:1 bad_name, 9:1 bad_name"},
    {"names that are reserved: a keyword, a function, a word of the engine",
     "[[fact]]\nname = \"and\"\n[[fact]]\nname = \"count\"\n[[fact]]\nname = \"判定日\"\n[[fact]]\nname = \"存疑\"\n[[fact]]\nname = \"null\"\n",
     "5:1 reserved_name, 7:1 reserved_name, 9:1 reserved_name, 11:1 reserved_name, 13:1 reserved_name"},
    {"names that are units, also with 万 before them, also declared ones",
     "[[unit]]\nname = \"辆\"\n[[fact]]\nname = \"人\"\n[[fact]]\nname = \"万元\"\n[[fact]]\nname = \"辆\"\n",
     "7:1 name_is_unit, 9:1 name_is_unit, 11:1 name_is_unit"},
    {"one name for two things, of whatever section",
     "[[fact]]\nname = \"甲\"\n[[fact]]\nname = \"甲\"\n[[parameter]]\nname = \"甲\"\nvalues = [{ value = 1 }]\n[[derived]]\nname = \"甲\"\nvalue = "
     "1\n[[category]]\nid = \"甲\"\nwhen = \"true\"\n"
     "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\n[[exclusion]]\nid = \"甲\"\nwhen = \"true\"\n",
     "5:1 duplicate_name, 7:1 duplicate_name, 12:1 duplicate_name, 15:1 duplicate_name, 18:1 duplicate_name, 22:1 duplicate_name"},
    {"one name typed in two ways of Unicode", "[[fact]]\nname = \"caf\u00e9\"\n[[fact]]\nname = \"cafe\u0301\"\n", "7:1 duplicate_name"},
    {"two readings of one name",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"一\"\nalso = [\"二\"]\n[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"一\"\nalso = [\"二\"]\n",
     "10:1 duplicate_name"},
    {"a field with the name of a fact", "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\" }]\n[[fact]]\nname = \"岁数\"\n",
     "5:1 field_is_fact"},
    {"a field with the name of a category",
     "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"困难\", type = \"bool\" }]\n[[category]]\nid = \"困难\"\nwhen = \"true\"\n",
     "5:1 field_is_fact"},
    {"fields that no formula could name",
     "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"or\" }, { name = \"max\" }, { name = \"人\" }, { name = \"岁 数\" }]\n",
     "8:11 reserved_name, 8:28 reserved_name, 8:46 name_is_unit, 8:62 bad_name"},
    {"a field twice", "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\" }, { name = \"岁数\" }]\n", "8:28 duplicate_column"},
    {"a list without fields", "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = []\n[[fact]]\nname = \"名册\"\ntype = \"list\"\n",
     "8:10 wrong_type, 9:1 missing_key"},
    {"a field that is a list", "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\", type = \"list\" }]\n", "8:33 wrong_value"},
    // ---------------------------------------------------------------------------------------------- choices
    {"a value that cannot stand in a cell", "[[fact]]\nname = \"甲\"\ntype = \"set\"\nof = [\"一、二\", \"无\", \"\", \"三|四\", \"五;六\", \"七；八\"]\n",
     "8:7 bad_choice, 8:14 bad_choice, 8:19 bad_choice, 8:23 bad_choice, 8:30 bad_choice, 8:37 bad_choice"},
    {"a value twice", "[[fact]]\nname = \"甲\"\ntype = \"choice\"\nof = [\"一\", \"一\"]\n", "8:12 duplicate_column"},
    {"no values to choose from", "[[fact]]\nname = \"甲\"\ntype = \"choice\"\n", "5:1 missing_key"},
    {"values that are no list", "[[fact]]\nname = \"甲\"\ntype = \"choice\"\nof = \"一\"\n", "5:1 missing_key, 8:6 wrong_type"},
    {"values that are no texts", "[[fact]]\nname = \"甲\"\ntype = \"choice\"\nof = [1, \"二\"]\n", "8:7 wrong_type"},
    // ---------------------------------------------------------------------------------------------- numbers, units, dates
    {"units nobody knows",
     "[[fact]]\nname = \"甲\"\nunit = \"块\"\n[[fact]]\nname = \"乙\"\nunit = \"元/\"\n[[fact]]\nname = \"丙\"\nunit = 3\n[[fact]]\nname = \"丁\"\nunit = "
     "\"元/月/年\"\n",
     "7:8 unknown_unit, 10:8 unknown_unit, 13:8 unknown_unit, 16:8 unknown_unit"},
    {"a unit that is taken or no name", "[[unit]]\nname = \"元\"\n[[unit]]\nname = \"万辆\"\n[[unit]]\nname = \"3\"\n", "5:1 bad_unit_name, 9:1 bad_unit_name"},
    {"constants in the wrong unit",
     "[[fact]]\nname = \"甲\"\nunit = \"元\"\nmin = \"1人\"\nmax = \"100\"\nblank = \"0元/月\"\n[[derived]]\nname = \"乙\"\nvalue = \"甲 * 1\"\nmin = "
     "\"1人\"\n",
     "8:7 constant_unit, 9:7 constant_unit, 10:9 constant_unit, 14:7 constant_unit"},
    {"constants that are none",
     "[[fact]]\nname = \"甲\"\nmin = \"乙\"\nmax = \"1 / 0\"\nstep = \"在\"\n[[derived]]\nname = \"丙\"\nvalue = \"甲\"\nmin = \"甲\"\n",
     "7:8 unknown_name, 8:7 wrong_type, 9:9 unknown_name, 13:7 wrong_type"},
    {"numbers that are no decimals", "[[fact]]\nname = \"甲\"\nmin = 0x10\nmax = inf\nblank = nan\n", "7:7 wrong_type, 8:7 wrong_type, 9:9 wrong_type"},
    {"bounds the wrong way round", "[[fact]]\nname = \"甲\"\nmin = 3\nmax = 2\n[[derived]]\nname = \"乙\"\nvalue = \"甲\"\nmin = 5\nmax = 4\n",
     "5:1 reversed_bounds, 12:7 reversed_bounds"},
    {"bounds of a derived value the wrong way round", "[[fact]]\nname = \"甲\"\n[[derived]]\nname = \"乙\"\nvalue = \"甲\"\nmin = 5\nmax = 4\n",
     "10:7 reversed_bounds"},
    {"steps that are none", "[[fact]]\nname = \"甲\"\nstep = 0\n[[fact]]\nname = \"乙\"\nstep = -1\n", "5:1 step_must_be_positive, 8:1 step_must_be_positive"},
    {"rounding to nothing, or finer than a fen",
     "rounding = { step = 0 }\n[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\nrounding = { mode = \"up\", step = \"0.001元\" }\n",
     "5:12 step_must_be_positive, 10:12 step_must_be_positive"},
    {"rounding that is no table, or of no known kind",
     "rounding = 1\n[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\nrounding = { mode = \"half\", step = \"1人\", to = 3 }\n",
     "5:12 wrong_type, 10:21 wrong_value, 10:36 constant_unit, 10:42 unknown_key"},
    {"regions that are none",
     "[[parameter]]\nname = \"甲\"\nvalues = [{ region = \"天津\", value = 1 }, { region = \"123\", value = 1 }, { region = [12], value = 2 }]\n",
     "7:22 bad_region, 7:52 bad_region, 7:83 bad_region"},
    {"dates that are none",
     "[[parameter]]\nname = \"甲\"\nvalues = [{ from = \"2016-13-01\", value = 1 }, { from = 2016-12-20T10:00:00, value = 2 }]\n[[test]]\non = \"元旦\"\n",
     "7:20 bad_date, 7:56 bad_date, 8:1 empty_test, 9:6 bad_date"},
    {"a value for one region and date twice",
     "[[parameter]]\nname = \"甲\"\nvalues = [{ region = \"12\", value = 1 }, { region = \"120000\", value = 2 }, { value = 3 }, { value = 4 }]\n",
     "7:41 duplicate_value, 7:90 duplicate_value"},
    {"a value that ends before it begins", "[[parameter]]\nname = \"甲\"\nvalues = [{ from = 2016-01-01, to = 2016-01-01, value = 1 }]\n",
     "7:11 reversed_validity"},
    {"a value without the value", "[[parameter]]\nname = \"甲\"\nvalues = [{ region = \"12\" }]\n", "7:11 missing_key"},
    {"values in the wrong unit",
     "[[parameter]]\nname = \"甲\"\nunit = \"元/月\"\nvalues = [{ value = \"780元\" }, { from = 2016-01-01, value = \"780元/月\" }]\n", "8:21 constant_unit"},
    {"values that are no tables", "[[parameter]]\nname = \"甲\"\nvalues = [780]\n[[parameter]]\nname = \"乙\"\nvalues = 780\n",
     "7:11 wrong_type, 10:10 wrong_type"},
    {"blanks that the fact cannot have",
     "[[fact]]\nname = \"甲\"\ntype = \"bool\"\nblank = 0\n[[fact]]\nname = \"乙\"\ntype = \"set\"\nof = [\"一\"]\nblank = [\"一\"]\n",
     "8:9 wrong_type, 13:9 wrong_type"},
    // ---------------------------------------------------------------------------------------------- readings
    {"a reading that is not there", "[[derived]]\nname = \"甲\"\nvalue = { reading = \"乙\", \"一\" = 1 }\n", "7:9 unknown_id"},
    {"an option that is not there, and one left out",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"含\"\nalso = [\"不含\"]\n[[derived]]\nname = \"丙\"\nvalue = { reading = \"甲\", \"含\" = 1, \"不舍\" = "
     "2 }\n",
     "12:9 missing_option, 12:35 unknown_option"},
    {"a reading of one option, or twice the same",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"含\"\n[[reading]]\nid = \"丙\"\nwhy = \"乙\"\nuse = \"含\"\nalso = [\"含\"]\n",
     "5:1 too_few_options, 9:1 too_few_options, 13:9 duplicate_column"},
    {"options of different kinds",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"含\"\nalso = [\"不含\"]\n[[derived]]\nname = \"丙\"\nvalue = { reading = \"甲\", \"含\" = \"1元\", "
     "\"不含\" = \"1人\" }\n",
     "12:9 mixed_readings"},
    {"an open reading, and one that nothing uses",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nalso = [\"含\", \"不含\"]\n[[reading]]\nid = \"丙\"\nwhy = \"乙\"\nuse = \"含\"\nalso = [\"不含\"]\n",
     "5:1 warning unused_reading, 5:1 note reading_open, 9:1 warning unused_reading"},
    {"a reading within a reading",
     "[[reading]]\nid = \"甲\"\nwhy = \"乙\"\nuse = \"含\"\nalso = [\"不含\"]\n[[derived]]\nname = \"丙\"\nvalue = { reading = \"甲\", \"含\" = { reading = "
     "\"甲\", \"含\" = 1, \"不含\" = 2 }, \"不含\" = 2 }\n",
     "12:32 wrong_type"},
    // ---------------------------------------------------------------------------------------------- rules
    {"rules that depend on each other",
     "[[derived]]\nname = \"甲\"\nvalue = \"乙 + 1\"\n[[derived]]\nname = \"乙\"\nvalue = \"丙 + 1\"\n[[derived]]\nname = \"丙\"\nvalue = \"甲 + 1\"\n",
     "5:1 cycle"},
    {"a rule that depends on itself", "[[category]]\nid = \"甲\"\nwhen = \"not(甲)\"\n", "5:1 cycle"},
    {"grants that depend on each other through a limit",
     "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\n[[grant]]\nid = \"乙\"\nwhen = \"甲 > 0元\"\namount = \"1元\"\n[[limit]]\nof = [\"甲\", "
     "\"乙\"]\nmax = \"1元\"\n",
     "9:1 cycle"},
    {"an exclusion that depends on what it excludes from",
     "[[exclusion]]\nid = \"甲\"\nwhen = \"乙\"\nfrom = [\"乙\"]\n[[category]]\nid = \"乙\"\nwhen = \"true\"\n", "9:1 cycle"},
    {"a category of another category where the first met decides",
     "hit_policy = \"first\"\n[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[category]]\nid = \"乙\"\nwhen = \"not(甲)\"\n", "9:1 category_uses_category"},
    {"the same by way of a derived value",
     "hit_policy = \"first\"\n[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[derived]]\nname = \"丙\"\nvalue = \"not(甲)\"\n[[category]]\nid = \"乙\"\nwhen = "
     "\"丙\"\n",
     "12:1 category_uses_category"},
    {"conditions that are none",
     "[[category]]\nid = \"甲\"\nwhen = \"3\"\n[[exclusion]]\nid = \"乙\"\nwhen = \"3元\"\n[[grant]]\nid = \"丙\"\nwhen = 1\namount = "
     "\"1元\"\n[[document]]\ntitle = \"丁\"\nwhen = \"\\\"x\\\"\"\n[[step]]\ndoes = \"戊\"\nwhen = \"判定日\"\n[[check]]\nholds = \"2\"\n",
     "7:8 condition_expected, 10:8 condition_expected, 13:8 condition_expected, 17:8 condition_expected, 20:8 condition_expected, 22:9 condition_expected"},
    {"a list as a derived value",
     "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\" }]\n[[derived]]\nname = \"甲\"\nvalue = \"成员[岁数 > 3]\"\n",
     "11:9 list_as_rule"},
    {"bounds of a condition", "[[derived]]\nname = \"甲\"\nvalue = \"true\"\nmin = 3\n", "8:7 wrong_type"},
    {"an assumption of another unit", "[[fact]]\nname = \"甲\"\nunit = \"人\"\n[[derived]]\nname = \"乙\"\nvalue = \"甲\"\nabsent = \"3\"\n",
     "11:10 loose_absent"},
    {"amounts that are no money", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"true\"\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = \"3人\"\n",
     "8:10 amount_not_money, 12:10 amount_not_money"},
    {"an amount without a unit", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = 500\n", "8:10 amount_without_unit"},
    {"an amount per person", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"500元/人\"\n", "8:10 amount_per_person"},
    {"a count of something else", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\nper = \"person\"\namount = \"500元\"\ncount = 3\n", "10:9 count_not_persons"},
    {"a count for a household", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"500元\"\ncount = \"3人\"\n", "9:9 count_needs_person"},
    {"a grant per person without a count",
     "[[fact]]\nname = \"丙\"\ntype = \"bool\"\n[[grant]]\nid = \"甲\"\nwhen = \"丙\"\nper = \"person\"\namount = \"500元\"\n", "10:8 person_without_count"},
    {"an amount that may be finer than a fen", "[[fact]]\nname = \"甲\"\nunit = \"元\"\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = \"甲 / 3\"\n",
     "11:10 rounding_required"},
    {"a limit of nothing", "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\n[[limit]]\nof = [\"甲\"]\n", "9:1 limit_without_bound"},
    {"a limit on what is not there",
     "[[grant]]\nid = \"慰问金\"\nwhen = \"true\"\namount = \"1元\"\n[[limit]]\nof = [\"慰问全\"]\nmax = \"1元\"\n[[exclusion]]\nid = \"乙\"\nwhen = "
     "\"true\"\nfrom = [\"慰问\"]\n",
     "10:7 unknown_id, 15:9 unknown_id"},
    {"bounds of a limit that are no money, or finer than a fen",
     "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"1元\"\n[[limit]]\nof = [\"甲\"]\nmax = 100\nmin = \"1元 / 3\"\ncount = \"1人\"\n",
     "11:7 amount_not_money, 12:7 limit_not_whole_fen, 13:9 wrong_type"},
    {"amounts that people decide, and who decides them",
     "[[grant]]\nid = \"甲\"\nwhen = \"true\"\namount = \"[0元 .. 5元]\"\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = \"5元\"\ndecided_by = "
     "\"工会\"\n[[grant]]\nid = \"丙\"\nwhen = "
     "\"true\"\namount = \"[0元 .. 5元]\"\ndecided_by = \"工会\"\nper = \"person\"\ncount = \"3人\"\n",
     "8:10 interval_without_decider, 9:1 decider_without_interval, 20:9 interval_with_count"},
    {"pools of money",
     "[[fact]]\nname = \"甲\"\ntype = \"text\"\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = \"1元\"\n[[pool]]\nid = \"丙\"\nof = [\"乙\"]\namount = "
     "0.001\norder = [\"甲\"]\n[[pool]]\nid "
     "= \"丁\"\nof = [\"乙\"]\norder = [\"甲 up\"]\nstep = 0\n",
     "12:1 pool_amount, 16:10 pool_order, 17:1 step_must_be_positive, 17:1 grant_in_two_pools, 20:10 pool_order"},
    {"rows of a table that overlap, jump and leave holes",
     "[[fact]]\nname = \"甲\"\nunit = \"元\"\nmin = 0\n[[table]]\nname = \"乙\"\nof = \"甲\"\nrows = [\n[\"[1元 .. 5元]\", \"1元\"],\n[\"[5元 .. 8元]\", "
     "\"2元\"],\n"
     "[\"(8.01元 .. 9元]\", \"3元\"],\n]\n",
     "13:2 warning row_gap, 13:2 note row_jump, 14:2 row_overlap, 15:2 warning row_gap, 15:2 warning row_gap"},
    {"rows of a marginal table that begin nowhere, or give no rate",
     "[[fact]]\nname = \"甲\"\nunit = \"元\"\n[[table]]\nname = \"乙\"\nkind = \"marginal\"\nof = \"甲\"\nrows = [\n[\"<= 5元\", \"1\"],\n[\"> 5元\", "
     "\"2元\"],\n]\n",
     "13:2 marginal_row, 14:10 marginal_rate"},
    {"rows of different kinds, and things that are no rows",
     "[[fact]]\nname = \"甲\"\nunit = \"元\"\n[[table]]\nname = \"乙\"\nof = \"甲\"\nrows = [\n[\"< 5元\", \"1元\"],\n[\">= 5元\", "
     "\"true\"],\n[\"1元\"],\n]\n[[table]]\nname = \"丙\"\nof "
     "= \"甲\"\nrows = [[\"[1元 .. 2人]\", 3]]\n",
     "13:11 mixed_rows, 14:1 wrong_type, 19:11 unit_mismatch"},
    {"a check of a fact", "[[fact]]\nname = \"甲\"\n[[check]]\nholds = \"甲 > 3\"\n", "8:9 fact_in_check"},
    // ---------------------------------------------------------------------------------------------- worth a look
    {"what the text does not say",
     "year = { unknown = \"隐去\" }\n[[parameter]]\nname = \"甲\"\nvalues = { unknown = \"未写\" }\n[[grant]]\nid = \"乙\"\nwhen = \"true\"\namount = { "
     "unknown = \"未写\" }\n",
     "5:8 warning not_stated, 8:10 warning not_stated, 12:10 warning not_stated"},
    {"a fact that no rule uses", "[[fact]]\nname = \"甲\"\n", "5:1 note unused_fact"},
    {"a division by what may be zero", "[[fact]]\nname = \"甲\"\nunit = \"人\"\n[[derived]]\nname = \"乙\"\nvalue = \"1 / 甲\"\n",
     "10:14 warning divisor_may_be_zero"},
    {"a division by 12 that leaves the unit alone", "[[fact]]\nname = \"甲\"\nunit = \"元/年\"\n[[derived]]\nname = \"乙\"\nvalue = \"per_month(甲) / 12\"\n",
     "10:10 warning bare_twelve"},
    {"checks that do not hold, or cannot be decided",
     "[[parameter]]\nname = \"甲\"\nvalues = [{ region = \"12\", value = 1 }, { region = \"11\", from = 2016-01-01, value = 2 }]\n[[check]]\ntitle = "
     "\"甲是一\"\nholds = \"甲 = 1\"\n[[check]]\nholds = \"甲 = 1\"\nregion = \"13\"\n[[check]]\nholds = \"甲 = 1\"\nregion = \"120116\"\n",
     "8:1 warning check_failed, 11:1 warning check_undetermined"},
    // ---------------------------------------------------------------------------------------------- tests
    {"a table without an arrow", "[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ncases = '''\n案例 | 甲\n一 | 是\n'''\n", "10:1 table_without_arrow"},
    {"a row without an arrow", "[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ncases = '''\n案例 => 甲\n一 | 是\n'''\n", "11:1 table_without_arrow"},
    {"rows that do not fit their heading", "[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ncases = '''\n案例 => 甲\n一 | 二 => 是\n一 => 是 | 否\n'''\n",
     "11:1 row_length, 12:1 row_length"},
    {"columns nobody knows, or twice",
     "[[fact]]\nname = \"甲\"\n[[category]]\nid = \"条件一\"\nwhen = \"甲 > 1\"\n[[test]]\ncases = '''\n案例 | 乙 | 甲 | 甲 => 条件二 | 条件一 | 条件一 | "
     "存疑\n一 | 2 | 3 | 3 => 是 | 是 | 是 |\n'''\n",
     "12:6 unknown_column, 12:14 duplicate_column, 12:19 unknown_column, 12:31 duplicate_column"},
    {"a list as a column",
     "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\" }]\n[[category]]\nid = \"甲\"\nwhen = \"some m in 成员 satisfies m.岁数 > "
     "1\"\n[[test]]\ncases = '''\n成员 => 甲\n3 => 是\n'''\n",
     "14:1 list_in_table"},
    {"tests of nothing", "[[test]]\n[[test]]\ncases = ''\n[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ncases = \"=> 甲\"\n[[test]]\nexpect = {}\n",
     "5:1 empty_test, 7:9 empty_test, 12:9 empty_test, 13:1 empty_test"},
    {"an expectation that no category can meet", "[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ncases = '''\n=> 甲\n=> 对\n'''\n",
     "11:4 expectation_unreadable"},
    {"tests that name what is not there",
     "[[category]]\nid = \"甲\"\nwhen = \"true\"\n[[test]]\ngiven = { \"乙\" = 1 }\nreadings = { \"丙\" = \"含\" }\nparameters = { \"丁\" = 3 }\nexpect = { "
     "categories = [\"戊\"], unknown = [\"己\"], needed = [\"庚\"], readings = [\"辛\"], assumed = [\"壬\"], documents = [\"癸\"], values = { \"子\" = 1 }, "
     "grants = { \"丑\" = 2 } }\n",
     "9:11 unknown_column, 10:14 unknown_id, 11:16 unknown_id, 12:26 unknown_id, 12:43 unknown_id, 12:59 unknown_id, 12:77 unknown_id, 12:94 unknown_id, "
     "12:113 unknown_id, 12:130 unknown_id, "
     "12:152 unknown_id"},
    {"tests whose tables are none",
     "[[fact]]\nname = \"成员\"\ntype = \"list\"\nfields = [{ name = \"岁数\" }]\n[[test]]\ngiven = 3\nexpect = 4\ncases = 5\n[[test]]\ngiven = { \"成员\" = 3 "
     "}\nexpect = {}\n"
     "[[test]]\ngiven = { \"成员\" = [3, { \"年岁\" = 3 }] }\nexpect = { categories = \"甲\" }\n",
     "5:1 note unused_fact, 10:9 wrong_type, 11:10 wrong_type, 12:9 wrong_type, 13:1 empty_test, 14:18 wrong_type, 17:19 wrong_type, 17:24 unknown_column, "
     "18:25 wrong_type"},
    // ---------------------------------------------------------------------------------------------- formulas
    {"mistakes in formulas, each at its place in the file",
     "[[fact]]\nname = \"家庭人口\"\nunit = \"人\"\n[[category]]\nid = \"甲\"\nwhen = '''\n  家庭人囗 > 3人\n  and 家庭人口 ＞ 3'''\n[[category]]\nid = "
     "\"乙\"\nwhen = \"家庭人囗 > 3\"\n",
     "12:12 full_width, 15:9 unknown_name"},
    {"everything in one run, of whatever section",
     "[[fact]]\nname = \"甲\"\ntipe = \"bool\"\n[[category]]\nid = \"乙\"\nwhen = \"甲 > 3元\"\n[[category]]\nid = \"乙\"\nwhen = \"丙\"\n[[grant]]\nid = "
     "\"丁\"\nwhen = \"乙\"\namount = 3\n[[test]]\ngiven = { \"戊\" = 1 }\nexpect = {}\n",
     "7:1 unknown_key, 10:9 unit_missing, 11:1 duplicate_name, 17:10 amount_without_unit, 18:1 empty_test, 19:11 unknown_column"},
};

}  // namespace unionkit::plan
