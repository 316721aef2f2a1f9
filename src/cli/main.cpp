#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <functional>
#include <new>

#include "commands.hpp"
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
            say("结束码：0 正常；1 check 查出错误、test 有不过的、名册有用不了的格；2 命令写错、文件读不了，或要用的方案有错。",
                "Exit codes: 0 fine; 1 check found errors, cases failed, or cells cannot be used; 2 wrong usage, unreadable files, or a plan with errors "
                "that was to be used."));
        check_command();
        test_command();
        screen_command();
        grant_command();
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
        return wrong_use(messages::bad_command_line, {std::string{error.what()}}, {name});
    }

    /// The first required argument that was not given; the command itself, if even that is missing.
    static std::string missing(const CLI::App& command) {
        for (const CLI::Option* option : command.get_options())
            if (option->get_required() && option->count() == 0) return option->get_name();
        return "check | test | screen | grant | explain";
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

    void explain_command() {
        CLI::App& app =
            command("explain",
                    say("说明名册里一户的结果：每条理由、差多少、缺什么", "explain the result of one household: every reason, the distances, what is missing"),
                    [this] { return explain(explain_, language_); });
        judging_options(app, explain_.judge);
        app.add_option("--row", explain_.row,
                       say("表格里的行号：表头是 1，第一户是 2", "row as a spreadsheet shows it: the headings are 1, the first household is 2"))
            ->type_name("N");
        app.add_option("--id", explain_.id, say("编号（与 --row 二者写一个）", "id, instead of --row"))->type_name("ID");
        app.add_option("--format", explain_.format, say("输出：text 或 json", "output: text or json"))->type_name("FORMAT");
    }

    Language language_;
    CLI::App app_{"", program};
    std::string lang_;
    CheckRequest check_;
    TestRequest test_;
    ScreenRequest screen_;
    GrantRequest grant_;
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
