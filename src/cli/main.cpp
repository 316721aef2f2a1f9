#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <new>
#include <string>
#include <string_view>

#include "commands.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

std::string engine() { return "unionkit " UNIONKIT_VERSION; }

namespace {

constexpr const char* program = "unionkit";

/// The language must be known before the help is written, and so before the arguments are read.
Language language_of(int argc, char** argv) {
    std::string wanted;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--lang" && i + 1 < argc) wanted = argv[i + 1];
        if (argument.starts_with("--lang=")) wanted = argument.substr(7);
    }
    if (wanted.empty()) return language_of_locale();
    if (wanted != "zh" && wanted != "en") throw Error{wrong_use(messages::bad_language, {wanted})};
    return wanted == "zh" ? Language::zh : Language::en;
}

/// The arguments of every command, and the command to run.
class CommandLine {
public:
    explicit CommandLine(Language language) : language_{language} {
        app_.description(say("工会活动方案：查方案、跑测试、筛名册、说明理由。",
                             "Activity plans of trade unions: check them, test them, screen a roster, explain a decision."));
        app_.fallthrough();
        app_.require_subcommand(1);
        words(app_);
        app_.set_version_flag("--version", engine(), say("显示版本", "print the version"));
        app_.add_option("--lang", lang_, say("语言：zh 或 en；不写就看系统的语言设置", "language: zh or en; otherwise that of the locale"))->type_name("zh|en");
        app_.footer(
            say("结束码：0 正常；1 "
                "查出了问题：方案有错（这时不判）、测试有不过的、名册有用不了的格（别的照判）、报名表有错（这时不抽签、不编排）、抽签记录不成立；2 "
                "命令写错，或文件读不了。",
                "Exit codes: 0 fine; 1 something was found: errors in a plan (nobody is judged then), failed cases, cells that cannot be used (the rest is "
                "judged), errors in entries (nothing is drawn or paired then), a transcript that does not hold; 2 wrong usage, or files that cannot be read."));
        check_command();
        test_command();
        screen_command();
        grant_command();
        enter_command();
        draw_command();
        verify_command();
        pair_command();
        score_command();
        explain_command();
    }

    Exit run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::CallForHelp&) {
            return print(&chosen() == &app_ ? app_.help() : chosen().help(program));
        } catch (const CLI::CallForVersion&) {
            return print(engine() + "\n");
        } catch (const CLI::ParseError& error) {
            throw Error{in_our_words(error)};
        }
        return run_();
    }

    /// Without a command there is nothing to do but to say how it goes.
    std::string help() const { return app_.help(); }

private:
    std::string say(const char* in_chinese, const char* in_english) const { return language_ == Language::zh ? in_chinese : in_english; }

    static Exit print(const std::string& text) {
        std::fputs(text.c_str(), stdout);
        return Exit::fine;
    }

    const CLI::App& chosen() const {
        const auto commands = app_.get_subcommands();
        return commands.empty() ? app_ : *commands.front();
    }

    Finding in_our_words(const CLI::ParseError& error) const {
        const CLI::App& command = chosen();
        const std::string name = &command == &app_ ? program : std::string{program} + " " + command.get_name();
        const auto unexpected = app_.remaining(true);
        const bool no_such_command = &command == &app_ && !unexpected.empty();
        if (no_such_command || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
            return wrong_use(messages::unknown_argument, {CLI::detail::join(unexpected, " ")}, {name});
        if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return wrong_use(messages::missing_argument, {missing(command)}, {name});
        const std::string written = option_in(error.what());
        const CLI::Option* option = command.get_option_no_throw(written);
        if (option == nullptr) option = app_.get_option_no_throw(written);
        if (option == nullptr || dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) return wrong_use(messages::bad_command_line, {written}, {name});
        const bool is_repeated = option->count() > 1 && option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw;
        if (is_repeated) return wrong_use(messages::given_twice, {written, static_cast<std::int64_t>(option->count())});
        return wrong_use(messages::value_missing, {written, option->get_type_name()}, {name});
    }

    /// Of what the parser of arguments says, in English alone, only the option is taken.
    static std::string option_in(std::string_view said) {
        const std::size_t begin = std::min(said.find("--"), said.size());
        const std::size_t end = said.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin);
        return std::string{said.substr(begin, end == std::string_view::npos ? end : end - begin)};
    }

    /// The first required argument that was not given; the command itself, if even that is missing.
    static std::string missing(const CLI::App& command) {
        for (const CLI::Option* option : command.get_options())
            if (option->get_required() && option->count() == 0) return option->get_name();
        return "check | test | screen | grant | enter | draw | verify | pair | score | explain";
    }

    void words(CLI::App& app) {
        app.set_help_flag("-h,--help", say("显示用法", "print this help"));
        app.get_option("--help")->group(say("选项", "Options"));
        app.option_defaults()->group(say("选项", "Options"));
        const auto formatter = std::make_shared<CLI::Formatter>();
        formatter->label("Usage", say("用法", "Usage"));
        formatter->label("OPTIONS", say("选项", "OPTIONS"));
        formatter->label("SUBCOMMAND", say("命令", "COMMAND"));
        formatter->label("Positionals", say("参数", "Arguments"));
        formatter->label("REQUIRED", "");  // what is not in brackets must be given
        formatter->column_width(34);
        app.formatter(formatter);
    }

    CLI::App& command(const char* name, const std::string& about, std::function<Exit()> run) {
        CLI::App& app = *app_.add_subcommand(name, about);
        app.group(say("命令", "Commands"));
        words(app);
        app.callback([this, run = std::move(run)] { run_ = run; });
        return app;
    }

    void check_command() {
        CLI::App& app = command("check", say("查方案：写法、名称、单位、日期、自查条目", "check plans: spelling, names, units, dates, their own checks"),
                                [this] { return check(check_, language_); });
        app.add_option("PLAN", check_.plans, say("方案文件，可以写几个", "plan files"))->required()->type_name("");
        app.add_flag("--strict", check_.strict, say("有警告也算不通过", "warnings fail, too"));
    }

    void test_command() {
        CLI::App& app = command("test", say("跑方案里的测试", "run the cases that plans hold"), [this] { return test(test_, language_); });
        app.add_option("PLAN", test_.plans, say("方案文件，可以写几个", "plan files"))->required()->type_name("");
        app.add_flag("--list", test_.list, say("只列出测试的号和名，不跑", "list numbers and names of the cases, run none"));
        app.add_option("--case", test_.only_case, say("只跑一例：写号或名", "run one case, by number or name"))->type_name("CASE");
        app.add_flag("--coverage", test_.coverage,
                     say("列出每条线的低一步、正好、高一步有没有用例到过", "list for each line whether a case stands one step below, at and one step above"));
        app.add_option("--min-coverage", test_.least, say("边界覆盖低于这个数就算不过，如 80%", "fail if fewer of the boundaries are visited, like 80%"))
            ->type_name("N%");
    }

    void judging_options(CLI::App& app, JudgeRequest& request) {
        app.add_option("PLAN", request.plan, say("方案文件", "plan file"))->required()->type_name("");
        app.add_option("ROSTER", request.roster, say("名册（CSV；第一行是表头）", "roster (CSV; headings in the first line)"))->required()->type_name("");
        app.add_option("--region", request.region,
                       say("行政区划代码，如 120116；名册里有 region 列的以名册为准",
                           "code of an administrative division, like 120116; a column region goes before it"))
            ->type_name("CODE");
        app.add_option("--on", request.on,
                       say("判定日，如 2016-12-20；名册里有 on 列的以名册为准", "day of judgement, like 2016-12-20; a column on goes before it"))
            ->type_name("DATE");
        app.add_option("--reading", request.readings, say("换一种读法，可以写几次", "choose another reading; may be repeated"))
            ->type_name("ID=OPTION")
            ->expected(1)
            ->take_all();
        app.add_option("--parameter", request.parameters,
                       say("给一个参数的值，如 低保线=560；可以写几次", "the value of a parameter, like 低保线=560; may be repeated"))
            ->type_name("NAME=VALUE")
            ->expected(1)
            ->take_all();
        app.add_option("--members", request.members,
                       say("成员文件（CSV，一人一行），按编号对上名册；方案有几个名单时写 名单=文件",
                           "file of members (CSV, a row each), joined to the roster by its ids; LIST=FILE if the plan has several lists"))
            ->type_name("FILE")
            ->expected(1)
            ->take_all();
        app.add_option("--id-column", request.id_column,
                       say("名册里作编号的列；不写就是方案不认识的第一列", "heading of the column of ids; otherwise the first that the plan does not know"))
            ->type_name("HEADING");
        app.add_option(
               "--encoding", request.encoding,
               say("名册的编码：utf-8、gbk、gb18030、utf-16；不写就自动识别", "encoding of the files: utf-8, gbk, gb18030, utf-16; otherwise it is found out"))
            ->type_name("NAME");
    }

    void screen_command() {
        CLI::App& app = command("screen", say("按方案筛名册，一户一行", "judge a roster by a plan, a row for each household"),
                                [this] { return screen(screen_, language_); });
        judging_options(app, screen_.judge);
        app.add_option(
               "--format", screen_.format,
               say("输出：table、csv 或 json；不写就看 -o 的文件名，否则是表格", "output: table, csv or json; otherwise by the name after -o, else a table"))
            ->type_name("FORMAT");
        app.add_flag("--reasons", screen_.reasons, say("json 里写出每一处比较", "write every comparison into the JSON"));
        app.add_option("-o,--output", screen_.output, say("写到文件；要么写全，要么不动原文件", "write to a file: all of it, or nothing"))->type_name("FILE");
    }

    void grant_command() {
        CLI::App& app =
            command("grant", say("按方案列发放名单：应发、实发、大写，和合计", "list the payments by a plan: claim, paid, in capitals; and the totals"),
                    [this] { return grant(grant_, language_); });
        judging_options(app, grant_.judge);
        app.add_option("--past", grant_.judge.past,
                       say("历次帮扶台账（CSV）：编号、帮扶项目、帮扶日期、帮扶金额", "ledger of earlier aid (CSV): id, 帮扶项目, 帮扶日期, 帮扶金额"))
            ->type_name("FILE");
        app.add_option(
               "--pool", grant_.pools,
               say("资金池里有多少钱，如 100000元；方案有几个池就写 池=金额", "the money in a pool, like 100000元; POOL=AMOUNT if the plan has several"))
            ->type_name("[POOL=]AMOUNT")
            ->expected(1)
            ->take_all();
        app.add_option("--format", grant_.format, say("输出：table、csv 或 json", "output: table, csv or json"))->type_name("FORMAT");
        app.add_option("-o,--output", grant_.output, say("写到文件；要么写全，要么不动原文件", "write to a file: all of it, or nothing"))->type_name("FILE");
    }

    void meet_output(CLI::App& app) {
        app.add_option("--format", score_.format,
                       say("输出：table、csv、json 或 html（打印的册子）；不写就看 -o 的文件名，否则是表格",
                           "output: table, csv, json or html (a book to print); otherwise by the name after -o, else a table"))
            ->type_name("FORMAT");
        app.add_option("-o,--output", score_.output, say("写到文件；要么写全，要么不动原文件", "write to a file: all of it, or nothing"))->type_name("FILE");
    }

    void enter_command() {
        CLI::App& app =
            command("enter", say("查报名：几项、人数，不接受的写明是哪一条", "check entries: how many contests, how many people; each refusal names its rule"),
                    [this] { return enter(score_, language_); });
        app.add_option("PLAN", score_.plan, say("方案文件", "plan file"))->required()->type_name("");
        app.add_option("ENTRIES", score_.marks,
                       say("报名表（CSV）：一人一行，“报名”一列写项目；或一队一行，一项一列写人数",
                           "entries (CSV): a row for each person with a column 报名, or for each team with a column for each contest"))
            ->required()
            ->type_name("");
        app.add_option("--on", score_.on, say("比赛日，如 2024-04-27：按年龄分组时要用", "day of the meet, like 2024-04-27: groups by age go by it"))
            ->type_name("DATE");
        app.add_option("--reading", score_.readings, say("换一种读法，可以写几次", "choose another reading; may be repeated"))
            ->type_name("ID=OPTION")
            ->expected(1)
            ->take_all();
        app.add_option("--encoding", score_.encoding,
                       say("报名表的编码：utf-8、gbk、gb18030、utf-16；不写就自动识别",
                           "encoding of the entries: utf-8, gbk, gb18030, utf-16; otherwise it is found out"))
            ->type_name("NAME");
        meet_output(app);
    }

    void entrants_options(CLI::App& app, EntrantsRequest& request, const std::string& contest) {
        app.add_option("PLAN", request.plan, say("方案文件", "plan file"))->required()->type_name("");
        app.add_option("ENTRIES", request.entries,
                       say("报名表（CSV），与 enter 相同；可以有“单位”一列写队，“签位”一列写预先指定的签位",
                           "entries (CSV), as enter reads them; a column 单位 says the team, a column 签位 who has a fixed slot"))
            ->required()
            ->type_name("");
        app.add_option("--contest", request.contest, contest)->type_name("ID");
        app.add_option("--on", request.on, say("比赛日，如 2024-04-27：按年龄分组时要用", "day of the meet, like 2024-04-27: groups by age go by it"))
            ->type_name("DATE");
        app.add_option("--reading", request.readings, say("换一种读法，可以写几次", "choose another reading; may be repeated"))
            ->type_name("ID=OPTION")
            ->expected(1)
            ->take_all();
        app.add_option("--encoding", request.encoding,
                       say("报名表的编码：utf-8、gbk、gb18030、utf-16；不写就自动识别",
                           "encoding of the entries: utf-8, gbk, gb18030, utf-16; otherwise it is found out"))
            ->type_name("NAME");
    }

    void draw_command() {
        CLI::App& app = command("draw",
                                say("抽签：用公布的号码定次序或分组，写出谁都能重算的抽签记录",
                                    "draw lots from published numbers: an order or groups, in a transcript that everybody can replay"),
                                [this] { return draw(draw_, language_); });
        entrants_options(app, draw_.who, say("抽报了这一项的；不写就是表里的每一行", "draw those who enter this contest; otherwise every row"));
        app.add_option("--source", draw_.sources,
                       say("号码从哪里来、是什么：事先公布来源，报名截止后才开的号；可以写几次",
                           "where the numbers come from and what they are: announced before, known only after entries have closed; may be repeated"))
            ->type_name("NAME=VALUE")
            ->expected(1)
            ->take_all();
        app.add_option("--groups", draw_.groups,
                       say("分成几组，人数尽量相等；不写就照方案，方案也没有写就抽一个次序",
                           "draw so many groups, as even as can be; otherwise as many as the plan draws, or an order"))
            ->type_name("N");
        app.add_option("--teammates", draw_.teammates,
                       say("同队怎样排：anywhere 不限，apart 不相邻，spread 各组均匀，at-most=K 每组至多 K 个",
                           "teammates: anywhere; apart, not beside each other; spread evenly over the groups; at-most=K in a group"))
            ->type_name("RULE");
        app.add_option("-o,--output", draw_.output, say("写到文件；要么写全，要么不动原文件", "write to a file: all of it, or nothing"))->type_name("FILE");
    }

    void verify_command() {
        CLI::App& app = command("verify", say("重算一份抽签记录，看它成立不成立", "replay the transcript of a draw: does it hold?"),
                                [this] { return verify(verify_, language_); });
        app.add_option("TRANSCRIPT", verify_.transcript, say("抽签记录，公布时的原文件", "the transcript, the file as it was published"))
            ->required()
            ->type_name("");
    }

    void pair_command() {
        CLI::App& app = command("pair",
                                say("编排：谁对谁、哪一轮、哪一组哪一道；打印对阵表，出给裁判填的表",
                                    "who meets whom, in which round, heat and lane: a page to print, a list for the officials to fill in"),
                                [this] { return pair(pair_, language_); });
        entrants_options(app, pair_.who, say("编排这一项；方案只有一项时可以不写", "the contest; may be left out if the plan has one"));
        app.add_option("--system", pair_.system,
                       say("赛制：round-robin 循环赛，knockout 淘汰赛，heats 分组分道；不写就照方案的 pairing",
                           "round-robin, knockout, or heats on lanes; otherwise as the plan's key pairing says"))
            ->type_name("NAME");
        app.add_option("--legs", pair_.legs, say("循环赛打几遍：1 或 2", "how often each two meet in a round robin: 1 or 2"))->type_name("N");
        app.add_option("--places", pair_.places,
                       say("淘汰赛打到哪里：first 只打冠军，third 加打第三名，all 每一名都打", "what a knockout plays for: first, third or all"))
            ->type_name("NAME");
        app.add_option("--lanes", pair_.lanes, say("场地有几条道", "how many lanes the ground has"))->type_name("N");
        app.add_option("--draw", pair_.transcript,
                       say("抽签记录：先重算，再按它的分组和次序；不写就按报名表的次序",
                           "transcript: replayed, then its groups and order count; otherwise the order of the sheet"))
            ->type_name("FILE");
        app.add_option("--format", pair_.format,
                       say("输出：table、csv（给裁判填的表）、json 或 html（打印）；不写就看 -o 的文件名，否则是表格",
                           "output: table, csv (a list to fill in), json or html (to print); otherwise by the name after -o, else a table"))
            ->type_name("FORMAT");
        app.add_option("-o,--output", pair_.output, say("写到文件；要么写全，要么不动原文件", "write to a file: all of it, or nothing"))->type_name("FILE");
    }

    /// What a meet is scored by beside its marks. \param request  has matches, rulings and contest
    template <typename Request>
    void scoring_options(CLI::App& app, Request& request) {
        app.add_option("--matches", request.matches,
                       say("对阵表（CSV），pair 排的，填上结果：循环赛、淘汰赛的名次由它算",
                           "matches (CSV) as pair writes them, with results: places of round robins and knockouts come from them"))
            ->type_name("FILE");
        app.add_option("--rulings", request.rulings,
                       say("裁定记录（CSV）：一行一条，只加不改；写出每条改变了什么",
                           "log of rulings (CSV): a row for each, added and never changed; says what each one moved"))
            ->type_name("FILE");
        app.add_option("--contest", request.contest, say("成绩表只是这一项的：列名可以只写 成绩、各次、犯规、评委1", "the marks are of this contest alone"))
            ->type_name("ID");
    }

    void score_command() {
        CLI::App& app = command("score", say("按方案算成绩：各项名次、总分、总排名、奖", "score a meet: places, totals, the standing, prizes"),
                                [this] { return score(score_, language_); });
        app.add_option("PLAN", score_.plan, say("方案文件", "plan file"))->required()->type_name("");
        app.add_option("MARKS", score_.marks,
                       say("成绩表（CSV）：一队或一人一行，一项一列", "marks (CSV): a row for each team or person, a column for each contest"))
            ->required()
            ->type_name("");
        scoring_options(app, score_);
        app.add_option("--on", score_.on, say("比赛日，如 2024-04-27：按年龄分组时要用", "day of the meet, like 2024-04-27: groups by age go by it"))
            ->type_name("DATE");
        app.add_option("--reading", score_.readings, say("换一种读法，可以写几次", "choose another reading; may be repeated"))
            ->type_name("ID=OPTION")
            ->expected(1)
            ->take_all();
        app.add_option("--encoding", score_.encoding,
                       say("成绩表、对阵表、裁定记录的编码：utf-8、gbk、gb18030、utf-16；不写就各自识别",
                           "encoding of marks, matches and rulings: utf-8, gbk, gb18030, utf-16; otherwise that of each is found out"))
            ->type_name("NAME");
        meet_output(app);
    }

    void explain_command() {
        CLI::App& app = command("explain",
                                say("说明名册里一户的结果：每条理由、差多少、缺什么；或者成绩表里一个队、一个人的：为什么这个名次、这个奖",
                                    "explain the result of one household: every reason, the distances, what is missing; or of one entry of a meet: why this "
                                    "place, why this prize"),
                                [this] { return explain(explain_, language_); });
        judging_options(app, explain_.judge);
        app.add_option("--row", explain_.row,
                       say("表格里的行号：表头是 1，第一户是 2", "row as a spreadsheet shows it: the headings are 1, the first household is 2"))
            ->type_name("N");
        app.add_option("--id", explain_.id, say("编号（与 --row 二者写一个）", "id, instead of --row"))->type_name("ID");
        app.add_option("--entry", explain_.entry,
                       say("运动会的方案：成绩表（写在名册的位置）里的队或人", "of a meet: a team or person of the marks, which take the roster's place"))
            ->type_name("WHO");
        scoring_options(app, explain_);
        app.add_option("--format", explain_.format, say("输出：text 或 json", "output: text or json"))->type_name("FORMAT");
    }

    Language language_;
    CLI::App app_{"", program};
    std::string lang_;
    CheckRequest check_;
    TestRequest test_;
    ScreenRequest screen_;
    GrantRequest grant_;
    ScoreRequest score_;
    DrawRequest draw_;
    VerifyRequest verify_;
    PairRequest pair_;
    ExplainRequest explain_;
    std::function<Exit()> run_;
};

Exit run(int argc, char** argv) {
    Language language = language_of_locale();
    try {
        language = language_of(argc, argv);
        CommandLine command_line{language};
        if (argc < 2) {
            std::fputs(command_line.help().c_str(), stderr);
            return Exit::unusable;
        }
        return command_line.run(argc, argv);
    } catch (const UnusablePlan& error) {
        show(error.findings(), language);
        return Exit::found;
    } catch (const Error& error) {
        show(error.findings(), language);
    } catch (const std::bad_alloc&) {
        std::fputs(language == Language::zh ? "错误: 内存不够\n" : "error: out of memory\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s%s\n", language == Language::zh ? "错误: " : "error: ", error.what());
    }
    return Exit::unusable;
}

}  // namespace
}  // namespace unionkit::cli

int main(int argc, char** argv) { return unionkit::cli::run(argc, argv); }
